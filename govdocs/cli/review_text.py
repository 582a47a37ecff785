"""A review for the terminal: the verdict first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.cli import show
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

# Changes, findings and documents of one list that are shown before the rest is counted.
MOST = 20


def review_text(review: Review) -> Iterator[str]:
    """Yield the lines of a review."""
    for line in _lines(review):
        yield show.on_one_line(line)


def _lines(review: Review) -> Iterator[str]:
    yield verdict_sentence(review)
    yield held_against(review)
    yield from notes(review)
    yield from _policies(review)
    if review.documents:
        yield ""
        yield QUESTION
        for changed in review.documents:
            yield from _document(changed)
    yield from _findings("Nytt i kontrollen", review.findings.new)
    yield from _findings("Borta ur kontrollen", review.findings.gone)
    yield from _affected(review)
    yield from _listed("Synpunkter som förslaget säger sig besvara", review.comments)
    competing = [
        f"{one.name}: {one.verdict}, {', '.join(one.blocks)}"
        for one in review.competing
    ]
    yield from _listed("Andra öppna förslag om samma text", competing)


def _policies(review: Review) -> Iterator[str]:
    if review.policies:
        yield ""
        yield f"Policyer i skedet {review.stage}"
    for one in review.policies:
        yield f"  {judgement_line(one)}"
        for breach in one.breaches[:MOST]:
            yield f"    {breach_place(breach)}: {breach.message}."
            yield f"      Åtgärd: {breach.remedy}."
        yield from _rest(len(one.breaches), 4)


def _document(changed: Changed) -> Iterator[str]:
    yield f"  {changed.name} ({changed.path}), {state_of(changed)}"
    if changed.comparison is None:
        yield "    Texten går inte att läsa på båda sidor, så den är inte jämförd."
        return
    sheet = changed.comparison.sheet
    summary = summarize(sheet)
    for term in summary.terms:
        yield f"    {term.text}"
        if term.consequence:
            yield f"      {term.consequence}"
    for line in summary.counts:
        yield f"    {line}"
    if changed.is_new or changed.is_gone:
        return
    for one in sheet.changes[:MOST]:
        place = one.place or "Början av texten"
        yield f"    {place}, {one.kind}: {headline(sheet, one)}"
    yield from _rest(len(sheet.changes), 4)
    if not sheet.exact:
        yield f"    {summary.proof}"


def _findings(title: str, found: Sequence[Finding]) -> Iterator[str]:
    if found:
        yield ""
        yield f"{title} ({len(found)})"
        for one in found[:MOST]:
            yield f"  {show.finding_line(one)}"
        yield from _rest(len(found), 2)


def _affected(review: Review) -> Iterator[str]:
    yield from _listed("Se över, och varför", list(affected_lines(review)))


def affected_lines(review: Review) -> Iterator[str]:
    """Yield the documents that point at what is changed, and how."""
    for one in review.affected:
        place = f"{one.target}#{one.block}" if one.block else one.target
        yield f"{one.document}: {one.why} {place}"


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        for line in lines[:MOST]:
            yield f"  {line}"
        yield from _rest(len(lines), 2)


def _rest(count: int, indent: int) -> Iterator[str]:
    if count > MOST:
        yield f"{' ' * indent}och {counted(count - MOST, 'till', 'till')}"
