"""A decision written as a file is read back whole, whatever its words are."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.model.decision import (
    Addition,
    Appealed,
    AppealState,
    Attestation,
    Change,
    Clause,
    Condition,
    ConditionKind,
    Correction,
    Decision,
    Minutes,
    Reviewer,
)
from govdocs.model.outcome import Outcome
from govdocs.text.decision_file import decision_text
from govdocs.text.decisions import read_decision
from govdocs.text.faults import Faults
from govdocs.text.registers import read_yaml_file
from govdocs.text.source import mend
from tests.places import ROOT

DAY = date(2022, 9, 8)
PATH = "beslut/avtal/2.0/norrby-kf/2022-09-08-1.yaml"
SCHEMA = ROOT / "schemas/beslut.schema.json"

# What a keyboard can give, with all that YAML gives a meaning, and none that hides.
_SIGNS = "aåÖ7 \n:#-?!&*%@`'\"|>{}[],=§–\\~^<.😀"
_WORDS = (
    st.text(_SIGNS, min_size=1, max_size=40)
    .map(mend)
    .filter(lambda words: bool(words.strip()) and "<<<<" not in words)
)
_DAYS = st.dates(date(2000, 1, 1), date(2026, 1, 1))
_DIGESTS = st.sampled_from(["a" * 64, "b" * 64])
_IDS = st.sampled_from(["norrby-kf", "no", "null", "y"])
_LISTED = st.lists(_WORDS, max_size=3).map(tuple)


def _maybe(some: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | some


def _some(what: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(what, max_size=2).map(tuple)


@st.composite
def _decisions(draw: st.DrawFn) -> Decision:
    is_review = draw(st.booleans())
    clauses = st.lists(
        st.builds(Clause, st.sampled_from(Outcome), _WORDS, _maybe(_WORDS)),
        min_size=1,
        max_size=3,
    ).map(tuple)
    correction = st.builds(
        Correction, st.just("2022-09-08-2"), _DAYS, _maybe(_WORDS), _WORDS, _WORDS
    )
    signed = draw(_maybe(_DAYS))
    facts: dict[str, Any] = {
        "party": draw(_maybe(_IDS)),
        "meeting": draw(_maybe(_WORDS)),
        "minutes_item": draw(_maybe(_WORDS)),
        "dockets": draw(_LISTED),
        "is_preliminary": not is_review and draw(st.booleans()),
        "final_body": draw(_maybe(_IDS)),
        "clauses": () if is_review else draw(clauses),
        "additions": draw(_some(st.builds(Addition, _WORDS, _maybe(_WORDS)))),
        "changes": draw(_some(st.builds(Change, st.just("k7m2"), _WORDS))),
        "conditions": draw(
            _some(st.builds(Condition, st.sampled_from(ConditionKind), _WORDS))
        ),
        "reservation": draw(_maybe(_WORDS)),
        "to_meeting": draw(_maybe(_DAYS)),
        "minutes": draw(_maybe(st.builds(Minutes, _WORDS, _maybe(_DIGESTS)))),
        "attested": draw(_maybe(st.builds(Attestation, _DAYS, _LISTED))),
        "posted": draw(_maybe(_DAYS)),
        "appeal": draw(
            _maybe(st.builds(Appealed, _maybe(_DAYS), st.sampled_from(AppealState)))
        ),
        "signed": signed,
        "signed_by": draw(_LISTED) if signed else (),
        "corrects": draw(_maybe(correction)),
        "reviewed_as": draw(st.sampled_from(Reviewer)) if is_review else None,
        "source": draw(_maybe(_WORDS)),
        "marking": draw(_maybe(_WORDS)),
    }
    return Decision(
        "avtal", "2.0", "norrby-kf", "2022-09-08-1", DAY, "a" * 64,
        draw(_DIGESTS), **facts,
    )  # fmt: skip


@settings(deadline=None)
@given(_decisions())
def test_what_is_written_is_what_is_read(one: Decision) -> None:
    text = decision_text(one)
    faults = Faults(PATH)
    data = read_yaml_file(PATH, text.encode("utf-8"), faults).data

    assert [] == list(faults.found)
    assert data is not None
    assert one == read_decision(PATH, data)
    assert text == decision_text(one)


def test_every_key_of_the_schema_can_be_written() -> None:
    keys = set(json.loads(SCHEMA.read_text("utf-8"))["properties"])
    source = Path(decision_text.__code__.co_filename).read_text("utf-8")

    assert keys == {key for key in keys if f'"{key}"' in source or f"{key}:" in source}
