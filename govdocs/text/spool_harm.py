"""What lies in the spool held against its receipts; what has not been touched is not read."""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from govdocs.model.amount import counted
from govdocs.model.enumeration import enumerated
from govdocs.model.period import said
from govdocs.model.receipt import Lost
from govdocs.text.derived import derived
from govdocs.text.files import error_words
from govdocs.text.spool import (
    ASIDE_FILE,
    LOST_FILE,
    RECEIPT_FILE,
    deliveries,
    place_from,
    read_lost,
    read_lost_note,
    read_receipt,
)
from govdocs.text.spool_ledger import LEDGER, Acknowledged, find_unread, read_ledger

RESTORE = "återställ den ur en säkerhetskopia"

_Ledger = Mapping[str, Acknowledged]


class Harm(NamedTuple):
    """What is wrong with a file or folder of the spool, as what follows its name."""

    path: Path
    words: str
    remedy: str

    @property
    def told(self) -> str:
        """Return it as sentences for people."""
        return f"{self.path} {self.words}. {self.remedy.capitalize()}."

    def seen_from(self, root: Path) -> Harm:
        """Return it with the path as it is told in a workspace."""
        return self._replace(path=Path(place_from(root, self.path)))

    def is_of(self, folders: Collection[str]) -> bool:
        """Tell whether it is a delivery of those folders, or a file in one of them."""
        return self.path.name in folders or self.path.parent.name in folders


def find_harm(root: Path, spool: Path, round_: str) -> list[Harm]:
    """Return what does not stand as it came in the deliveries of a round.

    A delivery counts as judged before when none of its files has been touched since.
    What is known to be lost is left out; a note of it that cannot be read is told.
    """
    lost = read_lost_note(spool, round_)
    harms = _harms(root, spool, round_)
    found = [one for one in harms if not one.is_of(lost.reasons)]
    if lost.is_whole:
        return found
    words = "går inte att läsa, eller saknar skäl för ett svar"
    remedy = "skriv mappen, kolon och skälet, en rad för varje svar"
    return [Harm(spool / round_ / LOST_FILE, words, remedy), *found]


def told_harm(root: Path, spool: Path, round_: str) -> list[Harm]:
    """Return all that is wrong with what a round has received, as told in the workspace."""
    found = (*find_harm(root, spool, round_), *_unlisted(spool, round_))
    return [one.seen_from(root) for one in found]


def _unlisted(spool: Path, round_: str) -> list[Harm]:
    """Return the deliveries of a round that nobody has acknowledged.

    A receiver that died leaves one, and so does somebody who copies a folder. A spool of
    old has no ledger, and nothing is said of it, nor of one that is put aside.
    """
    folders = deliveries(spool / round_)
    ledger = read_ledger(spool / round_)
    unlisted = (one for one in folders if one.name not in ledger) if ledger else ()
    fresh = (one for one in unlisted if not (one / ASIDE_FILE).exists())
    words = "har ingen rad i kvittenser, så ingen har fått veta att svaret kom in"
    remedy = "ta emot filen igen om den har kommit, och lägg annars svaret åt sidan"
    return [Harm(one, words, remedy) for one in fresh if read_receipt(one)]


def find_lost(root: Path, spool: Path, round_: str) -> list[Lost]:
    """Return the originals of a round that are gone for good; not what has been restored."""
    reasons = read_lost(spool, round_)
    if not reasons:
        return []
    ledger, harms = read_ledger(spool / round_), _harms(root, spool, round_)
    return [
        Lost(folder, _received(spool / round_ / folder, ledger.get(folder)), why)
        for folder, why in reasons.items()
        if any(one.is_of([folder]) for one in harms)
        or not (spool / round_ / folder).is_dir()
    ]


def find_gone(spool: Path, round_: str) -> list[Harm]:
    """Return the deliveries of a round that were acknowledged and are not there.

    What is known to be lost is left out.
    """
    home, lost = spool / round_, read_lost(spool, round_)
    return [one for one in _gone(home, *_listed(home)) if not one.is_of(lost)]


def _harms(root: Path, spool: Path, round_: str) -> list[Harm]:
    home = spool / round_
    ledger, folders = _listed(home)
    gone = _gone(home, ledger, folders)
    if not folders:
        return gone
    marks = {one: _mark(one, ledger.get(one.name)) for one in folders}
    kept = derived(root, f"{round_}.received", "received", str(spool))
    found = kept.judged(marks, lambda one: [*_harm(one, ledger.get(one.name))])
    return [*gone, *found]


def _listed(home: Path) -> tuple[_Ledger, list[Path]]:
    """Return what has been acknowledged of a round, and what lies there."""
    # The ledger first: what is received in the meantime is then not taken for gone.
    ledger = read_ledger(home)
    return ledger, deliveries(home)


def _gone(home: Path, ledger: _Ledger, folders: Sequence[Path]) -> list[Harm]:
    there = {path.name for path in folders}
    if ledger and not home.is_dir():
        count = counted(len(ledger), "mottaget svar", "mottagna svar")
        words = f"är borta, med {count} som har kvitterats"
        return [*_unread(home, ledger, folders), Harm(home, words, RESTORE)]
    gone = (
        Harm(
            home / one.folder,
            f"är borta, med svaret som kom {said(one.received)} (sha256 {one.sha256})",
            RESTORE,
        )
        for one in ledger.values()
        if one.folder not in there
    )
    return [*_unread(home, ledger, folders), *gone]


def _unread(home: Path, ledger: _Ledger, folders: Sequence[Path]) -> Iterator[Harm]:
    """Yield what cannot be read in the ledgers, and which number neither has nor a folder."""
    there = {_number(one.name) for one in folders}
    more = "så svar kan saknas utan att det syns"
    acknowledged = (one.number for one in ledger.values())
    for path, words in find_unread(home, there.union(acknowledged)):
        yield Harm(path, f"{words}, {more}", RESTORE)
    # A folder without a receipt may be anything, and its number tells of none below it.
    noted = {*ledger, *read_lost(home.parent, home.name)}
    unlisted = (one for one in folders if one.name not in noted)
    noted |= {one.name for one in unlisted if read_receipt(one)}
    gaps = [*_gaps({_number(one) for one in noted}, there)]
    if gaps:
        words = (
            f"har ingen rad för svar {enumerated(gaps)}, som inte heller har någon mapp"
        )
        yield Harm(home / LEDGER, words, RESTORE)


def _number(folder: str) -> int:
    return int(folder.partition("-")[0])


def _gaps(given: Collection[int], there: Collection[int]) -> Iterator[str]:
    """Yield what is missing below the last number given, as folders have it, each run as one."""
    last = max(given, default=0)
    known = sorted({0, *given, *(one for one in there if one < last)})
    for before, after in pairwise(known):
        if after - before == 2:
            yield f"{before + 1:04}"
        elif after - before > 2:
            yield f"{before + 1:04}–{after - 1:04}"


def _received(folder: Path, acknowledged: Acknowledged | None) -> datetime | None:
    receipt = None if acknowledged else read_receipt(folder)
    known = acknowledged or receipt
    return known.received if known else None


def read_kept(path: Path, digest: str) -> tuple[bytes, str]:
    """Return the bytes of a stored file, and why they are not what came; "" if they are."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return b"", "är ingen vanlig fil"
        content = path.read_bytes()
    except FileNotFoundError:
        return b"", "finns inte"
    except OSError as error:
        return b"", f"går inte att läsa: {error_words(error)}"
    is_same = sha256(content).hexdigest() == digest
    return content, "" if is_same else "är en annan än den som kom"


def without_receipt(folder: Path) -> Harm:
    """Return that a delivery has no receipt that can be read."""
    return Harm(folder, "har inget kvitto som går att läsa", "öppna mappen och se")


def _harm(folder: Path, acknowledged: Acknowledged | None) -> Iterator[Harm]:
    receipt = read_receipt(folder)
    if receipt is None:
        yield without_receipt(folder)
        return
    if acknowledged and not acknowledged.is_of(receipt):
        words = "säger något annat än när svaret kvitterades"
        yield Harm(folder / RECEIPT_FILE, words, RESTORE)
    for name, digest in receipt.digests:
        _, why = read_kept(folder / name, digest)
        if why:
            yield Harm(folder / name, why, RESTORE)


def _mark(folder: Path, acknowledged: Acknowledged | None) -> str:
    """Return what tells whether a file of a delivery may have been touched."""
    named = (
        path
        for path in sorted(folder.iterdir())
        if path.name == RECEIPT_FILE or path.name.startswith(("original", "bilaga-"))
    )
    return stamp(folder, named, acknowledged)


def stamp(folder: Path, files: Iterable[Path], *facts: object) -> str:
    """Return what is another when a file of a folder has been touched, or facts are others.

    One that is missing has no row.
    """
    rows: list[object] = []
    for path in files:
        with suppress(FileNotFoundError):
            seen = path.lstat()
            times = seen.st_mtime_ns, seen.st_ctime_ns
            rows.append((path.name, seen.st_mode, seen.st_ino, seen.st_size, *times))
    return repr((folder.name, rows, *facts))
