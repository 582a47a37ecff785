"""A redline for the terminal: words with marks, and colour where it can be seen."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator

import click

from govdocs.cli import show
from govdocs.cli.compared import Compared
from govdocs.diff.changes import (
    Change,
    ChangeKind,
    Words,
    changed_words,
    list_changes,
)
from govdocs.model.redline import OpKind
from govdocs.text.source import place

_MARKS = {OpKind.DELETE: ("[-", "-]", "red"), OpKind.INSERT: ("{+", "+}", "green")}
_COUNTED = {
    ChangeKind.ADDED: ("tillagd", "tillagda"),
    ChangeKind.REMOVED: ("borttagen", "borttagna"),
    ChangeKind.REWRITTEN: ("omskriven", "omskrivna"),
    ChangeKind.MOVED: ("flyttad", "flyttade"),
}
_CONTEXT = 60


def in_colour() -> bool:
    """Tell whether standard output can show colour and nobody has asked for none."""
    return show.is_terminal(sys.stdout) and not os.environ.get("NO_COLOR")


def redline_lines(compared: Compared, *, colour: bool) -> Iterator[str]:
    """Yield the lines of a redline; the last one is the verdict."""
    old, new, redline = compared.old, compared.new, compared.redline
    changes = list_changes(old.text, new.text, redline)
    yield show.on_one_line(f"{old.path} → {new.path}")
    for term in redline.metadata:
        yield show.on_one_line(f"Uppgift  {term.text}")
        if term.consequence:
            yield show.on_one_line(f"         {term.consequence}")
    yield from _summary(compared, changes)
    for number, change in enumerate(changes, 1):
        yield f"{number:>3}/{len(changes)} {_heading(compared, change)}"
        yield from (f"      {line}" for line in _body(change, colour))
    yield _verdict(compared)


def _summary(compared: Compared, changes: tuple[Change, ...]) -> Iterator[str]:
    counts = Counter(change.kind for change in changes)
    named = [
        f"{counts[kind]} {words[counts[kind] > 1]}"
        for kind, words in _COUNTED.items()
        if counts[kind]
    ]
    total = sum(counts[kind] for kind in _COUNTED)
    if total:
        noun = "ändring" if total == 1 else "ändringar"
        gone, come = changed_words(
            compared.old.text, compared.new.text, compared.redline
        )
        yield f"{total} {noun}: {', '.join(named)}. Ord: {come} in, {gone} ut."
    if renumbered := counts[ChangeKind.RENUMBERED]:
        noun = "stycke" if renumbered == 1 else "stycken"
        yield f"{renumbered} {noun} har bara fått nytt nummer, 0 ord ändrade."
    if not changes:
        yield _alike(compared)


def _alike(compared: Compared) -> str:
    if compared.old.text == compared.new.text:
        return "Texterna är lika."
    return "Orden är lika. Bara blanktecken eller radbrytningar skiljer."


def _heading(compared: Compared, change: Change) -> str:
    line, _ = place(compared.new.text, _first_word(compared.new.text, change.new))
    if change.kind is ChangeKind.REMOVED:
        before = _first_word(compared.old.text, change.old)
        line, _ = place(compared.old.text, before)
        return f"gamla rad {line} {change.kind}"
    if change.move is None:
        return f"rad {line} {change.kind}"
    before, _ = place(compared.old.text, change.move.old[0])
    line, _ = place(compared.new.text, change.move.new[0])
    how = ["omskrivet"] if change.move.edited else []
    how += ["omnumrerat"] if change.move.renumbered else []
    told = " och ".join(how) or "oförändrat"
    return f"rad {line} {change.kind} från rad {before} ({told})"


def _first_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _body(change: Change, colour: bool) -> Iterator[str]:
    """Yield the words of a change, a line of the text on each line."""
    shown = "".join(
        _marked(words, colour, (not n, n == len(change.words) - 1))
        for n, words in enumerate(change.words)
    )
    yield from (line.strip() for line in shown.split("\n") if line.strip())


def _marked(words: Words, colour: bool, at_end: tuple[bool, bool]) -> str:
    if words.kind is OpKind.EQUAL:
        return "\n".join(map(show.on_one_line, _short(words.text, at_end).split("\n")))
    opening, closing, hue = _MARKS[words.kind]
    lines = []
    for line in words.text.split("\n"):
        bare = show.on_one_line(line)
        text = f"{opening}{bare}{closing}" if bare.strip() else bare
        lines.append(click.style(text, fg=hue) if colour and bare.strip() else text)
    return "\n".join(lines)


def _short(text: str, at_end: tuple[bool, bool]) -> str:
    """Return the words nearest to a change, and a sign for what is left out."""
    is_first, is_last = at_end
    if len(text) <= 2 * _CONTEXT or (is_first and is_last):
        return text if len(text) <= 4 * _CONTEXT else f"{text[: 3 * _CONTEXT]} …"
    if is_first:
        return f"… {text[-_CONTEXT:].partition(' ')[2] or text[-_CONTEXT:]}"
    if is_last:
        return f"{text[:_CONTEXT].rpartition(' ')[0] or text[:_CONTEXT]} …"
    return f"{text[:_CONTEXT]} … {text[-_CONTEXT:]}"


def _verdict(compared: Compared) -> str:
    if compared.redline.exact:
        return "Kontroll: båda texterna återskapas exakt."
    return "Kontroll: texterna återskapas INTE. Lita inte på jämförelsen."
