"""`govdocs beslut packet`: all that a party needs to decide a version."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.command import Command, Stopped
from govdocs.cli.named_file import NewFolder
from govdocs.cli.options import day_option
from govdocs.cli.progress import progress
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.cli.written import tell_read
from govdocs.model.amount import counted

if TYPE_CHECKING:
    from govdocs.model.version import Version
    from govdocs.overview.editions import Library
    from govdocs.overview.packet import Packet, PacketRefused

# The table is in render/packet/make.py; a test holds the two lists together.
_FORMS = ("mapp", "zip", "pdf")


@click.command(
    "packet",
    Command,
    without_pdf="kör med --no-pdf",
    options_metavar="[VAL]",
    short_help="Skriv beslutsunderlag: det en part behöver för att besluta.",
    help="""Skriv beslutsunderlag: det en part behöver för att besluta om en version.

    Underlaget har nio delar: läs mig först, förslag till beslut, texten, vad det blir för
    skillnad mot den version som gäller för parten, ändringarna ord för ord,
    remissredogörelse, konsekvenser, ett formulär att rapportera beslutet med och
    kontrollsummor. Det skrivs som en mapp, en zip-fil och en enda PDF.

    Samma version, part och dag ger samma filer, byte för byte. Finns en av dem redan, eller
    går något fel, skrivs ingenting.""",
)
@click.argument("revision", metavar="DOKUMENT@VERSION")
@click.option(
    "--party",
    "parties",
    type=FILLED,
    metavar="PART",
    multiple=True,
    help="Partens id i parter.yaml. Går att upprepa.",
)
@click.option("--all", "is_all", is_flag=True, help="Skriv för alla parter.")
@click.option(
    "--out",
    type=NewFolder(),
    required=True,
    metavar="MAPP",
    help="Mappen som underlagen läggs i.",
)
@click.option(
    "--form",
    "forms",
    type=click.Choice(_FORMS),
    multiple=True,
    help="Formen. Går att upprepa; utan den skrivs alla tre.",
)
@click.option("--no-pdf", is_flag=True, help="Gör inga PDF-filer.")
@day_option("Dagen som underlaget visar läget för.")
@click.pass_context
def packet(
    ctx: click.Context,
    revision: str,
    parties: tuple[str, ...],
    is_all: bool,
    out: Path,
    forms: tuple[str, ...],
    no_pdf: bool,
    on: date,
) -> int:
    """Write the packets of some parties, or of all."""
    from govdocs.cli.matter import find_version
    from govdocs.render.packet.make import PacketOrder, make_packets

    slips = Slips()
    _judge(parties, forms, slips, is_all=is_all, no_pdf=no_pdf)
    root, _, version = slips.last(find_version, ctx, revision)
    order = PacketOrder(out, forms or _FORMS, not no_pdf, os.cpu_count() or 1)
    library, packets = _find(root, version, parties, on, is_all=is_all)
    count = len(packets) if no_pdf else 2 * len(packets) + 2
    with progress("Skriver underlag", count) as step:
        names = make_packets(root, library, packets, order, step)
    _tell(packets, names, out)
    tell_read(root, sorted(one for name in names for one in (out / name).rglob("*.md")))
    return 0


def _judge(
    parties: tuple[str, ...],
    forms: tuple[str, ...],
    slips: Slips,
    *,
    is_all: bool,
    no_pdf: bool,
) -> None:
    """Note what does not say for whom, or asks for what is not to be made."""
    if is_all == bool(parties):
        slips.note(
            "det framgår inte vems underlag som ska skrivas",
            "ange en eller flera --party, eller --all",
        )
    if no_pdf and "pdf" in forms:
        slips.note("--form pdf går inte ihop med --no-pdf", "ange det ena")


def _find(
    root: Path,
    version: Version,
    parties: tuple[str, ...],
    on: date,
    *,
    is_all: bool,
) -> tuple[Library, list[Packet]]:
    from govdocs.cli.packet_report import find_report
    from govdocs.overview.editions import find_library
    from govdocs.overview.packet import PacketRefused, find_packet
    from govdocs.text.load import load
    from govdocs.text.memory import Memory

    library = find_library(load(root, lambda reading: (), Memory()), on)
    wanted = version.parties if is_all else tuple(one.lower() for one in parties)
    report = find_report(root, library.work, version)
    found: list[Packet] = []
    refused: dict[str, PacketRefused] = {}
    for one in dict.fromkeys(wanted):
        try:
            packet = find_packet(library, version, one)
        except PacketRefused as error:
            refused[error.message] = error
        else:
            found.append(replace(packet, reported=report))
    if refused:
        raise Stopped([*refused.values()])
    return library, found


def _tell(packets: list[Packet], names: list[str], out: Path) -> None:
    """Print what was written, and what to know before it is used."""
    from govdocs.overview.packet_words import not_decided, past

    for name in names:
        show.result(str(out / name))
    words = {
        told for one in packets for told in (past(one), not_decided(one), one.why_body)
    }
    for one in sorted(words - {""}):
        show.message(show.wrapped(one, 0))
    who = counted(len(packets), "part", "parter")
    show.message(f"Underlag för {who} är skrivet.")
