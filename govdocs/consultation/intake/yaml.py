"""Read an answer in YAML as fields named by their paths: `synpunkter.1.text`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.consultation.intake.understood import Field
from govdocs.text.faults import Faults
from govdocs.text.words import words
from govdocs.text.yaml import Data, read_yaml

_REMARK = re.compile(r"(?:^|\s)#", re.M)


def yaml_fields(text: str) -> list[Field]:
    """Return the fields of a file; one that YAML cannot read is one piece of words.

    Where YAML would lose words, as those after a #, the whole text is kept beside.
    """
    faults = Faults("svar.yaml")
    node = read_yaml(text, 1, faults)
    if node is None or not isinstance(node.value, dict):
        return [("", text)]
    fields = list(_flat("", node.data()))
    is_lost = bool(faults.found) or (_REMARK.search(text) and _has_more(text, fields))
    return [*fields, ("", text)] if is_lost else fields


def _has_more(text: str, fields: list[Field]) -> bool:
    """Tell whether a text has words that are in no key and no value."""
    return bool(
        {*words(text)} - {one for row in fields for one in words(" ".join(row))}
    )


def _flat(path: str, value: Data) -> Iterator[Field]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _flat(f"{path}.{key}" if path else key, one)
    elif isinstance(value, list):
        for count, one in enumerate(value, 1):
            yield from _flat(f"{path}.{count}", one)
    elif value is not None:
        yield path, str(value).lower() if isinstance(value, bool) else str(value)
