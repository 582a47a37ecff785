"""What cannot be locked: told in one line of Swedish, with nothing changed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from govdocs.cli.main import run
from tests.record.locked import (
    AGREEMENT,
    PART,
    REVISED,
    WITH_PART,
    copied,
    git,
    lock,
    save,
    start,
    state,
    told,
)

LINE = re.compile(r"FEL GD\d{3} \S+:\d+:\d+: .+ Åtgärd: .+[.?!]")
REASON = ("--reason", "Ett prov.")
SECOND = REVISED


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with one version, a newer text, and a part of two others."""
    files = {f"{one}.md": WITH_PART.replace("{id}", one) for one in ("ett", "tva")}
    top = tmp_path_factory.mktemp("forlaga") / "forrad"
    root = start(top, {"avtal.md": AGREEMENT, "delen.md": PART, **files})
    assert 0 == lock(root, "avtal", "1.0")
    save(root, {"avtal.md": REVISED}, "revision")
    return root


def refused(
    root: Path, capsys: pytest.CaptureFixture[str], *words: str, lines: int = 1
) -> tuple[int, str]:
    """Try to lock; hold that nothing changed and that it was told in lines of Swedish."""
    before = state(root)

    code, out, err = told(root, capsys, "version", "lock", *words)

    assert before == state(root)
    assert "" == out
    assert lines == len(err.splitlines())
    assert all(LINE.fullmatch(line) for line in err.splitlines())
    return code, err


WRONG = [
    (["avtal", "1.0"], "version 1.0 av avtal är redan låst"),
    (["AVTAL", "1.0"], "version 1.0 av avtal är redan låst"),
    (["avtal", "0.9"], "det finns ingen version 0.0 att ändra"),
    (["avtal", "2.1"], "det finns ingen version 2.0 att ändra"),
    (["avtal", "1.1"], "det framgår inte vilken sort 1.1 är"),
    (["avtal", "2.0", "--kind", "rättelse"], "2.0 passar inte för rättelse"),
    (["avtal", "1.1", "--kind", "revision"], "1.1 passar inte för revision"),
    (["avtal", "2"], '"2" är inget versionsnummer'),
    (["avtal", "2.0.0"], '"2.0.0" är inget versionsnummer'),
    (["avtal", "02.0"], '"02.0" är inget versionsnummer'),
    (["avtal", "2.00"], '"2.00" är inget versionsnummer'),
    (["avtal", "2.0\n"], "är inget versionsnummer"),
    (["avtal"], "versionens nummer saknas. Åtgärd: skriv till exempel avtal 2.0"),
    (["avtal", "2.0", "3.0"], "3.0 står utan dokument"),
    (["2.0"], "2.0 står utan dokument"),
    (["@2.0"], "@2.0 nämner inget dokument"),
    (["@"], "@ nämner inget dokument"),
    (["avtl", "2.0"], "menade du avtal?"),
    (["delen", "1.0"], "delen är en del och har inget eget nummer"),
    (["delen"], "delen är en del och har ingen egen version"),
    (["delen", "--kind", "rättelse"], "ingen låst version innehåller delen"),
    (["avtal", "2.0", "--from", "2024-01-02", "--to", "2024-01-01"], "ligger före"),
    (["avtal", "2.0", "--from", "2024-02-30"], "är inget datum"),
    (["avtal", "2.0", "avtal", "3.0"], "avtal står två gånger"),
    (["avtal", "2.0", "avtal", "2.0"], "avtal står två gånger"),
    (["avtal", "2.0", "ett", "0.0.1"], "är inget versionsnummer"),
]


@pytest.mark.parametrize(("words", "told_"), WRONG)
def test_wrong_use_is_told(
    words: list[str], told_: str, whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, err = refused(whole, capsys, *words, *REASON)

    assert 2 == code
    assert told_ in err


@pytest.mark.parametrize("reason", [[], ["--reason", " "], ["--reason", ""]])
def test_a_reason_is_needed(
    reason: list[str], whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, err = refused(whole, capsys, "avtal", "2.0", *reason)

    assert 2 == code
    assert "orsaken saknas" in err


def test_a_lower_number_in_a_run_is_refused(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    assert 0 == lock(root, "avtal", "1.2", "--kind", "uppdatering")
    save(root, {"avtal.md": REVISED.replace("andra", "tredje")}, "tredje")

    code, err = refused(root, capsys, "avtal", "1.1", "--kind", "redaktionell", *REASON)

    assert 2 == code
    assert "1.1 är lägre än en version som redan är låst" in err


def test_a_text_that_is_locked_is_not_locked_again(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    assert 0 == lock(root, "avtal", "2.0")

    code, err = refused(root, capsys, "avtal", "3.0", *REASON)

    assert 1 == code
    assert "texten är densamma som version 2.0" in err


def _change(root: Path) -> None:
    (root / "avtal.md").write_text(REVISED.replace("andra", "tredje"), "utf-8")


def _stage(root: Path) -> None:
    _change(root)
    git(root, "add", "avtal.md")


def _add(root: Path) -> None:
    (root / "ny.yaml").write_text("a: 1\n", "utf-8")


def _remove(root: Path) -> None:
    (root / "tva.md").unlink()


@pytest.mark.parametrize("harm", [_change, _stage, _add, _remove])
def test_unsaved_changes_are_refused(
    harm: Callable[[Path], None],
    whole: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = copied(whole, tmp_path / "w")
    harm(root)

    code, err = refused(root, capsys, "avtal", "2.0", *REASON)

    assert 1 == code
    assert "ändringar som inte är sparade i git" in err


def _with(root: Path, files: dict[str, str]) -> Path:
    save(root, files, "prov")
    return root


BAD_TEXTS = [
    ("Den {--andra--}{>>skäl<<} texten. {#a2b3}", "inte avgjort"),
    ("- Den {--andra--} texten. {#a2b3}", "inte avgjort"),
    ("| A | B |\n|---|---|\n| Den | {--andra--} {#a2b3} |", "inte avgjort"),
    ("**Den {--andra--} texten.** {#a2b3}", "inte avgjort"),
    ("Se [andra](nej.md). {#a2b3}", "GD206"),
]


@pytest.mark.parametrize(("text", "words"), BAD_TEXTS)
def test_a_text_that_is_not_ready_is_refused(
    text: str,
    words: str,
    whole: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    changed = REVISED.replace("Den andra texten. {#a2b3}", text)
    root = _with(copied(whole, tmp_path / "w"), {"avtal.md": changed})

    code, err = refused(root, capsys, "avtal", "2.0", *REASON)

    assert 1 == code
    assert words in err
    assert "avtal.md:" in err


def test_a_deletion_in_a_heading_or_a_part_is_refused(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heading = REVISED.replace("## Syfte", "## {--Syfte--}{>>x<<}")
    part = PART.replace("Det som", "Det {--som--}")
    root = _with(copied(whole, tmp_path / "w"), {"avtal.md": heading, "delen.md": part})

    for document, file in (("avtal", "avtal.md"), ("ett", "delen.md")):
        code, err = refused(root, capsys, document, "2.0", *REASON)

        assert 1 == code
        assert f"{file}:" in err


def test_a_missing_part_is_refused(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    git(root, "rm", "-q", "delen.md")
    git(root, "commit", "-q", "-m", "bort")

    code, err = refused(root, capsys, "ett", "1.0", *REASON, lines=2)

    assert 1 == code
    assert "delen" in err


def test_one_bad_order_stops_the_others(
    whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = refused(whole, capsys, "avtal", "2.0", "ett", "1.7", *REASON)

    assert 2 == code


def test_a_tag_that_is_taken_is_refused(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    git(root, "tag", "avtal/2.0", "HEAD~1")

    code, err = refused(root, capsys, "avtal", "2.0", *REASON)

    assert 4 == code
    assert "avtal/2.0" in err


REGISTERS = [
    ("inom citattecken", lambda text: text.replace("avtal:\n", '"avtal":\n')),
    ("utan indrag", lambda text: re.sub(r"(?m)^  ", "", text)),
    ("i flödesform", lambda text: text.replace("avtal:\n", "avtal:   # vårt\n")),
    ("utan sista radslut", lambda text: text.rstrip("\n")),
    ("med fler indrag", lambda text: re.sub(r"(?m)^  ", "      ", text)),
    ("med punkter på slutet", lambda text: f"{text}...\n"),
]


@pytest.mark.parametrize(
    "shape", [pytest.param(shape, id=name) for name, shape in REGISTERS]
)
def test_a_register_written_by_hand_is_added_to_or_left_alone(
    shape: Callable[[str], str],
    whole: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = copied(whole, tmp_path / "w")
    register = (root / "versioner.yaml").read_text("utf-8")
    _with(root, {"versioner.yaml": shape(register)})
    before = state(root)

    code, _, err = told(root, capsys, "version", "lock", "avtal", "2.0", *REASON)

    if code:
        assert before == state(root)
        assert LINE.fullmatch(err.splitlines()[0])
    else:
        assert 0 == run(["--workspace", str(root), "check"])
        assert {"1.0", "2.0"} <= set(
            re.findall(r"\d\.\d", told(root, capsys, "version", "list")[1])
        )


REASONS = [
    'Med "citattecken" och \\ och #: kolon.',
    "Med å, ä, ö och – streck.",
    "Två\nrader.",
    "Med \x7f.",
    "Med \u2028 och \u0085.",
    "- lista",
    "x" * 3000,
    "[länk](x)",
]


@pytest.mark.parametrize("reason", REASONS)
def test_any_reason_is_kept_as_it_is_or_refused(
    reason: str, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    before = state(root)

    code, _, err = told(
        root, capsys, "version", "lock", "avtal", "2.0", "--reason", reason
    )

    if code:
        assert before == state(root)
        assert LINE.fullmatch(err.strip())
    else:
        assert 0 == run(["--workspace", str(root), "check"])
        capsys.readouterr()


def test_a_detached_head_can_be_read_but_not_locked_on(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    git(root, "checkout", "-q", "--detach")

    assert 0 == told(root, capsys, "show", "avtal@1.0")[0]
    code, err = refused(root, capsys, "avtal", "2.0", *REASON)
    assert 4 == code
    assert "ingen gren är utcheckad" in err


@pytest.mark.parametrize(
    "name", ["--upload-pack=x", "-x", "x.lo", "gren+ett", "a\u030alen", "å"]
)
def test_a_branch_with_a_bad_name_can_be_read_but_not_locked_on(
    name: str, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path / "w")
    git(root, "update-ref", f"refs/heads/{name}", "HEAD")
    git(root, "symbolic-ref", "HEAD", f"refs/heads/{name}")
    before = state(root)

    assert 0 == told(root, capsys, "show", "avtal@1.0")[0]
    code, _, err = told(root, capsys, "version", "lock", "avtal", "2.0", *REASON)
    if name == "x.lo":
        assert 0 == code
    else:
        assert 0 != code
        assert before == state(root)
        assert "namn som kan misstolkas" in err


def test_a_repository_of_another_kind_of_ids_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "w").mkdir()
    git(tmp_path / "w", "init", "-q", "-b", "main", "--object-format=sha256")
    root = start(tmp_path / "w", {"avtal.md": AGREEMENT})

    code, err = refused(root, capsys, "avtal", "1.0", *REASON)

    assert 4 == code
    assert "sha256" in err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("show", "avtal@1.0"),
        ("version", "list"),
        ("log", "avtal"),
        ("version", "lock", "avtal", "2.0", *REASON),
    ],
)
def test_a_repository_of_somebody_else_is_told(
    words: tuple[str, ...],
    whole: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = copied(whole, tmp_path / "w")
    monkeypatch.setenv("HOME", str(tmp_path))
    for path in (root, root / ".git"):
        os.chown(path, 12345, 12345)

    code, out, err = told(root, capsys, *words)

    assert (4, "") == (code, out)
    assert "mappen ägs av någon annan" in err
