"""The `govdocs` command: the table of commands, and one place where errors are told.

Nothing heavy is imported before a command needs it: `govdocs --help` answers at once.
"""

from __future__ import annotations

import gc
import gettext
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# click fetches its own words with gettext when it is imported, so this comes first.
os.environ["LANGUAGE"] = "sv"
gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))

import click  # noqa: E402

from govdocs import __version__  # noqa: E402
from govdocs.cli import streams  # noqa: E402
from govdocs.cli.command import Parted, Stopped  # noqa: E402
from govdocs.cli.named_file import NamedPath  # noqa: E402
from govdocs.errors import BUG, ENVIRONMENT, USAGE, GovdocsError  # noqa: E402


@dataclass(frozen=True, slots=True)
class Row:
    """A command: its name, its module in cli/commands, and one line of help."""

    name: str
    module: str
    help: str


COMMANDS: tuple[Row, ...] = (
    Row("init", "init", "Skapa en ny arbetsyta."),
    Row("demo", "demo", "Skapa en liten arbetsyta med historia, att prova på."),
    Row("check", "check", "Kontrollera texter, uppgifter, länkar och register."),
    Row("fmt", "fmt", "Skriv filerna i enhetlig form och ge stycken id."),
    Row("build", "build", "Bygg webbplatsen och PDF-filerna."),
    Row("serve", "serve", "Förhandsgranska i webbläsaren medan du skriver."),
    Row("version", "version", "Lås en version, eller lista dem som är låsta."),
    Row("beslut", "beslut", "Registrera beslut, och se vilka som har beslutat."),
    Row("remiss", "remiss", "Sänd en text på remiss, och ta emot svaren."),
    Row("show", "show", "Visa den text som gäller, eller gällde en viss dag."),
    Row("log", "log", "Visa hur ett dokument har ändrats."),
    Row("diff", "diff", "Visa vad som skiljer mellan två texter, ord för ord."),
    Row("place", "place", "Visa var synpunkter på en text hör hemma i nästa."),
    Row("review", "review", "Granska ett förslag: vad det ändrar, och om det får."),
    Row("affected", "affected", "Lista dokument som pekar på det som har ändrats."),
    Row("proposals", "proposals", "Lista öppna förslag och vilka som tävlar."),
    Row("merge", "merge", "Slå ihop förslag som inte tävlar med varandra."),
    Row("propose", "propose", "Föreslå en ny lydelse av ett stycke."),
    Row(
        "hook", "hook", "Låt git neka det som inte får ändras, på en server eller här."
    ),
    Row("verify", "verify", "Bevisa att register, texter och historia hör ihop."),
    Row("fraga", "fraga", "Parkera en fråga om texten, lyft den och svara på den."),
    Row("comment", "comment", "Skriv granskningen som kommentar på ett förslag."),
    Row("agenda", "agenda", "Visa de dagar som måste hållas, och hur de räknats."),
    Row("tidplan", "tidplan", "Visa tidplanen mot utfallet."),
    Row("export", "export", "Skriv ut ett dokument i en annan form."),
    Row("import", "import_", "Gör ett befintligt avtal i Word till ett dokument."),
    Row("doctor", "doctor", "Kontrollera att allt som behövs finns på datorn."),
    Row("completion", "completion", "Visa hur kommandona kompletteras med Tab."),
)


# Texts are trees that live to the end of the run: looking through them for garbage as
# often as Python does by default takes a fifth of the time and finds none.
GARBAGE = (500_000, 20, 50)


class Commands(Parted):
    """All commands, and one place where a reader that goes away is met."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; click would tell a reader that went away as faults found."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            streams.give_up()
            return streams.NO_READER

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the table of commands without importing any of them."""
        with formatter.section("Kommandon"):
            formatter.write_dl([(row.name, row.help) for row in COMMANDS])


@click.command(
    cls=Commands,
    places={row.name: f"{row.module}.command" for row in COMMANDS},
    context_settings={"help_option_names": ["--help", "--hjälp", "-h"]},
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
    help="Från utkast till beslut för avtal mellan offentliga parter.",
    epilog="Varje kommando har egen hjälp: govdocs check --help.",
)
@click.version_option(
    __version__, message="govdocs %(version)s", help="Visa versionen."
)
@click.option(
    "--workspace",
    type=NamedPath(),
    metavar="MAPP",
    help="Mappen med govdocs.yaml. Annars söks den uppåt härifrån.",
)
@click.pass_context
def govdocs(ctx: click.Context, workspace: Path | None) -> None:
    """Keep the workspace that was asked for, for the command to find."""
    ctx.obj = workspace


def main() -> None:
    """Run the command line and leave with the exit code of docs/cli.md."""
    streams.prepare()
    try:
        code = _sent(run(sys.argv[1:]))
    except OSError:
        # Not even the fault could be told.
        streams.give_up()
        code = ENVIRONMENT
    # All that is alive ends with the process; without this Python looks through it twice.
    gc.freeze()
    sys.exit(code)


def _sent(code: int) -> int:
    """Send what is still to be told; return the exit code, which that can change."""
    from govdocs.cli import show

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        streams.give_up()
        return streams.NO_READER
    except OSError as error:
        if code != ENVIRONMENT:
            show.system_fault(error)
        streams.give_up()
        return ENVIRONMENT
    return code


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; every stop is one line in Swedish."""
    from govdocs.cli import show

    gc.set_threshold(*GARBAGE)
    try:
        done = govdocs.main(args=arguments, prog_name="govdocs", standalone_mode=False)
        return done if isinstance(done, int) else 0
    except GovdocsError as error:
        return show.faults([error])
    except Stopped as stop:
        return show.refused(stop.findings, stop.found)
    except click.exceptions.NoArgsIsHelpError as error:
        show.result(error.format_message())
        return USAGE
    except click.ClickException as error:
        show.usage_fault(error)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        show.message("Avbrutet. Inget är ändrat.")
        return 130
    except OSError as error:
        show.system_fault(error)
        return ENVIRONMENT
    except Exception as error:
        show.bug(error)
        return BUG


if __name__ == "__main__":
    main()
