"""A command that tells all that is wrong with its options, and not only the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from govdocs.errors import BadArgument, GovdocsError

_HELD = "govdocs.held"


class Stopped(Exception):
    """All that stops a command, in the order it is to be told."""

    def __init__(self, found: Sequence[GovdocsError]) -> None:
        super().__init__(*found)
        self.found = tuple(found)


class Command(click.Command):
    """A command that judges every option before it stops at those that are wrong."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options.

        Raises Stopped with every fault, or UsageError for a line that cannot be split.
        """
        # The parser empties the list that it is given.
        given = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except (GovdocsError, click.UsageError) as first:
            found = [*self._faults(ctx, given)]
            if not found:
                raise
            self.refuse(ctx, found, first)
            return self._without_wrong(ctx, given)

    def refuse(
        self, ctx: click.Context, found: list[GovdocsError], first: Exception
    ) -> None:
        """Stop with all that is wrong."""
        raise Stopped(found) from first

    def _without_wrong(self, ctx: click.Context, given: tuple[str, ...]) -> list[str]:
        """Read the options again, and those that cannot be used as if not given."""
        ctx.resilient_parsing = True
        rest = super().parse_args(ctx, [*given])
        ctx.resilient_parsing = False
        for param in self.get_params(ctx):
            if param.multiple and ctx.params[param.name or ""] is None:
                ctx.params[param.name or ""] = ()
        return rest

    def _faults(
        self, ctx: click.Context, given: tuple[str, ...]
    ) -> Iterator[GovdocsError]:
        """Yield what is wrong with each option, those given first and in their order."""
        opts, rest, order = self.make_parser(ctx).parse_args(args=[*given])
        for param in dict.fromkeys([*order, *self.get_params(ctx)]):
            try:
                _, rest = param.handle_parse_result(ctx, opts, rest)
            except GovdocsError as error:
                yield error
            except click.UsageError as error:
                remedy = f"kör {ctx.command_path} --help"
                yield BadArgument(_words(error), remedy)


class Group(click.Group):
    """A group of such commands."""

    command_class = Command


class Judging(Command):
    """A command that is run with its options wrong, to find what more is wrong.

    An option that cannot be used is then None, or () for one that can be repeated, and
    what was wrong with it is in `held`, which the command must tell before it writes.
    """

    def refuse(
        self, ctx: click.Context, found: list[GovdocsError], first: Exception
    ) -> None:
        """Keep what is wrong for the command to tell."""
        ctx.meta[_HELD] = found


def held(ctx: click.Context) -> list[GovdocsError]:
    """Return what was wrong with the options of a command that judges them itself."""
    found: list[GovdocsError] = ctx.meta.get(_HELD, [])
    return [*found]


def is_given(ctx: click.Context, name: str) -> bool:
    """Tell whether an option stands on the command line, even with what it cannot be."""
    return ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE


def unusable(ctx: click.Context) -> frozenset[str]:
    """Return the options that stand on the command line with what they cannot be."""
    empty = (name for name, value in ctx.params.items() if value in (None, ()))
    return frozenset(name for name in empty if is_given(ctx, name))


def _words(error: click.UsageError) -> str:
    return error.format_message().rstrip(".").replace("\n", " ")
