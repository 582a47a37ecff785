"""The process that reads a file from a stranger: no network, no files, and limits.

It gets the bytes on standard input and answers with JSON. A file that breaks the reading
breaks only this process.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from govdocs.model.word_text import WordText
from govdocs.text.word.as_json import as_json
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.file_kind import FileKind, opened
from govdocs.text.word.limits import Limits
from govdocs.text.word.package import Package

# XML may be nested deeper than Python is by default.
_DEPTH = 10_000
# What is imported when a file is read, and cannot be once there are no descriptors.
_LATE = ("encodings.cp437", "encodings.utf_16_le", "encodings.utf_16_be", "lxml.etree")
_TOO_MUCH = b'{"limit": true}'

# Reads the bytes of a file, within limits; calls what it is given before it parses any.
# Raises Unreadable. What it returns is of values that JSON can hold.
Reading = Callable[[bytes, Limits, Callable[[], None]], Any]


def main() -> None:
    """Read one file; the limits come as JSON in the first argument."""
    serve(read_text, _import_reader)


def serve(
    read: Reading, before_limits: Callable[[bytes], object] = lambda content: None
) -> None:
    """Answer on standard output what a way of reading says of the file."""
    limits = Limits(**json.loads(sys.argv[1]))
    content = sys.stdin.buffer.read(limits.packed + 1)
    before_limits(content)
    limit(limits)
    found = answer(read, content, limits, shut_in)
    sys.stdout.buffer.write(_said(found, limits))


def _said(found: dict[str, Any], limits: Limits) -> bytes:
    """Return an answer as it is handed over: one too large for that is told as such."""
    # Nothing that is said holds itself, so it is not looked for.
    form: dict[str, Any] = {"ensure_ascii": False, "check_circular": False}
    try:
        said = json.dumps(found, separators=(",", ":"), **form).encode()
    except MemoryError:
        return _TOO_MUCH
    return said if len(said) <= limits.answer else _TOO_MUCH


def answer(
    read: Reading,
    content: bytes,
    limits: Limits,
    before_reading: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Return what a way of reading gives, or why the file cannot be read."""
    try:
        return {"text": read(content, limits, before_reading)}
    except Unreadable as error:
        return {"fault": [error.message, error.remedy]}
    except MemoryError:
        return {"limit": True}
    except RecursionError:
        return {"fault": ["filen är nästlad för djupt", "dela upp den"]}


def limit(limits: Limits) -> None:
    """Set what this process may use of the machine."""
    most = limits.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    for kind in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(kind, (0, 0))
    sys.setrecursionlimit(_DEPTH)


def shut_in() -> None:
    """Let this process compute and write to its pipes, and nothing more."""
    for name in _LATE:
        import_module(name)
    # Without a free descriptor there is no file to open, and no socket.
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def read_text(
    content: bytes, limits: Limits, before_reading: Callable[[], None]
) -> dict[str, Any]:
    """Return the text of a file as JSON has it. Raises Unreadable."""
    kind, package = opened(content, limits)
    read = _reader(kind)
    before_reading()
    return as_json(read(package))


def _import_reader(content: bytes) -> None:
    """Import what most likely reads a file, while what is compiled of it can be kept."""
    _reader(FileKind.ODT if content[30:38] == b"mimetype" else FileKind.DOCX)


def _reader(kind: FileKind) -> Callable[[Package], WordText]:
    """Return what reads a kind of file; the other one is not worth importing."""
    if kind is FileKind.DOCX:
        from govdocs.text.word.docx import read_docx

        return read_docx
    from govdocs.text.word.odt import read_odt

    return read_odt
