"""Other workspaces of a repository are named by `verify`, so that they can be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.record.kept import made_record
from tests.record.locked import told
from tests.record.records import git
from tests.record.test_verify import moved
from tests.record.verified import put, save


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a record that is to lie among others."""
    return made_record(tmp_path / "post")


pytestmark = pytest.mark.usefixtures("own_cache")


def test_other_workspace_is_not_judged_but_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = moved(root, "ett")
    put(root, "tva/govdocs.yaml", "namn: Två\n")
    put(root, "tva/beslut/x/1.0/vvg/2022-01-01-1.yaml", "organ: vvg\n")
    save(root)
    git(root, "rm", "-q", "-r", "tva/beslut")
    save(root)

    code, _, error = told(own, capsys, "verify")

    assert 0 == code
    assert "Obs: en annan arbetsyta i förrådet är inte prövad:\n  tva\n" in error
    assert 3 == told(root / "tva", capsys, "verify")[0]


def test_many_other_workspaces_fit_in_a_terminal(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = moved(root, "ett")
    for count in range(30):
        put(root, f"samlingar/avtal-{count:02}/govdocs.yaml", "namn: Fler\n")
    save(root)

    code, _, error = told(own, capsys, "verify")

    lines = error.split("\n")
    first = lines.index("Obs: 30 andra arbetsytor i förrådet är inte prövade:")
    assert 0 == code
    assert "  samlingar/avtal-04" == lines[first + 5]
    assert "  och 25 till (alla med --format json)" == lines[first + 6]
    assert all(len(one) <= 80 for one in lines)
    _, out, _ = told(own, capsys, "verify", "--format", "json")
    assert 30 == len(json.loads(out)["others"])


def test_a_bare_repository_with_many_workspaces_names_the_first(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved(root, "ett")
    for count in range(30):
        put(root, f"avtal-{count:02}/govdocs.yaml", "namn: Fler\n")
    save(root)
    bare = tmp_path / "naket.git"
    git(root, "clone", "-q", "--bare", str(root), str(bare))

    code, _, error = told(bare, capsys, "verify")

    assert 2 == code
    assert "har 31 arbetsytor: avtal-00, avtal-01" in error
    assert "och 26 till" in error
