"""The folder of a site: written beside the old one, and switched to by renaming a link.

`build/site` is a link to `build/site.<digest>`; the digest covers every path and byte. A
build that fails leaves the link, and what it points at, as they were.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from govdocs.errors import BuildBusy, CannotWrite, OutputInTheWay
from govdocs.text.files import error_words, replace_file, sync_folder
from govdocs.text.folder import is_site_of


class Output:
    """Collects the files of a new site; one at a time for each place, held by a lock."""

    def __init__(self, link: Path) -> None:
        # Not resolve(): the last part is a link that must stay one.
        self.link = link.parent.resolve() / link.name
        # What is kept is the site's own: one built beside it is held by another lock.
        self.kept = self.link.parent / ".cache"
        self.kept_pdfs = self.kept / f"{self.link.name}.pdf"
        self._digests: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._pdfs: dict[str, tuple[str, str, str]] = {}
        self._folders: set[Path] = set()
        self._lock: IO[str] | None = None
        self._old: dict[str, Any] = {}

    def __enter__(self) -> Self:
        """Take the lock and make a folder to write in.

        Raises OutputInTheWay, BuildBusy or CannotWrite.
        """
        if not self._is_free():
            raise OutputInTheWay(self.link)
        try:
            self.kept.mkdir(parents=True, exist_ok=True)
            self._lock = (self.kept / f"{self.link.name}.lock").open("w")
            self._take_lock()
            self._remove_leftovers()
            self.folder = Path(
                tempfile.mkdtemp(prefix=f".{self.link.name}-", dir=self.link.parent)
            )
            self.folder.chmod(0o755)
        except OSError as error:
            raise CannotWrite(self.link, error_words(error)) from error
        self._old = self._read_manifest()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what was not published and let the lock go."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock:
            self._lock.close()

    def add(self, path: str, content: bytes, key: str = "") -> None:
        """Write a file of the site; `key` tells what it was made from.

        Raises CannotWrite.
        """
        place = self.folder / path
        try:
            self._make_folder(place.parent)
            place.write_bytes(content)
        except OSError as error:
            raise CannotWrite(self.link, error_words(error)) from error
        self._digests[path] = sha256(content).hexdigest()
        if key:
            self._keys[path] = key

    def reuse(self, key: str, paths: Sequence[str]) -> bool:
        """Take files from the site before this one, if they were made from the same.

        A file that has been altered since is not taken.
        """
        known: dict[str, Any] = self._old.get("keys", {})
        if any(known.get(path) != key for path in paths):
            return False
        found: dict[str, bytes] = {}
        for path in paths:
            with suppress(OSError):
                found[path] = (self.link / path).read_bytes()
            digest = self._old["digests"].get(path)
            if path not in found or sha256(found[path]).hexdigest() != digest:
                return False
        for path, content in found.items():
            self._take(path, content, key)
        return True

    def _take(self, path: str, content: bytes, key: str) -> None:
        """Give a file of the site before a second name here; write it where none can be."""
        place = self.folder / path
        try:
            self._make_folder(place.parent)
            os.link(self.link / path, place)
        except OSError:
            self.add(path, content, key)
            return
        self._digests[path] = self._old["digests"][path]
        self._keys[path] = key

    def _make_folder(self, folder: Path) -> None:
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def kept_pdf(self, name: str, key: str) -> bytes | None:
        """Return the PDF kept since the build before, if it was made from the same.

        A file that has been altered since is not returned.
        """
        known, file, digest = self._old.get("pdfs", {}).get(name, ("", "", ""))
        if known != key:
            return None
        try:
            raw: bytes = (self.kept_pdfs / str(file)).read_bytes()
        except OSError:
            return None
        if sha256(raw).hexdigest() != digest:
            return None
        self._pdfs[name] = (key, file, digest)
        return raw

    def keep_pdfs(self, keys: Mapping[str, str], made: Mapping[str, Path]) -> None:
        """Remember PDFs made now, and throw away kept ones that this build did not need."""
        for name, path in made.items():
            digest = sha256(path.read_bytes()).hexdigest()
            self._pdfs[name] = (keys[name], path.name, digest)
        needed = {file for _, file, _ in self._pdfs.values()}
        for path in self.kept_pdfs.iterdir():
            if path.name not in needed:
                with suppress(OSError):
                    path.unlink()

    def publish(self) -> Path:
        """Sync everything, give the folder its name, and switch the link to it.

        Raises CannotWrite.
        """
        listed = "\n".join(
            f"{digest}  {path}" for path, digest in sorted(self._digests.items())
        )
        name = f"{self.link.name}.{sha256(listed.encode()).hexdigest()[:16]}"
        final = self.link.parent / name
        try:
            os.sync()
            if not self._holds_the_same(final):
                shutil.rmtree(final, ignore_errors=True)
                self.folder.rename(final)
            fresh = self.link.parent / f".{self.link.name}.link"
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(name)
            fresh.replace(self.link)
            sync_folder(self.link.parent)
        except OSError as error:
            raise CannotWrite(self.link, error_words(error)) from error
        self._write_manifest()
        self._remove_others(name)
        return self.link

    def _is_free(self) -> bool:
        """Tell whether nothing is in the way; what is not ours is never removed."""
        if self.link.is_symlink():
            return is_site_of(self.link.name, str(self.link.readlink()))
        return not self.link.exists()

    def _take_lock(self) -> None:
        assert self._lock is not None, "opened just before"
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BuildBusy(self.link) from error

    def _remove_leftovers(self) -> None:
        """Remove folders of builds that died; the lock proves that none of them lives."""
        for path in self.link.parent.iterdir():
            if path.name.startswith(f".{self.link.name}-"):
                shutil.rmtree(path, ignore_errors=True)

    def _remove_others(self, name: str) -> None:
        """Remove sites before this one, also those that died before the switch."""
        for path in self.link.parent.iterdir():
            if path.name != name and is_site_of(self.link.name, path.name):
                shutil.rmtree(path, ignore_errors=True)

    def _holds_the_same(self, final: Path) -> bool:
        """Tell whether a folder of the same name has just the files of this build."""
        if not final.is_dir():
            return False
        there = {
            path.relative_to(final).as_posix(): path
            for path in final.rglob("*")
            if path.is_file()
        }
        return there.keys() == self._digests.keys() and all(
            sha256(path.read_bytes()).hexdigest() == self._digests[name]
            for name, path in there.items()
        )

    @property
    def _manifest(self) -> Path:
        return self.kept / f"{self.link.name}.json"

    def _read_manifest(self) -> dict[str, Any]:
        try:
            found = json.loads(self._manifest.read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write_manifest(self) -> None:
        whole = {"digests": self._digests, "keys": self._keys, "pdfs": self._pdfs}
        with suppress(CannotWrite):
            replace_file(self._manifest, json.dumps(whole).encode())
