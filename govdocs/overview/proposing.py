"""Propose a new wording of one block: a branch with one commit, for people without git.

Nothing here knows of a command line; a browser editor calls the same two functions.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from govdocs.errors import (
    BadArgument,
    CannotPropose,
    GovdocsError,
    RecordRefused,
    UnknownDocument,
)
from govdocs.model.document import Part, ids_of
from govdocs.model.ids import slug
from govdocs.model.nearest import IN_AN_ID, did_you_mean, nearest
from govdocs.overview.new_wording import judge_wording, reworded
from govdocs.overview.wording import Wording, read_wording
from govdocs.store.branch import begin_branch
from govdocs.store.change import Change, Written
from govdocs.store.corpus import TreeFiles
from govdocs.store.gateway import Gateway
from govdocs.store.proposals import PREFIX
from govdocs.store.versions import locked_texts
from govdocs.text.format import Mint, ids_in
from govdocs.text.load import is_document
from govdocs.text.reading import Reading, read_document

_ID = re.compile(rb"^id:\s*[\"']?([a-z][a-z0-9-]*)", re.MULTILINE)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COMMENT = re.compile(r"[\w.-]+/[\w.-]+")
_LONGEST = 72


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to say instead, and why.

    `name` is what to call the branch, '' for one that is made of the rest; `comments`
    are those that it answers, such as '2021-1/lerum-3'.
    """

    document: str
    wording: Wording
    reason: str
    role: str = ""
    comments: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposal that is not written yet: the branch, and the file before and after."""

    branch: str
    head: str
    path: str
    old: str
    new: str
    message: str


def draft_proposal(
    gateway: Gateway, root: Path, head: str, wish: Wish, faults: list[GovdocsError]
) -> Draft | None:
    """Return what would be written upon a commit.

    What stops it is added to `faults`, and with anything there nothing is drafted.
    """
    branch = _branch(wish)
    faults += (*_judge_branch(gateway, wish, branch), *_judge_words(wish))
    worded, found = read_wording(wish.wording)
    faults += found
    files = TreeFiles(gateway, head)
    texts = {
        path: files.read(path) for path in files.listing().files if is_document(path)
    }
    try:
        reading = _find(texts, wish)
        faults += _judge_saved(gateway, reading.path)
        faults += judge_wording(reading, wish.wording, worded)
        if faults:
            return None
        taken = {one for raw in texts.values() for one in _ids(raw)}
        mint = Mint(taken, secrets.choice, lambda: _locked_ids(root))
        new = reworded(reading, wish.wording, worded, mint)
    except GovdocsError as error:
        faults.append(error)
        return None
    assert reading.source is not None, "the file is read"
    old = reading.source.text
    return Draft(branch, head, reading.path, old, new, _message(wish))


def _judge_saved(gateway: Gateway, path: str) -> Iterator[RecordRefused]:
    if gateway.repo.working_tree_dir and path in gateway.changed_paths():
        yield RecordRefused(
            f"{path} har ändringar som inte är sparade",
            "spara dem med git commit eller ta bort dem med git restore",
        )


def write_proposal(gateway: Gateway, draft: Draft) -> Written:
    """Write the branch and its commit; both last when this returns."""
    change = Change({draft.path: draft.new.encode("utf-8")}, draft.message)
    return begin_branch(gateway, draft.branch, draft.head, change)


def _ids(raw: bytes) -> set[str]:
    return ids_in(raw.decode("utf-8", "replace"))


def _locked_ids(root: Path) -> Iterable[str]:
    return {one for raw in locked_texts(root) for one in _ids(raw)}


def _branch(wish: Wish) -> str:
    words = f"{wish.document} {wish.wording.block} {wish.reason}"
    return PREFIX + (wish.name.removeprefix(PREFIX) or slug(words, 60))


def _judge_branch(gateway: Gateway, wish: Wish, branch: str) -> Iterator[BadArgument]:
    name = wish.name.removeprefix(PREFIX)
    if name and not (_NAME.fullmatch(name) and len(name) <= _LONGEST):
        yield BadArgument(
            f"grenen kan inte heta {wish.name}",
            "använd a–z, 0–9 och bindestreck, som tydligare-ansvar",
        )
    elif gateway.resolve(f"refs/heads/{branch}"):
        yield BadArgument(
            f"grenen {branch} finns redan", "välj ett annat namn med --name"
        )


def _judge_words(wish: Wish) -> Iterator[BadArgument]:
    if not wish.reason.strip():
        yield BadArgument(
            "skälet saknas", 'säg varför, till exempel --reason "Tydligare ansvar"'
        )
    for one in wish.comments:
        if not _COMMENT.fullmatch(one):
            yield BadArgument(f"{one} är ingen synpunkt", "skriv som 2021-1/lerum-3")


def _message(wish: Wish) -> str:
    reason = " ".join(wish.reason.split())
    subject = f"{wish.document.lower()}: {reason}"
    body: list[str] = []
    if len(subject) > _LONGEST:
        body = [subject, ""]
        subject = subject[: _LONGEST - 1].rpartition(" ")[0] + "…"
    role = " ".join(wish.role.split())
    # The last paragraph is ours, so that no reason can be read as a role.
    trailers = [f"Stycke: {wish.document.lower()}#{wish.wording.block}"]
    trailers += [f"Roll: {role}"] if role else []
    trailers += [f"Synpunkt: {one}" for one in wish.comments]
    return "\n".join([subject, "", *body, *trailers]) + "\n"


def _find(texts: Mapping[str, bytes], wish: Wish) -> Reading:
    """Return the file that holds a block: the document's own, or a part of it."""
    paths = {
        found[1].decode(): path
        for path, raw in texts.items()
        if (found := _ID.search(raw, 0, max(raw.find(b"\n---", 3), 0)))
    }
    name = wish.document.lower()
    if name not in paths:
        raise UnknownDocument(wish.document, nearest(name, paths))
    own = _readable(paths[name], texts)
    assert own.outline is not None, "the file is read"
    parts = [paths[one] for one in own.outline.metadata.part_ids if one in paths]
    readings = [own, *(_readable(path, texts) for path in parts)]
    known = {one: reading for reading in readings for one in _anchors(reading.part)}
    block = wish.wording.block
    if block not in known:
        otherwise = "id står sist i stycket, som {#k7m2}"
        hint = did_you_mean(block, known, otherwise, least=IN_AN_ID)
        raise BadArgument(f"stycket {block} finns inte i {name}", hint)
    return known[block]


def _readable(path: str, texts: Mapping[str, bytes]) -> Reading:
    reading = read_document(path, texts[path])
    if reading.part is None or reading.outline is None:
        what = "dokumentet går inte att läsa"
        raise CannotPropose(what, "kör govdocs check och rätta felen", file=path)
    return reading


def _anchors(part: Part | None) -> Iterator[str]:
    assert part is not None, "the file is read"
    return ids_of(part)
