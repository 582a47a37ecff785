"""Formulas on one line, as people type them where there is no other way: (a+b)/c."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govdocs.text.word.tree import Element

FORMULA = "en formel, läst som de tecken den består av"
_LEAVES = frozenset({"mi", "mo", "mn", "mtext", "ms"})
# What is said of a formula beside it, as in the language of the program that drew it.
_BESIDE = frozenset({"annotation", "annotation-xml"})

_SCRIPTED = frozenset({"msup", "msub", "msubsup"})
# What would be read as another thing with a sign right after it.
_BUILT = frozenset({"mfrac", "msup", "msubsup", "msqrt", "mroot"})


def is_single(words: str) -> bool:
    """Tell whether part of a formula needs no brackets to be one thing."""
    return len(words) == 1 or words.isalnum()


def on_line(element: Element) -> str:
    """Return a formula in MathML on one line."""
    name = _name(element)
    if name in _LEAVES:
        return "".join(element.itertext()).strip()
    those = [one for one in element if not _is_beside(one)]
    parts = [on_line(one) for one in those]
    if name in _SCRIPTED and those and _name(those[0]) in _BUILT:
        parts[0] = f"({parts[0]})"
    form = _FORMS.get(name)
    return form(parts) if form and parts else "".join(_apart(those, parts))


def _apart(elements: Sequence[Element], parts: Sequence[str]) -> Iterator[str]:
    """Yield parts, a fraction apart from what stands beside it: 3 1/2 and not 31/2."""
    last, was_divided = "", False
    for one, words in zip(elements, parts, strict=True):
        is_divided = _name(one) == "mfrac"
        is_joined = last[-1:].isalnum() and words[:1].isalnum()
        yield " " * (is_joined and (is_divided or was_divided)) + words
        last, was_divided = words, is_divided


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_beside(element: Element) -> bool:
    return _name(element) in _BESIDE


def _enclosed(words: str) -> str:
    return words if is_single(words) or _is_fenced(words) else f"({words})"


def _is_fenced(words: str) -> bool:
    """Tell whether words stand in one pair of brackets."""
    inner = words[1:-1]
    is_whole = inner.find("(") < 0 and inner.find(")") < 0
    return is_whole and words[:1] + words[-1:] == "()"


def _after(*signs: str) -> Callable[[Sequence[str]], str]:
    """Return what puts parts after the first one, each after a sign of its own."""

    def joined(parts: Sequence[str]) -> str:
        first, *others = parts
        those = zip(signs, others, strict=False)
        return first + "".join(sign + _enclosed(one) for sign, one in those)

    return joined


def _divided(parts: Sequence[str]) -> str:
    return "/".join(map(_enclosed, parts))


def _rooted(parts: Sequence[str]) -> str:
    under, *degree = parts
    return f"{''.join(degree)}√{_enclosed(under)}"


_FORMS: dict[str, Callable[[Sequence[str]], str]] = {
    "mfrac": _divided,
    "msup": _after("^"),
    "mover": _after("^"),
    "msub": _after("_"),
    "munder": _after("_"),
    "msubsup": _after("_", "^"),
    "munderover": _after("_", "^"),
    "msqrt": lambda parts: _rooted(["".join(parts)]),
    "mroot": _rooted,
    "mfenced": lambda parts: f"({', '.join(parts)})",
    "mtr": ", ".join,
    "mtable": "; ".join,
}
