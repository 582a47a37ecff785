"""How each party stands to a version, and in what words, told in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govdocs.cli import show
from govdocs.decision.tally import Vote
from govdocs.model.appeal import Appeal
from govdocs.model.decision import Correction, Decision
from govdocs.model.digest import in_fours
from govdocs.overview.matter import Matter

DASH = "–"


def party_by_party(matter: Matter, names: Mapping[str, str]) -> Iterator[str]:
    """Yield each party of each area: how it stands, since when, and in what words."""
    for area in matter.areas:
        if any(vote.party for vote in area.votes):
            yield f"{area.name} {area.alike} av {len(area.votes)}"
        for vote in area.votes:
            appeal = matter.appeals.get(vote.party)
            words = f"{voter(vote, names)} {vote.stand}{_since(vote, appeal)}."
            yield show.wrapped(words, 4, "  ")
            for one in (*vote.earlier, *((vote.decision,) if vote.decision else ())):
                is_last = one is vote.decision
                yield from _told(one, matter.dated.version.full, is_last=is_last)


def said_by_body(matter: Matter, body: str) -> Iterator[str]:
    """Yield what the one body of a step has said; laga kraft only where it decides."""
    vote = matter.vote_of.get("")
    for one in matter.said_by.get(body, ()):
        if one.outcome:
            appeal = matter.appeals.get("") if vote and vote.decision is one else None
            words = f"{one.body} {meeting(one)}: {one.outcome}{_final(one, appeal)}."
            yield show.wrapped(words, 6, "    ")
            yield from _told(one, matter.dated.version.full, is_last=True)


def voter(vote: Vote, names: Mapping[str, str]) -> str:
    """Return the name of a party, or of the body that decides for all."""
    if vote.party:
        return names.get(vote.party, vote.party)
    return vote.decision.body if vote.decision else "Organet som beslutar för alla"


def meeting(one: Decision) -> str:
    """Return the day and paragraph of a decision: '2022-09-08 § 77'."""
    item = f" {unbroken(one.minutes_item)}" if one.minutes_item else ""
    return f"{one.day}{item}"


def unbroken(item: str) -> str:
    """Return a paragraph of the minutes with its sign and figure on one line."""
    return item.replace("§ ", "§\u00a0")


def _since(vote: Vote, appeal: Appeal | None) -> str:
    one = vote.decision
    return f", {meeting(one)}{_final(one, appeal)}" if one else ""


def _final(one: Decision, appeal: Appeal | None) -> str:
    if one.appeal:
        since = f" {one.appeal.day}" if one.appeal.day else ""
        return f". Överklagat{since}: {one.appeal.state}"
    return (
        f". {appeal.final.words}"
        if appeal and appeal.final
        else f". Laga kraft: {DASH}"
    )


def _told(one: Decision, full: str, *, is_last: bool) -> Iterator[str]:
    """Yield what a decision says beside its outcome; of an earlier one also when."""
    if not is_last:
        until = f" till {one.to_meeting}" if one.to_meeting else ""
        yield _line(f"Tidigare {meeting(one)}: {one.outcome}{until}.")
    for words in _own_words(one, full):
        yield _line(words)
    if one.corrects:
        yield _line(_corrected(one.corrects))


def _own_words(one: Decision, full: str) -> Iterator[str]:
    if one.decided != full:
        yield f"Beslutad text: {in_fours(one.decided)}"
    for added in one.additions:
        to = f" (uppdrag till {added.assigned_to})" if added.assigned_to else ""
        yield f"Tillägg{to}: {added.text}"
    for changed in one.changes:
        yield f"Ändring av stycket #{changed.block}: {changed.wording}"
    for condition in one.conditions:
        yield f"Villkor ({condition.kind}): {condition.text}"
    if one.reservation:
        yield f"Reservation: {one.reservation}"


def _corrected(one: Correction) -> str:
    item = f" {unbroken(one.minutes_item)}" if one.minutes_item else ""
    return f'Rättat vid sammanträdet {one.day}{item}: "{one.before}" ska vara "{one.after}".'


def _line(words: str) -> str:
    return show.wrapped(words, 6, "    ")
