"""The form for Word: all of the texts once, a box for each place, and names that hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from govdocs.consultation.form.form import Form, form_of
from govdocs.consultation.form.places import Ask, FormBox, box_of_bookmark, box_of_tag
from govdocs.consultation.form.reading import reading_word
from govdocs.consultation.form.texts import FormTexts
from govdocs.consultation.form.word import form_word
from govdocs.consultation.form.word_text import BOX_STYLE, LAST_STYLE
from govdocs.model.word_text import WordParagraph, WordText
from govdocs.render.flow_tree import Leaf, Node, tree_of
from govdocs.render.odt.text import write_odt
from govdocs.render.word.text import write_docx
from govdocs.text.publication import Ready
from govdocs.text.word.read import read_word
from tests.consultation.forms import example_round, form, form_texts, laid_out

DAY = date(2021, 9, 15)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ready, ...]:
    return form_texts(tmp_path_factory.mktemp("w"))


@pytest.fixture(scope="module")
def written(texts: tuple[Ready, ...]) -> WordText:
    return form_word(form(texts, "norrby"), laid_out(texts), "Norrby kommun")


@pytest.fixture(scope="module")
def example() -> tuple[Form, FormTexts]:
    """Return the round of the example, and the texts it asks about."""
    asked, ready = example_round()
    return form_of(asked, ready, "lerum"), laid_out(ready)


def marks(paragraphs: Iterable[WordParagraph]) -> list[str]:
    """Return the bookmarks, each as often as a stretch of it begins."""
    found: list[str] = []
    before: frozenset[str] = frozenset()
    for one in paragraphs:
        found += [name for name in one.anchors if name not in before]
        before = frozenset(one.anchors)
    return found


def boxes(text: WordText, ask: Ask) -> list[str]:
    found = map(box_of_tag, text.boxes)
    return [one.key for one in found if one and one.ask is ask]


def labels(text: WordText) -> list[str]:
    return [one.text for one in text.paragraphs if one.style.startswith("Form Box")]


def test_each_place_has_its_boxes_and_what_is_shared_stands_once(
    written: WordText,
) -> None:
    # A section with one paragraph has no boxes of its own, and one with a bare list has.
    assert boxes(written, Ask.COMMENT) == [
        *("k7m2", "k7m3", "k7m6", "k7m9", "allmant"),
        *("tid", "t002", "avtal#", "u001", "lakare#"),
    ]
    assert boxes(written, Ask.PROPOSAL) == boxes(written, Ask.COMMENT)
    assert boxes(written, Ask.KIND) == boxes(written, Ask.COMMENT)


def test_a_box_is_named_by_what_people_see_of_its_place(written: WordText) -> None:
    told = [one for one in labels(written) if one.startswith("Synpunkt på")]
    assert told == [
        "Synpunkt på 1.1 stycke 1: ",
        "Synpunkt på 1.1 stycke 2 med punkterna: ",
        "Synpunkt på 1.1 stycke 3 med tabellen: ",
        "Synpunkt på 1.1.1 stycke 1: ",
        "Synpunkt på hela 1.1 Allmänt: ",
        "Synpunkt på hela 2.1 Tid: ",
        "Synpunkt på 2.2 stycke 1: ",
        "Synpunkt på hela Avtalet: ",
        "Synpunkt på Läkare 2.1 stycke 1 med punkterna: ",
        "Synpunkt på hela Läkare: ",
    ]


def test_a_box_stands_under_its_text_and_what_belongs_to_it(written: WordText) -> None:
    rows = list(written.paragraphs)
    at = next(i for i, one in enumerate(rows) if "gdc_k7m3" in one.anchors)
    assert [one.text for one in rows[at - 3 : at]] == [
        "Parterna ska",
        "samverka",
        "mötas.",
    ]


def test_ids_that_two_texts_have_are_told_apart(written: WordText) -> None:
    names = marks(written.paragraphs)
    assert {"gd_tid", "gd_lakare__tid", "gd_avtal__", "gd_lakare__"} <= set(names)
    notes = [name for note in written.notes.values() for name in marks(note)]
    assert notes == ["gd_k7m8", "gd_u004"]
    assert {one.note for row in written.paragraphs for one in row.pieces} == {
        "",
        *written.notes,
    }
    assert all(count == 1 for count in Counter(names).values())


def test_links_between_texts_lead_within_the_file(written: WordText) -> None:
    links = {
        (one.link, one.text)
        for row in written.paragraphs
        for one in row.pieces
        if one.link
    }
    assert {
        ("#gd_tid", "tre år"),
        ("#gd_tid", "Avtalet 2.1 Tid"),
        ("#gd_lakare__tid", "Läkare 2.1 Tid"),
        ("#gd_avtal__", "Avtalet om vård"),
    } <= links
    names = set(marks(written.paragraphs))
    assert {link.removeprefix("#") for link, _ in links} <= names


def test_what_is_asked_once(written: WordText) -> None:
    assert boxes(written, Ask.DETAIL) == [
        *("organ", "datum", "paragraf", "diarienummer"),
        *("installning", "skal", "reservation"),
    ]
    assert boxes(written, Ask.STANCE) == ["avtal", "lakare"]
    assert boxes(written, Ask.ANSWER) == ["f1", "f-avtal", "f-lakare"]
    assert "Instans: Norrby kommun (norrby)" in [one.text for one in written.paragraphs]
    assert "avstyrker" in written.boxes["uppgift:installning"].choices


def test_a_form_for_anybody_asks_who_it_is(texts: tuple[Ready, ...]) -> None:
    made = form_word(form(texts), laid_out(texts))
    assert boxes(made, Ask.DETAIL)[0] == "instans"
    assert "govdocs-instans" not in made.properties


def test_the_file_says_what_it_is(texts: tuple[Ready, ...], written: WordText) -> None:
    assert written.properties["govdocs-remiss"] == "2021-1"
    assert written.properties["govdocs-instans"] == "norrby"
    digest = texts[0].digests.full
    assert written.properties["govdocs-kontrollsumma-avtal"] == digest
    assert written.properties["title"].startswith("Svar på remiss 2021-1: ")


def test_headings_go_down_one_level_at_a_time(
    example: tuple[Form, FormTexts],
) -> None:
    for made in (form_word(*example), reading_word(*example)):
        levels = [one.level for one in made.paragraphs if one.level]
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_word_of_the_texts_is_in_the_example_once(
    example: tuple[Form, FormTexts],
) -> None:
    asked, laid = example
    made = form_word(asked, laid, "Lerums kommun")
    shown = {one.text for one in made.everything()}
    for text in laid:
        rows = [one for one in text.flow.everything() if not one.level]
        assert {one.text for one in rows} <= shown
    places = {place for text in laid for place in _places(text.ready)}
    found = Counter(name for name in marks(made.everything()) if name.startswith("gd_"))
    # Each text has one of its own as well.
    assert len(found) == len(places) + len(laid)
    assert set(found.values()) == {1}


def _places(text: Ready) -> Iterator[tuple[str, str | None]]:
    """Yield each place by its file and its id."""
    for outline in text.sources:
        yield from ((outline.metadata.id, one.id) for one in outline.headings)
        yield from ((outline.metadata.id, one.id) for one in outline.blocks)


@pytest.mark.parametrize("write", [write_docx, write_odt])
def test_what_is_written_is_read_back_with_every_box(
    example: tuple[Form, FormTexts],
    write: Callable[[WordText, date], bytes],
) -> None:
    made = form_word(*example, "Lerums kommun")
    content = write(made, DAY)
    read = read_word(content)
    tags = {
        tag for row in read.paragraphs for one in row.pieces for tag in one.controls
    }
    assert set(made.boxes) <= tags
    names = {name for row in read.paragraphs for name in row.anchors}
    found = {box_of_bookmark(name, read.properties) for name in names}
    wanted = {box_of_tag(tag, read.properties) for tag in made.boxes}
    assert wanted <= found
    assert [one.text for one in read.paragraphs if not one.place] == [
        one.text for one in made.paragraphs if not one.place
    ]
    assert write(form_word(*example, "Lerums kommun"), DAY) == content
    # A form is sent by e-mail to each of many.
    assert len(content) < 200_000


def test_what_a_box_is_about_stays_on_its_page(written: WordText) -> None:
    nodes = tree_of(written.paragraphs)
    leading = [
        one
        for one, after in pairwise(nodes)
        if isinstance(one, Leaf) and _is_box(after) and not _is_box(one)
    ]
    assert leading
    assert all(one.leads for one in leading)
    # What leads to a list or a table stays with its first row.
    assert {"Det här betyder orden:", "Parterna ska", "Tabellen visar tiderna."} <= {
        one.paragraph.text for one in nodes if isinstance(one, Leaf) and one.leads
    }
    assert b"<w:keepNext/>" in _part(write_docx(written, DAY), "word/document.xml")
    odt = _part(write_odt(written, DAY), "content.xml")
    assert b'fo:keep-with-next="always"' in odt


def test_questions_and_texts_begin_on_a_page_of_their_own(
    example: tuple[Form, FormTexts],
) -> None:
    asked, laid = example
    made = form_word(asked, laid)
    begun = [one.text for one in made.paragraphs if one.begins_page]

    assert ["Frågor", *(one.asked.title for one in laid)] == begun
    word = _part(write_docx(made, DAY), "word/document.xml")
    assert len(begun) == word.count(b"<w:pageBreakBefore/>")
    odt = _part(write_odt(made, DAY), "content.xml").decode()
    (style,) = {
        name
        for name in re.findall(r'<text:h text:style-name="([^"]+)"', odt)
        if re.search(rf'style:name="{name}"[^>]*>\s*<[^>]*fo:break-before="page"', odt)
    }
    assert len(begun) == odt.count(f'<text:h text:style-name="{style}"')


def test_a_question_or_two_stand_below_what_is_asked_before(
    texts: tuple[Ready, ...],
) -> None:
    asked = form(texts)
    fewer = replace(asked, round=replace(asked.round, questions=()))
    begun = [
        {
            one.text
            for one in form_word(each, laid_out(texts)).paragraphs
            if one.begins_page
        }
        for each in (asked, fewer)
    ]

    assert [3, 2] == [len(asked.questions), len(fewer.questions)]
    assert {"Frågor"} == begun[0] - begun[1]


def _is_box(node: Node) -> bool:
    styles = BOX_STYLE, LAST_STYLE
    return isinstance(node, Leaf) and node.paragraph.style in styles


def _part(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as file:
        return file.read(name)


def test_the_form_is_locked_and_a_copy_to_read_keeps_track(
    texts: tuple[Ready, ...], written: WordText
) -> None:
    copy = reading_word(form(texts), laid_out(texts))
    assert _guards(written) == [("documentProtection", "forms")]
    free = form_word(form(texts), laid_out(texts), is_locked=False)
    assert _guards(free) == []
    assert "låst" not in " ".join(one.text for one in free.paragraphs)
    assert _guards(copy) == [
        ("trackRevisions", None),
        ("documentProtection", "trackedChanges"),
    ]


def _guards(text: WordText) -> list[tuple[str, str | None]]:
    with ZipFile(BytesIO(write_docx(text, DAY))) as file:
        root = ElementTree.fromstring(file.read("word/settings.xml"))
    names = {f"{W}trackRevisions", f"{W}documentProtection"}
    return [
        (one.tag.removeprefix(W), one.get(f"{W}edit"))
        for one in root
        if one.tag in names
    ]


def test_a_copy_to_read_has_boxes_for_questions_alone(texts: tuple[Ready, ...]) -> None:
    copy = reading_word(form(texts), laid_out(texts))
    assert {one.ask for one in map(box_of_tag, copy.boxes) if one} == {Ask.ANSWER}
    made = form_word(form(texts), laid_out(texts))
    starts = [
        {name for name in marks(one.paragraphs) if name.startswith("gd_")}
        for one in (copy, made)
    ]
    assert starts[0] == starts[1]


def test_every_box_has_a_title_of_its_own(
    example: tuple[Form, FormTexts],
) -> None:
    made = form_word(*example)
    titles = Counter(one.title for one in made.boxes.values())
    assert [title for title, count in titles.items() if count > 1] == []
    assert FormBox(Ask.COMMENT, "hsavtal#").tag in made.boxes
