"""Read a saved page as fields, by a child with limits: a page can be made to take for ever."""

from __future__ import annotations

from govdocs.consultation.intake.understood import Field
from govdocs.consultation.intake.word.size import LIMITS
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.read import read_in_child

_CHILD = "govdocs.consultation.intake.page_child"
_UNREAD = (
    "originalet är sparat, men sidan går inte att läsa: {what}; öppna den i webbläsaren "
    "och spara svaret på nytt"
)


def page_answer(text: str) -> list[Field]:
    """Return the fields of a page; of one that cannot be read, one sentence that says why."""
    try:
        found = read_in_child(text.encode("utf-8"), LIMITS, _CHILD)
    except Unreadable as error:
        return [("", _UNREAD.format(what=error.message))]
    return [(name, words) for name, words in found["fields"]]
