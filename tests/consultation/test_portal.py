"""A portal as docs/portal.md has it: its code is run, and nothing of the command line with it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from pydoc import locate
from typing import Any
from urllib.parse import urlencode

import pytest

from govdocs.consultation.replies import Wish
from govdocs.errors import GovdocsError
from govdocs.model.reply import Caused, ReplyOutcome
from govdocs.text.spool import folder_of
from tests.consultation.answered import answered, saved
from tests.consultation.consulted import HOME, TEXT

PAGE = (Path(__file__).parents[2] / "docs/portal.md").read_text("utf-8")
CODE = "\n".join(re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
ROUND = "2021-1"
AT = datetime(2021, 12, 20, 13, 41, 7, tzinfo=UTC)
AFTER = datetime(2022, 2, 1, 9, tzinfo=UTC)
TYPED = "Fristen bör utökas enligt BUF. Tre dagar räcker inte för oss – säg fem."
BODY = urlencode(
    {
        "remiss": ROUND,
        "instans": "vard",
        "inställning": "tillstyrker med ändring",
        "svar.f1": "Nej.",
        "synpunkter.1.ankare.dokument": "riktlinje",
        "synpunkter.1.ankare.block": "c2b3",
        "synpunkter.1.sort": "ändringsförslag",
        "synpunkter.1.text": TYPED,
    }
).encode()


class Portal:
    """The functions of the page, with what they were called with kept from the terminal."""

    def __init__(self, root: Path) -> None:
        self.names: dict[str, Any] = {}
        self.root = root
        exec(compile(CODE, "docs/portal.md", "exec"), self.names)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *words: self.names[name](self.root, ROUND, *words)


@pytest.fixture
def portal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Any:
    """Return a portal; that it reads no words of a command and writes none is held."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root, _ = answered(tmp_path / "w", "norrby")
    capfd.readouterr()
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setattr(sys, "stdin", None)
    yield Portal(root)
    assert ("", "") == capfd.readouterr()


def test_what_is_asked_is_shown_with_a_place_for_each_paragraph(portal: Any) -> None:
    places, questions = list(portal.places()), portal.questions()

    said = ("riktlinje", "c2b3", "1 stycke 2", "Kallelsen skickas inom 3 dagar.")
    assert said in places
    assert [("f1", "Är tiden rimlig?", True), ("f2", "Vad saknas?", False)] == questions


def test_hints_are_given_on_a_comment_that_is_being_typed(portal: Any) -> None:
    told = portal.hints(TYPED)

    assert any("BUF" in one for one in told)
    assert any("vem som ska göra" in one for one in told)
    assert [] == portal.hints("Kommunen kallar till mötet.")


def test_an_answer_is_kept_byte_for_byte_and_has_one_receipt(portal: Any) -> None:
    receipt, told = portal.receive("vard", BODY, AT)
    again, seen = portal.receive("vard", BODY, AFTER)

    spool = portal.names["open_round"](portal.root, ROUND).spool
    assert BODY == (folder_of(spool, receipt) / "original.form").read_bytes()
    assert AT == receipt.received
    assert receipt == again
    assert ["Svaret är redan mottaget."] == seen
    (said,) = told
    assert "tillstyrker med ändring, 1 synpunkt, svar på 1 fråga" in said


def test_a_question_that_must_be_answered_is_told_and_the_answer_is_taken_in(
    portal: Any,
) -> None:
    _, told = portal.receive("vard", b"remiss=2021-1&svar.f2=Inget.", AT)

    assert "Svar saknas på en fråga som måste besvaras: Är tiden rimlig?" in told


def test_an_answer_that_is_put_aside_is_not_told_as_read(portal: Any) -> None:
    _, (told,) = portal.receive(
        "vard", BODY.replace(b"instans=vard", b"instans=ale"), AT
    )

    assert "Läst" not in told
    assert "ale" in told


def test_the_first_time_somebody_opens_the_round_is_kept(portal: Any) -> None:
    assert AT == portal.opened("vard", AT) == portal.opened("vard", AFTER)


def test_status_and_compilation_have_what_came_in(portal: Any) -> None:
    portal.receive("vard", BODY, AT)

    told = portal.status(AFTER)
    page = portal.compilation(AFTER).decode()

    assert "3 inbjudna = 2 svarade i tid + 0 svarade för sent" in told[0]
    assert "Vårdnämnden: i tid" in told
    assert "Söderby kommun: inget svar" in told
    assert page.startswith("<!doctype html>")
    assert TYPED in page


def test_a_reply_is_saved_and_comments_are_placed_in_a_later_draft(portal: Any) -> None:
    portal.receive("vard", BODY, AT)
    change = Caused(("riktlinje#c2b3",))
    wish = Wish(("vard-1",), ReplyOutcome.ACCEPTED, "Det blir fem.", change)

    commit = portal.reply(wish, AFTER)
    saved(portal.root, {"riktlinje.md": TEXT.replace("3 dagar", "fem dagar")}, "fem")
    placed = portal.placed(AFTER)

    assert 40 == len(commit)
    assert "Det blir fem." in (portal.root / HOME / "bemotanden.yaml").read_text(
        "utf-8"
    )
    assert ("edited", "1 stycke 2") == placed["vard-1"]
    assert ("exact", "2 stycke 1") == placed["norrby-2"]
    assert None is placed["norrby-3"][1]


@pytest.mark.parametrize(
    ("call", "words", "what"),
    [
        ("receive", ("varde", BODY, AT), "varde finns inte i remissinstanser.yaml"),
        ("receive", ("vard", b"x" * 50_000_001, AT), "är större än 50 MB"),
        ("receive", ("vard", BODY, AT.replace(tzinfo=None)), "tiden saknar tidszon"),
        (
            "reply",
            (Wish(("vard-9",), ReplyOutcome.NOTED, "Tack."), AFTER),
            "finns inte",
        ),
        ("reply", (Wish(("norrby-1",), ReplyOutcome.NOTED, ""), AFTER), "motivering"),
        (
            "reply",
            (
                Wish(("norrby-1",), ReplyOutcome.NOTED, "T", Caused(("riktlinje#x",))),
                AFTER,
            ),
            "riktlinje#x finns varken",
        ),
    ],
)
def test_a_fault_is_an_exception_with_what_and_remedy_in_swedish(
    portal: Any, call: str, words: tuple[Any, ...], what: str
) -> None:
    with pytest.raises(GovdocsError) as raised:
        getattr(portal, call)(*words)

    assert what in raised.value.message
    assert raised.value.remedy
    assert not (portal.root / HOME / "bemotanden.yaml").exists()
    assert not any(portal.names["open_round"](portal.root, ROUND).spooled.received)


def test_an_answer_that_cannot_be_read_stops_what_counts_but_no_other_answer(
    portal: Any,
) -> None:
    receipt, _ = portal.receive("vard", BODY, AT)
    spool = portal.names["open_round"](portal.root, ROUND).spool
    (folder_of(spool, receipt) / "svar.yaml").write_text("inställning: kanske\n")

    for call in (portal.status, portal.compilation, portal.placed):
        with pytest.raises(GovdocsError):
            call(AFTER)
    assert portal.questions()
    assert list(portal.places())
    assert portal.hints(TYPED)
    assert portal.receive("soderby", BODY.replace(b"vard", b"soderby"), AT)


def test_the_code_of_the_page_brings_nothing_of_the_command_line() -> None:
    probe = (
        f"{CODE}\nimport sys\nassert not {{'click', 'govdocs.cli'}} & set(sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=False
    )

    assert (0, "", "") == (done.returncode, done.stdout, done.stderr)


def test_every_function_that_the_page_speaks_of_is_there(portal: Any) -> None:
    prose = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)

    dotted = set(re.findall(r"`(govdocs\.[\w.]+)`", prose)) - {"govdocs.cli"}
    plain = set(re.findall(r"`([a-z]+_[a-z_]+)`", prose))

    assert {"open_answered", "open_round", "reply_to", "save_file", "take_in"} == plain
    assert plain <= portal.names.keys()
    assert 3 == len(dotted)
    assert None not in map(locate, dotted)
