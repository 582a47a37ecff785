"""What stands round a text in a file: what it is, what applies, and its contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govdocs.model.digest import in_fours
from govdocs.model.metadata import Indicator
from govdocs.model.settings import Marking
from govdocs.model.word_text import CellPlace, ListPlace, Piece, WordParagraph
from govdocs.overview.addresses import Address
from govdocs.render.html.facts import Fact
from govdocs.render.html.state import State
from govdocs.text.canonical import Digests

_HEADING = "TOC Heading"
_DEEPEST_CONTENTS = 4
_MADE_UP = "Uppgifter om vad som har hänt är påhittade."


def heading(words: str) -> WordParagraph:
    """Return a heading that is no heading of the text."""
    return WordParagraph((Piece(words),), _HEADING)


def title(words: str, below: str) -> Iterator[WordParagraph]:
    """Yield the title, and the line below it."""
    yield WordParagraph((Piece(words),), "Title")
    yield WordParagraph((Piece(below),), "Subtitle")


def standing(state: State, marking: Marking | None) -> Iterator[WordParagraph]:
    """Yield what applies: a word and a sentence first, then all there is to note."""
    if marking:
        yield _said(marking.tag, marking.sentence)
    yield _said(state.tag, state.sentence)
    for one in state.notes:
        yield WordParagraph((Piece(one),), "State Text")
    for word in state.markings:
        yield _said(word, _MADE_UP)


def _said(word: str, sentence: str) -> WordParagraph:
    return WordParagraph(
        (Piece(f"{word}.", bold=True), Piece(f" {sentence}")), "State Text"
    )


def points(words: Sequence[str], group: int) -> Iterator[WordParagraph]:
    """Yield the most important points, if there are any."""
    if words:
        yield heading("Det viktigaste")
    for one in words:
        yield WordParagraph((Piece(one),), "List Bullet", item=ListPlace(1, group))


def facts(
    rows: Iterable[Fact], table: int, link: Iterable[tuple[Address, str]] = ()
) -> Iterator[WordParagraph]:
    """Yield facts as a table; `link` has where each address leads, '' for nowhere."""
    ways = dict(link)
    yield from _row(table, 0, ("Uppgift", "Innehåll"))
    for number, fact in enumerate(rows, 1):
        yield from _cells(table, number, 0, [Piece(fact.label, bold=True)])
        words = [Piece(one) for one in fact.words]
        words += [Piece(one.words, link=ways.get(one, "")) for one in fact.links]
        yield from _cells(table, number, 1, words)


def indicators(rows: Sequence[Indicator], table: int) -> Iterator[WordParagraph]:
    """Yield how the document is followed up, if it says."""
    if not rows:
        return
    yield heading("Så följs dokumentet upp")
    yield from _row(table, 0, ("Indikator", "Mått", "Mål", "Källa", "Hur ofta"))
    for number, one in enumerate(rows, 1):
        later = " (mäts inte än)" if one.exists is False else ""
        cells = (
            f"{one.name}{later}",
            one.measure,
            one.goal or "Inget mål",
            one.source or "Inte angiven",
            one.frequency or "Inte angivet",
        )
        yield from _row(table, number, cells)


def digest_facts(digests: Digests) -> Iterator[Fact]:
    """Yield the digests as they are read out."""
    yield Fact("Kontrollsumma", (in_fours(digests.full),))
    yield Fact("Kontrollsumma för orden", (in_fours(digests.text),))


def contents(text: Sequence[WordParagraph]) -> Iterator[WordParagraph]:
    """Yield the contents of a text; nothing for one without headings."""
    rows = [
        WordParagraph(tuple(_row_of(one, number)))._replace(
            style=f"toc {max(one.level, 1)}"
        )
        for one, number in _numbered(text)
        if one.level <= _DEEPEST_CONTENTS and one.text.strip()
    ]
    if rows:
        yield heading("Innehåll")
        yield from rows


def _numbered(text: Sequence[WordParagraph]) -> Iterator[tuple[WordParagraph, str]]:
    """Yield headings and the names of parts with the numbers that Word gives them."""
    trail: list[int] = []
    for one in text:
        if not one.level and one.style != "Part Title":
            continue
        if one.item is not None and one.item.number is not None:
            del trail[one.item.level - 1 :]
            trail.append(one.item.number)
        is_shown = bool(one.level and one.item)
        yield one, ".".join(map(str, trail)) if is_shown else ""


def _row_of(one: WordParagraph, number: str) -> Iterator[Piece]:
    link = f"#{one.anchors[0]}" if one.anchors else ""
    words = " ".join(one.text.split())
    # The number of the page follows, where the program that shows the file knows it.
    yield Piece(f"{number} {words}\t".lstrip(), link=link)


def _row(table: int, number: int, words: Iterable[str]) -> Iterator[WordParagraph]:
    for column, one in enumerate(words):
        yield from _cells(table, number, column, [Piece(one)])


def _cells(
    table: int, row: int, column: int, lines: Sequence[Piece]
) -> Iterator[WordParagraph]:
    """Yield a cell with one paragraph for each line."""
    is_header = row == 0
    place = CellPlace((table,), row, column, is_header=is_header)
    style = "Table Heading" if is_header else "Table Text"
    for one in lines or [Piece("")]:
        yield WordParagraph((one,), style, cell=place)
