"""Read a filled form in Markdown as fields; what stands nowhere is kept as words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from govdocs.consultation.form.form import Form
from govdocs.consultation.form.markdown import (
    ABOUT,
    ANSWER,
    FILLED_IN,
    SECTIONS,
    STANCE_ON,
    UNINVITED_LINE,
    form_markdown,
)
from govdocs.consultation.intake.empty_words import is_blank, objects_to_nothing
from govdocs.consultation.intake.field_words import STANCES
from govdocs.consultation.intake.understood import Field

_HEADING = re.compile(r"##\s+(\S.*)")
_KEY = re.compile(r"(remiss|instans|organ|datum|paragraf|märkning):[ \t]*(.*)", re.I)
_COMMENT_KEY = re.compile(r"(sort|inställning|text|förslag|citat):[ \t]*(.*)", re.I)
_TARGET = re.compile(r"([a-z][a-z0-9-]*)(?:#([a-z0-9][a-z0-9-]*))?(?:[:,]?\s+(.*))?")
# A key whose value never goes on to the next line.
_SHORT = frozenset({"sort", "inställning"})


def markdown_fields(text: str, form: Form) -> list[Field]:
    """Return the fields of a filled form, in order."""
    return list(_Reader(form).fields(text))


class _Reader:
    """Reads a form from the top; lines of the form itself are left out once each."""

    def __init__(self, form: Form) -> None:
        lines = form_markdown(form).split("\n")
        self._ours = Counter(one for one in lines if one.startswith((">", "# ")))
        # An instance can be invited after its form was made.
        self._ours[UNINVITED_LINE] = 1
        self._titles = {one.target: one.title for one in form.headings}
        self._count = 0

    def fields(self, text: str) -> Iterator[Field]:
        heading, body = "", list[str]()
        for line in text.split("\n"):
            found = _HEADING.fullmatch(line.rstrip())
            if found:
                yield from self._section(heading, body)
                heading, body = found[1].rstrip("#").rstrip() or found[1], []
            elif self._ours[line.rstrip()]:
                self._ours[line.rstrip()] -= 1
            else:
                body.append(line)
        yield from self._section(heading, body)

    def _section(self, heading: str, body: list[str]) -> Iterator[Field]:
        lower = heading.lower()
        if not heading or lower == "beslutat av":
            yield from _keyed(body, "beslutat_av." if heading else "")
        elif lower in SECTIONS:
            yield SECTIONS[lower], "\n".join(body)
        elif lower.startswith(ANSWER):
            yield f"svar.{heading[len(ANSWER) :].strip()}", "\n".join(body)
        elif lower.startswith(ABOUT):
            yield from self._comment(heading, heading[len(ABOUT) :].strip(), body)
        elif lower.startswith(STANCE_ON):
            yield from self._stance(heading, heading[len(STANCE_ON) :].strip(), body)
        else:
            yield "", "\n".join([heading, *body])

    def _stance(self, heading: str, target: str, body: list[str]) -> Iterator[Field]:
        """Yield how one stands to a text; a heading with other words is kept whole."""
        found = _TARGET.fullmatch(target)
        if found is None or found[2]:
            yield "", "\n".join([heading, *body])
            return
        if found[3] and found[3] != self._titles.get(found[1]):
            yield "", heading
        yield f"{STANCES}.{found[1]}", "\n".join(body)

    def _comment(self, heading: str, target: str, body: list[str]) -> Iterator[Field]:
        self._count += 1
        key = f"synpunkter.{self._count}."
        found = _TARGET.fullmatch(target)
        if found is None:
            yield f"{key}ankare", heading
        else:
            place = f"{found[1]}#{found[2]}" if found[2] else found[1]
            yield f"{key}ankare.dokument", found[1]
            yield f"{key}ankare.block", found[2] or ""
            if found[3] and found[3] not in self._titles_of(found[1], place):
                yield f"{key}rubrik", found[3]
        parts = list(_comment_parts(body))
        if _says_nothing(parts):
            parts = [one for one in parts if one != ("sort", FILLED_IN)]
        yield from ((key + name, words) for name, words in parts)

    def _titles_of(self, document: str, place: str) -> set[str]:
        """Return the titles that may stand after a place.

        Who moves a comment to a paragraph changes the id as told, and leaves the title.
        A part that texts share has its titles in the first of them alone.
        """
        if place in self._titles:
            return {self._titles[place]}
        start, end = f"{document}#", place.removeprefix(document)
        return {
            title
            for at, title in self._titles.items()
            if at == document or at.startswith(start) or (end and at.endswith(end))
        }


def _keyed(body: list[str], prefix: str) -> Iterator[Field]:
    """Yield lines such as `organ: kommunstyrelsen`, and all others as words."""
    for line in body:
        found = _KEY.fullmatch(line.strip())
        yield (prefix + found[1].lower(), found[2]) if found else ("", line)


def _comment_parts(body: list[str]) -> Iterator[Field]:
    """Yield what a comment says; lines without a key belong to the key above them."""
    names = {"citat": "ankare.citat.exakt"}
    parts: dict[str, list[str]] = {}
    current = "text"
    for line in body:
        found = _COMMENT_KEY.fullmatch(line.strip())
        if not found:
            parts.setdefault(current, []).append(line)
            continue
        name, words = found[1].lower(), found[2]
        if name in _SHORT:
            yield name, words
        else:
            current = name
            parts.setdefault(current, []).append(words)
    for name, lines in parts.items():
        yield names.get(name, name), "\n".join(lines)


def _says_nothing(parts: list[Field]) -> bool:
    """Tell whether nobody has written anything that the sort of the form is meant for."""
    written = (words for name, words in parts if name in ("text", "förslag"))
    said = [one for one in map(str.strip, written) if one and not is_blank(one)]
    return all(map(objects_to_nothing, said))
