"""The consultation of 2021 in the example: invented, complete, and told by many voices.

Run as a script it says how much of the comments different authors have in common.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook

from govdocs.cli.round import compiled, read_round
from govdocs.consultation.form.form import Form
from govdocs.consultation.letter import letter_markdown
from govdocs.consultation.status import State, find_status
from govdocs.lint.run import Checked, check
from govdocs.model.consultation import Consultation
from govdocs.model.reply import Reply, ReplyOutcome
from govdocs.model.submission import Comment, CommentKind, Submission
from govdocs.overview.at_revision import files_at
from govdocs.render.xlsx.compilation import compilation_xlsx
from govdocs.store.gateway import open_gateway
from govdocs.text.load import load
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready
from tests.consultation.voices import MOST_IN_COMMON, in_common, shared_sentences
from tests.places import AGREEMENTS

FOLDER = AGREEMENTS / "hsavtal/remisser/2021-1"
NAME, MARKING = "2021-1", "Påhittade uppgifter"
LONG_AFTER = datetime(2022, 6, 1, tzinfo=UTC)
SHARED_BY = "forbund-fyrbodal"
TEXTS = (
    "hsavtal/delar/a-gemensam.md",
    "hsavtal/delar/b-avtal.md",
    "hsavtal/delar/c-lakarmedverkan.md",
    "hsavtal/delar/c-psykisk.md",
    "hsavtal/overenskommelser/in-och-utskrivning.md",
)


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(AGREEMENTS, date(2026, 11, 22), Memory())


@pytest.fixture(scope="module")
def asked(checked: Checked) -> Consultation:
    found = checked.loaded.workspace.consulted.round(NAME)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def answers(checked: Checked) -> tuple[Submission, ...]:
    return checked.loaded.workspace.consulted.answers(NAME)


@pytest.fixture(scope="module")
def replies(checked: Checked) -> tuple[Reply, ...]:
    return checked.loaded.workspace.consulted.replies_of(NAME)


def comments_of(answers: Iterable[Submission]) -> tuple[Comment, ...]:
    return tuple(one for answer in answers for one in answer.comments)


def test_the_round_has_no_findings(checked: Checked) -> None:
    assert () == checked.findings


def test_every_file_says_that_it_is_invented() -> None:
    files = sorted(FOLDER.rglob("*.yaml"))

    assert 60 <= len(files)
    assert [] == [
        path.name
        for path in files
        if f"\nmärkning: {MARKING}\n" not in path.read_text("utf-8")
    ]


def test_the_letter_says_once_that_it_is_invented_and_when_to_answer(
    asked: Consultation,
) -> None:
    text = letter_markdown(Form(asked), None)

    assert 1 == text.count(MARKING)
    assert 1 == text.count("Svara senast")


def test_those_asked_add_up_and_the_unasked_stand_apart(
    asked: Consultation, answers: tuple[Submission, ...]
) -> None:
    counts = find_status(asked, answers, LONG_AFTER).counts

    assert {
        State.IN_TIME: 59,
        State.LATE: 4,
        State.DECLINED: 3,
        State.SILENT: 5,
        State.UNSOLICITED: 4,
    } == dict(counts)
    assert len(asked.invited) == sum(counts.values()) - counts[State.UNSOLICITED]


def test_one_second_after_the_last_is_late_also_here(
    asked: Consultation, answers: tuple[Submission, ...]
) -> None:
    status = find_status(asked, answers, LONG_AFTER)
    states = {one.consultee: one.state for one in status.standings}
    received = {one.consultee: one.received for one in answers}

    assert datetime(2021, 12, 31, 23, tzinfo=UTC) == received["tanum"]
    assert State.LATE is states["tanum"]
    assert State.IN_TIME is states["amal"], "it had been given more time"
    assert State.LATE is states["vgr-su"], "later than the time it had been given"


def test_there_are_600_comments_of_every_kind_from_60(
    answers: tuple[Submission, ...],
) -> None:
    with_comments = [one for one in answers if one.comments]
    comments = comments_of(answers)
    kinds = Counter(one.kind.value for one in comments)

    assert 60 <= len(with_comments)
    assert 600 <= len(comments)
    assert {"ändringsförslag", "fråga", "sakfel", "stöd"} == set(kinds)
    assert 15 <= min(kinds.values())
    assert 20 <= sum(one.proposal is not None for one in comments)
    assert max(len(one.comments) for one in with_comments) >= 25
    assert min(len(one.comments) for one in with_comments) <= 3


def test_a_formula_that_somebody_pasted_stays_text_in_excel() -> None:
    found = compiled(read_round(AGREEMENTS, NAME))
    book = load_workbook(BytesIO(compilation_xlsx(found)))
    cells = [one for page in book for row in page.iter_rows() for one in row]
    words = {
        text
        for one in found.annex
        for text in (one.comment.text, one.comment.proposal or "")
        if text[:1] in {"=", "+", "-", "@"}
    }

    assert 3 <= len(words)
    assert words <= {one.value for one in cells}
    assert not any(one.data_type == "f" for one in cells)


def test_every_comment_has_one_reply(
    answers: tuple[Submission, ...], replies: tuple[Reply, ...]
) -> None:
    replied = Counter(one for reply in replies for one in reply.comments)

    assert {one.id for one in comments_of(answers)} == set(replied)
    assert {1} == set(replied.values())


def test_few_are_only_noted(replies: tuple[Reply, ...]) -> None:
    noted = [one for one in replies if one.outcome is ReplyOutcome.NOTED]
    comments = sum(len(one.comments) for one in replies)

    assert len(noted) <= 0.3 * len(replies)
    assert sum(len(one.comments) for one in noted) <= 0.3 * comments


def test_no_two_replies_say_the_same(replies: tuple[Reply, ...]) -> None:
    reasons = Counter(one.reason for one in replies)

    assert [] == [words for words, count in reasons.items() if count > 1]


def test_what_was_asked_about_is_the_text_of_a_commit(asked: Consultation) -> None:
    for frozen in asked.texts:
        assert frozen.revision is not None
        files = files_at(AGREEMENTS, frozen.revision)
        loaded = load(AGREEMENTS, lambda _: (), Memory(), files)

        ready = Ready(loaded.workspace.by_id[frozen.document], loaded)

        assert frozen.digest == ready.digests.full


def test_questions_are_about_headings_of_the_frozen_text(asked: Consultation) -> None:
    for frozen in asked.texts:
        assert frozen.revision is not None
        for question in frozen.questions:
            assert question.section in blocks_at(frozen.revision)


def test_answers_are_to_questions_that_were_asked(
    asked: Consultation, answers: tuple[Submission, ...]
) -> None:
    known = {one.id for one in asked.questions}
    known |= {one.id for text in asked.texts for one in text.questions}

    assert known == {name for answer in answers for name in answer.answers}


def test_comments_point_at_words_of_the_frozen_text(
    asked: Consultation, answers: tuple[Submission, ...]
) -> None:
    revision = asked.texts[0].revision
    assert revision is not None
    assert {revision} == {one.revision for one in asked.texts}
    blocks = blocks_at(revision)
    for one in comments_of(answers):
        place = one.place
        if place is None or place.block is None:
            continue
        assert place.block in blocks, one.id
        assert asked.text_of(place.document), one.id
        if place.quote:
            assert place.quote.exact in blocks[place.block], one.id


def test_what_was_accepted_changed_the_blocks_it_names(
    replies: tuple[Reply, ...],
) -> None:
    by_trailer = commits_by_comment()
    changed = 0
    for reply in replies:
        if reply.outcome is not ReplyOutcome.ACCEPTED:
            continue
        assert reply.caused is not None, reply.comments
        if not reply.caused.blocks:
            assert reply.caused.elsewhere, reply.comments
            continue
        for comment in reply.comments:
            named = (
                [reply.caused.commit] if reply.caused.commit else by_trailer[comment]
            )
            assert named, comment
            for place in reply.caused.blocks:
                assert any(touches(commit, place) for commit in named), comment
            changed += 1
    assert 40 <= changed


def test_every_trailer_names_a_comment(answers: tuple[Submission, ...]) -> None:
    named = set(commits_by_comment())

    assert 40 <= len(named)
    assert set() == named - {one.id for one in comments_of(answers)}


def test_only_one_association_has_lent_its_words(
    answers: tuple[Submission, ...],
) -> None:
    by_text: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        for one in answer.comments:
            by_text[one.text].add(answer.consultee)
    groups = {frozenset(who) for who in by_text.values() if len(who) > 1}

    assert 1 == len(groups)
    (group,) = groups
    assert SHARED_BY in group
    assert 8 <= len(group) - 1 <= 12


def test_no_sentence_is_repeated_by_another_author(
    answers: tuple[Submission, ...],
) -> None:
    assert [] == shared_sentences(answers, SHARED_BY)


def test_different_authors_read_as_different(answers: tuple[Submission, ...]) -> None:
    assert in_common(answers, SHARED_BY) < MOST_IN_COMMON


def test_words_in_common_are_found_when_there_are_any() -> None:
    received = datetime(2021, 12, 1, tzinfo=UTC)

    def told(author: str, text: str) -> Submission:
        comment = Comment(f"{author}-1", CommentKind.SUPPORT, text)
        return Submission(NAME, author, received, "webb", "a" * 64, comments=(comment,))

    same = (
        told("lerum", "ett två tre fyra fem sex"),
        told("ale", "x två tre fyra fem sex"),
    )
    other = (told("lerum", "ett två tre fyra fem"), told("ale", "sex sju åtta nio tio"))

    assert 1 / 3 == in_common(same, SHARED_BY)
    assert 0 == in_common(other, SHARED_BY)


@cache
def blocks_at(revision: str) -> dict[str, str]:
    """Return the words of each block and heading by its id, links as they are read."""
    files = files_at(AGREEMENTS, revision)
    found: dict[str, str] = {}
    for path in TEXTS:
        lines: list[str] = []
        for line in files.read(path).decode().split("\n"):
            lines = [*lines, line] if line.strip() else []
            mark = re.search(r"\{#([a-z0-9-]+)\}", line)
            if mark:
                words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", "\n".join(lines))
                found.setdefault(mark[1], words.replace("**", ""))
                lines = []
    return found


def touches(commit: str, place: str) -> bool:
    """Tell whether a commit has changed or added a block."""
    block = place.partition("#")[2]
    return blocks_at(commit).get(block) != blocks_at(f"{commit}~1").get(block)


def commits_by_comment() -> dict[str, list[str]]:
    """Return the commits that name each comment in a trailer `Synpunkt:`."""
    gateway = open_gateway(AGREEMENTS)
    assert gateway is not None
    told = str(
        gateway.repo.git.log(
            "--format=%H %(trailers:key=Synpunkt,valueonly,separator=%x20)"
        )
    )
    found: dict[str, list[str]] = defaultdict(list)
    for line in told.split("\n"):
        commit, *names = line.split()
        for name in names:
            found[name.removeprefix(f"{NAME}/")].append(commit)
    return found


if __name__ == "__main__":
    read = check(AGREEMENTS, date(2026, 11, 22), Memory()).loaded.workspace.consulted
    sys.stdout.write(f"{in_common(read.answers(NAME), SHARED_BY):.2%}\n")
