"""Add an entry to versioner.yaml without touching what stands there."""

from __future__ import annotations

import re
import textwrap

from govdocs.model.version import Version
from govdocs.text.quoted import quoted, quoted_id

_KEY = re.compile(r"[a-z][a-z0-9-]*:\s*(?:#.*)?$")
_WIDTH = 88
_HEADING = (
    "# Låsta versioner. Skrivs av govdocs version lock och ändras aldrig efteråt.\n"
)


def with_entry(register: str, version: Version) -> str:
    """Return the text of the register with one more entry, last under its publication."""
    return added(register or _HEADING, version.document, entry_lines(version))


def added(register: str, document: str, entry: list[str]) -> str:
    """Return the text of a register with lines added last under a publication."""
    lines = register.rstrip("\n").split("\n")
    key = f"{document}:"
    at = next(
        (n for n, line in enumerate(lines) if line.split("#")[0].rstrip() == key), None
    )
    if at is None:
        return "\n".join([*lines, key, *entry]) + "\n"
    end = at + 1
    while end < len(lines) and not _KEY.match(lines[end]):
        end += 1
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    return "\n".join([*lines[:end], *entry, *lines[end:]]) + "\n"


def entry_lines(version: Version) -> list[str]:
    """Return an entry as lines of YAML."""
    rows = [
        f'  - nummer: "{version.number}"',
        f"    sort: {version.kind.value}",
        f"    låst: {version.locked}",
    ]
    if version.start:
        rows.append(f"    avsedd_från: {version.start}")
    if version.end:
        rows.append(f"    avsedd_till: {version.end}")
    rows += [
        f"    orsak: {quoted(version.reason)}",
        "    kontrollsumma:",
        f"      full: {_hexadecimal(version.full)}",
        f"      text: {_hexadecimal(version.text)}",
        "    filer:",
        *(
            f"      - {{id: {quoted_id(pin.document)}, blob: {_hexadecimal(pin.blob)}}}"
            for pin in version.pins
        ),
    ]
    parties = textwrap.wrap(f"[{', '.join(version.parties)}]", _WIDTH - 6)
    return [*rows, "    parter:", *(f"      {line}" for line in parties or ["[]"])]


def _hexadecimal(digest: str) -> str:
    """Return a digest in quotes, for figures alone or with an e are a number in YAML."""
    return f'"{digest}"'
