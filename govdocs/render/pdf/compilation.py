"""The HTML that the PDFs of a compilation are laid out from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.grouping import Group
from govdocs.model.submission import Comment, Submission
from govdocs.render.html.compilation_page import SectionShown, compilation_content
from govdocs.render.html.fonts import FACES
from govdocs.render.html.frame import FOLDER, environment
from govdocs.render.pdf.job import PdfJob

_NAME = "sammanstallning"
# How much one file may hold, in comments of ordinary length: more would pass the limits
# on memory and time of the process that lays it out.
_ROOM = 4000
_ORDINARY = 400

Piece = SectionShown | Submission
_Member = TypeVar("_Member", Group, Comment)


def compilation_jobs(found: Compilation, author: str) -> list[PdfJob]:
    """Return the jobs for a compilation: one file, or several when it is long.

    Raises CannotCompile when a sum does not hold.
    """
    whole = compilation_content(found)
    parts = [*_filled([*_cut_sections(whole["sections"]), *_cut_answers(found)])]
    jobs = []
    for number, pieces in enumerate(parts, 1):
        values = {
            **whole,
            "sections": [one for one in pieces if isinstance(one, SectionShown)],
            "answers": [one for one in pieces if isinstance(one, Submission)],
        }
        if number > 1:
            values |= {"sums": (), "matrix": (), "questions": ()}
        name = _NAME
        if len(parts) > 1:
            name = f"{_NAME}-{number}"
            values["title"] = f"{whole['title']}, del {number} av {len(parts)}"
        body = "compilation_body.html"
        jobs.append(round_job(name, "Sammanställning", body, author, values))
    return jobs


def round_job(
    name: str, kind: str, body: str, author: str, values: dict[str, Any]
) -> PdfJob:
    """Return the job for a text about a round, from the template of its body."""
    template = environment().get_template("round_pdf.html")
    html = template.render(**values, kind=kind, body=body, author=author)
    assets = FOLDER / "assets"
    css = [(assets / one).read_text("utf-8") for one in ("pdf.css", "remiss_pdf.css")]
    fonts = {face.file: str(face.source) for face in FACES}
    return PdfJob(name, html, "\n".join(css), "", fonts)


def _filled(pieces: list[tuple[float, Piece]]) -> Iterator[list[Piece]]:
    """Yield the pieces of each file, in order; at least one file."""
    held: list[Piece] = []
    room = 0.0
    for weight, one in pieces:
        if held and room + weight > _ROOM:
            yield held
            held, room = [], 0.0
        held.append(one)
        room += weight
    yield held


def _cut_sections(sections: tuple[SectionShown, ...]) -> Iterator[tuple[float, Piece]]:
    """Yield sections, one that is too long for a file in several with the same title."""
    for section in sections:
        for at, groups in enumerate(_runs(section.groups)):
            title = f"{section.title} (fortsättning)" if at else section.title
            piece = SectionShown(title, "" if at else section.told, groups)
            yield sum(_weight(one.first) for one in groups), piece


def _cut_answers(found: Compilation) -> Iterator[tuple[float, Piece]]:
    for answer in found.answers:
        for at, comments in enumerate(_runs(answer.comments) or [()]):
            rest: dict[str, Any] = {"reason": None, "reservation": None, "unread": ()}
            piece = replace(answer, comments=comments, **(rest if at else {}))
            yield 1 + sum(map(_weight, comments)), piece


def _runs(members: tuple[_Member, ...]) -> list[tuple[_Member, ...]]:
    """Return members in runs that fit in a file."""
    runs: list[list[_Member]] = []
    room = 0.0
    for one in members:
        weight = _weight(one if isinstance(one, Comment) else one.first)
        if not runs or room + weight > _ROOM:
            runs.append([])
            room = 0.0
        runs[-1].append(one)
        room += weight
    return [tuple(one) for one in runs]


def _weight(comment: Comment) -> float:
    return 1 + (len(comment.text) + len(comment.proposal or "")) / _ORDINARY
