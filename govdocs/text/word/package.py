"""The zip file that a Word or OpenDocument file is, opened with care."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from govdocs.text.word.errors import Unreadable, broken
from govdocs.text.word.limits import Limits

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
# Below this a file compresses as it likes.
_SMALL = 1024 * 1024


class Package:
    """The parts of a file by name; a part is unpacked when it is asked for."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        if len(content) > limits.packed:
            raise _too_large(limits.packed)
        try:
            self._zip = ZipFile(BytesIO(content))
            self._parts = _checked(self._zip.infolist(), len(content), limits)
        except (BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise broken("zip-filen går inte att öppna") from error

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all parts."""
        return frozenset(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """Return one part; b'' when it is not there. Raises Unreadable."""
        if name not in self._parts:
            return b""
        try:
            return self._zip.read(self._parts[name])
        except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise broken(f"delen {name[:80]} går inte att packa upp") from error


def _checked(parts: list[ZipInfo], size: int, limits: Limits) -> dict[str, ZipInfo]:
    if len(parts) > limits.entries:
        raise Unreadable(
            f"filen har fler än {limits.entries} delar", "dela upp dokumentet"
        )
    unpacked = sum(one.file_size for one in parts)
    if unpacked > limits.unpacked:
        raise _too_large(limits.unpacked, "uppackad ")
    if unpacked > _SMALL and unpacked > limits.ratio * size:
        raise Unreadable(
            "filen är packad så hårt att den liknar en zipbomb",
            "öppna den i Word och spara den på nytt",
        )
    found: dict[str, ZipInfo] = {}
    for one in parts:
        _check(one, one.filename in found)
        found[one.filename] = one
    return found


def _check(one: ZipInfo, is_double: bool) -> None:
    name = one.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
        raise broken("en del har en sökväg ut ur filen")
    if one.flag_bits & _ENCRYPTED:
        raise Unreadable(
            "filen är skyddad med lösenord",
            "ta bort lösenordet i Word och skicka filen igen",
        )
    if is_double:
        raise broken("två delar har samma namn")
    if one.compress_type not in (_STORED, _DEFLATED):
        raise broken("en del är packad på ett okänt sätt")


def _too_large(most: int, how: str = "") -> Unreadable:
    return Unreadable(
        f"filen är {how}större än {most // (1024 * 1024)} MB",
        "ta bort eller förminska bilder och skicka filen igen",
    )
