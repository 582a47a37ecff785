"""Pieces of text in an .odt: looks, links, notes, remarks, pictures, places to write in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from govdocs.model.word_text import PLACEHOLDER, Box, Piece, WordText
from govdocs.render.flow_pieces import groups, tag_at
from govdocs.render.odt.element import Content, Element, make, words
from govdocs.render.odt.looks import Looks

_HAND = "govdocs"

# Gives the paragraphs of a note, and a picture; None for one that cannot be shown.
NoteBody = Callable[[str], list[Element]]
Draw = Callable[[Piece], Element | None]


class Inline:
    """Writes pieces; knows which notes and remarks it has begun."""

    def __init__(
        self, text: WordText, looks: Looks, note: NoteBody, draw: Draw, day: date
    ) -> None:
        self._boxes: Mapping[str, Box] = text.boxes
        self._notes = text.notes
        self._remarks = {one.id: one.text for one in text.remarks}
        self._looks = looks
        self._note_body = note
        self._draw = draw
        self._when = f"{day.isoformat()}T00:00:00"
        self._said: set[str] = set()
        self._begun: set[str] = set()
        self._left = text.remarked()

    def group(
        self, pieces: Sequence[Piece], depth: int, link: str
    ) -> Iterator[Content]:
        """Yield pieces that share a control or a link; `link` is the style of links."""
        tag = tag_at(pieces[0], depth)
        if tag is None:
            inner = [one for piece in pieces for one in self._piece(piece)]
            yield from _linked(pieces[0].link, inner, link)
            return
        said = [one for one in pieces if one.text or one.note or one.picture]
        content = [
            one
            for group in groups(said, depth + 1)
            for one in self.group(group, depth + 1, link)
        ]
        is_empty = all(one.is_placeholder for one in said)
        yield self.control(tag, content or [self.prompt(tag)], is_empty=is_empty)

    def control(
        self, tag: str, content: Sequence[Content], *, is_empty: bool
    ) -> Element:
        """Return a place to write in."""
        about = {"loext:tag": tag}
        box = self._boxes.get(tag)
        if box:
            about["loext:alias"] = box.title
        if is_empty:
            about["loext:showing-place-holder"] = "true"
        if box and box.choices:
            about["loext:dropdown"] = "true"
        choices = (
            make("loext:list-item", {"loext:display-text": one, "loext:value": one})
            for one in (box.choices if box else ())
        )
        return make("loext:content-control", about, *choices, *content)

    def prompt(self, tag: str) -> Element:
        """Return what an empty box says."""
        box = self._boxes.get(tag)
        said = (box.placeholder if box else "") or "\u2003"
        return self._span(Piece(said, controls=(PLACEHOLDER,)), [said])

    def _piece(self, piece: Piece) -> Iterator[Content]:
        for id_ in piece.remarks:
            if id_ in self._remarks and id_ not in self._begun:
                self._begun.add(id_)
                yield self._remark(id_)
        yield from self._words(piece)
        for id_ in piece.remarks:
            self._left[id_] -= 1
            if id_ in self._remarks and not self._left[id_]:
                yield make("office:annotation-end", {"office:name": id_})

    def _words(self, piece: Piece) -> Iterator[Content]:
        if piece.tracked and piece.tracked.is_gone:
            return
        if piece.note in self._notes:
            yield self._note(piece.note)
            return
        drawn = self._draw(piece) if piece.picture else None
        if drawn is not None:
            yield drawn
            return
        said = f"[bild: {piece.text}]" if piece.picture else piece.text
        yield self._span(piece, list(words(said)))

    def _span(self, piece: Piece, content: Sequence[Content]) -> Element:
        style = self._looks.words(piece)
        about = {"text:style-name": style} if style else {}
        return make("text:span", about, *content)

    def _remark(self, id_: str) -> Element:
        lines = self._remarks[id_].split("\n")
        return make(
            "office:annotation",
            {"office:name": id_},
            make("dc:creator", {}, _HAND),
            make("dc:date", {}, self._when),
            *(make("text:p", {}, *words(line)) for line in lines),
        )

    def _note(self, label: str) -> Element:
        """Return a footnote where its mark stands; a second mark points to the first."""
        if label in self._said:
            about = {
                "text:note-class": "footnote",
                "text:ref-name": f"ftn{label}",
                # Else LibreOffice shows the number of the page.
                "text:reference-format": "text",
            }
            number = list(self._notes).index(label) + 1
            again = make("text:note-ref", about, str(number))
            return make("text:span", {"text:style-name": self._looks.raised()}, again)
        self._said.add(label)
        number = list(self._notes).index(label) + 1
        return make(
            "text:note",
            {"text:id": f"ftn{label}", "text:note-class": "footnote"},
            make("text:note-citation", {}, str(number)),
            make("text:note-body", {}, *self._note_body(label)),
        )


def _linked(address: str, inner: list[Content], style: str) -> list[Content]:
    if not address:
        return inner
    about = {
        "xlink:type": "simple",
        "xlink:href": address,
        "text:style-name": style,
        "text:visited-style-name": style,
    }
    return [make("text:a", about, *inner)]
