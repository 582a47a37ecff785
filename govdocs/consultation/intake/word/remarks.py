"""Remarks in the margin: each thread one comment, at the words that it is made on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from govdocs.consultation.form.places import FormBox
from govdocs.consultation.intake.word.draft import Draft
from govdocs.consultation.intake.word.marks import folded, span_of
from govdocs.consultation.intake.word.match import Settled
from govdocs.consultation.intake.word.stretches import Home, Mark, Stretch
from govdocs.model.word_text import Remark

_ANSWERED = "Svar i marginalen: "
_ON = "Om ”{words}”: {said}"
_TO = " (Kommentaren gäller fram till ”{words}”.)"
_EMPTY = "(En kommentar utan ord.)"
_SETTLED = "(Markerad som löst.)"
_NEAR = 40
_FEW = 5
_MOST = 200
_LAST = 1 << 30


def remark_drafts(
    remarks: Sequence[Remark],
    ours: Iterable[Remark],
    settled: Sequence[Settled],
    blocks: Mapping[Mark, str],
    place_of: Callable[[Home], Mark | None],
) -> Iterator[Draft]:
    """Yield a comment for each thread; `blocks` are the words asked about, by their mark.

    `ours` are the remarks that the file was sent out with.
    """
    marked: dict[str, list[Settled]] = {}
    for one in settled:
        for id_ in dict.fromkeys(
            id_ for piece in one.stretch.pieces for id_ in piece.remarks
        ):
            marked.setdefault(id_, []).append(one)
    sets = _Sets()
    for root, said in _threads(remarks, {folded(one.text) for one in ours}):
        if said:
            yield _draft(root, said, marked.get(root, []), blocks, place_of, sets)


def _threads(
    remarks: Sequence[Remark], ours: Collection[tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """Yield each thread as the id of its first remark and all its words but our own."""
    known = {one.id: one for one in remarks}
    threads: dict[str, dict[str, str]] = {}
    for one in remarks:
        root, seen = one, {one.id}
        while root.answers in known and root.answers not in seen:
            root = known[root.answers]
            seen.add(root.id)
        words = "" if folded(one.text) in ours else _words(one)
        # A ring of answers has no first; each is then one of its own.
        key = one.id if root.answers in seen else root.id
        start = _ANSWERED if words and key != one.id else ""
        # What is answered comes before its answers, wherever their marks stand.
        threads.setdefault(key, {key: ""})[one.id] = f"{start}{words}"
    for root_id, parts in threads.items():
        yield root_id, "\n".join(one for one in parts.values() if one)


def _words(one: Remark) -> str:
    """Return the words of a remark; some only mark a place, and some are ticked off."""
    words = one.text.strip() or _EMPTY
    return f"{words} {_SETTLED}" if one.is_settled else words


def _draft(
    root: str,
    said: str,
    marked: Sequence[Settled],
    blocks: Mapping[Mark, str],
    place_of: Callable[[Home], Mark | None],
    sets: _Sets,
) -> Draft:
    if not marked:
        return Draft(_LAST, None, said)
    first = next((one for one in marked if place_of(one.home)), marked[0])
    place, order = place_of(first.home), first.stretch.order
    if place and marked[-1].home != first.home:
        said += _TO.format(words=" ".join(marked[-1].stretch.original.split()[-_FEW:]))
    own = [one.stretch for one in marked if one.home == first.home]
    covered = _covered(root, own, sets)
    words = blocks.get(place, "") if place and isinstance(first.home, tuple) else ""
    quote = _quote(covered, words)
    is_clear = quote or (place and isinstance(first.home, FormBox))
    if not (is_clear or not covered or span_of(words, covered)):
        said = _ON.format(words=_shown(covered), said=said)
    return Draft(order, place, said, quote=quote)


def _shown(covered: str) -> str:
    """Return words that a remark is made on, of many the first and the last."""
    if len(covered) <= 2 * _MOST:
        return covered
    return f"{covered[:_MOST].rstrip()} … {covered[-_MOST:].lstrip()}"


class _Sets(dict[int, tuple[tuple[str, ...], frozenset[str]]]):
    """The remarks of a piece as a set; most pieces share theirs with those beside them."""

    def of(self, remarks: tuple[str, ...]) -> frozenset[str]:
        if id(remarks) not in self:
            self[id(remarks)] = remarks, frozenset(remarks)
        return self[id(remarks)][1]


def _covered(root: str, own: Sequence[Stretch], sets: _Sets) -> str:
    """Return the words that a remark is made on, as they were before tracked changes."""
    parts = [
        piece.text
        for one in own
        for piece in one.pieces
        if root in sets.of(piece.remarks)
        and not piece.is_placeholder
        and not piece.picture
        if not (piece.tracked and piece.tracked.is_new)
    ]
    return " ".join("".join(parts).split())


def _quote(covered: str, words: str) -> tuple[str, str, str] | None:
    """Return covered words as they stand in a block; None for all of it, or none of it."""
    span = span_of(covered, words)
    if span is None or not words[: span[0]].strip() + words[span[1] :].strip(" ."):
        return None
    before, after = words[: span[0]][-_NEAR:], words[span[1] :][:_NEAR]
    return words[slice(*span)], before.strip(), after.strip()
