"""`govdocs import`: the file written, the report told, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.lint.run import check
from govdocs.model.kinds import KINDS, KindRow
from govdocs.text.memory import Memory
from govdocs.text.word.markdown_front import front_matter
from tests.word.word_parts import docx, mark, odt, p, r
from tests.workspaces import APPENDIX, DAY, check_workspace, write_workspace

AGREEMENT = docx(
    p(r("Syfte", "<w:b/>"))
    + p(r("Parterna ska samverka."))
    + p('<w:ins w:id="9" w:author="Ann Ek"><w:r><w:t>Och svara.</w:t></w:r></w:ins>')
)


def given(folder: Path, content: bytes = AGREEMENT, name: str = "avtal.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def start(folder: Path) -> Path:
    return write_workspace(folder / "w", {"bilaga.md": APPENDIX})


def bring_in(root: Path, *words: object) -> int:
    return run(["--workspace", str(root), "import", *map(str, words)])


def test_a_document_is_written_and_its_report_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path)
    out = root / "nytt.md"

    assert bring_in(root, given(tmp_path), "--out", out, "--id", "nytt") == 0

    text = out.read_text("utf-8")
    assert "id: nytt\n" in text
    assert "## Syfte {#syfte}" in text
    told = capsys.readouterr().out
    assert "Alla ord i filen står i texten eller är listade här." in told
    assert 'infogad: "Och svara."' in told
    assert "Ann Ek" not in told + text


def test_without_out_the_text_is_the_result_and_the_report_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring_in(start(tmp_path), given(tmp_path)) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("---\nid: ")
    assert printed.err.startswith("# Import av avtal.docx\n")


def test_no_workspace_is_needed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    given(tmp_path)
    assert run(["import", "avtal.docx"]) == 0
    assert "## Syfte" in capsys.readouterr().out


def test_the_text_before_tracked_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring_in(start(tmp_path), given(tmp_path), "--original") == 0
    assert "Och svara." not in capsys.readouterr().out


def test_a_document_that_is_there_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path)
    assert bring_in(root, given(tmp_path), "--out", root / "bilaga.md") == 2
    assert "finns redan" in capsys.readouterr().err
    assert (root / "bilaga.md").read_text("utf-8") == APPENDIX


def test_a_text_is_replaced_below_what_stands_above_it(tmp_path: Path) -> None:
    root = start(tmp_path)
    file = docx(
        mark("gd_ett", p(r("Ett", "<w:b/>"))) + mark("gd_a2b3", p(r("Nytt.")), "2")
    )
    out = root / "bilaga.md"
    assert bring_in(root, given(tmp_path, file), "--out", out, "--replace") == 0
    text = out.read_text("utf-8")
    assert text.startswith(APPENDIX.split("\n\n")[0])
    assert text.endswith("\n\nNytt. {#a2b3}\n")


def test_a_document_of_parts_is_replaced_part_by_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path)
    whole = APPENDIX.replace("titel: Bilaga", "titel: Bilaga\ndelar: [a, b]")
    (root / "bilaga.md").write_text(whole, "utf-8")
    (root / "b.md").write_text("---\nid: b\ntyp: del\ntitel: Del B\n---\n", "utf-8")
    parts = mark("gdx_del_a", p(r("Del A"))) + p(r("Ett."))
    file = given(
        tmp_path, docx(parts + mark("gdx_del_b", p(r("Del B")), "2") + p(r("Två.")))
    )

    assert bring_in(root, file, "--out", root / "bilaga.md", "--replace") == 2
    assert "--part" in capsys.readouterr().err
    out = root / "b.md"
    assert bring_in(root, file, "--out", out, "--replace", "--part", "b") == 0
    assert out.read_text("utf-8").split("---\n\n")[1].startswith("Två. {#")
    assert bring_in(root, file, "--part", "c") == 1
    assert "filen har ingen del c" in capsys.readouterr().err


def test_ids_of_other_documents_are_left_to_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = docx(mark("gd_a2b3", p(r("Nytt."))))
    assert bring_in(start(tmp_path), given(tmp_path, file)) == 0
    printed = capsys.readouterr()
    assert "a2b3" not in printed.out
    assert "- a2b3" in printed.err


def test_links_to_files_beside_lead_to_their_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = '<text:a xlink:href="bilaga.odt#gd_ett">avsnitt 1</text:a>'
    file = given(tmp_path, odt(f"<text:p>Se {link}.</text:p>"), "avtal.odt")
    root = start(tmp_path)
    assert bring_in(root, file, "--out", root / "under" / "nytt.md") == 0
    assert "[avsnitt 1](../bilaga.md#ett)" in (root / "under/nytt.md").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "filen är tom"),
        (b"%PDF-1.7", "PDF"),
        (docx("<w:p>"), "skadad"),
        (docx("", head='<!DOCTYPE x [<!ENTITY y SYSTEM "file:///x">]>'), "DOCTYPE"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str
) -> None:
    root = start(tmp_path)
    assert bring_in(root, given(tmp_path, content), "--out", root / "nytt.md") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("FEL GD946 avtal.docx:1:1: filen ")
    assert words in line
    assert "Åtgärd: " in line
    assert not (root / "nytt.md").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["finns-inte.docx"],
        ["avtal.docx", "--id", "Två Ord"],
        ["avtal.docx", "--replace"],
        ["avtal.docx", "--replace", "--out", "finns-inte.md"],
        ["avtal.docx", "--replace", "--out", "."],
        ["avtal.docx", "--type", "brev"],
    ],
)
def test_what_cannot_be_meant_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    given(tmp_path)
    assert run(["import", *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row.kind.value)
def test_all_that_is_to_be_filled_in_is_listed_by_check(
    tmp_path: Path, row: KindRow
) -> None:
    front = front_matter("ny", row.kind, "Titel")
    checked = check_workspace(
        tmp_path, {"ny.md": f"{front}\n## A {{#a}}\n\nB. {{#b2b2}}\n"}
    )
    named = " ".join(f"{one.message} {one.remedy}" for one in checked.findings)
    for key in row.requires:
        at = front.split("\n").index(
            next(x for x in front.split("\n") if x.startswith(key))
        )
        assert any(
            (one.location.file, one.location.line) == ("ny.md", at + 1) and one.remedy
            for one in checked.findings
        ), (key, named)


def test_a_kind_that_is_not_known_is_listed_by_check(tmp_path: Path) -> None:
    root = start(tmp_path)
    assert bring_in(root, given(tmp_path), "--out", root / "nytt.md") == 0
    told = [one.message for one in check(root, DAY, Memory()).findings]
    assert any('"okänd" går inte att ange som "typ"' in one for one in told)
    assert not [one for one in told if "saknar id" in one]
