"""Run git's small tools; what they say is never shown, but told in our own words."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdocs.errors import CannotWrite, GitMissing, GovdocsError, RecordRefused
from govdocs.store.environment import OWN
from govdocs.store.place import Place
from govdocs.store.room import give_back_room, take_room
from govdocs.store.told import tell
from govdocs.text.files import error_words

if TYPE_CHECKING:
    from git import Repo

# What the system may refuse, by the words that the C library has for it.
_REFUSALS = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.EMFILE,
    errno.ENFILE,
    errno.EFBIG,
    errno.EIO,
)
_NO_RIGHT = "insufficient permission"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run of git ended."""

    words: tuple[str, ...]
    status: int
    out: bytes
    err: str


@dataclass(frozen=True, slots=True)
class Plumbing:
    """git in one repository, while the right to write is held.

    Every run keeps `held` open, so that the right outlives us as long as a run of ours.
    """

    repo: Repo
    place: Place
    held: int

    def ask(
        self, *words: str, text: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Outcome:
        """Run git with literal words and a text to read, and return how it ended."""
        from git.exc import GitCommandNotFound

        try:
            run = self.repo.git.execute(
                [str(self.repo.git.GIT_PYTHON_GIT_EXECUTABLE), *words],
                istream=subprocess.PIPE,
                as_process=True,
                env={**OWN, **(env or {})},
                pass_fds=(self.held,),
            )
            out, err = run.communicate(text)
        except GitCommandNotFound as error:
            raise GitMissing("git finns inte på datorn", "installera git") from error
        return Outcome(words, run.returncode, out, err.decode("utf-8", "replace"))

    def run(
        self, *words: str, text: bytes = b"", env: Mapping[str, str] | None = None
    ) -> bytes:
        """Run git and return what it wrote; raises when it failed."""
        outcome = self.ask(*words, text=text, env=env)
        if outcome.status:
            raise self.fault(outcome)
        return outcome.out

    def line(
        self, *words: str, text: bytes = b"", env: Mapping[str, str] | None = None
    ) -> str:
        """Run git and return the one line it wrote."""
        return self.run(*words, text=text, env=env).decode().removesuffix("\n")

    def fault(self, outcome: Outcome) -> GovdocsError:
        """Tell a failed run in our own words; git's are kept in the log."""
        said = " ".join(outcome.err.split())
        tell(self.place, f"git {outcome.words[0]} slutade {outcome.status}: {said}")
        refused = next((one for one in _REFUSALS if os.strerror(one) in said), None)
        if refused is None:
            refused = errno.EACCES if _NO_RIGHT in said else _probe(self.place)
        if refused is not None:
            return CannotWrite(self.place.common, error_words(OSError(refused, "")))
        log = self.place.own / "log"
        return RecordRefused(
            f"git {outcome.words[0]} gick inte", f"läs sista raden i {log}"
        )


def _probe(place: Place) -> int | None:
    """Return why the disk takes no more; git does not always say."""
    probe = place.own / "probe"
    give_back_room(probe)
    try:
        take_room(probe)
    except OSError as error:
        return error.errno
    finally:
        give_back_room(probe)
    return None
