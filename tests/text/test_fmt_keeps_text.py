"""Texts that fmt once changed, lost or left unlike what it would write the next time."""

from __future__ import annotations

import re
from random import Random

import pytest

from govdocs.text.faults import Faults
from govdocs.text.format import Mint, format_document
from govdocs.text.parse import parse_body
from govdocs.text.same import says_the_same

_HEAD = "---\nid: prov\ntyp: bilaga\ntitel: Prov\n---\n"

CASES = [
    pytest.param("a `b  \nc` d\n", "a `b  \nc` d {#_}", id="blanksteg-i-kod"),
    pytest.param("a \\\\\nb\n", "a \\\\ b {#_}", id="tva-omvanda-snedstreck"),
    pytest.param("a  \n+\n", "a\\\n\\+ {#_}", id="plus-sist"),
    pytest.param("a \\\n", "a \\ {#_}", id="omvant-snedstreck-sist"),
    pytest.param("[x](<A. B>)\n", "[x](<A. B>) {#_}", id="adress-med-mening"),
    pytest.param("T\n: - p\n", "T\n: - p {#_}", id="lista-i-betydelse"),
    pytest.param("* ---\n", "- ___", id="streck-i-lista"),
    pytest.param("~~~ a`b\nx\n~~~\n", "~~~a`b\nx\n~~~\n{#_}", id="grav-i-sprak"),
    pytest.param(
        "> ```\n> x  \n> ```\n", "> ```\n> x  \n> ```\n> {#_}", id="kod-i-citat"
    ),
    pytest.param(
        "A[^1]\n\n[^1]:\n\n    ```\n        x\n    ```\n",
        "A[^1] {#_}\n\n[^1]:\n\n    ```\n        x\n    ```\n    {#_}",
        id="kod-forst-i-fotnot",
    ),
    pytest.param("A\n\n\\: b\n", "A {#_}\n\n\\: b {#_}", id="kolon-forst"),
]


def _formatted(text: str) -> str | None:
    return format_document("prov.md", text, Mint(set(), Random(1).choice))


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_fmt_keeps_what_the_text_says(body: str, expected: str) -> None:
    once = _formatted(f"{_HEAD}\n{body}")

    assert once is not None
    assert once == _formatted(once)
    assert f"{_HEAD}\n{expected}\n" == re.sub(r"\{#[a-z0-9]{4}\}", "{#_}", once)


def test_fmt_refuses_lists_so_deep_that_text_is_lost() -> None:
    deep = "\n".join("  " * level + f"- Punkt {level}" for level in range(40))

    assert _formatted(f"{_HEAD}\n{deep}\n") is None


def test_picture_keeps_the_blank_between_its_lines() -> None:
    body = "![Karta.\nNy](k.png)\n"
    part = parse_body("p", "", "", body, 1, Faults("p"))

    assert says_the_same("![Karta. Ny](k.png)", part.preamble[0].source)


def test_heading_in_fmt_keeps_its_id_and_words() -> None:
    once = _formatted(f"{_HEAD}\n## Syfte  och   mål {{#syfte}}\n\nText.\n")

    assert once is not None
    assert "## Syfte och mål {#syfte}\n" in once
