"""A command at a real terminal, where somebody reads its questions and types."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import termios
import time
from collections.abc import Iterable

# What is shown, and what is typed when it has been shown.
Step = tuple[str, str | bytes]

SECONDS = 20
BREAK = b"\x03"


def at_terminal(words: Iterable[str], steps: Iterable[Step]) -> tuple[int, str]:
    """Run the command in a terminal of its own; return its exit code and the screen.

    Raises AssertionError, with the screen, when a question does not come.
    """
    child, screen = pty.fork()
    if child == 0:
        # A test run in the background may be deaf to it, and hands that down.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        command = (sys.executable, "-m", "govdocs.cli.main", *words)
        os.execve(command[0], command, os.environ | {"TERM": "xterm"})
    terminal = _Terminal(screen)
    try:
        for question, answer in steps:
            terminal.await_words(question.encode())
            if answer:
                terminal.type(answer if isinstance(answer, bytes) else answer.encode())
        terminal.await_end()
    finally:
        code = _ended(child)
        os.close(screen)
    return code, terminal.seen.decode(errors="replace")


class _Terminal:
    """The screen and the keyboard; what is shown is taken in whatever is awaited."""

    def __init__(self, screen: int) -> None:
        self._screen = screen
        self._at = 0
        self._last = b""
        self._end = time.monotonic() + SECONDS
        self.seen = b""

    def await_words(self, words: bytes) -> None:
        while words not in self.seen[self._at :]:
            assert self._take_in(), self._told(f"{words.decode()} kom inte")
        self._at = self.seen.index(words, self._at) + len(words)

    def type(self, keys: bytes) -> None:
        """Press keys when they are taken one by one, for then no line is cut off."""
        while termios.tcgetattr(self._screen)[3] & termios.ICANON:
            assert self._take_in(), self._told("terminalen tar hela rader")
        self._last = keys
        while keys:
            keys = keys[os.write(self._screen, keys[:256]) :]
            self._take_in()

    def await_end(self) -> None:
        """Take in the rest; a key that breaks off is pressed again, as people do.

        Python does not see one that is pressed just as it begins to wait for a line.
        """
        pressed = time.monotonic()
        while self._take_in():
            if self._last == BREAK and time.monotonic() > pressed + 1:
                pressed = time.monotonic()
                os.write(self._screen, BREAK)

    def _take_in(self) -> bool:
        """Take in what is shown, if anything; False when the command or time has ended."""
        waiting = select.poll()
        waiting.register(self._screen, select.POLLIN)
        ready = waiting.poll(20)
        try:
            new = os.read(self._screen, 65536) if ready else b""
        except OSError:
            return False
        self.seen += new
        return bool(new or not ready) and time.monotonic() < self._end

    def _told(self, what: str) -> str:
        return f"{what}:\n{self.seen.decode(errors='replace')}"


def _ended(child: int) -> int:
    """Return the exit code of the command; one that goes on is ended."""
    end = time.monotonic() + 2
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
