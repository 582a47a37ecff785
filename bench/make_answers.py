"""Add a round with answers to a workspace that has a history, for what reads them.

The same options give the same answers. They are invented, and the originals that
their digests speak of have never been.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

import vocabulary as v
from documents import plan
from make_workspace import commit

from govdocs.model.receipt import Receipt
from govdocs.model.submission import (
    Comment,
    CommentKind,
    CommentPlace,
    Quote,
    Stance,
    Submission,
)
from govdocs.text.consultations import instant_text
from govdocs.text.spool import SPOOL
from govdocs.text.submission_file import submission_text

ROUND = "2020-1"
_OPENS, _CLOSES = "2020-01-01", "2020-03-31"
_FIRST = datetime(2020, 1, 2, 8, tzinfo=UTC)
_BLOCK = re.compile(r"^(?:- |\d+\. )?([^\n|#]{30,}?) \{#(\w+)\}$", re.M)
_KINDS, _STANCES = tuple(CommentKind), tuple(Stance)[:3]


@dataclass(frozen=True, slots=True)
class Answers:
    """How many answer, with how many comments each, about how many documents."""

    instances: int
    comments: int
    documents: int = 1
    seed: int = 1


def add_answers(asked: Answers, tree: Path, *, is_published: bool) -> None:
    """Open a round on documents of a workspace, and add answers from all.

    They are published, or lie in the spool as they do while a round is open.
    """
    chosen = [plan(number) for number in range(asked.documents)]
    rows = "".join(
        f"  - {{id: inst-{n}, namn: Instans {n}, typ: kommun}}\n"
        for n in range(asked.instances)
    )
    _write(tree / "remissinstanser.yaml", f"remissinstanser:\n{rows}")
    _git(tree, "add", "--all")
    commit(tree, "Remissinstanser")
    _open(tree, [one.id for one in chosen])
    texts = {one.id: (tree / one.path).read_text("utf-8") for one in chosen}
    blocks = [
        (document, block, words.split("\n")[-1])
        for document, text in texts.items()
        for words, block in _BLOCK.findall(text)
    ]
    folder = next(tree.rglob(f"{ROUND}/remiss.yaml")).parent
    for number, answer in enumerate(answers(asked, blocks)):
        if is_published:
            name = f"{answer.consultee}.yaml"
            _write(folder / "publicerat" / name, submission_text(answer))
        else:
            _receive(tree, answer, number + 1)
    _git(tree, "add", "--all")
    commit(tree, "Remissen")


def answers(asked: Answers, blocks: list[tuple[str, str, str]]) -> Iterator[Submission]:
    """Yield one answer from each; every twentieth comment says what others say too."""
    common = [_words(Random(f"{asked.seed}:{n}")) for n in range(20)]
    for number in range(asked.instances):
        name = f"inst-{number}"
        rng = Random(f"{asked.seed}:{name}")
        comments = tuple(
            _comment(f"{name}-{count}", blocks, common, rng)
            for count in range(1, asked.comments + 1)
        )
        yield Submission(
            ROUND,
            name,
            _FIRST + timedelta(hours=number),
            "webb",
            sha256(name.encode()).hexdigest(),
            rng.choice(_STANCES),
            reason=_words(rng),
            dockets=(f"KS 2020-{number}",),
            comments=comments,
        )


def _comment(
    id_: str, blocks: list[tuple[str, str, str]], common: list[str], rng: Random
) -> Comment:
    at = rng.randrange(len(common))
    is_common = rng.random() < 0.05
    document, block, words = blocks[at] if is_common else rng.choice(blocks)
    start = words.split(" ")[: rng.randint(3, 8)]
    return Comment(
        id_,
        rng.choice(_KINDS),
        common[at] if is_common else _words(rng),
        CommentPlace(document, block, Quote(" ".join(start))),
        rng.choice(_STANCES),
        _words(rng, 1) if rng.random() < 0.1 else None,
    )


def _words(rng: Random, sentences: int = 2) -> str:
    return " ".join(
        f"{rng.choice(v.ACTORS)} {rng.choice(v.VERBS)} {rng.choice(v.OBJECTS)} "
        f"{rng.choice(v.WHEN)}."
        for _ in range(sentences)
    )


def _receive(tree: Path, answer: Submission, number: int) -> None:
    raw = f"Svar från {answer.consultee}.\n"
    receipt = Receipt(
        ROUND,
        answer.consultee,
        answer.received,
        answer.channel,
        answer.sha256,
        "svar.txt",
        "original.txt",
        number,
    )
    folder = tree / SPOOL / ROUND / receipt.folder
    _write(folder / receipt.file, raw)
    _write(
        folder / "kvitto.yaml",
        f'remiss: "{ROUND}"\ninstans: {answer.consultee}\n'
        f'mottaget: "{instant_text(answer.received)}"\nkanal: {answer.channel}\n'
        f'sha256: "{answer.sha256}"\nfilnamn: svar.txt\noriginal: original.txt\n',
    )
    _write(folder / "svar.yaml", submission_text(answer))


def _open(tree: Path, documents: list[str]) -> None:
    named = (word for one in documents for word in ("--doc", one))
    subprocess.run(
        [
            *(sys.executable, "-m", "govdocs.cli.main", "--workspace", str(tree)),
            *("remiss", "open", ROUND, "--title", "Mätning", "--all-instances"),
            *("--opens", _OPENS, "--deadline", _CLOSES, "--yes", *named),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])},
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _git(tree: Path, *words: str) -> None:
    kept = {
        name: one for name, one in os.environ.items() if not name.startswith("GIT_")
    }
    subprocess.run(["git", *words], cwd=tree, check=True, env=kept)


def main() -> None:
    """Read how many instances, comments and documents, how they lie, and where."""
    *numbers, kind, tree = sys.argv[1:]
    asked = Answers(*map(int, numbers))
    add_answers(asked, Path(tree), is_published=kind == "publicerat")


if __name__ == "__main__":
    main()
