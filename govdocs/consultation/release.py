"""Whether a round is ready to be reported: everything replied to, and every claim true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.errors import NotReady
from govdocs.consultation.trace import Trace
from govdocs.model.amount import counted
from govdocs.model.reply import Reply, ReplyOutcome
from govdocs.model.submission import Comment
from govdocs.text.consultations import REPLIES_FILE


class _Wanted(NamedTuple):
    """A place that a change must touch; no block means any of the document."""

    document: str
    block: str | None

    @property
    def told(self) -> str:
        return f"{self.document}#{self.block}" if self.block else self.document


def find_faults(found: Compilation, trace: Trace) -> tuple[NotReady, ...]:
    """Return all that stands between a round and its report, in the order of the annex."""
    return (
        *_unreplied(found),
        *_unread(found),
        *_doubled(found),
        *(fault for one in _replies(found) for fault in _untrue(found, trace, one)),
    )


def _replies(found: Compilation) -> tuple[Reply, ...]:
    unique = {id(one): one for one in found.replies.values()}
    return tuple(sorted(unique.values(), key=lambda one: one.place))


def _unreplied(found: Compilation) -> Iterator[NotReady]:
    path = f"{found.round.folder}/{REPLIES_FILE}".removeprefix("/")
    for one in found.unreplied:
        id_ = one.comment.id
        yield NotReady(
            f"synpunkten {id_} från {found.name(one.consultee)} saknar bemötande",
            f"kör govdocs remiss reply {found.round.id} {id_}",
            file=path,
        )


def _unread(found: Compilation) -> Iterator[NotReady]:
    for one in found.answers:
        if one.unread:
            yield NotReady(
                f"{counted(len(one.unread), 'del', 'delar')} av svaret har ingen läst",
                "gör det som står i ej_lästa till synpunkter, och ta bort det därifrån",
                file=one.file[0],
                line=one.file[1],
            )


def _doubled(found: Compilation) -> Iterator[NotReady]:
    """Yield replies to comments that are not there, and second replies to one."""
    seen: Counter[str] = Counter()
    for reply in found.all_replies:
        for comment in reply.comments:
            seen[comment] += 1
            if comment not in found.comments:
                what, remedy = f"synpunkten {comment} finns inte", "rätta id"
            elif seen[comment] == 2:
                what = f"synpunkten {comment} har två bemötanden"
                remedy = "slå ihop dem till ett"
            else:
                continue
            file, line = reply.place
            yield NotReady(what, remedy, file=file, line=line)


def _untrue(found: Compilation, trace: Trace, reply: Reply) -> Iterator[NotReady]:
    """Yield what a reply says of the text that the text does not bear out."""
    file, line = reply.place
    for what, remedy in _claims(found, trace, reply):
        yield NotReady(what, remedy, file=file, line=line)


def _claims(
    found: Compilation, trace: Trace, reply: Reply
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with what a reply claims, and its remedy."""
    caused = reply.caused
    name = ", ".join(reply.comments[:3]) + (" m.fl." if reply.comments[3:] else "")
    if caused and caused.commit and caused.commit not in trace.commits:
        yield (
            f"ändringen {caused.commit[:12]} för {name} finns inte i historiken",
            "ange en commit som finns kvar, eller en ny med raden Synpunkt:",
        )
    elif not _claims_a_change(reply):
        return
    elif not (commits := _commits(trace, reply)):
        yield _without_change(found, reply, name)
    elif not (places := _wanted(found, reply)):
        yield (
            f"{name} {reply.outcome.told}, men inget stycke anges",
            "ange det stycke som ändrades med --block",
        )
    else:
        named = caused.commit if caused else None
        for what in _not_borne_out(trace, commits, places, named):
            yield (
                f"{name} {reply.outcome.told}, men {what}",
                "ange det stycke eller den ändring som gäller (--block, --commit-id)",
            )


def _claims_a_change(reply: Reply) -> bool:
    """Tell whether a reply says that the text itself has changed."""
    caused = reply.caused
    if caused and caused.blocks:
        return True
    is_elsewhere = bool(caused and caused.elsewhere)
    return reply.outcome is ReplyOutcome.ACCEPTED and not is_elsewhere


def _without_change(found: Compilation, reply: Reply, name: str) -> tuple[str, str]:
    return (
        f"{name} tillgodoses, men ingen sparad ändring anges"
        if reply.outcome is ReplyOutcome.ACCEPTED
        else f"bemötandet av {name} anger stycken men ingen sparad ändring",
        f"spara ändringen med raden Synpunkt: {found.round.id}/{reply.comments[0]}, "
        "ange --commit-id, eller säg varför den inte syns med --outside-text",
    )


def _not_borne_out(
    trace: Trace, commits: Sequence[str], places: Sequence[_Wanted], named: str | None
) -> Iterator[str]:
    """Yield the places that no commit touched; one that is named must touch any of them.

    What the text had in it when it was asked about is caused by no comment on it.
    """
    if named and not any(_bears_out(trace, named, one) for one in places):
        commits = (named,)
    for wanted in places:
        if any(_bears_out(trace, one, wanted) for one in commits):
            continue
        shown = ", ".join(one[:12] for one in commits[:3])
        if all(trace.is_before(one, wanted.document) for one in commits):
            yield f"{shown} gjordes före remissen"
        else:
            yield f"{shown} rör inte {wanted.told}"


def _bears_out(trace: Trace, commit: str, wanted: _Wanted) -> bool:
    is_before = trace.is_before(commit, wanted.document)
    return not is_before and trace.touches(commit, *wanted)


def _commits(trace: Trace, reply: Reply) -> tuple[str, ...]:
    """Return the commits that a reply rests on: its own, and those with the trailer."""
    own = [reply.caused.commit] if reply.caused and reply.caused.commit else []
    named = (commit for one in reply.comments for commit in trace.answering(one))
    return tuple(dict.fromkeys([*own, *named]))


def _wanted(found: Compilation, reply: Reply) -> tuple[_Wanted, ...]:
    """Return the places that must be touched: those named, or those commented on."""
    if reply.caused and reply.caused.blocks:
        named = (one.partition("#") for one in reply.caused.blocks)
        return tuple(_Wanted(document, block) for document, _, block in named)
    said = (found.comments.get(one) for one in reply.comments)
    places = (_place(one.comment) for one in said if one)
    return tuple(dict.fromkeys(one for one in places if one))


def _place(comment: Comment) -> _Wanted | None:
    place = comment.place
    return _Wanted(place.document, place.block) if place else None
