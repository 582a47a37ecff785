"""`govdocs import`: an existing text from Word or LibreOffice, as a document to fill in."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govdocs.cli import show
from govdocs.cli.command import Command
from govdocs.cli.named_file import NamedPath, bytes_of
from govdocs.cli.options import workspace_root
from govdocs.cli.slips import Slips
from govdocs.errors import BadArgument, WorkspaceMissing
from govdocs.model.ids import DOCUMENT_ID
from govdocs.model.kinds import DocumentKind
from govdocs.text.files import create_file, replace_file

if TYPE_CHECKING:
    from govdocs.cli.surroundings import Surroundings
    from govdocs.model.word_text import WordText
    from govdocs.text.word.markdown import Imported, Wanted
    from govdocs.text.word.markdown_pictures import Kept

_KINDS = tuple(one.value for one in DocumentKind)
# What `check` says of a longer one.
_LARGEST = 200_000


@click.command(
    "import",
    Command,
    clashes=(("is_replaced", "id_", "kind"),),
    options_metavar="[VAL]",
    short_help="Gör ett befintligt avtal i Word till ett dokument.",
    help="""Gör en befintlig text i Word (.docx) eller LibreOffice (.odt) till ett dokument.

    Rubriker, listor, tabeller, fotnoter och länkar följer med, också rubriker som bara är
    fetstil eller ett skrivet nummer. Id kommer ur filens bokmärken när govdocs har skrivit
    den. Orden räknas del för del, och det som inte står i texten listas i en rapport:
    spårade ändringar, kommentarer, sammanslagna celler. Bilder sparas bredvid dokumentet.

    Uppgifterna överst fylls i efteråt: govdocs check säger vilka. Utan --out skrivs
    dokumentet till standard ut och rapporten till standard fel.""",
)
@click.argument("source", metavar="FIL", type=NamedPath())
@click.option(
    "--out",
    type=NamedPath(),
    metavar="FIL",
    help="Dokumentet att skriva.",
)
@click.option("--id", "id_", metavar="ID", help="Dokumentets id. Annars efter titeln.")
@click.option(
    "--type",
    "kind",
    type=click.Choice(_KINDS),
    metavar="TYP",
    help="Vad dokumentet är: avtal, överenskommelse, riktlinje, rutin …",
)
@click.option(
    "--part", metavar="ID", help="Bara en del av en publikation som har flera."
)
@click.option(
    "--original",
    is_flag=True,
    help="Texten före de spårade ändringarna. Annars är de godkända.",
)
@click.option(
    "--replace",
    "is_replaced",
    is_flag=True,
    help="Byt texten i ett dokument som finns. Uppgifterna överst står kvar.",
)
@click.pass_context
def command(
    ctx: click.Context,
    source: Path,
    out: Path | None,
    id_: str | None,
    kind: str | None,
    part: str | None,
    original: bool,
    is_replaced: bool,
) -> int:
    """Read a file, write the document, and tell what became of every word."""
    from govdocs.text.format import Mint
    from govdocs.text.word.markdown import Wanted, import_word
    from govdocs.text.word.markdown_pictures import renamed

    slips = Slips()
    _judge(id_, out, is_replaced, slips)
    content = slips.tried(bytes_of, source)
    if content is None or slips.found:
        raise slips.stopped()
    near = _around(ctx, out)
    wanted = Wanted(
        id_ or "",
        DocumentKind(kind) if kind else None,
        _front(out, part) if out and is_replaced else "",
        original,
        near.homes,
        part or "",
        ways=_ways(out, near) if out and is_replaced else {},
    )
    word = _read(content, source)
    if out is not None:
        kept = _pictures(content, word, out, near)
        wanted, word = replace(wanted, pictures=kept), renamed(word, kept.names)
    mint = Mint(set(near.taken), secrets.choice, near.locked_ids)
    imported = import_word(word, wanted, mint, source.name)
    return _deliver(imported, wanted, source, out)


def _judge(id_: str | None, out: Path | None, is_replaced: bool, slips: Slips) -> None:
    """Note what cannot be meant."""
    if id_ is not None and not DOCUMENT_ID.fullmatch(id_):
        slips.note(f'"{id_}" är inget id', "skriv små bokstäver a–z, som hsavtal")
    if is_replaced and out is None:
        slips.note("--replace utan fil att byta texten i", "ange den med --out")
    if is_replaced and out and not out.is_file():
        slips.note(
            f"{out} finns inte, så ingen text kan bytas",
            "ange dokumentets fil med --out, eller utelämna --replace",
        )
    if out is not None and out.exists() and not is_replaced:
        remedy = "ange en annan fil, eller --replace för att byta texten i den"
        slips.note(f"{out} finns redan", remedy)


def _read(content: bytes, source: Path) -> WordText:
    """Return what the file says. Raises CannotImport."""
    from govdocs.text.word.errors import Unreadable
    from govdocs.text.word.markdown_refused import CannotImport
    from govdocs.text.word.read import read_word

    try:
        return read_word(content)
    except Unreadable as fault:
        name = show.on_one_line(source.name)
        raise CannotImport(fault.message, fault.remedy, file=name) from fault


def _pictures(content: bytes, word: WordText, out: Path, near: Surroundings) -> Kept:
    """Return the pictures that are to lie beside the document."""
    from govdocs.model.ids import slug
    from govdocs.text.word.markdown_pictures import Kept, keep_pictures
    from govdocs.text.word.pictures import read_pictures

    if not any(piece.picture for one in word.everything() for piece in one.pieces):
        return Kept()
    found = read_pictures(content)
    return keep_pictures(word, found, slug(out.stem), near.pictures(out))


def _around(ctx: click.Context, out: Path | None) -> Surroundings:
    """Return what is around the new document; outside a workspace nothing is."""
    from govdocs.cli.surroundings import Surroundings, around

    try:
        return around(workspace_root(ctx), out)
    except WorkspaceMissing:
        return Surroundings()


def _front(path: Path, part: str | None) -> str:
    """Return the front matter of a document that is there.

    Raises BadArgument, also for a document whose text lies in parts of its own.
    """
    from govdocs.text.faults import Faults
    from govdocs.text.front_matter import FENCE, split
    from govdocs.text.source import Source

    text = path.read_text("utf-8", "replace")
    halves = split(Source(str(path), text, ""), Faults(str(path)))
    if halves is None:
        raise BadArgument(f"{path} har inga uppgifter överst", "kör govdocs check")
    if not part and re.search(r"^delar:", halves.front, re.MULTILINE):
        remedy = "ange en del i taget med --part, och delens fil med --out"
        raise BadArgument(f"{path} består av delar", remedy)
    return f"{FENCE}\n{halves.front}\n{FENCE}\n"


def _ways(path: Path, near: Surroundings) -> dict[str, str]:
    """Return how the text of a document that is there writes its links."""
    from govdocs.text.word.markdown_links import ways_of

    return ways_of(path.read_text("utf-8", "replace"), path.name, near.homes)


def _deliver(imported: Imported, wanted: Wanted, source: Path, out: Path | None) -> int:
    """Write the document and the report; a word that is not accounted for is a fault."""
    content = imported.text.encode("utf-8")
    told = [f"# Import av {show.on_one_line(source.name)}", ""]
    told += map(show.on_one_line, imported.report.told())
    if len(content) > _LARGEST:
        told.append("Texten är större än 200 kB: dela upp den i delar (typ: del).")
    tell = show.result if out else show.message
    if out is None:
        show.result(imported.text.removesuffix("\n"))
    else:
        for name, raw in wanted.pictures.files.items():
            if name in imported.text:
                create_file(out.parent / name, raw)
        write = replace_file if wanted.front else create_file
        write(out, content)
    for line in told:
        tell(line)
    if out is not None:
        more = "" if wanted.front else " och fyll i uppgifterna överst"
        show.message(f"{out} är skrivet. Kör govdocs check{more}.")
    return 0 if imported.report.is_whole else 1
