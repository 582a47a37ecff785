"""A command that tells all that is wrong with its options, and not only the first."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from gettext import ngettext
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli.called import called
from govdocs.cli.words import Words
from govdocs.errors import BadArgument, GovdocsError, PdfFailed

if TYPE_CHECKING:
    from govdocs.model.finding import Finding

_HELD = "govdocs.held"


class Stopped(Exception):
    """All that stops a command: what is wrong with the call, then with the files."""

    def __init__(
        self, found: Sequence[GovdocsError], findings: Sequence[Finding] = ()
    ) -> None:
        super().__init__(*found, *findings)
        self.found = tuple(found)
        self.findings = tuple(findings)


class Command(click.Command):
    """A command that judges every option before it stops at those that are wrong.

    `clashes` are options by name, each followed by those that would say nothing beside it.
    `without_pdf` is what to do when a PDF cannot be made.
    """

    def __init__(
        self,
        *args: Any,
        clashes: Sequence[tuple[str, ...]] = (),
        without_pdf: str | None = None,
        **named: Any,
    ) -> None:
        super().__init__(*args, **named)
        self.clashes = clashes
        self.without_pdf = without_pdf
        for param in self.params:
            if param.type is click.STRING:
                param.type = Words()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options.

        Raises Stopped with every fault, or UsageError for a line that cannot be split.
        """
        # The parser empties the list that it is given.
        given = tuple(args)
        try:
            rest = super().parse_args(ctx, args)
        except (GovdocsError, click.UsageError):
            found = [*self._faults(ctx, given)]
            if not found:
                raise
            self.refuse(ctx, [*found, *self._dropped(ctx, given)])
            return self._without_wrong(ctx, given)
        if dropped := [*self._dropped(ctx, given)]:
            self.refuse(ctx, dropped)
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what to do without a PDF is told in the words of its options."""
        try:
            return super().invoke(ctx)
        except PdfFailed as error:
            otherwise = self.without_pdf
            raise PdfFailed(error.file, error.reason, otherwise) from error

    def refuse(self, ctx: click.Context, found: Sequence[GovdocsError]) -> None:
        """Stop with all that is wrong."""
        raise Stopped(found)

    def _dropped(
        self, ctx: click.Context, given: tuple[str, ...]
    ) -> Iterator[BadArgument]:
        """Yield each option that would say nothing: one given again, or beside another."""
        yield from self._clashes(ctx)
        _, _, order = self.make_parser(ctx).parse_args(args=[*given])
        for param in dict.fromkeys(order):
            is_option = isinstance(param, click.Option) and not param.is_flag
            if is_option and not param.multiple and order.count(param) > 1:
                what = f"{called(param)} är angivet mer än en gång"
                yield BadArgument(what, "ange det en gång")

    def _clashes(self, ctx: click.Context) -> Iterator[BadArgument]:
        """Yield each option that another one makes say nothing."""
        names = {one.name: called(one) for one in self.get_params(ctx)}
        for first, *others in self.clashes:
            for other in others if is_given(ctx, first) else ():
                if is_given(ctx, other):
                    what = f"{names[other]} går inte ihop med {names[first]}"
                    yield BadArgument(what, "ange det ena")

    def _without_wrong(self, ctx: click.Context, given: tuple[str, ...]) -> list[str]:
        """Read the options again, and those that cannot be used as if not given."""
        ctx.resilient_parsing = True
        rest = super().parse_args(ctx, [*given])
        ctx.resilient_parsing = False
        for param in self.get_params(ctx):
            is_list = param.multiple or param.nargs < 0
            if is_list and ctx.params[param.name or ""] is None:
                ctx.params[param.name or ""] = ()
        return rest

    def _faults(
        self, ctx: click.Context, given: tuple[str, ...]
    ) -> Iterator[GovdocsError]:
        """Yield what is wrong with each option, those given first and in their order."""
        opts, rest, order = self.make_parser(ctx).parse_args(args=[*given])
        remedy = f"kör {ctx.command_path} --help"
        for param in dict.fromkeys([*order, *self.get_params(ctx)]):
            try:
                _, rest = param.handle_parse_result(ctx, opts, rest)
            except GovdocsError as error:
                yield error
            except click.UsageError as error:
                yield BadArgument(_words(error), remedy)
        if rest:
            yield BadArgument(_too_many(rest), remedy)


class Group(click.Group):
    """A group of such commands."""

    command_class = Command


class Parted(Group):
    """A group whose commands have a module each, which is imported when one is called.

    `places` are the commands by name, in the order of the help: module in cli/commands,
    a point, and what the command is called there.
    """

    def __init__(self, *args: Any, places: Mapping[str, str], **named: Any) -> None:
        super().__init__(*args, **named)
        self.places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return [*self.places]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; None when there is no such name."""
        if cmd_name not in self.places:
            return None
        module, _, name = self.places[cmd_name].partition(".")
        own = importlib.import_module(f"govdocs.cli.commands.{module}")
        command: click.Command = getattr(own, name)
        return command


class Judging(Command):
    """A command that is run with its options wrong, to find what more is wrong.

    An option that cannot be used is then None, or () for one that can be repeated, and
    what was wrong with it is in `held`, which the command must tell before it writes.
    Nothing more can be found without the arguments, and without the options `needs`.
    """

    def __init__(self, *args: Any, needs: Sequence[str] = (), **named: Any) -> None:
        super().__init__(*args, **named)
        self.needs = needs

    def refuse(self, ctx: click.Context, found: Sequence[GovdocsError]) -> None:
        """Keep what is wrong for the command to tell. Raises Stopped when it cannot run."""
        for param in self.get_params(ctx):
            is_needed = isinstance(param, click.Argument) and param.required
            is_needed = is_needed or param.name in self.needs
            if is_needed and ctx.params.get(param.name or "") in (None, ()):
                raise Stopped(found)
        ctx.meta[_HELD] = found


def held(ctx: click.Context) -> list[GovdocsError]:
    """Return what was wrong with the options of a command that judges them itself."""
    found: Sequence[GovdocsError] = ctx.meta.get(_HELD, ())
    return [*found]


def refuse(findings: Sequence[Finding]) -> None:
    """Stop when there is something wrong with the files. Raises Stopped."""
    if findings:
        raise Stopped((), findings)


def is_given(ctx: click.Context, name: str) -> bool:
    """Tell whether an option stands on the command line, even with what it cannot be."""
    source = ctx.get_parameter_source(name)
    # An argument that can be left out is said to stand there even when it does not.
    is_left_out = ctx.params.get(name) == () and _is_argument(ctx, name)
    return source is click.core.ParameterSource.COMMANDLINE and not is_left_out


def unusable(ctx: click.Context) -> frozenset[str]:
    """Return the options that stand on the command line with what they cannot be."""
    empty = (name for name, value in ctx.params.items() if value in (None, ()))
    return frozenset(name for name in empty if is_given(ctx, name))


def _is_argument(ctx: click.Context, name: str) -> bool:
    every = ctx.command.get_params(ctx)
    return any(isinstance(one, click.Argument) and one.name == name for one in every)


def _too_many(words: Sequence[str]) -> str:
    """Return what click says of arguments that a command has no use for."""
    one = "Got unexpected extra argument ({args})"
    said = ngettext(one, one.replace("argument", "arguments"), len(words))
    return said.format(args=" ".join(words)).rstrip(".").replace("\n", " ")


def _words(error: click.UsageError) -> str:
    return error.format_message().rstrip(".").replace("\n", " ")
