"""`govdocs merge` and `govdocs proposals` on real repositories."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from govdocs.overview import proposals
from govdocs.overview.proposals import list_proposals
from govdocs.store.gateway import open_gateway
from govdocs.store.proposals import main_commit
from tests.command.test_json import closed, schemas
from tests.record.locked import AGREEMENT, EVENTS, PART, git, save, start, state, told

FIRST = ("Den första texten", "Den allra första texten")
OTHER = ("Den första texten", "Den andra texten")
NEW = PART.replace("delen", "ny")
MOVED: Mapping[str, str | None] = {"avtal.md": None}
YEARLY = ("En gång om året", "Två gånger om året")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "r").mkdir()
    return start(tmp_path / "r", {"avtal.md": AGREEMENT, "delen.md": PART})


def changed(old: str, new: str, text: str = AGREEMENT) -> dict[str, str | None]:
    assert old in text
    return {"avtal.md": text.replace(old, new)}


def branch(
    root: Path,
    name: str,
    files: Mapping[str, str | None],
    trailers: str = "",
    when: str = "2024-03-01T12:00:00Z",
) -> None:
    """Make a branch from main with one commit; None takes a file away."""
    git(root, "checkout", "-q", "-b", name, "main")
    for path, text in files.items():
        if text is None:
            (root / path).unlink()
    kept = {path: text for path, text in files.items() if text is not None}
    save(root, kept, f"{name}: ett\n\n{trailers}", when)
    git(root, "checkout", "-q", "main")


def merged(
    root: Path, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, dict[str, Any]]:
    """Merge, and return the exit code and the JSON, held against its schema."""
    code, out, err = told(root, capsys, "merge", *words, "--format", "json")
    assert out, err
    found = json.loads(out)
    jsonschema.validate(found, closed(schemas()["merge FÖRSLAG FÖRSLAG"]))
    return code, found


def listed(
    root: Path, capsys: pytest.CaptureFixture[str], *words: str
) -> dict[str, dict[str, Any]]:
    """Return the open proposals by name, held against their schema."""
    code, out, _ = told(root, capsys, "proposals", "--format", "json", *words)
    assert 0 == code
    found = json.loads(out)
    jsonschema.validate(found, closed(schemas()["proposals"]))
    return {one["ref"]: one for one in found}


def test_independent_proposals_are_written_as_one(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    branch(root, "forslag/a", changed(*FIRST))
    branch(root, "forslag/b", {**changed(*YEARLY), "ny.md": NEW})
    before, out = state(root), tmp_path / "ut"

    code, found = merged(root, capsys, "forslag/a", "forslag/b", "--out", str(out))

    assert (0, "oberoende") == (code, found["verdict"])
    assert ["avtal.md", "ny.md"] == found["written"]
    assert git(root, "rev-parse", "main") == found["base"]
    assert AGREEMENT.replace(*FIRST).replace(*YEARLY) == (out / "avtal.md").read_text()
    assert ["avtal.md", "ny.md"] == sorted(one.name for one in out.iterdir())
    assert before == state(root)


def test_nothing_is_written_where_it_would_be_read_as_more_documents(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    branch(root, "forslag/a", changed(*FIRST))
    branch(root, "forslag/b", changed(*YEARLY))
    (tmp_path / "länk").symlink_to(root)
    before, names = state(root), ("forslag/a", "forslag/b")
    monkeypatch.chdir(root)

    for out in (".", "ut", "ut/../djupt/ner", tmp_path / "länk" / "ut", root):
        code, _, err = told(root, capsys, "merge", *names, "--out", str(out))
        assert (2, 1) == (code, len(err.splitlines())), out
        assert "--out ligger i arbetsytan" in err
    assert before == state(root)
    assert 0 == told(root, capsys, "merge", *names, "--out", ".ut")[0]
    assert (root / ".ut/avtal.md").is_file()
    assert 0 == told(root, capsys, "check")[0]


def test_all_that_is_wrong_with_a_merge_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("forslag/x", "forslag/y", "--base", "z", "--out", str(root / "ut"))
    code, _, err = told(root, capsys, "merge", *words, "--format", "xml")

    assert (2, 5) == (code, len(err.splitlines()))
    for what in ("'xml'", "forslag/x", "forslag/y", "z finns inte", "arbetsytan"):
        assert what in err


def test_competing_proposals_are_told_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    branch(root, "forslag/a", changed(*FIRST))
    branch(root, "forslag/b", changed(*OTHER))
    branch(root, "forslag/c", changed(*YEARLY))
    names = ("forslag/a", "forslag/b", "forslag/c")

    code, found = merged(root, capsys, *names, "--out", str(tmp_path / "ut"))
    _, out, _ = told(root, capsys, "merge", *names, "--out", str(tmp_path / "ut"))

    assert (1, "tävlar", []) == (code, found["verdict"], found["written"])
    verdicts = [(one["a"][-1], one["b"][-1], one["verdict"]) for one in found["pairs"]]
    assert [
        ("a", "b", "tävlar"),
        ("a", "c", "oberoende"),
        ("b", "c", "oberoende"),
    ] == verdicts
    assert ["a2b3"] == found["pairs"][0]["blocks"]
    assert out.endswith(
        "Några förslag tävlar, så de går inte att slå ihop. Inget är skrivet.\n"
    )
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize(
    ("one", "other", "verdict", "blocks", "written"),
    [
        ({**MOVED, "m/avtal.md": AGREEMENT}, changed(*FIRST), "oberoende", [], ["m/avtal.md"]),
        (MOVED, changed(*FIRST), "tävlar", ["avtal"], []),
        ({"delen.md": None}, changed(*FIRST), "oberoende", [], ["avtal.md"]),
        ({**MOVED, "a.md": AGREEMENT}, {**MOVED, "b.md": AGREEMENT}, "tävlar", ["avtal"], []),
        ({"ny.md": NEW}, {"annan.md": NEW}, "tävlar", ["ny"], []),
        ({"bild.png": "a"}, {"bild.png": "b"}, "tävlar", ["bild.png"], []),
        ({"bild.png": "a"}, {"bild.png": "a"}, "oberoende", [], ["bild.png"]),
        ({"parter.yaml": "parter: [a]\n"}, {"parter.yaml": "parter: []\n"}, "tävlar", None, []),
    ],
)  # fmt: skip
def test_files_that_come_go_and_change_places(
    one: Mapping[str, str | None],
    other: Mapping[str, str | None],
    verdict: str,
    blocks: list[str] | None,
    written: list[str],
    root: Path,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    branch(root, "forslag/a", one)
    branch(root, "forslag/b", other)

    code, found = merged(
        root, capsys, "forslag/a", "forslag/b", "--out", str(tmp_path / "ut")
    )

    assert (int(verdict == "tävlar"), verdict) == (code, found["verdict"])
    assert blocks is None or blocks == found["pairs"][0]["blocks"]
    assert written == found["written"]
    if "m/avtal.md" in written:
        assert AGREEMENT.replace(*FIRST) == (tmp_path / "ut/m/avtal.md").read_text()
        assert ["avtal.md"] == found["removed"]


def test_events_that_both_add_are_flagged(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    save(root, {"handelser.yaml": EVENTS}, "händelser")
    row = '  - {{sort: uppsägning, version: "1.0", parter: [{}], inkom: okänd}}\n'
    branch(root, "forslag/a", {"handelser.yaml": EVENTS + row.format("norrby")})
    branch(root, "forslag/b", {"handelser.yaml": EVENTS + row.format("soderby")})

    code, found = merged(
        root, capsys, "forslag/a", "forslag/b", "--out", str(tmp_path / "ut")
    )

    assert (0, "flaggad") == (code, found["verdict"])
    whole = EVENTS + row.format("norrby") + row.format("soderby")
    assert whole == (tmp_path / "ut/handelser.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["forslag/a"], "det behövs minst två förslag"),
        (["forslag/a"], "ett ensamt förslag införs med git merge FÖRSLAG"),
        (["forslag/a", "forslag/a"], "det behövs minst två förslag"),
        (["forslag/a", "forslag/x"], "forslag/x finns inte"),
        (["forslag/a", "--upload-pack=x"], "No such option"),
        (["forslag/a", "forslag/a~1", "--base", "x"], "x finns inte"),
    ],
)
def test_wrong_use_of_merge(
    words: list[str], said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    branch(root, "forslag/a", changed(*FIRST))

    code, out, err = told(root, capsys, "merge", *words)

    assert (2, "") == (code, out)
    assert said in err or "upload-pack" in err


def test_open_proposals_with_role_age_blocks_and_rivals(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    role = "Roll: jurist\nSynpunkt: 2021-1/lerum-3, 2021-1/ale-1"
    branch(root, "forslag/a", changed(*FIRST), role)
    branch(root, "forslag/b", changed(*OTHER))
    branch(root, "forslag/c", changed(*YEARLY))
    branch(root, "annan", changed(*YEARLY))
    git(root, "update-ref", "refs/pull/7/head", "annan")
    git(root, "branch", "forslag/inford", "main")

    found = listed(root, capsys, "--on", "2024-03-11")
    _, out, _ = told(root, capsys, "proposals", "--on", "2024-03-11")

    assert ["forslag/a", "forslag/b", "forslag/c", "pull/7/head"] == list(found)
    first = found["forslag/a"]
    assert ("jurist", 10, ["a2b3"]) == (first["role"], first["age"], first["blocks"])
    assert ["2021-1/lerum-3", "2021-1/ale-1"] == first["comments"]
    rival = {"ref": "forslag/b", "verdict": "tävlar", "blocks": ["a2b3"]}
    assert [rival] == first["competing"]
    assert [] == found["forslag/c"]["competing"]
    assert None is found["forslag/b"]["role"]
    assert "forslag/a (10 dagar, jurist)" in out
    assert out.endswith("4 öppna förslag, 2 tävlar med varandra.\n")


def test_a_proposal_is_held_against_what_has_come_in_since(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    branch(root, "forslag/a", changed(*FIRST))
    branch(root, "forslag/c", changed(*YEARLY))
    save(root, {"avtal.md": AGREEMENT.replace(*OTHER)}, "infört")

    found = listed(root, capsys)

    assert ("tävlar", ["a2b3"]) == (
        found["forslag/a"]["applies"],
        found["forslag/a"]["hindered_by"],
    )
    assert "oberoende" == found["forslag/c"]["applies"]


def test_a_proposal_that_builds_on_another_does_not_compete_with_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    branch(root, "forslag/a", changed(*FIRST))
    git(root, "checkout", "-q", "-b", "forslag/b", "forslag/a")
    save(root, {"avtal.md": AGREEMENT.replace(*OTHER)}, "vidare")
    git(root, "checkout", "-q", "main")

    assert [] == listed(root, capsys)["forslag/b"]["competing"]


def test_what_was_found_is_not_found_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch(root, "forslag/a", changed(*FIRST))
    branch(root, "forslag/b", changed(*OTHER))
    gateway = open_gateway(root)
    assert gateway is not None
    main = main_commit(gateway)
    first = list_proposals(gateway, root, main)

    def never(*_: object) -> None:
        raise AssertionError("what is known is asked for again")

    monkeypatch.setattr(proposals, "judge_file", never)
    monkeypatch.setattr(proposals, "touched_in", never)

    assert first == list_proposals(gateway, root, main)
    assert 2 == len(first)
    assert date(2024, 3, 1) == first[0].begun


def test_no_open_proposals(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(root, capsys, "proposals")

    assert (0, "", "Det finns inga öppna förslag.\n") == (code, out, err)


def test_a_workspace_in_a_folder_of_its_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "r").mkdir()
    root = start(tmp_path / "r", {"avtal.md": AGREEMENT}, "text")
    branch(root, "forslag/a", changed(*FIRST))
    branch(root, "forslag/b", changed(*YEARLY))
    git(root, "checkout", "-q", "-b", "forslag/c", "main")
    (tmp_path / "r" / "utanfor.md").write_text("x", "utf-8")
    save(tmp_path / "r", {}, "utanför arbetsytan")
    git(root, "checkout", "-q", "main")

    out = str(tmp_path / "ut")
    code, found = merged(root, capsys, "forslag/a", "forslag/b", "--out", out)

    assert (0, ["avtal.md"]) == (code, found["written"])
    assert [] == listed(root, capsys)["forslag/c"]["blocks"]


def test_a_shallow_clone_says_so(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    branch(root, "forslag/a", changed(*FIRST))
    save(root, {"avtal.md": AGREEMENT.replace(*YEARLY)}, "vidare")
    shallow = tmp_path / "grund"
    git(
        tmp_path,
        "clone",
        "-q",
        "--depth=1",
        "--no-single-branch",
        f"file://{root}",
        "grund",
    )
    git(shallow, "branch", "forslag/a", "origin/forslag/a")

    for words in (["proposals"], ["merge", "forslag/a", "main"]):
        code, out, err = told(shallow, capsys, *words)
        assert (4, "", True) == (code, out, "git fetch --unshallow" in err)
