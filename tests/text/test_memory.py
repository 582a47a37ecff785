"""What is remembered of unchanged files changes the time, never the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.lint import run as running
from govdocs.lint.run import check
from govdocs.text import load as loading
from govdocs.text.memory import Memory, open_memory, program_salt
from tests.places import AGREEMENTS
from tests.workspaces import APPENDIX, BODIES, DAY, codes, write_workspace

pytestmark = pytest.mark.usefixtures("own_cache")


def test_a_warm_check_reads_no_document_and_knows_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cold = check(AGREEMENTS, DAY, open_memory(AGREEMENTS))
    monkeypatch.setattr(loading, "read_document", None)

    warm = check(AGREEMENTS, DAY, open_memory(AGREEMENTS))

    assert cold.findings == warm.findings
    assert cold.loaded.workspace.outlines == warm.loaded.workspace.outlines


def test_findings_are_remembered_too(tmp_path: Path) -> None:
    broken = APPENDIX.replace("Första stycket.", "Se [här](nej.md) <b>nu</b>.")
    root = write_workspace(tmp_path / "w", {"bilaga.md": broken, "trasig.md": "ingen"})

    cold = check(root, DAY, open_memory(root))
    warm = check(root, DAY, open_memory(root))

    assert cold.findings == warm.findings
    assert {"GD020", "GD108", "GD206", "GD208"} == set(codes(warm))


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    root = write_workspace(tmp_path / "w", {"bilaga.md": APPENDIX})
    check(root, DAY, open_memory(root))
    (root / "bilaga.md").write_text(APPENDIX.replace(" {#a2b3}", ""), "utf-8")

    assert ["GD201"] == codes(check(root, DAY, open_memory(root)))


LEADING = """---
id: andra
typ: bilaga
titel: Andra bilagan
---

## Två {#tva}

Se [bilagan](bilaga.md#ett). {#e6f7}
"""
LONGER = APPENDIX.replace("\nFörsta", "\nEn rad till.\nFörsta")


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """Return a workspace of two files that has been checked, with a link between them."""
    root = write_workspace(tmp_path / "w", {"bilaga.md": APPENDIX, "andra.md": LEADING})
    assert [] == codes(check(root, DAY, open_memory(root)))
    return root


def test_a_line_more_leaves_the_rules_about_the_whole_alone(
    pair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "judge", None)
    (pair / "bilaga.md").write_text(LONGER, "utf-8")

    assert [] == codes(check(pair, DAY, open_memory(pair)))


def test_what_others_know_of_a_file_is_judged_anew(pair: Path) -> None:
    (pair / "bilaga.md").write_text(LONGER.replace("{#ett}", "{#ny}"), "utf-8")

    for _ in range(2):
        assert ["GD206"] == codes(check(pair, DAY, open_memory(pair)))


def test_a_register_is_judged_anew(pair: Path) -> None:
    twice = BODIES + BODIES.partition("\n")[2]
    (pair / "organ.yaml").write_text(twice, "utf-8")

    assert [] != codes(check(pair, DAY, open_memory(pair)))


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"salt", b"salt\n\nbilaga.md\t\t", b"salt\n\xff\n\xff"]
)
def test_a_broken_cache_is_no_fault(content: bytes, tmp_path: Path) -> None:
    root = write_workspace(tmp_path / "w", {"bilaga.md": APPENDIX})
    place = open_memory(root).place
    assert place is not None
    place.parent.mkdir(parents=True)
    place.write_bytes(content.replace(b"salt", program_salt().encode()))

    assert [] == codes(check(root, DAY, open_memory(root)))


@pytest.mark.parametrize("part", range(4))
def test_a_broken_line_is_no_fault(part: int, pair: Path) -> None:
    place = open_memory(pair).place
    assert place is not None
    *head, line = place.read_bytes().split(b"\n")
    parts = line.split(b"\t")
    parts[part] = b'{"findings": 7}'
    place.write_bytes(b"\n".join([*head, b"\t".join(parts)]))

    assert [] == codes(check(pair, DAY, open_memory(pair)))


def test_a_cache_that_cannot_be_written_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "fil"))
    root = write_workspace(tmp_path / "w", {"bilaga.md": APPENDIX})

    assert [] == codes(check(root, DAY, open_memory(root)))


def test_a_memory_without_a_place_keeps_nothing(tmp_path: Path) -> None:
    root = write_workspace(tmp_path / "w", {"bilaga.md": APPENDIX})
    memory = Memory()

    check(root, DAY, memory)

    assert not (tmp_path / "cache").exists()


def test_a_memory_of_another_state_is_told_from_one_of_this(tmp_path: Path) -> None:
    root = write_workspace(tmp_path / "w", {"bilaga.md": APPENDIX})
    check(root, DAY, open_memory(root))
    same = open_memory(root)
    check(root, DAY, same)
    for path in root.rglob("*.md"):
        path.write_text(f"{path.read_text('utf-8')}\nTill sist.\n", "utf-8")
    other = open_memory(root)
    check(root, DAY, other)

    assert not same.is_mostly_new
    assert other.is_mostly_new
