"""What an option or an argument is called where people read of it."""

from __future__ import annotations

import click


def called(param: click.Parameter) -> str:
    """Return what an option is called on the command line, or an argument in the help."""
    is_option = isinstance(param, click.Option)
    return param.opts[0] if is_option else (param.metavar or "").strip("[].")
