"""Each wrong decision file is told once: at its line, and with a remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.lint.run import check
from govdocs.model.finding import Severity
from govdocs.text.memory import Memory
from tests.decision.decision_files import (
    AT_NORRBY,
    AT_REGION,
    BODIES,
    DOCUMENT,
    FOLDER,
    FULL,
    NORRBY,
    OLD,
    OTHER,
    REGION,
    ROUTES,
    SOUND,
    WORDS,
    found,
    line_of,
    one_hit,
)
from tests.workspaces import DAY, write_workspace

PRELIMINARY = "slutlig: preliminär\nslutligt_organ:"


def test_sound_decisions_have_no_findings(tmp_path: Path) -> None:
    assert [] == found(tmp_path, {})


@pytest.mark.parametrize(
    ("old", "new", "at", "code", "words"),
    [
        ("§ 77", '" "', "paragraf", "GD415", "paragraf saknas"),
        ("diarienummer: [KS 2022-1]\n", "", "utfall", "GD415", "diarienummer saknas"),
        ("paragraf: § 77\n", "", "utfall", "GD415", "paragraf saknas"),
        ("slutlig: ja", "slutlig: preliminär", "slutlig", "GD415", "vem som beslutar"),
        ("slutlig: ja", f"{PRELIMINARY} norby-ks", "slutligt", "GD412", "finns inte"),
        (
            "slutlig: ja",
            f"{PRELIMINARY} regionen-rf",
            "slutligt",
            "GD412",
            "samma part",
        ),
        ("slutlig: ja", f"{PRELIMINARY} norrby-ks", "slutligt", "GD413", "inte rätt"),
        ("slutlig: ja", f"{PRELIMINARY} norrby-kf", "slutligt", "GD415", "själv"),
        (
            "slutlig: ja",
            "slutligt_organ: norrby-ks",
            "slutligt",
            "GD415",
            "ska besluta",
        ),
        ('t: "7f3a', 't: "c0de', "föreslaget", "GD416", "ingen låst text har den"),
        ('beslutad_text: "7f3a', 'beslutad_text: "c0de', "beslutad_text", "GD416", ""),
        (": godkänner", ": godkänner med ändring", "beslutad_text", "GD416", "samma"),
        (": godkänner", ": godkänner med tillägg", "utfall", "GD415", "vilket tillägg"),
        (": noterar", ": avslår", "utfall: avslår", "GD416", "en annan avslår den"),
        ("datum: 2022-09-08", "datum: 2022-09-07", "datum", "GD411", "filens plats"),
        ("2022-09-10", "2022-09-07", "datum: 2022-09-07", "GD414", "före sammanträdet"),
        ("2022-09-12", "2022-09-09", "anslaget", "GD414", "före justeringen"),
        ("2022-09-20", "2022-09-11", "datum: 2022-09-11", "GD414", "före anslaget"),
        ("2022-11-01", "2022-09-01", "datum: 2022-09-01", "GD414", "före sammanträdet"),
        ("2022-11-01", "2026-11-23", "datum: 2026", "GD414", "har inte varit ännu"),
        (
            "slutlig: ja",
            "till_möte: 2022-09-08",
            "till_möte",
            "GD414",
            "sammanträdet var",
        ),
        ("datum: 2022-09-08", "datum: 2022-10-30T02:30:00", "datum", "GD053", "datum"),
        ("datum: 2022-09-08", "datum: 2022-03-27 02:30", "datum", "GD053", "datum"),
        ("datum: 2022-09-08", "datum: 2022-02-29", "datum", "GD053", "inget datum"),
        ("datum: 2022-09-08", "datum: igår", "datum", "GD053", "inget datum"),
    ],
)
def test_wrong_value_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, at: str, code: str, words: str
) -> None:
    assert old in NORRBY
    text = NORRBY.replace(old, new, 1)
    if "föreslaget" == at:
        text = text.replace(f'beslutad_text: "{FULL}"\n', "")

    hit = one_hit(tmp_path, {AT_NORRBY: text}, code, AT_NORRBY)

    assert words in hit.message
    assert line_of(text, at) == hit.location.line


@pytest.mark.parametrize(
    ("party", "words"),
    [
        ("nordby", "nordby är inte part"),
        ("soderby", "norrby-kf hör till norrby och beslutar inte för soderby"),
    ],
)
def test_wrong_party_is_told_once(tmp_path: Path, party: str, words: str) -> None:
    text = NORRBY.replace("part: norrby", f"part: {party}")

    hit = one_hit(tmp_path, {AT_NORRBY: text}, "GD412", AT_NORRBY)

    assert words in hit.message
    assert line_of(text, "part:") == hit.location.line


def test_body_that_is_not_that_of_the_folder_is_told(tmp_path: Path) -> None:
    text = NORRBY.replace("organ: norrby-kf", "organ: regionen-rf")

    told = found(tmp_path, {AT_NORRBY: text})

    assert ("GD411", 2) in {(one.code, one.location.line) for one in told}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("beslut/bilaga/2.0/norrby_kf/2022-09-08-1.yaml", "namn på organ"),
        ("beslut/bilaga/2.0/2022-09-08-1.yaml", "fel nivå"),
        ("beslut/Bilaga/2.0/norrby-kf/2022-09-08-1.yaml", "namn på dokument"),
        ("beslut/bilaga/v2/norrby-kf/2022-09-08-1.yaml", "namn på version"),
        ("beslut/bilaga/2.0/norrby-kf/2022-09-08.yaml", "<datum>-<nr>.yaml"),
        ("beslut/bilaga/2.0/norrby-kf/2022-02-30-1.yaml", "ingen dag som finns"),
        ("beslut/bilaga/2.0/norrby-kf/2022-09-08-1.yml", "<datum>-<nr>.yaml"),
        ("beslut/bilaga/2.0/norrby-kf/2022-09-08-1.txt", "<datum>-<nr>.yaml"),
        ("Beslut/bilaga/2.0/norrby-kf/2022-09-08-1.yaml", "ligger inte i beslut/"),
        ("besluten/bilaga/2.0/norrby-kf/2022-09-08-1.yml", "ligger inte i beslut/"),
    ],
)
def test_file_that_no_tally_sees_is_told(tmp_path: Path, path: str, words: str) -> None:
    told = found(tmp_path, {AT_NORRBY: "", path: NORRBY})

    (hit,) = (one for one in told if one.code == "GD411")
    assert path == hit.location.file
    assert words in hit.message
    assert "beslut/<dokument>/<version>/<organ>/<datum>-<nr>.yaml" in hit.remedy


@pytest.mark.parametrize(
    ("path", "words", "remedy"),
    [
        ("beslut/bilagan/2.0", "bilagan har ingen låst", "menade du bilaga?"),
        ("beslut/bilaga/2.1", "ingen låst version 2.1", "menade du 2.0?"),
    ],
)
def test_unknown_document_or_version_names_the_nearest(
    tmp_path: Path, path: str, words: str, remedy: str
) -> None:
    path = AT_NORRBY.replace(FOLDER, path)

    hit = one_hit(tmp_path, {AT_NORRBY: "", path: NORRBY}, "GD411", path)

    assert words in hit.message
    assert remedy == hit.remedy


def test_folder_of_another_spelling_names_the_body(tmp_path: Path) -> None:
    path = AT_NORRBY.replace("norrby-kf", "nordby-kf")
    text = NORRBY.replace("organ: norrby-kf", "organ: nordby-kf")

    hit = one_hit(tmp_path, {AT_NORRBY: "", path: text}, "GD412", path)

    assert "menade du norrby-kf?" == hit.remedy


def test_same_decision_in_two_folders_is_told(tmp_path: Path) -> None:
    path = f"samling/{AT_NORRBY}"

    told = found(tmp_path, {path: NORRBY})

    assert ("GD411", path) in {(one.code, one.location.file) for one in told}


@pytest.mark.parametrize("line", ["part: soderby\n", ""])
def test_a_party_left_out_of_the_version_is_not_party(
    tmp_path: Path, line: str
) -> None:
    path = AT_NORRBY.replace("norrby-kf", "soderby-kf")
    text = NORRBY.replace("norrby-kf", "soderby-kf").replace("part: norrby\n", line)

    hit = one_hit(tmp_path, {path: text}, "GD412", path)

    assert "soderby är inte part i bilaga@2.0" == hit.message


def test_kungsbacka_is_not_party(tmp_path: Path) -> None:
    path = AT_NORRBY.replace("norrby-kf", "kungsbacka-kf")
    text = NORRBY.replace("norrby", "kungsbacka")

    told = found(tmp_path, {path: text})

    assert [("GD412", path)] * 2 == [(one.code, one.location.file) for one in told]
    assert told[1].message.startswith("kungsbacka är inte part")


@pytest.mark.parametrize(
    ("body", "outcome", "words"),
    [
        ("sro", "godkänner", "är samrådsorgan och kan inte besluta"),
        ("gamla-kf", "godkänner", "fanns inte den 2022-09-08"),
        ("norrby-ks", "godkänner", "hade inte rätt att besluta den 2022-09-08"),
        ("vvg", "antar", "hade inte rätt att besluta den 2022-09-08"),
    ],
)
def test_body_without_mandate_is_told(
    tmp_path: Path, body: str, outcome: str, words: str
) -> None:
    path = f"{FOLDER}/{body}/2022-09-08-2.yaml"
    text = NORRBY.replace("norrby-kf", body).replace("godkänner", outcome)
    if body in ("sro", "vvg"):
        text = text.replace("part: norrby\n", "")

    assert words in one_hit(tmp_path, {path: text}, "GD413", path).message


@pytest.mark.parametrize(
    ("end", "codes"), [("2022-09-08", []), ("2022-09-07", ["GD413"])]
)
def test_delegation_gives_the_right_until_its_last_day(
    tmp_path: Path, end: str, codes: list[str]
) -> None:
    given = f"delegationer: [{{från_organ: norrby-kf, till_organ: norrby-ks, till: {end}}}]\n"
    path = f"{FOLDER}/norrby-ks/2022-09-08-1.yaml"
    text = NORRBY.replace("norrby-kf", "norrby-ks")
    files = {AT_NORRBY: "", path: text, "organ.yaml": BODIES + ROUTES + given}

    assert codes == [one.code for one in found(tmp_path, files)]


def test_no_route_for_the_kind_is_no_fault(tmp_path: Path) -> None:
    path = f"{FOLDER}/norrby-ks/2022-09-08-1.yaml"
    text = NORRBY.replace("norrby-kf", "norrby-ks")

    assert [] == found(tmp_path, {path: text, "organ.yaml": BODIES})


def test_decision_before_the_text_was_locked_is_told(tmp_path: Path) -> None:
    path = AT_NORRBY.replace("2022-09-08", "2022-05-31")
    text = NORRBY.replace("datum: 2022-09-08", "datum: 2022-05-31")

    hit = one_hit(tmp_path, {AT_NORRBY: "", path: text}, "GD414", path)

    assert "men texten låstes 2022-06-01" in hit.message
    assert line_of(text, "datum:") == hit.location.line


def test_review_before_the_text_was_locked_is_sound(tmp_path: Path) -> None:
    path = f"{FOLDER}/vvg/2022-05-31-1.yaml"
    text = f'organ: vvg\ndatum: 2022-05-31\nföreslaget: "{FULL}"\ngranskning: jurist\n'

    assert [] == found(tmp_path, {path: text})


def test_the_day_of_the_check_decides_what_is_future(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, SOUND)

    told = check(root, date(2022, 9, 9), Memory()).findings

    assert {"GD414"} == {one.code for one in told}
    assert all("har inte varit ännu" in one.message for one in told)


def test_both_digests_are_told_in_fours(tmp_path: Path) -> None:
    text = REGION.replace(FULL, OTHER)

    hit = one_hit(tmp_path, {AT_REGION: text}, "GD416", AT_REGION)

    for digest in (FULL, OTHER):
        assert " ".join([digest[:4]] * 16) in hit.message
    assert "ingen låst text har den" in hit.message


@pytest.mark.parametrize(
    ("digest", "words", "remedy"),
    [
        (OLD, "den hör till bilaga@1.0", "flytta filen till bilaga/1.0"),
        (WORDS, "kontrollsumman för orden", "skriv den fulla kontrollsumman"),
    ],
)
def test_digest_of_something_else_says_of_what(
    tmp_path: Path, digest: str, words: str, remedy: str
) -> None:
    text = REGION.replace(FULL, digest)

    hit = one_hit(tmp_path, {AT_REGION: text}, "GD416", AT_REGION)

    assert words in hit.message
    assert remedy in hit.remedy


@pytest.mark.parametrize(
    "outcome", ["godkänner", "godkänner med ändring"], ids=["ord", "med ändring"]
)
def test_change_with_its_words_is_sound(tmp_path: Path, outcome: str) -> None:
    text = NORRBY.replace("godkänner", outcome).replace(
        f'beslutad_text: "{FULL}"\n', ""
    )
    text += "ändring: [{block: a2b3, lydelse: Andra stycket.}]\n"

    assert [] == found(tmp_path, {AT_NORRBY: text})


def test_change_without_words_or_digest_is_told(tmp_path: Path) -> None:
    text = NORRBY.replace("godkänner", "godkänner med ändring")
    text = text.replace(f'beslutad_text: "{FULL}"\n', "")

    hit = one_hit(tmp_path, {AT_NORRBY: text}, "GD416", AT_NORRBY)

    assert "vilken ändring" in hit.message


def test_change_of_what_is_rejected_is_told(tmp_path: Path) -> None:
    text = REGION + "ändring: [{block: a2b3, lydelse: Andra stycket.}]\n"

    hit = one_hit(tmp_path, {AT_REGION: text}, "GD416", AT_REGION)

    assert line_of(text, "ändring:") == hit.location.line


def test_postponed_without_a_day_is_advice(tmp_path: Path) -> None:
    text = REGION.replace("utfall: avslår", "utfall: bordlägger")

    hit = one_hit(tmp_path, {AT_REGION: text}, "GD418", AT_REGION)

    assert Severity.ADVICE is hit.severity
    assert line_of(text, "utfall:") == hit.location.line


@pytest.mark.parametrize("broken", ["organ.yaml", "parter.yaml", "versioner.yaml"])
def test_a_register_that_cannot_be_read_accuses_nobody(
    tmp_path: Path, broken: str
) -> None:
    told = found(tmp_path, {broken: "organ: [\n"})

    assert {broken} == {one.location.file for one in told}


def test_every_fault_is_told_in_one_run(tmp_path: Path) -> None:
    text = (
        NORRBY.replace("§ 77", '" "')
        .replace("part: norrby", "part: nordby")
        .replace("utfall: noterar", "utfall: avslår")
        .replace("anslaget: 2022-09-12", "anslaget: 2022-09-09")
        .replace(f'föreslaget: "{FULL}"', f'föreslaget: "{OTHER}"')
    )

    codes = {one.code for one in found(tmp_path, {AT_NORRBY: text})}

    assert {"GD412", "GD414", "GD415", "GD416"} == codes


def test_what_was_found_in_the_future_is_not_remembered(tmp_path: Path) -> None:
    root = write_workspace(tmp_path / "ws", {**SOUND, "bilaga.md": DOCUMENT})
    kept = tmp_path / "memory"

    late = check(root, DAY, Memory(kept)).findings
    early = check(root, date(2022, 7, 1), Memory(kept)).findings

    assert () == late
    assert {"GD414"} == {one.code for one in early}
