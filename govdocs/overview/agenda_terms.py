"""Days of the agenda that follow from the agreements' own terms, and from notices.

A term is that of the text, or of the text it follows, as events have prolonged it. An
end that something later has moved is left out, unless the day has passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from govdocs.model.deadline import extended_end, last_notice_day
from govdocs.model.enumeration import enumerated
from govdocs.model.event import Event, EventKind
from govdocs.model.outline import sources
from govdocs.model.period import days_later
from govdocs.model.version import Dated, number_key
from govdocs.overview.agenda_item import AgendaKind, Item
from govdocs.overview.editions import Edition, Library

_TERM = ("avtalstid", "giltighetstid", "giltighet")
_EXTENSION = ("forlangning", *_TERM)
_NOTICE = ("uppsagning", *_TERM)
_FUNDING = ("finansiering", "ekonomi")
_MOVING = {
    EventKind.EXTENSION: "Förlängningen av",
    EventKind.CONTINUED: "Den fortsatta giltigheten för",
}


@dataclass(frozen=True, slots=True)
class End:
    """The last day of a text's term, for the parties it then binds; () means all.

    `event` is what prolonged the term to that day, None for the term of the text itself.
    `followed` is the document that states the term, where the text takes it from another.
    """

    day: date
    edition: Edition
    parties: tuple[str, ...]
    event: Event | None = None
    followed: str | None = None


def term_ends(library: Library) -> Iterator[Item]:
    """Yield the last days of terms, with what happens then."""
    for end in _ends(library):
        name = end.edition.outline.name
        words = _MOVING[end.event.kind] if end.event else "Avtalstiden för"
        rule = f"Sista dagen i avtalstiden enligt {_holder(end.edition, library).outline.name}"
        if end.event:
            rule = end.event.source or "Sista dagen enligt händelserna"
        yield _item(
            end,
            AgendaKind.EXTENSION if end.event else AgendaKind.TERM,
            f"{words} {name} går ut{_for(end.parties, library)}",
            f"{rule}.{_goes_on(end, library)}",
            _clause(_holder(end.edition, library), _TERM),
        )


def extension_rights(library: Library) -> Iterator[Item]:
    """Yield how far a term may be prolonged when it runs out."""
    for end in _ends(library):
        extension = end.edition.outline.metadata.extension
        if end.event or extension is None or extension.length is None:
            continue
        found = extended_end(end.day, extension.length)
        yield _item(
            end,
            AgendaKind.EXTENSION,
            f"{end.edition.outline.name} får förlängas med {extension.length}, till och "
            f"med {found.day} (beräknad)",
            found.rule,
            _clause(end.edition, _EXTENSION),
            found.arithmetic,
        )


def notice_days(library: Library) -> Iterator[Item]:
    """Yield the last day to give notice before each end of a term."""
    for end in _ends(library):
        holder = _holder(end.edition, library, "uppsägning")
        notice = holder.outline.metadata.notice
        if notice is None or notice.length is None:
            continue
        found = last_notice_day(end.day, notice.length)
        yield _item(
            end,
            AgendaKind.NOTICE,
            f"Sista dag att säga upp {end.edition.outline.name} inför {end.day} "
            f"({notice.length}, beräknad){_for(end.parties, library)}",
            found.rule,
            _clause(holder, _NOTICE),
            found.arithmetic,
            found.day,
        )


def leaving_parties(library: Library) -> Iterator[Item]:
    """Yield the last day of an agreement for parties that have given notice."""
    for edition in _texts(library):
        leaving: dict[tuple[date, str], list[str]] = {}
        for party in edition.version.parties if edition.version else ():
            found = library.force.exit(_dated(edition), party, library.day)
            if found.day and party in _bound(edition, library, found.day):
                leaving.setdefault((found.day, " ".join(found.why)), []).append(party)
        for (day, why), parties in leaving.items():
            stated = any(one.end == day for one in _notices(edition, parties, library))
            words = "uppsagt" if stated else "uppsagt, beräknad"
            marks = [one.marking for one in _notices(edition, parties, library)]
            yield Item(
                day=day,
                kind=AgendaKind.NOTICE,
                text=f"{edition.outline.name} upphör för {_names(parties, library)} ({words})",
                key=f"upphör {' '.join(parties)}",
                rule=_told_once(why),
                clause=_clause(_holder(edition, library, "uppsägning"), _NOTICE),
                document=edition.id,
                version=edition.number,
                parties=tuple(parties),
                computed=not stated,
                marking=next((one for one in marks if one), None),
            )


def funding_ends(library: Library) -> Iterator[Item]:
    """Yield the last days of money that documents rest on."""
    for edition in _texts(library):
        if edition is not library.by_id[edition.id].current:
            continue
        for one in edition.outline.metadata.funding:
            if one.until:
                decided = f", beslutas av {one.decided_by}" if one.decided_by else ""
                yield Item(
                    day=one.until,
                    kind=AgendaKind.FUNDING,
                    text=f"Finansieringen av {edition.outline.name} går ut: {one.source}",
                    key=f"pengar {one.source}",
                    rule=f"Sista dagen som finansieringen är beviljad{decided}",
                    clause=_clause(edition, _FUNDING),
                    document=edition.id,
                    version=edition.number or None,
                )


def _texts(library: Library) -> Iterator[Edition]:
    """Yield the locked texts; the work texts where nothing at all is locked."""
    for editions in library.by_id.values():
        yield from editions.versions
        if not library.has_versions:
            yield editions.current


def _ends(library: Library) -> Iterator[End]:
    for edition in _texts(library):
        term = _holder(edition, library).outline.metadata.term
        if term and term.end:
            yield from _end(term.end, edition, library)
        for event in _prolonging(edition, library):
            if event.end:
                yield from _end(event.end, edition, library, event)


def _end(
    day: date, edition: Edition, library: Library, event: Event | None = None
) -> Iterator[End]:
    """Yield an end for those whom the text binds that day, if any."""
    holder = _holder(edition, library).id
    followed = holder if holder != edition.id else None
    if edition.version is None:
        yield End(day, edition, (), event, followed)
        return
    later = _later(day, edition, library)
    parties = [
        party
        for party in _bound(edition, library, day)
        if (event is None or event.concerns(party))
        and not any(one.concerns(party) for one in later)
    ]
    if parties:
        everybody = len(parties) == len(edition.version.parties)
        whom = () if everybody else tuple(parties)
        yield End(day, edition, whom, event, followed)


def _later(day: date, edition: Edition, library: Library) -> tuple[Event, ...]:
    """Return the events that have put a later end in the place of one to come."""
    if day < library.day:
        return ()
    moving = _prolonging(edition, library)
    return tuple(one for one in moving if one.end and one.end > day)


def _bound(edition: Edition, library: Library, day: date) -> tuple[str, ...]:
    """Return whom a text, or an update of it, binds on a day."""
    version = edition.version
    if version is None:
        return ()
    standing, run = library.force.standing, _run(version.number)
    return tuple(
        party
        for party in version.parties
        if _run(standing(edition.id, party, day).number) == run
    )


def _run(number: str | None) -> int | None:
    key = number_key(number) if number else None
    return key[0] if key else None


def _prolonging(edition: Edition, library: Library) -> Iterator[Event]:
    """Yield what has moved the end of a text's term, or of the term it follows."""
    names = {edition.id: edition.number}
    holder = _holder(edition, library)
    names[holder.id] = holder.number
    for document, number in names.items():
        for event in library.force.events.get(document, ()):
            if event.kind in _MOVING and _run(event.version) == _run(number):
                yield event


def _notices(
    edition: Edition, parties: list[str], library: Library
) -> tuple[Event, ...]:
    return tuple(
        event
        for event in library.force.events.get(edition.id, ())
        if event.kind is EventKind.NOTICE
        and any(event.concerns(party) for party in parties)
    )


def _holder(edition: Edition, library: Library, key: str = "avtalstid") -> Edition:
    """Return the text that states some terms: this one, or the one it follows."""
    seen = {edition.id}
    while True:
        follows = edition.outline.metadata.follows
        if follows is None or key not in follows.what or follows.document in seen:
            return edition
        if follows.document not in library.by_id:
            return edition
        seen.add(follows.document)
        edition = library.by_id[follows.document].current


def _clause(edition: Edition, wanted: tuple[str, ...]) -> str:
    """Return the place of the section with one of some ids; the document if it has none."""
    outline, by_id = edition.outline, edition.workspace.by_id
    held = {
        heading.id for source in sources(outline, by_id) for heading in source.headings
    }
    place = next((one for one in wanted if one in held), "")
    return f"{edition.id}#{place}" if place else edition.id


def _goes_on(end: End, library: Library) -> str:
    """Return that the agreement binds the same parties the day after, where it does."""
    after = days_later(end.day, 1)
    left = set(end.parties or _bound(end.edition, library, end.day))
    if left and left <= set(_bound(end.edition, library, after)):
        return " Texten gäller vidare efter den dagen."
    return ""


def _for(parties: tuple[str, ...], library: Library) -> str:
    return f", för {_names(parties, library)}" if parties else ""


def _names(parties: tuple[str, ...] | list[str], library: Library) -> str:
    names = {one.id: one.name for one in library.work.registers.parties}
    told = [names.get(one, one) for one in parties]
    if len(told) > 4:
        return f"{len(told)} parter"
    return enumerated(told)


def _told_once(why: str) -> str:
    """Return a reason without the mark and the full stop that `Item.how` puts last."""
    return why.removesuffix(".").removesuffix(" (beräknad)")


def _dated(edition: Edition) -> Dated:
    assert edition.version is not None, "asked only of locked texts"
    return Dated(edition.version, edition.outline.metadata)


def _item(
    end: End,
    kind: AgendaKind,
    text: str,
    rule: str,
    clause: str,
    arithmetic: str = "",
    day: date | None = None,
) -> Item:
    return Item(
        day=day or end.day,
        kind=kind,
        text=text,
        key=f"{kind} {'rätt' if arithmetic else end.event.kind if end.event else 'text'} {end.day}",
        rule=rule,
        clause=clause,
        document=end.edition.id,
        version=end.edition.number or None,
        parties=end.parties,
        computed=bool(arithmetic),
        arithmetic=arithmetic,
        marking=end.event.marking if end.event else None,
        name=end.edition.outline.name,
        followed=end.followed,
    )
