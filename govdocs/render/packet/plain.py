"""The parts of a packet that are plain text: to paste, to fill in, to check with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from govdocs.overview.packet import Packet
from govdocs.overview.packet_report import command, fields
from govdocs.overview.packet_words import (
    INVENTED,
    WARNING,
    past,
    proposal,
    text_name,
)


def proposal_text(packet: Packet) -> bytes:
    """Return the proposed decision alone, ready to paste."""
    return _text([*_marked(packet), proposal(packet)])


def form_text(packet: Packet) -> bytes:
    """Return the form and its command as Markdown to fill in."""
    contact = packet.settings.contact
    where = contact and ", ".join(filter(None, (contact.name, contact.email)))
    to = f" Lämna texten till {where}." if where else ""
    lines = [
        "# 7 Rapportera beslutet",
        "",
        *(one for mark in _marked(packet) for one in (mark, "")),
        f"{packet.party.name}: {text_name(packet)}",
        "",
        f"Fyll i efter kolonet när protokollet är justerat.{to}",
        "",
        *_lines(packet),
        "",
        "## Kommandot",
        "",
        "Byt orden med stora bokstäver mot uppgifterna. Ta bort det som inte finns.",
        "",
        "```",
        command(packet),
        "```",
        "",
        WARNING,
    ]
    return _text(lines)


def digests_text(packet: Packet, files: Mapping[str, bytes]) -> bytes:
    """Return the digests of files, as `sha256sum -c` reads them, and those of the text."""
    version = packet.version
    lines = [
        *(f"# {one}" for one in _marked(packet)),
        f"# {text_name(packet)}",
        f"# Hela texten med villkor: {version.full}",
        f"# Bara orden: {version.text}",
        "# Kontrollera filerna: sha256sum -c 8-kontrollsummor.txt",
    ]
    lines += [
        f"{sha256(content).hexdigest()}  {name}"
        for name, content in sorted(files.items())
    ]
    return _text(lines)


def _marked(packet: Packet) -> Iterator[str]:
    """Yield what is not real, and that the version can no longer be decided."""
    marking = packet.settings.marking
    if marking:
        yield f"[{marking.tag}. {marking.sentence}]"
    for one in packet.markings:
        yield f"[{one}. {INVENTED}]"
    if packet.is_past:
        yield f"[{past(packet)}]"


def _lines(packet: Packet) -> Iterator[str]:
    for one in fields(packet):
        hint = ", ".join(one.choices) or one.hint
        hinted = f" ({hint})" if hint else ""
        yield f"- {one.label}{hinted}: {one.shown}".rstrip()


def _text(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8")
