"""What the child process is asked to do: one PDF, from bytes alone."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

# What relative addresses are resolved against; nothing is ever fetched from there.
BASE = "https://govdocs.invalid/"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: processor and clock time, and address space."""

    cpu_seconds: int = 60
    wall_seconds: int = 180
    memory: int = 1_000_000_000


@dataclass(frozen=True, slots=True)
class PdfJob:
    """One PDF to make at `out`; `assets` maps addresses below BASE to files."""

    name: str
    html: str
    css: str
    out: str
    assets: dict[str, str]

    def key(self, salt: str) -> str:
        """Return a name for the result: the same input gives the same bytes."""
        facts = asdict(self)
        facts.pop("out")
        facts["assets"] = [
            (name, _digest(path)) for name, path in sorted(self.assets.items())
        ]
        return sha256(f"{salt}{sorted(facts.items())}".encode()).hexdigest()


def _digest(path: str) -> str:
    """Return the digest of a file; a picture may change and keep its name."""
    stat = Path(path).stat()
    return _digest_of(path, stat.st_size, stat.st_mtime_ns)


@cache
def _digest_of(path: str, size: int, changed: int) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()
