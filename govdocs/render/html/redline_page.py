"""What the page of a redline holds: the answer first, then every change, then the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from govdocs.diff.foremost import choose
from govdocs.diff.headline import headline
from govdocs.diff.summary import QUESTION, summarize
from govdocs.model.amount import counted, grouped
from govdocs.model.sheet import Caption, Row, Sheet
from govdocs.render.html.frame import asset, environment
from govdocs.render.html.redline_paper import PdfPaper
from govdocs.render.html.redline_rows import RowWriter, stretches
from govdocs.render.html.redline_sides import side_by_side
from govdocs.render.html.redline_terms import term_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A change in the list of changes: its number, what it is, where, and in a few words."""

    number: int
    kind: str
    place: str
    words: str


_PLACE = re.compile(r'(id="|href="#)([a-z]+\d+)"')


def redline_content(
    sheet: Sheet,
    caption: Caption,
    *,
    sides: bool,
    folds: bool = True,
    mark: str = "",
    places: Mapping[int, tuple[str, ...]] | None = None,
    heading: str = "",
    boxes: Sequence[str] = (),
) -> dict[str, Any]:
    """Return what the templates of a redline need.

    `sides` puts the texts side by side; `folds` folds away what no change is near.
    `mark` stands before every place in it, where a page holds other texts as well.
    `places` are the ids to be found in running text, as a RowWriter has them. What fits
    on a page of paper below `heading`, the title if none is given, and
    `boxes` (redline_paper) stands first, on a screen too.
    """
    text = (
        side_by_side(sheet.rows, folds=folds)
        if sides
        else running_text(sheet.rows, folds=folds, places=places)
    )
    summary = summarize(sheet)
    paper = PdfPaper(heading or redline_title(caption), caption.notes, boxes)
    foremost = choose(summary, paper)
    return {
        "caption": caption,
        "question": QUESTION,
        "summary": summary,
        "terms": tuple(map(term_of, foremost.terms)),
        "more_terms": tuple(map(term_of, foremost.rest)),
        "named": None if folds else foremost.named,
        "listed": list_changes(sheet),
        "counted": counted,
        "grouped": grouped,
        "sides": sides,
        "mark": mark,
        "text": Markup(mark_places(text, mark)),  # noqa: S704 - made of escaped text
    }


def list_changes(sheet: Sheet) -> tuple[Listed, ...]:
    """Return the changes as they are listed, in order."""
    return tuple(
        Listed(one.number, one.kind.value, one.place, headline(sheet, one))
        for one in sheet.changes
    )


def mark_places(text: str, mark: str) -> str:
    """Return a redline with a mark before every place in it and every link to one."""
    return _PLACE.sub(rf'\g<1>{mark}\g<2>"', text) if mark else text


def running_text(
    rows: Sequence[Row],
    *,
    folds: bool,
    places: Mapping[int, tuple[str, ...]] | None = None,
) -> str:
    """Return both texts as one, with marks in it."""
    writer = RowWriter(places or {})
    if not folds:
        return writer.write(rows)
    pieces: list[str] = []
    for is_folded, stretch in stretches(rows):
        inner = writer.write(stretch)
        if is_folded:
            what = counted(len(stretch), "stycke", "stycken")
            inner = (
                f'<details class="lika"><summary>{what} utan ändring</summary>\n'
                f"{inner}</details>\n"
            )
        pieces.append(inner)
    return "".join(pieces)


def redline_file(sheet: Sheet, caption: Caption, *, sides: bool) -> bytes:
    """Return a page that stands on its own: nothing is fetched to show it."""
    values = {
        **redline_content(sheet, caption, sides=sides),
        "title": redline_title(caption),
        "style": alone_style(),
        "script": asset("redline.js"),
    }
    html = environment().get_template("redline_alone.html").render(values)
    return html.encode("utf-8")


def alone_style(*own: str) -> Markup:
    """Return the look of a page that stands on its own; `own` names more style sheets."""
    sheets = map(asset, ("govdocs.css", "redline.css", *own))
    return Markup(_without_fonts("\n".join(sheets)))  # noqa: S704 - our own files


def _without_fonts(css: str) -> str:
    """Return the sheet without fonts, which lie beside a site's pages only."""
    return "\n".join(
        line for line in css.split("\n") if not line.startswith("@font-face")
    )


def redline_title(caption: Caption) -> str:
    """Return the heading of a redline."""
    between = f"mellan {caption.old} och {caption.new}"
    if not caption.name:
        return f"Skillnad {between}"
    return f"{caption.name}: skillnad {between}"
