"""Reply to comments: one, several or all that say the same, with what was said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.errors import CannotReply
from govdocs.model.consultation import Consultation
from govdocs.model.reply import Caused, Earlier, Reply, ReplyOutcome
from govdocs.text.consultations import REPLIES_FILE
from govdocs.text.reply_entry import (
    new_replies,
    read_back,
    with_changed,
    with_reply,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be replied to some comments, by their ids."""

    comments: tuple[str, ...]
    outcome: ReplyOutcome
    reason: str
    caused: Caused | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A reply ready to be written: the file with it, and the reply that it takes over."""

    path: str
    text: str
    reply: Reply
    before: Reply | None = None


def named(found: Compilation, words: Sequence[str], *, with_same: bool) -> list[str]:
    """Return the comments that words name: 'lerum-3', or '2021-1/lerum-3'.

    `with_same` takes in every comment that says the same on the same place. Raises
    CannotReply for words that name none.
    """
    for refused in unnamed(found, words):
        raise refused
    groups = {id_: one.ids for one in found.groups for id_ in one.ids}
    hit: dict[str, None] = {}
    for name in (_name(found, one) for one in words):
        hit.update(dict.fromkeys(groups[name] if with_same else (name,)))
    return list(hit)


def unnamed(found: Compilation, words: Iterable[str]) -> Iterator[CannotReply]:
    """Yield the words that name no comment of a round."""
    known = {id_ for one in found.groups for id_ in one.ids}
    for one in words:
        if _name(found, one) not in known:
            yield CannotReply(
                f"synpunkten {one} finns inte i remissen {found.round.id}",
                "se synpunkternas id i sammanställningen (govdocs remiss compile)",
            )


def _name(found: Compilation, words: str) -> str:
    return words.strip().lower().removeprefix(f"{found.round.id}/")


def draft_reply(
    asked: Consultation,
    old: str | None,
    replies: Sequence[Reply],
    wish: Wish,
    day: date,
) -> Drafted:
    """Return a reply to be written; `old` is the file as it is, None when there is none.

    One that all of the comments have already is written anew, with what it said until
    that day in its history. Raises CannotReply when some of them have another one.
    """
    reply, before = _meant(asked, replies, wish, day)
    if before and _says(before) == _says(reply):
        raise CannotReply(
            "bemötandet säger redan så",
            "ändra --outcome, --reason eller ändringen",
            file=before.place[0],
            line=before.place[1],
        )
    return _checked(asked, old, replies, [(reply, before)])[0]


def draft_replies(
    asked: Consultation,
    old: str | None,
    replies: Sequence[Reply],
    wishes: Iterable[Wish],
    day: date,
) -> list[Drafted]:
    """Return many replies to be written at once; each has the text with all of them.

    No two may be to the same comment. Raises CannotReply, and then none can be written.
    """
    return _checked(
        asked, old, replies, [_meant(asked, replies, one, day) for one in wishes]
    )


def _meant(
    asked: Consultation, replies: Sequence[Reply], wish: Wish, day: date
) -> tuple[Reply, Reply | None]:
    """Return a reply as it is to be written, and the one that it takes over."""
    before = _shared(replies, wish.comments)
    reply = Reply(
        asked.id,
        wish.comments,
        wish.outcome,
        wish.reason,
        wish.caused,
        wish.version,
        marking=asked.marking,
    )
    if before is None:
        return reply, None
    earlier = Earlier(day, before.outcome, before.reason)
    is_same = (before.outcome, before.reason) == (reply.outcome, reply.reason)
    history = before.history if is_same else (*before.history, earlier)
    whole = replace(
        reply,
        comments=before.comments,
        history=history,
        reaction=before.reaction,
        place=before.place,
    )
    return whole, before


def draft_reaction(
    asked: Consultation,
    old: str | None,
    replies: Sequence[Reply],
    comment: str,
    words: str,
) -> Drafted:
    """Return a reply with what an instance has said of it.

    Raises CannotReply when the comment has no reply.
    """
    before = next((one for one in replies if comment in one.comments), None)
    if before is None:
        raise CannotReply(
            f"synpunkten {comment} har inget bemötande att säga något om",
            "bemöt den först med --outcome och --reason",
        )
    reply = replace(before, reaction=words)
    return _checked(asked, old, replies, [(reply, before)])[0]


def _shared(replies: Iterable[Reply], comments: tuple[str, ...]) -> Reply | None:
    """Return the reply that all of the comments have, and nobody else.

    Raises CannotReply when some have one that the others have not.
    """
    wanted = set(comments)
    hit = [one for one in replies if wanted & set(one.comments)]
    if not hit:
        return None
    if len(hit) == 1 and wanted == set(hit[0].comments):
        return hit[0]
    told = "; ".join(
        f"{', '.join(one.comments)} ({one.outcome.value})" for one in hit[:5]
    )
    more = f" och {len(hit) - 5} till" if len(hit) > 5 else ""
    raise CannotReply(
        f"några av synpunkterna har redan ett annat bemötande: {told}{more}",
        "ange just de synpunkter som ett bemötande gäller för att ändra det, "
        "eller utelämna dem som är bemötta",
        file=hit[0].place[0],
        line=hit[0].place[1],
    )


# A reply as it is to be, and the one that it takes over, if any.
_Pair = tuple[Reply, Reply | None]


def _checked(
    asked: Consultation,
    old: str | None,
    replies: Sequence[Reply],
    pairs: Sequence[_Pair],
) -> list[Drafted]:
    """Return the file with replies, once it has been read back as it was meant."""
    before = next((one.place[0] for _, one in pairs if one), None)
    path = (before or f"{asked.folder}/{REPLIES_FILE}").removeprefix("/")
    for reply, _ in pairs:
        for fault in read_back(path, new_replies(reply))[1]:
            raise CannotReply(fault.message, fault.remedy, file=path)
    text = _written(old, replies, pairs)
    anew = {id(one): reply for reply, one in pairs if one}
    wanted = [anew.get(id(one), one) for one in replies]
    wanted += [reply for reply, one in pairs if one is None]
    back, faults = read_back(path, text)
    if faults or [_all(one) for one in back] != [_all(one) for one in wanted]:
        _refuse_moved(path, old, replies)
        raise CannotReply(
            "filen är skriven så att bemötandet inte kan läggas till säkert",
            "skriv varje bemötande på egna rader som börjar med - synpunkter:",
            file=path,
        )
    return [Drafted(path, text, reply, one) for reply, one in pairs]


def _refuse_moved(path: str, old: str | None, replies: Sequence[Reply]) -> None:
    """Refuse a file that somebody else has written in since its replies were read."""
    known = [] if old is None else read_back(path, old)[0]
    if [_all(one) for one in known] != [_all(one) for one in replies]:
        raise CannotReply(
            "någon annan skrev i filen under tiden, och inget är skrivet över",
            "läs den och kör kommandot igen",
            file=path,
        )


def _written(old: str | None, replies: Sequence[Reply], pairs: Sequence[_Pair]) -> str:
    """Return the text with what is changed, from the last line up, and what is new."""
    text = old
    lines = sorted(one.place[1] for one in replies)
    changed = [(one.place[1], reply) for reply, one in pairs if one]
    for line, reply in sorted(changed, key=lambda each: -each[0]):
        later = next((one for one in lines if one > line), None)
        text = with_changed(text or "", line, later, reply)
    for reply, one in pairs:
        if one is None:
            text = new_replies(reply) if text is None else with_reply(text, reply)
    return text or ""


def _says(one: Reply) -> tuple[object, ...]:
    return one.outcome, one.reason, one.caused, one.version


def _all(one: Reply) -> tuple[object, ...]:
    """Return everything that is written of a reply."""
    return one.comments, *_says(one), one.history, one.reaction
