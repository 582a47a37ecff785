"""The example workspace is what it says: real in size, sound, and marked as an example."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from govdocs.lint.run import Checked, check
from govdocs.model.document import (
    Block,
    BlockKind,
    Document,
    plain,
    walk_blocks,
    walk_sections,
)
from govdocs.model.kinds import DocumentKind
from govdocs.model.outline import Outline, applies_on
from govdocs.overview.addresses import publications
from govdocs.text.load import is_document
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready
from govdocs.text.words import words
from tests.places import ROOT

AGREEMENTS = ROOT / "agreements"
QUESTIONS = yaml.safe_load((ROOT / "tests/data/fragor.yaml").read_text("utf-8"))

# Those that name an older wording are answered by that text and not by the draft.
STANDING = [one for one in QUESTIONS if "lydelse" not in one]


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(AGREEMENTS, date(2026, 11, 22), Memory())


def whole(checked: Checked, outline: Outline) -> Document:
    """Return a document with the parts that it is composed of."""
    found = Ready(outline, checked.loaded).document
    assert found is not None
    return found


def running_words(checked: Checked, outline: Outline) -> int:
    blocks: list[Block] = []
    for part in whole(checked, outline).parts:
        blocks += walk_blocks(part.preamble)
        for section in walk_sections(part.sections):
            blocks += walk_blocks(section.blocks)
    return sum(len(words(plain(block.inlines))) for block in blocks)


def test_the_example_has_no_findings(checked: Checked) -> None:
    assert () == checked.findings


def test_there_are_50_parties_and_lilla_edet_has_no_area(checked: Checked) -> None:
    parties = {party.id: party for party in checked.loaded.workspace.registers.parties}

    assert 50 == len(parties)
    assert None is parties["lilla-edet"].area
    assert "kungsbacka" not in parties


def test_the_registers_are_of_real_size(checked: Checked) -> None:
    registers = checked.loaded.workspace.registers

    assert 40 <= len(registers.definitions)
    assert 15 <= len(registers.statutes)
    assert 2 == sum(one.name == "socialtjänstlagen" for one in registers.statutes)
    assert 60 <= len(registers.consultees)


def test_the_texts_are_of_real_size(checked: Checked) -> None:
    counts = {
        one.metadata.id: running_words(checked, one)
        for one in publications(checked.loaded.workspace)
    }

    assert 5_000 <= counts["hsavtal"]
    assert 14_000 <= sum(counts.values())


def test_no_paragraph_stands_twice(checked: Checked) -> None:
    seen: Counter[str] = Counter()
    for outline in checked.loaded.workspace.outlines:
        part = checked.loaded.reading(outline.path).part
        assert part is not None
        for section in walk_sections(part.sections):
            for block in walk_blocks(section.blocks):
                text = " ".join(plain(block.inlines).split())
                if block.kind is not BlockKind.CELL and len(words(text)) > 5:
                    seen[text] += 1

    assert [] == [text for text, count in seen.items() if count > 1]


def test_the_documents_apply_when_the_facts_say(checked: Checked) -> None:
    by_id = checked.loaded.workspace.by_id
    days = {name: applies_on(one, by_id) for name, one in by_id.items()}

    assert date(2023, 1, 1) == days["hsavtal"]
    assert date(2023, 1, 1) == days["lakarmedverkan"]
    assert date(2018, 1, 30) == days["in-ut"]
    assert date(2021, 1, 1) == days["barn-unga"]


def test_every_document_is_linked_from_another(checked: Checked) -> None:
    workspace = checked.loaded.workspace
    texts = {
        one.path: (AGREEMENTS / one.path).read_text("utf-8")
        for one in workspace.outlines
    }
    alone = [
        one.path
        for one in workspace.outlines
        if one.metadata.kind.value not in {"avtal", "patientfall", "del"}
        and one.metadata.kind is not DocumentKind.PART
        and not any(
            Path(one.path).name in text
            for path, text in texts.items()
            if path != one.path
        )
    ]

    assert [] == alone


def test_no_file_of_the_workspace_is_left_unread(checked: Checked) -> None:
    documents = {path for path in checked.loaded.workspace.files if is_document(path)}

    assert documents == {one.path for one in checked.loaded.workspace.outlines}


def test_there_are_twenty_questions() -> None:
    assert 20 == len(QUESTIONS)


@pytest.mark.parametrize("question", STANDING, ids=lambda one: str(one["ställe"]))
def test_the_place_of_a_question_holds_its_answer(
    question: dict[str, Any], checked: Checked
) -> None:
    document, _, anchor = question["ställe"].partition("#")
    outline = checked.loaded.workspace.by_id[document]
    sections = [
        one
        for part in whole(checked, outline).parts
        for one in walk_sections(part.sections)
    ]

    section = next(one for one in sections if one.id == anchor)

    held = section.title
    for one in walk_sections((section,)):
        held += " ".join(plain(block.inlines) for block in walk_blocks(one.blocks))
    missing = [word for word in question["ord"] if word.lower() not in held.lower()]
    assert [] == missing


def test_no_names_of_persons_or_personal_numbers() -> None:
    numbers = re.compile(r"\b(?:19|20)?\d{6}[-+]\d{4}\b")
    found = [
        path.name
        for path in AGREEMENTS.rglob("*.*")
        if path.is_file() and numbers.search(path.read_text("utf-8"))
    ]

    assert [] == found
