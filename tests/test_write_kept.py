"""The writer never changes or removes what the record only adds to."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.errors import RecordRefused
from tests.records import begun_record, git, write


@pytest.mark.parametrize("content", [b"organ: soderby-kf\n", None])
def test_a_decision_is_written_once_and_never_changed_or_removed(
    content: bytes | None, tmp_path: Path
) -> None:
    record = begun_record(tmp_path)
    path = "beslut/avtal/1.0/norrby-kf/2024-01-02-1.yaml"
    written = write(record, {path: b"organ: norrby-kf\n"}).commit

    with pytest.raises(RecordRefused, match="sparad och ändras aldrig"):
        write(record, {path: content})
    assert written == git(record, "rev-parse", "main")
