"""A reading page: the text of one publication with what a reader needs around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from govdocs.model.document import Document, Section, walk_sections
from govdocs.model.outline import Outline, applies_on
from govdocs.overview.addresses import Address
from govdocs.overview.bonds import Bonds, own_bonds
from govdocs.overview.retired import places_elsewhere
from govdocs.overview.status import SPLIT
from govdocs.render.html.facts import key_facts, more_facts
from govdocs.render.html.frame import Page, hrefs
from govdocs.render.html.glossing import Glosser
from govdocs.render.html.question_box import boxes, listed
from govdocs.render.html.round_margin import Margin, margin
from govdocs.render.html.text import Locate, TextWriter, part_name
from govdocs.render.html.version_bar import bars, decided_step, version_bar
from govdocs.render.site_plan import SitePlan
from govdocs.render.text_page import TextPage

_DEEPEST_CONTENTS = 4


@dataclass(frozen=True, slots=True)
class File:
    """A file to download from a page."""

    name: str
    label: str
    is_pdf: bool = False


def document_page(page: TextPage, files: Sequence[File], plan: SitePlan) -> Page:
    """Return a page with a text of a publication."""
    edition, document = page.edition, page.edition.document
    meta = document.metadata
    about = plan.pointers.references_to(page.id) if page.is_first else {}
    change = page.editions.next_change(plan.on)
    said = margin(page, plan)
    return Page(
        f"{page.folder}/index.html",
        "document.html",
        page.title,
        {
            "heading": meta.title,
            "kind": meta.kind.value.capitalize(),
            "state": page.state,
            # The bar above says the same, and who is bound by what.
            "notes": tuple(one for one in page.state.notes if one != SPLIT),
            "bars": bars(page, plan.party_names),
            "steps": version_bar(page),
            "decided": decided_step(page),
            "is_draft": page.is_draft,
            "key_facts": tuple(key_facts(edition, plan)),
            "more_facts": tuple(
                more_facts(edition.outline, edition.workspace, bonds_of(page, plan))
            ),
            "key_points": meta.key_points,
            "indicators": meta.follow_up.indicators if meta.follow_up else (),
            "questions": listed(page, plan),
            "said": said,
            "references": about.get("", ()),
            "contents": Markup(contents_html(document)),  # noqa: S704 - made of escaped text
            "text": Markup(text_html(page, plan, said)),  # noqa: S704 - same
            "elsewhere": places_elsewhere(page.editions) if page.is_first else (),
            "files": files,
            "digest": edition.digests,
            "changes": change.isoformat() if change else "",
        },
        _crumbs(page),
    )


def _crumbs(page: TextPage) -> tuple[tuple[str, str], ...]:
    home = ("Start", f"{page.root}index.html")
    if page.is_first:
        return (home,)
    return (home, (page.editions.current.outline.name, "../index.html"))


def bonds_of(page: TextPage, plan: SitePlan) -> Bonds:
    """Return the bonds to show: from both ends today, or only those a text states."""
    if page.is_first:
        return plan.bonds.get(page.id, {})
    return own_bonds(page.edition.outline, plan.addresses)


def text_html(page: TextPage, plan: SitePlan, said: Margin | None = None) -> str:
    """Return the text of a publication as it stands on its page."""
    edition = page.edition
    asked = boxes(page, plan)
    glosser = Glosser(
        plan.terms,
        plan.workspace.registers,
        applies_on(edition.outline, edition.workspace.by_id),
        plan.workspace.settings.statute_style,
    )

    def locate(to: str, anchor: str) -> str:
        if to == page.id:
            return f"#{anchor}" if anchor else "#innehall-start"
        return hrefs(page.root)(to, anchor)

    def beside(anchor: str, word: str) -> str:
        comments = said.after(anchor, word) if said else ""
        return asked.after(anchor, word) + comments

    after = after_sections(edition.document, plan, locate) if page.is_first else {}
    pictures = {
        path: f"{page.root}{plan.pictures[path]}" for path in edition.picture_paths
    }
    writer = TextWriter(
        page.id,
        plan.addresses,
        locate,
        glosser,
        after,
        pictures,
        beside=beside,
    )
    return writer.parts(edition.document.parts)


def after_sections(
    document: Document, plan: SitePlan, locate: Locate, *, with_references: bool = True
) -> Mapping[str, str]:
    """Return, by section id, the cases and the references to show after its text."""
    own = document.metadata.id
    cases = plan.pointers.cases_at(own)
    references = plan.pointers.references_to(own) if with_references else {}
    found: dict[str, str] = {}
    for part in document.parts:
        for section in walk_sections(part.sections):
            key = section.id or ""
            html = "".join(_case(one, locate) for one in cases.get(key, ()))
            html += _references(section, references.get(key, ()), locate)
            if html and key:
                found[key] = html
    return found


def _case(outline: Outline, locate: Locate) -> str:
    meta = outline.metadata
    title = escape(meta.title, quote=False)
    href = locate(meta.id, "")
    named = f'<a href="{escape(href)}">{title}</a>' if href else title
    return f'<aside class="fall"><p>Patientfall: {named}</p></aside>\n'


def _references(section: Section, references: Sequence[Address], locate: Locate) -> str:
    if not references:
        return ""
    items = "".join(
        f'<li><a href="{locate(one.page, one.anchor)}">{escape(one.words, quote=False)}</a></li>'
        for one in references
    )
    name = escape(section.number or section.title, quote=False)
    return (
        f"<details><summary>{_counted(references)} hänvisar hit"
        f'<span class="vh">, till {name}</span></summary><ul>{items}</ul></details>\n'
    )


def _counted(references: Sequence[Address]) -> str:
    return "Ett ställe" if len(references) == 1 else f"{len(references)} ställen"


def contents_html(document: Document, *, with_pages: bool = False) -> str:
    """Return the list of chapters and sections, with numbers.

    With pages, each row names its target for the stylesheet to write the page from.
    """
    if len(document.parts) == 1:
        return _contents(document.parts[0].sections, with_pages)
    return "".join(
        f"{part_name(part)}{_contents(part.sections, with_pages)}"
        for part in document.parts
    )


def _contents(sections: Sequence[Section], with_pages: bool) -> str:
    rows = [one for one in sections if one.id and one.level <= _DEEPEST_CONTENTS]
    if not rows:
        return ""
    items = "".join(
        f"<li>{_contents_row(one, with_pages)}{_contents(one.sections, with_pages)}</li>\n"
        for one in rows
    )
    return f"<ul>\n{items}</ul>"


def _contents_row(section: Section, with_pages: bool) -> str:
    number = f"{section.number} " if section.number else ""
    words = f"{number}{escape(section.title, quote=False)}"
    link = f'<a href="#{section.id}">{words}</a>'
    return f'<span data-mal="#{section.id}">{link}</span>' if with_pages else link
