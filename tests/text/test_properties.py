"""What must hold for every document, tried on many that nobody would write.

GOVDOCS_LONG=1 runs the long form: many times more mutants and documents.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdocs.lint.run import check, inspect
from govdocs.model.document import Block, Document, Part, Section, plain
from govdocs.text.canonical import running_text
from govdocs.text.compose import compose
from govdocs.text.faults import Faults
from govdocs.text.format import Mint, format_document
from govdocs.text.memory import Memory
from govdocs.text.parse import parse_body
from govdocs.text.precheck import compile_check
from govdocs.text.reading import read_document
from govdocs.text.registers import REGISTER_FILES, read_yaml_file
from govdocs.text.schema import FORMATS, breaches, load_schema
from govdocs.text.write import write_part
from govdocs.text.yaml import read_yaml
from tests.long import LONG
from tests.text.generated import WORDS, blocks, bodies
from tests.text.mutants import SAMPLES, mutants, samples

MUTANTS = 100_000 if LONG else 2_000
EXAMPLES = 20_000 if LONG else 100
FRONT = "---\nid: prov\ntyp: bilaga\ntitel: Prov\n---\n\n"

many = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def parsed(body: str) -> Part:
    """Read a body, whatever faults it has."""
    return parse_body("prov.md", "prov", "Prov", body, 7, Faults("prov.md"))


def formatted(body: str) -> str | None:
    """Return the body as fmt writes it; None when it refuses."""
    whole = format_document("prov.md", FRONT + body, Mint(set(), Random(1).choice))
    return whole.removeprefix(FRONT.rstrip("\n")).lstrip("\n") if whole else None


def words_of(part: Part) -> str:
    """Return the running text of a part."""
    reading = read_document("prov.md", FRONT.encode())
    assert reading.outline is not None
    return running_text(Document("prov.md", reading.outline.metadata, (part,)))


def shape(part: Part) -> Any:
    """Return the structure of a part, its ids and words, without lines."""
    return (
        [_shape(one) for one in part.preamble],
        [_section_shape(one) for one in part.sections],
        [_shape(one) for one in part.notes],
    )


def _section_shape(section: Section) -> Any:
    return (
        section.level,
        section.id,
        " ".join(section.title.split()),
        [_shape(one) for one in section.blocks],
        [_section_shape(one) for one in section.sections],
    )


def _shape(block: Block) -> Any:
    own = block.source if not block.inlines else " ".join(plain(block.inlines).split())
    below = [_shape(one) for one in block.children]
    return (str(block.kind), block.id, own, block.label, block.lineage, below)


@many
@given(bodies)
def test_formatting_twice_is_formatting_once(body: str) -> None:
    once = formatted(body)

    assert once is None or once == formatted(once)


@many
@given(bodies)
def test_what_is_written_reads_back_as_the_same(body: str) -> None:
    once = formatted(body)
    if once is None:
        return
    part = parsed(once)

    assert shape(part) == shape(parsed(write_part(part)))


@many
@given(bodies)
def test_formatting_never_changes_the_running_text(body: str) -> None:
    once = formatted(body)

    assert once is None or words_of(parsed(body)) == words_of(parsed(once))


@many
@given(bodies)
def test_formatting_keeps_the_structure(body: str) -> None:
    once = formatted(body)
    if once is None:
        return

    assert _without_ids(shape(parsed(body))) == _without_ids(shape(parsed(once)))


def _without_ids(value: Any) -> Any:
    """Return a shape without the ids that fmt mints: second in every tuple."""
    if isinstance(value, tuple) and len(value) > 3:
        return tuple(_without_ids(one) for at, one in enumerate(value) if at != 1)
    if isinstance(value, list | tuple):
        return [_without_ids(one) for one in value]
    return value


@many
@given(st.lists(blocks, min_size=1, max_size=4))
def test_no_word_is_lost_without_a_fault(parts: list[str]) -> None:
    marked = [f"{one}\n\nSlutord{count}." for count, one in enumerate(parts)]
    body = "\n\n".join(marked) + "\n"
    reading = read_document("prov.md", (FRONT + body).encode())
    if reading.faults:
        return
    document = compose(reading, {})

    assert document is not None
    shown = running_text(document)
    for word in WORDS + [f"Slutord{count}" for count in range(len(parts))]:
        assert body.count(word) <= shown.count(word) + _unshown(body, word)


def _unshown(body: str, word: str) -> int:
    """Count a word in addresses, titles and reasons, which are not running text."""
    aside = ("(<a b. C.md>)", '"Titel. Två"', ">>Skäl. Två<<", "x.se/a.B")
    return sum(body.count(one) * one.count(word) for one in aside)


def test_samples_are_sound() -> None:
    assert () == check(SAMPLES, date(2026, 1, 1), Memory()).findings


def test_no_mutated_document_raises() -> None:
    for name, raw in mutants(samples(".md"), MUTANTS):
        reading = read_document(name, raw)
        found = [*reading.faults, *inspect(reading)]
        if reading.outline is None:
            assert found, raw


def test_no_mutated_document_makes_fmt_raise_or_unstable() -> None:
    for name, raw in mutants(samples(".md"), MUTANTS // 2):
        once = _formatted(name, raw.decode("utf-8", "replace"))
        if once is not None:
            assert once == _formatted(name, once), raw


def _formatted(name: str, text: str) -> str | None:
    return format_document(name, text, Mint(set(), Random(1).choice))


def test_no_mutated_register_raises() -> None:
    for name, raw in mutants(samples(".yaml"), MUTANTS):
        faults = Faults(name)
        file = read_yaml_file(name, raw, faults)

        assert file.data or faults.found, raw


def test_no_mutated_workspace_raises(tmp_path: Path) -> None:
    sound = {**samples(".md"), **samples(".yaml")}
    for name, raw in mutants(sound, MUTANTS // 20):
        for other, content in sound.items():
            (tmp_path / other).write_bytes(raw if other == name else content)

        check(tmp_path, date(2026, 1, 1), Memory())


# --- The pre-check against jsonschema ---------------------------------------------

ODD_VALUES: tuple[Any, ...] = (
    None,
    "",
    "x",
    "Å",
    "a\n",
    "ja",
    "nej",
    "alla",
    "avtal",
    "14",
    "1480",
    "2017:30",
    "2024-02-30",
    "2024-05-01",
    "12 månader",
    "hsavtal@1.0#k7m2",
    0,
    -1,
    1,
    10_001,
    True,
    False,
    [],
    [""],
    ["x"],
    ["x", 1],
    {},
    {"a": 1},
    {"från": "2024-05-01"},
    {"område": ["Norra"]},
    {"GD101": "av"},
)
SCHEMAS = [
    "dokument",
    "govdocs",
    *(one.removesuffix(".yaml") for one in REGISTER_FILES),
]


@pytest.mark.parametrize("name", SCHEMAS)
def test_precheck_agrees_with_jsonschema(name: str) -> None:
    random = Random(name)
    fits = compile_check(load_schema(name), FORMATS)
    sound = list(_sound(name))

    for _ in range(MUTANTS // 4):
        data = copy.deepcopy(random.choice(sound))
        for _ in range(random.randint(0, 3)):
            data = _mutated(data, random)
        assert fits(data) == (not breaches(name, data)), data


def _sound(name: str) -> Iterator[Any]:
    files = samples(".md") if name == "dokument" else samples(f"{name}.yaml")
    for raw in files.values():
        text = raw.decode().split("---\n")[1] if name == "dokument" else raw.decode()
        node = read_yaml(text, 1, Faults(name))
        assert node is not None
        yield node.data()


def _mutated(data: Any, random: Random) -> Any:
    """Change one thing somewhere in plain data."""
    if isinstance(data, dict) and data and random.random() < 0.9:
        key = random.choice(sorted(data))
        match random.randrange(5):
            case 0:
                return {one: value for one, value in data.items() if one != key}
            case 1:
                return {**data, random.choice(["x", key.upper()]): data[key]}
            case _:
                return {**data, key: _mutated(data[key], random)}
    if isinstance(data, list) and data and random.random() < 0.9:
        at = random.randrange(len(data))
        return [*data[:at], _mutated(data[at], random), *data[at + 1 :]]
    return random.choice(ODD_VALUES)
