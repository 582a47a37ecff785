"""`govdocs review`: real repositories, honest proposals, and those that try to hide."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.proposal.proposals import (
    CASE,
    SETTINGS,
    TEXT,
    WAIVER,
    begun,
    propose,
    reviewed,
)
from tests.record.locked import git, save, told

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return begun(tmp_path / "w")


def test_a_word_taken_out_is_refused_and_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"bilaga.md": TEXT.replace("ska inte", "ska")})

    code, found = reviewed(root, capsys)

    assert (1, "nekad") == (code, found["verdict"])
    (policy,) = found["policies"]
    (breach,) = policy["breaches"]
    assert {
        "file": "bilaga.md",
        "line": 9,
        "column": 14,
        "side": "bas",
        "head": {"file": "bilaga.md", "line": 9, "column": 10},
        "block": "a2b3",
        "words": ["inte"],
        "message": "ordet ”inte” är borttaget",
        "remedy": "sätt tillbaka det, eller markera det: {--inte--}{>>skäl<<}",
        "may_lift": "processledare",
    } == breach
    assert found["base"] == git(root, "rev-parse", "main")
    assert found["head"] == git(root, "rev-parse", "egen")


def test_who_points_at_the_change_is_told_and_what_the_commits_answer(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = TEXT.replace("betala.", "betala allt.")
    propose(root, {"bilaga.md": new}, "Ett\n\nSynpunkt: 2021-1/lerum-3\nRoll: jurist")
    propose(
        root, {"bilaga.md": f"{new}\nMer. {{#g8h9}}\n"}, "Två\n\nSynpunkt: 2021-1/ale-1"
    )

    _, found = reviewed(root, capsys)

    assert ["2021-1/lerum-3", "2021-1/ale-1"] == found["comments"]
    rows = [(one["document"], one["block"], one["why"]) for one in found["affected"]]
    assert [("fall", "a2b3", "belyser"), ("fall", "a2b3", "länk")] == rows
    assert [] == found["competing"]


def test_other_open_proposals_for_the_same_words_are_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"bilaga.md": TEXT.replace("betala.", "betala allt.")})
    for name, new in (("samma", "betala lite."), ("annat", "betala."), ("ny", "")):
        git(root, "checkout", "-q", "-b", f"forslag/{name}", "main")
        text = TEXT.replace("betala.", new) if new else f"{TEXT}\nNytt. {{#j2k3}}\n"
        text = text.replace("resan", "hela resan") if name == "annat" else text
        propose(root, {"bilaga.md": text})

    _, found = reviewed(root, capsys)

    (other,) = found["competing"]
    assert ("forslag/samma", "tävlar") == (other["ref"], other["verdict"])
    assert ["a2b3"] == other["blocks"]
    _, out, _ = told(root, capsys, "review", "main", "egen")
    assert "  forslag/samma: tävlar, a2b3" in out


def test_findings_are_told_when_they_are_new_or_gone_and_not_when_they_move(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = f"{TEXT}\nSe [här](saknas.md). {{#g8h9}}\n"
    git(root, "checkout", "-q", "main")
    propose(root, {"bilaga.md": broken})
    git(root, "checkout", "-q", "-B", "egen")
    propose(
        root, {"bilaga.md": broken.replace("Regionen", "Nytt. {#j2k3}\n\nRegionen")}
    )

    _, found = reviewed(root, capsys)

    assert {"new": [], "gone": []} == found["findings"]
    propose(
        root,
        {"bilaga.md": broken.replace("Se [här](saknas.md)", "Se [allt](inget.md)")},
    )
    _, found = reviewed(root, capsys)
    codes = {
        side: [one["code"] for one in rows] for side, rows in found["findings"].items()
    }
    assert {"new": ["GD206"], "gone": ["GD206", "GD208"]} == codes
    _, out, _ = told(root, capsys, "review", "main", "egen")
    assert "Kontrollen hittar 1 nytt fel." in out.split("\n")[0]


def test_a_finding_in_a_file_with_another_name_is_no_new_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "checkout", "-q", "main")
    bad = TEXT.replace("Regionen", "[Här](https://exempel.se): Regionen")
    propose(root, {"bilaga.md": bad, "fall.md": None})
    git(root, "checkout", "-q", "-B", "egen")
    propose(root, {"bilaga.md": None, "mapp/annat.md": bad})

    code, found = reviewed(root, capsys)

    assert 0 == code
    assert {"new": [], "gone": []} == found["findings"]
    assert ["flyttat från bilaga.md"] == [one["state"] for one in found["documents"]]


def test_changed_terms_are_told_with_what_follows(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "checkout", "-q", "main")
    front = (
        "titel: Bilaga\navtalstid: {från: 2017-04-01}\n"
        "uppsägning: {tid: 12 månader, räknas_till: dag, mottagare: [regionen]}\n"
    )
    agreed = TEXT.replace("titel: Bilaga\n", front)
    propose(root, {"bilaga.md": agreed, "govdocs.yaml": "namn: Prov\n"})
    git(root, "checkout", "-q", "-B", "egen")
    propose(root, {"bilaga.md": agreed.replace("12 månader", "18 månader")})

    _, found = reviewed(root, capsys)

    (row,) = found["metadata"]
    assert ("bilaga", "uppsägning.tid") == (row["document"], row["key"])
    assert "Uppsägningstid: 12 → 18 månader" == row["text"]


def test_what_the_base_has_got_since_is_not_taken_for_deleted(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"bilaga.md": TEXT.replace("betala.", "betala allt.")})
    git(root, "checkout", "-q", "main")
    propose(root, {"ny.md": CASE.replace("id: fall", "id: ny").replace("e6f7", "m4n5")})

    code, found = reviewed(root, capsys)

    assert 0 == code
    assert found["start"] != found["base"]
    assert ["bilaga"] == [one["document"] for one in found["documents"]]


def test_the_policies_are_those_of_the_base_as_it_is_today(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"bilaga.md": TEXT.replace("ska inte", "ska")})
    git(root, "checkout", "-q", "main")
    propose(root, {"govdocs.yaml": "namn: Prov\n"})

    code, _ = reviewed(root, capsys)

    assert 0 == code


def test_going_back_behind_the_base_takes_away_what_it_has(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "checkout", "-q", "main")
    propose(root, {"bilaga.md": TEXT.replace("betala.", "betala allt.")})

    code, _ = reviewed(root, capsys, "main", "main~1")

    assert 1 == code


SHORTER = TEXT.replace("ska inte", "ska")
HIDING: dict[str, Mapping[str, str | None]] = {
    "loosens the policy": {"bilaga.md": SHORTER, "govdocs.yaml": "namn: Prov\n"},
    "goes to another stage": {
        "bilaga.md": SHORTER,
        "govdocs.yaml": SETTINGS.replace("skede: utkast", "skede: slutförslag"),
    },
    "waives itself": {
        "bilaga.md": SHORTER,
        "govdocs.yaml": SETTINGS + WAIVER,
    },
    "breaks the settings": {"bilaga.md": SHORTER, "govdocs.yaml": "skede: ["},
    "takes the settings away": {"bilaga.md": SHORTER, "govdocs.yaml": None},
    "renames the file": {"bilaga.md": None, "mapp/ny.md": SHORTER},
    "hides by attributes": {
        "bilaga.md": SHORTER,
        ".gitattributes": "*.md -diff -text filter=x\n",
    },
    "deletes the file": {"bilaga.md": None},
    "hides the file": {"bilaga.md": None, ".bilaga.md": TEXT},
    "takes letters apart": {"bilaga.md": unicodedata.normalize("NFD", SHORTER)},
    "ends lines otherwise": {"bilaga.md": SHORTER.replace("\n", "\r\n")},
    "makes it a comment": {"bilaga.md": TEXT.replace("ska inte", "ska <!-- inte -->")},
    "changes an id": {"bilaga.md": TEXT.replace("{#a2b3}", "{#x2y3}")},
    "makes it code": {
        "bilaga.md": TEXT.replace("Regionen betalar", "`Regionen` betalar")
    },
    "makes it an address": {"bilaga.md": TEXT.replace("ska inte", "[ska](inte)")},
    "writes letters of another alphabet": {"bilaga.md": TEXT.replace("inte", "intе")},
    "breaks the front matter": {"bilaga.md": SHORTER.replace("typ: bilaga", "typ: [")},
}


@pytest.mark.parametrize("files", HIDING.values(), ids=HIDING)
def test_nothing_hides_a_deletion(
    files: Mapping[str, str | None], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, files)
    git(root, "checkout", "-q", "main")

    code, found = reviewed(root, capsys)

    assert (1, "nekad") == (code, found["verdict"])


def test_a_link_in_the_place_of_a_file_is_a_deletion(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "bilaga.md").unlink()
    (root / "bilaga.md").symlink_to("fall.md")
    save(root, {}, "länk")

    code, found = reviewed(root, capsys)

    assert 1 == code
    assert "GD012" in {one["code"] for one in found["findings"]["new"]}


def test_objects_that_stand_in_for_others_are_not_looked_at(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"bilaga.md": SHORTER})
    git(
        root,
        "replace",
        *(git(root, "rev-parse", f"{one}:bilaga.md") for one in ("egen", "main")),
    )

    code, _ = reviewed(root, capsys)

    assert 1 == code


def test_a_shallow_clone_gets_no_review(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"bilaga.md": SHORTER})
    git(root, "checkout", "-q", "main")
    propose(root, {"ny.md": CASE.replace("id: fall", "id: ny").replace("e6f7", "m4n5")})
    clone = tmp_path / "grund"
    git(
        tmp_path,
        "clone",
        "-q",
        "--depth",
        "1",
        "--no-single-branch",
        f"file://{root}",
        str(clone),
    )

    code, out, err = told(clone, capsys, "review", "origin/main", "origin/egen")

    assert (4, "") == (code, out)
    assert "git fetch --unshallow" in err


def test_the_work_tree_is_not_looked_at(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"bilaga.md": SHORTER})
    git(root, "checkout", "-q", "main")
    before = reviewed(root, capsys)
    for name in ("bilaga.md", "govdocs.yaml"):
        (root / name).write_text("namn: Annat\n", "utf-8")

    assert before == reviewed(root, capsys)


def test_what_later_proposals_are_judged_by_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"govdocs.yaml": "namn: Prov\n"})

    code, found = reviewed(root, capsys)

    assert 0 == code
    assert "De nya gäller först när förslaget är infört." in found["notes"][0]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("main", "WORKTREE"), 2, "spara med git commit"),
        (("main", "--upload-pack=x"), 2, "upload-pack"),
        (("finns-inte", "main"), 2, "finns-inte finns inte"),
        (("main",), 2, "FÖRSLAG"),
    ],
)
def test_wrong_use_gets_one_line(
    words: tuple[str, ...],
    code: int,
    said: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found, out, err = told(root, capsys, "review", *words)

    assert (code, "", 1) == (found, out, err.count("\n"))
    assert said in err


def test_a_broken_base_stops_the_review(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"govdocs.yaml": "skede: ["})

    code, out, err = told(root, capsys, "review", "HEAD", "HEAD")

    assert (1, "") == (code, out)
    assert "inställningarna i basen går inte att läsa" in err
