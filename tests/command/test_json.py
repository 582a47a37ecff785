"""docs/json.md: what it says of each command's JSON is what the command prints."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from govdocs.cli.main import COMMANDS, run
from govdocs.model.relations import RELATIONS
from govdocs.model.version import VersionKind
from govdocs.overview.status import Word
from govdocs.overview.verify.run import State
from govdocs.overview.verify.table import PROOFS
from tests.places import ROOT

PAGE = ROOT / "docs" / "json.md"
_SECTION = re.compile(
    r"^## govdocs (.+?) --format json$.*?^```json\n(.*?)^```", re.M | re.S
)


def schemas() -> dict[str, Any]:
    """Return the schemas of the page, by the words of the command."""
    found = _SECTION.findall(PAGE.read_text("utf-8"))
    return {words: json.loads(schema) for words, schema in found}


def closed(schema: Any) -> Any:
    """Return a schema that takes no key it does not name, at any depth."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {key: closed(value) for key, value in schema.items()}
    if "properties" in whole:
        assert sorted(whole["required"]) == sorted(whole["properties"])
        whole["additionalProperties"] = False
    return whole


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.mark.parametrize(
    ("command", "words", "code"),
    [
        ("show DOKUMENT", "show elevavtal@2021-05-01", 0),
        ("show DOKUMENT", "show elevavtal@2026-01-01", 2),
        ("show DOKUMENT", "show elevavtal@2026-01-01 --party norrby", 0),
        ("show DOKUMENT", "show elevavtal@2010-01-01", 0),
        ("show DOKUMENT", "show elevavtal@2.0", 0),
        ("version list", "version list", 0),
        ("version list", "version list elevavtal --on 2019-12-01", 0),
        ("beslut status DOKUMENT@VERSION", "beslut status elevavtal@2.0", 0),
        ("agenda", "agenda --on 2019-01-01", 0),
        ("agenda", "agenda --on 2026-11-22 --until 2027-12-31", 0),
        ("tidplan", "tidplan --on 2026-11-22", 0),
        ("tidplan", "tidplan --on 2028-01-01", 0),
        ("log DOKUMENT", "log elevavtal", 0),
        ("affected REVISION", "affected elevavtal@1.0", 0),
        ("affected REVISION", "affected HEAD HEAD", 0),
        ("check", "check", 0),
        ("verify", "verify", 0),
        ("verify", "verify --against 0123456789", 3),
        ("review BAS FÖRSLAG", "review HEAD~1 HEAD", 0),
        ("review BAS FÖRSLAG", "review HEAD HEAD~2", 0),
        ("diff --files GAMMAL NY", "diff elevavtal@1.0 elevavtal@2.0", 0),
        ("diff --files GAMMAL NY", "diff elevavtal@1.0", 0),
        ("diff --files GAMMAL NY", "diff HEAD --doc elevavtal", 0),
        ("diff --files GAMMAL NY", "diff HEAD~2 HEAD", 0),
    ],
)
def test_output_fits_its_schema_and_has_no_other_key(
    command: str, words: str, code: int, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = run(["--workspace", str(demo), *words.split(), "--format", "json"])

    printed = json.loads(capsys.readouterr().out)
    schema = closed(schemas()[command])
    jsonschema.validate(printed, schema, format_checker=jsonschema.FormatChecker())
    assert code == given


def test_every_command_with_json_is_documented(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = [row.name for row in COMMANDS]
    grouped = (
        ("version", "list"),
        ("fraga", "list"),
        ("remiss", "status"),
        ("remiss", "place"),
    )
    for words in (*((name,) for name in names), *grouped):
        run([*words, "--help"])
        if "json" in capsys.readouterr().out:
            assert any(key.startswith(" ".join(words)) for key in schemas()), words


def test_words_that_a_program_may_meet_are_all_named() -> None:
    rows = schemas()
    shown = rows["show DOKUMENT"]["properties"]["versions"]["additionalProperties"]
    listed = rows["version list"]["items"]["properties"]
    affected = rows["affected REVISION"]["properties"]["affected"]["items"][
        "properties"
    ]
    keys = {relation.key.partition(".")[0] for relation in RELATIONS}

    proofs = rows["verify"]["properties"]["proofs"]["items"]["properties"]
    assert [one.name for one in PROOFS] == proofs["proof"]["enum"]
    assert {one.value for one in State} == set(proofs["state"]["enum"])
    assert [word.value for word in Word] == listed["status"]["enum"]
    assert listed["status"] == shown["properties"]["status"]
    assert [kind.value for kind in VersionKind] == listed["kind"]["enum"]
    assert {*keys, "länk"} == set(affected["why"]["enum"])
