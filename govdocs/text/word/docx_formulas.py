"""Formulas of a Word file on one line: what stands over and under is told by signs."""

from __future__ import annotations

from collections.abc import Container, Mapping

from govdocs.text.word.docx_story import Handler, Story
from govdocs.text.word.formulas import FORMULA, is_single
from govdocs.text.word.tree import Element, attribute, child, long, short

_TEXT, _FENCED = long("m:t"), long("m:d")


def formula(story: Story, element: Element) -> None:
    """Read a formula."""
    story.shared.left.add(FORMULA)
    story.walk(element)


def sign(story: Story, element: Element) -> None:
    """Read the sign that stands before a part of a formula, as that of a sum."""
    story.write(attribute(element, "m:val"))


def fraction(story: Story, element: Element) -> None:
    """Read a fraction, apart from a number or letter beside it: 3 1/2 and not 31/2."""
    before, after = element.getprevious(), element.getnext()
    is_joined = before is not None and _words(before)[-1:].isalnum()
    story.write(" " * is_joined)
    _DIVIDED(story, element)
    is_other = after is not None and short(after.tag) != "m:f"
    story.write(" " * (is_other and _words(after)[:1].isalnum()))


def _parted(
    before: Mapping[str, str], enclosed: Container[str] = (), base: str = ""
) -> Handler:
    """Return what reads parts, each after a sign of its own, some of them in brackets.

    A base is, where it would be read as another thing with a sign right after it.
    """

    def read(story: Story, element: Element) -> None:
        for one in element:
            name = short(one.tag)
            if not _words(one):
                story.walk(one)
                continue
            is_enclosed = name in enclosed and not _is_single(one)
            is_enclosed |= name == base and _is_built(one)
            story.write(before.get(name, "") + "(" * is_enclosed)
            story.walk(one)
            story.write(")" * is_enclosed)

    return read


def _words(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(_TEXT))


def _is_single(part: Element) -> bool:
    """Tell whether a part needs no brackets: plain letters, or what has some already."""
    kinds = {short(one.tag) for one in part} - {"m:argPr", "m:ctrlPr"}
    if kinds == {"m:d"}:
        return len(part.findall(_FENCED)) == 1
    return kinds <= {"m:r"} and is_single(_words(part))


def _is_built(part: Element) -> bool:
    return any(short(one.tag) in _BUILT for one in part)


def _listed(between: str, tag: str) -> Handler:
    """Return what reads parts of one kind with a sign between them."""

    def read(story: Story, element: Element) -> None:
        _list(story, element, between, tag)

    return read


def _list(story: Story, element: Element, between: str, tag: str) -> None:
    is_first = True
    for one in element:
        if short(one.tag) == tag:
            story.write("" if is_first else between)
            is_first = False
        story.walk([one])


def fenced(story: Story, element: Element) -> None:
    """Read parts in brackets, which are round ones where nothing else is said."""
    story.write(_fence(element, "m:begChr", "("))
    _list(story, element, _fence(element, "m:sepChr", "|"), "m:e")
    story.write(_fence(element, "m:endChr", ")"))


def _fence(element: Element, name: str, usual: str) -> str:
    said = child(element, "m:dPr", name)
    return usual if said is None else attribute(said, "m:val")


def summed(story: Story, element: Element) -> None:
    """Read a sum or the like, which is an integral where nothing else is said."""
    if child(element, "m:naryPr", "m:chr") is None:
        story.write("∫")
    bounds = [one for one in element if short(one.tag) in _BOUNDS]
    (_BOUNDED if any(map(_words, bounds)) else Story.walk)(story, element)


_BOUNDS = {"m:sub": "_", "m:sup": "^"}
_BUILT = frozenset({"m:f", "m:rad", "m:sSup", "m:sSubSup", "m:nary", "m:func"})
_DIVIDED = _parted({"m:den": "/"}, ("m:num", "m:den"))
_BOUNDED = _parted({**_BOUNDS, "m:e": " "}, _BOUNDS)

FORMULAS: dict[str, Handler] = {
    "m:oMath": formula,
    "m:f": fraction,
    **dict.fromkeys(
        ("m:sSup", "m:sSub", "m:sSubSup"), _parted(_BOUNDS, _BOUNDS, "m:e")
    ),
    "m:limLow": _parted({"m:lim": "_"}, ("m:lim",)),
    "m:limUpp": _parted({"m:lim": "^"}, ("m:lim",)),
    "m:rad": _parted({"m:e": "√"}, ("m:e",)),
    "m:func": _parted({"m:e": " "}),
    "m:d": fenced,
    "m:nary": summed,
    "m:chr": sign,
    "m:mr": _listed(", ", "m:e"),
    "m:m": _listed("; ", "m:mr"),
    "m:eqArr": _listed("; ", "m:e"),
}
