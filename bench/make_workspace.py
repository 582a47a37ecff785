"""Write a workspace of any size: `make_workspace.py --documents 2000 OUT`.

The same options give the same bytes. Text and names are invented.
"""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import vocabulary as v
from documents import Ids, Writer, plan
from front_matter import front_matter

WORDS = 1750
KEYS = 12
# The first commit of a workspace with history; hours pass between commits.
_FIRST_COMMIT = 1_514_800_800
_STEP = 6 * 3600
_CHANGED_SHARE = 20


@dataclass(frozen=True, slots=True)
class Size:
    """How large a workspace to make."""

    documents: int
    words: int = WORDS
    keys: int = KEYS
    revisions: int = 0
    seed: int = 1

    def options(self) -> tuple[str, ...]:
        """Return the options that ask for a workspace of this size."""
        named = ((f"--{name}", str(value)) for name, value in asdict(self).items())
        return tuple(word for pair in named for word in pair)


def make_workspace(size: Size, out: Path) -> None:
    """Write every file of a workspace, and its history when one is asked for."""
    first = dict(workspace_files(size))
    history = [first, *_revisions(first, size)]
    files: dict[str, str] = {}
    for changed in history:
        files |= changed
    for path, text in files.items():
        place = out / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("utf-8"))
    if size.revisions:
        record(history, out)


def workspace_files(size: Size) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file."""
    yield "govdocs.yaml", _settings()
    yield "parter.yaml", _parties()
    yield "organ.yaml", _bodies()
    yield "lagrum.yaml", _statutes()
    yield "begrepp.yaml", _terms()
    ids = Ids()
    for number in range(size.documents):
        own = plan(number)
        rng = Random(f"{size.seed}:{number}")
        front = front_matter(own, size.keys, rng)
        body = Writer(own, size.documents, size.words, rng, ids).body()
        yield own.path, f"---\n{front}---\n\n{body}"


def change(text: str, mark: str) -> str:
    """Return a document with one line more in the first paragraph of its body."""
    head, fence, body = text.partition("\n---\n\n")
    heading, rest = body.split("\n\n", 1)
    line = f"Ändring {mark} gäller från dagen för beslutet."
    return f"{head}{fence}{heading}\n\n{line}\n{rest}"


def _revisions(files: dict[str, str], size: Size) -> Iterator[dict[str, str]]:
    """Yield, for each commit after the first, the files it changes."""
    documents = [path for path in files if path.endswith(".md")]
    rng = Random(f"{size.seed}:revisions")
    now = dict(files)
    for number in range(1, size.revisions):
        count = max(1, len(documents) // _CHANGED_SHARE)
        chosen = sorted(rng.sample(documents, count))
        changed = {path: change(now[path], str(number)) for path in chosen}
        now |= changed
        yield changed


def record(history: Iterable[Mapping[str, str | None]], out: Path) -> None:
    """Save commits with git, on fixed days and by a fixed name; None removes a file."""
    _git(out, "init", "--quiet", "--initial-branch=main")
    _git(out, "fast-import", "--quiet", stream=b"".join(_commits(history)))
    _git(out, "reset", "--quiet")


def commit(out: Path, message: str) -> None:
    """Save what was changed in a workspace that has a history, by a fixed name."""
    who = ("-c", "user.name=Bench", "-c", "user.email=bench@example.invalid")
    _git(out, *who, "commit", "--quiet", "--all", "--message", message)


def _commits(history: Iterable[Mapping[str, str | None]]) -> Iterator[bytes]:
    for number, changed in enumerate(history):
        message = f"Revision {number + 1}".encode()
        when = _FIRST_COMMIT + number * _STEP
        yield b"commit refs/heads/main\n"
        yield f"committer Bench <bench@example.invalid> {when} +0000\n".encode()
        yield b"data %d\n%s\n" % (len(message), message)
        for path, text in changed.items():
            if text is None:
                yield b"D %s\n" % path.encode()
                continue
            raw = text.encode("utf-8")
            yield b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(raw), raw)
        yield b"\n"


def _git(folder: Path, *words: str, stream: bytes = b"") -> None:
    kept = {
        name: one for name, one in os.environ.items() if not name.startswith("GIT_")
    }
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        ["git", *words], cwd=folder, input=stream, check=True, env={**kept, **own}
    )


def _settings() -> str:
    return (
        "namn: Provsamling av avtal\n"
        "sammanfattning: Texterna är gjorda av ett program, för mätning.\n"
        "skede: utkast\n"
        f"antal_parter: {len(v.PLACES) + 1}\n"
        "huvuddokument: dok-00000\n"
        "märkning:\n  ord: Provtext\n  mening: Texten är påhittad.\n"
    )


def _parties() -> str:
    rows = ['  - {id: regionen, namn: Regionen, typ: region, kod: "99"}']
    rows += [
        f"  - {{id: part-{count}, namn: {place} kommun, typ: kommun, "
        f'kod: "99{count:02d}", område: Område {count % 3 + 1}}}'
        for count, place in enumerate(v.PLACES, start=1)
    ]
    return "parter:\n" + "\n".join(rows) + "\n"


def _bodies() -> str:
    return (
        "organ:\n"
        "  - {id: organ-1, namn: Gemensamt organ, typ: samverkansorgan, "
        "mandat: Bereder gemensamma dokument.}\n"
    )


def _statutes() -> str:
    rows = [
        f'  - {{sfs: "{sfs}", namn: {name}, rubrik: {name[:-2].capitalize()}, '
        f"förkortning: {short}, från: {start}{_without_chapters(section)}}}"
        for sfs, name, short, start, section in v.STATUTES
    ]
    return "lagar:\n" + "\n".join(rows) + "\n"


def _without_chapters(section: str) -> str:
    return "" if "kap." in section else ", kapitel: nej"


def _terms() -> str:
    rows = [
        f'  - {{id: {own}, term: {term}, betydelse: "{meaning}"}}'
        for own, term, meaning in v.TERMS
    ]
    return "begrepp:\n" + "\n".join(rows) + "\n"


def main() -> None:
    """Read the options and write the workspace."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, required=True, metavar="N")
    parser.add_argument("--words", type=int, default=WORDS, metavar="W")
    parser.add_argument("--keys", type=int, default=KEYS, metavar="K")
    parser.add_argument("--revisions", type=int, default=0, metavar="R")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out", type=Path, metavar="OUT")
    asked = parser.parse_args()
    size = Size(asked.documents, asked.words, asked.keys, asked.revisions, asked.seed)
    if asked.out.exists() and any(asked.out.iterdir()):
        parser.error("the folder OUT is not empty")
    make_workspace(size, asked.out)


if __name__ == "__main__":
    main()
