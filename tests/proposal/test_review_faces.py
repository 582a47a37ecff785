"""The faces of a review: for people, for pages, and for forges."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.proposal.proposals import CASE, FILES, TEXT, begun, propose
from tests.record.locked import start, told

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return begun(tmp_path / "w")


def test_the_first_line_is_the_verdict(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(root, {"bilaga.md": TEXT.replace("ska inte", "ska aldrig inte")})
    for form, start_, end in (("text", "", ""), ("markdown", "**", "**")):
        code, out, _ = told(root, capsys, "review", "main", "HEAD", "--format", form)
        assert 0 == code
        line = f"{start_}Godkänd: förslaget följer ingen-borttagning.{end}"
        assert line == out.split("\n")[0]
    propose(root, {"bilaga.md": TEXT.replace("ska inte", "ska")})

    code, out, err = told(root, capsys, "review", "main", "HEAD")

    assert (1, "") == (code, err)
    assert "Nekad: ingen-borttagning bryts på 1 ställe." == out.split("\n")[0]
    assert "    bilaga.md:9:14 i basen, stycke a2b3: ordet ”inte” är borttaget." in out
    assert "kan hävas av processledare" in out
    assert "Vad blir det för skillnad?" in out
    assert "”inte” tas bort" in out


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "rdjson"])
def test_forges_get_the_breach_at_its_place_from_the_top(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = start(tmp_path / "w", FILES, "avtal")
    new = TEXT.replace("Kommunen ska inte", "Ny rad.\nKommunen ska")
    propose(root, {"bilaga.md": new.replace("##", "Nytt. {#g8h9}\n\n##")})

    code, out, _ = told(root, capsys, "review", "HEAD~1", "HEAD", "--format", form)

    assert 1 == code
    assert {"avtal/bilaga.md"} == set(re.findall(r"avtal/\w+\.\w+", out))
    assert "ordet ”inte” är borttaget" in out
    assert "GD801" in out
    if form == "github":
        assert out.startswith(
            "::error file=avtal/bilaga.md,line=12,col=10,title=GD801::"
        )
    else:
        assert re.search(r'"(?:startLine|begin|line)": 12', out)


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "rdjson"])
def test_findings_of_a_check_are_written_from_the_top_too(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {**FILES, "bilaga.md": TEXT.replace("Regionen", "[Här](saknas.md)")}
    root = start(tmp_path / "w", bad, "avtal")

    code, out, _ = told(root, capsys, "check", "--format", form)

    assert 1 == code
    assert {"avtal/bilaga.md"} == set(re.findall(r"avtal/\w+\.\w+", out))
    assert {"GD206", "GD208"} == set(re.findall(r"GD\d{3}", out))
    if form != "github":
        rows = json.loads(out)
        assert 2 == len(
            rows
            if form == "gitlab"
            else rows.get("diagnostics") or rows["runs"][0]["results"]
        )


def test_the_page_stands_on_its_own_and_shows_what_was_written(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = TEXT.replace("ska inte", "ska <script>alert(1)</script>")
    propose(root, {"bilaga.md": bad, "fall.md": CASE.replace("Se", "Läs om")})
    out = tmp_path / "r.html"

    code, _, err = told(
        root, capsys, "review", "main", "HEAD", "--format", "html", "--out", str(out)
    )

    page = out.read_text("utf-8")
    assert 1 == code
    assert f"Skrev {out}." in err
    assert "<h1>Nekad: ingen-borttagning bryts på 2 ställen." in page
    assert "<script" not in page
    assert '<del><span class="vh">Borttaget: </span>inte</del>' in page
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert sorted(set(ids)) == sorted(ids)
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_markdown_does_nothing_that_a_writer_of_text_has_thought_of(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "@alla #12 <img src=x> [x](https://e.se) **fet** https://e.se"
    propose(root, {"bilaga.md": TEXT.replace("titel: Bilaga", f'titel: "{evil}"')})

    _, out, _ = told(root, capsys, "review", "main", "HEAD", "--format", "markdown")

    body = out.replace("<!-- govdocs review -->", "")
    assert "Godkänd" in body or "Nekad" in body
    assert not re.search(r"@|<|(?<!&)#\d|://|(?<!\\)\[|(?<![\\*])\*\*fet", body)
