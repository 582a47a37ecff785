"""A YAML file read once for the same bytes: in this run, or in an earlier one."""

from __future__ import annotations

import json
from hashlib import sha256

from govdocs.model.finding import Finding, Location, Severity
from govdocs.text.entry import Entry
from govdocs.text.faults import Faults
from govdocs.text.memory import Memory
from govdocs.text.registers import YamlFile, read_yaml_file

Read = tuple[YamlFile, tuple[Finding, ...]]


def read_once(memory: Memory, path: str, raw: bytes) -> Read:
    """Return a YAML file and what is wrong with it, from the memory if it is there."""
    seen = memory.registers.get((path, raw))
    if seen is None:
        digest = sha256(raw).hexdigest()
        entry = memory.recall_entry(path, digest)
        seen = _decode(path, entry) if entry else None
        if seen is None:
            seen = _read(path, raw)
            memory.note_entry(path, _encode(digest, seen))
        memory.registers[path, raw] = seen
    return seen


def _read(path: str, raw: bytes) -> Read:
    faults = Faults(path)
    return read_yaml_file(path, raw, faults), tuple(faults.found)


def _encode(digest: str, read: Read) -> Entry:
    file, findings = read
    rows = [
        [
            one.code,
            one.severity.value,
            one.location.line,
            one.location.column,
            one.message,
            one.remedy,
        ]
        for one in findings
    ]
    whole = json.dumps([file.data, file.places, rows], ensure_ascii=False)
    return Entry(digest, b"", whole.encode("utf-8"))


def _decode(path: str, entry: Entry) -> Read | None:
    """Return what was kept of a file; None when the entry is not one of ours."""
    try:
        data, places, rows = json.loads(entry.rest)
        findings = tuple(
            Finding(
                code, Severity(level), Location(path, line, column), message, remedy
            )
            for code, level, line, column, message, remedy in rows
        )
        kept = {key: (line, column) for key, (line, column) in places.items()}
    except (AttributeError, TypeError, ValueError):
        return None
    return YamlFile(data, kept), findings
