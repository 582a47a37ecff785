"""A file that somebody named: why it cannot be read, in Swedish."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.named_file import bytes_of
from govdocs.errors import BadArgument


def test_each_reason_has_words_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "ring.md").symlink_to("ring.md")
    reasons = {
        "saknas.md": "finns inte",
        "ring.md": "länken leder tillbaka till sig själv",
        ".": "det är en mapp",
        "x" * 300: "namnet är för långt",
        "/dev/zero": "är större än 100 MB",
    }
    for name, why in reasons.items():
        with pytest.raises(BadArgument, match=why):
            bytes_of(tmp_path / name)
