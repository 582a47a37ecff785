"""Word files through the commands: sent out, written in, and taken in as an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.consultation.answers import open_round
from govdocs.consultation.form.form import form_of
from govdocs.consultation.form.places import Ask, FormBox, text_mark
from govdocs.model.submission import CommentPlace, Stance, Submission
from govdocs.model.word_text import Piece, Remark, Tracked, WordParagraph, WordText
from govdocs.overview.frozen import frozen_texts
from govdocs.render.form_files import FormFiles
from govdocs.render.word.text import write_docx
from govdocs.text.spool import SPOOL, read_spool
from govdocs.text.word.read import read_word
from tests.consultation.answered import answered
from tests.intake import worded

WORDS = "Kallelsen skickas inom 3 dagar."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "w"
    folder.mkdir()
    return answered(folder)[0]


def sent(root: Path) -> tuple[WordText, WordText]:
    """Return the form and the copy to read, as they are sent to an instance."""
    known = open_round(root, "2021-1")
    texts = (*frozen_texts(root, known.round),)
    form = form_of(known.round, texts, "norrby")
    found = FormFiles(texts, is_reading=False).templates(form, "Norrby kommun")
    return found[0], found[1]


def changed(
    found: WordText, mark: str, change: Callable[[WordParagraph], list[WordParagraph]]
) -> WordText:
    """Return a file with another paragraph where a bookmark is."""
    rows: list[WordParagraph] = []
    for one in found.paragraphs:
        names = {*one.anchors, *(n for piece in one.pieces for n in piece.anchors)}
        rows += change(one) if mark in names else [one]
    return found._replace(paragraphs=tuple(rows), is_locked=False)


def in_box(
    words: str, ask: Ask, key: str
) -> Callable[[WordParagraph], list[WordParagraph]]:
    tag = FormBox(ask, key).tag

    def write(one: WordParagraph) -> list[WordParagraph]:
        pieces = (
            piece._replace(text=words, controls=(tag,))
            if tag in piece.controls
            else piece
            for piece in one.pieces
        )
        return [one._replace(pieces=tuple(pieces))]

    return write


def take_in(
    root: Path, folder: Path, *files: WordText | bytes, at: str = ""
) -> Submission:
    paths = []
    for number, one in enumerate(files):
        path = folder / f"svar-{number}.docx"
        raw = one if isinstance(one, bytes) else write_docx(one, date(2021, 9, 15))
        path.write_bytes(raw)
        paths.append(str(path))
    words = ["--round", "2021-1", "--instance", "norrby", "--at", "2021-12-01T08:00:00"]
    assert 0 == run(["--workspace", str(root), "remiss", "receive", *paths, *words])
    return read_spool(root / SPOOL, "2021-1").received[-1].submission


def test_a_form_goes_out_and_comes_back(root: Path, tmp_path: Path) -> None:
    file, _ = sent(root)
    box = FormBox(Ask.COMMENT, "c2b3")
    file = changed(file, box.bookmark, in_box("För kort tid.", Ask.COMMENT, "c2b3"))
    place = FormBox(Ask.PROPOSAL, "c2b3")
    file = changed(file, place.bookmark, in_box("Inom fem.", Ask.PROPOSAL, "c2b3"))

    found = take_in(root, tmp_path, file)

    (comment,) = found.comments
    assert CommentPlace("riktlinje", "c2b3") == comment.place
    assert ("För kort tid.", "Inom fem.") == (comment.text, comment.proposal)
    assert ("word", ()) == (found.channel, found.unread)


def test_an_empty_form_is_told_as_empty(root: Path, tmp_path: Path) -> None:
    found = take_in(root, tmp_path, sent(root)[0])

    assert () == found.comments
    assert ("filen är sparad som den kom, men svaret i den är tomt",) == found.unread


def test_copies_that_many_have_marked_are_one_answer(
    root: Path, tmp_path: Path
) -> None:
    _, copy = sent(root)

    def remarked(one: WordParagraph) -> list[WordParagraph]:
        first, rest = WORDS[:8], WORDS[8:]
        pieces = Piece(first, remarks=("1",)), Piece(rest)
        return [one._replace(pieces=pieces)]

    mark = text_mark("c2b3")
    one = changed(copy, mark, remarked)._replace(remarks=(Remark("1", "Av vem?"),))
    other = changed(copy, mark, remarked)._replace(remarks=(Remark("1", "Hur?"),))

    found = take_in(root, tmp_path, one, other, one)

    assert ["Av vem?", "Hur?"] == [each.text for each in found.comments]
    assert {CommentPlace("riktlinje", "c2b3")} == {
        replace(each.place, quote=None) for each in found.comments if each.place
    }
    assert () == found.unread


def test_what_copies_say_of_a_whole_text_is_said_once(
    root: Path, tmp_path: Path
) -> None:
    file, _ = sent(root)
    said = FormBox(Ask.COMMENT, "riktlinje#")
    file = changed(file, said.bookmark, in_box("För kort.", said.ask, said.key))
    row = worded.box(Ask.STANCE, "riktlinje", "Riktlinje", "avstyrker")
    file = worded.put(file, 3, row)
    more = FormBox(Ask.COMMENT, "c2b3")
    other = changed(file, more.bookmark, in_box("Av vem?", more.ask, more.key))

    found = take_in(root, tmp_path, file, other)

    told = [(one.text, one.stance) for one in found.comments]
    assert [("För kort.", Stance.OPPOSES), ("Av vem?", None)] == told
    assert {"riktlinje": Stance.OPPOSES} == found.stances


def test_a_letter_beside_the_form_is_kept_and_not_read(
    root: Path, tmp_path: Path
) -> None:
    file, _ = sent(root)
    box = FormBox(Ask.COMMENT, "vem")
    file = changed(file, box.bookmark, in_box("Bra.", Ask.COMMENT, "vem"))
    letter = WordText((WordParagraph((Piece("Protokoll från nämnden."),)),))

    found = take_in(root, tmp_path, file, letter)

    assert ["Bra."] == [one.text for one in found.comments]
    assert 1 == len(found.unread)
    assert "bilagan svar-1.docx är sparad" in found.unread[0]


def test_tracked_changes_in_a_copy_are_proposals(root: Path, tmp_path: Path) -> None:
    _, copy = sent(root)

    def tracked(one: WordParagraph) -> list[WordParagraph]:
        pieces = (
            Piece("Kallelsen skickas inom "),
            Piece("3", tracked=Tracked.DELETED),
            Piece("fem", tracked=Tracked.INSERTED),
            Piece(" dagar."),
        )
        return [one._replace(pieces=pieces)]

    found = take_in(root, tmp_path, changed(copy, text_mark("c2b3"), tracked))

    assert "Kallelsen skickas inom fem dagar." == found.comments[0].proposal


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7", "filen är en PDF"),
        (b"PK\x03\x04", "filen är skadad"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            ".doc",
        ),
        (b"", "svaret i den är tomt"),
        (
            b'<?xml version="1.0"?>\n<pkg:package xmlns:pkg='
            b'"http://schemas.microsoft.com/office/2006/xmlPackage"/>',
            "filen är en XML-fil",
        ),
        (
            b'<?xml version="1.0"?><office:document xmlns:office='
            b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
            "filen är en XML-fil",
        ),
    ],
)
def test_what_is_no_word_file_is_kept_and_told_in_one_line(
    root: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    found = take_in(root, tmp_path, content)

    (line,) = found.unread
    assert told in line
    kept = root / SPOOL / "2021-1" / "0001-norrby" / "original.docx"
    assert content == kept.read_bytes()


def test_an_exported_text_comes_back_with_what_was_written_in_it(
    root: Path, tmp_path: Path
) -> None:
    file = tmp_path / "utkast.docx"
    export = ["export", "riktlinje", "--to", "docx", "--out", str(file)]
    assert 0 == run(["--workspace", str(root), *export])
    assert 1 == len(take_in(root, tmp_path, file.read_bytes()).unread)

    found = read_word(file.read_bytes())
    rows = list(found.paragraphs)
    rows.insert(1, WordParagraph((Piece("Bra skrivet."),)))
    answer = take_in(root, tmp_path, found._replace(paragraphs=tuple(rows)))

    assert ["Bra skrivet."] == [one.text for one in answer.comments]
    assert () == answer.unread
