"""A footnote without what stands between its mark and its words."""

from __future__ import annotations

from govdocs.model.word_text import WordParagraph

_BLANKS = " \t\xa0"
# A sign that the file lacks a character for.
_UNKNOWN = "\ufffd"


def bare_note(
    paragraphs: tuple[WordParagraph, ...], mark: str = ""
) -> tuple[WordParagraph, ...]:
    """Return a note without the space between its mark and its words.

    `mark` is one of its own, which stands as text before the words.
    """
    if not paragraphs:
        return paragraphs
    first, *others = paragraphs
    pieces = [*first.pieces]
    while pieces and not (pieces[0].note or pieces[0].picture):
        opening = pieces.pop(0)
        words = without_mark(opening.text.lstrip(_BLANKS), mark).lstrip(_BLANKS)
        if words:
            pieces.insert(0, opening._replace(text=words))
            break
        mark = "" if opening.text.strip(_BLANKS) else mark
    return (first._replace(pieces=tuple(pieces)), *others)


def without_mark(words: str, mark: str) -> str:
    """Return words without a mark of a note before them, unless it is a part of a word.

    LibreOffice writes a sign once more each time that it has read the note from Word.
    """
    if mark and not any(map(str.isalnum, mark)):
        while words.startswith(mark):
            words = words.removeprefix(mark).lstrip(_BLANKS)
        return words
    rest = words.removeprefix(mark)
    is_word = mark[-1:].isalpha() and rest[:1].isalpha()
    is_number = mark[-1:].isdigit() and rest[:1].isdigit()
    return words if is_word or is_number else rest


def without_stray(words: str, mark: str) -> str:
    """Return what stands after the mark of a note without the same sign once more."""
    return words if any(map(str.isalnum, mark)) else words.removeprefix(mark)


def told_mark(mark: str) -> str:
    """Return what is told of a note with a mark of its own."""
    said = f"märket {mark}" if mark.replace(_UNKNOWN, "") else "ett eget märke"
    return f"en fotnot med {said}, som här har ett nummer"
