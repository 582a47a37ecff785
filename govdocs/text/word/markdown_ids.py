"""Ids for what comes from Word: those of its bookmarks, and new ones where links lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from govdocs.model.ids import BLOCK_ID, HEADING_ID, HeadingIds
from govdocs.model.word_text import WordParagraph, id_of
from govdocs.text.format import Mint
from govdocs.text.word.markdown_roles import Line, Role

_OUTLINE = "|outline"
_COUNTED = re.compile(r"(?:\d+\.)+\s*|\d+(?:\.\d+)*\s+")
_WITHOUT = frozenset({Role.TITLE, Role.COVER, Role.CONTENTS, Role.PART, Role.MARGIN})


@dataclass(slots=True)
class Ids:
    """The id of each paragraph that has one, and what bookmarks lead to.

    `lineage` are ids of paragraphs that have become part of another. `refused` are ids
    that another document in the workspace has.
    """

    by_paragraph: dict[int, str] = field(default_factory=dict)
    lineage: dict[int, tuple[str, ...]] = field(default_factory=dict)
    by_bookmark: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def of(self, paragraph: WordParagraph) -> str | None:
        """Return the id of a paragraph; None when it is to get a new one."""
        return self.by_paragraph.get(id(paragraph))

    def earlier(self, paragraph: WordParagraph) -> tuple[str, ...]:
        """Return the ids of those that have become part of a paragraph."""
        return self.lineage.get(id(paragraph), ())


def ids_for(
    lines: Sequence[Line],
    notes: Sequence[Line],
    properties: Mapping[str, str],
    mint: Mint,
) -> Ids:
    """Return ids for a text and its footnotes; ids in `mint` belong to other documents.

    Headings all get one, in the words of the heading when no bookmark has any.
    """
    ids = Ids()
    known = [one for one in (*lines, *notes) if one.role not in _WITHOUT]
    marks = {id(one.paragraph): list(_marks(one, properties)) for one in known}
    spread = Counter(one for those in marks.values() for one in set(those))
    used: set[str] = set()
    for one in known:
        _take(ids, one, marks[id(one.paragraph)], used, mint)
    for one in known:
        whole = marks[id(one.paragraph)]
        merged = tuple(x for x in whole if spread[x] == 1 and x not in used)
        own = ids.of(one.paragraph)
        if own and merged and one.role is not Role.CELL:
            ids.lineage[id(one.paragraph)] = tuple(
                x for x in merged if x not in mint.taken
            )
    _name_headings(ids, lines, HeadingIds(x for x in used if HEADING_ID.fullmatch(x)))
    mint.taken.update(used)
    _lead(ids, known, properties, mint, _wanted(known))
    return ids


def _marks(line: Line, properties: Mapping[str, str]) -> Iterator[str]:
    """Yield the ids of the bookmarks round a paragraph that may be its own."""
    form = HEADING_ID if line.role is Role.HEADING else BLOCK_ID
    for name in line.paragraph.anchors:
        found = id_of(name, properties)
        if found and form.fullmatch(found):
            yield found


def _take(
    ids: Ids, line: Line, marks: Sequence[str], used: set[str], mint: Mint
) -> None:
    for one in marks:
        if one in mint.taken and line.role is not Role.HEADING:
            ids.refused.append(one)
        elif one not in used:
            used.add(one)
            ids.by_paragraph[id(line.paragraph)] = one
            return


def _name_headings(ids: Ids, lines: Sequence[Line], headings: HeadingIds) -> None:
    for one in lines:
        if one.role is Role.HEADING and not ids.of(one.paragraph):
            ids.by_paragraph[id(one.paragraph)] = headings.add(one.text)


def _wanted(lines: Sequence[Line]) -> set[str]:
    """Return the bookmarks that some link leads to."""
    return {
        piece.link[1:]
        for one in lines
        for piece in one.paragraph.pieces
        if piece.link.startswith("#")
    }


def _lead(
    ids: Ids,
    lines: Sequence[Line],
    properties: Mapping[str, str],
    mint: Mint,
    wanted: set[str],
) -> None:
    """Let each bookmark that a link leads to lead to an id, a new one if need be."""
    for one in lines:
        for name in one.paragraph.anchors:
            if name not in wanted or name in ids.by_bookmark:
                continue
            own = ids.of(one.paragraph)
            if own is None and not _is_header(one):
                own = mint.block_id()
                ids.by_paragraph[id(one.paragraph)] = own
            if own:
                ids.by_bookmark[name] = own
    for name in wanted:
        found = id_of(name, properties)
        if found and found in ids.by_paragraph.values():
            ids.by_bookmark[name] = found
    _lead_by_words(ids, lines, wanted - ids.by_bookmark.keys())


def _lead_by_words(ids: Ids, lines: Sequence[Line], wanted: set[str]) -> None:
    """Let links that LibreOffice has made to the words of a heading lead to its id."""
    headings = {
        words: ids.of(one.paragraph)
        for one in reversed(lines)
        if one.role is Role.HEADING
        for words in _called(one)
    }
    for name in wanted:
        words, is_found, _ = unquote(name).rpartition(_OUTLINE)
        own = headings.get(" ".join(_COUNTED.sub("", words).split()))
        if is_found and own:
            ids.by_bookmark[name] = own


def _called(line: Line) -> tuple[str, ...]:
    """Return the words of a heading, also without the letter that the file counts it by."""
    whole = " ".join(line.text.split())
    bare = whole.removeprefix(line.letter).lstrip(". ")
    return whole, bare, f"{line.letter}{bare}", f"{line.letter} {bare}"


def _is_header(line: Line) -> bool:
    cell = line.paragraph.cell
    return cell is not None and (cell.row == 0 or cell.is_header)
