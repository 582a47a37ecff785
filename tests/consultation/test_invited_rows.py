"""One more who is asked is added to remiss.yaml, and what people wrote there stays."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest

from govdocs import clock
from govdocs.cli.main import run
from govdocs.model.consultation import Invited
from govdocs.text.consultation_file import with_invited
from tests.consultation.consulted import HOME, consulted

MORE = date(2022, 2, 1)
ROWS = """instanser:
  # Alla kommuner.
  - {id: lerum, anstånd: 2022-01-10} # ringde den 3
  - id: ale
    anstånd: 2022-01-09 # ringde den 4
    kanal: webb
  - {id: tanum} # ny

# Frågorna är från mötet den 5.
öppnar: 2021-09-15
"""


@pytest.mark.parametrize(
    ("consultee", "old", "new"),
    [
        ("lerum", "2022-01-10}", "2022-02-01}"),
        ("ale", "2022-01-09 #", "2022-02-01 #"),
        ("tanum", "{id: tanum}", "{id: tanum, anstånd: 2022-02-01}"),
    ],
)
def test_more_time_changes_nothing_else_on_the_line(
    consultee: str, old: str, new: str
) -> None:
    after = with_invited(ROWS, [Invited(consultee, None, MORE)])

    assert ROWS.replace(old, new) == after


def test_one_more_stands_last_in_the_list_and_not_below_what_comes_after() -> None:
    after = with_invited(ROWS, [Invited("hjo")])

    assert ROWS.replace("# ny\n", "# ny\n  - {id: hjo}\n") == after
    empty = "instanser:\n\n# Slut.\nöppnar: 2021-09-15\n"
    assert empty.replace(":\n\n", ":\n  - {id: hjo}\n\n", 1) == with_invited(
        empty, [Invited("hjo")]
    )


@pytest.mark.parametrize("margin", ["", "  "])
def test_a_list_with_an_instance_over_several_lines_is_added_to(
    tmp_path: Path,
    margin: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2021, 10, 1))
    root = consulted(tmp_path)
    path = root / HOME / "remiss.yaml"
    start, _, _ = path.read_text("utf-8").partition("instanser:")
    rows = "- id: vard # kommentar\n  kanal: word\n- id: norrby\n  kanal: webb\n"
    odd = f"{start}instanser:\n{textwrap.indent(rows, margin)}"
    path.write_text(odd, "utf-8")

    for words in (
        ["vard", "--extension", "2022-01-10"],
        ["vard", "--extension", "2022-01-14"],
        ["norrby", "--extension", "2022-01-14"],
        ["soderby"],
    ):
        assert 0 == run(
            ["--workspace", str(root), "remiss", "invite", "2021-1", *words, "--yes"]
        )

    day = f"{margin}  anstånd: 2022-01-14\n"
    expected = odd.replace("kanal: word\n", f"kanal: word\n{day}")
    assert f"{expected}{day}{margin}- {{id: soderby}}\n" == path.read_text("utf-8")
    assert "Vårdnämnden kan svara till" in capsys.readouterr().err


@pytest.mark.parametrize("last", [None, date(2022, 1, 10)])
def test_an_id_that_is_written_in_quotes_is_found_again(last: date | None) -> None:
    text = with_invited("instanser:\n", [Invited("on", extension=last)])

    again = with_invited(text, [Invited("on", extension=date(2022, 1, 15))])

    assert 'instanser:\n  - {id: "on", anstånd: 2022-01-15}\n' == again
