"""`govdocs fmt`: the canonical form, with ids minted where they are missing."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path

import click

from govdocs.cli import show
from govdocs.cli.command import Command
from govdocs.cli.commands.check import relative_paths
from govdocs.cli.named_file import NamedPath
from govdocs.cli.options import workspace_root
from govdocs.cli.slips import Slips
from govdocs.text.files import replace_file
from govdocs.text.folder import list_files
from govdocs.text.format import Mint, format_document, ids_in
from govdocs.text.load import is_document


@click.command(
    "fmt",
    Command,
    options_metavar="[VAL]",
    help="""Skriv filerna i enhetlig form: en mening per rad, ett id på varje stycke.

    Texten ändras inte. Kör du kommandot två gånger händer inget den andra gången.
    Slutkod 1 betyder att --check fann filer att ändra, eller att en fil har fel.""",
)
@click.argument("paths", nargs=-1, metavar="[FIL]...", type=NamedPath())
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Ändra inget, visa bara vilka filer det gäller.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], only_check: bool) -> int:
    """Rewrite the documents that are not in canonical form."""
    root, slips = workspace_root(ctx), Slips()
    wanted = relative_paths(paths, root, slips)
    slips.stop()
    documents = [path for path in list_files(root).files if is_document(path)]
    texts = {path: _decoded(root / path) for path in documents}
    taken = {found for text in texts.values() if text for found in ids_in(text)}
    mint = Mint(taken, secrets.choice, partial(_locked_ids, root))
    changed = failed = 0
    for path in documents:
        if not wanted(path):
            continue
        text = texts[path]
        formatted = format_document(path, text, mint) if text is not None else None
        if formatted is None:
            failed += 1
            show.message(f"{path} har fel som måste rättas först. Kör govdocs check.")
        elif formatted != text:
            changed += 1
            show.result(path)
            if not only_check:
                replace_file(root / path, formatted.encode("utf-8"))
    show.message(_verdict(changed, failed, only_check))
    return int(bool(failed or (only_check and changed)))


def _decoded(path: Path) -> str | None:
    """Return the text of a file as it stands; None when it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


def _locked_ids(root: Path) -> set[str]:
    """Return every id in a locked version; an id is never given to another text."""
    from govdocs.store.versions import locked_texts

    return {
        found
        for raw in locked_texts(root)
        for found in ids_in(raw.decode("utf-8", "replace"))
    }


def _verdict(changed: int, failed: int, only_check: bool) -> str:
    done = "skulle ändras" if only_check else "är ändrade"
    tail = f" {failed} kunde inte läsas." if failed else ""
    if not changed:
        return (
            f"Alla filer har redan enhetlig form.{tail}" if not failed else tail.strip()
        )
    return (
        f"{changed} filer {done}.{tail}"
        if changed != 1
        else f"1 fil {done.replace('ändrade', 'ändrad')}.{tail}"
    )
