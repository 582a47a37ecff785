"""GD420: what a decision says of blocks is held against the text that was decided."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.lint.run import check
from govdocs.text.memory import Memory
from tests.decision.deciding import BODIES, made
from tests.record.locked import AGREEMENT, PART, WITH_PART, git, lock, save, start

ON = date(2025, 1, 1)
FILE = "beslut/{matter}/norrby-kf/2022-09-08-{number}.yaml"
DECISION = """organ: norrby-kf
datum: 2022-09-08
paragraf: § 7
diarienummer: [KS 2022-1]
föreslaget: "{digest}"
att_satser: [{{utfall: godkänner med ändring, text: godkänna}}]
"""
CORRECTING = """rättar:
  beslut: 2022-09-08-1
  möte: 2022-10-06
  förut: fel stycke
  nu: rätt stycke
"""

Told = tuple[int, str, str]


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return made(tmp_path / "w")


def decide(
    root: Path, *blocks: str, more: str = "", number: int = 1, text: str = "avtal@2.0"
) -> str:
    """Write a decision by hand that changes some blocks; return its path."""
    path = FILE.format(matter=text.replace("@", "/"), number=number)
    row = (root / "versioner.yaml").read_text("utf-8").rpartition('full: "')[2]
    changes = "".join(f"  - block: {one}\n    lydelse: Nya ord.\n" for one in blocks)
    whole = DECISION.format(digest=row[:64]) + more + f"ändring:\n{changes}"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(whole, "utf-8")
    return path


def told(root: Path, path: str) -> list[Told]:
    """Return what is found in a file: line, message and remedy."""
    found = check(root, ON, Memory()).findings
    assert {"GD420"} >= {one.code for one in found if one.location.file == path}
    return [
        (one.location.line, one.message, one.remedy)
        for one in found
        if one.location.file == path
    ]


def test_each_block_that_the_text_lacks_is_told_at_its_line(root: Path) -> None:
    path = decide(root, "a2b4", "syfte", "c4d5", "zzzz")

    assert [
        (8, "stycket a2b4 finns inte i avtal@2.0", "menade du a2b3?"),
        (
            14,
            "stycket zzzz finns inte i avtal@2.0",
            "id står sist i stycket, som {#k7m2}",
        ),
    ] == told(root, path)


def test_it_is_the_locked_text_that_counts(root: Path) -> None:
    text = AGREEMENT.replace(" {#c4d5}", " {#n9n9}")
    save(root, {"avtal.md": text}, "ett nytt id i utkastet")

    path = decide(root, "c4d5", "n9n9")

    (slip,) = told(root, path)
    assert "stycket n9n9 finns inte i avtal@2.0" == slip[1]


def test_a_slip_is_told_each_time_until_a_later_file_corrects_it(root: Path) -> None:
    path = decide(root, "a2b4")
    assert told(root, path) == told(root, path) != []
    save(root, {}, "beslutet")

    decide(root, "a2b3", more=CORRECTING, number=2)

    assert [] == told(root, path)


def test_blocks_of_a_shared_part_are_blocks_of_the_text(tmp_path: Path) -> None:
    files = {"b.md": WITH_PART.format(id="bilaga"), "d.md": PART, "organ.yaml": BODIES}
    root = start(tmp_path / "w", files)
    assert 0 == lock(root, "bilaga", "1.0", "--on", "2022-03-01")

    path = decide(root, "k2m3", "gemensamt", "k2m4", text="bilaga@1.0")

    (slip,) = told(root, path)
    assert "menade du k2m3?" == slip[2]


def test_no_setting_takes_it_away(root: Path) -> None:
    path = decide(root, "a2b4")
    settings = (root / "govdocs.yaml").read_text("utf-8")
    level = f"{settings}nivåer:\n  GD420: av\n"
    (root / "govdocs.yaml").write_text(level, "utf-8")

    assert 1 == len(told(root, path))


def test_a_version_whose_bytes_are_gone_is_told_alone(root: Path) -> None:
    path = decide(root, "a2b4")
    blob = git(root, "rev-parse", "HEAD:avtal.md")
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()

    assert [] == told(root, path)
    assert {"GD701"} <= {one.code for one in check(root, ON, Memory()).findings}
