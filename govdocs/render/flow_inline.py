"""Running text as the pieces that a word processor holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from govdocs.model.document import (
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    Link,
    NoteMark,
    ProposedDeletion,
    Strong,
    Text,
)
from govdocs.model.word_text import PROPOSED_DELETION, Piece, Remark
from govdocs.text.links import destination

# Gives where a link leads that is written in a file: an address, '#bookmark' or ''.
Lead = Callable[[str, str], str]


@dataclass(slots=True)
class Pieces:
    """Makes pieces of one text; keeps its remarks and the names of its pictures.

    `labels` are the labels of its footnotes in the file being read.
    """

    lead: Lead
    path: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def of(self, inlines: tuple[Inline, ...]) -> tuple[Piece, ...]:
        """Return the pieces of some running text, those that look alike as one."""
        return tuple(_joined(self._of(inlines, Piece(""))))

    def _of(self, inlines: Iterable[Inline], look: Piece) -> Iterator[Piece]:
        for one in inlines:
            yield from self._piece(one, look)

    def _piece(self, one: Inline, look: Piece) -> Iterator[Piece]:
        match one:
            case Text(text):
                yield look._replace(text=text)
            case Code(text):
                yield look._replace(text=text, code=True)
            case Break(hard):
                yield look._replace(text="\n" if hard else " ")
            case Strong(children):
                yield from self._of(children, look._replace(bold=True))
            case Emphasis(children):
                yield from self._of(children, look._replace(italic=True))
            case Link(target, children):
                leads = look._replace(link=self.lead(self.path, target))
                yield from self._of(children, leads)
            case NoteMark(label, number):
                own = self.labels.get(label, str(number))
                yield look._replace(text="", note=own)
            case Image(source, alternative):
                yield look._replace(text=alternative, picture=self._picture(source))
            case ProposedDeletion(children, reason):
                yield from self._of(children, self._proposed(look, reason))

    def _picture(self, source: str) -> str:
        name = destination(self.path, source).path
        self.pictures.append(name)
        return name

    def _proposed(self, look: Piece, reason: str) -> Piece:
        """Return the look of text that is to go, its reason in a remark."""
        id_ = str(len(self.remarks) + 1)
        self.remarks.append(Remark(id_, f"{PROPOSED_DELETION} {reason}".rstrip()))
        return look._replace(struck=True, remarks=(*look.remarks, id_))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for one in pieces:
        if (
            held is None
            or one.picture
            or one.note
            or held._replace(text=one.text) != one
        ):
            if held is not None:
                yield held
            held = one
        else:
            held = held._replace(text=held.text + one.text)
    if held is not None:
        yield held
