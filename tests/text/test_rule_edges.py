"""Cases at the edge of single rules, beside the examples of their pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.lint.run import check
from govdocs.text.memory import Memory

FRONT = "---\nid: {id}\ntyp: {kind}\ntitel: Avtal\n{more}---\n\n"


def test_the_party_whose_answer_replaces_an_other_must_exist(tmp_path: Path) -> None:
    consultees = (
        "remissinstanser:\n  - {id: namnden, namn: Nämnden, typ: nämnd, "
        "ersätter_svar_av: ale}\n"
    )

    found = codes(tmp_path, {"remissinstanser.yaml": consultees})

    assert ["GD407"] == found


@pytest.mark.parametrize(
    ("mailbox", "expected"),
    [
        ("eva.ek@exempel.se", ["GD408"]),
        ("registrator@exempel.se", []),
        ("lilla.edet@exempel.se", []),
    ],
)
def test_a_mailbox_in_the_register_is_that_of_a_role(
    tmp_path: Path, mailbox: str, expected: list[str]
) -> None:
    row = f"{{id: lilla-edet, namn: Lilla Edet, typ: kommun, brevlåda: {mailbox}}}"

    assert expected == codes(
        tmp_path, {"remissinstanser.yaml": f"remissinstanser:\n  - {row}\n"}
    )


@pytest.mark.parametrize("words", ["2 Syfte", "2. syfte", "2.1 Mål", "2.1. mål"])
def test_a_typed_number_is_found(tmp_path: Path, words: str) -> None:
    assert ["GD116"] == codes(tmp_path, {"avtal.md": f"{front()}## {words}\n\nText.\n"})


@pytest.mark.parametrize(
    "words",
    ["24 timmar om dygnet", "1177 Vårdguiden", "2024 års avtal", "3 kap. i lagen"],
)
def test_a_number_that_belongs_to_the_words_may_stand(
    tmp_path: Path, words: str
) -> None:
    assert [] == codes(tmp_path, {"avtal.md": f"{front()}## {words}\n\nText.\n"})


def test_a_list_that_lacks_one_party_in_ten_is_a_slip(tmp_path: Path) -> None:
    rows = [
        f'  - {{id: p{n}, namn: P, typ: kommun, kod: "10{n}0"}}\n' for n in range(10)
    ]
    listed = ", ".join(f"p{n}" for n in range(9))

    found = codes(
        tmp_path,
        {
            "parter.yaml": "parter:\n" + "".join(rows),
            "avtal.md": front(more=f"parter: [{listed}]\n"),
        },
    )

    assert ["GD402"] == found


@pytest.mark.parametrize(("said", "expected"), [("2.1", []), ("1", ["GD209"])])
def test_a_number_in_a_publication_begins_with_its_part(
    tmp_path: Path, said: str, expected: list[str]
) -> None:
    found = codes(
        tmp_path,
        {
            "avtal.md": front(more="delar: [ett, andra]\n"),
            "ett.md": front("ett", "del") + f"Se [avsnitt {said}](andra.md#mal).\n",
            "andra.md": front("andra", "del") + "## Mål {#mal}\n\nText.\n",
        },
    )

    assert expected == found


def test_brackets_written_as_entities_are_no_html(tmp_path: Path) -> None:
    assert [] == codes(tmp_path, {"avtal.md": f"{front()}Skriv &lt;b&gt; så här.\n"})


def test_a_unit_with_a_greek_letter_is_no_mixed_word(tmp_path: Path) -> None:
    assert [] == codes(tmp_path, {"avtal.md": f"{front()}Dosen är 5 \u03bcg.\n"})


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        ("&#x202e;", ["GD005"]),
        ("&#8238;", ["GD005"]),
        ("&shy;", ["GD006"]),
        ("&nbsp;", ["GD010"]),
        ("&#7;", ["GD002"]),
        ("&#xd800;", ["GD002"]),
        ("&#9999999;", ["GD002"]),
        ("&amp;", []),
        ("&sect;", []),
    ],
)
def test_an_entity_may_not_put_in_a_hidden_character(
    tmp_path: Path, entity: str, expected: list[str]
) -> None:
    assert expected == codes(tmp_path, {"avtal.md": f"{front()}Ett{entity}två.\n"})


@pytest.mark.parametrize("escape", ["\\u202e", "\\u00ad", "\\x07"])
def test_an_escape_may_not_put_in_a_hidden_character(
    tmp_path: Path, escape: str
) -> None:
    text = front(more=f'kortnamn: "Av{escape}tal"\n')

    assert ["GD030"] == codes(tmp_path, {"avtal.md": text})


def codes(root: Path, files: dict[str, str]) -> list[str]:
    """Check a workspace of these files; missing ids are of no interest here."""
    for name, text in {"govdocs.yaml": "namn: Exempel\n", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found = check(root, date(2025, 1, 1), Memory()).findings
    return [one.code for one in found if one.code != "GD201"]


def front(name: str = "avtal", kind: str = "bilaga", more: str = "") -> str:
    """Return the front matter of a document."""
    return FRONT.format(id=name, kind=kind, more=more)
