"""Files with thousands of faults: how many are told, and that it takes little time."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from random import Random

import pytest

from govdocs.lint.run import check
from govdocs.text.format import Mint, format_document
from govdocs.text.memory import Memory

_HEAD = "---\nid: prov\ntyp: bilaga\ntitel: Prov\n---\n\n"
_END = " {#a2b3}\n"
_SECONDS = 5.0

MANY = [
    pytest.param("GD206", 18_000, "[x](#nej) " * 18_000, id="brutna-lankar"),
    pytest.param("GD206", 17_000, "[[a](b)](c)" * 17_000, id="lankar-i-lankar"),
    pytest.param("GD206", 12_000, "[a](&amp;c) " * 12_000, id="lankar-med-entitet"),
    pytest.param("GD007", 30_000, "p\u0430rt " * 30_000, id="blandade-alfabet"),
    pytest.param(
        "GD006", 45_000, "a\u200b" * 30_000 + "\u200b" * 15_000, id="osynliga"
    ),
    pytest.param("GD010", 30_000, "&nbsp;" * 30_000, id="entiteter"),
    pytest.param("GD203", 20_000, "a {#b2c3}" * 20_000, id="id-mitt-i"),
    pytest.param("GD110", 30_000, "[^a] b" * 30_000, id="fotnoter-som-saknas"),
]


@pytest.mark.parametrize(("code", "count", "body"), MANY)
def test_every_fault_is_told_in_little_time(
    code: str, count: int, body: str, tmp_path: Path
) -> None:
    (tmp_path / "govdocs.yaml").write_text("namn: Prov\n", "utf-8")
    (tmp_path / "prov.md").write_text(_HEAD + body + _END, "utf-8")
    begun = time.process_time()

    found = check(tmp_path, date(2026, 1, 1), Memory()).findings

    assert count == sum(one.code == code for one in found)
    assert time.process_time() - begun < _SECONDS


def test_ids_are_compared_in_little_time(tmp_path: Path) -> None:
    body = "".join(f"A. {{#a{n:05d}}}\n\n" for n in range(11_000))
    (tmp_path / "govdocs.yaml").write_text("namn: Prov\n", "utf-8")
    (tmp_path / "prov.md").write_text(_HEAD + body, "utf-8")
    begun = time.process_time()

    found = check(tmp_path, date(2026, 1, 1), Memory()).findings

    assert {"GD204"} == {one.code for one in found}
    assert time.process_time() - begun < _SECONDS


LONG = [
    pytest.param("a" * 190_000 + "( x. A", id="bokstaver"),
    pytest.param("A. " * 60_000, id="initialer"),
    pytest.param("." * 190_000, id="punkter"),
    pytest.param('."' * 90_000, id="punkt-och-citattecken"),
    pytest.param("a" + " " * 190_000 + "x}", id="blanksteg"),
    pytest.param("a\\\n" * 60_000, id="radbrytningar"),
    pytest.param("a. B\n" * 38_000, id="meningar"),
    pytest.param("```a\n" * 38_000, id="kodblock"),
    pytest.param("`" * 190_000, id="grava-accenter"),
]


@pytest.mark.parametrize("body", LONG)
def test_formatting_takes_little_time(body: str) -> None:
    mint = Mint(set(), Random(1).choice)
    begun = time.process_time()

    format_document("prov.md", _HEAD + body + _END, mint)

    assert time.process_time() - begun < _SECONDS
