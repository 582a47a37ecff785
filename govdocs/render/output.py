"""The folder of a site: written beside the old one, and switched to by renaming a link.

`build/site` is a link to `build/site.<digest>`; the digest covers every path and byte. A
build that fails leaves the link, and what it points at, as they were. The site before
that one is kept as a spare, for the next build to bring up to date: most of its files
are still right, and making thousands of folders anew takes longer than all else.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from govdocs.errors import BuildBusy, CannotWrite, OutputInTheWay
from govdocs.render.draft import Draft, walk
from govdocs.render.fingerprint import Prints
from govdocs.render.manifest import (
    Made,
    Manifest,
    digest_of,
    read_manifest,
    save_manifest,
    sign_of,
)
from govdocs.text.files import error_words, sync_folder
from govdocs.text.folder import is_site_of


class Output:
    """Collects the files of a new site; one at a time for each place, held by a lock."""

    def __init__(self, link: Path) -> None:
        # Not resolve(): the last part is a link that must stay one.
        self.link = link.parent.resolve() / link.name
        # What is kept is the site's own: one built beside it is held by another lock.
        self.kept = self.link.parent / ".cache"
        self.kept_pdfs = self.kept / f"{self.link.name}.pdf"
        self._spare = self.kept / f"{self.link.name}.spare"
        self._manifest = self.kept / f"{self.link.name}.json"
        self._files: dict[str, Made] = {}
        self._pdfs: dict[str, tuple[str, str, str]] = {}
        self._lock: IO[str] | None = None
        self._old = Manifest()
        self.prints = Prints({})

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
            self._draft = self._open_draft()
        except OSError as error:
            raise CannotWrite(self.link, error_words(error)) from error
        self._old = read_manifest(self._manifest)
        self.prints = Prints(self._old.prints)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what was not published and let the lock go."""
        shutil.rmtree(self._draft.folder, ignore_errors=True)
        if self._lock:
            self._lock.close()

    @property
    def folder(self) -> Path:
        """Return the folder that is written in."""
        return self._draft.folder

    def add(self, path: str, content: bytes, key: str = "") -> None:
        """Write a file of the site; `key` tells what it was made from.

        Raises CannotWrite.
        """
        made = sha256(content).hexdigest()
        known = self._old.files.get(path)
        if known and known.digest == made and self._carry(path):
            self._files[path] = replace(self._files[path], key=key)
            return
        try:
            self._draft.write(path, content)
        except OSError as error:
            raise CannotWrite(self.link, error_words(error)) from error
        self._files[path] = Made(made, key, self._draft.signs[path])

    def reuse(self, key: str, paths: Sequence[str]) -> bool:
        """Take files from the site before this one, if they were made from the same.

        A file that has been altered since is not taken.
        """
        known = [self._old.files.get(path) for path in paths]
        if not key or any(one is None or one.key != key for one in known):
            return False
        return all(map(self._carry, paths))

    def _carry(self, path: str) -> bool:
        """Take a file from the site before this one, if it is as it was written there."""
        known = self._old.files[path]
        sign = self._draft.signs.get(path)
        if sign is None or not self._old.vouches_for(path, sign):
            try:
                if not self._is_sound(path):
                    return False
                self._draft.take(path, self.link / path)
            except OSError:
                return False
        self._files[path] = replace(known, sign=self._draft.signs[path])
        return True

    def _is_sound(self, path: str) -> bool:
        """Tell whether a file of the site before this one has the bytes it was given."""
        place = self.link / path
        found = place.lstat()
        if not stat.S_ISREG(found.st_mode):
            return False
        if self._old.vouches_for(path, sign_of(found)):
            return True
        return digest_of(place) == self._old.files[path].digest

    def kept_pdf(self, name: str, key: str) -> bytes | None:
        """Return the PDF kept since the build before, if it was made from the same.

        A file that has been altered since is not returned.
        """
        known, file, digest = self._old.pdfs.get(name, ("", "", ""))
        if known != key:
            return None
        try:
            raw = (self.kept_pdfs / file).read_bytes()
        except OSError:
            return None
        if sha256(raw).hexdigest() != digest:
            return None
        self._pdfs[name] = (key, file, digest)
        return raw

    def keep_pdfs(self, keys: Mapping[str, str], made: Mapping[str, Path]) -> None:
        """Remember PDFs made now, and throw away kept ones that this build did not need."""
        for name, path in made.items():
            self._pdfs[name] = (keys[name], path.name, digest_of(path))
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
            f"{made.digest}  {path}" for path, made in sorted(self._files.items())
        )
        name = f"{self.link.name}.{sha256(listed.encode()).hexdigest()[:16]}"
        final = self.link.parent / name
        try:
            self._draft.keep_only(self._files)
            os.sync()
            if not self._holds_the_same(final):
                shutil.rmtree(final, ignore_errors=True)
                self._draft.folder.rename(final)
            fresh = self.link.parent / f".{self.link.name}.link"
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(name)
            fresh.replace(self.link)
            sync_folder(self.link.parent)
        except OSError as error:
            raise CannotWrite(self.link, error_words(error)) from error
        save_manifest(
            self._manifest, Manifest(self._files, self._pdfs, self.prints.used)
        )
        self._clear_away(name)
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

    def _open_draft(self) -> Draft:
        """Return a folder to write in: the spare under a name of its own, or a new one."""
        made = tempfile.mkdtemp(prefix=f".{self.link.name}-", dir=self.link.parent)
        draft = Draft(Path(made))
        with suppress(OSError):
            self._spare.replace(draft.folder)
        draft.folder.chmod(0o755)
        draft.look()
        return draft

    def _clear_away(self, name: str) -> None:
        """Keep one folder that this site does not need as the spare; remove the others."""
        beside = [
            path
            for path in self.link.parent.iterdir()
            if path.name != name and is_site_of(self.link.name, path.name)
        ]
        for path in (self._draft.folder, *beside):
            with suppress(OSError):
                path.replace(self._spare)
            shutil.rmtree(path, ignore_errors=True)

    def _holds_the_same(self, final: Path) -> bool:
        """Tell whether a folder of the same name has just the files of this build."""
        if not final.is_dir():
            return False
        there = {
            path: sign_of(found)
            for path, found in walk(final)
            if not stat.S_ISDIR(found.st_mode)
        }
        return there.keys() == self._files.keys() and all(
            there[path] == made.sign or digest_of(final / path) == made.digest
            for path, made in self._files.items()
        )
