"""Forms to many are written together, each as if it had been written alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from unittest.mock import patch

import pytest

from govdocs.consultation.form.form import Form, form_of
from govdocs.model.consultation import Invited
from govdocs.model.word_text import CellPlace, Piece, Tracked, WordParagraph, WordText
from govdocs.render import flow_alike
from govdocs.render.flow_alike import Alike
from govdocs.render.form_files import FormFiles
from govdocs.render.odt.text import ODT, write_odt
from govdocs.render.word.text import DOCX, write_docx
from govdocs.text.publication import Ready
from tests.consultation.forms import example_round, form, form_texts

DAY = date(2021, 9, 15)
WRITERS = {"docx": (DOCX, write_docx), "odt": (ODT, write_odt)}
NAMES = {
    "norrby": "Norrby kommun",
    "soderby": "Söderby & Ås <nämnd>",
    "ostby": "Östby  med två blanksteg",
    "tid": "Tid",
    "vastby": "Vårdsamverkan ]]> ”Väst”",
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ready, ...]:
    return form_texts(tmp_path_factory.mktemp("w"))


def all_forms(common: Form) -> Iterator[Form]:
    """Yield the form of each, one with more time than others and one not invited."""
    invited = tuple(
        Invited(one, None, date(2022, 1, 15) if one == "ostby" else None)
        for one in NAMES
        if one != "vastby"
    )
    common = replace(common, round=replace(common.round, invited=invited))
    yield from (replace(common, consultee=one) for one in NAMES)
    yield common


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("is_reading", [False, True])
def test_each_form_is_as_if_written_alone(
    texts: tuple[Ready, ...], kind: str, is_reading: bool
) -> None:
    together = FormFiles(texts, is_reading)
    for one in all_forms(form(texts)):
        name = NAMES.get(one.consultee or "")
        alone = FormFiles(texts, is_reading)
        assert together.file(kind, one, name) == alone.file(kind, one, name)


@pytest.mark.parametrize("kind", WRITERS)
def test_the_forms_of_the_example_are_written_whole_once(kind: str) -> None:
    asked, ready = example_round()
    forms = [form_of(asked, ready, one.consultee) for one in asked.invited]
    together = FormFiles(ready)
    made = [together.file(kind, one, f"{one.consultee} med namn") for one in forms[:4]]
    with patch.object(flow_alike.Alike, "_whole") as whole:
        last = together.file(kind, forms[-1], "Sist")
    assert whole.call_count == 0
    assert last == FormFiles(ready).file(kind, forms[-1], "Sist")
    assert len({content for _, content in made}) == 4


def lines(*words: str) -> WordText:
    return WordText(
        tuple(WordParagraph((Piece(one),), "Body Text") for one in words),
        properties={"title": "T", "egen": words[0]},
    )


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    "words",
    [
        ("en", "annan"),
        ("två", "en"),
        ("en", ""),
        ("en", "a\tb"),
        ("en", "a\nb"),
        ("en", " a "),
        ("en", "a  b"),
        ("en", "a\x01b"),
        ("en", "a\xa0b & <c> \"d\" 'e'"),
        ("en", "en", "en"),
        ("en",),
    ],
)
@pytest.mark.parametrize("first", [("en", "två"), ("en", "en"), ("en", ""), ("en",)])
def test_any_words_may_differ(
    kind: str, first: tuple[str, ...], words: tuple[str, ...]
) -> None:
    writer, write = WRITERS[kind]
    alike = Alike(writer)
    for text in (lines(*first), lines(*words), lines(*first)):
        assert alike.write(text, DAY) == write(text, DAY)


@pytest.mark.parametrize("kind", WRITERS)
def test_what_else_differs_is_never_taken_over(kind: str) -> None:
    writer, write = WRITERS[kind]
    alike = Alike(writer)
    plain = lines("en", "två")
    bold = plain._replace(
        paragraphs=(WordParagraph((Piece("tre", bold=True),)), *plain.paragraphs[1:])
    )
    titled = plain._replace(properties={"title": "En annan"})
    bare = plain._replace(properties={"title": "T"})
    locked = plain._replace(is_locked=True)
    for text in (plain, bold, plain, titled, bare, plain, locked, plain):
        assert alike.write(text, DAY) == write(text, DAY)
    later = date(2022, 1, 1)
    assert alike.write(plain, later) == write(plain, later)


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    "pieces",
    [
        (Piece("a"), Piece("b")),
        (Piece("a"), Piece("15 september 2021")),
        (Piece("a"), Piece("", bold=True), Piece("b")),
        (Piece("b", controls=("r",)),),
        (Piece("b", link="https://example.org"),),
        (Piece("b", tracked=Tracked.DELETED),),
        (Piece("b", picture="b.png"),),
    ],
)
@pytest.mark.parametrize(
    "places", [("", ""), ("sidhuvud", "sidhuvud"), ("sidhuvud", "")]
)
def test_words_that_do_not_stand_alone_are_never_taken_for_others(
    kind: str, pieces: tuple[Piece, ...], places: tuple[str, str]
) -> None:
    writer, write = WRITERS[kind]
    alike = Alike(writer)
    last, (own, place) = pieces[-1], places
    for words in (last.text, "c"):
        mixed = WordParagraph((*pieces[:-1], last._replace(text=words)), place=own)
        others = (WordParagraph((Piece(one),), place=place) for one in ("x", "b"))
        text = WordText((mixed, *others))
        assert alike.write(text, DAY) == write(text, DAY)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_table_is_as_wide_as_its_words(kind: str) -> None:
    writer, write = WRITERS[kind]
    alike = Alike(writer)
    for words in ("kort", "så långt att kolumnen får en annan bredd " * 3):
        said = words.strip(), "annat"
        cells = (
            WordParagraph((Piece(one),), cell=CellPlace((0,), 0, at))
            for at, one in enumerate(said)
        )
        text = WordText(tuple(cells))
        assert alike.write(text, DAY) == write(text, DAY)
