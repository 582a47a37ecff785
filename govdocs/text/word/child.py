"""The process that reads a file from a stranger: no network, no files, and limits.

It gets the bytes on standard input and answers with JSON. A file that breaks the reading
breaks only this process.
"""

from __future__ import annotations

import json
import resource
import sys
from importlib import import_module
from typing import Any

from govdocs.text.word.as_json import as_json
from govdocs.text.word.docx import read_docx
from govdocs.text.word.errors import Unreadable
from govdocs.text.word.file_kind import FileKind, opened
from govdocs.text.word.limits import Limits
from govdocs.text.word.odt import read_odt

# XML may be nested deeper than Python is by default.
_DEPTH = 10_000
_LATE = ("encodings.cp437", "encodings.utf_16_le", "encodings.utf_16_be", "lxml.etree")


def main() -> None:
    """Read one file; the limits come as JSON in the first argument."""
    limits = Limits(**json.loads(sys.argv[1]))
    content = sys.stdin.buffer.read(limits.packed + 1)
    shut_in(limits)
    sys.stdout.buffer.write(json.dumps(answer(content, limits)).encode())


def shut_in(limits: Limits) -> None:
    """Let this process compute and write to its pipes, and nothing more."""
    # What is imported later would need a file.
    for name in _LATE:
        import_module(name)
    most = limits.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    for kind in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(kind, (0, 0))
    # Without a free descriptor there is no file to open, and no socket.
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    sys.setrecursionlimit(_DEPTH)


def answer(content: bytes, limits: Limits) -> dict[str, Any]:
    """Return the text of a file as JSON has it, or why it cannot be read."""
    try:
        kind, package = opened(content, limits)
        text = read_docx(package) if kind is FileKind.DOCX else read_odt(package)
        return {"text": as_json(text)}
    except Unreadable as error:
        return {"fault": [error.message, error.remedy]}
    except MemoryError:
        return {"limit": True}
    except RecursionError:
        return {"fault": ["filen är nästlad för djupt", "dela upp dokumentet"]}
