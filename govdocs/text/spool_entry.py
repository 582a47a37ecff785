"""Store an answer in the spool: on disk, whole and listed, before anybody reads it.

What `store` returns a receipt for is kept; what it does not was never received.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath

from govdocs.errors import CannotWrite, RecordBusy
from govdocs.model.delivery import Delivery
from govdocs.model.receipt import Attached, Receipt
from govdocs.text.consultations import instant_text
from govdocs.text.files import create_file, error_words, replace_file, sync_folder
from govdocs.text.legible import decoded, legible
from govdocs.text.quoted import quoted
from govdocs.text.spool import (
    ASIDE_FILE,
    DECIDED,
    LOST_FILE,
    OPENED_FOLDER,
    RECEIPT_FILE,
    WRITTEN_FILE,
    deliveries,
    folder_of,
    read_lost_note,
    read_opened,
    read_receipt,
)
from govdocs.text.spool_answer import ANSWER_FILE
from govdocs.text.spool_ledger import LEDGER, acknowledge, read_ledger, torn_numbers

_UNFINISHED = ".ny-"
_ENDING = re.compile(r"\.[a-z0-9]{1,8}", re.ASCII)
_FOLDER = re.compile(r"(\d{4,})-", re.ASCII)
_WAIT, _PAUSE = 30.0, 0.02


def store(spool: Path, delivery: Delivery) -> tuple[Receipt, bool]:
    """Store a delivery and return its receipt, and whether it is new.

    The very same files from the same instance are stored once, and give the first
    receipt again. Raises CannotWrite or RecordBusy, and then nothing is stored.
    """
    folder = spool / delivery.round
    try:
        _make(folder)
        _hide(spool)
        with _turn(folder):
            _clear(folder)
            known = _same(folder, delivery)
            if known is not None:
                _sync_named(spool, folder)
                _acknowledge(folder)
                return known, False
            receipt = receipt_of(delivery, _next_number(folder))
            _lay_in(folder, receipt, delivery)
            _acknowledge_new(folder, receipt)
    except OSError as error:
        raise CannotWrite(_stopped_at(error, folder), error_words(error)) from error
    return receipt, True


def _stopped_at(error: OSError, folder: Path) -> Path:
    """Return what could not be written: a ledger, or else the folder of the round."""
    named = Path(str(error.filename or ""))
    return named if named.name == LEDGER else folder


def _lay_in(folder: Path, receipt: Receipt, delivery: Delivery) -> None:
    """Write all of a delivery under another name, sync it, and give it its name."""
    unfinished = folder / f"{_UNFINISHED}{receipt.folder}"
    try:
        unfinished.mkdir()
        for name, content in _files(receipt, delivery):
            _write(unfinished / name, content)
        _write(unfinished / RECEIPT_FILE, receipt_text(receipt).encode("utf-8"))
        sync_folder(unfinished)
        unfinished.rename(folder / receipt.folder)
    except OSError:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    _sync_named(folder.parent, folder)


def _acknowledge_new(folder: Path, receipt: Receipt) -> None:
    """Put a delivery in the ledger, or take it back; raises OSError when there is no room.

    It stays where the ledger has it after all: nothing in the ledger may be missing.
    """
    try:
        _acknowledge(folder)
    except OSError:
        if receipt.folder not in read_ledger(folder):
            unfinished = folder / f"{_UNFINISHED}{receipt.folder}"
            (folder / receipt.folder).rename(unfinished)
            shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _acknowledge(folder: Path) -> None:
    """Put all deliveries of a round in its ledger; raises OSError.

    Those of old are not there, nor one whose receiver died before it came so far.
    """
    known = read_ledger(folder)
    fresh = (path for path in deliveries(folder) if path.name not in known)
    acknowledge(folder, filter(None, map(read_receipt, fresh)))


def _sync_named(spool: Path, folder: Path) -> None:
    """Make what another has named last: it can have died before it did so itself."""
    sync_folder(folder)
    sync_folder(spool)


def _files(receipt: Receipt, delivery: Delivery) -> Iterator[tuple[str, bytes]]:
    yield receipt.file, delivery.answer.content
    for kept, file in zip(receipt.attached, delivery.attached, strict=True):
        yield kept.file, file.content


def receipt_of(delivery: Delivery, number: int) -> Receipt:
    """Return what is written of a delivery, the number-th of its round from 1."""
    return Receipt(
        round=delivery.round,
        consultee=delivery.consultee,
        received=delivery.received.astimezone(UTC).replace(microsecond=0),
        channel=delivery.channel,
        sha256=delivery.answer.sha256,
        name=_named(delivery.answer.name),
        file=f"original{_ending(delivery.answer.name)}",
        number=number,
        attached=tuple(
            Attached(_named(one.name), f"bilaga-{at}{_ending(one.name)}", one.sha256)
            for at, one in enumerate(delivery.attached, 1)
        ),
    )


def note_answer(spool: Path, receipt: Receipt, text: str) -> None:
    """Write what was read in an answer beside its original. Raises CannotWrite."""
    folder, content = folder_of(spool, receipt), text.encode("utf-8")
    # First, so that one who dies in between leaves a file that is not written over.
    row = f"{sha256(content).hexdigest()}  {ANSWER_FILE}\n"
    replace_file(folder / WRITTEN_FILE, row.encode())
    replace_file(folder / ANSWER_FILE, content)


def is_edited(spool: Path, receipt: Receipt) -> bool:
    """Tell whether svar.yaml is another than the program wrote, or may be."""
    folder = folder_of(spool, receipt)
    try:
        written = (folder / ANSWER_FILE).read_bytes()
        noted = (folder / WRITTEN_FILE).read_bytes()
    except OSError:
        return (folder / ANSWER_FILE).exists()
    return not noted.startswith(sha256(written).hexdigest().encode())


def note_aside(
    spool: Path, receipt: Receipt, why: str, *, is_decided: bool = False
) -> None:
    """Write why an answer does not count, beside its original. Raises CannotWrite.

    `is_decided` when a person has said so, and nobody else has to look at it.
    """
    path = folder_of(spool, receipt) / ASIDE_FILE
    decided = f"{DECIDED}: för hand\n" if is_decided else ""
    replace_file(path, f"skäl: {_reason(why)}\n{decided}".encode())


def note_lost(spool: Path, round_: str, reasons: Mapping[str, str]) -> None:
    """Write why originals are gone for good, by folder. Raises CannotWrite or RecordBusy.

    What stands there and cannot be read is a person's to mend, and is never written over.
    """
    folder = spool / round_
    try:
        _make(folder)
        with _turn(folder):
            note = read_lost_note(spool, round_)
            if not note.is_whole:
                what, remedy = "det som står där går inte att läsa", "rätta filen först"
                raise CannotWrite(folder / LOST_FILE, what, remedy)
            every = {**note.reasons, **reasons}
            rows = (f"{name}: {_reason(why)}\n" for name, why in sorted(every.items()))
            replace_file(folder / LOST_FILE, "".join(rows).encode())
    except OSError as error:
        raise CannotWrite(folder, error_words(error)) from error


def _reason(words: str) -> str:
    """Return a reason as a value; with what nobody sees the file could not be read."""
    return quoted(" ".join(legible(words).split()))


def note_opened(spool: Path, round_: str, consultee: str, at: datetime) -> datetime:
    """Note that an instance has opened a round, and return when it first did.

    Raises CannotWrite.
    """
    path = spool / round_ / OPENED_FOLDER / consultee
    try:
        _make(path.parent)
        _hide(spool)
    except OSError as error:
        raise CannotWrite(path, error_words(error)) from error
    now = at.astimezone(UTC).replace(microsecond=0)
    with suppress(CannotWrite):
        create_file(path, f"{instant_text(now)}\n".encode())
    first = read_opened(spool, round_).get(consultee)
    if first is None:
        replace_file(path, f"{instant_text(now)}\n".encode())
    return first or now


def receipt_text(one: Receipt) -> str:
    """Return kvitto.yaml; the same receipt gives the same text."""
    rows = {
        "remiss": one.round,
        "instans": one.consultee,
        "mottaget": instant_text(one.received),
        "kanal": one.channel,
        "sha256": one.sha256,
        "filnamn": one.name,
        "original": one.file,
    }
    lines = [f"{key}: {quoted(value)}" for key, value in rows.items()]
    if one.attached:
        lines.append("bilagor:")
    for row in one.attached:
        lines += [
            f"  - filnamn: {quoted(row.name)}",
            f"    original: {quoted(row.file)}",
            f"    sha256: {quoted(row.sha256)}",
        ]
    return "\n".join(lines) + "\n"


def _named(name: str) -> str:
    """Return the sender's name of a file, without folders and what a line cannot show.

    One that the system could not read is read as Windows writes it.
    """
    own = PurePosixPath(name.replace("\\", "/")).name
    plain = legible(decoded(own.encode("utf-8", "surrogateescape")))
    return " ".join(plain.split()) or "utan namn"


def _ending(name: str) -> str:
    found = _ENDING.fullmatch(PurePosixPath(name).suffix.lower())
    return found[0] if found else ".bin"


def _same(folder: Path, delivery: Delivery) -> Receipt | None:
    for path in sorted(folder.glob(f"*-{delivery.consultee}")):
        known = read_receipt(path)
        if known and known.consultee == delivery.consultee:
            digests = (known.sha256, *(one.sha256 for one in known.attached))
            if digests == delivery.digests:
                return known
    return None


def _next_number(folder: Path) -> int:
    """Return the first number after those of all deliveries, be they there or gone."""
    found = (_FOLDER.match(one.name) for one in folder.iterdir())
    gone = (one.number for one in read_ledger(folder).values())
    every = (*(int(one[1]) for one in found if one), *gone, *torn_numbers(folder))
    return max(every, default=0) + 1


def _clear(folder: Path) -> None:
    """Remove what one that died had begun on and never gave a receipt for."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(path, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _make(folder: Path) -> None:
    """Make a folder and those above it, each of them to last."""
    if folder.is_dir():
        return
    _make(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir()
    sync_folder(folder.parent)


def _hide(spool: Path) -> None:
    """Keep the spool out of git, wherever in a repository it lies."""
    path = spool / ".gitignore"
    if not path.exists():
        replace_file(path, b"*\n")


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Hold the right to number deliveries of a round; raises RecordBusy."""
    handle = os.open(folder / ".turordning", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
    deadline = time.monotonic() + _WAIT
    try:
        while not _is_taken(handle):
            if time.monotonic() >= deadline:
                raise RecordBusy("en annan mottagning")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _is_taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
