"""What a site was made of: for each file its digest, its source's key, and its sign.

A sign tells whether a file has been touched since without reading it, as git does it: by
inode, size and time of change. A file as young as the manifest itself may have been
altered within the same tick of the clock, so its sign says nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from govdocs.errors import CannotWrite
from govdocs.text.files import replace_file

Sign = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a site; `key` is '' where nothing says what it was made from."""

    digest: str
    key: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a site by path, and the PDFs kept beside it by document.

    A kept PDF is its key, its file and its digest; `prints` is for render/fingerprint.py.
    `written` is when this was saved.
    """

    files: Mapping[str, Made] = field(default_factory=dict)
    pdfs: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    prints: Mapping[str, str] = field(default_factory=dict)
    written: int = 0

    def vouches_for(self, path: str, sign: Sign) -> bool:
        """Tell whether a file with this sign must have the bytes that were written."""
        known = self.files.get(path)
        return known is not None and known.sign == sign and sign[2] < self.written


def read_manifest(place: Path) -> Manifest:
    """Return a saved manifest; an empty one where there is none that can be read."""
    try:
        saved = json.loads(place.read_bytes())
        return Manifest(
            {path: _made(row) for path, row in saved["files"].items()},
            {
                name: (key, file, digest)
                for name, (key, file, digest) in saved["pdfs"].items()
            },
            {str(short): str(whole) for short, whole in saved["prints"].items()},
            place.stat().st_mtime_ns,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def save_manifest(place: Path, manifest: Manifest) -> None:
    """Save a manifest; without it the next build takes longer and nothing else."""
    rows = {
        path: [made.digest, made.key, *made.sign]
        for path, made in manifest.files.items()
    }
    whole = {
        "files": rows,
        "pdfs": dict(manifest.pdfs),
        "prints": dict(manifest.prints),
    }
    with suppress(CannotWrite):
        replace_file(place, json.dumps(whole).encode())


def _made(row: list[str | int]) -> Made:
    digest, key, inode, size, changed = row
    return Made(str(digest), str(key), (int(inode), int(size), int(changed)))


def sign_of(found: os.stat_result) -> Sign:
    """Return the sign of a file."""
    return found.st_ino, found.st_size, found.st_mtime_ns


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes."""
    return sha256(path.read_bytes()).hexdigest()
