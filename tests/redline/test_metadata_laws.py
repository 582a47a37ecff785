"""What always holds of changes in front matter, odd input included."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.diff.metadata import changed_terms, term_changes
from govdocs.diff.terms import BY_KEY, ROWS
from govdocs.diff.value import identity
from govdocs.model.redline import TermChange
from govdocs.text.schema import load_schema
from govdocs.text.yaml import Data

# The table


def paths(schema: dict[str, Any], above: str = "") -> list[str]:
    """Return every key of the schema, dotted; those of items belong to their list."""
    found = []
    for key, inner in schema.get("properties", {}).items():
        found += [f"{above}{key}", *paths(inner, f"{above}{key}.")]
    return found


def test_every_key_of_the_schema_has_a_row_and_no_other_has() -> None:
    keys = {*paths(load_schema("dokument")), "parter.område"}

    assert keys == set(BY_KEY)
    assert len(ROWS) == len(BY_KEY)


# Laws

_WORDS = st.sampled_from(
    "alla okänd vgr ale hsavtal@1.0 avtal riktlinje 2017-04-01 2020-12-31 1 tomt true null "
    "Avtal_om_vård 12_månader 18_månader 2_år tomt anges_inte".split()
).map(lambda word: word.replace("_", " "))
_LEAF: st.SearchStrategy[Data] = st.one_of(
    _WORDS,
    st.text('aå .,;"\\→\n', max_size=6),
    st.integers(-2, 2),
    st.booleans(),
    st.none(),
)
_ANY: st.SearchStrategy[Data] = st.recursive(
    _LEAF,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from("namn mått från till tid vad dokument område a.b".split())
            | st.text('a. "', max_size=2),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)


def shaped(schema: dict[str, Any]) -> st.SearchStrategy[Data]:
    """Build values that mostly look as the schema says, odd ones among them."""
    if "properties" in schema and schema["type"] == "object":
        fitting: st.SearchStrategy[Data] = st.fixed_dictionaries(
            {}, optional={k: shaped(v) for k, v in schema["properties"].items()}
        )
    elif schema.get("type") == "array":
        fitting = st.lists(shaped(schema["items"]), max_size=4)
    elif "enum" in schema:
        fitting = st.sampled_from(schema["enum"])
    else:
        fitting = _WORDS
    return st.one_of(fitting, fitting, fitting, _ANY)


_PROPERTIES = load_schema("dokument")["properties"]
_KEYS = st.fixed_dictionaries(
    {}, optional={key: shaped(inner) for key, inner in _PROPERTIES.items()}
)
_ODD = st.dictionaries(st.text('abå. "', max_size=3), _ANY, max_size=3)
FRONTS = st.builds(lambda one, other: {**one, **other}, _KEYS, _ODD)


@st.composite
def edited(draw: st.DrawFn) -> tuple[dict[str, Data], dict[str, Data]]:
    """Build a front matter and the same with a few keys put in, changed or gone."""
    one = draw(FRONTS)
    other = {key: value for key, value in one.items() if draw(st.booleans())}
    return one, {**other, **draw(st.one_of(FRONTS, _ODD))}


def turned(changes: tuple[TermChange, ...]) -> list[tuple[str, Any, Any]]:
    """Return keys and values as the other way round would have them, in some order."""
    rows = [(one.key, one.new, one.old) for one in changes]
    return sorted(rows, key=repr)


@settings(max_examples=400, deadline=None)
@given(edited())
def test_nothing_escapes_and_sides_can_be_turned(
    pair: tuple[dict[str, Data], dict[str, Data]],
) -> None:
    one, other = pair

    changes = changed_terms(one, other)

    differing = {
        key
        for key in one.keys() | other.keys()
        if (key in one, identity(one.get(key)))
        != (key in other, identity(other.get(key)))
    }
    heads = {row.key.split(".")[0].strip('"') for row in changes}
    assert bool(differing) == bool(changes)
    assert {key for key in differing if key.isalnum()} <= heads
    assert all(row.old != row.new and row.key and row.text for row in changes)
    assert turned(changed_terms(other, one)) == sorted(
        ((row.key, row.old, row.new) for row in changes), key=repr
    )


@settings(deadline=None)
@given(FRONTS)
def test_a_front_matter_does_not_differ_from_itself(front: dict[str, Data]) -> None:
    mixed = dict(reversed(front.items()))

    assert () == changed_terms(front, mixed)


def written(front: dict[str, Data], indent: int | None) -> str:
    return (
        f"---\n{json.dumps(front, ensure_ascii=False, indent=indent)}\n---\n\nText.\n"
    )


@settings(deadline=None)
@given(FRONTS)
def test_another_spelling_is_no_change(front: dict[str, Data]) -> None:
    mixed = dict(reversed(front.items()))

    assert () == term_changes(written(front, None), written(mixed, 2))


def test_quotes_comments_and_order_are_spelling() -> None:
    old = "---\ntitel: Avtal  # prov\nlagstöd: [a, 'b']\n---\n"
    new = "---\nlagstöd:\n  - \"a\"\n  - b\n\ntitel: 'Avtal'\n---\n"

    assert () == term_changes(old, new)


# Bad input

SOUND = """
avtalstid: {från: 2017-04-01, till: 2020-12-31}
uppsägning: {tid: 12 månader}
parter: [vgr]
det_viktigaste: [Ett.]
typ: avtal
"""


@pytest.mark.parametrize(
    "front",
    [
        "avtalstid: tills vidare",
        "avtalstid: {från: igår, till: 2020-12-31}",
        "avtalstid: {från: 2017-04-01, till: 2017-02-30}",
        "avtalstid: {från: 2017-04-01, till: null}",
        "avtalstid: [2017-04-01]",
        "uppsägning: okänd",
        "uppsägning: {tid: [12, månader]}",
        "uppsägning: {tid: 12}",
        "följer: hsavtal",
        "följer: {dokument: [x], vad: [avtalstid]}",
        "följer: {dokument: x, vad: avtalstid}",
        "parter: ingen",
        "parter: {område: []}",
        "parter: {område: SIMBA, annat: 1}",
        "parter: [[vgr], {a: b}, 1, null]",
        "typ: [avtal]",
        "typ: {avtal: 1}",
        "uppföljning: {indikatorer: [namn]}",
        "uppföljning: {indikatorer: [{namn: [a]}, {namn: {b: c}}, {mått: 1}]}",
        "uppföljning: {indikatorer: [{namn: a}, {namn: a}, {namn: a, mått: b}]}",
        "det_viktigaste: [1, [2], {a: b}]",
        "det_viktigaste: En enda mening.",
        "ersätter: [1, [2]]",
        "underavtal_till: [hsavtal]",
        "resurspåverkan: {ja: nej}",
        '"": 1',
        '"a.b": {"": [[]]}',
        "- bara\n- en lista",
        "bara ord",
    ],
)
def test_odd_shapes_are_told_and_never_stop_a_comparison(front: str) -> None:
    text, other = f"---\n{front}\n---\n", f"---\n{SOUND}---\n"

    changes = term_changes(text, other)

    assert changes
    assert all(row.text.strip() and row.key for row in changes)
    assert turned(term_changes(other, text)) == sorted(
        ((row.key, row.old, row.new) for row in changes), key=repr
    )


@pytest.mark.parametrize("front", ["a: &b [*b]", "a: [", "a: !!set {b}", "\ta: 1"])
def test_what_cannot_be_read_is_left_to_the_text(front: str) -> None:
    assert () == term_changes(f"---\n{front}\n---\n", "---\ntitel: Avtal\n---\n")


def test_dates_and_numbers_from_others_are_words() -> None:
    strange: Any = {"dag": date(2020, 1, 1), "tal": 1.5}

    texts = [
        one.text for one in changed_terms(strange, {"dag": "2020-01-01", "tal": 2})
    ]

    assert 2 == len(texts)
    assert "tal: 1.5 → 2" == texts[1]


def large(word: str) -> dict[str, Data]:
    """Return front matter of nearly the size that is read at most."""
    return {
        "det_viktigaste": [f"{word} {n}" for n in range(1_500)],
        "lagstöd": [f"{n} {word}" for n in range(2_000)],
    }


def test_a_front_matter_as_large_as_it_may_be_is_told_in_time() -> None:
    old, new = large("punkt"), large("annat")
    started = time.process_time()

    changes = term_changes(written(old, None), written(new, None))

    assert 3_002 == len(changes)
    assert time.process_time() - started < 5


def test_a_huge_value_is_cut_where_it_begins_to_differ() -> None:
    old, new = "a" * 30_000 + "x", "a" * 30_000 + "y"

    (change,) = changed_terms({"hur": old}, {"hur": new})

    assert (old, new) == (change.old, change.new)
    assert len(change.text) < 200
    assert "ax → … a" in change.text
