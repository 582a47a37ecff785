"""Hold YAML data against a JSON Schema and tell every breach in Swedish, at its line.

A compiled pre-check answers the usual case, that nothing is wrong; only data that fails
it is given to jsonschema, which lists all breaches. A test proves that the two agree.
"""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdocs.model.period import parse_day, parse_length
from govdocs.text.faults import Faults
from govdocs.text.precheck import Check, compile_check
from govdocs.text.yaml import Data, Node

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

    Schema = dict[str, Any]

_PACKAGE = Path(__file__).resolve().parent.parent
_TYPES = {
    "string": "text",
    "array": "en lista",
    "object": "nycklar med värden",
    "integer": "ett heltal",
}
_VALUE_CODES = frozenset({"GD024", "GD052", "GD053", "GD054"})
FORMATS = {
    "date": lambda value: parse_day(value) is not None,
    "tidslängd": lambda value: parse_length(value) is not None,
}


def schema_folder() -> Path:
    """Return where the schemas lie: in the installed package, or beside it in a clone."""
    inside = _PACKAGE / "schemas"
    return inside if inside.is_dir() else _PACKAGE.parent / "schemas"


@cache
def load_schema(name: str) -> Schema:
    """Return a schema by its short name, such as 'dokument' or 'parter'."""
    path = schema_folder() / f"{name}.schema.json"
    loaded: Schema = json.loads(path.read_text("utf-8"))
    return loaded


@cache
def _precheck(name: str) -> Check:
    return compile_check(load_schema(name), FORMATS)


def validate(name: str, node: Node, faults: Faults) -> bool:
    """Note every breach of the schema among the faults; tell whether there was none."""
    data = node.data()
    if _precheck(name)(data):
        return True
    for error in sorted(
        breaches(name, data), key=lambda one: list(map(str, one.absolute_path))
    ):
        _note(error, node, faults)
    return False


def breaches(name: str, data: Data) -> list[ValidationError]:
    """Return what jsonschema has against the data, leaves first told apart."""
    from jsonschema import Draft202012Validator, FormatChecker

    checker = FormatChecker(formats=())
    for format_name, holds in FORMATS.items():
        checker.checks(format_name)(
            lambda value, holds=holds: not isinstance(value, str) or holds(value)
        )
    validator = Draft202012Validator(load_schema(name), format_checker=checker)
    return list(validator.iter_errors(data))


def _note(error: ValidationError, root: Node, faults: Faults) -> None:
    path = tuple(error.absolute_path)
    node = root.at(path)
    keys = [step for step in path if isinstance(step, str)]
    key = keys[-1] if keys else ""
    kind = str(error.validator)
    if kind == "additionalProperties" or "propertyNames" in error.schema_path:
        _note_unknown(error, node, faults)
        return
    if kind == "required":
        _note_missing(error, node, key, faults)
        return
    if _is_told(node, faults):
        return
    if error.instance in (None, "", [], {}) and error.instance is not False:
        line, column = node.key_line or node.line, node.key_column or node.column
        faults.add(
            "GD054",
            line,
            column,
            f'nyckeln "{key}" har inget värde',
            "fyll i värdet eller ta bort nyckeln",
        )
        return
    code = "GD053" if kind == "format" else "GD052"
    message, remedy = _told(error, key)
    faults.add(code, node.line, node.column, message, remedy)


def _is_told(node: Node, faults: Faults) -> bool:
    """Tell whether the value has a fault already, so that one slip is told once."""
    places = {(node.line, node.column), (node.key_line, node.key_column)}
    return any(
        one.code in _VALUE_CODES and (one.location.line, one.location.column) in places
        for one in faults.found
    )


def _note_unknown(error: ValidationError, node: Node, faults: Faults) -> None:
    known = list(_schema(error).get("properties", {}))
    if not isinstance(node.value, dict):
        return
    for name, value in node.value.items():
        if "propertyNames" in error.schema_path and name != error.instance:
            continue
        if name in known:
            continue
        near = get_close_matches(name, known, 1, 0.6)
        listed = ", ".join(known) if known else "koder som GD101"
        remedy = f'menade du "{near[0]}"?' if near else f"använd en av: {listed}"
        faults.add(
            "GD050",
            value.key_line,
            value.key_column,
            f'nyckeln "{name}" finns inte',
            remedy,
        )


def _schema(error: ValidationError) -> Schema:
    """Return the part of the schema that was broken; ours are always objects."""
    return error.schema if isinstance(error.schema, dict) else {}


def _note_missing(error: ValidationError, node: Node, key: str, faults: Faults) -> None:
    missing = str(error.message).split("'")[1]
    where = f' i "{key}"' if key else ""
    line = node.key_line or node.line
    column = node.key_column or node.column
    faults.add(
        "GD051",
        line,
        column,
        f'nyckeln "{missing}" saknas{where}',
        f'lägg till "{missing}:"',
    )


def _told(error: ValidationError, key: str) -> tuple[str, str]:
    """Return what is wrong with a value, and the remedy, in Swedish."""
    value: Any = error.instance
    limit: Any = error.validator_value
    shown = f'"{value}"' if isinstance(value, str | int) else "värdet"
    example = (_schema(error).get("examples") or [""])[0]
    sample = f"skriv till exempel {example}" if example else f'rätta "{key}"'
    match str(error.validator):
        case "enum":
            near = get_close_matches(str(value), [str(one) for one in limit], 1, 0.6)
            remedy = (
                f'menade du "{near[0]}"?'
                if near
                else "välj ett av: " + ", ".join(map(str, limit))
            )
            return f'{shown} går inte att ange som "{key}"', remedy
        case "type":
            wanted = limit if isinstance(limit, str) else limit[0]
            swedish = _TYPES.get(wanted, wanted)
            what = f'"{key}"' if key else "innehållet"
            if wanted == "string" and isinstance(value, int):
                return (
                    f'"{key}" ska vara text, men {shown} läses som ett tal',
                    f'skriv "{value}" inom citattecken',
                )
            return f"{what} ska vara {swedish}", f"skriv {swedish}"
        case "format" if limit == "date":
            return (
                f"{shown} är inget datum",
                "skriv en dag som finns, till exempel 2024-05-01",
            )
        case "format":
            return (
                f"{shown} är ingen tid",
                'skriv "12 månader", "4 år 6 månader" eller "30 dagar"',
            )
        case "minItems" | "minLength":
            return f'"{key}" är tom', "fyll i värdet eller ta bort nyckeln"
        case "maxItems" | "maximum" | "minimum":
            return (
                f'{shown} är utanför gränsen {limit} för "{key}"',
                f"håll dig inom {limit}",
            )
        case _:
            return f'{shown} har fel form för "{key}"', sample
