"""`govdocs propose`: a branch with one commit, and everything it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.overview.wording import Wording, read_wording
from govdocs.store.gateway import open_gateway
from tests.command.refused import each
from tests.record.locked import AGREEMENT, PART, git, save, start, state, told

LISTED = AGREEMENT.replace(
    "Den första texten. {#a2b3}\n",
    "Den första texten. {#a2b3}\n\n- en punkt {#j2k2}\n- två punkter {#j2k3}\n\n"
    "| Vem | Vad |\n|---|---|\n| Regionen | Läkare {#j2k4} |\n",
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "r").mkdir()
    return start(tmp_path / "r", {"avtal.md": LISTED, "delen.md": PART})


def propose(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    text: str | bytes,
    *words: str,
    block: str = "a2b3",
    doc: str = "avtal",
) -> tuple[int, str, str]:
    """Propose a text for a block; '--yes' unless other words are given."""
    file = root.parent / "ny.md"
    file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    asked = ["propose", "--doc", doc, "--block", block, "--text-file", str(file)]
    reason = () if "--reason" in words else ("--reason", "Tydligare")
    return told(root, capsys, *asked, *reason, *(words or ("--yes",)))


def shown(root: Path, branch: str = "forslag/avtal-a2b3-tydligare") -> str:
    """Return the agreement as a branch has it."""
    return git(root, "show", f"{branch}:avtal.md") + "\n"


def test_a_proposal_is_a_branch_with_one_commit_and_nothing_else_changes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state(root)
    words = ("--role", "jurist", "--comment", "2021-1/lerum-3", "--yes")

    code, out, _ = propose(root, capsys, "Den allra första texten.\n", *words)

    assert 0 == code
    assert "{+allra" in out
    assert "forslag/avtal-a2b3-tydligare är sparad som" in out
    assert LISTED.replace("Den första", "Den allra första") == shown(root)
    assert "1" == git(root, "rev-list", "--count", "main..forslag/avtal-a2b3-tydligare")
    assert (
        "avtal: Tydligare\n\nStycke: avtal#a2b3\nRoll: jurist\nSynpunkt: 2021-1/lerum-3"
        == git(root, "log", "-1", "--format=%B", "forslag/avtal-a2b3-tydligare")
    )
    git(root, "branch", "-D", "forslag/avtal-a2b3-tydligare")
    assert before == state(root)
    assert "" == git(root, "fsck", "--strict", "--no-dangling")


def test_the_first_of_several_paragraphs_keeps_the_id(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Den första texten.\nDen har två meningar.\n\nEn ny.\n\n- och en punkt\n"

    code, _, _ = propose(root, capsys, text)

    lines = shown(root).split("\n")
    at = lines.index("Den har två meningar. {#a2b3}")
    assert 0 == code
    assert lines[at + 2].startswith("En ny. {#")
    assert lines[at + 4].startswith("- och en punkt {#")
    assert len({lines[at + 2][-6:], lines[at + 4][-6:], "{#a2b3}"[-6:]}) == 3


@pytest.mark.parametrize(
    ("block", "text", "line"),
    [
        ("j2k2", "en annan punkt\n", "- en annan punkt {#j2k2}"),
        ("syfte", "Vad avtalet är till för\n", "## Vad avtalet är till för {#syfte}"),
        ("a2b3", "{--Den första texten.--}{>>Behövs inte.<<}", "{--Den första"),
    ],
)
def test_points_headings_and_marked_deletions_can_be_proposed(
    block: str, text: str, line: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, _ = propose(root, capsys, text, block=block)

    assert 0 == code
    assert f"\n{line}" in shown(root, f"forslag/avtal-{block}-tydligare")


@pytest.mark.parametrize(
    ("text", "block", "code", "words"),
    [
        ("Ny text.", "a2b4", 2, "stycket a2b4 finns inte i avtal. Åtgärd: menade du a2b3?"),
        ("Den första texten.\n", "a2b3", 1, "ny.md:1:1: texten är densamma"),
        ("  \n", "a2b3", 1, "ny.md:1:1: texten är tom"),
        ("Ett.\n\nTvå. {#x2y2}", "a2b3", 1, "ny.md:3:1: texten har ett id"),
        ("Ett.\n\n## Två", "a2b3", 1, "ny.md:3:1: texten har en rubrik"),
        ("Ett.[^1]\n\n[^1]: En not.", "a2b3", 1, "ny.md:3:1: texten har en fotnot"),
        ("Ett.\n\n| a |\n|---|\n| b | c |", "a2b3", 1, "ny.md:5:1: raden har"),
        ("Ett.[^1]", "a2b3", 1, "ny.md:1:1: fotnoten [^1] finns inte"),
        ("Ett &shy; två.", "a2b3", 1, "ett osynligt tecken"),
        ("- en punkt", "a2b3", 1, "texten börjar inte med ett stycke"),
        ("Ett.\n\nTvå.", "j2k2", 1, "j2k2 är en punkt eller en not"),
        ("Ett.\n\nTvå.", "syfte", 1, "en rubrik kan bara vara en rad"),
        ("Ny text.", "j2k4", 1, "j2k4 är en tabellrad"),
        ("Ny \u202etext.", "a2b3", 1, "ny.md:1:1: det finns ett dolt tecken"),
        ("Ny <b>text</b>.", "a2b3", 1, "texten innehåller HTML (<b>)"),
        (b"Ny text \xe5.", "a2b3", 1, "filen är inte UTF-8"),
        ("a\n<<<<<<< x\nb", "a2b3", 1, "märke från en sammanslagning"),
    ],
)  # fmt: skip
def test_what_cannot_be_proposed_is_refused_with_its_place_and_remedy(
    text: str | bytes,
    block: str,
    code: int,
    words: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given, _, err = propose(root, capsys, text, block=block)

    assert (code, True) == (given, words in err), err
    assert "" == git(root, "branch", "--list", "forslag/*")


@pytest.mark.parametrize(
    ("text", "block", "whats"),
    [
        (
            "Ett. {#x2y2}\n\n## Två\n\n### Tre\n\nFyra. {#x2y3}\n",
            "a2b3",
            ["1:1: texten har ett id", "3:1: texten har en rubrik",
             "5:1: texten har en rubrik", "7:1: texten har ett id"],
        ),
        (
            "\n\n- Ett <b>ord</b>\n\n| a |\n|---|\n| b | c |\n\n[här](https://x.se)\n",
            "a2b3",
            ["3:1: texten börjar inte med ett stycke", "3:1: texten innehåller HTML",
             "7:1: raden har", "9:1: länktexten"],
        ),
        (
            "Ny \u202etext.\n\n## Två\n\nMer \u202etext.",
            "a2b3",
            ["1:1: det finns ett dolt tecken", "3:1: texten har en rubrik",
             "5:1: det finns ett dolt tecken"],
        ),
        (
            "Ett.[^1]\n\nTvå.[^2]\n\n[^2]: En.\n\n[^3]: Två.\n",
            "a2b3",
            ["1:1: fotnoten [^1] finns inte", "5:1: texten har en fotnot",
             "7:1: texten har en fotnot"],
        ),
        (
            "Ett.\n\nTvå. {#x2y2}\n",
            "j2k2",
            ["3:1: texten har ett id", "1:1: j2k2 är en punkt eller en not"],
        ),
        (
            "Ett.\n\n## Två\n",
            "a2b4",
            ["3:1: texten har en rubrik", "stycket a2b4 finns inte"],
        ),
    ],
)  # fmt: skip
def test_all_that_is_wrong_with_a_text_is_told_in_one_run(
    text: str,
    block: str,
    whats: list[str],
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, _, err = propose(root, capsys, text, block=block)

    each(err.splitlines(), *whats)
    assert "" == git(root, "branch", "--list", "forslag/*")


PIECES = {
    "Ett helt stycke.": "",
    "- en punkt": "",
    "## En rubrik": "en rubrik",
    "Ett stycke. {#x2y2}": "ett id",
    "Ett <b>ord</b>.": "HTML",
    "Ett \u202eord.": "ett dolt tecken",
    "[här](https://x.se)": "länktexten",
    "Ett&shy;ord.": "ett osynligt tecken",
    "Ord.[^1]\n\n[^1]: En not.": "",
}


@given(st.lists(st.sampled_from(sorted(PIECES))))
def test_every_wrong_piece_is_told_at_its_line(pieces: list[str]) -> None:
    text, wanted, line = "Först ett stycke.\n", [], 3
    for one in pieces:
        text += f"\n{one}\n"
        note = one.count("\n")
        if PIECES[one] or note:
            wanted.append((line + note, PIECES[one] or "not"))
        line += note + 2

    _, found = read_wording(Wording("a2b3", text, "ny.md"))

    lines = {one.line for one in found}
    assert {line for line, _ in wanted} == lines
    for line, words in wanted:
        assert any(words in one.message for one in found if one.line == line)


def test_a_wrong_text_is_told_with_what_else_is_wrong(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "avtal.md").write_text(LISTED + "\nMer.\n", "utf-8")

    _, _, err = propose(root, capsys, "## Två", "--name", "Å b", "--yes")

    each(
        err.splitlines(),
        *("grenen kan inte heta", "texten har en rubrik", "som inte är sparade"),
    )


def test_other_refusals(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unknown = propose(root, capsys, "Ny.", doc="avtalet")
    asked = propose(root, capsys, "Ny.", "--role", "jurist")
    wrong = propose(root, capsys, "Ny.", "--name", "Å b", "--yes")
    bad = propose(root, capsys, "Ny.", "--comment", "x\nRoll: jurist", "--yes")
    made = propose(root, capsys, "Ny.")
    again = propose(root, capsys, "Ny igen.")

    assert (2, True) == (unknown[0], "menade du avtal?" in unknown[2])
    assert (2, True) == (asked[0], "kör igen med --yes" in asked[2])
    assert "1 ändring" in asked[1]
    assert (2, True) == (wrong[0], "grenen kan inte heta Å b" in wrong[2])
    assert (2, True) == (bad[0], "är ingen synpunkt" in bad[2])
    assert 0 == made[0]
    assert (2, True) == (again[0], "finns redan" in again[2])


def test_a_file_with_unsaved_changes_is_not_built_upon(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "avtal.md").write_text(LISTED.replace("En gång", "Två gånger"), "utf-8")

    code, _, err = propose(root, capsys, "Ny text.")

    assert (4, True) == (code, "avtal.md har ändringar som inte är sparade" in err)


def test_a_file_that_fmt_would_change_is_not_built_upon(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(root, {"avtal.md": LISTED.replace("## Syfte", "##  Syfte")}, "slarv")

    code, _, err = propose(root, capsys, "Ny text.")

    assert (1, True) == (code, "kör govdocs fmt" in err)


def test_a_block_of_a_part_is_found_through_its_publication(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(
        root, {"avtal.md": LISTED.replace("parter:", "delar: [delen]\nparter:")}, "del"
    )

    code, _, _ = propose(root, capsys, "Det som parterna delar.", block="k2m3")

    branch = "forslag/avtal-k2m3-tydligare"
    assert 0 == code
    assert "Det som parterna delar. {#k2m3}" in git(root, "show", f"{branch}:delen.md")


def test_a_reason_cannot_pose_as_a_role(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = "Roll: jurist " + "ord " * 30
    words = ("--reason", reason, "--name", "kort", "--yes")

    code, _, _ = propose(root, capsys, "Ny text.", *words)

    role = "%(trailers:key=Roll)"
    assert 0 == code
    assert "" == git(root, "log", "-1", f"--format={role}", "forslag/kort")


def test_a_proposal_builds_on_main_whatever_is_checked_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "checkout", "-q", "-b", "annan")

    code, _, _ = propose(root, capsys, "Ny text.")

    gateway = open_gateway(root)
    assert gateway is not None
    assert 0 == code
    assert gateway.resolve("main") == gateway.resolve("forslag/avtal-a2b3-tydligare~1")
    assert "annan" == git(root, "branch", "--show-current")
