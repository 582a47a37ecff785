"""An agreement that somebody writes in LibreOffice, with looks alone, is imported whole."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from govdocs.text.word.markdown import Wanted
from govdocs.text.word.read import read_word
from tests.word.imported import body, imported, without_ids
from tests.word.office import SYSTEM_PYTHON, needs_office, needs_uno

_AUTHOR = Path(__file__).with_name("author.py")
_TEXT = """\
## Syfte

Avtalet gäller tolkning på {} och finska.

## Ansvar

1.1 Regionen ska betala tolken.

1.2 Kommunen ska boka tolken, se punkt 1.1.

Ett stycke utan nummer står emellan.

1.3 Parterna ska följa upp.

## UNDERSKRIFTER

Jokkmokk den .........."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the agreement lies in both formats."""
    found = tmp_path_factory.mktemp("avtal")
    command = [SYSTEM_PYTHON, str(_AUTHOR), str(found)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return found


@needs_office
@needs_uno
@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize("is_refused", [False, True])
def test_looks_become_headings_and_clauses(
    folder: Path, ending: str, is_refused: bool
) -> None:
    wanted = Wanted(is_refused=is_refused)
    file = read_word((folder / f"avtal.{ending}").read_bytes())
    taken = imported(file, wanted)

    assert _TEXT.format("**lulesamiska**") == without_ids(body(file, wanted))
    assert 'titel: "Avtal om tolk i Jåhkåmåhkke"' in taken.text
    assert taken.report.is_whole
