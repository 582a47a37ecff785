"""What differs in front matter: the words, what follows, and that nothing escapes."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.cli.main import run
from govdocs.diff.metadata import changed_terms, term_changes
from govdocs.diff.terms import BY_KEY, ROWS
from govdocs.diff.value import identity
from govdocs.model.redline import TermChange
from govdocs.text.faults import Faults
from govdocs.text.schema import load_schema
from govdocs.text.yaml import Data, read_yaml


def data(words: str) -> Data:
    """Return YAML as data."""
    node = read_yaml(words, 1, Faults(""))
    assert node is not None
    return node.data()


def told(old: str, new: str, **names: str) -> list[TermChange]:
    """Return the changes between two pieces of YAML."""
    return list(changed_terms(data(old), data(new), names))


def told_lines(old: str, new: str, **names: str) -> list[str]:
    """Return what readers get: text and consequence, one after the other."""
    changes = told(old, new, **names)
    return [one for row in changes for one in (row.text, row.consequence) if one]


# The contract

TERM = "avtalstid: {från: 2017-04-01, till: 2020-12-31}\n"
NEXT = "avtalstid: {från: 2023-01-01, till: 2026-12-31}\n"
TWELVE, EIGHTEEN = "uppsägning: {tid: 12 månader}\n", "uppsägning: {tid: 18 månader}\n"
OPEN = "avtalstid: {från: 2017-04-01}\n"
LAST = "Sista dag att säga upp"


def test_notice_is_told_with_the_day_that_moves() -> None:
    (change,) = told(NEXT + TWELVE, NEXT + EIGHTEEN)

    assert change == TermChange(
        "uppsägning.tid",
        "12 månader",
        "18 månader",
        "Uppsägningstid: 12 → 18 månader",
        "Sista dag att säga upp till 2026-12-31 flyttas från 2025-12-31 till 2025-06-30 "
        "(beräknad).",
    )


def test_a_term_is_one_change_with_its_length_to_the_day() -> None:
    (change,) = told(TERM, NEXT)

    assert "avtalstid" == change.key
    assert "2017-04-01–2020-12-31 (3 år 9 månader)" == change.old
    assert "2023-01-01–2026-12-31 (4 år)" == change.new
    assert f"Avtalstid: {change.old} → {change.new}" == change.text


GOLDEN: list[tuple[str, str, list[str]]] = [
    (  # each day from its own term and its own time
        TERM + TWELVE,
        NEXT + EIGHTEEN,
        [
            "Avtalstid: 2017-04-01–2020-12-31 (3 år 9 månader) → "
            "2023-01-01–2026-12-31 (4 år)",
            "Uppsägningstid: 12 → 18 månader",
            f"{LAST} till 2020-12-31 var 2019-12-31. "
            "Till 2026-12-31 blir den 2025-06-30 (beräknade).",
        ],
    ),
    (
        TERM + TWELVE,
        NEXT + TWELVE,
        [
            "Avtalstid: 2017-04-01–2020-12-31 (3 år 9 månader) → "
            "2023-01-01–2026-12-31 (4 år)",
            f"{LAST} till 2020-12-31 var 2019-12-31. "
            "Till 2026-12-31 blir den 2025-12-31 (beräknade).",
        ],
    ),
    (
        TERM + TWELVE,
        OPEN + TWELVE,
        [
            "Avtalstid: 2017-04-01–2020-12-31 (3 år 9 månader) → "
            "från 2017-04-01 tills vidare",
            f"{LAST} till 2020-12-31 var 2019-12-31 (beräknad). "
            "Nu går den inte att räkna ut: avtalstiden löper tills vidare.",
        ],
    ),
    (
        OPEN + TWELVE,
        OPEN + EIGHTEEN,
        [
            "Uppsägningstid: 12 → 18 månader",
            f"{LAST} går inte att räkna ut: avtalstiden löper tills vidare.",
        ],
    ),
    (
        TWELVE + "följer: {dokument: hsavtal, vad: [avtalstid]}",
        EIGHTEEN + "följer: {dokument: hsavtal, vad: [avtalstid]}",
        [
            "Uppsägningstid: 12 → 18 månader",
            f"{LAST} går inte att räkna ut: avtalstiden följer HoS-avtalet.",
        ],
    ),
    (
        TERM + TWELVE,
        TERM + "uppsägning: {tid: okänd}",
        [
            "Uppsägningstid: 12 månader → okänd",
            f"{LAST} till 2020-12-31 var 2019-12-31 (beräknad). "
            "Nu går den inte att räkna ut: uppsägningstiden är okänd.",
        ],
    ),
    (
        TWELVE + OPEN,
        EIGHTEEN + "följer: {dokument: hsavtal, vad: [avtalstid]}",
        [
            "Avtalstid: från 2017-04-01 tills vidare → följer HoS-avtalet",
            "Uppsägningstid: 12 → 18 månader",
            f"{LAST} går inte att räkna ut. Förut: avtalstiden löper tills vidare. "
            "Nu: avtalstiden följer HoS-avtalet.",
            "Hämtar villkor från: anges inte → HoS-avtalet (avtalstid)",
        ],
    ),
    (
        NEXT + TWELVE,
        NEXT + "uppsägning: {tid: 1 år}",
        ["Uppsägningstid: 12 månader → 1 år"],
    ),
    (
        "uppsägning: {tid: 1 månad}",
        "uppsägning: {tid: 1 månad, räknas_till: dag, mottagare: [vgr, vastkom]}",
        [
            "Uppsägningstiden räknas till: anges inte → dag",
            "Uppsägningen lämnas till: 2 mottagare tillkommer: VGR och vastkom",
        ],
    ),
    (
        "avtalstid: {från: 2020-02-29, till: 2024-02-29}",
        "avtalstid: {från: 2020-02-29, till: 2020-02-28}",
        [
            "Avtalstid: 2020-02-29–2024-02-29 (4 år 1 dag) → "
            "2020-02-29–2020-02-28 (slutar före sin början)"
        ],
    ),
    (
        TERM + "förlängning: {rätt: 2 år, mekanism: okänd}",
        TERM + "förlängning: {rätt: 3 år, mekanism: parterna beslutar}",
        [
            "Rätt till förlängning: 2 → 3 år",
            "En förlängning räcker till 2023-12-31 i stället för 2022-12-31 (beräknad).",
            "Så går förlängningen till: okänd → parterna beslutar",
        ],
    ),
    (
        "ikraftträdande: {villkor: ett, räknas_från: sista beslut}",
        "ikraftträdande: {villkor: två, räknas_från: okänd, tidigast: 2017-04-01}",
        [
            "Villkor för ikraftträdande: ett → två",
            "Ikraftträdandet räknas från: sista beslut → okänd",
            "Tidigaste ikraftträdande: anges inte → 2017-04-01",
        ],
    ),
    (
        NEXT,
        NEXT + "tillämpas_från: 2023-03-01",
        [
            "Tillämpas från: anges inte → 2023-03-01",
            "Innehållet ska användas från 2023-03-01, men avtalstiden börjar 2023-01-01.",
        ],
    ),
    (
        "typ: riktlinje",
        "typ: överenskommelse",
        [
            "Dokumenttyp: riktlinje → överenskommelse",
            "En version binder nu först när parterna har beslutat den.",
        ],
    ),
    (
        "typ: överenskommelse",
        "typ: riktlinje",
        [
            "Dokumenttyp: överenskommelse → riktlinje",
            "En version kan nu binda utan att parterna har beslutat den.",
        ],
    ),
    (  # a condition asks for decisions whatever the kind is
        "typ: överenskommelse\nikraftträdande: {villkor: ett, räknas_från: okänd}",
        "typ: riktlinje\nikraftträdande: {villkor: ett, räknas_från: okänd}",
        ["Dokumenttyp: överenskommelse → riktlinje"],
    ),
    ("typ: avtal", "typ: överenskommelse", ["Dokumenttyp: avtal → överenskommelse"]),
    ("typ: avtal", "typ: kontrakt", ["Dokumenttyp: avtal → kontrakt"]),
    (
        "titel: Överenskommelse om samarbete kring personer med psykisk sjukdom och missbruk",
        "titel: Överenskommelse om psykisk hälsa och beroende",
        [
            "Namnet förkortas: Överenskommelse om samarbete kring personer med psykisk "
            "sjukdom och missbruk → Överenskommelse om psykisk hälsa och beroende"
        ],
    ),
    (
        "titel: Avtal om vård",
        "titel: Avtal om vård och omsorg",
        ["Namnet förlängs: Avtal om vård → Avtal om vård och omsorg"],
    ),
    (
        "kortnamn: Vårdavtalet",
        "kortnamn: HoS-avtalet",
        ["Kortnamnet ändras: Vårdavtalet → HoS-avtalet"],
    ),
    (
        "parter: [vgr, ale, lerum]",
        "parter: [vgr, kungalv, mark, ale]",
        [
            "Parter: 3 → 4. 2 parter tillkommer: kungalv och mark; 1 utgår: lerum",
        ],
    ),
    (
        "parter: [vgr, ale]",
        "parter: [vgr, mark]",
        ["Parter: 2 som förut. 1 part tillkommer: mark; 1 utgår: ale"],
    ),
    (
        "parter: alla",
        "parter: [vgr, ale]",
        [
            "Parter: alla i partsregistret → 2 parter: VGR och ale",
            "En ny part i partsregistret omfattas inte utan att läggas till här.",
        ],
    ),
    (
        "parter: {område: [SIMBA]}",
        "parter: alla",
        ["Parter: parterna i SIMBA → alla i partsregistret"],
    ),
    (
        "lagstöd: [a, b, c]",
        "lagstöd: [b, d, e]",
        ["Lagstöd: 2 lagrum tillkommer: d och e; 2 utgår: a och c"],
    ),
    (
        "målgrupp: [läkare, chefer]",
        "målgrupp: [chefer, läkare]",
        ["Målgrupp: samma grupper i annan ordning"],
    ),
    (
        'gäller_även: ["läkare, chefer", jurister]',
        "gäller_även: []",
        ['Gäller även: 2 grupper utgår: "läkare, chefer" och "jurister"'],
    ),
    (
        "delar: [a-gemensam]",
        "delar: [a-gemensam, b-avtal]",
        [
            "Delar: 1 del tillkommer: b-avtal",
            "Texten består nu av a-gemensam och b-avtal, i den ordningen.",
        ],
    ),
    (
        "delar: [a-gemensam]",
        "id: x",
        [
            "Dokumentets id: anges inte → x",
            "Delar: 1 del utgår: a-gemensam",
            "Texten består inte längre av delar.",
        ],
    ),
    (
        "ersätter: []",
        "ersätter: [vastbus]",
        [
            "Ersätter: 1 dokument tillkommer: vastbus",
            "Dokumentet tar nu över efter vastbus.",
        ],
    ),
    (
        "resurspåverkan: okänd",
        "resurspåverkan: ja",
        [
            "Resurspåverkan: okänd → ja",
            "Okänd påverkan gav redan den längre beslutsvägen.",
        ],
    ),
    (
        "typ: rutin",
        "typ: rutin\nunderavtal_till: hsavtal",
        [
            "Underavtal till: anges inte → HoS-avtalet",
            "HoS-avtalet har företräde.",
        ],
    ),
    (
        "bygger_på: hsavtal@1.0",
        "bygger_på: hsavtal@2.0#k7m2",
        ["Bygger på: HoS-avtalet 1.0 → HoS-avtalet 2.0 vid #k7m2"],
    ),
    (
        "följer: {dokument: hsavtal, vad: [avtalstid]}",
        "följer: {dokument: hsavtal, vad: [uppsägning, avtalstid]}",
        ["Villkor från HoS-avtalet: 1 villkor tillkommer: uppsägning"],
    ),
    (
        "finansiering: [{källa: stöd, till: 2024-12-31}]",
        "finansiering: [{källa: stöd, till: 2025-12-31, beslutas_av: RF}]",
        [
            'Finansieringen "stöd", till och med: 2024-12-31 → 2025-12-31',
            'Finansieringen "stöd", beslutas av: anges inte → RF',
        ],
    ),
    (
        "status: draft\nversion: 1",
        'status: final\nversion: "1"',
        ["status: draft → final", 'version: 1 → "1"'],
    ),
    (
        "a: {b: {c: 1}}\nd: [1, [2]]",
        "a: {b: {c: 2}}\nd: [1, [3]]",
        ["a, b, c: 1 → 2", "d: 1 uppgift tillkommer: 3; 1 utgår: 2"],
    ),
    ("a:", "{}", ["a: tomt → anges inte"]),
    ("a: []", 'a: ""', ['a: [] → ""']),
]


@pytest.mark.parametrize(("old", "new", "lines"), GOLDEN)
def test_changes_are_told_in_domain_words(old: str, new: str, lines: list[str]) -> None:
    given_names = {"hsavtal": "HoS-avtalet", "vgr": "VGR"}

    assert lines == told_lines(old, new, **given_names)


@pytest.mark.parametrize(
    ("end", "length", "day"),
    [
        ("2020-12-31", "12 månader", "2019-12-31"),
        ("2022-12-31", "12 månader", "2021-12-31"),
        ("2026-12-31", "18 månader", "2025-06-30"),
        ("2027-01-01", "18 månader", "2025-07-01"),
        ("2026-08-31", "18 månader", "2025-02-28"),
        ("2028-02-29", "12 månader", "2027-02-28"),
        ("2030-12-31", "24 månader", "2028-12-31"),
    ],
)
def test_the_vectors_of_the_domain(end: str, length: str, day: str) -> None:
    term = f"avtalstid: {{från: 2015-01-01, till: {end}}}\n"

    (change,) = told(term, f"{term}uppsägning: {{tid: {length}}}")

    assert change.consequence.startswith(f"{LAST} till {end} blir {day} (beräknad).")


def test_no_day_is_guessed_beyond_the_calendar() -> None:
    term = "avtalstid: {från: 0001-01-01, till: 0002-01-01}\n"

    (change,) = told(term + TWELVE, term + "uppsägning: {tid: 99 år}")

    assert "dagen ligger före almanackan" in change.consequence


# Indicators and points

INDICATOR = "    - {{namn: {0}, mått: andel {1}, mål: {2}, frekvens: årligen}}\n"
HEAD = "uppföljning:\n  ansvarig: vvg\n  indikatorer:\n"
FIRST = INDICATOR.format("SIP i tid", "kallelser inom 3 vardagar", "minst 90 procent")
SECOND = INDICATOR.format("Läkare nås", "samtal med svar inom 30 minuter", "95 procent")
THIRD = INDICATOR.format("Egna mål", "planer där målen står med egna ord", "80 procent")


def test_an_indicator_put_in_the_middle_is_one_line() -> None:
    (change,) = told(HEAD + FIRST + SECOND, HEAD + FIRST + THIRD + SECOND)

    assert "uppföljning.indikatorer" == change.key
    assert change.old is None
    assert (
        "Indikator tillkommer: Egna mål (mått: andel planer där målen står med egna ord; "
        "mål: 80 procent; frekvens: årligen)" == change.text
    )


def test_a_changed_measure_names_its_indicator_though_it_moved() -> None:
    changed = SECOND.replace("95", "97")

    lines = told_lines(HEAD + FIRST + SECOND, HEAD + changed + FIRST)

    assert [
        'Indikatorn "Läkare nås", mål: 95 procent → 97 procent',
        "Indikatorer: samma indikatorer i annan ordning",
    ] == lines


def test_a_renamed_indicator_is_found_by_what_it_measures() -> None:
    renamed = SECOND.replace("Läkare nås", "Svar i telefon")

    (change,) = told(HEAD + FIRST + SECOND, HEAD + renamed + FIRST)[:1]

    assert "uppföljning.indikatorer.namn" == change.key
    assert 'Indikatorn "Läkare nås" heter nu "Svar i telefon"' == change.text


def test_points_are_counted_and_told_one_by_one() -> None:
    old = ["Regionen ansvarar för all läkarvård.", "Kommunen svarar inom 2 timmar."]
    new = ["Ingen väntar på den andra.", "Kommunen svarar alltid inom 1 timme.", old[0]]

    changes = changed_terms({"det_viktigaste": [*old]}, {"det_viktigaste": [*new]})

    assert [
        "Det viktigaste: 1 punkt tillkommer, 1 skrivs om, ordningen är en annan",
        "Det viktigaste, punkt 1 tillkommer: Ingen väntar på den andra.",
        f"Det viktigaste, punkt 2 skrivs om: {old[1]} → {new[1]}",
    ] == [one.text for one in changes]
    assert (old[1], new[1]) == (changes[2].old, changes[2].new)


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
    sound = TERM + TWELVE + "parter: [vgr]\ndet_viktigaste: [Ett.]\ntyp: avtal\n"
    text, other = f"---\n{front}\n---\n", f"---\n{sound}---\n"

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
    started = time.perf_counter()

    changes = term_changes(written(old, None), written(new, None))

    assert 3_002 == len(changes)
    assert time.perf_counter() - started < 5


def test_a_huge_value_is_cut_where_it_begins_to_differ() -> None:
    old, new = "a" * 30_000 + "x", "a" * 30_000 + "y"

    (change,) = changed_terms({"hur": old}, {"hur": new})

    assert (old, new) == (change.old, change.new)
    assert len(change.text) < 200
    assert "ax → … a" in change.text


# The command


def test_the_terminal_and_json_have_the_consequence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / "gammal.md", tmp_path / "ny.md"]
    for path, time_ in zip(files, (TWELVE, EIGHTEEN), strict=True):
        path.write_text(f"---\n{NEXT}{time_}---\n\nText.\n", "utf-8")
    words = ["diff", "--files", *map(str, files)]

    assert 0 == run(words)
    lines = capsys.readouterr().out.splitlines()
    assert 0 == run([*words, "--format", "json"])
    (row,) = json.loads(capsys.readouterr().out)["metadata"]

    assert "Uppgift  Uppsägningstid: 12 → 18 månader" == lines[1]
    assert f"         {row['consequence']}" == lines[2]
    assert "2025-06-30" in row["consequence"]
