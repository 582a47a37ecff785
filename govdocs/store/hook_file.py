"""The hook as a file: where git looks for it, and how it is written and taken away."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from govdocs.errors import CannotWrite, HookTaken
from govdocs.store.gateway import Gateway
from govdocs.text.files import error_words, replace_file

_MARK = "# Skriven av govdocs hook install; ändringar här skrivs över."
# Only the program that installed the hook runs, whatever PATH and PYTHONPATH say.
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from govdocs.cli.main import main; main()"
)


@dataclass(frozen=True, slots=True)
class HookFile:
    """A hook of a repository: its place, and the words for the command that it runs."""

    path: Path
    arguments: tuple[str, ...]

    @property
    def command(self) -> str:
        """Return the line of the shell that runs the hook, to be chained by others."""
        package = str(Path(__file__).resolve().parents[2])
        own = ("-I", "-X", "utf8", "-c", _START, package, *self.arguments)
        return shlex.join((sys.executable, *own))

    @property
    def text(self) -> str:
        """Return the script; a program that is gone refuses, and says what to do."""
        lines = (
            "#!/bin/sh",
            _MARK,
            f"if [ ! -x {shlex.quote(sys.executable)} ]; then",
            f"  echo {shlex.quote(_GONE.format(sys.executable))} >&2",
            "  exit 1",
            "fi",
            f"exec {self.command}",
        )
        return "\n".join(lines) + "\n"


_GONE = (
    "NEKAD: govdocs finns inte längre på servern ({}). Inget är ändrat. Åtgärd: be den "
    "som sköter förrådet köra govdocs hook install igen."
)


def find_hook(gateway: Gateway, name: str, arguments: tuple[str, ...]) -> HookFile:
    """Return a hook where git looks for it, also when core.hooksPath names the folder."""
    folder = Path(gateway.repo.common_dir, "hooks")
    top = Path(gateway.repo.working_tree_dir or gateway.repo.common_dir)
    asked = _hooks_path(gateway)
    return HookFile((top / asked if asked else folder) / name, arguments)


def _hooks_path(gateway: Gateway) -> str:
    """Return the setting that our own environment hides, as git reads it; '' for none."""
    from git.exc import GitCommandError

    shown = {"GIT_CONFIG_COUNT": "0", "GIT_CONFIG_NOSYSTEM": "0"}
    try:
        with gateway.repo.git.custom_environment(**shown):
            return str(
                gateway.repo.git.config("--type=path", "--get", "core.hooksPath")
            )
    except GitCommandError:
        return ""


def install(hook: HookFile) -> bool:
    """Write a hook, and tell whether it was there before.

    Raises HookTaken when the file is somebody else's, or CannotWrite.
    """
    was_there = is_ours(hook.path)
    replace_file(hook.path, hook.text.encode())
    try:
        hook.path.chmod(0o755)
    except OSError as error:
        raise CannotWrite(hook.path, error_words(error)) from error
    return was_there


def uninstall(hook: HookFile) -> bool:
    """Take a hook away, and tell whether there was one.

    Raises HookTaken when the file is somebody else's, or CannotWrite.
    """
    if not is_ours(hook.path):
        return False
    try:
        hook.path.unlink()
    except OSError as error:
        raise CannotWrite(hook.path, error_words(error)) from error
    return True


def is_ours(path: Path) -> bool:
    """Tell whether a file is a hook that we have written; False when there is none.

    Raises HookTaken when it is somebody else's.
    """
    if not path.exists() and not path.is_symlink():
        return False
    lines = path.read_bytes().split(b"\n") if path.is_file() else []
    if path.is_symlink() or lines[1:2] != [_MARK.encode()]:
        raise HookTaken(path)
    return True
