"""The pages about decisions: each version before those who decide it, and a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from govdocs.decision.routes import UNCLEAR
from govdocs.decision.tally import Tally
from govdocs.model.digest import in_fours
from govdocs.model.period import in_words
from govdocs.overview.editions import Edition, Editions
from govdocs.overview.matter import Matter
from govdocs.overview.status import Word
from govdocs.render.html.decision_notes import notes
from govdocs.render.html.decision_rows import groups
from govdocs.render.html.decision_steps import steps
from govdocs.render.html.decision_words import Names
from govdocs.render.html.frame import Page
from govdocs.render.html.standing import Standing
from govdocs.render.html.state import State, state_of
from govdocs.render.html.vote_words import sums
from govdocs.render.site_plan import SitePlan
from govdocs.text.memory import program_salt

FOLDER = "beslut"
MATTERS = f"{FOLDER}/index.html"

_OPEN = frozenset({Word.UNDECIDED, Word.COMING})


@dataclass(frozen=True)
class DecisionPage:
    """The page of one matter, with the text that it is about."""

    editions: Editions
    edition: Edition
    matter: Matter
    state: State

    @property
    def path(self) -> str:
        """Return where the page lies on the site."""
        return f"{self.edition.id}/{FOLDER}/{self.edition.number}/index.html"

    @property
    def name(self) -> str:
        """Return what is decided: 'HoS-avtalet, version 2.0'."""
        return f"{self.edition.outline.name}, version {self.edition.number}"

    @property
    def is_open(self) -> bool:
        """Tell whether somebody may still decide it."""
        return bool(self.edition.status and self.edition.status.word in _OPEN)

    @property
    def markings(self) -> tuple[str, ...]:
        """Return the words for what is not real, of decisions and of events."""
        found = (*self.state.markings, *(one.marking or "" for one in self.matter.said))
        return tuple(dict.fromkeys(one for one in found if one))

    def key(self, plan: SitePlan, *more: object) -> str:
        """Return the digest of what decides the bytes of the page.

        `more` is what else the caller puts into them.
        """
        facts = (
            program_salt(),
            plan.workspace.digest,
            self.name,
            self.edition.outline.metadata.title,
            self.editions.current.outline.name,
            self.state,
            self.matter,
            more,
        )
        return sha256(repr(facts).encode("utf-8")).hexdigest()


def decision_pages(plan: SitePlan) -> Iterator[DecisionPage]:
    """Yield the page of each version of which something is decided, or is to be."""
    library = plan.library
    stage = plan.workspace.settings.stage
    for editions in library.by_id.values():
        for edition in editions.versions:
            if edition.has_matter:
                matter = library.matters[edition.dated.version.name]
                state = state_of(edition, editions, stage)
                yield DecisionPage(editions, edition, matter, state)


def decision_page(page: DecisionPage, plan: SitePlan) -> Page:
    """Return the page of a matter: the sentence first, then what is missing, then all."""
    matter, names = page.matter, Names(plan.library.work.registers)
    full = matter.dated.version.full
    is_over = not page.is_open
    votes = matter.tally.votes if matter.tally and not matter.is_silent else ()
    return Page(
        page.path,
        "decisions.html",
        f"Beslut om {page.name}",
        {
            "state": page.state,
            "lead": " ".join(lead(matter, names, page.edition)),
            "markings": page.markings,
            "explanation": matter.explanation if matter.tally else (),
            "sums": sums(votes) if len(votes) > 1 else (),
            "groups": groups(matter, names) if votes else (),
            "steps": steps(matter, names, is_over=is_over),
            "route": matter.route.name.removesuffix(".") if matter.route else UNCLEAR,
            "notes": notes(matter, names, page.edition),
            "digest": in_fours(full),
            "text": f"../../{page.edition.number}/index.html",
            "number": page.edition.number,
        },
        _crumbs(page),
    )


def lead(matter: Matter, names: Names, edition: Edition) -> Iterator[str]:
    """Yield the sentences that say how far a matter has come."""
    tally = matter.tally
    if tally is None:
        yield f"{UNCLEAR}: det står inte vem som beslutar om texten."
        return
    if matter.is_silent:
        yield "Vilka parter som har beslutat är okänt. Inget beslut finns här."
        return
    had = "hade" if edition.status and edition.status.word is Word.LAPSED else "har"
    yield _counted(tally, had, matter, names)
    if had == "hade":
        yield "Versionen förföll och trädde aldrig i kraft."
    elif tally.is_complete:
        yield _start(matter, edition)
    elif tally.required > 1:
        yield f"{tally.required - tally.alike} återstår."
        yield f"Texten gäller först när alla {tally.required} har godkänt."


def _counted(tally: Tally, had: str, matter: Matter, names: Names) -> str:
    if tally.required == 1 and not tally.votes[0].party:
        body = next((one.step.body for one in matter.steps if one.step.body), "")
        return f"{names.body(body or '')} {tally.votes[0].stand}."
    if tally.is_complete:
        return f"Alla {tally.required} parter {had} godkänt samma text."
    return f"{tally.alike} av {tally.required} parter {had} godkänt samma text."


def _start(matter: Matter, edition: Edition) -> str:
    if edition.status and edition.status.word is not Word.UNDECIDED:
        return edition.status.sentence
    if matter.entry and matter.entry.day:
        return f"Texten gäller från och med den {in_words(matter.entry.day)}."
    return "När texten börjar gälla går inte att räkna ut."


def _crumbs(page: DecisionPage) -> tuple[tuple[str, str], ...]:
    name = page.editions.current.outline.name
    return (
        ("Start", "../../../index.html"),
        (name, "../../index.html"),
        ("Alla versioner", "../../versioner/index.html"),
    )


def matters_page(plan: SitePlan) -> Page:
    """Return the list of all matters: those that are open first, the newest first."""
    names = Names(plan.library.work.registers)
    pages = sorted(
        decision_pages(plan),
        key=lambda one: one.edition.dated.version.locked,
        reverse=True,
    )
    rows = [(one.is_open, _listed(one, names)) for one in pages]
    markings = dict.fromkeys(mark for one in pages for mark in one.markings)
    return Page(
        MATTERS,
        "matters.html",
        "Beslut",
        {
            "open": tuple(row for is_open, row in rows if is_open),
            "finished": tuple(row for is_open, row in rows if not is_open),
            "markings": tuple(markings),
        },
        (("Start", "../index.html"),),
    )


def _listed(page: DecisionPage, names: Names) -> Standing:
    place = page.path.removesuffix("/index.html")
    words = " ".join(lead(page.matter, names, page.edition))
    return Standing(place, page.name, page.state, words)
