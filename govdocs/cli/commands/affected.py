"""`govdocs affected`: the documents that point at what has changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.options import text_or_json, workspace_root
from govdocs.cli.slips import Slips
from govdocs.model.revision import WORKTREE, CommitAsked, parse_revision

if TYPE_CHECKING:
    from govdocs.overview.affected import Affected
    from govdocs.overview.changed import Changes
    from govdocs.text.load import Loaded

_MANY = 8


@click.command(
    "affected",
    Judging,
    needs=("other",),
    options_metavar="[VAL]",
    help="""Lista dokument som pekar på det som har ändrats sedan en revision.

    REVISION är till exempel hsavtal@1.0, hsavtal@2024-05-01 eller HEAD~1, ändringen före
    den senaste. Den jämförs med filerna här, eller med en andra revision. Är inget ändrat
    sedan en sparad ändring visas i stället vad den själv ändrade.

    Först står de ändrade dokumenten, med id på de stycken och rubriker det gäller. Sedan
    står de dokument du bör se över, varför, och vad de pekar på.""",
)
@click.argument("revision", metavar="REVISION")
@click.argument("other", metavar="[REVISION]", default=WORKTREE)
@text_or_json
@click.pass_context
def command(ctx: click.Context, revision: str, other: str, form: str) -> int:
    """List what has changed, and who points at it."""
    changes, affected = Slips(held(ctx)).last(_found, ctx, revision, other)
    if form == "json":
        show.data(_as_json(changes, affected))
    else:
        _print(changes, affected)
    return 0


def _found(ctx: click.Context, revision: str, other: str) -> tuple[Any, list[Affected]]:
    from govdocs.cli.revised import both_told
    from govdocs.overview.affected import find_affected

    root = workspace_root(ctx)
    with both_told(root, (revision, other), None):
        changes, affected = find_affected(_load(root, revision), _load(root, other))
    is_commit = isinstance(parse_revision(revision), CommitAsked)
    if not changes and other == WORKTREE and is_commit:
        before = _load(root, f"{revision}~1")
        changes, affected = find_affected(before, _load(root, revision))
    return changes, affected


def _load(root: Path, revision: str) -> Loaded:
    from govdocs.overview.at_revision import files_at
    from govdocs.text.load import load
    from govdocs.text.memory import Memory

    return load(root, lambda reading: (), Memory(), files_at(root, revision))


def _print(changes: Any, affected: list[Affected]) -> None:
    if not changes:
        show.result("Inget dokument är ändrat.")
        return
    show.result("Ändrat:")
    for name, one in changes.items():
        show.result(show.wrapped(_counted(one), 6, f"  {name}: "))
    if not affected:
        show.result("Inget annat dokument pekar på det som är ändrat.")
        return
    show.result("Se över, och varför:")
    documents = max(len(row.document) for row in affected)
    reasons = max(len(row.why) for row in affected)
    for row in affected:
        place = f"{row.target}#{row.block}" if row.block else row.target
        show.result(f"  {row.document:<{documents}}  {row.why:<{reasons}}  {place}")


def _counted(one: Changes) -> str:
    terms = ["uppgifterna i början"] if one.terms else []
    named = [f"{name} ({what})" for name, what in one.blocks.items()]
    more = [f"och {len(named) - _MANY} till"] if len(named) > _MANY else []
    return ", ".join([*terms, *named[:_MANY], *more])


def _as_json(changes: Any, affected: list[Affected]) -> dict[str, Any]:
    return {
        "changed": [
            {
                "document": name,
                "metadata": one.terms,
                "blocks": [
                    {"block": block, "change": what}
                    for block, what in one.blocks.items()
                ],
            }
            for name, one in changes.items()
        ],
        "affected": [
            {
                "document": row.document,
                "target": row.target,
                "block": row.block or None,
                "why": row.why,
            }
            for row in affected
        ],
    }
