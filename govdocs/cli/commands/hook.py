"""`govdocs hook`: what git asks before it takes a push in, or makes a commit."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Group
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import workspace_root
from govdocs.errors import BadArgument, CannotReceive

if TYPE_CHECKING:
    from govdocs.cli.bounded import Stop
    from govdocs.overview.push import Received
    from govdocs.overview.staged import Staged
    from govdocs.store.gateway import Gateway
    from govdocs.store.hook_file import HookFile
    from govdocs.store.push_limits import PushLimits

_MOST = 50
_CANNOT = "NEKAD: servern kan inte granska det som skickas. Inget är ändrat."

server_or_local = (
    click.option(
        "--server",
        type=NamedPath(),
        metavar="FÖRRÅD.git",
        help="Det nakna förråd som alla skickar till.",
    ),
    click.option("--local", is_flag=True, help="Den här klonen."),
)


def _where(command: click.decorators.FC) -> click.decorators.FC:
    for option in reversed(server_or_local):
        command = option(command)
    return command


@click.group(
    "hook",
    Group,
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
    help="""Låt git neka det som inte får ändras, på en server eller i den här klonen.

    På en server granskas allt som skickas dit, också från datorer där govdocs inte
    finns. I en klon granskas det som ska sparas, innan det sparas.""",
)
def command() -> None:
    """Hold the commands about hooks."""


@command.command(
    "install",
    options_metavar="[VAL]",
    short_help="Sätt in kroken.",
    help="""Sätt in kroken.

    Med --server nekas det som skedets policyer förbjuder, det som ändrar beslut,
    händelser eller låsta versioner, och det som får git att visa annat än det som är
    sparat. Med --local kontrolleras form och innehåll i det som ska sparas. Finns en
    annan krok på platsen rörs den inte.""",
)
@_where
@click.pass_context
def install_hook(ctx: click.Context, server: Path | None, local: bool) -> int:
    """Write the hook."""
    from govdocs.store.hook_file import install

    hook = _find(ctx, server, local)
    words = "är uppdaterad" if install(hook) else "är på plats"
    show.result(f"Kroken {words}: {hook.path}")
    return 0


@command.command(
    "uninstall",
    options_metavar="[VAL]",
    short_help="Ta bort kroken.",
    help="""Ta bort kroken, om det är govdocs som har satt in den.""",
)
@_where
@click.pass_context
def uninstall_hook(ctx: click.Context, server: Path | None, local: bool) -> int:
    """Take the hook away."""
    from govdocs.store.hook_file import uninstall

    hook = _find(ctx, server, local)
    words = "Kroken är borttagen" if uninstall(hook) else "Det finns ingen krok"
    show.result(f"{words}: {hook.path}")
    return 0


@command.command(
    "show",
    options_metavar="[VAL]",
    short_help="Visa raden som en egen krok kan köra.",
    help="""Visa raden som en egen krok kan köra, när ni redan har en på samma plats.

    På en server behöver raden få det som git skriver till kroken på standard in.""",
)
@_where
@click.pass_context
def show_hook(ctx: click.Context, server: Path | None, local: bool) -> int:
    """Print the line to chain."""
    show.result(_find(ctx, server, local).command)
    return 0


@command.command("receive", hidden=True, help="Granska det som skickas; körs av git.")
def receive() -> int:
    """Judge a push; git tells of it on standard input, and runs this in the repository."""
    from govdocs.cli.bounded import Stop, in_child
    from govdocs.store.push_limits import push_limits

    with _closed(_CANNOT):
        gateway = _served(Path.cwd())
        limits = push_limits(gateway)
    ended = in_child(limits.seconds, limits.clock_seconds, limits.megabytes * 10**6)
    match ended:
        case None:
            return _judge(gateway, limits)
        case Stop():
            show.message(_over(ended, limits))
            return 1
    return ended


def _served(here: Path) -> Gateway:
    """Return the repository that git runs the hook in. Raises CannotReceive."""
    from govdocs.store.environment import handed_to_hook
    from govdocs.store.gateway import open_bare

    gateway = open_bare(here, handed_to_hook(os.environ))
    if gateway is None:
        raise CannotReceive(
            f"{here} är inget naket förråd",
            "kör govdocs hook install --server med förrådets mapp",
        )
    return gateway


def _judge(gateway: Gateway, limits: PushLimits) -> int:
    """Judge the push that standard input tells of, in a process with limits."""
    from govdocs.cli.bounded import end_if_over
    from govdocs.overview.push import judge_push
    from govdocs.store.pushed import read_updates

    with _closed(_CANNOT):
        try:
            updates = read_updates(sys.stdin.buffer.read())
            shelf = Path.cwd() / "govdocs"
            judged = judge_push(gateway, shelf, updates, clock.today())
        except Exception as error:
            end_if_over(error, limits.seconds)
            raise
    _tell_push(judged)
    return int(bool(judged.findings))


def _over(stop: Stop, limits: PushLimits) -> str:
    """Return the one line about a push that cost too much to judge."""
    from govdocs.cli.bounded import Stop
    from govdocs.store.push_limits import MEGABYTES, SECONDS

    smaller = (
        "Inget är ändrat. Åtgärd: skicka färre ändringar eller mindre filer åt gången"
    )
    owner = "be den som sköter servern höja"
    if stop is Stop.TIME:
        seconds = f"{limits.seconds} s processortid eller {limits.clock_seconds} s"
        return f"NEKAD: granskningen tog mer än {seconds}. {smaller}, eller {owner} {SECONDS}."
    if stop is Stop.MEMORY:
        return (
            f"NEKAD: granskningen behövde mer än {limits.megabytes} MB minne. "
            f"{smaller}, eller {owner} {MEGABYTES}."
        )
    return (
        "NEKAD: granskningen avbröts av servern. Inget är ändrat. Åtgärd: skicka igen."
    )


@command.command("precommit", hidden=True, help="Granska det som sparas; körs av git.")
@click.pass_context
def precommit(ctx: click.Context) -> int:
    """Judge what is staged."""
    from govdocs.overview.staged import judge_staged
    from govdocs.store.environment import handed_to_hook

    with _closed("NEKAD: det går inte att granska det som ska sparas."):
        root = workspace_root(ctx)
        judged = judge_staged(root, handed_to_hook(os.environ), clock.today())
    if judged is None:
        return 0
    _tell_staged(judged)
    return int(not judged.is_fit)


@contextmanager
def _closed(verdict: str) -> Iterator[None]:
    """Tell the verdict first when nothing can be judged; whatever happens, it is no."""
    try:
        yield
    except Exception:
        show.message(verdict)
        raise


def _tell_push(judged: Received) -> None:
    count = len(judged.findings)
    if not count:
        show.message("GODKÄND: inget i det som skickas bryter mot reglerna.")
        if judged.changes_rules:
            show.message("Obs: govdocs.yaml ändras. De nya reglerna gäller från nästa.")
        return
    show.message(f"NEKAD: {count} fel i det som skickas. Inget är ändrat på servern.")
    for one in judged.findings[:_MOST]:
        show.message(show.finding_line(one))
    if count > _MOST:
        show.message(f"… och {count - _MOST} fel till.")
    if judged.by_commit:
        show.message(
            "Varje sparad ändring granskas. Rätta i den ändring som nämns på raden "
            "(git commit --amend eller git rebase -i), inte i en ny."
        )


def _tell_staged(judged: Staged) -> None:
    count = len(judged.findings) + len(judged.unformatted)
    if count:
        show.message(f"NEKAD: {count} fel i det som ska sparas. Inget är sparat.")
    for one in judged.findings:
        show.message(show.finding_line(one))
    for path in judged.unformatted:
        words = "filen har inte enhetlig form"
        remedy = f"kör govdocs fmt {path} och sedan git add {path}"
        show.message(show.line("FEL", "GD965", path, (1, 1), words, remedy))
    for path in judged.other_words:
        show.message(
            f"Obs: {path} har ändringar som inte är med. Granskat är det som ska sparas."
        )
    for path in dict.fromkeys(one.location.file for one in judged.waiting):
        words = "är på remiss. Förslaget kan inte införas förrän remissen har stängt."
        show.message(f"Obs: {path} {words}")
    if judged.elsewhere:
        show.message(
            f"Obs: {judged.elsewhere} fel i filer som inte ändras. Kör govdocs check."
        )


def _find(ctx: click.Context, server: Path | None, local: bool) -> HookFile:
    """Return the hook that is meant.

    Raises BadArgument when neither or both are asked for, or there is no repository.
    """
    if (server is None) != local:
        raise BadArgument(
            "det framgår inte var kroken ska sitta",
            "ange antingen --server FÖRRÅD.git eller --local",
        )
    return _on_server(server) if server else _here(workspace_root(ctx))


def _on_server(server: Path) -> HookFile:
    from govdocs.store.gateway import open_bare
    from govdocs.store.hook_file import find_hook

    gateway = open_bare(server)
    if gateway is None:
        raise BadArgument(
            f"{server} är inget naket förråd", "gör ett med git init --bare FÖRRÅD.git"
        )
    return find_hook(gateway, "pre-receive", ("hook", "receive"))


def _here(root: Path) -> HookFile:
    from govdocs.store.gateway import open_gateway
    from govdocs.store.hook_file import find_hook

    gateway = open_gateway(root)
    if gateway is None:
        raise BadArgument("arbetsytan ligger inte i ett git-förråd", "kör git init")
    words = ("--workspace", gateway.folder or ".", "hook", "precommit")
    return find_hook(gateway, "pre-commit", words)
