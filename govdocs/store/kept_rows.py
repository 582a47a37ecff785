"""Whether a file of the record that is added to still has all it had."""

from __future__ import annotations

from collections.abc import Mapping

from govdocs.text.faults import Faults
from govdocs.text.records import RecordFile, read_records
from govdocs.text.registers import read_yaml_file


def keeps_rows(path: str, old: bytes, new: bytes) -> bool:
    """Tell whether a file of the record has all it had: each line in order, each row.

    A file that could not be read said nothing, and may be mended.
    """
    before, after = _values(path, old), _values(path, new)
    if before is None:
        return True
    if after is None or not before <= after:
        return False
    lines = iter(new.splitlines())
    return all(line in lines for line in old.splitlines())


def _values(path: str, raw: bytes) -> frozenset[object] | None:
    """Return the versions and events of a file; None when it cannot be read."""
    faults = Faults(path)
    file = read_yaml_file(path, raw, faults)
    if faults.found:
        return None
    record = read_records([RecordFile(path, file.data, file.places)])
    groups: tuple[Mapping[str, tuple[object, ...]], ...] = (
        record.versions,
        record.events,
    )
    return frozenset(one for group in groups for rows in group.values() for one in rows)
