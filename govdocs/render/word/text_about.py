"""What a file says of itself: its own properties, its head, and what it protects."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from govdocs.render.word.element import held, make

# The file with the properties that are not the same in all documents.
PROPERTIES_FILE = "docProps/custom.xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_SPACES = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    "custom-properties"
)


def write_properties(document: Document, properties: Mapping[str, str]) -> None:
    """Give a file properties of its own, by name."""
    package = document.part.package
    where = PackURI(f"/{PROPERTIES_FILE}")
    part = Part(where, _TYPE, properties_xml(properties), package)
    package.relate_to(part, _RELATION)


def properties_xml(properties: Mapping[str, str]) -> bytes:
    """Return the file with the properties of a document's own, by name."""
    rows = (
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoteattr(held(name))}>'
        f"<vt:lpwstr>{escape(held(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<Properties {_SPACES}>{''.join(rows)}</Properties>"
    )
    return xml.encode()


def guard(document: Document, *, is_tracking: bool) -> None:
    """Let nobody write outside the boxes, or nobody change anything without a trace.

    There is no password: anybody may turn it off.
    """
    what = "trackedChanges" if is_tracking else "forms"
    settings = document.settings.element
    settings.insert(2, make("documentProtection", edit=what, enforcement="1"))
    if is_tracking:
        settings.insert(2, make("trackRevisions"))


def note_rules(document: Document) -> None:
    """Tell where the lines above footnotes are."""
    rules = make("footnotePr", *(make("footnote", id=one) for one in ("-1", "0")))
    settings = document.settings.element
    compat = next(one for one in settings if one.tag.endswith("}compat"))
    compat.addprevious(rules)
