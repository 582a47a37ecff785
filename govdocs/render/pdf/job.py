"""What the child process is asked to do: one PDF, from bytes alone."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import sha256

# What relative addresses are resolved against; nothing is ever fetched from there.
BASE = "https://govdocs.invalid/"


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
        return sha256(f"{salt}{sorted(facts.items())}".encode()).hexdigest()
