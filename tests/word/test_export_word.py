"""`export --to docx` and `--to odt`: what people find in the file they get."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model.digest import in_fours
from govdocs.model.word_text import (
    ABOUT_MARK,
    CONTENTS_MARK,
    COVER_MARK,
    WordText,
)
from govdocs.text.word.read import read_word
from tests.record.locked import AGREEMENT, REVISED, lock, save, start, told

FORMS = ("docx", "odt")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an agreement with a version, and a revised text that is not locked."""
    root = start(tmp_path_factory.mktemp("p") / "w", {"avtal.md": AGREEMENT})
    assert lock(root, "avtal", "1.0", "--on", "2017-02-01") == 0
    save(root, {"avtal.md": REVISED}, "revision")
    return root


def exported(
    record: Path, capsys: pytest.CaptureFixture[str], words: str, form: str, out: Path
) -> WordText:
    code, _, err = told(
        record, capsys, "export", words, "--to", form, "--out", str(out)
    )
    assert (code, err) == (0, f"Skrev {out}.\n")
    return read_word(out.read_bytes())


def test_a_folder_to_write_to_is_told_as_that_and_not_as_a_full_disk(
    record: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = told(
        record, capsys, "export", "avtal@1.0", "--to", "docx", "--out", str(tmp_path)
    )
    assert code == 4
    assert "(det är en mapp)" in err
    assert "Åtgärd: ange en fil i mappen i stället för mappen" in err
    assert [] == list(tmp_path.iterdir())


def said(text: WordText, mark: str) -> str:
    return "\n".join(one.text for one in text.paragraphs if mark in one.anchors)


@pytest.mark.parametrize("form", FORMS)
def test_a_locked_text_says_what_it_is_before_its_first_word(
    record: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    text = exported(record, capsys, "avtal@1.0", form, tmp_path / "a")
    cover = said(text, COVER_MARK)
    full = text.properties["govdocs-kontrollsumma"]
    assert text.properties["govdocs-dokument"] == "avtal"
    assert text.properties["govdocs-version"] == "1.0"
    assert in_fours(full) in cover
    assert "Version" in cover
    framed = [one for one in text.paragraphs if not one.place and one.text]
    assert COVER_MARK in framed[0].anchors
    assert ABOUT_MARK in framed[-1].anchors


@pytest.mark.parametrize("form", FORMS)
def test_each_place_has_its_bookmark_and_each_row_of_the_contents_leads_to_one(
    record: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    text = exported(record, capsys, "avtal", form, tmp_path / "a")
    marks = {mark for one in text.paragraphs for mark in one.anchors}
    assert {"gd_uppfoljning", "gd_e6f7"} <= marks
    links = {
        piece.link
        for one in text.paragraphs
        if CONTENTS_MARK in one.anchors
        for piece in one.pieces
        if piece.link
    }
    assert links
    assert {one.removeprefix("#") for one in links} <= marks


@pytest.mark.parametrize("form", FORMS)
def test_the_same_text_is_the_same_bytes(
    record: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    files = [tmp_path / "a", tmp_path / "b"]
    for file in files:
        exported(record, capsys, "avtal@1.0", form, file)
    assert files[0].read_bytes() == files[1].read_bytes()
