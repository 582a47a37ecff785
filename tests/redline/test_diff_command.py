"""`govdocs diff --files`: what it prints, what it writes, and how it says no."""

from __future__ import annotations

import json
import os
import re
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from govdocs.cli.main import run
from govdocs.cli.revised import Revision, Standing, told_once
from tests.command.test_json import closed, schemas

OLD = """---
titel: Avtal
uppsägning:
  tid: 12 månader
---

# Avtal

## 3.6 Uppsägning

Uppsägningstiden är 12 månader.

Första stycket handlar om parterna och deras ansvar.

Andra stycket handlar om kostnader för den vård som ges.
"""
NEW = """---
titel: Avtal
uppsägning:
  tid: 18 månader
---

# Avtal

## 3.7 Uppsägning

Uppsägningstiden är 18 månader.

Andra stycket handlar om kostnader för den vård som ges.

Första stycket handlar om parterna och deras ansvar.
"""


def pair(folder: Path, old: bytes, new: bytes) -> list[str]:
    """Write two files and return the words of the command."""
    (folder / "gammal.md").write_bytes(old)
    (folder / "ny.md").write_bytes(new)
    return ["diff", "--files", str(folder / "gammal.md"), str(folder / "ny.md")]


def accepted(shown: dict[str, Any], texts: dict[str, str], side: str) -> bytes:
    """Return a text as a stranger would rebuild it from the script."""
    spans = [(op[side], side) for op in shown["ops"] if side in op]
    return "".join(texts[side][slice(*span)] for span, side in spans).encode()


def test_the_terminal_gets_plain_words_and_a_verdict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(pair(tmp_path, OLD.encode(), NEW.encode()))

    told = capsys.readouterr().out
    assert 0 == code
    assert "Uppsägningstiden är [-12-]{+18+} månader." in told
    assert "Villkor\n  Uppsägningstid: 12 → 18 månader\n      Sista dag att" in told
    assert "rad 15, 3.7 Uppsägning stycke 3: flyttat från rad 13 (oförändrat)" in told
    assert "Omnumrerat: 3.6 → 3.7 Uppsägning\n" in told
    assert "Omnumrerat: 1 stycke har bara fått nytt nummer, 0 ord ändrade." in told
    assert "[-så-] är borttaget och {+så+} är tillagt" in told
    assert "\x1b" not in told
    last = told.splitlines()[-1]
    assert "Kontroll: båda texterna går att återskapa exakt ur jämförelsen." == last


def test_the_json_is_by_contract_and_rebuilds_both_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = OLD.replace("\n", "\r\n").encode(), f"\ufeff{NEW}".encode()

    code = run([*pair(tmp_path, old, new), "--format", "json"])

    shown = json.loads(capsys.readouterr().out)
    jsonschema.validate(shown, closed(schemas()["diff --files GAMMAL NY"]))
    texts = {"old": old.decode(), "new": new.decode()}
    assert 0 == code
    assert shown["exact"] is True
    assert (old, new) == tuple(accepted(shown, texts, one) for one in texts)
    assert shown["old"]["sha256"] == sha256(old).hexdigest()
    assert len(texts["new"]) == shown["new"]["length"]


def test_out_writes_the_file_and_leaves_no_colour(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "jämförelse.txt"

    code = run([*pair(tmp_path, OLD.encode(), NEW.encode()), "--out", str(out)])

    assert 0 == code
    assert "" == capsys.readouterr().out
    assert out.read_text("utf-8").endswith("exakt ur jämförelsen.\n")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Ett.\n", "Ett.\n", "Texterna är lika."),
        ("Ett två.\n", "Ett  två.\n", "Orden är lika."),
        ("", "Ett.\n", "{+Ett.+}"),
        ("Ett.\n", "", "[-Ett.-]"),
        ("", "", "Texterna är lika."),
        ("a\x1b[31mb\n", "a\x1b[31mc\n", "omskrivet"),
    ],
)
def test_small_texts_are_told_plainly(
    old: str,
    new: str,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = run(pair(tmp_path, old.encode(), new.encode()))

    told = capsys.readouterr().out
    assert 0 == code
    assert words in told
    assert "\x1b" not in told


def test_colour_marks_words_on_a_terminal_unless_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from govdocs.cli.redline_terminal import look_of_output

    monkeypatch.setattr("govdocs.cli.show.is_terminal", lambda stream: True)
    monkeypatch.delenv("NO_COLOR", raising=False)

    assert look_of_output(is_whole=False).colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not look_of_output(is_whole=False).colour


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("saknas.md", None, 2, "finns inte"),
        (".", None, 2, "ingen fil"),
        ("latin.md", "å".encode("latin-1"), 1, "latin.md:1:1: filen är inte UTF-8"),
        ("stor.md", b"a" * 10_000_001, 1, "för stor"),
    ],
)
def test_what_cannot_be_compared_gets_one_line(
    name: str,
    content: bytes | None,
    code: int,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    sound = tmp_path / "ny.md"
    sound.write_text("Text.\n", "utf-8")

    given = run(["diff", "--files", str(tmp_path / name), str(sound)])

    told = capsys.readouterr().err
    assert code == given
    assert re.fullmatch(r"FEL GD9(?:03|38) .+ Åtgärd: .+\.\n", told)
    assert words in told


@pytest.mark.parametrize("text", [OLD, "# Avtal\n\nEtt stycke.\n"])
def test_a_mark_of_bytes_that_a_program_has_put_first_changes_no_word(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = text.encode()

    assert 0 == run(pair(tmp_path, raw, b"\xef\xbb\xbf" + raw))

    told = capsys.readouterr().out
    assert "Texterna är lika." in told
    assert "börjar med ett osynligt tecken (BOM)" in told


def test_both_files_are_told_when_neither_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "latin.md").write_bytes("å".encode("latin-1"))
    names = (tmp_path / "latin.md", tmp_path / "saknas.md")

    assert 2 == run(["diff", "--files", *map(str, names)])

    first, second = capsys.readouterr().err.splitlines()
    assert "latin.md:1:1: filen är inte UTF-8" in first
    assert "saknas.md finns inte" in second


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tid: ett år\n", "tid: ett år\ntid: två år\n"),
        ("tid: ett år\ntid: två år\n", "tid: ett år\ntid: tre år\n"),
        ("docka: KS #1 och 2\n", "docka: KS #1 och 3\n"),
    ],
)
def test_front_matter_that_others_read_otherwise_is_compared_as_text(
    old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = (f"---\nid: x\n{one}---\n# A\n".encode() for one in (old, new))

    assert 0 == run(pair(tmp_path, *texts))

    told = capsys.readouterr().out
    assert "1 ändring" in told
    assert "säger samma sak" not in told


@pytest.mark.parametrize(
    "arguments",
    [
        ["diff"],
        ["diff", "--files", "en.md"],
        ["diff", "HEAD", "--files", "en.md", "ny.md"],
        ["diff", "a", "b", "c"],
    ],
)
def test_missing_files_are_wrong_use(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == run(arguments)
    assert "Åtgärd:" in capsys.readouterr().err


def test_a_compared_file_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = pair(tmp_path, OLD.encode(), NEW.encode())

    assert 2 == run([*words, "--out", words[-1]])
    assert NEW == (tmp_path / "ny.md").read_text("utf-8")
    assert "ett annat filnamn" in capsys.readouterr().err


def test_a_pipe_or_a_device_is_never_replaced_by_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "rör"
    os.mkfifo(pipe)
    words = pair(tmp_path, OLD.encode(), NEW.encode())

    assert 4 == run([*words, "--out", str(pipe)])
    assert pipe.is_fifo()
    assert "det är ingen vanlig fil" in capsys.readouterr().err


def test_two_versions_are_compared_with_their_terms(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["--workspace", str(demo), "diff", "elevavtal@1.0", "elevavtal@2.0"])

    lines = capsys.readouterr().out.splitlines()
    assert 0 == code
    assert lines[0].endswith(": 1.0 → 2.0")
    assert any(line.startswith("2.0 är förfallen. ") for line in lines)
    assert "Villkor" in lines
    assert lines[-1].startswith("Kontroll: båda texterna går att återskapa exakt")


def test_a_version_is_cited_with_its_document_beside_that_of_another(
    demo: Path,
) -> None:
    one = Revision(demo, "elevavtal@1.0", None)
    cited = one.standing("elevavtal", is_cited=True)
    alone = one.standing("elevavtal", is_cited=False)

    assert cited
    assert alone
    assert cited.told.startswith("elevavtal@1.0 är ")
    assert alone.told.startswith("1.0 är ")


def test_what_is_not_real_is_said_last_and_of_which_version() -> None:
    one = Standing("1.0", "1.0 är gällande.", ())
    other = Standing("2.0", "2.0 är förfallen.", ("Påhittade uppgifter",))
    told = one.told, other.told

    assert (*told, "2.0: påhittade uppgifter.") == told_once(one, other)
    both = one._replace(markings=other.markings)
    assert (*told, "Påhittade uppgifter.") == told_once(both, other)
    assert () == told_once(None, None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("HEAD --party norrby", "--party gäller bara texten en viss dag"),
        ("HEAD --doc finnsinte", "finnsinte"),
        ("HEAD HEAD --format html", "inget dokument skiljer sig"),
        ("elevavtal@9.9", "elevavtal@9.9"),
        ("ingengren --doc elevavtal", "ingengren"),
    ],
)
def test_a_revision_that_is_not_there_gets_one_line(
    words: str, told: str, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["--workspace", str(demo), "diff", *words.split()])

    said = capsys.readouterr().err
    assert 2 == code
    assert 1 == said.count("\n")
    assert told in said


def test_a_document_that_cannot_be_read_is_not_compared(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(demo, tmp_path / "w")
    path = next(root.rglob("avtal.md"))
    path.write_bytes(path.read_bytes() + b"\xff")

    code = run(["--workspace", str(root), "diff", "elevavtal@1.0"])

    assert code in {1, 2}
    assert 1 == capsys.readouterr().err.count("\n")
