"""Replies: what is written can be read, nothing else is touched, nothing is forgotten."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.consultation.errors import CannotReply
from govdocs.consultation.replies import (
    Drafted,
    Wish,
    draft_replies,
    draft_reply,
    named,
)
from govdocs.model.reply import Caused, Reply, ReplyOutcome
from govdocs.text.consultations import read_replies
from govdocs.text.faults import Faults
from govdocs.text.registers import read_yaml_file
from tests.consultation.answered import answered, told
from tests.consultation.rounds import answer, asked, comment, compiled

DAY = date(2022, 2, 1)
ROUND = asked("a", "b")
WORDS = st.text(
    st.sampled_from("aå Z9:#'\"\\-[]{}&*!|>%@`,.?\n=–”"), min_size=1, max_size=30
).filter(lambda one: bool(one.strip()))


def read(drafted: Drafted) -> list[Reply]:
    """Return the replies of a file as the workspace reads them, with their places."""
    faults = Faults(drafted.path)
    file = read_yaml_file(drafted.path, drafted.text.encode("utf-8"), faults)
    assert [] == faults.found
    return read_replies(drafted.path, file.data, file.places)


# Stands for what is drafted, where only the text of the file is read.
NO_REPLY = Reply("2021-1", (), ReplyOutcome.NOTED, "")


def wish(*comments: str, reason: str = "Skäl.", **facts: Any) -> Wish:
    outcome = facts.pop("outcome", ReplyOutcome.NOTED)
    return Wish(comments, outcome, reason, **facts)


def write(wishes: list[Wish]) -> tuple[Drafted, list[Reply]]:
    """Return the last of what is written by one wish after another."""
    old, replies = None, list[Reply]()
    for one in wishes:
        drafted = draft_reply(ROUND, old, replies, one, DAY)
        old, replies = drafted.text, read(drafted)
    return drafted, replies


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a-1", "a-2", "b-1"]),
            WORDS,
            st.sampled_from([*ReplyOutcome]),
            st.none() | st.builds(Caused, st.just(("avtal#k7m2",)), st.none(), WORDS),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_written_is_read_back_and_the_history_holds_all_that_was_said(
    said: list[tuple[str, str, ReplyOutcome, Caused | None]],
) -> None:
    last: dict[str, tuple[str, ReplyOutcome, Caused | None]] = {}
    told_: dict[str, list[tuple[str, ReplyOutcome]]] = {}
    wishes = []
    for name, reason, outcome, caused in said:
        if last.get(name) == (reason, outcome, caused):
            continue
        if name in last and last[name][:2] != (reason, outcome):
            told_.setdefault(name, []).append(last[name][:2])
        last[name] = reason, outcome, caused
        wishes.append(wish(name, reason=reason, outcome=outcome, caused=caused))

    _, replies = write(wishes)

    found = {one.comments[0]: (one.reason, one.outcome, one.caused) for one in replies}
    assert last == found
    for one in replies:
        before = [(each.reason, each.outcome) for each in one.history]
        assert told_.get(one.comments[0], []) == before


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["a-1", "a-2", "b-1", "b-2"]), unique=True),
    st.dictionaries(st.sampled_from(["a-1", "a-2", "b-1", "b-2"]), WORDS, min_size=1),
)
def test_many_replies_at_once_are_the_same_text_as_one_by_one(
    before: list[str], said: dict[str, str]
) -> None:
    first, replies = write([wish(one) for one in before]) if before else (None, [])
    old = first.text if first else None
    wishes = [wish(one, reason=words + "!") for one, words in said.items()]

    many = draft_replies(ROUND, old, replies, wishes, DAY)
    text, now = old, replies
    for each in wishes:
        drafted = draft_reply(ROUND, text, now, each, DAY)
        text, now = drafted.text, read(drafted)

    assert {text} == {one.text for one in many}
    assert [one.comments for one in wishes] == [one.reply.comments for one in many]


def test_a_change_leaves_comments_and_other_replies_as_they_stand() -> None:
    text = """# överst
remiss: "2021-1"
bemötanden:
  # om a
  - synpunkter: [a-1]
    utfall: noteras
    motivering: >-
      Tack,
      säger vi.
  # om b

  - {synpunkter: [b-1], utfall: delvis, motivering: Delvis.}
"""
    replies = read(Drafted("remisser/2021-1/bemotanden.yaml", text, NO_REPLY))
    first = draft_reply(ROUND, text, replies, wish("a-1", reason="Nytt."), DAY).text

    assert first.startswith("# överst\n")
    assert "  # om a\n" in first
    assert first.endswith(text[text.index("  # om b") :])
    assert "Tack, säger vi." in first


def test_a_bulk_reply_is_refused_when_one_of_them_has_another_and_names_it() -> None:
    drafted, replies = write([wish("a-1")])

    with pytest.raises(CannotReply, match=r"ett annat bemötande: a-1 \(noteras\)"):
        draft_reply(ROUND, drafted.text, replies, wish("a-1", "b-1"), DAY)
    with pytest.raises(CannotReply, match="säger redan så"):
        draft_reply(ROUND, drafted.text, replies, wish("a-1"), DAY)
    drafted, replies = write([wish("a-1", "b-1")])
    with pytest.raises(CannotReply, match="a-1, b-1"):
        draft_reply(ROUND, drafted.text, replies, wish("b-1", reason="Nej."), DAY)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_file_that_somebody_wrote_in_meanwhile_is_told_as_that(is_new: bool) -> None:
    first, replies = write([wish("a-1")])
    second, _ = write([wish("a-1"), wish("b-1")])
    known = () if is_new else replies
    text = first.text if is_new else second.text

    with pytest.raises(CannotReply, match="någon annan skrev i filen under tiden"):
        draft_reply(ROUND, text, known, wish("c-1"), DAY)


def test_a_file_written_on_one_line_is_left_alone() -> None:
    text = (
        'remiss: "2021-1"\nbemötanden: '
        "[{synpunkter: [a-1], utfall: noteras, motivering: x}]\n"
    )
    replies = read(Drafted("remisser/2021-1/bemotanden.yaml", text, NO_REPLY))

    with pytest.raises(CannotReply, match="inte kan läggas till säkert"):
        draft_reply(ROUND, text, replies, wish("b-1"), DAY)
    with pytest.raises(CannotReply, match="inte kan läggas till säkert"):
        draft_reply(ROUND, text, replies, wish("a-1", reason="y"), DAY)


def test_a_group_takes_in_all_that_say_the_same() -> None:
    said = [answer(one, comment(f"{one}-1", "Lika.")) for one in ("a", "b")]
    found = compiled(["a", "b"], said)

    assert ["a-1", "b-1"] == named(found, ["2021-1/b-1"], with_same=True)
    assert ["b-1"] == named(found, ["B-1"], with_same=False)
    with pytest.raises(CannotReply, match="c-1 finns inte"):
        named(found, ["c-1"], with_same=False)


def reply(
    root: Path, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str, str]:
    return told(root, capsys, "remiss", "reply", "2021-1", *words)


def test_the_command_lists_what_it_hits_writes_and_keeps_the_history(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, commit = answered(tmp_path / "w", "norrby", "vard")
    file = root / "remisser/2021-1/bemotanden.yaml"
    words = "norrby-1", "--group", "--outcome", "noteras", "--reason", "Tack: ja"

    code, out, err = reply(root, capsys, *words)
    assert (2, False) == (code, file.exists())
    assert "kör igen med --yes" in err
    code, out, err = reply(root, capsys, *words, "--yes", "--commit")
    assert (0, "") == (code, err)
    assert out.count("Tre dagar räcker inte.") == 2

    more = "norrby-1", "vard-1", "--outcome", "tillgodoses", "--reason", "Ändrat"
    change = "--block", "riktlinje#c2b3", "--commit-id", commit[:9], "--yes", "--commit"
    code, out, err = reply(root, capsys, *more, *change)
    assert (0, "Förut: noteras. Tack: ja") == (code, out.splitlines()[2])
    text = file.read_text("utf-8")
    assert f'commit: "{commit}"' in text
    assert "historik:" in text
    assert "  Ändring: riktlinje#c2b3" in out.splitlines()
    assert f"  Sparad som: {commit[:12]}" in out.splitlines()
    assert "" == err

    code, out, err = reply(root, capsys, *more[:-1], "I andra ord")
    assert "  Ändring: riktlinje#c2b3" in out.splitlines(), "it stood there before"
    assert "OBS Det som stod om ändringen följer inte med." in err

    code, out, err = reply(
        root, capsys, "vard-1", "--reaction", "Vi är nöjda.", "--yes"
    )
    assert (0, True) == (code, 'reaktion: "Vi är nöjda."' in file.read_text("utf-8"))
    code, out, err = reply(root, capsys, "--unanswered")
    assert (1, 4) == (code, len(out.splitlines()))
    assert "4 av 6 synpunkter är obesvarade." in err
    assert 0 == told(root, capsys, "check")[0]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ((), "vilken synpunkt som menas"),
        (("norrby-9", "--outcome", "noteras", "--reason", "x"), "norrby-9 finns inte"),
        (("norrby-1",), "utfallet saknas"),
        (("norrby-1", "--outcome", "delvis"), "skälet saknas"),
        (
            ("norrby-1", "--outcome", "delvis", "--reason", "\x1b"),
            "styrtecken (U+001B)",
        ),
        (("norrby-1", "--reaction", "x"), "har inget bemötande"),
        (
            ("norrby-1", "--outcome", "delvis", "--reason", "x", "--block", "y"),
            "y är inget ställe",
        ),
        (
            (
                *("norrby-1", "--outcome", "delvis", "--reason", "x"),
                *("--block", "riktlinje#zzzz"),
            ),
            "riktlinje#zzzz finns varken i texten som remitterades eller i dagens",
        ),
        (
            (
                *("norrby-1", "--outcome", "delvis", "--reason", "x"),
                *("--block", "riktlinjen#c2b3"),
            ),
            "riktlinjen#c2b3 finns varken i texten som",
        ),
        (
            ("norrby-1", "--outcome", "delvis", "--reason", "x", "--commit-id", "q"),
            "q är ingen sparad ändring",
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    fault: str,
) -> None:
    root, _ = answered(tmp_path / "w", "norrby")

    code, _, errors = reply(root, capsys, *words)

    assert code in (1, 2)
    assert fault in errors
    assert not (root / "remisser/2021-1/bemotanden.yaml").exists()
