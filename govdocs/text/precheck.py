"""Compile a JSON Schema to one fast yes-or-no function over plain data.

Covers the keywords our own schemas use; an unknown keyword is an error at once, so the
schemas cannot outgrow it unseen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any], bool]
Formats = Mapping[str, Callable[[str], bool]]

_NOTES = frozenset(
    {"$schema", "$id", "title", "description", "examples", "then", "else"}
)
_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "array": list,
    "object": dict,
}


def compile_check(schema: Mapping[str, Any], formats: Formats) -> Check:
    """Return a function that tells whether data fits the schema."""
    checks: list[Check] = []
    for keyword, value in schema.items():
        if keyword in _NOTES or keyword == "additionalProperties":
            continue
        if keyword == "properties":
            checks.append(_properties(schema, formats))
        elif keyword == "if":
            checks.append(_condition(schema, formats))
        else:
            checks.append(_KEYWORDS[keyword](value, formats))
    if "additionalProperties" in schema and "properties" not in schema:
        checks.append(_properties(schema, formats))
    return _all(tuple(checks))


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a schema, where a last `$` means the very end."""
    return re.compile(re.sub(r"\$$", r"\\Z", pattern))


def _all(checks: tuple[Check, ...]) -> Check:
    if len(checks) == 1:
        return checks[0]
    return lambda data: all(check(data) for check in checks)


def _type(value: Any, formats: Formats) -> Check:
    names = [value] if isinstance(value, str) else value
    types = tuple(_TYPES[name] for name in names)
    whole = bool not in types

    def check(data: Any) -> bool:
        return isinstance(data, types) and not (whole and isinstance(data, bool))

    return check


def _properties(schema: Mapping[str, Any], formats: Formats) -> Check:
    known = {
        name: compile_check(one, formats)
        for name, one in schema.get("properties", {}).items()
    }
    rest = schema.get("additionalProperties", True)
    if rest is True:
        return _known_only(tuple(known.items()))
    other: Check = (
        compile_check(rest, formats)
        if isinstance(rest, dict)
        else lambda data: bool(rest)
    )

    def check(data: Any) -> bool:
        if not isinstance(data, dict):
            return True
        return all(known.get(name, other)(value) for name, value in data.items())

    return check


def _known_only(known: tuple[tuple[str, Check], ...]) -> Check:
    """Return a check that looks at the named properties alone; others may be anything."""

    def check(data: Any) -> bool:
        if not isinstance(data, dict):
            return True
        return all(holds(data[name]) for name, holds in known if name in data)

    return check


def _condition(schema: Mapping[str, Any], formats: Formats) -> Check:
    test = compile_check(schema["if"], formats)
    then = compile_check(schema.get("then", {}), formats)
    otherwise = compile_check(schema.get("else", {}), formats)
    return lambda data: then(data) if test(data) else otherwise(data)


def _required(value: Any, formats: Formats) -> Check:
    names = frozenset(value)
    return lambda data: not isinstance(data, dict) or names <= data.keys()


def _items(value: Any, formats: Formats) -> Check:
    each = compile_check(value, formats)
    return lambda data: not isinstance(data, list) or all(map(each, data))


def _enum(value: Any, formats: Formats) -> Check:
    allowed = tuple((type(one), one) for one in value)
    return lambda data: (type(data), data) in allowed


def _const(value: Any, formats: Formats) -> Check:
    return _enum([value], formats)


def _pattern(value: Any, formats: Formats) -> Check:
    search = compile_pattern(value).search
    return lambda data: not isinstance(data, str) or bool(search(data))


def _format(value: Any, formats: Formats) -> Check:
    holds = formats[value]
    return lambda data: not isinstance(data, str) or holds(data)


def _min_length(value: Any, formats: Formats) -> Check:
    return lambda data: not isinstance(data, str) or len(data) >= value


def _min_items(value: Any, formats: Formats) -> Check:
    return lambda data: not isinstance(data, list) or len(data) >= value


def _minimum(value: Any, formats: Formats) -> Check:
    return lambda data: type(data) is not int or data >= value


def _maximum(value: Any, formats: Formats) -> Check:
    return lambda data: type(data) is not int or data <= value


def _property_names(value: Any, formats: Formats) -> Check:
    each = compile_check(value, formats)
    return lambda data: not isinstance(data, dict) or all(map(each, data))


def _all_of(value: Any, formats: Formats) -> Check:
    return _all(tuple(compile_check(one, formats) for one in value))


_KEYWORDS: dict[str, Callable[[Any, Formats], Check]] = {
    "type": _type,
    "required": _required,
    "items": _items,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    "minLength": _min_length,
    "minItems": _min_items,
    "minimum": _minimum,
    "maximum": _maximum,
    "propertyNames": _property_names,
    "allOf": _all_of,
}
