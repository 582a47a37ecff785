"""A review as Markdown, for a comment that a forge keeps beside the proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govdocs.cli import show
from govdocs.cli.review_text import MOST, affected_lines
from govdocs.diff.headline import headline
from govdocs.diff.summary import QUESTION, summarize
from govdocs.model.amount import counted
from govdocs.model.finding import Finding
from govdocs.overview.review import Changed, Review
from govdocs.overview.verdict import (
    breach_place,
    held_against,
    judgement_line,
    notes,
    state_of,
    verdict_sentence,
)

# By this line a later run finds the comment that it is to write anew.
MARK = "<!-- govdocs review -->"
# What Markdown or a forge takes for more than letters: links, names, numbers of matters.
_ACTIVE = re.compile(r"([\\`*_\[\]~$|])")
# In this order: no entity is written in another's place.
_ENTITIES = (
    (re.compile("&"), "&amp;"),
    (re.compile(r"#(?=\d)"), "&#35;"),
    (re.compile("<"), "&lt;"),
    (re.compile(">"), "&gt;"),
    (re.compile("@"), "&#64;"),
    (re.compile("://"), "&#58;//"),
)


def review_markdown(review: Review) -> Iterator[str]:
    """Yield the lines of a review as Markdown; the first is the verdict."""
    yield f"**{safe(verdict_sentence(review))}**"
    yield ""
    yield safe(held_against(review))
    for note in notes(review):
        yield ""
        yield f"> {safe(note)}"
    yield from _policies(review)
    if review.documents:
        yield from _heading(QUESTION)
        for changed in review.documents:
            yield from _document(changed)
    yield from _findings("Nytt i kontrollen", review.findings.new)
    yield from _findings("Borta ur kontrollen", review.findings.gone)
    yield from _listed("Se över, och varför", list(affected_lines(review)))
    yield from _listed("Synpunkter som förslaget säger sig besvara", review.comments)
    competing = [
        f"{one.name}: {one.verdict}, {', '.join(one.blocks)}"
        for one in review.competing
    ]
    yield from _listed("Andra öppna förslag om samma text", competing)
    yield ""
    yield MARK


def safe(words: str) -> str:
    """Return words from elsewhere so that they are shown and do nothing."""
    line = _ACTIVE.sub(r"\\\1", show.on_one_line(words))
    for mark, entity in _ENTITIES:
        line = mark.sub(entity, line)
    return line


def _policies(review: Review) -> Iterator[str]:
    if review.policies:
        yield from _heading(f"Policyer i skedet {review.stage}")
    for one in review.policies:
        yield f"- {safe(judgement_line(one))}"
        for breach in one.breaches[:MOST]:
            told = f"{breach.message}. Åtgärd: {breach.remedy}."
            yield f"  - {safe(breach_place(breach))}: {safe(told)}"
        yield from _rest(len(one.breaches), "  ")


def _document(changed: Changed) -> Iterator[str]:
    yield ""
    yield f"#### {safe(changed.name)}"
    yield ""
    yield f"{safe(changed.path)}, {safe(state_of(changed))}."
    if changed.comparison is None:
        yield "Texten går inte att läsa på båda sidor, så den är inte jämförd."
        return
    sheet = changed.comparison.sheet
    summary = summarize(sheet)
    yield safe(" ".join(summary.counts))
    yield ""
    for term in summary.terms:
        yield f"- {safe(' '.join((term.text, term.consequence)).strip())}"
    if changed.is_new or changed.is_gone:
        return
    for one in sheet.changes[:MOST]:
        place = one.place or "Början av texten"
        yield f"- {safe(f'{place}, {one.kind}: {headline(sheet, one)}')}"
    yield from _rest(len(sheet.changes), "")


def _findings(title: str, found: Sequence[Finding]) -> Iterator[str]:
    lines = list(map(show.finding_line, found))
    yield from _listed(f"{title} ({len(found)})", lines)


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from _heading(title)
        for line in lines[:MOST]:
            yield f"- {safe(line)}"
        yield from _rest(len(lines), "")


def _heading(words: str) -> Iterator[str]:
    yield ""
    yield f"### {safe(words)}"
    yield ""


def _rest(count: int, indent: str) -> Iterator[str]:
    if count > MOST:
        yield f"{indent}- och {counted(count - MOST, 'till', 'till')}"
