"""The pages around the texts: start, overview, registers, and what the law asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from govdocs.model.kinds import KINDS, DocumentKind
from govdocs.model.metadata import Target
from govdocs.model.outline import Outline, applies_on
from govdocs.model.period import in_words
from govdocs.model.register import Party, PartyKind, Statute
from govdocs.model.statutes import candidates, chosen
from govdocs.overview.addresses import Address, publications
from govdocs.overview.family import Branch, find_family
from govdocs.render.html.agenda_page import agenda_page
from govdocs.render.html.facts import term_words
from govdocs.render.html.frame import MENU, Page
from govdocs.render.html.round_facts import has_rounds
from govdocs.render.html.round_pages import rounds_now
from govdocs.render.html.standing import coming, in_force
from govdocs.render.html.state import VERSION_MISSING, State, state_of
from govdocs.render.site_plan import SitePlan

_ALPHABET = {"å": "{", "ä": "|", "ö": "}"}
_HOME = (("Start", "../index.html"),)

IndexPage = Callable[[SitePlan], Page]


def index_pages(plan: SitePlan) -> Iterator[tuple[str, IndexPage]]:
    """Yield the path of each page that gathers the texts, and what makes it."""
    registers = plan.workspace.registers
    yield "index.html", start_page
    yield "oversikt/index.html", family_page
    yield "avsnitt/index.html", sections_page
    if registers.definitions:
        yield "begrepp/index.html", terms_page
    if registers.statutes:
        yield "lagrum/index.html", statutes_page
    if registers.parties:
        yield "parter/index.html", parties_page
    if plan.agenda:
        yield "agenda/index.html", agenda_page


def standing_pages(plan: SitePlan) -> Iterator[Page]:
    """Yield the pages that stay the same whatever the texts say."""
    contact = {"contact": plan.workspace.settings.contact}
    about = {"commit": plan.commit, "has_versions": plan.library.has_versions}
    title = "Om texten och vad som gäller juridiskt"
    yield Page("om/index.html", "about.html", title, contact | about, _HOME)
    title = "Tillgänglighetsredogörelse"
    yield Page("tillganglighet/index.html", "accessibility.html", title, contact, _HOME)
    yield Page("404.html", "missing.html", "Vi hittar inte sidan", {})


def menu(plan: SitePlan) -> list[tuple[str, str]]:
    """Return the main menu: only pages that exist."""
    registers = plan.workspace.registers
    empty = {
        "remisser": not has_rounds(plan),
        "beslut": not plan.library.matters,
        "begrepp": not registers.definitions,
        "lagrum": not registers.statutes,
        "parter": not registers.parties,
        "agenda": not plan.agenda,
    }
    return [row for row in MENU if not empty.get(row[0], False)]


def entry_sentences(plan: SitePlan) -> list[tuple[str, str]]:
    """Return each entry page's address on disk, and a sentence about what is there."""
    sentences = {
        "oversikt": "Avtal, överenskommelser, riktlinjer och hur de hör ihop.",
        "remisser": "Förslag att svara på, svaren och vad som blev av dem.",
        "beslut": "Vem som har beslutat vad om varje version.",
        "avsnitt": "Varje rubrik i varje dokument, i bokstavsordning.",
        "begrepp": "Ord och förkortningar, förklarade.",
        "lagrum": "Lagar som nämns, när de gäller och var de nämns.",
        "parter": "Vilka som är parter, område för område.",
        "agenda": "Dagar att hålla: uppsägning, avtalstid, överklagande och tidplan.",
    }
    return [(page, sentences[page]) for page, _ in menu(plan)]


START_STATE = State(
    VERSION_MISSING.tag,
    "Ingen version är låst. Sidorna visar arbetstexten och säger inte vad som gäller i "
    "dag.",
)


def start_page(plan: SitePlan) -> Page:
    """Return the first page: the main text, ways in, and every document by kind."""
    workspace = plan.workspace
    front = workspace.by_id.get(workspace.settings.front_document or "")
    labels = dict(menu(plan))
    return Page(
        "index.html",
        "start.html",
        workspace.settings.name,
        {
            "summary": workspace.settings.summary,
            "front": _front(front),
            "state": _front_state(front, plan),
            "in_force": in_force(plan),
            "coming": coming(plan),
            "rounds": rounds_now(plan),
            "markings": plan.library.markings,
            "ways": [
                (page, labels[page], words) for page, words in entry_sentences(plan)
            ],
            "groups": list(_groups(plan)),
        },
    )


def _front_state(front: Outline | None, plan: SitePlan) -> State:
    state = _state(front, plan) if front else None
    return state or START_STATE


def _state(outline: Outline, plan: SitePlan) -> State | None:
    """Return the standing of the text shown; None on a site where nothing is locked."""
    if not plan.library.has_versions:
        return None
    editions = plan.library.by_id[outline.metadata.id]
    return state_of(editions.current, editions, plan.workspace.settings.stage)


def _days(outline: Outline, plan: SitePlan) -> str | None:
    """Return when the text shown applies: as computed if it is locked, else as it says."""
    state = _state(outline, plan)
    if state and state.look == "gallande":
        return state.sentence.removesuffix(".")
    return term_words(outline, plan.workspace)


def _front(outline: Outline | None) -> dict[str, Any] | None:
    if outline is None:
        return None
    meta = outline.metadata
    return {
        "id": meta.id,
        "title": meta.title,
        "name": meta.name,
        "key_points": meta.key_points,
    }


def _groups(plan: SitePlan) -> Iterator[dict[str, Any]]:
    for row in KINDS:
        documents = [
            one for one in publications(plan.workspace) if one.metadata.kind is row.kind
        ]
        if documents:
            documents.sort(key=lambda one: swedish_order(one.metadata.title))
            yield {
                "title": row.plural,
                "documents": [_card(one, plan) for one in documents],
            }


def _card(outline: Outline, plan: SitePlan) -> dict[str, Any]:
    meta = outline.metadata
    return {
        "id": meta.id,
        "title": meta.title,
        "name": meta.name,
        "state": _state(outline, plan),
        "term": _days(outline, plan),
        "first": meta.key_points[0] if meta.key_points else None,
        "chapters": [
            address
            for heading, address in _headings(outline, plan)
            if heading.level == 2
            and outline.metadata.kind is not DocumentKind.PATIENT_CASE
        ],
    }


def _headings(outline: Outline, plan: SitePlan) -> Iterator[tuple[Any, Address]]:
    """Yield each heading of a publication with its address, parts first."""
    parts = [plan.workspace.by_id.get(one) for one in outline.metadata.part_ids]
    for source in (*(one for one in parts if one), outline):
        for heading in source.headings:
            if not heading.id:
                continue
            place = plan.addresses.of_target(Target(source.metadata.id, heading.id))
            if place and place.page == outline.metadata.id:
                yield heading, place


def family_page(plan: SitePlan) -> Page:
    """Return the page that shows how the documents hang together."""
    branches = [_branch(one, plan) for one in find_family(plan.workspace)]
    shared = [
        {
            "title": plan.workspace.by_id[part].metadata.title,
            "holders": [{"id": one.metadata.id, "name": one.name} for one in holders],
        }
        for part, holders in plan.addresses.holders.items()
        if part in plan.workspace.by_id
    ]
    content = {
        "branches": branches,
        "shared_parts": shared,
        "markings": plan.library.markings,
    }
    return Page("oversikt/index.html", "family.html", MENU[0][1], content, _HOME)


def _branch(one: Branch, plan: SitePlan) -> dict[str, Any]:
    meta = one.outline.metadata
    parts = [
        plan.workspace.by_id[part].metadata.title
        for part in meta.part_ids
        if part in plan.workspace.by_id
    ]
    return {
        "id": meta.id,
        "title": meta.title,
        "kind": meta.kind.value.capitalize(),
        "bond": one.bond,
        "parts": ", ".join(parts),
        "state": _state(one.outline, plan),
        "term": _days(one.outline, plan),
        "below": [_branch(child, plan) for child in one.below],
    }


@dataclass(frozen=True, slots=True)
class Title:
    """Words that one section or more have as their heading, and where those stand."""

    title: str
    places: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the register of sections, and the sections under it."""

    letter: str
    anchor: str
    rows: tuple[Title, ...]


def sections_page(plan: SitePlan) -> Page:
    """Return all headings in alphabetical order: a way in without search."""
    rows = [
        address
        for outline in publications(plan.workspace)
        if outline.metadata.kind is not DocumentKind.PATIENT_CASE
        for _, address in _headings(outline, plan)
    ]
    rows += [
        Address(one.metadata.id, "Patientfall", title=one.metadata.title)
        for one in publications(plan.workspace)
        if one.metadata.kind is DocumentKind.PATIENT_CASE
    ]
    rows.sort(key=lambda one: (swedish_order(one.title), one.name, one.number))
    return Page(
        "avsnitt/index.html",
        "sections.html",
        "Alla avsnitt A–Ö",
        {"letters": list(_letters(rows))},
        _HOME,
    )


def _letters(rows: Sequence[Address]) -> Iterator[Letter]:
    """Yield the letters of sorted rows; a title that recurs stands once."""
    by_letter: dict[str, dict[str, list[Address]]] = {}
    for one in rows:
        titles = by_letter.setdefault(one.title[:1].upper() or "#", {})
        titles.setdefault(one.title, []).append(one)
    for letter, titles in by_letter.items():
        found = (Title(title, tuple(places)) for title, places in titles.items())
        yield Letter(letter, f"{ord(letter):x}", tuple(found))


def terms_page(plan: SitePlan) -> Page:
    """Return the defined words, in Swedish order."""
    registers = plan.workspace.registers
    content = {
        "definitions": sorted(
            registers.definitions, key=lambda one: swedish_order(one.term)
        ),
        "abbreviations": sorted(
            registers.abbreviations, key=lambda one: swedish_order(one.short)
        ),
    }
    return Page("begrepp/index.html", "terms.html", "Begrepp", content, _HOME)


def statutes_page(plan: SitePlan) -> Page:
    """Return the statutes, with the sections that cite each of them."""
    places: dict[str, dict[Address, None]] = {}
    for sfs, place in _citing(plan):
        places.setdefault(sfs, {})[place] = None
    rows = [
        {
            "anchor": one.slug,
            "name": one.name[:1].upper() + one.name[1:],
            "sfs": one.sfs,
            "abbreviation": one.abbreviation,
            "note": _in_force(one, plan),
            "places": list(places.get(one.sfs, ())),
        }
        for one in sorted(
            plan.workspace.registers.statutes,
            key=lambda one: (swedish_order(one.name), one.sfs),
        )
    ]
    cited = [row for row in rows if row["places"]]
    rest = [row for row in rows if not row["places"]]
    content = {"statutes": cited, "others": rest}
    return Page("lagrum/index.html", "statutes.html", "Lagar", content, _HOME)


def _citing(plan: SitePlan) -> Iterator[tuple[str, Address]]:
    workspace = plan.workspace
    for outline in workspace.outlines:
        day = applies_on(outline, workspace.by_id)
        for one in outline.citations:
            statute = chosen(
                candidates(one.sfs, one.name, workspace.registers.statutes), day
            )
            anchor = outline.headings[one.heading].id if one.heading >= 0 else None
            place = plan.addresses.of_target(Target(outline.metadata.id, anchor))
            if statute and place:
                yield statute.sfs, place


def _in_force(statute: Statute, plan: SitePlan) -> str | None:
    if statute.end:
        successor = next(
            (
                one
                for one in plan.workspace.registers.statutes
                if one.sfs == statute.replaced_by
            ),
            None,
        )
        after = f" Ersattes av {successor.name} ({successor.sfs})." if successor else ""
        return f"Gällde till och med den {in_words(statute.end)}.{after}"
    if statute.start:
        return f"Gäller från och med den {in_words(statute.start)}."
    return None


def parties_page(plan: SitePlan) -> Page:
    """Return the parties by area, the region first and those without area last."""
    parties = plan.workspace.registers.parties
    areas = sorted({one.area for one in parties if one.area}, key=swedish_order)
    region = [one for one in parties if one.kind is PartyKind.REGION]
    groups = [("Region", region)]
    groups += [(area, [one for one in parties if one.area == area]) for area in areas]
    rest = [one for one in parties if not one.area and one.kind is not PartyKind.REGION]
    groups.append(("Område inte angivet", rest))
    rows = [{"name": name, "rows": _by_name(found)} for name, found in groups if found]
    ingress = (
        f"Avtalet har {len(parties)} parter. Kommunerna står efter "
        "vårdsamverkansområde, med kommunkod."
    )
    return Page(
        "parter/index.html",
        "parties.html",
        "Parter",
        {
            "areas": rows,
            "ingress": ingress,
            "has_pages": plan.library.has_versions,
        },
        _HOME,
    )


def _by_name(parties: Sequence[Party]) -> list[Party]:
    return sorted(parties, key=lambda one: swedish_order(one.name))


def swedish_order(words: str) -> list[str]:
    """Return a sort key in Swedish order: å, ä and ö last, accents aside."""
    lowered = unicodedata.normalize("NFC", words).casefold()
    return [
        _ALPHABET.get(one) or unicodedata.normalize("NFD", one)[0] for one in lowered
    ]
