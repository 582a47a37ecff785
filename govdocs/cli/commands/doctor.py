"""`govdocs doctor`: does the machine have what the work needs?"""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import __version__
from govdocs.cli import show
from govdocs.cli.command import Command
from govdocs.cli.options import workspace_root
from govdocs.errors import ENVIRONMENT, GovdocsError

if TYPE_CHECKING:
    from govdocs.store.gateway import Gateway

OLDEST_GIT = (2, 34)
LEAST_SPACE = 200_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What one check found; no remedy means that all is well."""

    words: str
    remedy: str = ""
    code: str = ""


@click.command(
    "doctor",
    Command,
    options_metavar="[VAL]",
    help="""Kontrollera att allt som behövs finns på datorn, och att klonen är hel.

    Slutkod 4 betyder att något saknas.""",
)
@click.pass_context
def command(ctx: click.Context) -> int:
    """Ask every check, and tell what is well and what to do about the rest."""
    failed = 0
    for check in CHECKS:
        for answer in check(ctx):
            if answer.remedy:
                failed += 1
                show.result(
                    show.line(
                        "FEL",
                        answer.code,
                        "datorn",
                        (1, 1),
                        answer.words,
                        answer.remedy,
                    )
                )
            else:
                show.result(f"OK   {answer.words}")
    show.message("Allt finns." if not failed else f"{failed} fel.")
    return ENVIRONMENT if failed else 0


def _python(ctx: click.Context) -> Iterator[Answer]:
    yield Answer(f"govdocs {__version__}, Python {platform.python_version()}")


def _git(ctx: click.Context) -> Iterator[Answer]:
    path = shutil.which("git")
    if path is None:
        yield Answer("git finns inte", "installera git", "GD910")
        return
    told = subprocess.run(
        [path, "--version"], capture_output=True, text=True, check=False
    )
    words = [*told.stdout.split(), "", "", "0"][2]
    numbers = tuple(int(one) for one in words.split(".")[:2] if one.isdigit())
    if numbers < OLDEST_GIT:
        wanted = ".".join(map(str, OLDEST_GIT))
        yield Answer(
            f"git {words} är för gammal",
            f"installera git {wanted} eller senare",
            "GD910",
        )
        return
    yield Answer(f"git {words}")


def _pdf(ctx: click.Context) -> Iterator[Answer]:
    from govdocs.render.pdf.make import APT, missing_libraries

    missing = missing_libraries()
    if missing:
        yield Answer(
            f"biblioteket {', '.join(missing)} saknas", f"kör sudo {APT}", "GD906"
        )
    else:
        yield Answer("PDF-bibliotek: pango, harfbuzz")


def _fonts(ctx: click.Context) -> Iterator[Answer]:
    from govdocs.render.html.fonts import FACES

    missing = [face.file for face in FACES if not face.source.is_file()]
    if missing:
        yield Answer(f"typsnittet {missing[0]} saknas", "kör make setup", "GD906")
    else:
        yield Answer("Typsnitt: Source Serif Pro, Source Sans Pro")


def _space(ctx: click.Context) -> Iterator[Answer]:
    free = shutil.disk_usage(Path.cwd()).free
    if free < LEAST_SPACE:
        yield Answer(
            f"bara {free // 1_000_000} MB är lediga på disken",
            "frigör utrymme",
            "GD905",
        )
    else:
        yield Answer(f"Ledigt på disken: {free // 1_000_000_000} GB")


def _workspace(ctx: click.Context) -> Iterator[Answer]:
    from govdocs.text.folder import list_files
    from govdocs.text.load import is_document

    try:
        root = workspace_root(ctx)
    except GovdocsError as error:
        yield Answer(error.message, error.remedy, error.code)
        return
    count = sum(map(is_document, list_files(root).files))
    yield Answer(f"Arbetsyta: {root.name} ({count} dokument)")
    try:
        yield from _repository(root)
    except GovdocsError as error:
        yield Answer(error.message, error.remedy, error.code)


def _repository(root: Path) -> Iterator[Answer]:
    from govdocs.store.gateway import open_gateway

    gateway = open_gateway(root)
    if gateway is None:
        yield Answer("Arbetsytan ligger inte i git, så ändringar kan inte följas")
        return
    found = dict.fromkeys(
        answer
        for look in (_mended, _harmed, _unfit)
        for answer in _stopped(look(gateway))
    )
    yield from found
    if not any(one.remedy for one in found):
        yield Answer("git-förrådet är helt")


def _stopped(answers: Iterator[Answer]) -> Iterator[Answer]:
    """Yield answers, and what stopped them as the last one."""
    try:
        yield from answers
    except GovdocsError as error:
        yield Answer(error.message, error.remedy, error.code)


def _mended(gateway: Gateway) -> Iterator[Answer]:
    from govdocs.store.settle import mend

    for note in mend(gateway):
        yield Answer(f"Städat: {note}")


def _harmed(gateway: Gateway) -> Iterator[Answer]:
    from govdocs.store.health import find_harm

    for fault in find_harm(gateway):
        yield Answer(fault.words, fault.remedy, "GD910")


def _unfit(gateway: Gateway) -> Iterator[Answer]:
    from govdocs.store.health import find_faults

    for fault in find_faults(gateway):
        yield Answer(fault.words, fault.remedy, "GD910")


CHECKS: tuple[Callable[[click.Context], Iterator[Answer]], ...] = (
    _python,
    _git,
    _pdf,
    _fonts,
    _space,
    _workspace,
)
