"""Publications made of parts, and the digests that a decision binds to."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from govdocs.lint.run import check
from govdocs.model.metadata import Target
from govdocs.overview.addresses import find_addresses, publications
from govdocs.overview.pointers import find_pointers
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready
from tests.workspaces import DAY, check_workspace, codes

PART_A = """---
id: a-gemensam
typ: del
titel: Gemensam del
---

## Syfte {#syfte}

Texten om syftet. {#a2b3}

## Uppföljning {#uppfoljning}

Se [avsnitt 1.1](#syfte). {#c4d5}
"""
PART_B = """---
id: b-avtal
typ: del
titel: Avtalet
---

## Avtalsparter {#avtalsparter}

Parterna står i registret. {#e6f7}

## Avtalstid {#avtalstid}

Se [syftet](a.md#syfte). {#g8h9}
"""
AGREEMENT = """---
id: avtal
typ: avtal
titel: Avtalet i två delar
delar: [a-gemensam, b-avtal]
parter: alla
avtalstid: {från: 2023-01-01, till: 2027-06-30}
uppsägning: {tid: 18 månader}
genomförande: {ansvarig: vvg, hur: Så här.}
uppföljning: {ansvarig: vvg, indikatorer: [{namn: Svar, mått: Andel}]}
det_viktigaste: [En punkt.]
---
"""
SUB = """---
id: oversikten
typ: överenskommelse
titel: Överenskommelsen
delar: [a-gemensam]
parter: {område: [Norr]}
följer: {dokument: avtal, vad: [avtalstid, uppsägning]}
genomförande: {ansvarig: vvg, hur: Så här.}
uppföljning: {ansvarig: vvg, indikatorer: [{namn: Svar, mått: Andel}]}
det_viktigaste: [En punkt.]
---

## Läkare {#lakare}

Eget stycke, se [syftet](delar/a.md#syfte). {#j2k3}
"""
FILES = {
    "delar/a.md": PART_A,
    "delar/b.md": PART_B,
    "avtal.md": AGREEMENT,
    "sub.md": SUB,
}


def ready(root: Path, name: str) -> Ready:
    checked = check_workspace(root, FILES)
    assert [] == codes(checked)
    outline = checked.loaded.workspace.by_id[name]
    return Ready(outline, checked.loaded)


def test_a_shared_part_stands_in_both_publications(tmp_path: Path) -> None:
    texts = {
        name: ready(tmp_path, name).canonical.decode()
        for name in ("avtal", "oversikten")
    }

    assert all("Texten om syftet. {#a2b3}" in text for text in texts.values())
    assert "Parterna står i registret." not in texts["oversikten"]


def test_parts_come_in_order_with_the_own_body_last(tmp_path: Path) -> None:
    document = ready(tmp_path, "oversikten").document

    assert ["a-gemensam", "oversikten"] == [part.document_id for part in document.parts]


def test_the_part_is_the_first_figure_of_a_number(tmp_path: Path) -> None:
    document = ready(tmp_path, "avtal").document

    numbers = [section.number for part in document.parts for section in part.sections]

    assert ["1.1", "1.2", "2.1", "2.2"] == numbers


def test_a_part_has_no_page_but_an_address_in_its_publications(tmp_path: Path) -> None:
    workspace = ready(tmp_path, "avtal").loaded.workspace
    addresses = find_addresses(workspace)

    own = addresses.of_link("delar/b.md", "a.md#syfte", "avtal")
    other = addresses.of_link("sub.md", "delar/a.md#syfte", "oversikten")

    assert {"avtal", "oversikten"} == {
        one.metadata.id for one in publications(workspace)
    }
    assert own is not None
    assert other is not None
    assert ("avtal", "1.1") == (own.page, own.number)
    assert ("oversikten", "1.1") == (other.page, other.number)


CASE = """---
id: fallet
typ: patientfall
titel: Fallet
belyser: [avtal#avtalstid, avtal#a2b3]
det_viktigaste: [En punkt.]
---

## Händelsen {#handelsen}

Något hände. {#m4n5}
"""


def test_a_relation_names_a_place_in_a_part_by_the_publication(tmp_path: Path) -> None:
    checked = check_workspace(tmp_path, {**FILES, "fall.md": CASE})
    workspace = checked.loaded.workspace
    addresses = find_addresses(workspace)

    heading = addresses.of_target(Target("avtal", anchor="avtalstid"))
    block = addresses.of_target(Target("avtal", anchor="a2b3"))

    assert [] == codes(checked)
    assert heading
    assert ("avtal", "2.2", "Avtalstid") == (
        heading.page,
        heading.number,
        heading.title,
    )
    assert block
    assert ("avtal", "1.1") == (block.page, block.number)
    cases = find_pointers(workspace, addresses).cases_at("avtal")
    assert {"avtalstid", "syfte"} == set(cases)


def test_a_relation_to_no_place_in_any_part_is_told(tmp_path: Path) -> None:
    files = {**FILES, "fall.md": CASE.replace("avtal#avtalstid", "avtal#lakare")}

    assert ["GD404"] == codes(check_workspace(tmp_path, files))


LINKED = CASE.replace(
    "Något hände.", "Se [avsnitt 2.2](avtal.md#avtalstid) och [syftet](sub.md#syfte)."
)


def test_a_link_names_a_place_in_a_part_by_the_publication(tmp_path: Path) -> None:
    checked = check_workspace(tmp_path, {**FILES, "fall.md": LINKED})
    workspace = checked.loaded.workspace
    addresses = find_addresses(workspace)

    time = addresses.of_link("fall.md", "avtal.md#avtalstid", "fallet")
    shared = addresses.of_link("fall.md", "sub.md#syfte", "avtal")

    assert [] == codes(checked)
    assert time is not None
    assert shared is not None
    assert ("avtal", "2.2", "Avtalstid") == (time.page, time.number, time.title)
    assert ("oversikten", "1.1") == (shared.page, shared.number)
    assert "avtalstid" in find_pointers(workspace, addresses).references_to("avtal")


def test_a_link_to_no_place_in_any_part_is_told(tmp_path: Path) -> None:
    linked = LINKED.replace("sub.md#syfte", "sub.md#avtalsparter")

    checked = check_workspace(tmp_path, {**FILES, "fall.md": linked})

    assert ["GD206"] == codes(checked)


def test_places_in_a_part_that_is_not_there_are_told_once(tmp_path: Path) -> None:
    files = {one: FILES[one] for one in FILES if one != "delar/b.md"}

    found = codes(check_workspace(tmp_path, {**files, "fall.md": LINKED}))

    assert 1 == found.count("GD404")
    assert "GD206" not in found


PREAMBLES = {
    "ingress": "Ett stycke utan rubrik. {#k4m5}\n",
    "tabell": "| Mått | Värde |\n| --- | --- |\n| Ett | Två {#k4m5} |\n",
    "streck": "---\n",
    "rubrik": "## Läkare {#lakare}\n\nEget stycke. {#k4m5}\n",
    "inget": "",
}


@pytest.mark.parametrize("name", PREAMBLES)
def test_a_link_has_the_number_that_the_heading_shows(
    name: str, tmp_path: Path
) -> None:
    front = SUB.partition("\n## ")[0]
    files = {**FILES, "sub.md": f"{front}\n{PREAMBLES[name]}", "avtal.md": AGREEMENT}
    loaded = check_workspace(tmp_path, files).loaded
    outline = loaded.workspace.by_id["oversikten"]
    document = Ready(outline, loaded).document

    place = find_addresses(loaded.workspace).of_link(
        "sub.md", "delar/a.md#syfte", "oversikten"
    )

    assert place is not None
    assert document.parts[0].sections[0].number == place.number
    assert ("1" if name == "inget" else "1.1") == place.number


def test_a_stale_number_is_told_with_the_number_that_is_shown(tmp_path: Path) -> None:
    front = SUB.partition("\n## ")[0]
    text = "Se [avsnitt 1](delar/a.md#syfte).\n"
    files = {"delar/a.md": PART_A, "sub.md": f"{front}\n{text}"}

    found = check_workspace(tmp_path, files).findings

    told = [one.remedy for one in found if one.code == "GD209"]
    assert ["skriv 1.1"] == told


def test_the_canonical_text_is_the_documented_recipe(tmp_path: Path) -> None:
    expected = (
        'id: "oversikten"\n'
        'typ: "överenskommelse"\n'
        'titel: "Överenskommelsen"\n'
        'parter: ["norrby"]\n'
        'avtalstid: {"från":"2023-01-01","till":"2027-06-30"}\n'
        'uppsägning: {"tid":"18 månader"}\n'
        'följer: {"dokument":"avtal","vad":["avtalstid","uppsägning"]}\n'
        "\n"
        "## Syfte {#syfte}\n\nTexten om syftet. {#a2b3}\n\n"
        "## Uppföljning {#uppfoljning}\n\n"
        "Se [avsnitt 1.1](a-gemensam#syfte). {#c4d5}\n\n"
        "## Läkare {#lakare}\n\n"
        "Eget stycke, se [syftet](a-gemensam#syfte). {#j2k3}\n"
    )

    made = ready(tmp_path, "oversikten")

    assert expected == made.canonical.decode("utf-8")
    assert sha256(expected.encode("utf-8")).hexdigest() == made.digests.full


def test_the_text_digest_is_over_the_words_alone(tmp_path: Path) -> None:
    words = (
        "Syfte\nTexten om syftet.\nUppföljning\nSe avsnitt 1.1.\n"
        "Läkare\nEget stycke, se syftet.\n"
    )

    made = ready(tmp_path, "oversikten")

    assert sha256(words.encode("utf-8")).hexdigest() == made.digests.text


def test_moving_files_changes_neither_digest(tmp_path: Path) -> None:
    before = ready(tmp_path, "oversikten").digests
    shutil.move(tmp_path / "sub.md", tmp_path / "delar" / "c.md")
    moved = (tmp_path / "delar/c.md").read_text("utf-8").replace("delar/a.md", "a.md")
    (tmp_path / "delar/c.md").write_text(moved, "utf-8")

    checked = check(tmp_path, DAY, Memory())

    outline = checked.loaded.workspace.by_id["oversikten"]
    assert before == Ready(outline, checked.loaded).digests


def test_a_changed_word_changes_both_digests(tmp_path: Path) -> None:
    before = ready(tmp_path, "avtal").digests
    path = tmp_path / "delar" / "b.md"
    path.write_text(path.read_text("utf-8").replace("registret", "boken"), "utf-8")

    checked = check(tmp_path, DAY, Memory())

    after = Ready(checked.loaded.workspace.by_id["avtal"], checked.loaded).digests
    assert before.full != after.full
    assert before.text != after.text


def test_a_heading_id_in_two_parts_is_told(tmp_path: Path) -> None:
    files = {**FILES, "delar/b.md": PART_B.replace("{#avtalstid}", "{#syfte}")}

    checked = check_workspace(tmp_path, files)

    assert ["GD103", "GD202"] == codes(checked)
    assert checked.findings[1].message.startswith("rubrikens id syfte finns både i")


def test_a_bullet_of_word_is_told(tmp_path: Path) -> None:
    files = {**FILES, "delar/b.md": PART_B.replace("Parterna", "\uf0b7 Parterna")}

    assert ["GD006"] == codes(check_workspace(tmp_path, files))
