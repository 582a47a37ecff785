"""A line that people can write down: a commit, and a digest over the record it has."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from govdocs.model.append_only import kept_path
from govdocs.store.gateway import Gateway


def record_digest(gateway: Gateway, commit: str) -> str:
    """Return the SHA-256 over every file of the record in a commit, in 64 figures.

    One line for each file of the repository that model/append_only.py covers, sorted by
    path: the SHA-256 of its bytes, two spaces, its path and a line feed.
    """
    entries = replace(gateway, folder="").tree(commit)
    covered = sha256()
    for one in sorted(entries, key=lambda entry: entry.path):
        if kept_path(one.path):
            raw = gateway.blob(one.blob)
            line = f"{sha256(raw).hexdigest()}  {one.path}\n"
            covered.update(line.encode("utf-8", "surrogateescape"))
    return covered.hexdigest()


def checkpoint(gateway: Gateway, commit: str) -> str:
    """Return what is to be written down: '<commit>:<digest>'."""
    return f"{commit}:{record_digest(gateway, commit)}"
