"""Files for Word and Excel hold Microsoft's own rules for the format.

The rules are those of Microsoft's Open XML SDK, in a program that `tools/setup.sh test`
fetches when there is npm. Word itself runs on no machine of ours. Long form: `make word`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import ZipFile

import pytest

from govdocs.cli.main import run
from govdocs.render.word.redline import write_redline
from tests.long import LONG
from tests.places import AGREEMENTS, ROOT
from tests.redline.test_sheet import sheet
from tests.word.test_word_redline import CAPTION, CASES, DAY

PROGRAM = next(ROOT.glob("tools/ooxml/node_modules/@xarsh/*/ooxml-validator"), None)
# The oldest and the newest; in the long form both.
OFFICES = ("Office2010", "Microsoft365") if LONG else ("Microsoft365",)
REDLINES = [*CASES.values()] if LONG else [CASES["allt annat"], CASES["flyttad tabell"]]
pytestmark = [
    pytest.mark.skipif(
        PROGRAM is None,
        reason="Microsofts regler (tools/ooxml, med npm) finns inte här",
    ),
    pytest.mark.usefixtures("own_cache"),
]
TEXTS = ("hsavtal", "barn-unga", "bilaga-1-6")
OF_ROUND = ("remiss", "template", "--round", "2021-1", "--instance", "lerum")


def govdocs(*words: str) -> None:
    assert 0 == run(["--workspace", str(AGREEMENTS), *words])


def faults(path: Path, office: str) -> list[str]:
    found = subprocess.run(
        [str(PROGRAM), str(path), office], check=False, capture_output=True, text=True
    )
    every = json.loads(found.stdout)["errors"]
    return [f"{path.name}, {one['xPath']}: {one['description']}" for one in every]


def held(paths: Iterable[Path]) -> list[str]:
    asked = [(path, office) for path in paths for office in OFFICES]
    assert asked
    with ThreadPoolExecutor(2) as pool:
        every = pool.map(lambda one: faults(*one), asked)
    return [one for found in every for one in found]


def test_exported_texts_hold_the_rules(tmp_path: Path) -> None:
    for text in TEXTS:
        govdocs("export", text, "--to", "docx", "--out", str(tmp_path / f"{text}.docx"))

    assert [] == held(tmp_path.glob("*.docx"))


def test_forms_hold_the_rules(tmp_path: Path) -> None:
    for name, words in (("a", []), ("b", ["--reading"]), ("c", ["--unlocked"])):
        out = tmp_path / name
        govdocs(*OF_ROUND, "--format", "docx", *words, "--out", str(out))

    assert [] == held(tmp_path.rglob("*.docx"))


def test_redlines_hold_the_rules(tmp_path: Path) -> None:
    out = str(tmp_path / "hsavtal.docx")
    govdocs("diff", "hsavtal@1.0", "hsavtal@2.0", "--format", "docx", "--out", out)
    for at, (old, new) in enumerate(REDLINES):
        made = write_redline(sheet(old, new), CAPTION, DAY)
        (tmp_path / f"{at}.docx").write_bytes(made)

    assert [] == held(tmp_path.glob("*.docx"))


def test_workbooks_hold_the_rules(tmp_path: Path) -> None:
    words = ("--format", "xlsx", "--out", str(tmp_path))
    govdocs("remiss", "compile", "2021-1", *words)
    govdocs("remiss", "status", "2021-1", *words)

    assert [] == held(tmp_path.rglob("*.xlsx"))


def test_what_breaks_the_rules_is_seen(tmp_path: Path) -> None:
    whole, broken = tmp_path / "hel.docx", tmp_path / "trasig.docx"
    govdocs("export", "sip", "--to", "docx", "--out", str(whole))
    with ZipFile(whole) as given, ZipFile(broken, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            made.writestr(name, content.replace(b"<w:pPr>", b"<w:pPr><w:fel/>", 1))

    assert held([broken])
