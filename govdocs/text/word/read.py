"""One Word or OpenDocument file from bytes to text, read by a child with limits."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from posixpath import abspath, dirname
from typing import Any

import govdocs
from govdocs.model.word_text import WordText
from govdocs.text.word.as_json import from_json
from govdocs.text.word.errors import SAVE_AGAIN, Unreadable, broken
from govdocs.text.word.limits import Limits

_LIMITS = Limits()
# Isolated from the folder one stands in, from the environment and from what is set up
# for all programs (-S, which also starts faster); told where modules lie.
# One file makes no rings worth looking for. When all is said it ends at once: to take
# down what it has read costs as much as to start, and nobody is left who needs it. What
# unpacks parts that no such file may have is not let in.
_START = (
    "import gc, os, sys; gc.disable(); sys.modules.update(bz2=None, lzma=None); "
    "{spared}"
    "sys.path += sys.argv.pop(1).split('\\n'); "
    "from importlib import import_module; import_module(sys.argv.pop(1)).main(); "
    "sys.stdout.flush(); os._exit(0)"
)
_CHILD = "govdocs.text.word.child"
# What opens zip files and parses XML imports these for other things than to read, and to
# import them takes as long as to parse a form. Whatever is asked of them here is None.
_SPARED = (
    "spared = dict((one, type(sys)(one)) for one in ('inspect', 'pathlib', 'shutil')); "
    "[vars(one).update(__getattr__=lambda _: None) for one in spared.values()]; "
    "sys.modules.update(spared); "
)
_OVER = (-signal.SIGXCPU, -signal.SIGKILL)


def read_word(content: bytes, limits: Limits = _LIMITS) -> WordText:
    """Return what a .docx or .odt file says. Raises Unreadable, for whatever it holds."""
    return from_json(read_in_child(content, limits))


def read_in_child(
    content: bytes, limits: Limits, module: str = _CHILD
) -> dict[str, Any]:
    """Return what a child says of a file; its `main` is that of the module.

    Raises Unreadable, for whatever the file holds.
    """
    if len(content) > limits.packed:
        size = limits.packed // (1024 * 1024)
        raise Unreadable(f"filen är större än {size} MB", "förminska bilderna i den")
    return _told(_asked(content, limits, module))


def _asked(content: bytes, limits: Limits, module: str) -> dict[str, Any]:
    root = dirname(dirname(abspath(govdocs.__file__)))
    places = "\n".join([root, *(one for one in sys.path if one.startswith("/"))])
    said = json.dumps(limits._asdict())
    start = _START.format(spared=_SPARED if module == _CHILD else "")
    try:
        child = subprocess.run(
            [*_interpreter(), "-c", start, places, module, said],
            input=content,
            capture_output=True,
            timeout=limits.clock_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_heavy() from error
    if child.returncode in _OVER:
        raise _too_heavy()
    if child.returncode:
        raise broken()
    found: dict[str, Any] = json.loads(child.stdout)
    return found


def _interpreter() -> list[str]:
    """Return how Python is started: apart from all, but with the compiled files of ours."""
    found = [sys.executable, "-I", "-S"]
    if sys.pycache_prefix:
        found += ["-X", f"pycache_prefix={sys.pycache_prefix}"]
    return [*found, "-B"] if sys.dont_write_bytecode else found


def _told(answer: dict[str, Any]) -> dict[str, Any]:
    if "limit" in answer:
        raise _too_heavy()
    if "fault" in answer:
        raise Unreadable(*answer["fault"])
    text: dict[str, Any] = answer["text"]
    return text


def _too_heavy() -> Unreadable:
    return Unreadable("filen kräver för mycket tid eller minne att läsa", SAVE_AGAIN)
