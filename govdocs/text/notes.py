"""Footnotes that would vanish: marks without a text, texts without a mark, doubles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from govdocs.text.faults import Faults
from govdocs.text.markdown import NoteDefinition

_CODE_SPAN = re.compile(r"(`+)[^`]*\1")
_USE = re.compile(r"(?<!\\)\[\^([^\[\]\s]{1,200})\](?!:)")


def find_note_faults(
    tokens: Sequence[Token],
    env: Mapping[str, Any],
    lines: Sequence[str],
    first_line: int,
    faults: Faults,
) -> None:
    """Note every footnote that a reader would not get to see.

    `lines` are those of the body; `env` is what the parser left behind.
    """
    _find_lost(env, lines, first_line, faults)
    for line, column, label in _loose_marks(tokens, lines):
        faults.add(
            "GD110",
            line + first_line,
            column,
            f"fotnoten [^{label}] finns inte",
            f"skriv [^{label}]: och fotnotens text sist i dokumentet",
        )


def _find_lost(
    env: Mapping[str, Any], lines: Sequence[str], first_line: int, faults: Faults
) -> None:
    refs = env.get("footnotes", {}).get("refs", {})
    seen: dict[str, int] = {}
    for one in env["note_definitions"]:
        line = one.line + first_line
        fault = _fault(one, seen.get(one.label), refs)
        if fault:
            column = lines[one.line].find(f"[^{one.label}]") + 1 or 1
            faults.add("GD110", line, column, *fault)
        seen.setdefault(one.label, line)


def _fault(
    one: NoteDefinition, first: int | None, refs: Mapping[str, int]
) -> tuple[str, str] | None:
    if first is not None:
        return (
            f"fotnoten [^{one.label}] finns redan på rad {first}",
            "ge den ena ett annat märke",
        )
    if one.is_nested:
        return (
            f"fotnoten [^{one.label}] står inne i en annan fotnot",
            "flytta ut den, utan indrag",
        )
    if refs.get(f":{one.label}", -1) == -1:
        return (
            f"inget ställe hänvisar till fotnoten [^{one.label}]",
            "skriv märket i texten, eller ta bort fotnoten",
        )
    return None


def _loose_marks(
    tokens: Sequence[Token], lines: Sequence[str]
) -> list[tuple[int, int, str]]:
    """Return marks that stayed text, with their line from 0 and column from 1."""
    found: set[tuple[int, int, str]] = set()
    for token in tokens:
        if token.type != "inline" or "[^" not in token.content:
            continue
        loose = set(_labels(token))
        for line in range(*(token.map or (0, 0))) if loose else ():
            bare = _CODE_SPAN.sub(lambda code: " " * len(code[0]), lines[line])
            for mark in _USE.finditer(bare):
                if mark[1] in loose:
                    found.add((line, mark.start() + 1, mark[1]))
    return sorted(found)


def _labels(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type == "text":
            yield from (mark[1] for mark in _USE.finditer(child.content))
