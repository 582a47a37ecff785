"""What it comes to, on the first page of a redline; none of it is tracked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.diff.foremost import choose
from govdocs.diff.summary import QUESTION, Summary
from govdocs.model.amount import counted
from govdocs.model.digest import in_fours
from govdocs.model.redline import TermChange
from govdocs.model.sheet import PLAIN, Caption, Style
from govdocs.render.word.element import Element, make
from govdocs.render.word.inline import run
from govdocs.render.word.numbering import Numbering, in_list
from govdocs.render.word.paragraph import paragraph, plain_paragraph
from govdocs.render.word.redline_paper import WordPaper, sections_named
from govdocs.render.word.redline_terms import TermTable
from govdocs.render.word.table import close, table_of_words

TEXT_HEADING = "Texten med ändringar"
_REST = "Fler uppgifter som ändras"


def front(
    caption: Caption, summary: Summary, numbering: Numbering
) -> Iterator[Element]:
    """Yield what stands before the text, and the heading that the text begins with."""
    yield from _head(caption)
    yield plain_paragraph("Heading1", QUESTION, _above())
    yield from _bullets(summary.counts, numbering)
    terms = TermTable(summary.terms)
    foremost = choose(summary, WordPaper(caption, terms))
    if summary.terms:
        yield plain_paragraph("Heading2", "Villkor och uppgifter som ändras", _above())
    if foremost.terms:
        yield _table(terms, foremost.terms)
    if foremost.rest:
        yield _left(len(foremost.rest), is_more=bool(foremost.terms))
    yield from _where(summary, foremost.named)
    if foremost.rest:
        yield plain_paragraph("Heading2", _REST, make("pageBreakBefore"))
        yield _table(TermTable(foremost.rest), foremost.rest)
    yield plain_paragraph("Heading1", TEXT_HEADING, make("pageBreakBefore"))
    yield plain_paragraph("BodyText", _how_to(caption))


def _head(caption: Caption) -> Iterator[Element]:
    words = f"Ändringar från {caption.old} till {caption.new}"
    if caption.name:
        yield plain_paragraph("Title", caption.name)
        yield plain_paragraph("Subtitle", words, _below())
    else:
        yield plain_paragraph("Title", words)
    for note in caption.notes:
        yield plain_paragraph("TableText", note, _below())


def _above() -> Element:
    """Return less room round a heading than its style has, so that all fits on a page."""
    return make("spacing", before="120", after="60")


def _below(*, room: bool = False) -> Element:
    """Return some room after a paragraph in small type, or on both sides of it."""
    before = {"before": "80"} if room else {}
    return close(**before, after="80")


def _left(count: int, *, is_more: bool) -> Element:
    """Return the line that says where the rest of the terms stand."""
    more = " till" if is_more else ""
    what = counted(count, "uppgift", "uppgifter")
    words = f"{what}{more} står under rubriken {_REST}."
    return plain_paragraph("TableText", words, _below(room=is_more))


def _where(summary: Summary, named: int) -> Iterator[Element]:
    """Yield where in the text the changes are."""
    told = sections_named(summary, named)
    if told:
        yield plain_paragraph("Heading2", "Var i texten?", _above())
    for title, words in told:
        content = [run(title, Style(bold=True)), run(words, PLAIN)]
        yield paragraph("TableText", content, _below())


def proof(caption: Caption, summary: Summary) -> Iterator[Element]:
    """Yield what stands after the text: which texts it was, and that it holds."""
    line = make("pBdr", make("top", val="single", sz="6", space="6", color="808080"))
    apart: tuple[Element, ...] = (line, make("spacing", before="480"))
    for name, digest in zip((caption.old, caption.new), caption.digests, strict=True):
        words = f"Kontrollsumma för {name}: {in_fours(digest)}"
        yield plain_paragraph("FootnoteText", words, *apart)
        apart = ()
    yield plain_paragraph("FootnoteText", summary.proof)


def _how_to(caption: Caption) -> str:
    return (
        "Ändringarna är spårade. Godkänn alla så står texten som i "
        f"{caption.new}, avvisa alla så står den som i {caption.old}."
    )


def _bullets(words: Sequence[str], numbering: Numbering) -> Iterator[Element]:
    if not words:
        return
    number = numbering.begin(1, None)
    for one in words:
        yield plain_paragraph("TableText", one, in_list(number, 1), close())


def _table(table: TermTable, terms: Sequence[TermChange]) -> Element:
    return table_of_words(table.header, map(table.cells, terms), table.shares)
