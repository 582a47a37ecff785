"""Refs, names and kinds of files that a push may not bring, each told on one line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.proposal.hooked import FILES, TEXT, Clone, begun, standing
from tests.proposal.test_hook_server import refused


def one_line(clone: Clone, before: str, start: str, *refs: str) -> None:
    """Assert that a push is refused with one line that starts so, and its verdict."""
    pushed = clone.push(*(refs or ("main",)))
    refused(clone, pushed, before, start)
    assert 1 == sum(one.startswith("FEL ") for one in pushed.lines), pushed.said
    assert any(one.startswith(f"FEL {start}") for one in pushed.lines), pushed.said


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("refs/heads/--upload-pack=x", "grenen har ett namn som kan misstolkas"),
        ("refs/heads/-x", "grenen har ett namn som kan misstolkas"),
        ("refs/heads/HEAD", "grenen har ett namn som kan misstolkas"),
        ("refs/heads/refs/heads/main", "grenen har ett namn som kan misstolkas"),
        (unicodedata.normalize("NFD", "refs/heads/läkare"), "misstolkas"),
        ("refs/tags/-v1", "märket har ett namn som kan misstolkas"),
        ("refs/notes/commits", "servern tar bara emot grenar och märken"),
        ("refs/pull/1/head", "servern tar bara emot grenar och märken"),
        ("refs/heads/Main", "skiljer sig bara i stora och små bokstäver"),
    ],
)
def test_ref_of_an_odd_name_is_refused(tmp_path: Path, ref: str, words: str) -> None:
    clone = begun(tmp_path)
    before = standing(clone)

    pushed = clone.push(f"HEAD:{ref}")

    refused(clone, pushed, before, words)
    assert 1 == sum(one.startswith("FEL GD960 ") for one in pushed.lines)


def test_replaced_objects_are_refused(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")})
    clone.git("replace", "HEAD~1", "HEAD")

    one_line(clone, before, "GD960 refs/replace/", "refs/replace/*")


def test_replaced_object_of_the_server_decides_nothing(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    old = clone.git("rev-parse", "HEAD")
    new = clone.save({"bilaga.md": TEXT.replace(" alltid", "")})
    server = Clone(tmp_path / "server.git")
    server.git("fetch", "-q", str(clone.root), "main")
    server.git("replace", old, new)
    server.git("prune")
    before = standing(clone)

    refused(clone, clone.push("main"), before, "”alltid”")


def test_main_is_neither_forced_nor_deleted_and_a_proposal_may_be(
    tmp_path: Path,
) -> None:
    clone = begun(tmp_path)
    clone.save({"bilaga.md": TEXT.replace("alltid", "alltid inte")})
    assert 0 == clone.push("main", "main:forslag/a").code
    clone.git("commit", "-q", "--amend", "-m", "annat")

    before = standing(clone)
    one_line(clone, before, "GD960 refs/heads/main:1:1: grenen är skyddad", "+main")
    one_line(clone, before, "GD960 refs/heads/main:1:1: grenen är skyddad", ":main")
    assert 0 == clone.push("+main:forslag/a").code
    assert 0 == clone.push(":forslag/a").code


def test_branch_of_the_setting_is_protected(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    assert 0 == clone.push("main:forvaltning").code
    Clone(tmp_path / "server.git").git("config", "govdocs.protect", "forvaltning")
    before = standing(clone)

    one_line(clone, before, "GD960 refs/heads/forvaltning", ":forvaltning")


def test_tag_is_let_in_and_never_moved_or_deleted(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    clone.git("tag", "-am", "låst", "bilaga/1.0")
    assert 0 == clone.push("bilaga/1.0").code
    clone.save({"bilaga.md": TEXT.replace("alltid", "alltid inte")})
    clone.git("tag", "-fam", "annat", "bilaga/1.0")

    before = standing(clone)
    line = "GD960 refs/tags/bilaga/1.0:1:1: märket finns redan"
    one_line(clone, before, line, "+bilaga/1.0")
    one_line(clone, before, line, ":refs/tags/bilaga/1.0")


def test_tag_of_no_commit_is_refused(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    clone.git("tag", "fil", "HEAD:bilaga.md")

    one_line(clone, standing(clone), "GD960 refs/tags/fil:1:1: det som skickas", "fil")


def test_commit_that_only_a_tag_reaches_is_judged(tmp_path: Path) -> None:
    clone = begun(tmp_path, {**FILES, "beslut/a.yaml": "a: 1\n"})
    before = standing(clone)
    clone.save({"beslut/a.yaml": "a: 2\n"})
    clone.git("tag", "avsteg")

    one_line(clone, before, "GD961 beslut/a.yaml", "avsteg")


@pytest.mark.parametrize(
    ("mode", "path", "content", "line"),
    [
        ("120000", "lank.md", "/etc/passwd", "GD012 lank.md:1:1: filen är en symbol"),
        ("100755", "bilaga.md", TEXT, "GD015 bilaga.md:1:1: filen är körbar"),
        (
            "100644",
            unicodedata.normalize("NFD", "läkare.txt"),
            "",
            "GD013 la\\u0308kare.txt:1:1: filnamnet har andra tecken",
        ),
        ("100644", "a\x1b.txt", "", "GD013 a\\u001b.txt:1:1: filnamnet har andra"),
        ("100644", ".gitattributes", "*.md -diff\n", "GD018 .gitattributes:1:1: raden"),
        ("100755", ".gitattributes", "*.md -diff\n", "GD018 .gitattributes:1:1: raden"),
        ("100644", "u/.gitattributes", "* filter=x\n", "GD018 u/.gitattributes:1:1:"),
        ("100644", ".gitmodules", "", "GD018 .gitmodules:1:1: undermoduler"),
        ("100644", "con.md", TEXT, "GD013 con.md:1:1: namnet"),
    ],
)
def test_odd_file_is_refused(
    tmp_path: Path, mode: str, path: str, content: str, line: str
) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save_entry(mode, path, content)

    pushed = clone.push("main")

    refused(clone, pushed, before)
    assert any(one.startswith(f"FEL {line}") for one in pushed.lines), pushed.said


def test_submodule_is_refused(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    commit = clone.git("rev-parse", "HEAD")
    clone.git("update-index", "--add", "--cacheinfo", f"160000,{commit},under")
    clone.git("commit", "-qm", "undermodul")

    one_line(clone, before, "GD017 under:1:1: mappen är ett eget git-förråd")


def test_path_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    blob = clone.git("rev-parse", "HEAD:bilaga.md")
    inner = clone.run("mktree", text=f"100644 blob {blob}\tconfig\n").stdout.strip()
    rows = clone.git("ls-tree", "HEAD") + f"\n040000 tree {inner}\t..\n"
    tree = clone.run("mktree", text=rows).stdout.strip()
    commit = clone.git("commit-tree", tree, "-p", "HEAD", "-m", "ut")

    pushed = clone.push(f"{commit}:main")

    assert 1 == pushed.code
    assert before == standing(clone)
    assert "GD013 ..:1:1: mappnamnet" in pushed.said, pushed.raw


def test_case_twins_are_refused(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save_entry("100644", "Bilaga.txt", "ett")
    clone.save_entry("100644", "bilaga.txt", "två")

    one_line(clone, before, "GD014 bilaga.txt:1:1: namnet skiljer sig bara i skrivsätt")


def test_symlink_added_and_taken_away_in_one_push_is_refused(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save_entry("120000", "lank", "/etc/passwd")
    clone.git("rm", "-q", "--cached", "lank")
    clone.git("commit", "-qm", "bort")

    one_line(clone, before, "GD012 lank:1:1: filen är en symbolisk länk (i ändringen ")


def test_what_lay_there_before_the_hook_stops_nobody(tmp_path: Path) -> None:
    clone = begun(tmp_path, {**FILES, "läs-mig.txt": "Hej.\n", ".gitmodules": ""})
    clone.save({"bilaga.md": TEXT.replace("alltid", "alltid inte")})
    clone.git("switch", "-qc", "forslag/a", "HEAD~1")
    clone.save({"annan.txt": "Hej.\n"})
    clone.git("merge", "-q", "--no-edit", "main")

    assert 0 == clone.push("main", "forslag/a").code


def test_beside_the_workspace_only_what_git_obeys_is_refused(tmp_path: Path) -> None:
    files = {f"avtal/{name}": text for name, text in FILES.items()}
    clone = begun(tmp_path, files)
    clone.save_entry("100755", "verktyg/Kör mig.sh", "#!/bin/sh\n")
    clone.git("checkout", "-q", "--", ".")
    assert 0 == clone.push("main").code

    before = standing(clone)
    clone.save_entry("120000", "lank", "/etc/passwd")
    one_line(clone, before, "GD012 lank:1:1:")
