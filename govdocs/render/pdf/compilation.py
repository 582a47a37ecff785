"""The HTML that the PDFs of a compilation are laid out from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from govdocs.consultation.compilation import Compilation
from govdocs.model.submission import Submission
from govdocs.render.html.comments import PaperWriter
from govdocs.render.html.compilation_page import SectionShown, compilation_content
from govdocs.render.pdf.job import PdfJob
from govdocs.render.pdf.volumes import (
    cut_sections,
    filled,
    round_jobs,
    weigh_comment,
)


def compilation_jobs(found: Compilation, author: str) -> list[PdfJob]:
    """Return the jobs for a compilation: one file, or several when it is long.

    Raises CannotCompile when a sum does not hold.
    """
    whole = {**compilation_content(found), "writer": PaperWriter(found)}
    sections = cut_sections(whole["sections"], lambda one: weigh_comment(one.first))
    volumes: list[dict[str, Any]] = []
    for pieces in filled([*sections, *_cut_answers(found)]):
        head = {} if not volumes else {"sums": (), "matrix": (), "questions": ()}
        split: dict[str, Any] = {
            "sections": [one for one in pieces if isinstance(one, SectionShown)],
            "answers": [one for one in pieces if isinstance(one, Submission)],
        }
        volumes.append({**whole, **head, **split})
    body = "compilation_body.html"
    return round_jobs("sammanstallning", "Sammanställning", body, author, volumes)


def _cut_answers(found: Compilation) -> Iterator[tuple[float, Submission]]:
    """Yield answers, one that is too long for a file in several."""
    for answer in found.answers:
        runs = filled((weigh_comment(one), one) for one in answer.comments)
        for at, comments in enumerate(runs):
            rest: dict[str, Any] = {"reason": None, "reservation": None, "unread": ()}
            piece = replace(answer, comments=tuple(comments), **(rest if at else {}))
            yield 1 + sum(map(weigh_comment, comments)), piece
