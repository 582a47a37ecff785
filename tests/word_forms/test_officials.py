"""What officials have made by hand comes in whole, and what is left to do is only the title."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model.kinds import DocumentKind
from govdocs.text.word.markdown import Wanted
from tests.word.imported import body, imported, without_ids
from tests.word.office import needs_office, saved_by_office
from tests.word.word_parts import read
from tests.word_forms.officials import OFFICIALS
from tests.workspaces import check_workspace


def headings(content: bytes) -> list[str]:
    """Return the headings that come of a file; no word of it may be lost."""
    file = read(content)
    assert imported(file).report.is_whole
    return [one for one in without_ids(body(file)).split("\n") if one.startswith("#")]


@pytest.mark.parametrize("name", OFFICIALS)
def test_headings_are_those_that_are_meant(name: str) -> None:
    content, wanted = OFFICIALS[name]
    assert wanted == headings(content)


@pytest.mark.parametrize("name", OFFICIALS)
def test_it_passes_the_check(name: str, tmp_path: Path) -> None:
    content, _ = OFFICIALS[name]
    text = imported(read(content), Wanted("avtalet", DocumentKind.APPENDIX)).text
    titled = text.replace('titel: ""', "titel: Avtal")
    checked = check_workspace(tmp_path, {"avtalet.md": titled})
    assert [] == [one.message for one in checked.findings]


@needs_office
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_libreoffice_changes_no_word(ending: str, tmp_path: Path) -> None:
    given = {
        f"{at}.docx": content for at, (content, _) in enumerate(OFFICIALS.values())
    }
    saved = saved_by_office(given, ending, tmp_path)

    assert len(saved) == len(given)
    for name, content in given.items():
        other = saved[f"{name.partition('.')[0]}.{ending}"]
        assert body(read(content)) == body(read(other)), name
        assert imported(read(other)).report.is_whole
