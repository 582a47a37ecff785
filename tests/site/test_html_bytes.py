"""What a page weighs beside the bare rendering of its text; `make bench` has the rest."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.places import ROOT
from tests.site.running import must_build


def size(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def test_a_document_page_is_less_than_twice_the_bare_text(
    tmp_path: Path, env: dict[str, str]
) -> None:
    tree, bare = tmp_path / "tree", tmp_path / "bare"
    for words in (
        ("make_workspace.py", "--documents", "20", str(tree)),
        ("bare_render.py", str(tree), str(bare)),
    ):
        script = ROOT / "bench" / words[0]
        subprocess.run([sys.executable, str(script), *words[1:]], check=True)

    site = must_build(tree, tmp_path / "ut/site", "--no-pdf", env=env)

    pages = size(site.glob("dok-*/index.html"))
    assert pages / size(bare.rglob("*.html")) < 1.9
