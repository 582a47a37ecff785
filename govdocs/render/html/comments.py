"""Comments of a round as HTML, written at the speed of text: there may be ten thousand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from govdocs.consultation.compilation import Compilation
from govdocs.consultation.grouping import Group
from govdocs.model.submission import Comment, Submission
from govdocs.render.round_words import answer_line, sayers_line


@dataclass(frozen=True, slots=True)
class CommentWriter:
    """Writes groups and answers of a compilation for the screen.

    What it returns is safe to put in a page as it is.
    """

    found: Compilation

    def group(self, one: Group) -> Markup:
        """Return what a group says, and who has said it."""
        head = safe(sayers_line(self.found, one))
        return _markup(
            f'<div class="synpunkt">\n<p><strong>{head}</strong>, '
            f"{_about(self.found, one)}.</p>\n",
            _written(one.first),
            self._sayers(one),
            f"<p>Nästan samma ord: {_linked(one.near)}.</p>\n" if one.near else "",
            "</div>\n",
        )

    def answer(self, one: Submission) -> Markup:
        """Return one answer as it was written."""
        return _markup(
            *_answer_head(self.found, one),
            *map(self._comment, one.comments),
            *(f"<p>Ej läst:</p>\n{_skrivet(words)}" for words in one.unread),
            "</section>\n",
        )

    def _sayers(self, one: Group) -> str:
        if len(one.consultees) == 1:
            return f"<p>{_linked(one.ids)}</p>\n"
        rows = "".join(
            f'<li><a href="#s-{safe(each.comment.id)}">'
            f"{safe(self.found.name(each.consultee))}, {safe(each.comment.id)}</a></li>\n"
            for each in one.said
        )
        return (
            f"<details><summary>{len(one.consultees)} instanser har lämnat samma synpunkt"
            f'<span class="vh"> ({safe(one.first.id)})</span></summary>\n'
            f"<ul>\n{rows}</ul></details>\n"
        )

    def _comment(self, one: Comment) -> str:
        id_ = safe(one.id)
        head = f"<p><strong>{id_}</strong>, {_kind(one)}. {self._cited(one)}.</p>\n"
        quote = one.place.quote if one.place else None
        about = f"<p>Om orden: <q>{safe(quote.exact)}</q></p>\n" if quote else ""
        return (
            f'<div class="synpunkt" id="s-{id_}">\n{head}{about}{_written(one)}</div>\n'
        )

    def _cited(self, one: Comment) -> str:
        return safe(self.found.cited(one))


@dataclass(frozen=True, slots=True)
class PaperWriter:
    """Writes the same for paper, each comment as one paragraph of many lines.

    Layout costs by the element: with one for each line, it takes twice as long.
    """

    found: Compilation

    def group(self, one: Group) -> Markup:
        """Return what a group says, and who has said it."""
        return _paragraph(
            _head(safe(sayers_line(self.found, one)), _about(self.found, one)),
            *_lines(one.first),
            self._sayers(one),
            *([f"Nästan samma ord: {safe(', '.join(one.near))}."] if one.near else []),
        )

    def answer(self, one: Submission) -> Markup:
        """Return one answer as it was written."""
        return _markup(
            *_answer_head(self.found, one),
            *map(self._comment, one.comments),
            *(f"<p>Ej läst:</p>\n{_skrivet(words)}" for words in one.unread),
            "</section>\n",
        )

    def _sayers(self, one: Group) -> str:
        if len(one.consultees) == 1:
            return safe(", ".join(one.ids))
        names = ", ".join(self.found.name(each) for each in one.consultees)
        return f"Samma synpunkt från {safe(names)}."

    def _comment(self, one: Comment) -> str:
        quote = one.place.quote if one.place else None
        return _paragraph(
            _head(safe(one.id), f"{_kind(one)}. {self._cited(one)}"),
            *([f"Om orden: ”{safe(quote.exact)}”"] if quote else []),
            *_lines(one),
        )

    def _cited(self, one: Comment) -> str:
        return safe(self.found.cited(one))


def safe(words: str) -> str:
    """Return words with the marks of HTML escaped, to the byte as the templates do."""
    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("'", "&#39;").replace('"', "&#34;")


def _about(found: Compilation, one: Group) -> str:
    """Return the kind and the place of a group, below the heading of its section."""
    return f"{one.first.kind.value}. {safe(found.cited_below(one.first))}"


def _answer_head(found: Compilation, one: Submission) -> Iterator[str]:
    id_ = f"svar-{safe(one.consultee)}"
    yield f'<section aria-labelledby="{id_}">\n'
    yield f'<h3 id="{id_}">{safe(found.name(one.consultee))}</h3>\n'
    yield f"<p>{safe(answer_line(found, one))}</p>\n"
    if one.reason:
        yield _skrivet(one.reason)
    if one.reservation:
        yield f"<p>Reservation:</p>\n{_skrivet(one.reservation)}"


def _written(one: Comment) -> str:
    said = _skrivet(one.text)
    return f"{said}<p>Förslag:</p>\n{_skrivet(one.proposal)}" if one.proposal else said


def _head(who: str, what: str) -> str:
    """Return the first line of a comment on paper.

    Its own white space is set apart, for a space kept at the end of a line would break
    the line early, within the name.
    """
    return f'<strong>{who}</strong><span class="om">, {what}.</span>'


def _lines(one: Comment) -> Iterator[str]:
    yield safe(one.text)
    if one.proposal:
        yield "Förslag:"
        yield safe(one.proposal)


def _skrivet(words: str) -> str:
    return f'<p class="skrivet">{safe(words)}</p>\n'


def _paragraph(*lines: str) -> Markup:
    return _markup('<p class="synpunkt">', "\n".join(lines), "</p>\n")


def _kind(one: Comment) -> str:
    return f"{one.kind.value}, {one.stance.value}" if one.stance else one.kind.value


def _linked(ids: Iterable[str]) -> str:
    return ", ".join(f'<a href="#s-{one}">{one}</a>' for one in map(safe, ids))


def _markup(*pieces: str) -> Markup:
    return Markup("".join(pieces))  # noqa: S704 - each piece is escaped where it is made
