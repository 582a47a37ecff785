"""Proposals put together: every file that differs, pair by pair and then all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from itertools import combinations

from govdocs.diff.merge import merge, touched_blocks
from govdocs.model.merge import Merged, Verdict, worst
from govdocs.overview.edits import Edit, File, document_id
from govdocs.text.faults import Faults
from govdocs.text.reading import read_document
from govdocs.text.yaml import read_yaml

Edits = Mapping[str, Edit]
Judged = tuple[Verdict, tuple[str, ...]]

_ALIKE: Judged = (Verdict.INDEPENDENT, ())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two proposals by name, how they stand, and the blocks that decide it."""

    one: str
    other: str
    verdict: Verdict
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Proposals put together; `files` are by path, None for one that is taken away.

    No file is given when some proposals compete.
    """

    pairs: tuple[Pair, ...]
    files: Mapping[str, bytes | None]

    @property
    def verdict(self) -> Verdict:
        """Return the worst verdict of any pair."""
        return worst([one.verdict for one in self.pairs])


@dataclass(frozen=True, slots=True)
class Joined:
    """Two edits of one file as one; `edit` is None when they compete."""

    edit: Edit | None
    verdict: Verdict
    blocks: tuple[str, ...]


def put_together(sides: Mapping[str, Edits]) -> Together:
    """Return two or more proposals on one base, by name, as one."""
    pairs = [
        Pair(one, other, *judge(sides[one], sides[other]))
        for one, other in combinations(sides, 2)
    ]
    if any(one.verdict is Verdict.COMPETING for one in pairs):
        return Together(tuple(pairs), {})
    whole = _whole(sides)
    blocks = {block for one in whole if one.edit is None for block in one.blocks}
    if blocks:
        pairs = [_with(pair, sides, blocks) for pair in pairs]
        return Together(tuple(pairs), {})
    return Together(tuple(pairs), _written([one.edit for one in whole if one.edit]))


def _whole(sides: Mapping[str, Edits]) -> list[Joined]:
    """Return what becomes of each file when all come together."""
    found: list[Joined] = []
    for name in sorted({name for edits in sides.values() for name in edits}):
        # The order they are named in must not decide anything.
        edits = sorted((one[name] for one in sides.values() if name in one), key=_order)
        first = Joined(edits[0], *_ALIKE)
        found.append(reduce(_and_also, edits[1:], first))
    return found


def _order(edit: Edit) -> tuple[str, str]:
    return (edit.after.path, edit.after.blob) if edit.after else ("", "")


def _and_also(joined: Joined, edit: Edit) -> Joined:
    return join(joined.edit, edit) if joined.edit else joined


def _with(pair: Pair, sides: Mapping[str, Edits], blocks: set[str]) -> Pair:
    """Return a pair that competes if both touch what could not be put together."""
    both = set(touched(sides[pair.one])) & set(touched(sides[pair.other])) & blocks
    shared = both or (sides[pair.one].keys() & sides[pair.other].keys() and blocks)
    if not shared:
        return pair
    return Pair(pair.one, pair.other, Verdict.COMPETING, tuple(sorted(shared)))


def _written(edits: Sequence[Edit]) -> dict[str, bytes | None]:
    files: dict[str, bytes | None] = {}
    for one in edits:
        if one.before and (not one.after or one.after.path != one.before.path):
            files[one.before.path] = None
    for one in edits:
        if one.after:
            files[one.after.path] = one.after.read()
    return files


def judge(
    one: Edits,
    other: Edits,
    known: Callable[[Edit, Edit], Judged] | None = None,
) -> Judged:
    """Return how two proposals on one base stand, and the blocks that decide it."""
    asked = known or judge_file
    found = [asked(one[name], other[name]) for name in one if name in other]
    found += list(_crossings(one, other))
    verdict = worst([each for each, _ in found])
    if verdict is Verdict.INDEPENDENT:
        return _ALIKE
    blocks = (block for each, some in found if each is verdict for block in some)
    return verdict, tuple(dict.fromkeys(blocks))


def _crossings(one: Edits, other: Edits) -> Iterator[Judged]:
    """Yield files of different names that would get one path, or one document's id."""
    paths = {edit.after.path: name for name, edit in one.items() if edit.after}
    for name, edit in other.items():
        if edit.after and paths.get(edit.after.path, name) != name:
            yield Verdict.COMPETING, (edit.after.path,)
    new = [edit for edit in one.values() if not edit.before]
    others = [edit for edit in other.values() if not edit.before]
    ids = {edit.label for edit in new if edit.after and document_id(edit.after)}
    for edit in others:
        if edit.label in ids and edit.name not in one:
            yield Verdict.COMPETING, (edit.label,)


def judge_file(one: Edit, other: Edit) -> Judged:
    """Return how two edits of one file stand."""
    joined = join(one, other)
    return joined.verdict, joined.blocks


def join(one: Edit, other: Edit) -> Joined:
    """Return two edits of one file as one, or what makes them compete."""
    if one.is_same(other):
        return Joined(one, *_ALIKE)
    competing = Joined(None, Verdict.COMPETING, (one.label,))
    if not (one.before and one.after and other.after):
        return competing
    before, after = one.before, (one.after, other.after)
    paths = {file.path for file in after} - {before.path}
    if len(paths) > 1:
        return competing
    path = paths.pop() if paths else before.path
    changed = [file for file in after if file.blob != before.blob]
    if len({file.blob for file in changed}) < 2:
        kept = changed[0] if changed else before
        file = File(path, kept.blob, kept.read, kept.is_regular)
        return Joined(Edit(before, file), *_ALIKE)
    merged = _merge(before, after)
    if merged is None:
        return competing
    if merged.text is None:
        return Joined(None, merged.verdict, merged.blocks)
    raw = merged.text.encode("utf-8")
    if not _is_readable(path, raw, changed):
        return competing
    file = File(path, sha256(raw).hexdigest(), lambda: raw)
    return Joined(Edit(before, file), merged.verdict, merged.blocks)


def _merge(before: File, after: tuple[File, File]) -> Merged | None:
    """Return two wordings in one; None for a file that is no text of ours."""
    base, one, other = before.text, after[0].text, after[1].text
    if base is None or one is None or other is None:
        return None
    return merge(base, one, other, is_data=before.is_data)


def _is_readable(path: str, raw: bytes, sides: Sequence[File]) -> bool:
    """Tell whether a file has no fault that neither proposal has."""
    found = _faults(path, raw)
    if not found:
        return True
    return found <= {code for file in sides for code in _faults(path, file.read())}


def _faults(path: str, raw: bytes) -> set[str]:
    if path.endswith(".md"):
        return {one.code for one in read_document(path, raw).faults}
    faults = Faults(path)
    read_yaml(raw.decode("utf-8"), 1, faults)
    return {one.code for one in faults.found}


def touched(edits: Edits) -> tuple[str, ...]:
    """Return what a proposal changes: blocks by id, keys, and files that come or go."""
    found: list[str] = []
    for edit in edits.values():
        found += touched_in(edit)
    return tuple(dict.fromkeys(found))


def touched_in(edit: Edit) -> tuple[str, ...]:
    """Return what is changed in one file; the file itself when it is not in blocks."""
    if not edit.before or not edit.after:
        return (edit.label,)
    old, new = edit.before.text, edit.after.text
    if old is None or new is None or edit.before.blob == edit.after.blob:
        return (edit.label,)
    return touched_blocks(old, new, is_data=edit.before.is_data)
