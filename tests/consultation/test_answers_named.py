"""The name that a sender gave a file: kept so that people know it again, whatever it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govdocs.text.spool import SPOOL, read_spool
from tests.consultation.consulted import consulted
from tests.consultation.received import receive

pytestmark = pytest.mark.usefixtures("own_cache")
WORDS = "## Skäl\n\nFör kort tid.\n".encode()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (b"sv\xe5r.md", "svår.md"),
        ("sva\u030ar.md".encode(), "svår.md"),
        ("svar\u2028ett.md".encode(), "svar ett.md"),
    ],
)
def test_a_file_comes_in_whatever_its_name_is_written_in(
    name: bytes, kept: str, tmp_path: Path
) -> None:
    root = consulted(tmp_path / "w")
    file = tmp_path / os.fsdecode(name)
    file.write_bytes(WORDS)

    assert 0 == receive(root, file)

    (found,) = read_spool(root / SPOOL, "2021-1").received
    assert (kept, "original.md") == (found.receipt.name, found.receipt.file)
    assert "För kort tid." == found.submission.reason
