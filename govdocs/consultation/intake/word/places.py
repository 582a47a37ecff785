"""Where in the round's texts the marks and boxes of a file are, also of an older file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from govdocs.consultation.form.form import Form
from govdocs.consultation.form.places import Ask, FormBox
from govdocs.consultation.intake.word.match import Likely
from govdocs.consultation.intake.word.stretches import Home, Mark, Stretch


class Places:
    """Finds the document and block of a mark; what the texts lack is found by its words.

    `rows` are the template's, `found` the stretches of the file.
    """

    def __init__(
        self, form: Form, rows: Sequence[Stretch], found: Iterable[Stretch]
    ) -> None:
        self._form = form
        self._rows = rows
        self._words: dict[Mark, list[Stretch]] = {}
        for one in found:
            if isinstance(one.home, tuple):
                self._words.setdefault(one.home, []).append(one)
        self._known: dict[Mark, Mark | None] = {}

    def of(self, home: Home) -> Mark | None:
        """Return the place of a mark or a box; None for what has none in the round."""
        if isinstance(home, FormBox):
            return self._of_box(home)
        return None if home is None else self._of_mark(home)

    @cached_property
    def _likely(self) -> Likely:
        return Likely([one for one in self._rows if isinstance(one.home, tuple)])

    def _of_box(self, box: FormBox) -> Mark | None:
        if box.ask in (Ask.ANSWER, Ask.DETAIL):
            return None
        if box.ask is Ask.STANCE:
            return self._of_mark((box.key.removesuffix("#"), None))
        return self._of_mark(box.place)

    def _of_mark(self, mark: Mark) -> Mark | None:
        if mark not in self._known:
            self._known[mark] = self._find(mark)
        return self._known[mark]

    def _find(self, mark: Mark) -> Mark | None:
        for document in self._documents(mark[0]):
            known = self._form.blocks.get(document)
            if mark[1] is None or known is None or mark[1] in known:
                return document, mark[1]
        return self._by_words(mark)

    def _documents(self, document: str) -> Iterator[str]:
        for one in self._form.round.texts:
            if document in ("", one.document):
                yield one.document

    def _by_words(self, mark: Mark) -> Mark | None:
        """Return the block whose words those at a mark are likely to be."""
        for one in self._words.get(mark, ()):
            row = self._likely.find(one)
            if row and isinstance(row.home, tuple) and row.home != mark:
                return self._of_mark(row.home)
        return None
