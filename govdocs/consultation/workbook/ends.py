"""The ends of words too long for a cell, which stand in the row below without an id."""

from __future__ import annotations

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.workbook.columns import ReplyColumn, reply_words, rest
from govdocs.consultation.workbook.table import Filled
from govdocs.model.submission import Comment
from govdocs.text.excel.workbook import LONGEST


class Ends:
    """What of all words in a compilation goes on in the row below, for want of room."""

    def __init__(self, found: Compilation) -> None:
        replies = (one for each in found.all_replies for one in reply_words(each))
        comments = (one for each in found.annex for one in _long_words(each.comment))
        whole = (*replies, *comments)
        self.every = [_bare(rest(one)) for one in whole if len(one) > LONGEST]

    def has(self, words: str) -> bool:
        """Tell whether words of a cell are such an end."""
        bare = _bare(words)
        return any(bare in one for one in self.every)

    def are_all(self, row: Filled) -> bool:
        """Tell whether what is filled in on a row is nothing but such ends."""
        return all(map(self.has, filter(None, row.typed(ReplyColumn))))


def _bare(words: str) -> str:
    return " ".join(words.split())


def _long_words(one: Comment) -> tuple[str, str, str]:
    quote = one.place.quote if one.place else None
    return one.text, one.proposal or "", quote.exact if quote else ""
