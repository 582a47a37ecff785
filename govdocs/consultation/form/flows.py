"""The texts of a round as one run of paragraphs: shared parts once, and no name twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from govdocs.consultation.asked_text import AskedText, asked_text
from govdocs.consultation.form.places import long_names, place_key, text_mark
from govdocs.model.outline import Outline
from govdocs.model.word_text import (
    PART_MARK,
    Piece,
    Remark,
    WordParagraph,
    WordText,
    bookmark_of,
    id_of,
)
from govdocs.text.links import LinkKind, destination
from govdocs.text.publication import Ready

# The key of a heading or block, by the id of its file and its own.
Keys = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class FormText:
    """A frozen text, and its paragraphs as a word processor holds them, part by part."""

    ready: Ready
    flow: WordText

    @cached_property
    def asked(self) -> AskedText:
        """Return it as a text that places can be named in."""
        return asked_text(self.ready)

    @property
    def name(self) -> str:
        """Return what it is called where many texts are named."""
        return self.ready.outline.metadata.name


@dataclass(frozen=True, slots=True)
class Shown:
    """What a form shows of a text; `elsewhere` are the parts that an earlier text shows."""

    text: FormText
    paragraphs: tuple[WordParagraph, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flows:
    """All texts of a round, with their notes and remarks under names of one file."""

    shown: tuple[Shown, ...]
    notes: Mapping[str, tuple[WordParagraph, ...]]
    remarks: tuple[Remark, ...]
    properties: Mapping[str, str]
    keys: Keys
    pictures: Mapping[str, bytes]

    @property
    def texts(self) -> tuple[FormText, ...]:
        """Return the texts in the order they are shown."""
        return tuple(one.text for one in self.shown)

    @property
    def marks(self) -> dict[str, str]:
        """Return the keys of places by the bookmarks of their text."""
        return {text_mark(key): key for key in self.keys.values()}

    def mark(self, text: FormText, id_: str | None) -> str:
        """Return the bookmark of a place in a text; of all of it without an id."""
        files = (one.metadata.id for one in text.ready.sources)
        keys = (self.keys.get((file, id_)) for file in files if id_)
        found = next(filter(None, keys), None)
        return text_mark(found or place_key(text.ready.id, None))


def keys_of(texts: Iterable[Ready]) -> dict[tuple[str, str], str]:
    """Return the key of each heading and block; a file is counted where it is shown first.

    The id alone is the key of the first place that has it.
    """
    keys: dict[tuple[str, str], str] = {}
    files: set[str] = set()
    for text in texts:
        seen = set(keys.values())
        for outline in text.sources:
            name = outline.metadata.id
            if name in files:
                continue
            files.add(name)
            for id_ in _ids(outline):
                keys[name, id_] = place_key(text.id, id_, is_shared=id_ in seen)
    return keys


def join_flows(texts: Sequence[FormText], lists: int = 0) -> Flows:
    """Return the texts one after the other, each file of them where it comes first.

    `lists` is how many lists there are before them.
    """
    keys = keys_of(one.ready for one in texts)
    joiner = _Joiner(keys, lists)
    shown = tuple(joiner.add(one) for one in texts)
    properties = {
        name: id_ for key in keys.values() for name, id_ in long_names(key).items()
    }
    pictures = {path: it for one in texts for path, it in one.flow.pictures.items()}
    notes, remarks = joiner.notes, tuple(joiner.remarks)
    return Flows(shown, notes, remarks, properties, keys, pictures)


def _ids(outline: Outline) -> Iterator[str]:
    yield from (one.id for one in outline.headings if one.id)
    yield from (one.id for one in outline.blocks)


@dataclass
class _Joiner:
    """Puts text after text; counts the lists, tables, notes and remarks there are."""

    keys: Keys
    lists: int = 0
    tables: int = 0
    notes: dict[str, tuple[WordParagraph, ...]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    _files: set[str] = field(default_factory=set)

    def add(self, text: FormText) -> Shown:
        """Return what is new of a text, under names that no text before it has."""
        own = [(part, one) for part, one in _parts(text) if part not in self._files]
        pieces = _pieces(text, [one for _, one in own])
        mover = _Mover(
            text,
            self.keys,
            _numbered((one.note for one in pieces if one.note), len(self.notes)),
            _numbered(
                (id_ for one in pieces for id_ in one.remarks), len(self.remarks)
            ),
            self.lists,
            self.tables,
        )
        shown = tuple(mover.moved(one, part) for part, one in own)
        self.notes.update(mover.notes())
        self.remarks += mover.remarks()
        self._count(shown)
        parts = text.ready.document.parts
        elsewhere = tuple(one.title for one in parts if one.document_id in self._files)
        self._files |= {one.document_id for one in parts}
        return Shown(text, shown, elsewhere)

    def _count(self, shown: Sequence[WordParagraph]) -> None:
        """Note the last list and table; those in footnotes are counted too."""
        every = [*shown, *(one for note in self.notes.values() for one in note)]
        groups = (one.item.group for one in every if one.item)
        tables = (at for one in every if one.cell for at in one.cell.tables)
        self.lists = max(groups, default=self.lists)
        self.tables = max((at + 1 for at in tables), default=self.tables)


@dataclass(frozen=True)
class _Mover:
    """Gives all that one text names its names in the form."""

    text: FormText
    keys: Keys
    labels: Mapping[str, str]
    said: Mapping[str, str]
    lists: int
    tables: int

    def moved(self, one: WordParagraph, part: str) -> WordParagraph:
        """Return a paragraph of one of the text's files."""
        item, cell = one.item, one.cell
        if item:
            item = item._replace(group=item.group + self.lists)
        if cell:
            cell = cell._replace(tables=tuple(at + self.tables for at in cell.tables))
        pieces = tuple(self._piece(piece) for piece in one.pieces)
        anchors = tuple(self._anchor(name, part) for name in one.anchors)
        return one._replace(pieces=pieces, item=item, cell=cell, anchors=anchors)

    def notes(self) -> Iterator[tuple[str, tuple[WordParagraph, ...]]]:
        """Yield the footnotes that are pointed at, by their new labels."""
        for old, label in self.labels.items():
            own = _note_parts(self.text, old)
            yield label, tuple(self.moved(one, part) for part, one in own)

    def remarks(self) -> list[Remark]:
        """Return the remarks that are pointed at, by their new ids."""
        by_id = {one.id: one for one in self.text.flow.remarks}
        return [by_id[old]._replace(id=id_) for old, id_ in self.said.items()]

    def _anchor(self, name: str, part: str) -> str:
        id_ = id_of(name, self.text.flow.properties)
        key = self.keys.get((part, id_)) if id_ else None
        return text_mark(key) if key else name

    def _piece(self, piece: Piece) -> Piece:
        if piece.note:
            piece = piece._replace(note=self.labels[piece.note])
        return piece._replace(remarks=tuple(self.said[one] for one in piece.remarks))


def _pieces(text: FormText, own: Sequence[WordParagraph]) -> list[Piece]:
    """Return the pieces of some paragraphs, then those of the notes they point at."""
    found = [piece for one in own for piece in one.pieces]
    seen: set[str] = set()
    for piece in found:
        if piece.note and piece.note not in seen:
            seen.add(piece.note)
            notes = text.flow.notes.get(piece.note, ())
            # The list grows as it is read: notes may have marks of notes.
            found += [below for one in notes for below in one.pieces]
    return found


def _numbered(names: Iterable[str], before: int) -> dict[str, str]:
    once = dict.fromkeys(names)
    return {old: str(number) for number, old in enumerate(once, before + 1)}


def _parts(text: FormText) -> Iterator[tuple[str, WordParagraph]]:
    """Yield each paragraph with the id of the file it is from."""
    part = text.ready.document.parts[0].document_id
    for one in text.flow.paragraphs:
        part = next(filter(None, (_part_of(name, text) for name in one.anchors)), part)
        yield part, one


def _part_of(name: str, text: FormText) -> str | None:
    return id_of(name, text.flow.properties, PART_MARK)


def _note_parts(text: FormText, label: str) -> Iterator[tuple[str, WordParagraph]]:
    """Yield the paragraphs of a note, with the file in which its id is found."""
    for one in text.flow.notes.get(label, ()):
        ids = {id_of(name, text.flow.properties) for name in one.anchors}
        found = (
            outline.metadata.id
            for outline in text.ready.sources
            if ids.intersection(_ids(outline))
        )
        yield next(found, ""), one


class Leads:
    """Tells where a link in one of the texts leads, as a link in the form."""

    def __init__(self, texts: Sequence[Ready]) -> None:
        self._keys = keys_of(texts)
        self._files: dict[str, str] = {}
        self._starts: dict[str, str] = {}
        for text in texts:
            for one in text.sources:
                self._files[one.path] = one.metadata.id
            for part in text.document.parts:
                start = bookmark_of(part.document_id, PART_MARK)
                self._starts.setdefault(part.document_id, start)
            self._starts[text.id] = text_mark(place_key(text.id, None))

    def __call__(self, path: str, target: str) -> str:
        """Return an address on the web or '#bookmark'; '' for what is not in the form."""
        meant = destination(path, target)
        if meant.kind in (LinkKind.WEB, LinkKind.MAIL):
            return target
        file = self._files.get(meant.path)
        if meant.kind is not LinkKind.INTERNAL or file is None:
            return ""
        key = self._keys.get((file, meant.anchor))
        start = text_mark(key) if key else self._starts.get(file)
        return f"#{start}" if start else ""
