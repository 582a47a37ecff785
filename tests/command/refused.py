"""Commands that are to be refused, and the lines that tell why, for tests."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from govdocs.cli.main import run

LINE = re.compile(r"FEL GD\d{3} \S+:\d+:\d+: .+ Åtgärd: .+[.?!]")
Captured = pytest.CaptureFixture[str]


def told(words: Iterable[object], capsys: Captured, code: int) -> list[str]:
    """Run a command that is to be refused; return its lines, each of them a fault."""
    assert code == run([*map(str, words)])
    out, err = capsys.readouterr()
    lines: list[str] = err.splitlines()
    assert "" == out
    assert all(LINE.fullmatch(one) for one in lines), lines
    return lines


def each(lines: list[str], *whats: str) -> None:
    """Hold that each of some words stands on a line of its own, and no more is told."""
    assert len(whats) == len(lines), lines
    for what in whats:
        assert 1 == sum(what in one for one in lines), what
