"""The table of a matter: each party by area, what it has decided, and about which text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.decision.tally import Vote
from govdocs.model.appeal import Appeal
from govdocs.model.decision import AppealState, Decision, Minutes
from govdocs.model.outcome import ROW_OF
from govdocs.overview.matter import Area, Matter
from govdocs.render.html.decision_words import DASH, Names, did, in_brief, unbroken
from govdocs.render.html.index_pages import swedish_order
from govdocs.render.html.vote_words import Told, told

_SHOWN_GROUPS = 2
_APPEALS = {
    AppealState.PENDING: "Överklagat",
    AppealState.DISMISSED: "Överklagat, avslaget",
    AppealState.ANNULLED: "Överklagat, upphävt",
}


@dataclass(frozen=True, slots=True)
class Minute:
    """Where the minutes are; `href` is None where there is nothing to open."""

    words: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Whether the text decided is the one proposed, with the start of its digest."""

    words: str
    digest: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A party in the table; `party` is '' where one body decides for all."""

    party: str
    name: str
    told: Told
    earlier: tuple[str, ...]
    body: str = DASH
    day: str = DASH
    item: str = DASH
    dockets: str = DASH
    minutes: Minute = Minute(DASH)
    final: str = DASH
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The parties of an area, and how many of them have approved.

    `words` is '' where one body decides for all parties.
    """

    name: str
    words: str
    rows: tuple[Row, ...]


def groups(matter: Matter, names: Names) -> tuple[Group, ...]:
    """Return the rows of the table by area, in the order of the matter."""
    return tuple(_group(area, matter, names) for area in matter.areas)


def _group(area: Area, matter: Matter, names: Names) -> Group:
    if not area.votes[0].party:
        return Group(
            "Ett organ beslutar för alla", "", tuple(_rows(area, matter, names))
        )
    words = f"{area.alike} av {len(area.votes)} har godkänt"
    rows = sorted(_rows(area, matter, names), key=lambda one: swedish_order(one.name))
    return Group(area.name, words, tuple(rows))


def _rows(area: Area, matter: Matter, names: Names) -> Iterator[Row]:
    for vote in area.votes:
        name = names.party(vote.party) or _one_body(matter, names)
        earlier = tuple(_earlier(vote))
        decision = vote.decision
        if decision is None:
            yield Row(vote.party, name, told(vote), earlier)
        else:
            yield _decided(vote, decision, name, earlier, matter, names)


def _earlier(vote: Vote) -> Iterator[str]:
    """Yield what came before the decision that counts, a few words each."""
    corrects = vote.decision.corrects if vote.decision else None
    for one in vote.earlier:
        if corrects is None or one.name != corrects.decision:
            yield f"{did(one).capitalize()} {one.day}"
    if corrects:
        yield f"Protokollet rättat {corrects.day}"


def _decided(
    vote: Vote,
    one: Decision,
    name: str,
    earlier: tuple[str, ...],
    matter: Matter,
    names: Names,
) -> Row:
    return Row(
        party=vote.party,
        name=name,
        told=told(vote),
        earlier=earlier,
        body=names.body(one.body),
        day=one.day.isoformat(),
        item=unbroken(one.minutes_item or DASH),
        dockets=", ".join(one.dockets) or DASH,
        minutes=minute(one),
        final=final_words(
            one, matter.appeals.get(vote.party), posts=one.body in names.posting
        ),
        text=text_of(one, matter.dated.version.full),
    )


def _one_body(matter: Matter, names: Names) -> str:
    """Return the name of the body that decides for all parties."""
    steps = [one.step.body for one in matter.steps if one.step.body]
    return names.body(steps[-1]) if steps else "Alla parter"


def minute(one: Decision) -> Minute:
    """Return the way to the minutes; an invented address is told but leads nowhere."""
    found: Minutes | None = one.minutes
    if found is None:
        return Minute(DASH)
    if one.marking or not found.link.startswith(("https://", "http://")):
        return Minute("Påhittat" if one.marking else found.link)
    return Minute("Protokoll", found.link)


def final_words(one: Decision, appeal: Appeal | None, *, posts: bool) -> str:
    """Return the day a decision gained laga kraft, or why none can be told."""
    if one.appeal:
        return _APPEALS[one.appeal.state]
    if appeal and appeal.final:
        return appeal.final.day.isoformat()
    has_appeal = one.outcome is not None and ROW_OF[one.outcome].has_appeal
    return "Anslagsdag saknas" if posts and has_appeal else DASH


def text_of(one: Decision, full: str) -> Text:
    """Return which text a decision is about, held against the digest of the version."""
    is_same = one.decided == full and not one.changes
    digest = in_brief(one.decided, _SHOWN_GROUPS)
    if not is_same and one.decided == full:
        return Text("Annan text", "ändrade ord", is_same)
    return Text("Samma text" if is_same else "Annan text", digest, is_same)
