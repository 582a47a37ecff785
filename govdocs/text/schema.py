"""Hold YAML data against a JSON Schema and tell every breach in Swedish, at its line.

A compiled pre-check answers the usual case, that nothing is wrong; only data that fails
it is given to jsonschema, which lists all breaches. A test proves that the two agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdocs.model.metadata import UNKNOWN
from govdocs.model.milestone import parse_planned
from govdocs.model.nearest import nearest
from govdocs.model.period import parse_day, parse_length
from govdocs.text.consultations import read_instant
from govdocs.text.faults import Faults
from govdocs.text.precheck import Check, compile_check, compile_pattern
from govdocs.text.yaml import Data, Node, shorten

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

    Schema = dict[str, Any]

Steps = tuple[str | int, ...]

_PACKAGE = Path(__file__).resolve().parent.parent
_TYPES = {
    "string": "text",
    "array": "en lista",
    "object": "nycklar med värden",
    "integer": "ett heltal",
}
_WRITE = {
    "string": "skriv ett ord eller en mening",
    "array": "skriv [ett, två], eller ett bindestreck och en rad för varje",
    "object": "skriv nycklar under, indragna",
    "integer": "skriv siffror utan citattecken",
}
_LEFT_OUT = re.compile(r"Utelämna den (om [^.]+)")
_VALUE_CODES = frozenset({"GD024", "GD052", "GD053", "GD054"})


def _is_instant(value: str) -> bool:
    with suppress(ValueError):
        return bool(read_instant(value))
    return False


FORMATS = {
    "date": lambda value: parse_day(value) is not None,
    "dag eller månad": lambda value: parse_planned(value) is not None,
    "dag eller okänd": lambda value: value == UNKNOWN or parse_day(value) is not None,
    "tidpunkt": _is_instant,
    "tidslängd": lambda value: parse_length(value) is not None,
}
_FORMAT_TOLD = {
    "date": ("inget datum", "skriv en dag som finns, till exempel 2024-05-01"),
    "dag eller månad": (
        "ingen dag eller månad",
        "skriv en dag som 2025-02-05 eller en månad som 2025-02",
    ),
    "dag eller okänd": (
        "inget datum",
        "skriv en dag som finns, till exempel 2024-05-01, eller okänd",
    ),
    "tidpunkt": (
        "ingen tidpunkt",
        "skriv en tid i UTC som finns, till exempel 2021-12-20T13:41:07Z",
    ),
    "tidslängd": ("ingen tid", 'skriv "12 månader", "4 år 6 månader" eller "30 dagar"'),
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


# The values of a key that has been written and not filled in.
_EMPTY: tuple[Data, ...] = (None, "", [], {})


@cache
def _precheck(name: str) -> Check:
    return compile_check(load_schema(name), FORMATS)


def validate(name: str, node: Node, faults: Faults) -> bool:
    """Note every breach of the schema among the faults; tell whether there was none."""
    data = node.data()
    if _precheck(name)(data):
        return True
    meant: set[tuple[Steps, str]] = set()
    needed = cache(lambda: _needed(name, node))
    for error in sorted(breaches(name, data), key=_order):
        _note(error, node, faults, meant, lambda path: path in needed())
    return False


def _needed(name: str, node: Node) -> frozenset[Steps]:
    """Return the keys that are missed when every empty one is taken away, by their paths."""
    data: Any = node.data()
    _drop_empty(data)
    return frozenset(
        (*error.absolute_path, _missing(error))
        for error in breaches(name, data)
        if error.validator == "required"
    )


def _drop_empty(data: Any) -> None:
    if isinstance(data, dict):
        for key in [key for key, value in data.items() if value in _EMPTY]:
            del data[key]
    if isinstance(data, (dict, list)):
        for value in data.values() if isinstance(data, dict) else data:
            _drop_empty(value)


def _order(error: ValidationError) -> tuple[bool, list[str]]:
    """Sort missing keys last, so that a misspelt one can be left out of them."""
    return error.validator == "required", list(map(str, error.absolute_path))


def breaches(name: str, data: Data) -> list[ValidationError]:
    """Return what jsonschema has against the data."""
    return list(_validator(name).iter_errors(data))


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.validators import extend

    checker = FormatChecker(formats=())
    for format_name, holds in FORMATS.items():
        checker.checks(format_name)(
            lambda value, holds=holds: not isinstance(value, str) or holds(value)
        )
    kind: Any = extend  # it has no types of its own
    strict = kind(Draft202012Validator, {"pattern": _pattern_breach})
    return strict(load_schema(name), format_checker=checker)


def _pattern_breach(
    validator: Any, pattern: str, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """Tell a breach of a pattern; `$` means the end, not before a last line feed."""
    from jsonschema.exceptions import ValidationError

    if isinstance(instance, str) and not compile_pattern(pattern).search(instance):
        yield ValidationError("pattern")


def _note(
    error: ValidationError,
    root: Node,
    faults: Faults,
    meant: set[tuple[Steps, str]],
    is_required: Callable[[Steps], bool],
) -> None:
    """Note one breach; `meant` holds keys that a misspelt one was taken for."""
    path = tuple(error.absolute_path)
    node = root.at(path)
    keys = [step for step in path if isinstance(step, str)]
    key = keys[-1] if keys else ""
    kind = str(error.validator)
    if kind == "additionalProperties" or "propertyNames" in error.schema_path:
        meant.update((path, near) for near in _note_unknown(error, node, faults))
        return
    if kind == "required":
        if (path, _missing(error)) not in meant:
            _note_missing(_missing(error), node, key, faults)
        return
    if kind == "type":
        _forget_doubt(node.line, node.column, faults)
    if _is_told(node, faults):
        return
    if path and error.instance in _EMPTY:
        line, column = node.key_line or node.line, node.key_column or node.column
        what = f'nyckeln "{key}" har inget värde'
        remedy = "fyll i värdet eller ta bort nyckeln"
        if isinstance(path[-1], int):
            what, remedy = f'en rad i "{key}" är tom', "fyll i raden eller ta bort den"
        elif is_required(path):
            remedy = "fyll i värdet; nyckeln måste finnas"
        faults.add("GD054", line, column, what, remedy)
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


def _note_unknown(error: ValidationError, node: Node, faults: Faults) -> Iterator[str]:
    """Note keys that do not exist; yield those that were probably meant."""
    known = list(_schema(error).get("properties", {}))
    otherwise = _schema(error).get("description", "koder som GD101")
    if not isinstance(node.value, dict):
        return
    for name, value in node.value.items():
        if "propertyNames" in error.schema_path and name != error.instance:
            continue
        if name in known:
            continue
        near = nearest(name, known)
        if near:
            yield near
        listed = ", ".join(known) if known else otherwise
        remedy = f'menade du "{near}"?' if near else f"använd en av: {listed}"
        line, column = value.key_line, value.key_column
        _forget_doubt(line, column, faults)
        faults.add(
            "GD050", line, column, f'nyckeln "{shorten(name)}" finns inte', remedy
        )


def _forget_doubt(line: int, column: int, faults: Faults) -> None:
    """Leave out that a word is ambiguous, when it cannot stand there at all."""
    faults.found[:] = [
        one
        for one in faults.found
        if one.code != "GD024"
        or (one.location.line, one.location.column) != (line, column)
    ]


def _schema(error: ValidationError) -> Schema:
    """Return the part of the schema that was broken; ours are always objects."""
    return error.schema if isinstance(error.schema, dict) else {}


def _missing(error: ValidationError) -> str:
    return str(error.message).split("'")[1]


def _note_missing(missing: str, node: Node, key: str, faults: Faults) -> None:
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


def _choice(value: str, allowed: Sequence[object]) -> str:
    near = nearest(value, map(str, allowed))
    return (
        f'menade du "{near}"?'
        if near
        else "välj ett av: " + ", ".join(map(str, allowed))
    )


def _told(error: ValidationError, key: str) -> tuple[str, str]:
    """Return what is wrong with a value, and the remedy, in Swedish."""
    value: Any = error.instance
    limit: Any = error.validator_value
    shown = _shown(value)
    example = (_schema(error).get("examples") or [""])[0]
    sample = f"skriv till exempel {example}" if example else f'rätta "{key}"'
    match str(error.validator):
        case "enum":
            return f'{shown} går inte att ange som "{key}"', _choice(str(value), limit)
        case "type":
            return _told_type(error, key)
        case "format":
            what, remedy = _FORMAT_TOLD[str(limit)]
            return f"{shown} är {what}", f"{remedy}{_or_none(error)}"
        case "minimum":
            return f'{shown} är för litet för "{key}"', f"skriv minst {limit}"
        case "maximum":
            return f'{shown} är för stort för "{key}"', f"skriv högst {limit}"
        case _:
            return f'{shown} har fel form för "{key}"', sample


def _or_none(error: ValidationError) -> str:
    """Return when the key is left out, in the words of the schema; '' where it is not.

    Who writes a day, be it a wrong one, does not mean that there is none.
    """
    if str(error.instance)[:1].isdecimal():
        return ""
    when = _LEFT_OUT.search(_schema(error).get("description", ""))
    return f", eller utelämna nyckeln {when[1]}" if when else ""


def _told_type(error: ValidationError, key: str) -> tuple[str, str]:
    """Return what to write in place of a value of the wrong kind."""
    value: Any = error.instance
    limit: Any = error.validator_value
    if not key:
        return "innehållet ska vara nycklar med värden", "skriv rader som id: hsavtal"
    if not isinstance(limit, str):
        allowed = _schema(error)["description"]
        return f'{_shown(value)} går inte att ange som "{key}"', f"skriv {allowed}"
    what = f'"{key}" ska vara {_TYPES[limit]}'
    if limit == "string" and isinstance(value, bool):
        word = "true" if value else "false"
        return (
            f"{what}, men {word} läses som sant eller falskt",
            f'skriv "{word}" inom citattecken, eller ja eller nej',
        )
    if limit == "string" and isinstance(value, int):
        return (
            f"{what}, men {_shown(value)} läses som ett tal",
            f"skriv {_shown(value)} inom citattecken",
        )
    return what, _WRITE[limit]


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return '"true"' if value else '"false"'
    return f'"{shorten(str(value))}"' if isinstance(value, str | int) else "värdet"
