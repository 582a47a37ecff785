"""Write files so that a reader sees the old bytes or the new ones, never half of them."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from govdocs.errors import CannotWrite

# What to do when the name is wrong; for all else room and rights are to be looked at.
_NAMED_WRONG = {
    errno.EISDIR: "ange en fil i mappen i stället för mappen",
    errno.EEXIST: "ange ett annat namn",
    errno.ENOTDIR: "ange en fil i en mapp",
    errno.ENAMETOOLONG: "ange ett kortare namn",
}
_NO_LINKS = frozenset((errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK))


def replace_file(path: Path, content: bytes) -> None:
    """Write to a temporary name beside the file, sync it, rename it, sync the folder.

    Raises CannotWrite with the old file untouched.
    """
    _write(path, content, lambda temporary: temporary.replace(path))


def create_file(path: Path, content: bytes) -> None:
    """Write a file as `replace_file` does, but never over one that is there.

    Raises CannotWrite with nothing changed.
    """

    def take_name(temporary: Path) -> None:
        try:
            path.hardlink_to(temporary)
        except OSError as error:
            # Some network shares have no links, and then this is as near as one gets.
            if error.errno not in _NO_LINKS or path.exists():
                raise
            temporary.replace(path)
        else:
            temporary.unlink()

    _write(path, content, take_name)


def _write(path: Path, content: bytes, give_name: Callable[[Path], object]) -> None:
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode(path)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        give_name(Path(temporary))
        sync_folder(path.parent)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        remedy = _NAMED_WRONG.get(error.errno or 0)
        raise CannotWrite(path, error_words(error), remedy) from error


def _mode(path: Path) -> int:
    """Return who may do what with a file; a device or a pipe is never to be replaced.

    Raises OSError.
    """
    if not path.exists():
        return 0o644
    if path.is_dir():
        raise OSError(errno.EISDIR, "")
    if not path.is_file():
        raise OSError(errno.EEXIST, "")
    return path.stat().st_mode & 0o777


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def error_words(error: OSError) -> str:
    """Return in Swedish why the system refused."""
    known = {
        errno.ENOSPC: "disken är full",
        errno.ENOENT: "mappen finns inte",
        errno.EACCES: "rättighet saknas",
        errno.EPERM: "rättighet saknas",
        errno.EROFS: "disken går bara att läsa",
        errno.EDQUOT: "diskkvoten är slut",
        errno.EMFILE: "för många öppna filer",
        errno.ENAMETOOLONG: "namnet är för långt",
        errno.ENOTDIR: "en del av sökvägen är ingen mapp",
        errno.EISDIR: "det är en mapp",
        errno.EEXIST: "det är ingen vanlig fil",
        errno.ELOOP: "länken leder tillbaka till sig själv",
        errno.EIO: "disken svarar inte som den ska",
        errno.EBUSY: "ett annat program använder den",
        errno.EFBIG: "filen är större än datorn tillåter",
        errno.ENXIO: "det är ingen vanlig fil",
    }
    return known.get(error.errno or 0, f"systemet svarade {error.errno}")
