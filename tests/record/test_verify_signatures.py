"""Signatures and tags: whoever is not on the list is told, however it was done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.record import verified as acts
from tests.record.locked import copied, told
from tests.record.records import git
from tests.record.verified import codes, decision, put, save, sign_with, words


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a signed record, which no test changes."""
    return acts.signed_record(tmp_path_factory.mktemp("bas"))


@pytest.fixture
def root(base: Path, tmp_path: Path) -> Path:
    """Return a record to harm."""
    return copied(base, tmp_path / "post")


@pytest.fixture
def keys(base: Path) -> Path:
    """Return the folder of keys."""
    return base.parent / "nycklar"


pytestmark = pytest.mark.usefixtures("own_cache")


def test_missing_ssh_keygen_is_told_on_one_line(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)

    code, _, error = told(root, capsys, "verify")

    assert 4 == code
    assert re.fullmatch(r"FEL GD939 [^\n]*openssh-client[^\n]*\n", error)


def test_tag_that_leads_astray_is_told(root: Path) -> None:
    git(root, "tag", "-f", "avtal/2.0", _first(root))

    assert "märket avtal/2.0 pekar på en ändring" in words(root, "GD723")


def _first(root: Path) -> str:
    return git(root, "rev-list", "--max-parents=0", "HEAD")


def test_tag_copied_to_another_name_is_told(root: Path) -> None:
    git(root, "update-ref", "refs/tags/avtal/1.0", git(root, "rev-parse", "avtal/2.0"))

    assert "märket avtal/1.0 är en kopia" in words(root, "GD723")


def test_tag_of_a_blob_is_told(root: Path) -> None:
    git(root, "tag", "-f", "avtal/1.0", "HEAD:avtal.md")

    assert "pekar inte på någon sparad ändring" in words(root, "GD723")


def test_tag_signed_by_somebody_else_is_told(root: Path, keys: Path) -> None:
    at = git(root, "rev-parse", "avtal/2.0^{commit}")
    sign_with(root, keys / "listad")
    git(root, "tag", "-f", "-s", "-m", "märke", "avtal/2.0", at)
    assert set() == codes(root)
    sign_with(root, keys / "annan")
    git(root, "tag", "-f", "-s", "-m", "märke", "avtal/2.0", at)

    assert "märket avtal/2.0 är underskrivet av någon" in words(root, "GD725")


def test_proposal_that_merges_main_into_itself_does_not_bring_its_own_list(
    root: Path, keys: Path
) -> None:
    main = git(root, "rev-parse", "main")
    git(root, "checkout", "-q", "--orphan", "utan")
    own = (keys / "annan.pub").read_text("utf-8")
    put(root, "allowed_signers", f"annan@exempel.invalid {own}")
    sign_with(root, keys / "annan")
    save(root)
    path, text = decision(root, "norrby", "2.0", 7)
    put(root, path, text)
    save(root)
    merge = ("-q", "--no-ff", "--allow-unrelated-histories", "-X", "ours", "-m", "in")
    git(root, "merge", *merge, main)

    assert "GD725" in codes(root)


def test_removed_list_must_be_removed_by_a_signer(root: Path) -> None:
    git(root, "config", "commit.gpgSign", "false")
    git(root, "rm", "-q", "allowed_signers")
    save(root)

    assert words(root, "GD725").startswith("allowed_signers: ")


def test_setting_does_not_choose_who_judges(root: Path, keys: Path) -> None:
    sign_with(root, keys / "annan")
    script = keys / "ja"
    script.write_text('#!/bin/sh\necho "Good signature"; exit 0\n')
    script.chmod(0o755)
    git(root, "config", "gpg.ssh.program", str(script))
    git(root, "config", "gpg.ssh.allowedSignersFile", str(keys / "annan.pub"))
    path, text = decision(root, "norrby", "2.0", 7)
    put(root, path, text)
    git(root, "-c", "gpg.ssh.program=ssh-keygen", "add", "-A")
    git(root, "-c", "gpg.ssh.program=ssh-keygen", "commit", "-q", "-m", "beslut")

    assert {"GD725"} == codes(root)
