"""A redline as HTML: sound, told in words, and both texts can be read out of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from govdocs.diff.headline import headline
from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.model.redline import TermChange
from govdocs.model.sheet import Caption, Sheet
from govdocs.render.html.redline_page import redline_file, running_text
from govdocs.render.html.redline_sides import side_by_side
from govdocs.text.passages import read_passages
from tests.redline.pairs import FIRST, SECOND, pairs

_VOID = frozenset({"br", "hr", "img", "meta"})
_LABEL = frozenset({"etikett", "vh"})
CAPTION = Caption(
    "Avtalet", "version 1.0", "version 2.0", ("Exempel.",), ("0" * 64, "1" * 64)
)


class Reading(HTMLParser):
    """What a reader of the page reads, some of it left out; fails on unsound nesting."""

    def __init__(self, *without: str) -> None:
        super().__init__()
        self._without = without
        self._open: list[tuple[str, bool]] = []
        self.words: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and whether a reader of these words meets it."""
        given = dict(attrs)
        names = frozenset((given.get("class") or "").split())
        self.ids += [one for one in (given.get("id"),) if one]
        if tag in _VOID:
            self.words.append("\n")
            return
        is_out = tag in self._without or bool(names & _LABEL) or tag == "summary"
        inside = self._open[-1][1] if self._open else False
        self._open.append((tag, inside or is_out))
        if tag not in ("a", "strong", "em", "code", "ins", "del", "span", "sup"):
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Take in words."""
        if not self._open or not self._open[-1][1]:
            self.words.append(data)

    def close(self) -> None:
        """End the page: all is closed, and no id stands twice."""
        super().close()
        assert not self._open
        assert len(set(self.ids)) == len(self.ids)


def read(html: str, *without: str) -> list[str]:
    reading = Reading(*without)
    reading.feed(html)
    reading.close()
    return "".join(reading.words).split()


def sheet(old: str, new: str) -> Sheet:
    return make_sheet(Side(old, 0, {}), Side(new, 0, {}), compare(old, new))


def words(text: str) -> list[str]:
    """Return what a reader of a text reads; dividing lines and notes' marks left out."""
    return " ".join(
        " ".join("".join(one.text for one in cell) for cell in block.cells)
        for block in read_passages(text, 0)
    ).split()


def document(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


@given(pairs())
@settings(max_examples=200, deadline=None)
def test_what_is_left_without_the_removed_words_is_the_new_text(
    pair: tuple[str, str],
) -> None:
    html = running_text(sheet(*pair).rows, folds=True)
    bare = re.sub(r"<p[^>]*>(?:<ins>.*?avdelande linje</ins>|\* \* \*)</p>", "", html)
    bare = re.sub(r"\[föreslås utgå: (.*?)\]</span>", r"\1</span>", bare)
    bare = re.sub(r"(<p[^>]*>)<sup>1</sup> ", r"\1", bare)

    assert words(pair[1]) == read(bare, "del")


@given(pairs())
@settings(max_examples=100, deadline=None)
def test_side_by_side_is_sound(pair: tuple[str, str]) -> None:
    html = side_by_side(sheet(*pair).rows, folds=True)

    read(f"<table>{html}</table>")


def test_a_reader_is_told_in_words_what_was_done() -> None:
    old = document("Uppsägningstiden är 12 månader.")
    text = read(running_text(sheet(old, old.replace("12", "18")).rows, folds=True))

    assert "Uppsägningstiden är 1218 månader." == " ".join(text)
    html = running_text(sheet(old, old.replace("12", "18")).rows, folds=True)
    assert '<span class="vh">Borttaget: </span>12' in html
    assert '<span class="vh">Tillagt: </span>18' in html


def test_no_two_tables_have_the_same_name() -> None:
    rows = [
        f"| Område {n} | Ansvaret för det här är regionens nummer {n} |"
        for n in range(6)
    ]
    table = ["| Vad | Vem |", "|---|---|"]
    old = "\n".join(
        ["## Ansvar", "", *table, *rows, "", FIRST, "", *table, *rows[:1], ""]
    )
    new = old.replace(f"{rows[1]}\n", "").replace(rows[4], f"{rows[4]}\n{rows[1]}", 1)
    html = running_text(sheet(old, new).rows, folds=False)

    names = re.findall('aria-label="([^"]+)"', html)
    assert len(names) > 1
    assert len(set(names)) == len(names)


def test_moved_text_is_shown_once_with_a_line_at_both_ends() -> None:
    old = document("## Ansvar", FIRST, "## Kostnad", SECOND)
    html = running_text(
        sheet(old, document("## Ansvar", "## Kostnad", SECOND, FIRST)).rows, folds=True
    )

    assert 1 == html.count("Första stycket")
    assert "Flyttat härifrån till" in html
    assert "Flyttat hit från" in html
    assert "<ins>" not in html
    assert "<del>" not in html


def test_what_no_change_is_near_is_folded_away() -> None:
    old = document("## Ansvar", *(f"{SECOND} Del {n}." for n in range(9)), FIRST)
    html = running_text(sheet(old, old.replace("länet", "staden")).rows, folds=True)

    assert "<summary>9 stycken utan ändring</summary>" in html
    assert html.index("</details>") < html.index("<del>")
    assert "<details" not in running_text(sheet(old, old).rows, folds=False)


def test_a_document_puts_nothing_of_its_own_on_the_page() -> None:
    old = document(
        "Text med <script>alert(1)</script> och [länk](javascript:alert(1))."
    )
    new = old.replace("Text", "Ord").replace("länk", "annan <b>länk")
    html = redline_file(sheet(old, new), CAPTION, sides=False).decode()
    body = html.partition("<main")[2].partition("</main>")[0]

    assert "<script" not in body
    assert "<b>" not in body
    assert "javascript:" not in body
    assert "default-src 'none'" in html


@pytest.mark.parametrize("sides", [False, True])
def test_a_file_of_its_own_holds_all_it_needs(sides: bool) -> None:
    old = document("## Ansvar {#ansvar}", FIRST)
    raw = redline_file(sheet(old, old.replace("länet", "staden")), CAPTION, sides=sides)
    html = raw.decode()

    assert not re.findall(r'(?:src|href)="(?!#)', html)
    assert "url(" not in html
    assert "Vad blir det för skillnad?" in html
    assert "Avtalet: skillnad mellan version 1.0 och version 2.0" in html
    assert "går att återskapa exakt" in html


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Tiden är 12 månader.", "Tiden är 18 månader.", "”12” ersätts av ”18”"),
        ("Planen görs nu.", "Planen (SIP) görs nu.", "”(SIP)” läggs till"),
        ("Planen (SIP) görs nu.", "Planen görs nu.", "”(SIP)” tas bort"),
        (f"{FIRST} {SECOND}", f"{FIRST}\n\n{SECOND}", "stycket delas"),
        (f"{FIRST}\n\n{SECOND}", f"{FIRST} {SECOND}", "stycken slås ihop"),
        ("Läs [nu](#k7m2).", "Läs [nu](#p3x9).", "länken går till ett annat ställe"),
        (f"{FIRST}\n\n---\n\n{SECOND}", f"{FIRST}\n\n{SECOND}", "avdelande linje"),
        (FIRST, f"{FIRST}\n\n```\n```", "utan ord"),
    ],
)
def test_a_change_is_told_in_a_few_words(old: str, new: str, told: str) -> None:
    result = sheet(document(old), document(new))

    assert [told] == [headline(result, one) for one in result.changes]


@pytest.mark.parametrize("show", [running_text, side_by_side])
def test_a_dividing_line_that_is_gone_is_told_in_words(
    show: Callable[..., str],
) -> None:
    html = show(
        sheet(document(FIRST, "---", SECOND), document(FIRST, SECOND)).rows, folds=False
    )

    assert '<del><span class="vh">Borttaget: </span>avdelande linje</del>' in html


def test_terms_are_told_before_the_sections_and_one_change_is_one() -> None:
    terms = (TermChange("u", "1", "2", "Uppsägningstid: 12 → 18 månader"),)
    old = document("## Ansvar {#ansvar}", FIRST)
    told = replace(sheet(old, old.replace("länet", "staden")), terms=terms)
    html = redline_file(told, CAPTION, sides=False).decode()

    places = [html.index(one) for one in ("Ord: 1 in", "18 månader", "Var i texten?")]
    assert sorted(places) == places
    assert '<p role="status">1 ändring</p>' in html
