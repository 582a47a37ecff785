"""The consultation in `govdocs demo`: it adds up, is invented, and changed the text."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from govdocs.cli.demonstration import STORY
from govdocs.cli.main import run
from govdocs.consultation.status import State, find_status
from govdocs.lint.run import check
from govdocs.model.consultation import Consultation
from govdocs.model.consulted import Consulted
from govdocs.model.reply import Reply, ReplyOutcome
from govdocs.model.submission import Comment, Submission
from govdocs.overview.at_revision import files_at
from govdocs.text.memory import Memory
from govdocs.text.spool import LOST_FILE, SPOOL
from tests.command.refused import Captured
from tests.consultation.voices import MOST_IN_COMMON, in_common, shared_sentences
from tests.record.records import git

NAME, FOLDER, SHARED_BY = "2022-1", "remisser/2022-1", "foraldraforbund"
MARKING = "\nmärkning: Påhittade uppgifter\n"
LONG_AFTER = datetime(2022, 6, 1, tzinfo=UTC)
MOST_NOTED = 0.3
TEXTS = ("avtal.md", "delar/del-a.md", "delar/del-b.md")


@pytest.fixture(scope="module")
def consulted(demo: Path) -> Consulted:
    return check(demo, date(2026, 11, 23), Memory()).loaded.workspace.consulted


@pytest.fixture(scope="module")
def asked(consulted: Consulted) -> Consultation:
    found = consulted.round(NAME)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def answers(consulted: Consulted) -> tuple[Submission, ...]:
    return consulted.answers(NAME)


@pytest.fixture(scope="module")
def replies(consulted: Consulted) -> tuple[Reply, ...]:
    return consulted.replies_of(NAME)


def comments_of(answers: Iterable[Submission]) -> tuple[Comment, ...]:
    return tuple(one for answer in answers for one in answer.comments)


def text_at(demo: Path, commit: str) -> str:
    """Return all of the agreement as one text."""
    files = files_at(demo, commit)
    return "".join(files.read(path).decode() for path in TEXTS)


def line_of(block: str, text: str) -> str | None:
    """Return the line that has a block's id, None where it is not there."""
    found = [line for line in text.split("\n") if line.endswith(f"{{#{block}}}")]
    return found[0] if found else None


def test_those_asked_add_up_and_the_unasked_stand_apart(
    asked: Consultation, answers: tuple[Submission, ...]
) -> None:
    counts = find_status(asked, answers, LONG_AFTER).counts

    assert {
        State.IN_TIME: 57,
        State.LATE: 2,
        State.DECLINED: 2,
        State.SILENT: 2,
        State.UNSOLICITED: 1,
    } == dict(counts)
    assert 63 == len(asked.invited)


def test_one_had_been_given_more_time(
    asked: Consultation, answers: tuple[Submission, ...]
) -> None:
    status = find_status(asked, answers, LONG_AFTER)
    received = {one.consultee: one.received for one in answers}

    assert datetime(2022, 4, 1, 22, tzinfo=UTC) < received["soderby"]
    assert State.IN_TIME is status.state_of("soderby")
    assert State.LATE is status.state_of("ungdomsrad")


def test_there_are_comments_of_every_kind_and_answers_with_none(
    answers: tuple[Submission, ...],
) -> None:
    comments = comments_of(answers)
    kinds = Counter(one.kind.value for one in comments)

    assert 110 <= len(comments) <= 130
    assert {"ändringsförslag", "fråga", "sakfel", "stöd"} == set(kinds)
    assert 8 <= min(kinds.values())
    assert 5 <= sum(one.proposal is not None for one in comments)
    assert 3 <= sum(not one.comments for one in answers)


def test_every_file_says_that_it_is_invented(demo: Path) -> None:
    files = sorted((demo / FOLDER).rglob("*.yaml"))

    assert 64 == len(files)
    assert [] == [one.name for one in files if MARKING not in one.read_text("utf-8")]
    known = (demo / "remissinstanser.yaml").read_text("utf-8")
    assert known.startswith("# Påhittade uppgifter")


def test_every_page_of_the_round_says_that_it_is_invented(
    demo: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(demo, tmp_path / "w")
    site = tmp_path / "site"

    assert 0 == run(["--workspace", str(root), "build", "--no-pdf", "--out", str(site)])

    pages = sorted((site / "remisser").rglob("index.html"))
    assert 70 <= len(pages)
    assert [] == [
        one for one in pages if "Påhittade uppgifter" not in one.read_text("utf-8")
    ]


def test_addresses_lead_nowhere_and_to_no_person(demo: Path) -> None:
    lines = (demo / "remissinstanser.yaml").read_text("utf-8").splitlines()
    boxes = [one.partition("brevlåda: ")[2] for one in lines if "{id: " in one]

    assert 64 == len(set(boxes))
    assert all(one.endswith(".invalid}") for one in boxes)


def test_comments_point_at_words_of_the_frozen_text(
    demo: Path, asked: Consultation, answers: tuple[Submission, ...]
) -> None:
    (frozen,) = asked.texts
    assert frozen.revision is not None
    text = text_at(demo, frozen.revision)
    for one in comments_of(answers):
        assert one.place is not None, one.id
        if one.place.block is None:
            continue
        line = line_of(one.place.block, text)
        assert line, one.id
        if one.place.quote:
            assert one.place.quote.exact in line, one.id


def test_what_is_asked_is_answered(
    asked: Consultation, answers: tuple[Submission, ...]
) -> None:
    known = {one.id for one in asked.questions}
    known |= {one.id for text in asked.texts for one in text.questions}

    assert 3 == len(known)
    assert known == {name for answer in answers for name in answer.answers}


def test_every_comment_has_one_reply_and_few_are_only_noted(
    answers: tuple[Submission, ...], replies: tuple[Reply, ...]
) -> None:
    replied = Counter(one for reply in replies for one in reply.comments)
    noted = [one for one in replies if one.outcome is ReplyOutcome.NOTED]

    assert {one.id: 1 for one in comments_of(answers)} == replied
    assert len(noted) <= MOST_NOTED * len(replies)
    assert sum(len(one.comments) for one in noted) <= MOST_NOTED * replied.total()
    assert len(replies) == len({one.reason for one in replies})


def test_what_was_accepted_names_the_change_that_made_it(
    demo: Path, replies: tuple[Reply, ...]
) -> None:
    changed = set()
    for reply in replies:
        if reply.outcome is not ReplyOutcome.ACCEPTED:
            continue
        assert reply.caused is not None, reply.comments
        assert bool(reply.caused.blocks) != bool(reply.caused.elsewhere)
        for place in reply.caused.blocks:
            block, commit = place.partition("#")[2], reply.caused.commit
            assert commit is not None, reply.comments
            before, after = text_at(demo, f"{commit}~1"), text_at(demo, commit)
            assert line_of(block, before) != line_of(block, after), reply.comments
            changed.add(block)
    assert {"s9t2", "g8h9", "r8s9", "d5e6"} == changed


def test_the_changes_name_comments_that_are_accepted(
    demo: Path, replies: tuple[Reply, ...]
) -> None:
    accepted = {
        f"{NAME}/{comment}"
        for one in replies
        if one.outcome is ReplyOutcome.ACCEPTED
        for comment in one.comments
    }
    told = git(
        demo, "log", "--format=%(trailers:key=Synpunkt,valueonly,separator=%x0A)"
    ).split()

    assert sorted(told) == sorted(
        f"{NAME}/{comment}" for step in STORY for comment in step.comments
    )
    assert 4 == sum(bool(step.comments) for step in STORY)
    assert set(told) <= accepted


def test_no_reply_is_left_and_the_report_is_made(
    demo: Path, tmp_path: Path, capsys: Captured
) -> None:
    root = ["--workspace", str(demo), "remiss"]

    assert 0 == run([*root, "reply", NAME, "--check"])
    assert 0 == run([*root, "report", NAME, "--out", str(tmp_path)])

    assert "121 bemötta" in capsys.readouterr().out
    assert MARKING.strip("\n").removeprefix("märkning: ") in (
        tmp_path / "redogorelse.md"
    ).read_text("utf-8")


def test_only_one_association_has_lent_its_words(
    answers: tuple[Submission, ...],
) -> None:
    by_text: dict[str, set[str]] = defaultdict(set)
    for answer in answers:
        for one in answer.comments:
            by_text[one.text].add(answer.consultee)
    groups = {frozenset(who) for who in by_text.values() if len(who) > 1}

    (group,) = groups
    assert SHARED_BY in group
    assert 6 <= len(group) - 1 <= 8


def test_different_authors_read_as_different(answers: tuple[Submission, ...]) -> None:
    assert [] == shared_sentences(answers, SHARED_BY)
    assert in_common(answers, SHARED_BY) < MOST_IN_COMMON
    reasons = [one.reason for one in answers]
    assert len(reasons) == len(set(reasons))


def test_a_packet_reports_the_text_that_is_decided_and_not_that_of_today(
    demo: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(demo, tmp_path / "w")
    part = root / "delar/del-a.md"
    changed = part.read_text("utf-8").replace("är 18 månader", "är 99 dagar")
    part.write_text(changed, "utf-8")
    home = root / SPOOL / NAME
    home.mkdir(parents=True)
    (home / LOST_FILE).write_text("0001-norrby: Disken gick sönder.\n", "utf-8")

    words = "beslut packet elevavtal@2.0 --party norrby --no-pdf --form mapp --out"
    out = tmp_path / "ut"
    assert 0 == run(["--workspace", str(root), *words.split(), str(out)])

    (path,) = out.glob("*/5-remissredogorelse-hela.html")
    told = path.read_text("utf-8")
    assert "är 99 dagar" in changed
    assert "99 dagar" not in told
    assert "är 18 månader" in told
    assert "Norrby kommun. Disken gick sönder." in told
    # The draft that is open has a section more before this one.
    assert "Avtal om elevers hälsa, 2.2 stycke 1" in told
    assert "Avtal om elevers hälsa, 2.3 stycke 1" not in told
