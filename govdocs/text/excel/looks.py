"""What shows beside the words of cells: strikes, where links lead, and words in margins."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import count

from govdocs.text.word.package import Package
from govdocs.text.word.tree import Element, attribute, child, long, parsed, whole

# Codes in the margins of a sheet: fonts, sizes, colours, and what is filled in there.
_CODE = re.compile(
    r'&(?:"[^"]*"|\d+|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[A-JM-QS-Za-z]|(?P<part>[LCR&]))'
)
_PAGES = frozenset({"sida", "sid", "av", "page", "of"})
_STYLES, _WORDS = "xl/styles.xml", "xl/sharedStrings.xml"


def strikes(package: Package) -> Callable[[Element], bool]:
    """Return what tells whether a cell has words that are struck through, or some are."""
    styles, words = (
        frozenset(_struck_styles(package)),
        frozenset(_struck_words(package)),
    )

    def is_struck(cell: Element) -> bool:
        if whole(attribute(cell, "s"), 0) in styles:
            return True
        inner = child(cell, "x:is")
        return _is_in(cell, words) if inner is None else _has_strike(inner)

    return is_struck


def _is_in(cell: Element, words: Container[int]) -> bool:
    said = child(cell, "x:v")
    if said is None or attribute(cell, "t") != "s":
        return False
    return whole(said.text or "", -1) in words


def _struck_styles(package: Package) -> Iterator[int]:
    root = _root(package, _STYLES)
    fonts = [_has_strike(one) for one in _inside(root, "x:fonts")]
    for at, one in enumerate(_inside(root, "x:cellXfs")):
        font = whole(attribute(one, "fontId"), -1)
        if 0 <= font < len(fonts) and fonts[font]:
            yield at


def _struck_words(package: Package) -> Iterator[int]:
    root = _root(package, _WORDS)
    every = () if root is None else root.iterchildren(long("x:si"))
    yield from (at for at, one in zip(count(), every, strict=False) if _has_strike(one))


def _has_strike(one: Element) -> bool:
    return any(
        attribute(each, "val", "1") != "0" for each in one.iter(long("x:strike"))
    )


def _root(package: Package, part: str) -> Element | None:
    raw = package.read(part)
    return parsed(raw) if raw else None


def _inside(root: Element | None, name: str) -> list[Element]:
    found = None if root is None else child(root, name)
    return [] if found is None else [*found]


def links_of(
    sheet: Element, targets: Mapping[str, str], words: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield each cell with a link, and where it leads when the cell does not say so.

    `targets` are addresses by the ids of relations, `words` those of cells.
    """
    for one in _inside(sheet, "x:hyperlinks"):
        cell, place = attribute(one, "ref"), attribute(one, "location")
        address = targets.get(attribute(one, "r:id"), "") + (
            f"#{place}" if place else ""
        )
        bare = address.removeprefix("mailto:").rstrip("/")
        if bare and bare not in words.get(cell, ""):
            yield cell, address


def margins_of(texts: Iterable[str]) -> Iterator[str]:
    """Yield what somebody has typed at the top and the bottom of the paper of a sheet."""
    for one in texts:
        words = " ".join(_CODE.sub(_uncoded, one).split())
        own = {word.casefold() for word in re.findall(r"[^\W\d_]+", words)}
        if own - _PAGES:
            yield words


def _uncoded(code: re.Match[str]) -> str:
    return {"&": "&", None: ""}.get(code["part"], " ")
