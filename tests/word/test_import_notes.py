"""Footnotes that people have marked with a sign of their own, and how they come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.model.word_text import WordText
from tests.word.imported import body, imported, without_ids
from tests.word.office import needs_office, saved_by_office
from tests.word.word_parts import docx, odt, p, r, read, with_manifest

RAISED = '<w:vertAlign w:val="superscript"/>'
TEXT = "Vård[^1] ges[^2], sa han.\n\n[^1]: Med vård menas allt.\n\n[^2]: Av regionen."


def word_note(number: int, sign: str) -> str:
    """Return the mark of a footnote in Word, as Word writes it."""
    mark = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>{sign}'
    return f"<w:r><w:rPr>{RAISED}</w:rPr>{mark}</w:r>"


def word_file(first: str, second: str, gap: str = " ") -> bytes:
    """Return a text in Word with two footnotes, each with its sign in both places."""
    notes = "".join(
        f'<w:footnote w:id="{number}">{p(f"<w:r>{sign}</w:r>", r(gap + words))}</w:footnote>'
        for number, sign, words in (
            (1, first, "Med vård menas allt."),
            (2, second, "Av regionen."),
        )
    )
    runs = (r("Vård"), word_note(1, first), r(" ges"), word_note(2, second))
    return docx(p(*runs, r(", sa han.")), footnotes=notes)


def odt_note(label: str, words: str, start: str = "") -> str:
    """Return a footnote of LibreOffice with a mark of its own."""
    mark = f'<text:note-citation text:label="{label}">{label}</text:note-citation>'
    inside = f"<text:note-body><text:p>{start}{words}</text:p></text:note-body>"
    return f"<text:note>{mark}{inside}</text:note>"


def odt_file(
    first: str, second: str, start: tuple[str, str] = ("", ""), stray: str = ""
) -> bytes:
    """Return the same text as an .odt; `stray` stands after the second mark."""
    one = odt_note(first, "Med vård menas allt.", start[0])
    two = odt_note(second, "Av regionen.", start[1])
    return odt(f"<text:p>Vård{one} ges{two}{stray}, sa han.</text:p>")


def told(file: WordText) -> tuple[str, ...]:
    """Return what is told of other things in a file."""
    report = imported(file).report
    return next((one.lines for one in report.found if one.title == "Annat i filen"), ())


FIRST, SECOND = (f"en fotnot med märket {one}, som här har ett nummer" for one in "*†")


@pytest.mark.parametrize("gap", [" ", "\t", ""])
def test_a_sign_in_word_becomes_one_mark(gap: str) -> None:
    file = read(word_file("<w:t>*</w:t>", "<w:t>†</w:t>", gap))

    assert TEXT == without_ids(body(file))
    assert (FIRST, SECOND) == told(file)


def test_a_sign_of_a_font_of_its_own_becomes_one_mark() -> None:
    star, odd = (f'<w:sym w:font="Symbol" w:char="F0{n}"/>' for n in ("2A", "FF"))
    file = read(word_file(star, odd))

    assert TEXT == without_ids(body(file))
    assert FIRST in told(file)


@pytest.mark.parametrize("start", [("", ""), ("*", "†"), ("* ", "†\u00a0")])
def test_a_sign_in_libreoffice_becomes_one_mark(start: tuple[str, str]) -> None:
    file = read(odt_file("*", "†", start))

    assert TEXT == without_ids(body(file))
    assert (FIRST, SECOND) == told(file)


def test_a_sign_that_libreoffice_has_left_after_its_mark_is_no_word() -> None:
    assert TEXT == without_ids(body(read(odt_file("*", "**", ("*", "**"), "**"))))


def test_words_are_never_taken_for_the_mark() -> None:
    file = read(odt_file("M", "A", stray="A"))
    assert TEXT.replace("ges[^2]", "ges[^2]A") == without_ids(body(file))

    bare = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/>'
    note = f'<w:footnote w:id="1">{p(r("Med vård."))}</w:footnote>'
    found = read(docx(p(r("Vård"), f"<w:r>{bare}</w:r>", r(" ges")), footnotes=note))
    assert "Vård[^1] ges\n\n[^1]: Med vård." == without_ids(body(found))

    after = f"<w:r>{bare}<w:t>* ges</w:t></w:r>"
    found = read(docx(p(r("Vård"), after), footnotes=note))
    assert "Vård[^1] ges\n\n[^1]: Med vård." == without_ids(body(found))


@needs_office
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_signs_are_one_mark_when_libreoffice_has_saved_them(
    ending: str, tmp_path: Path
) -> None:
    given = {
        "a.docx": word_file("<w:t>*</w:t>", "<w:t>**</w:t>"),
        "b.odt": with_manifest(odt_file("*", "**")),
    }
    saved = saved_by_office(given, ending, tmp_path)

    assert len(saved) == len(given)
    for name, content in saved.items():
        assert TEXT == without_ids(body(read(content))), name


def test_a_note_of_blanks_in_many_looks_is_read() -> None:
    blanks = "".join(
        r(" ", f'<w:sz w:val="{n % 2 + 20}"/><w:b w:val="{n % 2}"/>')
        for n in range(3000)
    )
    note = f'<w:footnote w:id="1">{p(blanks, r("Med vård."))}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'

    found = read(docx(p(r("Vård"), mark), footnotes=note))

    assert "Vård[^1]\n\n[^1]: Med vård." == without_ids(body(found))
