"""GD602: a level or a waiver for a code that no rule has, or that cannot be moved."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.lint.rule import Hit
from govdocs.model.policy import PolicyName
from govdocs.model.workspace import Workspace

_FILE = "govdocs.yaml"


def unknown_code(workspace: Workspace) -> Iterator[Hit]:
    """Find codes in `nivåer` and `undantag` that have no effect."""
    # Imported late: the table lists this rule too.
    from govdocs.lint.rules import MOVABLE

    settings = workspace.settings
    named = {f"nivåer.{code}": code for code in settings.levels}
    named |= {
        f"undantag.{count}.regel": waiver.rule
        for count, waiver in enumerate(settings.waivers)
    }
    places = workspace.register_places.get(_FILE, {})
    for path, code in named.items():
        if code not in MOVABLE and not _is_policy(path, code):
            line, column = places.get(path, (1, 1))
            yield Hit(
                _FILE,
                line,
                column,
                f"{code} är ingen regel som kan ändras här",
                "välj en regel ur docs/regler, eller ta bort raden",
            )


def _is_policy(path: str, word: str) -> bool:
    """Tell whether a waiver names a policy; a policy has no level to be given."""
    return path.startswith("undantag.") and word in list(PolicyName)
