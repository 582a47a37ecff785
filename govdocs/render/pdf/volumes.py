"""A text about a round cut into files that each can be laid out within the limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from govdocs.consultation.grouping import Group
from govdocs.model.submission import Comment
from govdocs.render.html.compilation_page import SectionShown
from govdocs.render.html.fonts import FACES
from govdocs.render.html.frame import asset, environment
from govdocs.render.pdf.job import PdfJob

# How much one file may hold, in comments of a line or two: more would pass the limits
# on memory and time of the process that lays it out.
_ROOM = 4000
_ORDINARY = 400
_Piece = TypeVar("_Piece")


def cut_sections(
    sections: Iterable[SectionShown], weigh: Callable[[Group], float]
) -> Iterator[tuple[float, SectionShown]]:
    """Yield sections, one that is too long for a file in several with the same title."""
    for section in sections:
        runs = filled((weigh(one), one) for one in section.groups)
        for at, groups in enumerate(runs):
            title = f"{section.title} (fortsättning)" if at else section.title
            piece = SectionShown(title, "" if at else section.told, tuple(groups))
            yield sum(map(weigh, groups)), piece


def filled(pieces: Iterable[tuple[float, _Piece]]) -> Iterator[list[_Piece]]:
    """Yield the pieces of each file, in order; at least one file."""
    held: list[_Piece] = []
    room = 0.0
    for weight, one in pieces:
        if held and room + weight > _ROOM:
            yield held
            held, room = [], 0.0
        held.append(one)
        room += weight
    yield held


def weigh_comment(comment: Comment) -> float:
    """Return how much room a comment takes."""
    return 1 + weigh_words(comment.text) + weigh_words(comment.proposal or "")


def weigh_words(words: str) -> float:
    """Return how much room some words take."""
    return len(words) / _ORDINARY


def round_jobs(
    name: str, kind: str, body: str, author: str, volumes: list[dict[str, Any]]
) -> list[PdfJob]:
    """Return the jobs for a text about a round, from the template of its body.

    `volumes` is what the template is given for each file.
    """
    jobs = []
    for number, values in enumerate(volumes, 1):
        if len(volumes) == 1:
            jobs.append(_job(name, kind, body, author, values))
            continue
        title = f"{values['title']}, del {number} av {len(volumes)}"
        given = {**values, "title": title}
        jobs.append(_job(f"{name}-{number}", kind, body, author, given))
    return jobs


def _job(
    name: str, kind: str, body: str, author: str, values: dict[str, Any]
) -> PdfJob:
    template = environment().get_template("round_pdf.html")
    html = template.render(**values, kind=kind, body=body, author=author)
    css = map(asset, ("pdf.css", "remiss_pdf.css"))
    fonts = {face.file: str(face.source) for face in FACES}
    return PdfJob(name, html, "\n".join(css), "", fonts)
