"""The report of a round, and an instance's own sheet, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.report import (
    OwnRow,
    Report,
    SectionReported,
    TextChange,
    cited_blocks,
)
from govdocs.consultation.sums import prove_sums
from govdocs.model.period import in_words
from govdocs.model.reply import Reply, ReplyOutcome
from govdocs.model.submission import Comment
from govdocs.render.html.report_page import replies_of
from govdocs.render.markdown.escape import opening, plain, quoted, table
from govdocs.render.round_words import (
    LOST_TITLE,
    answered_lists,
    changed_line,
    numbers_line,
    own_lead,
    own_title,
    report_line,
    report_title,
    reported_documents,
    sayers_line,
    section_title,
    stands_line,
)


def report_markdown(report: Report) -> bytes:
    """Return the whole report.

    Raises CannotCompile when a sum does not hold.
    """
    lines = [
        *_head(report),
        *_sections(report),
        *_changes(report),
        *_replies(report),
        *_reservations(report.found),
    ]
    return _whole(lines)


def own_sheet_markdown(
    found: Compilation, consultee: str, rows: Sequence[OwnRow]
) -> bytes:
    """Return what one instance wrote, what was replied, and what became of the text."""
    lines = [f"# {plain(own_title(found, consultee))}", "", *_marking(found)]
    lines += [opening(own_lead(found)), ""]
    if stands := stands_line(found, consultee):
        lines += [plain(stands), ""]
    for one in rows:
        lines += _own_row(found, one)
    if not rows:
        lines.append("Svaret innehöll inga synpunkter.")
    return _whole(lines)


def _whole(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _marking(found: Compilation) -> list[str]:
    marking = found.round.marking
    return [f"**{plain(marking)}**", ""] if marking else []


def _head(report: Report) -> Iterator[str]:
    found = report.found
    yield from (f"# {plain(report_title(found))}", "", *_marking(found))
    yield from (numbers_line(found.status), "", f"**{report_line(report)}**", "")
    yield from ("## Så går siffrorna ihop", "")
    yield from (f"- {one.told}" for one in prove_sums(found))
    yield from ("", "## Vilka som svarade", "")
    for label, names in answered_lists(report):
        yield f"- {label} ({len(names)}): {', '.join(map(plain, names)) or 'ingen'}"
    if report.lost:
        yield from ("", f"## {LOST_TITLE}", "")
        yield from (f"- {opening(one)}" for one in report.lost_told)
    if found.round.outside:
        yield from ("", "## Utanför remissen", "")
        for one in found.round.outside:
            name = found.outside.get(one.document, one.document)
            yield f"- {opening(name)}: {plain(one.reason)}"
    yield ""


def _sections(report: Report) -> Iterator[str]:
    yield from ("## Synpunkter per avsnitt", "")
    head = ["Avsnitt", "Synpunkter", *(one.told.capitalize() for one in ReplyOutcome)]
    rows = []
    for title, sections in reported_documents(report):
        rows.append([f"**{plain(title)}**", *("" for _ in head[1:])])
        rows += [_section_row(one) for _, one in sections]
    total = [str(report.outcomes[one]) for one in ReplyOutcome]
    yield from table(head, [*rows, ["Alla", str(len(report.found.annex)), *total]])
    yield ""


def _section_row(one: SectionReported) -> list[str]:
    counts = (one.outcomes[outcome] for outcome in ReplyOutcome)
    return [plain(one.section.title), str(len(one.section.said)), *map(str, counts)]


def _changes(report: Report) -> Iterator[str]:
    yield from ("## Ändringar som synpunkterna ledde till", "")
    if not report.changes:
        yield from ("Ingen synpunkt ledde till en ändring i texten.", "")
    for one in report.changes:
        yield f"**{plain(one.cited)}**. Synpunkter: {', '.join(one.comments)}."
        yield ""
        yield from _became(one)


def _became(one: TextChange) -> Iterator[str]:
    if one.before:
        yield from ("Förut:", "", *quoted(one.before), "")
    if one.after:
        yield from (one.label, "", *quoted(one.after), "")
    else:
        yield from (one.gone, "")


def _replies(report: Report) -> Iterator[str]:
    found = report.found
    yield from ("## Synpunkter och bemötanden", "")
    for section in report.sections:
        yield from (f"### {plain(section_title(found, section.section))}", "")
        for one in section.section.groups:
            cited = plain(found.cited_below(one.first))
            who = plain(sayers_line(found, one))
            kind = one.first.kind.value
            yield from (f"**{who}** ({', '.join(one.ids)}), {kind}. {cited}.", "")
            yield from _written(one.first)
            if len(one.consultees) > 1:
                names = ", ".join(plain(found.name(each)) for each in one.consultees)
                yield from (f"Samma synpunkt från {names}.", "")
            for ids, reply in replies_of(found, one):
                yield from _replied(reply, ids, report.cited)


def _written(comment: Comment) -> Iterator[str]:
    yield from (*quoted(comment.text), "")
    if comment.proposal:
        yield from ("Förslag:", "", *quoted(comment.proposal), "")


def _replied(
    reply: Reply, ids: Sequence[str], cited: Mapping[str, str]
) -> Iterator[str]:
    named = f" ({', '.join(ids)})" if ids else ""
    yield from (f"**{reply.outcome.told.capitalize()}**{named}", "")
    yield from (*quoted(reply.reason), "")
    caused = reply.caused
    if caused and caused.blocks:
        yield from (f"Ändring: {plain(changed_line(reply, cited))}", "")
    if caused and caused.elsewhere:
        yield from (f"Utanför texten: {plain(caused.elsewhere)}", "")
    for one in reply.history:
        told = f"{one.outcome.told}. {plain(one.reason)}"
        yield from (f"Förut, till den {in_words(one.day)}: {told}", "")
    if reply.reaction:
        yield from (f"Instansen om bemötandet: {plain(reply.reaction)}", "")


def _reservations(found: Compilation) -> Iterator[str]:
    kept = [one for one in found.answers if one.reservation]
    if kept:
        yield from ("## Reservationer", "")
        yield from ("Reservationer återges men bemöts inte.", "")
    for one in kept:
        yield from (f"### {plain(found.name(one.consultee))}", "")
        yield from (*quoted(one.reservation or ""), "")


def _own_row(found: Compilation, one: OwnRow) -> Iterator[str]:
    comment = one.said.comment
    yield from (f"## {comment.id}. {plain(found.cited(comment))}", "")
    if one.before:
        yield from ("### Texten som remitterades", "", *quoted(one.before), "")
    yield from ("### Ni skrev", "", *_written(comment))
    yield from ("### Vi svarade", "")
    if one.reply:
        yield from _replied(one.reply, (), cited_blocks(one.after))
    else:
        yield from ("Synpunkten är inte bemött ännu.", "")
    yield from ("### Så blev texten", "")
    for change in one.after:
        yield from (f"**{plain(change.cited)}**", "")
        yield from ((*quoted(change.after), "") if change.after else (change.gone, ""))
    if not one.after:
        yield from (*_now(one), "")


def _now(one: OwnRow) -> list[str]:
    if one.now and one.now == one.before:
        return ["Texten är oförändrad."]
    if one.now:
        return quoted(one.now)
    if one.before:
        return ["Stycket finns inte kvar."]
    return ["Synpunkten gäller inte ett enskilt stycke."]
