"""What it comes to, on the first page of a redline; none of it is tracked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.diff.summary import Summary
from govdocs.model.amount import grouped
from govdocs.model.digest import in_fours
from govdocs.model.redline import TermChange
from govdocs.model.sheet import PLAIN, Caption, SectionCount, Style
from govdocs.render.word.element import Element, make
from govdocs.render.word.inline import run
from govdocs.render.word.numbering import Numbering, in_list
from govdocs.render.word.paragraph import paragraph, plain_paragraph
from govdocs.render.word.table import table_of_words

TEXT_HEADING = "Texten med ändringar"
_MOST_NAMED = 8
_LONGEST_VALUE = 500
_NOTHING = "–"

# Widths of the columns in percent, by how many there are.
_SHARES = {3: (24, 38, 38), 4: (20, 23, 25, 32)}


def front(
    caption: Caption, summary: Summary, numbering: Numbering
) -> Iterator[Element]:
    """Yield what stands before the text, and the heading that the text begins with."""
    yield plain_paragraph("Title", caption.name)
    yield plain_paragraph(
        "Subtitle", f"Ändringar från {caption.old} till {caption.new}"
    )
    yield from (plain_paragraph("BodyText", note) for note in caption.notes)
    yield plain_paragraph("Heading1", "Vad blir det för skillnad?")
    yield from _bullets(summary.counts, numbering)
    if summary.terms:
        yield plain_paragraph("Heading2", "Villkor och uppgifter som ändras")
        yield _terms(summary.terms)
    if summary.most:
        yield plain_paragraph("Heading2", "Avsnitt där mest ändras")
        yield from _bullets([_count(one) for one in summary.most], numbering)
    yield from _named("Nya avsnitt", summary.added)
    yield from _named("Borttagna avsnitt", summary.removed)
    yield from _named("Flyttade avsnitt", summary.moved)
    yield plain_paragraph("Heading1", TEXT_HEADING, make("pageBreakBefore"))
    yield plain_paragraph("BodyText", _how_to(caption))


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
        yield plain_paragraph("ListBullet", one, in_list(number, 1))


def _terms(terms: Sequence[TermChange]) -> Element:
    has_consequence = any(term.consequence for term in terms)
    header = ["Villkor", "Förut", "Nytt", *(["Följd"] if has_consequence else [])]
    rows = (_term(term)[: len(header)] for term in terms)
    return table_of_words(header, rows, _SHARES[len(header)])


def _term(term: TermChange) -> list[str]:
    """Return a change as cells; what is told in one sentence stands on its own side."""
    name, _, said = term.text.partition(": ")
    before, after = term.old or _NOTHING, term.new or _NOTHING
    if "→" not in said:
        before, after = (_NOTHING, said) if term.new else (said, _NOTHING)
    return [name, _short(before), _short(after), term.consequence]


def _short(value: str) -> str:
    """Return a value, cut at a word when it is longer than anybody reads in a table."""
    if len(value) <= _LONGEST_VALUE:
        return value
    return f"{value[:_LONGEST_VALUE].rpartition(' ')[0] or value[:_LONGEST_VALUE]} …"


def _count(one: SectionCount) -> str:
    return f"{one.name}: {grouped(one.come)} ord in, {grouped(one.gone)} ut"


def _named(title: str, names: Sequence[str]) -> Iterator[Element]:
    """Yield the names of sections in one paragraph; the rest of many as a number."""
    if not names:
        return
    more = len(names) - _MOST_NAMED
    tail = f" och {more} till" if more > 0 else ""
    words = f" ({len(names)}): {'; '.join(names[:_MOST_NAMED])}{tail}."
    yield paragraph("BodyText", [run(title, Style(bold=True)), run(words, PLAIN)])
