"""A PDF that cannot be made: each command says what it can do instead, in its own options."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from govdocs.cli.command import Command
from govdocs.cli.main import run
from govdocs.errors import PdfFailed
from govdocs.render.pdf import make
from tests.command.test_all_told import LEAVES
from tests.consultation.answered import answered


def choices(one: click.Command, flag: str) -> list[str]:
    """Return what an option of a command can be; nothing where there is no such option."""
    found = (param for param in one.params if flag in param.opts)
    types = (param.type for param in found)
    return [
        str(word)
        for kind in types
        if isinstance(kind, click.Choice)
        for word in kind.choices
    ]


def makes_pdf(one: click.Command) -> bool:
    flags = [flag for param in one.params for flag in param.opts]
    words = [word for flag in flags for word in choices(one, flag)]
    return "--no-pdf" in flags or any("pdf" in word for word in words)


MAKERS = {" ".join(name): one for name, one in LEAVES.items() if makes_pdf(one)}


def test_some_commands_make_pdfs() -> None:
    assert {"build", "export", "remiss compile"} <= {*MAKERS}


@pytest.mark.parametrize("name", MAKERS)
def test_what_to_do_without_a_pdf_can_be_done(name: str) -> None:
    command = MAKERS[name]
    assert isinstance(command, Command)
    (flag, words) = re.findall(r"(--[a-z-]+)(.*)", command.without_pdf or "")[0]
    assert any(flag in param.opts for param in command.params)
    named = re.findall(r"[a-z]+", words.replace("eller", ""))
    assert {*named} <= {*choices(command, flag)}
    assert named or flag == "--no-pdf"


def test_no_option_that_is_not_there_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise PdfFailed("sammanstallning", "det tog för lång tid")

    root, _ = answered(tmp_path / "w", "norrby")
    monkeypatch.setattr(make, "make_each", fails)

    words = ["compile", "2021-1", "--out", str(tmp_path / "ut")]
    assert 1 == run(["--workspace", str(root), "remiss", *words])

    (line,) = [one for one in capsys.readouterr().err.splitlines() if "GD907" in one]
    assert "--no-pdf" not in line
    assert line.endswith("rätta dokumentet, eller välj --format md, html eller xlsx.")
