"""Read a filled form as fields: as a browser sends it, or the saved page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from urllib.parse import parse_qsl

from govdocs.consultation.intake.field_words import is_field
from govdocs.consultation.intake.understood import Field

# Elements of the form itself carry this, so that other words on the page are kept.
TEMPLATE_MARK = "data-mall"
_SENT = re.compile(r"[^\s=&<>]{1,200}=[^\s<>]*\s*")
_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
_BOX = "textarea"
_SILENT = frozenset({"script", "style"})
_CHECKED = frozenset({"radio", "checkbox"})
_PRESSED = frozenset({"submit", "button", "reset", "image"})


def is_sent_form(text: str) -> bool:
    """Tell whether text is a form as a browser sends it, in one line of pairs."""
    return _SENT.fullmatch(text) is not None


def sent_fields(text: str) -> list[Field]:
    """Return the fields of a form in the way it is sent (form-urlencoded).

    A field of another form that is empty says no more than its name.
    """
    found = parse_qsl(text.strip(), keep_blank_values=True, max_num_fields=50_000)
    return [
        ("", key) if not words and not is_field(key) else (key, words)
        for key, words in found
    ]


def page_fields(text: str) -> list[Field]:
    """Return the fields of a saved page, and the words on it that are not the form's."""
    reader = _Page()
    reader.feed(text)
    reader.close()
    reader.end()
    return reader.fields


class _Page(HTMLParser):
    """Collects values of fields, and text outside what belongs to the form."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: list[Field] = []
        self._open: list[tuple[str, bool]] = []
        self._area: tuple[str, list[str]] | None = None
        self._choice: str | None = None

    def handle_starttag(
        self, tag: str, attrs: Sequence[tuple[str, str | None]]
    ) -> None:
        """Note a field, or the start of an element; what looks so in a box is words."""
        if self._area is not None and tag != _BOX:
            self._area[1].append(self.get_starttag_text() or "")
            return
        found = {key: value or "" for key, value in attrs}
        if tag == "input":
            self._input(found)
        elif tag == _BOX:
            self.end()
            self._area = found.get("name", ""), []
        elif tag == "select":
            self._choice = found.get("name", "")
        elif tag == "option" and self._choice is not None and "selected" in found:
            self.fields.append((self._choice, found.get("value", "")))
        if tag not in _VOID:
            self._open.append((tag, TEMPLATE_MARK in found or tag in _SILENT))

    def handle_startendtag(
        self, tag: str, attrs: Sequence[tuple[str, str | None]]
    ) -> None:
        """Note an element that ends where it starts; in a box it is words, once."""
        self.handle_starttag(tag, attrs)
        if self._area is None or tag == _BOX:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those in it that were left open."""
        if self._area is not None and tag != _BOX:
            self._area[1].append(f"</{tag}>")
            return
        if tag == _BOX:
            self.end()
        elif tag == "select":
            self._choice = None
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Keep words that are a value, or that the form has not."""
        if self._area is not None:
            self._area[1].append(data)
        elif not any(is_ours for _, is_ours in self._open):
            self.fields.append(("", data))

    def handle_comment(self, data: str) -> None:
        """Keep a comment as words; the form has none."""
        self.handle_data(data)

    def end(self) -> None:
        """Note the text of a field that is written in, also one that is cut off."""
        if self._area is not None:
            name, words = self._area
            self.fields.append((name, "".join(words)))
            self._area = None

    def _input(self, found: dict[str, str]) -> None:
        kind = found.get("type", "text").lower()
        if kind in _PRESSED or (kind in _CHECKED and "checked" not in found):
            return
        self.fields.append((found.get("name", ""), found.get("value", "")))
