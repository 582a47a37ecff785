"""All printing: results to standard output, messages to standard error."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import textwrap
import traceback
from collections.abc import Sequence
from typing import IO, Any

import click

from govdocs import __version__
from govdocs.cli.machine import MachineRefused
from govdocs.errors import GovdocsError
from govdocs.model.finding import Finding, Severity

# What a terminal has room for before anybody has made it wider.
_WIDTH = 80

_LABELS = {
    Severity.ERROR: "FEL",
    Severity.WARNING: "VARNING",
    Severity.ADVICE: "RÅD",
}


def result(text: str) -> None:
    """Print a line of a command's result."""
    click.echo(text)


def message(text: str) -> None:
    """Print a line that is about the work rather than its result."""
    click.echo(text, err=True)


def data(value: Any) -> None:
    """Print a result as JSON that programs may rely on."""
    click.echo(as_json(value))


def as_json(value: Any, indent: int | None = 2) -> str:
    """Return JSON in letters that standard output can take."""
    is_plain = (sys.stdout.encoding or "").lower() not in {"utf-8", "utf8"}
    return json.dumps(value, ensure_ascii=is_plain, indent=indent)


def line(
    label: str, code: str, file: str, at: tuple[int, int], what: str, remedy: str
) -> str:
    """Return one fault on one line, in the form that docs/cli.md promises."""
    ending = "" if what.endswith((".", "?", "!")) else "."
    closing = "" if remedy.endswith((".", "?", "!")) else "."
    whole = f"{label} {code} {file}:{at[0]}:{at[1]}: {what}{ending} Åtgärd: {remedy}{closing}"
    return on_one_line(whole)


def on_one_line(words: str) -> str:
    """Return words that came from elsewhere without what could move a terminal's cursor."""
    return "".join(one if one.isprintable() else " " for one in words)


def finding_line(one: Finding) -> str:
    """Return a finding on one line."""
    at = one.location
    where = (at.line, at.column)
    return line(
        _LABELS[one.severity], one.code, at.file, where, one.message, one.remedy
    )


def refused(findings: Sequence[Finding], told: Sequence[GovdocsError] = ()) -> int:
    """Print findings that stop a command, as messages; return its exit code.

    `told` is what else is wrong, printed first.
    """
    code = max(1, faults(told)) if told else 1
    for one in findings:
        message(finding_line(one))
    return code


def fault(error: GovdocsError) -> None:
    """Print an expected stop on one line."""
    message(
        line(
            "FEL", error.code, error.file, (error.line, 1), error.message, error.remedy
        )
    )


def faults(errors: Sequence[GovdocsError]) -> int:
    """Print all that stops a command, each on a line; return the exit code."""
    for one in errors:
        fault(one)
    return max(one.exit_code for one in errors)


def usage_fault(error: click.ClickException) -> None:
    """Print what was wrong with the command line."""
    ctx = getattr(error, "ctx", None)
    remedy = f"kör {ctx.command_path} --help" if ctx else "kör govdocs --help"
    what = error.format_message().rstrip(".").replace("\n", " ")
    message(line("FEL", "GD903", "argument", (1, 1), what, remedy))


def system_fault(error: OSError) -> None:
    """Print that the machine refused something."""
    fault(MachineRefused(error))


def bug(error: Exception) -> None:
    """Print that we failed, and where the log to paste into a report lies."""
    details = "".join(traceback.format_exception(error))
    facts = f"govdocs {__version__}, Python {platform.python_version()}\n\n{details}"
    place = "ingen logg kunde skrivas"
    try:
        handle, path = tempfile.mkstemp(prefix="govdocs-fel-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(facts)
        place = f"bifoga {path} när du anmäler felet"
    except OSError:
        pass
    what = f"något gick fel i govdocs ({type(error).__name__})"
    message(line("FEL", "GD999", "govdocs", (1, 1), what, place))


def wrapped(words: str, indent: int, first: str = "", width: int = _WIDTH) -> str:
    """Return words in lines that fit a narrow terminal; `first` starts the first of them."""
    margin = " " * indent
    return textwrap.fill(
        words,
        width,
        initial_indent=first or margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def is_terminal(stream: IO[str] | None = None) -> bool:
    """Tell whether a stream, standard error unless named, is a person's terminal."""
    return (stream or sys.stderr).isatty()
