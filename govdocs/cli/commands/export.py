"""`govdocs export`: one document in another form, to a file or standard output."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs import clock
from govdocs.cli import show
from govdocs.cli.command import Judging, held, refuse, unusable
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import ONLY_ON_A_DAY, on_day, workspace_root
from govdocs.cli.slips import Slips
from govdocs.cli.written import tell_read
from govdocs.errors import BadArgument, UnknownDocument, UnknownRevision
from govdocs.model.nearest import nearest
from govdocs.text.files import replace_file

if TYPE_CHECKING:
    from govdocs.lint.run import Checked
    from govdocs.text.publication import Ready

# The table is in render/formats.py; a test holds the two lists together.
_NAMES = ("canonical", "pdf", "docx", "odt")


@click.command(
    "export",
    Judging,
    without_pdf="välj --to docx eller odt",
    options_metavar="[VAL]",
    help="""Skriv ut ett dokument i en annan form.

    canonical är texten som beslut binds till: sha256sum på filen ger den kontrollsumma
    som står på sidan och i PDF-filen. Utan --out skrivs den till standard ut. En låst
    version skrivs hsavtal@1.0, och texten en viss dag hsavtal@2024-05-01.""",
)
@click.argument("document", metavar="DOKUMENT[@DAG|@VERSION]")
@click.option(
    "--party",
    metavar="PART",
    help="Den text som gäller för en part: dess id i parter.yaml.",
)
@click.option("--to", "form", type=click.Choice(_NAMES), help="Formen, måste anges.")
@click.option(
    "--out",
    type=NamedPath(),
    metavar="FIL",
    help="Filen att skriva till.",
)
@on_day
@click.pass_context
def command(
    ctx: click.Context,
    document: str,
    party: str | None,
    form: str | None,
    out: Path | None,
    on: date,
) -> int:
    """Export one publication: a locked version, or the text of a workspace without faults."""
    from govdocs.model.revision import DayAsked, parse_revision
    from govdocs.render.formats import FORMATS

    slips = Slips(held(ctx))
    if form is None and "form" not in unusable(ctx):
        slips.note("formen saknas", f"ange --to {' eller --to '.join(_NAMES)}")
    if party and not isinstance(parse_revision(document), DayAsked):
        slips.note(*ONLY_ON_A_DAY)
    ready = slips.last(_found, ctx, document, party, on)
    content = next(one for one in FORMATS if one.name == form).write(ready, on)
    if out:
        replace_file(out, content)
        show.message(f"Skrev {out}.")
        tell_read(workspace_root(ctx), [out])
    elif form != "canonical" and show.is_terminal(sys.stdout):
        raise BadArgument("formen går inte att visa i en terminal", "ange --out FIL")
    else:
        sys.stdout.buffer.write(content)
    return 0


def _found(
    ctx: click.Context, document: str, party: str | None, on: date | None
) -> Ready:
    """Return the text to write. Raises Stopped for a workspace with faults."""
    from govdocs.lint.run import check
    from govdocs.text.memory import open_memory

    root = workspace_root(ctx)
    if "@" in document:
        return find_locked(root, document, party)
    checked = check(root, on or clock.today(), open_memory(root))
    ready = find_publication(checked, document)
    refuse(checked.findings if checked.has_errors else ())
    return ready


def find_locked(root: Path, words: str, party: str | None) -> Ready:
    """Return a locked version, proved to be the text that was registered.

    Raises UnknownRevision, PartiesDiffer, ShallowClone or RecordBroken.
    """
    from govdocs.model.revision import (
        DayAsked,
        VersionAsked,
        named_document,
        parse_revision,
    )
    from govdocs.overview.at_revision import find_version
    from govdocs.store.versions import Versions, open_history

    asked = parse_revision(words)
    if not isinstance(asked, DayAsked | VersionAsked):
        name = named_document(words)
        raise UnknownRevision(f'"{words}"', f"skriv {name}@1.0 eller {name}@2024-05-01")
    gateway, head = open_history(root)
    versions = Versions(gateway, root, head)
    return versions.ready(find_version(versions, asked, party))


def find_publication(checked: Checked, name: str) -> Ready:
    """Return the publication with an id, in any case.

    Raises UnknownDocument.
    """
    from govdocs.overview.addresses import publications
    from govdocs.text.publication import Ready

    known = {one.metadata.id: one for one in publications(checked.loaded.workspace)}
    outline = known.get(name.lower())
    if outline is None:
        raise UnknownDocument(name, nearest(name.lower(), known))
    return Ready(outline, checked.loaded)
