"""`govdocs log`: how one document has changed, through new names and with its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.options import text_or_json, workspace_root
from govdocs.cli.slips import Slips

if TYPE_CHECKING:
    from govdocs.overview.document_history import DocumentHistory, Row


@click.command(
    "log",
    Judging,
    options_metavar="[VAL]",
    help="""Visa varje sparad ändring av ett dokument och dess delar, den nyaste först.

    Historiken följer med när en fil har bytt namn. Vid den ändring som gjorde texten
    färdig står numret på den version som sedan låstes.""",
)
@click.argument("document", metavar="DOKUMENT")
@text_or_json
@click.pass_context
def command(ctx: click.Context, document: str, form: str) -> int:
    """Show the history of one document."""
    found = Slips(held(ctx)).last(_history, ctx, document.lower())
    if form == "json":
        show.data([_as_json(row) for row in found.rows])
    else:
        for row in found.rows:
            _print(row)
    if found.faulty:
        show.message(
            f"OBS {', '.join(found.faulty)} har fel, så numret på en låst version kan "
            "saknas. Kör govdocs check."
        )
    return 0


def _history(ctx: click.Context, document: str) -> DocumentHistory:
    from govdocs.overview.document_history import document_history

    return document_history(workspace_root(ctx), document)


def _print(row: Row) -> None:
    step = row.step
    texts = f"  (texten i version {', '.join(row.versions)})" if row.versions else ""
    day = clock.day_of(step.seconds)
    subject = show.on_one_line(step.subject)
    show.result(f"{day}  {step.commit[:10]}  {subject}{texts}")
    for file in row.files:
        was = f" (hette {file.was})" if file.was else ""
        show.result(show.on_one_line(f"            {file.path}{was}"))


def _as_json(row: Row) -> dict[str, Any]:
    return {
        "commit": row.step.commit,
        "date": clock.day_of(row.step.seconds).isoformat(),
        "subject": row.step.subject,
        "files": [{"path": one.path, "was": one.was} for one in row.files],
        "versions": list(row.versions),
    }
