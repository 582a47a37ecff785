"""What is replied to the comments of a round, and the paragraphs that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from govdocs.consultation.compilation import SectionCompiled
from govdocs.consultation.grouping import Group, Said
from govdocs.model.amount import counted
from govdocs.model.period import in_words
from govdocs.model.reply import Reply, ReplyOutcome
from govdocs.model.submission import Comment, Submission
from govdocs.overview.addresses import Address
from govdocs.overview.editions import Edition, Editions
from govdocs.overview.shelf import section_in
from govdocs.render.html.frame import Page
from govdocs.render.html.round_choices import (
    Choice,
    chooser,
    documents,
    made_choices,
)
from govdocs.render.html.round_facts import ROUNDS, RoundFacts
from govdocs.render.html.round_redline import text_after, text_page, ways
from govdocs.render.html.state import State
from govdocs.render.round_words import LOST_TITLE, outcome_counts, outcomes_line
from govdocs.render.text_page import DRAFT

_LOOKS = {
    ReplyOutcome.ACCEPTED: "gallande",
    ReplyOutcome.PARTLY: "utkast",
    ReplyOutcome.NOT_ACCEPTED: "upphord",
    ReplyOutcome.NOTED: "intern",
}
OUTCOMES = {
    outcome: State(outcome.told.capitalize(), "", look=look)
    for outcome, look in _LOOKS.items()
}
_NO_REPLY = "utan bemötande"


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that changed: in words, and where it stands; None when nowhere shown."""

    words: str
    address: Address | None


@dataclass(frozen=True, slots=True)
class Told:
    """A reply as a reader sees it; `earlier` is what it said before, in sentences."""

    state: State
    reason: str
    changes: tuple[Change, ...]
    elsewhere: str
    version: str
    earlier: tuple[tuple[str, str], ...]
    reaction: str


@dataclass(frozen=True, slots=True)
class Replied:
    """Comments that say the same, and the replies to them with whose comments they are."""

    group: Group
    replies: tuple[tuple[Told | None, tuple[Said, ...]], ...]


@dataclass(frozen=True, slots=True)
class RepliedSection:
    """A section with its comments replied to, and how it went in words."""

    anchor: str
    title: str
    counts: str
    rows: tuple[Replied, ...]


def told_replies(one: RoundFacts, comments: Iterable[Comment]) -> dict[str, Told]:
    """Return what is replied to each of some comments, by its id."""
    said = [each.id for each in comments if each.id in one.by_comment]
    replies = {each: one.by_comment[each] for each in said}
    known = {id(reply): reply for reply in replies.values()}
    told = {key: _told(reply, one) for key, reply in known.items()}
    return {comment: told[id(reply)] for comment, reply in replies.items()}


def replies_line(one: RoundFacts) -> str:
    """Return how many comments there are, and what came of them."""
    replies = one.by_comment.values()
    return outcomes_line(len(one.comments), [each.outcome for each in replies])


def outcome_choices(one: RoundFacts) -> tuple[Choice, ...]:
    """Return the choices by what came of each comment."""
    found: dict[tuple[str, str], set[str]] = {}
    for answer in one.status.answers:
        for each in answer.comments:
            reply = one.by_comment.get(each.id)
            words = OUTCOMES[reply.outcome].tag.lower() if reply else _NO_REPLY
            found.setdefault(("Utfall", words), set()).add(each.id)
    order = [*(each.tag.lower() for each in OUTCOMES.values()), _NO_REPLY]
    return tuple(made_choices(found, order, one))


def replies_page(one: RoundFacts, chosen: Choice | None = None) -> Page:
    """Return every comment with its reply, or those chosen, section by section.

    Raises CannotCompile, or what stops the texts asked about from being read.
    """
    replies = told_replies(one, one.comments)
    rows = tuple(
        (
            title,
            tuple(_section(anchor, each, one, replies) for anchor, each in sections),
        )
        for title, sections in documents(one, chosen)
    )
    home = f"{one.folder}/redogorelse"
    offer = chooser(one, home, outcome_choices(one), chosen)
    path = f"{offer.here}/index.html"
    up = "../" * path.count("/")
    return Page(
        path,
        "round_replies.html",
        f"Redogörelse för remiss {one.round.id}{offer.added}",
        {
            "round": one.round,
            "name": one.name,
            "told": replies_line(one),
            "documents": rows,
            "chooser": offer,
            "ways": ways(one, one.comments),
            "home": f"{one.folder}/sammanstallning",
            "lost_title": LOST_TITLE,
            "lost": () if chosen else one.lost_told,
            "reserved": ()
            if chosen
            else tuple(filter(_has_reserved, one.status.answers)),
        },
        (
            ("Start", f"{up}index.html"),
            ("Remisser", f"{up}{ROUNDS}/index.html"),
            (f"Remiss {one.round.id}", f"{up}{one.folder}/index.html"),
        ),
    )


def _has_reserved(answer: Submission) -> bool:
    return bool(answer.reservation)


def _section(
    anchor: str,
    section: SectionCompiled,
    one: RoundFacts,
    replies: Mapping[str, Told],
) -> RepliedSection:
    said = [each.comment.id for each in section.said]
    outcomes = [one.by_comment[each].outcome for each in said if each in one.by_comment]
    whole = counted(len(said), "synpunkt", "synpunkter")
    return RepliedSection(
        anchor,
        section.title,
        f"{whole}: {outcome_counts(outcomes)}" if outcomes else whole,
        tuple(_replied(each, replies) for each in section.groups),
    )


def _replied(group: Group, replies: Mapping[str, Told]) -> Replied:
    """Return a group with each reply once; not all who say the same need get the same."""
    found: dict[Told | None, list[Said]] = {}
    for each in group.said:
        own = replies.get(each.comment.id)
        found.setdefault(own, []).append(each)
    return Replied(group, tuple((told, tuple(who)) for told, who in found.items()))


def _told(one: Reply, facts: RoundFacts) -> Told:
    caused = one.caused
    return Told(
        state=OUTCOMES[one.outcome],
        reason=one.reason,
        changes=tuple(
            _apart(_change(each, one.version, facts) for each in caused.blocks)
        )
        if caused
        else (),
        elsewhere=(caused.elsewhere or "") if caused else "",
        version=one.version or "",
        earlier=tuple(
            (
                f"{OUTCOMES[each.outcome].tag}, till den {in_words(each.day)}",
                each.reason,
            )
            for each in one.history
        ),
        reaction=one.reaction or "",
    )


def _apart(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes with places in one section numbered, so that no two read alike."""
    found = tuple(changes)
    many = Counter(one.words for one in found)
    seen: Counter[str] = Counter()
    for one in found:
        seen[one.words] += 1
        number = f", ställe {seen[one.words]}" if many[one.words] > 1 else ""
        yield replace(one, words=f"{one.words}{number}")


def _change(block: str, version: str | None, facts: RoundFacts) -> Change:
    """Return where a paragraph stands on the site, and its title where it does not."""
    document, _, anchor = block.partition("#")
    editions = facts.plan.library.by_id.get(document)
    for edition, page in _shown(editions, version, facts) if editions else ():
        found = section_in(edition, anchor)
        if found:
            return Change(found.words, replace(found, page=page, anchor=anchor))
    title = editions.current.outline.name if editions else document
    return Change(f"{title}, ett stycke", None)


def _shown(
    editions: Editions, version: str | None, facts: RoundFacts
) -> Iterator[tuple[Edition, str]]:
    """Yield the texts a paragraph may stand in, the one that it changed in first.

    What is in force may be older than the round, so it comes after the one that followed.
    """
    id_, newest = editions.id, editions.versions[::-1]
    yield from ((one, f"{id_}/{one.number}") for one in newest if one.number == version)
    after = text_after(facts.round, editions)
    if after:
        yield after, text_page(editions, after)
    yield editions.current, id_
    if editions.draft:
        yield editions.draft, f"{id_}/{DRAFT}"
    yield from ((one, f"{id_}/{one.number}") for one in newest)
