"""One slip gives one finding, at its own place, and hides nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import ValidationError

from govdocs.lint.run import check
from govdocs.text import schema
from govdocs.text.memory import Memory
from tests.workspaces import check_workspace

Found = tuple[str, int, int, str]

FRONT = "---\nid: avtal\ntyp: bilaga\ntitel: Avtal\n---\n\n"
PARTIES = (
    'parter:\n  - id: ale\n    namn: Ale kommun\n    typ: {kind}\n    kod: "1440"\n'
)


def test_merge_marks_are_not_read_on_as_markdown(tmp_path: Path) -> None:
    text = f"{FRONT}<<<<<<< a\nEtt.\n=======\nTvå.\n>>>>>>> b\n"

    found = findings(tmp_path, {"avtal.md": text})

    assert [("avtal.md", line, 1, "GD008") for line in (7, 9, 11)] == found


def test_second_front_matter_is_not_read_as_a_heading(tmp_path: Path) -> None:
    text = FRONT.rstrip("\n") + "\nkortnamn: Avtalet\n---\n\nText.\n"

    found = findings(tmp_path, {"avtal.md": text})

    assert [("avtal.md", 6, 1, "GD027")] == found


def test_a_doubtful_value_is_not_also_a_wrong_value(tmp_path: Path) -> None:
    text = FRONT.replace("titel", "resurspåverkan: no\ntitel")

    found = findings(tmp_path, {"avtal.md": text})

    assert [("avtal.md", 4, 17, "GD024")] == found


def test_a_day_that_does_not_exist_is_told_once(tmp_path: Path) -> None:
    text = FRONT.replace("titel", "tillämpas_från: 2024-02-30\ntitel")

    found = findings(tmp_path, {"avtal.md": text})

    assert [("avtal.md", 4, 17, "GD053")] == found


def test_an_empty_text_breaks_one_rule(tmp_path: Path) -> None:
    text = FRONT.replace("titel: Avtal", 'titel: Avtal\nunderavtal_till: ""')

    found = findings(tmp_path, {"avtal.md": text})

    assert [("avtal.md", 5, 1, "GD054")] == found


def test_many_empty_keys_are_judged_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def counted(name: str, data: Any) -> list[ValidationError]:
        judged.append(name)
        return breaches(name, data)

    breaches = schema.breaches
    monkeypatch.setattr(schema, "breaches", counted)
    rows = "".join(f"  - {{id: p{one}, namn: , typ: }}\n" for one in range(50))

    found = findings(tmp_path, {"parter.yaml": f"parter:\n{rows}"})

    assert 100 == sum(code == "GD054" for *_, code in found)
    assert 2 == judged.count("parter")


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ('kortnamn: ""', "fyll i värdet eller ta bort nyckeln"),
        ("det_viktigaste: []", "fyll i värdet; nyckeln måste finnas"),
        ('belyser: ""', "fyll i värdet; nyckeln måste finnas"),
    ],
)
def test_an_empty_key_that_is_needed_is_not_to_be_taken_away(
    line: str, remedy: str, tmp_path: Path
) -> None:
    front = FRONT.replace("bilaga", "patientfall")
    text = front.replace("titel: Avtal", f"titel: Avtal\n{line}")

    found = check_workspace(tmp_path, {"avtal.md": text}).findings

    assert [remedy] == [one.remedy for one in found if one.code == "GD054"]


TABLE = "| A | B |\n| --- | --- |\n"
MISPLACED = {
    "in the middle": ("Text {#a2b3} mer.\n", (7, 6, "GD203")),
    "in another line": ("Ett\ntvå {#a2b3}\ntre.\n", (8, 5, "GD203")),
    "in a heading": ("## Ett {#ett} mer\n\nText. {#a2b3}\n", (7, 8, "GD203")),
    "below its block": ("Text.\n\n{#a2b3}\n", (9, 1, "GD203")),
    "below its item": ("- Ett\n\n{#a2b3}\n", (9, 1, "GD203")),
    "in a short row": (f"{TABLE}| Ett {{#a2b3}} |\n", (9, 7, "GD203")),
    "after its row": (f"{TABLE}| 1 | 2 | {{#a2b3}}\n", (9, 1, "GD106")),
    "in a nested heading": ("- ## Ett {#ett}\n", (7, 1, "GD109")),
    "in code without end": ("```\nText. {#a2b3}\n", (7, 1, "GD111")),
    "in quoted code without end": ("> ~~~\n> a\n\nText. {#a2b3}\n", (7, 3, "GD111")),
    "after a short end of code": ("````\na\n```\n{#a2b3}\n", (7, 1, "GD111")),
}


@pytest.mark.parametrize("name", MISPLACED)
def test_an_id_that_is_not_read_is_not_also_missing(name: str, tmp_path: Path) -> None:
    text, told = MISPLACED[name]

    found = check_workspace(tmp_path, {"avtal.md": FRONT + text}).findings

    assert [told] == [
        (one.location.line, one.location.column, one.code) for one in found
    ]


def test_a_block_above_empty_code_still_lacks_its_id(tmp_path: Path) -> None:
    text = f"{FRONT}Text.\n\n```\n```\n{{#a2b3}}\n"

    found = check_workspace(tmp_path, {"avtal.md": text}).findings

    assert [(7, "GD201")] == [(one.location.line, one.code) for one in found]


CLOSED = (
    "```\na\n```\n{#a2b3}\n",
    "> ~~~ py\n> a\n> ~~~~\n>\n> {#a2b3}\n",
    "- Ett {#c2d3}\n\n  ```\n  a\n  ``` \n\n  {#a2b3}\n",
)


@pytest.mark.parametrize("text", CLOSED)
def test_code_that_ends_is_sound(text: str, tmp_path: Path) -> None:
    assert [] == findings(tmp_path, {"avtal.md": FRONT + text})


def test_a_misspelt_rule_code_is_told_at_its_key(tmp_path: Path) -> None:
    text = "namn: Exempel\nnivåer:\n  GD107: varning\n  G107: av\n"

    found = findings(tmp_path, {"govdocs.yaml": text})

    assert [("govdocs.yaml", 4, 3, "GD050")] == found


def test_a_fault_of_a_list_is_told_at_its_key(tmp_path: Path) -> None:
    first = FRONT.replace("titel: Avtal", "titel: Avtal\nersätter:\n  - andra")
    second = first.replace("avtal", "andra", 1).replace("- andra", "- avtal")

    found = findings(tmp_path, {"a.md": first, "b.md": second})

    assert [("a.md", 5, 1, "GD405")] == found


def test_a_broken_register_of_parties_makes_no_party_unknown(tmp_path: Path) -> None:
    text = FRONT.replace("titel", "parter: [ale]\ntitel")
    parties = PARTIES.format(kind="stad")
    bodies = (
        "organ:\n  - id: ale-kf\n    namn: KF\n    typ: fullmäktige\n    part: ale\n"
    )

    found = findings(
        tmp_path, {"avtal.md": text, "parter.yaml": parties, "organ.yaml": bodies}
    )

    assert [("parter.yaml", 4, 10, "GD052")] == found


def test_broken_settings_bring_no_findings_that_they_speak_of(tmp_path: Path) -> None:
    text = FRONT + "## Ett\n\nText.\n\n#### Två\n\n[här](ingen.md)\n"
    waiver = "{regel: GD102, filer: [avtal.md], skäl: s, av: jurist, till: 2030-01-01}"
    sound = f"namn: Prov\nnivåer:\n  GD208: av\nundantag:\n  - {waiver}\n"
    files = {"avtal.md": text, "govdocs.yaml": sound}
    known = ("avtal.md", 13, 1, "GD206")

    assert [known] == findings(tmp_path, files)
    for broken, place in {
        f"{sound}nammn: Prov\n": (6, 1, "GD050"),
        f"{sound}skede: [utkast\n": (7, 1, "GD022"),
    }.items():
        found = findings(tmp_path, {**files, "govdocs.yaml": broken})

        assert [known, ("govdocs.yaml", *place)] == found


def test_the_name_of_a_folder_is_judged_once(tmp_path: Path) -> None:
    texts = {f"läkar avtal/{name}.md": FRONT for name in ("ett", "ett-till")}
    texts["läkar avtal/ett-till.md"] = FRONT.replace("avtal", "annan", 1)

    found = findings(tmp_path, texts)

    assert [("läkar avtal", 1, 1, "GD013")] == found


def test_a_missing_kind_does_not_call_for_the_keys_of_every_kind(
    tmp_path: Path,
) -> None:
    text = FRONT.replace("typ: bilaga\n", "")

    found = findings(tmp_path, {"avtal.md": text})

    assert [("avtal.md", 2, 1, "GD051")] == found


def test_a_turned_term_is_not_also_too_short(tmp_path: Path) -> None:
    term = "avtalstid:\n  från: 2025-01-01\n  till: 2024-01-01\n"
    text = FRONT.replace("titel", f"{term}uppsägning:\n  tid: 12 månader\ntitel")

    found = findings(tmp_path, {"avtal.md": text})

    assert [("avtal.md", 6, 9, "GD301")] == found


def findings(root: Path, files: dict[str, str]) -> list[Found]:
    """Check a workspace of these files; missing ids are of no interest here."""
    for name, text in {"govdocs.yaml": "namn: Exempel\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [
        (one.location.file, one.location.line, one.location.column, one.code)
        for one in check(root, date(2025, 1, 1), Memory()).findings
        if one.code != "GD201"
    ]


def test_headings_without_ids_are_told_before_a_section_is_asked_for(
    tmp_path: Path,
) -> None:
    more = (
        "typ: överenskommelse\nparter: alla\ngenomförande: {ansvarig: ale, hur: Ett möte.}\n"
        "uppföljning: {ansvarig: ale, indikatorer: [{namn: Möte, mått: antal}]}\n"
        "det_viktigaste: [Parterna träffas.]\navtalstid: {från: 2024-01-01}\n"
    )
    text = FRONT.replace("typ: bilaga\n", more) + "## Syfte\n\nText.\n"
    named = text.replace("## Syfte", "## Syfte {#mal}")

    first, then = (remedies(tmp_path, each, "GD103") for each in (text, named))

    assert all(one.startswith("kör govdocs fmt först") for one in first)
    assert all(one.startswith("sätt {#") for one in then)
    assert len(first) == len(then) > 0


def test_an_agreement_until_further_notice_is_told_to_leave_out_its_last_day(
    tmp_path: Path,
) -> None:
    for words in ("tills vidare", "okänd"):
        term = f"avtalstid: {{från: 2015-01-01, till: {words}}}\n---\n\n"
        text = FRONT.replace("---\n\n", term)

        (remedy,) = remedies(tmp_path, text, "GD053")

        assert "eller utelämna nyckeln om avtalet gäller tills vidare" in remedy


def remedies(root: Path, text: str, code: str) -> list[str]:
    """Return what a rule says to do about one document."""
    checked = check_workspace(root, {"avtal.md": text})
    return [one.remedy for one in checked.findings if one.code == code]
