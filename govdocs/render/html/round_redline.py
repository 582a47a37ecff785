"""What became of a text that was asked about: held against the next one, clause by clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govdocs.diff.homes import Homes
from govdocs.model.consultation import Consultation
from govdocs.model.sheet import Caption, Sheet
from govdocs.model.submission import Comment
from govdocs.overview.comparison import compare_texts
from govdocs.overview.editions import Edition, Editions, covered
from govdocs.render.compared_page import FOLDER, edition_words
from govdocs.render.html.frame import Page
from govdocs.render.html.redline_page import redline_content, redline_title
from govdocs.render.html.redline_rows import PLACE
from govdocs.render.html.round_facts import ROUNDS, RoundFacts
from govdocs.render.html.state import State, state_of
from govdocs.render.text_page import DRAFT
from govdocs.store.versions import verify

# Only rounds that are closed have such a page.
_ASKED = State("Var på remiss", "Texten som remissen frågade om.", look="ersatt")
_OLD = "förslaget på remiss"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a clause as it was and is; `words` name the later text."""

    page: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Later:
    """A text that was asked about, and the one that came after it."""

    facts: RoundFacts
    document: str
    new: Edition
    state: State

    @property
    def page(self) -> str:
        """Return where the page of the comparison lies."""
        return f"{self.facts.folder}/{FOLDER}/{self.document}"

    @property
    def words(self) -> str:
        """Return what the later text is called."""
        return edition_words(self.new)

    @property
    def key(self) -> object:
        """Return what decides the bytes of the comparison, cheap to work out."""
        asked = self.facts.round
        texts = asked.text_of(self.document), self.new.number, covered(self.new.ready)
        return asked.id, asked.marking, texts, self.state


def later_texts(one: RoundFacts) -> Iterator[Later]:
    """Yield each text of a round that has a later one on the site, with that."""
    stage = one.plan.workspace.settings.stage
    if not one.is_closed:
        return
    for frozen in one.round.texts:
        editions = one.plan.library.by_id.get(frozen.document)
        if editions is None:
            continue
        found = text_after(one.round, editions)
        if found:
            state = state_of(found, editions, stage)
            yield Later(one, frozen.document, found, state)


def text_after(asked: Consultation, editions: Editions) -> Edition | None:
    """Return the text of a publication that came after a round.

    It is the first version that was locked when the time to answer was over, or else
    what is being worked on.
    """
    after = (
        each
        for each in editions.versions
        if each.version and each.version.locked > asked.deadline
    )
    work = editions.draft or (None if editions.versions else editions.current)
    return next(after, work)


def text_page(editions: Editions, edition: Edition) -> str:
    """Return where a text that is not shown first lies on the site."""
    if not editions.versions:
        return editions.id
    return f"{editions.id}/{edition.number or DRAFT}"


def ways(one: RoundFacts, comments: Iterable[Comment]) -> dict[str, Way]:
    """Return the way to its clause, as it was and is, of each of some comments.

    One that has no clause has no way.

    Raises what stops the texts asked about from being read.
    """
    later = {each.document: each for each in later_texts(one)}
    return {
        comment.id: Way(later[document].page, anchor, later[document].words)
        for comment in comments
        for document, anchor in _place(one, comment)
        if document in later
    }


def _place(one: RoundFacts, comment: Comment) -> Iterator[tuple[str, str]]:
    place = comment.place
    if place and place.block is None:
        yield place.document, ""
    elif place and one.compiled.spot(place):
        yield place.document, f"{PLACE}{place.block}"


def later_page(later: Later) -> Page:
    """Return the page of a comparison; every clause that was asked about has a place.

    Raises CannotCompile, RecordBroken, or what stops the texts from being read.
    """
    one, new = later.facts, later.new
    old = one.frozen[later.document]
    if new.version:
        verify(new.version, new.ready)
    sheet = compare_texts(old, new.ready).sheet
    digests = old.digests.full, new.digests.full
    caption = Caption(old.outline.metadata.name, _OLD, later.words, (), digests)
    homes = one.compiled.texts[later.document].homes
    up = "../" * 4
    return Page(
        f"{later.page}/index.html",
        "round_redline.html",
        redline_title(caption),
        {
            **redline_content(
                sheet, caption, sides=False, places=clause_places(sheet, homes)
            ),
            "round": one.round,
            "standings": ((_OLD, _ASKED), (later.words, later.state)),
            "new_page": text_page(one.plan.library.by_id[later.document], new),
            "folder": one.folder,
            "is_draft": not new.version,
        },
        (
            ("Start", f"{up}index.html"),
            ("Remisser", f"{up}{ROUNDS}/index.html"),
            (f"Remiss {one.round.id}", "../../index.html"),
        ),
    )


def clause_places(sheet: Sheet, homes: Homes) -> dict[int, tuple[str, ...]]:
    """Return the ids of the old blocks by where the row begins that tells of each.

    A block that was joined to the one before it is told of in the row of that.
    """
    shown = sorted(
        row.at[0]
        for row in sheet.rows
        if row.at[0] is not None and not (row.move and not row.move.is_new_place)
    )
    found: dict[int, tuple[str, ...]] = {}
    for id_, home in homes.by_id.items():
        at = bisect_left(shown, home.whole[0])
        if at == len(shown) or shown[at] >= home.words[1]:
            at = max(at - 1, 0)
        if shown:
            found[shown[at]] = (*found.get(shown[at], ()), id_)
    return found
