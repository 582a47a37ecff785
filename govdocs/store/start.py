"""Make a new repository, for a workspace that has none."""

from __future__ import annotations

import os
from pathlib import Path

from govdocs.errors import CannotWrite, GitMissing
from govdocs.store.environment import OWN
from govdocs.text.files import error_words


def start_repository(folder: Path, name: str, email: str) -> None:
    """Make an empty repository with a branch called main, and an author of its own.

    Raises CannotWrite or GitMissing.
    """
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    from git import Git
    from git.exc import GitCommandError, GitCommandNotFound

    try:
        folder.mkdir(parents=True, exist_ok=True)
        git = Git(folder)
        git.update_environment(**OWN)
        git.init("--quiet", "--initial-branch=main")
        git.config("--local", "user.name", name)
        git.config("--local", "user.email", email)
    except GitCommandNotFound as error:
        raise GitMissing("git finns inte på datorn", "installera git") from error
    except GitCommandError as error:
        raise CannotWrite(folder, "git kunde inte göra ett förråd") from error
    except OSError as error:
        raise CannotWrite(folder, error_words(error)) from error
