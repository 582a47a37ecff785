"""`govdocs review`: what a proposal does, and whether the stage lets it in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.finding_formats import FORMATS
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import on_day, workspace_root
from govdocs.cli.slips import Slips
from govdocs.cli.written import tell_read
from govdocs.model.policy import Verdict
from govdocs.text.files import replace_file

if TYPE_CHECKING:
    from govdocs.overview.review import Review

_FORGES = tuple(name for name, one in FORMATS.items() if one.from_top)
_FORMATS = ("text", "markdown", "html", "json", *_FORGES)


@click.command(
    "review",
    Judging,
    options_metavar="[VAL]",
    help="""Granska ett förslag: vad det ändrar, och om skedet tillåter det.

    BAS är det som förslaget ska in i, till exempel main, och FÖRSLAG är grenen eller den
    sparade ändringen. Första raden är svaret. Sedan står vad varje policy säger, vad
    skillnaden blir, vad kontrollen hittar som är nytt, och vilka andra dokument som berörs.

    Policyerna är alltid basens, också när förslaget ändrar dem. Slutkod 0: godkänd.
    Slutkod 1: nekad. Policyerna förklaras i docs/policyer.""",
)
@click.argument("base", metavar="BAS")
@click.argument("head", metavar="FÖRSLAG")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="Hur granskningen skrivs.",
)
@click.option(
    "--out",
    type=NamedPath(),
    metavar="FIL",
    help="Filen att skriva till.",
)
@on_day
@click.pass_context
def command(
    ctx: click.Context, base: str, head: str, form: str, out: Path | None, on: date
) -> int:
    """Review a proposal and print what was found."""
    from govdocs.cli.revised import both_told, refuse_unknown
    from govdocs.overview.review import make_review

    slips = Slips(held(ctx))
    root = slips.needed(workspace_root, ctx)
    if slips.found:
        slips.tried(refuse_unknown, root, (base, head), None)
        raise slips.stopped()
    with both_told(root, (base, head), None):
        review = make_review(root, (base, head), on)
    whole = "".join(f"{line}\n" for line in _writer(form)(review, root))
    if out:
        replace_file(out, whole.encode("utf-8"))
        show.message(f"Skrev {out}.")
        tell_read(root, [out])
    elif whole:
        show.result(whole.removesuffix("\n"))
        sys.stdout.flush()
    return int(review.verdict is Verdict.REFUSED)


def _writer(form: str) -> Callable[[Review, Path], Iterator[str]]:
    own = {"text": _text, "markdown": _markdown, "html": _html, "json": _json}
    return own.get(form) or (lambda review, root: _for_forge(review, form, root))


def _text(review: Review, root: Path) -> Iterator[str]:
    from govdocs.cli.review_text import review_text

    return review_text(review)


def _markdown(review: Review, root: Path) -> Iterator[str]:
    from govdocs.cli.review_markdown import review_markdown

    return review_markdown(review)


def _html(review: Review, root: Path) -> Iterator[str]:
    from govdocs.render.html.review_page import review_page

    yield review_page(review).decode("utf-8").removesuffix("\n")


def _json(review: Review, root: Path) -> Iterator[str]:

    from govdocs.cli.review_json import review_data

    yield show.as_json(review_data(review))


def _for_forge(review: Review, form: str, root: Path) -> Iterator[str]:
    """Yield breaches and new findings as a forge shows them beside the lines."""
    from govdocs.cli.finding_formats import write_findings
    from govdocs.overview.verdict import breach_findings

    found = [*breach_findings(review), *review.findings.new]
    return write_findings(sorted(found, key=lambda one: one.order), form, root)
