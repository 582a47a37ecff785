"""`govdocs demo`: a small workspace with its whole history, to play with."""

from __future__ import annotations

from pathlib import Path

import click

from govdocs.cli import show
from govdocs.cli.command import Command
from govdocs.cli.named_file import NewFolder
from govdocs.errors import FolderNotEmpty


@click.command(
    "demo",
    Command,
    options_metavar="[VAL]",
    help="""Skapa en liten arbetsyta med hela sin historia, att prova på.

    Avtalet i den har en version som alla parter har beslutat, en remiss med 60 svar och
    bemötanden, en version som förföll, en uppsägning, en återtagen uppsägning och ett
    öppet utkast. Allt är påhittat.""",
)
@click.argument("folder", metavar="MAPP", type=NewFolder())
def command(folder: Path) -> int:
    """Write the story into an empty folder, each step at its own date."""
    from govdocs.cli.demonstration import STORY, tell_story
    from govdocs.cli.progress import progress

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty(folder)
    with progress("Skriver historien", len(STORY)) as step:
        tell_story(folder, step)
    for words, what in (
        ("version list", "alla versioner och hur de står"),
        ("show elevavtal@2021-05-01", "texten som gällde den dagen"),
        ("show elevavtal@2026-01-01", "svaret är olika för olika parter"),
        ("show elevavtal@2023-02-01 --known-on 2023-02-01", "det man visste då"),
        ("log elevavtal", "avtalets ändringar"),
        ("affected elevavtal@1.0", "vem som pekar på det som har ändrats"),
        ("remiss status 2022-1", "vilka som svarade på remissen"),
        (
            "remiss compile 2022-1 --out ../svar --format md",
            "svaren, avsnitt för avsnitt",
        ),
        ("remiss reply 2022-1 --check", "om varje synpunkt är bemött"),
        ("beslut status elevavtal@1.0", "vem som har beslutat vad"),
        ("beslut status elevavtal@2.0", "varför 2.0 förföll"),
        ("build", "webbplatsen"),
    ):
        show.result(f"govdocs {words:<50} {what}")
    show.message(f"Nästa steg: cd {folder} och prova raderna ovan.")
    return 0
