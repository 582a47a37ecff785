"""The last day to give notice before a text's term ends, where it can be worked out."""

from __future__ import annotations

from datetime import date

from govdocs.model.deadline import Computed, last_notice_day
from govdocs.model.metadata import Metadata
from govdocs.model.period import Length
from govdocs.model.version import Dated
from govdocs.overview.editions import Edition, Library
from govdocs.overview.status import Word

_ENDED = frozenset({Word.LAPSED, Word.REPLACED, Word.ENDED})


def last_notice(edition: Edition, library: Library) -> Computed | None:
    """Return the day and how it was worked out; None where the terms do not settle it."""
    if edition.status and edition.status.word in _ENDED:
        return None
    length = _length(edition)
    end = _end(edition, library)
    return last_notice_day(end, length) if end and length else None


def _length(edition: Edition) -> Length | None:
    notice = _terms(edition, "uppsägning").notice
    return notice.length if notice else None


def _terms(edition: Edition, key: str) -> Metadata:
    """Return the front matter that states some terms: its own, or that of what it follows."""
    meta = edition.outline.metadata
    follows = meta.follows
    if follows is None or key not in follows.what:
        return meta
    followed = edition.workspace.by_id.get(follows.document)
    return followed.metadata if followed else meta


def _end(edition: Edition, library: Library) -> date | None:
    """Return the last day of the term, prolonged as events say; None when it is open."""
    follows = edition.outline.metadata.follows
    if follows and "avtalstid" in follows.what and follows.document in library.by_id:
        above = library.by_id[follows.document].current
        return _own_end(above, library)
    return _own_end(edition, library)


def _own_end(edition: Edition, library: Library) -> date | None:
    meta = edition.outline.metadata
    if edition.version is None or not edition.is_in_force:
        return meta.term.end if meta.term else None
    dated = Dated(edition.version, meta)
    ends = {
        library.force.term(dated, party, library.day).day
        for party, number in library.by_id[edition.id].bound.items()
        if number == edition.number
    }
    return ends.pop() if len(ends) == 1 else None
