"""Where packets are written: all of them beside their places first, then each renamed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from govdocs.errors import CannotWrite
from govdocs.overview.packet import PacketRefused
from govdocs.text.files import error_words, sync_folder


def refuse_taken(out: Path, names: Sequence[str]) -> None:
    """Refuse names that are there already.

    Raises PacketRefused.
    """
    for name in names:
        if os.path.lexists(out / name):
            raise PacketRefused(
                f"{out / name} finns redan",
                "flytta undan det, eller ange en annan mapp med --out; inget är ändrat",
            )


class Output:
    """A folder that packets are written to: either all of them, or none.

    Used as a context; what is not published is cleared away when it ends.
    """

    def __init__(self, out: Path) -> None:
        self._out = out
        self._names: list[str] = []
        self._staged: TemporaryDirectory[str]

    def __enter__(self) -> Output:
        try:
            self._out.mkdir(parents=True, exist_ok=True)
            self._staged = TemporaryDirectory(
                prefix=".beslutsunderlag-", dir=self._out, ignore_cleanup_errors=True
            )
        except OSError as error:
            raise CannotWrite(self._out, error_words(error)) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._staged.cleanup()

    def file(self, name: str, content: bytes) -> None:
        """Write a file, not in its place yet.

        Raises CannotWrite.
        """
        try:
            _write(self._place / name, content)
        except OSError as error:
            raise CannotWrite(self._out / name, error_words(error)) from error
        self._names.append(name)

    def folder(self, name: str, files: Mapping[str, bytes]) -> None:
        """Write a folder with its files, not in its place yet.

        Raises CannotWrite.
        """
        place = self._place / name
        try:
            place.mkdir()
            for own, content in files.items():
                _write(place / own, content)
            sync_folder(place)
        except OSError as error:
            raise CannotWrite(self._out / name, error_words(error)) from error
        self._names.append(name)

    def publish(self) -> None:
        """Give everything its own name.

        Raises CannotWrite or PacketRefused.
        """
        refuse_taken(self._out, self._names)
        try:
            for name in self._names:
                (self._place / name).rename(self._out / name)
            sync_folder(self._out)
        except OSError as error:
            raise CannotWrite(self._out, error_words(error)) from error

    @property
    def scratch(self) -> Path:
        """Return a folder for what is needed only while packets are made."""
        return self._place / "under-arbete"

    @property
    def _place(self) -> Path:
        return Path(self._staged.name)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
