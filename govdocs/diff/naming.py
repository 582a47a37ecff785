"""Names that become shorter, longer or other ones."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.diff.difference import Difference, Row, tell_value
from govdocs.diff.lcs import common_length
from govdocs.diff.value import arrow
from govdocs.model.redline import TermChange
from govdocs.text.words import words


def tell_name(difference: Difference, row: Row) -> Iterator[TermChange]:
    """Tell a name with the verb that fits: it is shortened, lengthened or changed."""
    old, new = difference.old, difference.new
    if not (isinstance(old, str) and isinstance(new, str) and old and new):
        yield from tell_value(difference, row)
        return
    text = f"{row.noun.the} {_verb(old, new)}: {arrow(old, new)}"
    yield difference.change(text, row.consequence(difference))


def _verb(old: str, new: str) -> str:
    """Return what happened: words alone went or came when most of the fewer stay."""
    one, other = words(old.casefold()), words(new.casefold())
    fewer = min(len(one), len(other))
    if len(one) == len(other) or 2 * common_length(one, other) < fewer:
        return "ändras"
    return "förkortas" if len(other) < len(one) else "förlängs"
