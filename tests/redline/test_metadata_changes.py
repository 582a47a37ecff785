"""What differs in front matter: the words that readers get, and what follows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.diff.metadata import changed_terms
from govdocs.model.redline import TermChange
from govdocs.text.faults import Faults
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


NAMES = {"hsavtal": "HoS-avtalet", "vgr": "VGR"}

GOLDEN: list[tuple[str, str, list[str]]] = [
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
            "Nu har HoS-avtalet företräde.",
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
    assert lines == told_lines(old, new, **NAMES)


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


# The command


def test_the_terminal_and_json_have_the_consequence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / "gammal.md", tmp_path / "ny.md"]
    term = "avtalstid: {från: 2023-01-01, till: 2026-12-31}\n"
    for path, length in zip(files, ("12 månader", "18 månader"), strict=True):
        front = f"{term}uppsägning: {{tid: {length}}}"
        path.write_text(f"---\n{front}\n---\n\nText.\n", "utf-8")
    words = ["diff", "--files", *map(str, files)]

    assert 0 == run(words)
    lines = capsys.readouterr().out.splitlines()
    assert 0 == run([*words, "--format", "json"])
    (row,) = json.loads(capsys.readouterr().out)["metadata"]

    assert ["Villkor", "  Uppsägningstid: 12 → 18 månader"] == lines[2:4]
    assert " ".join(" ".join(lines).split()).count(row["consequence"]) == 1
    assert "2025-06-30" in row["consequence"]
