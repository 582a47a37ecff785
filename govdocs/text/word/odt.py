"""An OpenDocument text as a text: all its stories, put together."""

from __future__ import annotations

from govdocs.model.word_text import WordParagraph, WordText
from govdocs.text.word.errors import broken
from govdocs.text.word.odt_blocks import BLOCKS
from govdocs.text.word.odt_changes import CHANGES
from govdocs.text.word.odt_inline import INLINE
from govdocs.text.word.odt_story import Shared, Story
from govdocs.text.word.odt_styles import Styles
from govdocs.text.word.package import Package
from govdocs.text.word.personal import is_personal
from govdocs.text.word.remarks import by_marks
from govdocs.text.word.scribe import Scribe
from govdocs.text.word.tree import Element, attribute, child, long, parsed

_NAMED = {**BLOCKS, **INLINE, **CHANGES}
_HANDLERS = {long(name): handler for name, handler in _NAMED.items()}
_PLACES = {"header": "sidhuvud", "footer": "sidfot"}
_ENDS = ("text:bookmark-end", "text:reference-mark-end")


def read_odt(package: Package) -> WordText:
    """Return all that an OpenDocument text says. Raises Unreadable."""
    root = _part(package, "content.xml")
    body = child(root, "office:body", "office:text")
    if root is None or body is None:
        raise broken("textdelen saknas")
    named = _part(package, "styles.xml")
    shared = Shared(package)
    both = [root] if named is None else [root, named]
    paragraphs = _story(shared, body, Styles(*both))
    if named is not None:
        paragraphs += _margins(shared, named)
    _tell_of_parts(package, shared)
    return WordText(
        paragraphs=paragraphs,
        notes=shared.notes,
        remarks=tuple(by_marks(shared.remarks, shared.marked)),
        properties=_properties(package),
        left=shared.left.lines(),
    )


def _part(package: Package, name: str) -> Element | None:
    raw = package.read(name)
    return parsed(raw) if raw else None


def _story(
    shared: Shared, root: Element, styles: Styles, place: str = ""
) -> tuple[WordParagraph, ...]:
    ended = {attribute(one, "text:name") for one in root.iter(*map(long, _ENDS))}
    for one in root.iter(long("office:annotation-end")):
        ended.add(attribute(one, "office:name"))
    scribe = Scribe(shared.left, shared.marked, place)
    story = Story(shared, scribe, _HANDLERS, styles, frozenset(ended))
    story.walk(root)
    _tell_of_lost(story)
    return scribe.finished()


def _tell_of_lost(story: Story) -> None:
    """Tell of what was taken out of a place that is itself gone."""
    for gone in story.deleted.values():
        lines = story.aside(gone, "")
        text = " ".join("".join(one.text for one in line.pieces) for line in lines)
        if text.strip():
            story.shared.left.add(f"borttagen text utan plats: {text.strip()}")


def _margins(shared: Shared, named: Element) -> tuple[WordParagraph, ...]:
    """Return headers and footers; pages that say the same say it once."""
    styles = Styles(named)
    found: dict[tuple[WordParagraph, ...], None] = {}
    for page in named.iter(long("style:master-page")):
        for one in page:
            local = str(one.tag).rpartition("}")[2]
            place = _PLACES.get(local.partition("-")[0], "")
            if place:
                found.setdefault(_story(shared, one, styles, place))
    return tuple(one for story in found for one in story)


def _properties(package: Package) -> dict[str, str]:
    """Return the title and the file's own properties by name."""
    root = _part(package, "meta.xml")
    found: dict[str, str] = {}
    if root is None:
        return found
    for one in root.iter(long("meta:user-defined")):
        name = attribute(one, "meta:name")
        if name and not is_personal(name):
            found[name] = (one.text or "").strip()
    title = next(root.iter(long("dc:title")), None)
    if title is not None and title.text:
        found["title"] = title.text
    return found


def _tell_of_parts(package: Package, shared: Shared) -> None:
    if any(name.startswith(("Basic/", "Scripts/")) for name in package.names):
        shared.left.add("makron, som aldrig körs")
