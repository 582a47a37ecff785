"""The spool: answers as they came, outside git, one folder for each delivery.

`<spool>/<round>/<nnnn>-<instance>/` holds the original bytes, kvitto.yaml and, when the
answer has been read, svar.yaml with the digest it then had in svar.sha256.
`<spool>/<round>/oppnat/<instance>` holds the instant at which the invitation is known to
have been opened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from govdocs.model.finding import Finding
from govdocs.model.receipt import Attached, Receipt, Received
from govdocs.text.consultations import read_instant
from govdocs.text.faults import Faults
from govdocs.text.spool_answer import ANSWER_FILE, read_answer
from govdocs.text.yaml import read_yaml

SPOOL = ".govdocs/mottaget"
RECEIPT_FILE, ASIDE_FILE = "kvitto.yaml", "sidolagt.yaml"
# Beside the deliveries: those whose originals are gone for good, each with the reason.
LOST_FILE = "forlorade.yaml"
# A key of sidolagt.yaml, in what a person has put aside.
DECIDED = "avgjort"
# The digest of svar.yaml as the program wrote it, in the form of sha256sum.
WRITTEN_FILE = "svar.sha256"
OPENED_FOLDER = "oppnat"
NOT_READ = "originalet är sparat men inte läst"

_KEPT = re.compile(r"(?:original|bilaga-\d+)(?:\.[a-z0-9]{1,8})?", re.ASCII)
_FOLDER = re.compile(r"(\d{4,})-([a-z][a-z0-9-]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spooled:
    """The deliveries of a round in the order they came, and folders without a receipt.

    A folder is `broken` when what it holds cannot be told; a person must look at it.
    """

    received: tuple[Received, ...] = ()
    broken: tuple[Path, ...] = ()

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Return what is wrong with answers that people have edited."""
        return tuple(fault for one in self.received for fault in one.faults)


def folder_of(spool: Path, receipt: Receipt) -> Path:
    """Return the folder that a delivery lies in."""
    return spool / receipt.round / receipt.folder


def place_from(root: Path, path: Path) -> str:
    """Return a path as it is told: from the workspace when it lies in it."""
    return str(path.relative_to(root) if path.is_relative_to(root) else path)


def spool_of(root: Path, received: str | None) -> Path:
    """Return the folder of the spool; `received` is the setting `mottaget`."""
    return root / (received or SPOOL)


def read_spool(spool: Path, round_: str, whose: str | None = None) -> Spooled:
    """Read all deliveries of a round, or those of one instance.

    None where there is no folder.
    """
    found: list[Received] = []
    broken: list[Path] = []
    lost = read_lost(spool, round_)
    for path in deliveries(spool / round_, whose):
        one = read_delivery(path)
        if one is not None:
            found.append(one)
        elif path.name not in lost:
            broken.append(path)
    found.sort(key=lambda one: one.receipt.number)
    return Spooled(tuple(found), tuple(broken))


def deliveries(folder: Path, whose: str | None = None) -> list[Path]:
    """Return the folders of all deliveries of a round, or of those of one instance."""
    if not folder.is_dir():
        return []
    named = ((path, _FOLDER.fullmatch(path.name)) for path in sorted(folder.iterdir()))
    wanted = (path for path, one in named if one and whose in (None, one[2]))
    return [path for path in wanted if path.is_dir()]


def read_opened(spool: Path, round_: str) -> dict[str, datetime]:
    """Return when each instance is known to have opened a round, by its id.

    That nothing is noted of an instance does not mean that it has not.
    """
    folder = spool / round_ / OPENED_FOLDER
    found: dict[str, datetime] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        with suppress(ValueError):
            words = (_text(path) or "").strip()
            found[path.name] = read_instant(words)
    return found


class LostNote(NamedTuple):
    """What is noted of lost originals: why, by the folder of the delivery.

    One without a reason is not known to be lost, and what is no folder is nothing.
    `is_whole` tells that each is a folder with a reason, or that nothing is noted.
    """

    reasons: dict[str, str]
    is_whole: bool


def read_lost_note(spool: Path, round_: str) -> LostNote:
    """Read what is noted of originals of a round that are gone for good."""
    path = spool / round_ / LOST_FILE
    rows = _yaml(path) if path.exists() else {}
    if not isinstance(rows, Mapping):
        return LostNote({}, is_whole=False)
    reasons = {
        str(folder): str(why)
        for folder, why in rows.items()
        if _FOLDER.fullmatch(str(folder)) and _says_why(why)
    }
    return LostNote(reasons, is_whole=len(reasons) == len(rows))


def _says_why(why: object) -> bool:
    is_words = why is not None and not isinstance(why, Mapping | list)
    return is_words and bool(str(why).strip())


def read_lost(spool: Path, round_: str) -> dict[str, str]:
    """Return why originals of a round are gone for good, by the folder of the delivery."""
    return read_lost_note(spool, round_).reasons


def read_receipt(folder: Path) -> Receipt | None:
    """Read the receipt of a delivery; None when it is missing or says something else.

    One that names another folder, or a file outside it, is of something else.
    """
    named = _FOLDER.fullmatch(folder.name)
    data = _yaml(folder / RECEIPT_FILE)
    if named is None or not isinstance(data, Mapping):
        return None
    try:
        receipt = _receipt(data, int(named[1]))
    except (KeyError, TypeError, ValueError):
        return None
    is_here = (receipt.round, receipt.folder) == (folder.parent.name, folder.name)
    return receipt if is_here and _is_sound(receipt) else None


def _is_sound(receipt: Receipt) -> bool:
    """Tell whether a receipt has words where it should, and names files beside it."""
    words = [receipt.channel, receipt.sha256, receipt.name]
    words += [word for one in receipt.attached for word in (one.name, one.sha256)]
    files = [receipt.file, *(one.file for one in receipt.attached)]
    is_text = all(isinstance(one, str) for one in (*words, *files))
    return is_text and all(_KEPT.fullmatch(one) for one in files)


def _receipt(data: Mapping[str, Any], number: int) -> Receipt:
    return Receipt(
        round=data["remiss"],
        consultee=data["instans"],
        received=read_instant(data["mottaget"]),
        channel=data["kanal"],
        sha256=data["sha256"],
        name=data["filnamn"],
        file=data["original"],
        number=number,
        attached=tuple(
            Attached(one["filnamn"], one["original"], one["sha256"])
            for one in data.get("bilagor", ())
        ),
    )


def read_delivery(folder: Path) -> Received | None:
    """Read one delivery and what was read in it; None where it has no receipt."""
    receipt = read_receipt(folder)
    return _received(folder, receipt) if receipt else None


def _received(folder: Path, receipt: Receipt) -> Received:
    if (folder / ASIDE_FILE).exists():
        return _put_aside(folder / ASIDE_FILE, receipt)
    path = folder / ANSWER_FILE
    faults = Faults(str(path))
    answer = read_answer(path, receipt, faults)
    if answer is None:
        unread = receipt.as_unread(NOT_READ)
        return Received(receipt, unread, is_read=False, faults=tuple(faults.found))
    return Received(receipt, answer)


def _put_aside(path: Path, receipt: Receipt) -> Received:
    """Return a delivery that does not count, whatever its note has become."""
    text, faults = _text(path), Faults(str(path))
    node = read_yaml(text, 1, faults) if text is not None else None
    aside = node.data() if node else None
    found = aside if isinstance(aside, Mapping) else {}
    why = found.get("skäl")
    if not isinstance(why, str):
        why = "Skälet går inte att läsa."
        if not faults.found:
            words = "det framgår inte varför svaret inte räknas"
            faults.add("GD052", 1, 1, words, "skriv skäl: och skälet, i UTF-8")
    return Received(
        receipt,
        receipt.as_unread(why),
        aside=why,
        faults=tuple(faults.found),
        is_decided=DECIDED in found,
    )


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _yaml(path: Path) -> Any:
    """Return the data of a file; None when it is missing or has any fault."""
    text, faults = _text(path), Faults(path.name)
    node = None if text is None else read_yaml(text, 1, faults)
    return None if node is None or faults.found else node.data()
