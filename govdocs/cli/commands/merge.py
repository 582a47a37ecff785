"""`govdocs merge`: two or more proposals put together, when they do not compete."""

from __future__ import annotations

import os
import shlex
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from govdocs.cli import show
from govdocs.cli.command import Judging, held
from govdocs.cli.named_file import NewFolder
from govdocs.cli.options import text_or_json, workspace_root
from govdocs.cli.slips import Slips
from govdocs.cli.words import FILLED
from govdocs.errors import BadArgument, NothingSaved, ShallowClone, UnknownRevision
from govdocs.text.files import replace_file
from govdocs.text.folder import is_in_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govdocs.overview.merging import Pair, Together
    from govdocs.store.gateway import Gateway

_MANY = 8

_BRANCH = "forslag/hopslaget"
_AS_PARENTS = ("--no-ff", "--no-commit", "--strategy", "ours")
_ALONE = "ange två grenar; ett ensamt förslag införs med git merge FÖRSLAG"

# What is wrong, and the remedy, when `check` would read what is written.
_INSIDE = (
    "--out ligger i arbetsytan, så filerna skulle läsas som fler dokument",
    "ange en mapp utanför den, som ../hopslaget",
)


@click.command(
    "merge",
    Judging,
    options_metavar="[VAL]",
    help="""Slå ihop två eller flera förslag, om de inte tävlar med varandra.

    Förslagen är grenar eller andra git-revisioner, till exempel forslag/tid forslag/ansvar.
    De jämförs ord för ord med den text som alla bygger på.

    Oberoende förslag rör olika meningar. Flaggade går att slå ihop, men en person bör läsa
    resultatet: de rör olika ord i samma mening, det ena flyttar det stycke som det andra
    ändrar, eller så lägger båda till nya stycken på samma plats. Förslag som tävlar ändrar
    samma ord, eller så stryker det ena vad det andra ändrar. Då skrivs inget.

    Med --out skrivs de filer som förslagen ändrar till en mapp utanför arbetsytan, och
    sedan visas hur de införs.
    Slutkod 1 betyder att några förslag tävlar.""",
)
@click.argument("names", metavar="FÖRSLAG FÖRSLAG...", nargs=-1, required=True)
@click.option(
    "--base",
    type=FILLED,
    metavar="REVISION",
    help="Texten att jämföra med. Annars den senaste som alla förslagen bygger på.",
)
@click.option(
    "--out",
    type=NewFolder(),
    metavar="MAPP",
    help="Mappen att skriva den hopslagna texten till.",
)
@text_or_json
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    base: str | None,
    out: Path | None,
    form: str,
) -> int:
    """Put proposals together and tell how each two of them stand."""
    from govdocs.model.merge import Verdict
    from govdocs.overview.edits import find_edits
    from govdocs.overview.merging import put_together

    slips = Slips(held(ctx))
    opened = slips.tried(_open, ctx)
    if len(set(names)) < 2:
        slips.note("det behövs minst två förslag", _ALONE)
    if opened is None:
        raise slips.stopped()
    root, gateway = opened
    if out and slips.tried(is_in_workspace, root, out):
        slips.note(*_INSIDE)
    commits = _commits(gateway, names, slips)
    found = slips.tried(_commit, gateway, base) if base else None
    slips.stop()
    ground = found or _common(gateway, commits)
    sides = {
        name: find_edits(gateway, ground, commit) for name, commit in commits.items()
    }
    together = put_together(sides)
    written = _write(together.files, out, root) if out else []
    if form == "json":
        show.data(_as_json(ground, together, written))
    else:
        _print(ground, together, written, out)
        if out and together.verdict is not Verdict.COMPETING:
            show.result("Så införs det, från arbetsytans mapp (se docs/forslag.md):")
            for line in _steps(
                ground, [*commits], together, os.path.relpath(out, root)
            ):
                show.result(f"  {show.on_one_line(line)}")
    return int(together.verdict is Verdict.COMPETING)


def _open(ctx: click.Context) -> tuple[Path, Gateway]:
    from govdocs.store.gateway import open_gateway

    root = workspace_root(ctx)
    gateway = open_gateway(root)
    if gateway is None:
        raise NothingSaved(has_repository=False)
    return root, gateway


def _commits(gateway: Gateway, names: Iterable[str], slips: Slips) -> dict[str, str]:
    """Return the commits of those proposals that are there."""
    found = {name: slips.tried(_commit, gateway, name) for name in dict.fromkeys(names)}
    return {name: commit for name, commit in found.items() if commit}


def _commit(gateway: Gateway, words: str) -> str:
    found = gateway.resolve(words)
    if found is None:
        raise UnknownRevision(words, "se öppna förslag med govdocs proposals")
    return found


def _common(gateway: Gateway, commits: Mapping[str, str]) -> str:
    from govdocs.store.proposals import common_base

    found = common_base(gateway, tuple(commits.values()))
    if found is None and gateway.is_shallow():
        raise ShallowClone
    if found is None:
        raise BadArgument(
            "förslagen bygger inte på samma text",
            "ange med --base vad de ska jämföras med",
        )
    return found


def _write(files: Mapping[str, bytes | None], out: Path, root: Path) -> list[str]:
    """Write what was put together; return the paths that were written.

    Raises Stopped with every path that leads out of the folder, or into the workspace.
    """
    slips = Slips()
    for path in files:
        parts = [part.lower() for part in PurePosixPath(path).parts]
        if path.startswith("/") or {"..", ".git"} & set(parts):
            slips.note(f"sökvägen {path!a} leder ut ur mappen", "byt filens namn")
    if any(is_in_workspace(root, out / path) for path in files):
        slips.note(*_INSIDE)
    slips.stop()
    kept = {path: raw for path, raw in files.items() if raw is not None}
    for path, raw in kept.items():
        replace_file(out / path, raw)
    return sorted(kept)


def _as_json(base: str, together: Together, written: list[str]) -> dict[str, Any]:
    return {
        "base": base,
        "verdict": together.verdict.value,
        "pairs": [
            {
                "a": pair.one,
                "b": pair.other,
                "verdict": pair.verdict.value,
                "blocks": list(pair.blocks),
            }
            for pair in together.pairs
        ],
        "written": written,
        "removed": _removed(together),
    }


def _removed(together: Together) -> list[str]:
    return sorted(path for path, raw in together.files.items() if raw is None)


def _print(base: str, together: Together, written: list[str], out: Path | None) -> None:
    from govdocs.model.merge import Verdict

    show.result(f"Jämfört med {base[:12]}.")
    for pair in together.pairs:
        show.result(show.wrapped(_told(pair), 2))
    for path in written:
        show.result(f"Skrev {show.on_one_line(str(out))}/{show.on_one_line(path)}")
    for path in _removed(together):
        show.result(f"Stryks: {show.on_one_line(path)}")
    match together.verdict:
        case Verdict.COMPETING:
            tail = " Inget är skrivet." if out else ""
            show.result(f"Några förslag tävlar, så de går inte att slå ihop.{tail}")
        case Verdict.FLAGGED:
            show.result("Förslagen går att slå ihop. Läs igenom de flaggade ställena.")
        case Verdict.INDEPENDENT:
            show.result("Förslagen går att slå ihop.")


def _steps(
    base: str, names: Sequence[str], together: Together, out: str
) -> Iterator[str]:
    """Yield what a person runs to bring what was written in, as a shell reads it.

    The branch begins where the proposals were compared, so that nothing that has come
    since is put back, and has them as parents, so that what their commits say is kept.
    """
    kept = sorted(path for path, raw in together.files.items() if raw is not None)
    yield f"git switch -c {_BRANCH} {base[:12]}"
    yield shlex.join(["git", "merge", *_AS_PARENTS, *names])
    if kept:
        yield shlex.join(["cp", "-R", f"{out}/.", "."])
        yield shlex.join(["git", "add", "--", *kept])
    if removed := _removed(together):
        yield shlex.join(["git", "rm", "-q", "--", *removed])
    yield "git commit --no-edit"
    yield f"govdocs review main {_BRANCH}"


def _told(pair: Pair) -> str:
    names = f"{show.on_one_line(pair.one)} och {show.on_one_line(pair.other)}"
    more = [f"och {len(pair.blocks) - _MANY} till"] if len(pair.blocks) > _MANY else []
    blocks = ", ".join([*pair.blocks[:_MANY], *more])
    words = {
        "oberoende": "är oberoende",
        "flaggad": "flaggas",
        "tävlar": "tävlar",
    }[pair.verdict.value]
    return f"{names} {words}{f': {blocks}' if blocks else ''}"
