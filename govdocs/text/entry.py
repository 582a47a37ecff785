"""What is remembered of one file, as two JSON texts: its shape, and where things stand.

The shape is all that other files need to know of it: nothing of its running text, and no
line numbers. So a line more in a paragraph leaves the shape as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from govdocs.model.finding import Finding, Location, Severity
from govdocs.model.outline import BlockLine, Citation, HeadingLine, Outline, Reference
from govdocs.text.keys import read_metadata
from govdocs.text.yaml import Data


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of one file: its outline, its front matter and its own findings."""

    outline: Outline | None
    front: Data
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: the digest of its bytes, its shape, and its places and findings."""

    digest: str
    shape: bytes
    rest: bytes


def encode(digest: str, known: Remembered) -> Entry:
    """Return what is known of a file in the form that is kept."""
    outline = known.outline
    rest: dict[str, Any] = {"findings": list(map(_finding_row, known.findings))}
    if outline is None:
        return Entry(digest, b"null", _json(rest))
    shape = {
        "front": known.front,
        "places": list(outline.places),
        "headings": [
            [one.id, one.level, one.number, one.title] for one in outline.headings
        ],
        "blocks": [[one.id, one.heading] for one in outline.blocks],
        "references": [
            [one.target, one.label, one.heading, one.is_image]
            for one in outline.references
        ],
        "citations": list(map(_citation_row, outline.citations)),
        "has_body": outline.has_body,
    }
    rest |= {
        "places": list(outline.places.values()),
        "headings": [one.line for one in outline.headings],
        "blocks": [one.line for one in outline.blocks],
        "references": [[one.line, one.column] for one in outline.references],
        "citations": [[one.line, one.column] for one in outline.citations],
    }
    return Entry(digest, _json(shape), _json(rest))


def decode(path: str, entry: Entry) -> Remembered:
    """Return what is known of a file.

    Raises KeyError, TypeError or ValueError when the entry is not one of ours.
    """
    shape, rest = json.loads(entry.shape), json.loads(entry.rest)
    findings = tuple(
        Finding(code, Severity(level), Location(path, line, column), message, remedy)
        for code, level, line, column, message, remedy in rest["findings"]
    )
    if shape is None:
        return Remembered(None, None, findings)

    def rows(name: str) -> Iterator[tuple[Any, Any]]:
        return zip(shape[name], rest[name], strict=True)

    outline = Outline(
        path=path,
        digest=entry.digest,
        metadata=read_metadata(shape["front"]),
        places={key: (line, column) for key, (line, column) in rows("places")},
        headings=tuple(
            HeadingLine(own, level, number, title, line)
            for (own, level, number, title), line in rows("headings")
        ),
        blocks=tuple(
            BlockLine(own, line, under) for (own, under), line in rows("blocks")
        ),
        references=tuple(
            Reference(target, label, line, column, under, is_image)
            for (target, label, under, is_image), (line, column) in rows("references")
        ),
        citations=tuple(Citation(*row, *place) for row, place in rows("citations")),
        has_body=shape["has_body"],
    )
    return Remembered(outline, shape["front"], findings)


def _finding_row(one: Finding) -> list[str | int]:
    place = one.location
    level = one.severity.value
    return [one.code, level, place.line, place.column, one.message, one.remedy]


def _citation_row(one: Citation) -> list[str | bool | int | None]:
    return [
        one.words,
        one.sfs,
        one.name,
        one.has_chapter,
        one.has_section,
        one.heading,
    ]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
