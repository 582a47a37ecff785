"""The whole file of one text: what it says of itself, its contents, and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from govdocs.model.word_frame import EXPORTED_PROPERTY, frame_properties
from govdocs.model.word_text import (
    ABOUT_MARK,
    CONTENTS_MARK,
    COVER_MARK,
    Piece,
    WordParagraph,
    WordText,
    bookmark_of,
)
from govdocs.overview.addresses import Address
from govdocs.render.flow import flow_of
from govdocs.render.flow_front import (
    contents,
    digest_facts,
    facts,
    heading,
    indicators,
    points,
    standing,
    title,
)
from govdocs.render.flow_styles import in_head
from govdocs.render.html.document_page import bonds_of
from govdocs.render.html.facts import Fact, key_facts, more_facts
from govdocs.render.site_plan import SitePlan
from govdocs.render.text_page import TextPage
from govdocs.text.links import LinkKind, destination

# Lists and tables of our own have numbers that the text never comes to.
_OWN = 1_000_000


def word_text(page: TextPage, plan: SitePlan, ending: str) -> WordText:
    """Return a text as a file with an ending such as 'docx'.

    Links to other documents lead to files in the same folder, each by the id of its
    document and with the same ending.
    """
    locate = _locate(page.id, ending)
    text = flow_of(page.edition.document, _lead(page, plan, locate))
    paragraphs = (
        *_head(page, plan),
        *_marked(COVER_MARK, _cover(page, plan)),
        *_marked(CONTENTS_MARK, contents(text.paragraphs)),
        *text.paragraphs,
        *_marked(ABOUT_MARK, _about(page, plan, locate)),
    )
    return text._replace(
        paragraphs=paragraphs,
        properties={
            **_properties(page),
            **text.properties,
            **frame_properties(paragraphs),
        },
        pictures=dict(_pictures(page)),
    )


def _locate(own: str, ending: str) -> Callable[[Address], str]:
    def locate(place: Address) -> str:
        mark = f"#{bookmark_of(place.anchor)}" if place.anchor else ""
        if place.page == own:
            return mark or f"#{COVER_MARK}"
        return f"{place.page}.{ending}{mark}"

    return locate


def _lead(
    page: TextPage, plan: SitePlan, locate: Callable[[Address], str]
) -> Callable[[str, str], str]:
    def lead(path: str, target: str) -> str:
        address = plan.addresses.of_link(path, target, page.id)
        if address:
            return locate(address)
        kind = destination(path, target).kind
        return target if kind in (LinkKind.WEB, LinkKind.MAIL) else ""

    return lead


def _head(page: TextPage, plan: SitePlan) -> Iterator[WordParagraph]:
    """Yield the head of every sheet: the short name and the version, and the state."""
    name = in_head(page.edition.outline.metadata.name)
    number = page.edition.number
    which = f"{name}, version {number}" if number else name
    tag = page.state.tag
    state = tag if page.state.look == "gallande" else tag.upper()
    marking = plan.workspace.settings.marking
    told = f"{marking.tag.upper()} · {state}" if marking else state
    yield WordParagraph((Piece(f"{which}\t{told}"),), "header", place="sidhuvud")


def _cover(page: TextPage, plan: SitePlan) -> Iterator[WordParagraph]:
    edition, meta = page.edition, page.edition.document.metadata
    kind = meta.kind.value.capitalize()
    number = f", version {edition.number}" if edition.number else ""
    yield from title(meta.title, f"{kind}{number}")
    yield from standing(page.state, plan.workspace.settings.marking)
    version = [Fact("Version", (edition.number,))] if edition.number else []
    rows = [*version, *key_facts(edition, plan), *digest_facts(edition.digests)]
    yield from facts(rows, _OWN)
    yield from points(meta.key_points, _OWN)


def _about(
    page: TextPage, plan: SitePlan, locate: Callable[[Address], str]
) -> Iterator[WordParagraph]:
    """Yield what stands after the text: what is known of it, and how it is followed up."""
    edition, meta = page.edition, page.edition.document.metadata
    rows = list(more_facts(edition.outline, edition.workspace, bonds_of(page, plan)))
    ways = [(place, locate(place)) for row in rows for place in row.links]
    yield heading("Om dokumentet")
    yield from facts(rows, _OWN + 1, ways)
    yield from indicators(meta.follow_up.indicators if meta.follow_up else (), _OWN + 2)


def _properties(page: TextPage) -> Mapping[str, str]:
    own = {
        "title": page.title,
        EXPORTED_PROPERTY: page.id,
        "govdocs-version": page.edition.number or "",
        "govdocs-kontrollsumma": page.edition.digests.full,
        "govdocs-kontrollsumma-ord": page.edition.digests.text,
    }
    return {name: value for name, value in own.items() if value}


def _pictures(page: TextPage) -> Iterator[tuple[str, bytes]]:
    for path in page.edition.picture_paths:
        yield path, page.edition.picture(path)


def _marked(name: str, paragraphs: Iterable[WordParagraph]) -> Iterator[WordParagraph]:
    for one in paragraphs:
        yield one._replace(anchors=(*one.anchors, name))
