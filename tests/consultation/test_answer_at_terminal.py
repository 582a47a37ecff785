"""An answer is written in at a real terminal: mended, broken off, and done again."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model.submission import CommentKind, CommentPlace, DecidedBy, Stance
from govdocs.text.spool import SPOOL, read_spool
from tests.command.at_terminal import Step, at_terminal
from tests.consultation.answered import answered

LONG = "Åtgärden är för dyr. " * 400
PASTED = "\x1b[200~Första stycket.\r\rAndra stycket, å ä ö.\x1b[201~"
UP_TO_COMMENTS: list[Step] = [
    ("Inställning", "tillstyrker med andring\r"),
    ("menade du tillstyrker med ändring?", b""),
    ("Inställning", "Tillstyrker med ändring.\r"),
    ("Skäl", LONG + "\r"),
    ("Organ", "kommunstyrelsen\r"),
    ("Dag", "30 november\r"),
    ("är ingen dag", b""),
    ("Dag", "2021-11-30\r"),
    ("paragraf", "§ 12\r"),
    ("diarienummer", "KS 2021/7\r"),
    ("Är tiden rimlig?", "Nja\x7f\x7fej, å\x7fä.\r"),
    ("Vad saknas?", "\r"),
    ("Reservation", "Två partier\r"),
]
COMMENTS: list[Step] = [
    ("Synpunkt", PASTED + "\r"),
    ("Sort", "\r"),
    ("Inget är valt", b""),
    ("Sort", "fel\r"),
    ("menade du sakfel?", b""),
    ("Sort", "sakfel\r"),
    ("Gäller", "riktlinjen#c2b3\r"),
    ("menade du riktlinje?", b""),
    ("Gäller", "riktlinje#c2b9\r"),
    ("menade du riktlinje#c2b", b""),
    ("Gäller", "riktlinje#c2b3\r"),
    ("lydelse", "Fem dagar.\r"),
    ("Synpunkt", "\r"),
]
SHORT: list[Step] = [
    ("Inställning", "avstår\r"),
    *[(one, "\r") for one in ("Skäl", "Organ", "diarie", "rimlig", "saknas")],
    ("Reservation", "\r"),
    ("Synpunkt", "\r"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return answered(tmp_path / "w")[0]


def receive(root: Path, steps: list[Step]) -> tuple[int, str]:
    words = ["--round", "2021-1", "--instance", "vard", "--at", "2021-12-01T08:00:00"]
    return at_terminal(["--workspace", str(root), "remiss", "receive", *words], steps)


def test_every_slip_is_asked_for_again_and_no_word_is_lost(root: Path) -> None:
    code, screen = receive(root, [*UP_TO_COMMENTS, *COMMENTS])

    assert 0 == code, screen
    (found,) = read_spool(root / SPOOL, "2021-1").received
    answer = found.submission
    assert (Stance.SUPPORTS_CHANGED, LONG.strip()) == (answer.stance, answer.reason)
    assert "30 november" not in screen.partition("Mottaget")[2]
    assert "Ej läst" not in screen
    assert answer.decided_by
    assert DecidedBy("kommunstyrelsen", answer.decided_by.day, "§ 12") == (
        answer.decided_by
    )
    assert {"f1": "Nej, ä."} == answer.answers
    (comment,) = answer.comments
    assert "Första stycket.\n\nAndra stycket, å ä ö." == comment.text
    assert CommentKind.FACTUAL_ERROR is comment.kind
    assert CommentPlace("riktlinje", "c2b3") == comment.place
    assert "Fem dagar." == comment.proposal


def test_a_second_answer_by_hand_replaces_the_first_and_both_are_kept(
    root: Path,
) -> None:
    receive(root, [("Inställning", "tillstyrker\r"), *SHORT[1:]])

    code, screen = receive(root, SHORT)

    assert 0 == code, screen
    assert "Båda är sparade." in screen
    stances = [
        one.submission.stance for one in read_spool(root / SPOOL, "2021-1").received
    ]
    assert [Stance.SUPPORTS, Stance.ABSTAINS] == stances


@pytest.mark.parametrize("key", ["\x03", "\x04"])
@pytest.mark.parametrize("asked", ["Inställning", "Dag", "Sort"])
def test_what_is_broken_off_stores_nothing_and_says_so(
    root: Path, asked: str, key: str
) -> None:
    steps = [*UP_TO_COMMENTS, *COMMENTS]
    at = next(at for at, (question, _) in enumerate(steps) if question == asked)

    code, screen = receive(root, [*steps[:at], (asked, key)])

    assert 130 == code, screen
    last = [line for line in screen.splitlines() if line.strip()][-1]
    assert "Avbrutet. Inget är ändrat." == last.strip()
    assert () == tuple(read_spool(root / SPOOL, "2021-1").received)
    assert "Traceback" not in screen
