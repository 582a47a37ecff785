"""Headings that have a § number of their own are not numbered once more, on any face."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.model.document import Section, Text, walk_sections
from govdocs.overview.addresses import address_in
from govdocs.text.load import load
from govdocs.text.memory import Memory
from govdocs.text.number import numbered, own_number
from govdocs.text.word.read import read_word
from tests.timed import least
from tests.word.imported import body
from tests.word.office import needs_office, saved_by_office
from tests.workspaces import check_workspace, write_workspace

FRONT = "---\nid: arkivavtal\ntyp: bilaga\ntitel: Regler\n---\n"
TEXT = """\
## § 1 Uppdrag {#uppdrag}

Text ett. {#ab2c}

## § 2 {#andra}

Text två, se [§ 1](#uppdrag). {#cd3e}

### Gallring {#gallring}

Text tre. {#ef4g}

## 3 § Arkiv {#arkiv}

Text fyra. {#gh5j}

## Underskrifter {#underskrifter}

Ort och datum. {#jk6m}
"""
MIXED = TEXT.replace("## 3 § Arkiv", "## Arkiv").replace("## § 2", "## Tid")
APPENDED = """\
## Uppdrag {#uppdrag}

Text ett. {#ab2c}

### 3 § LSS {#lss}

Text två, se [bilaga 1](#gallring). {#cd3e}

## Bilaga 1 Arkiv {#arkiv}

Text tre. {#ef4g}

### Gallring {#gallring}

Text fyra. {#gh5j}

## Underskrifter {#underskrifter}

Ort och datum. {#jk6m}
"""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("§ 3 Arkiv", "§ 3"),
        ("§3. Arkiv", "§3"),
        ("§ 3 – Arkiv", "§ 3"),
        ("3 a § Arkiv", "3 a §"),
        ("3 §", "3 §"),
        ("A. Parter", "A."),
        ("II. Tid", "II."),
        ("B) Tvist", "B)"),
        ("Del A Parter", "Del A"),
        ("Avdelning II – Tvist", "Avdelning II"),
        ("DEL B", "DEL B"),
        ("Del A gäller före annat", ""),
        ("Del Av helheten", ""),
        ("A-laget", ""),
        ("a) Parter", "a)"),
        ("a) parter", ""),
        ("a. Undantag", "a."),
        ("A.1 Ombud", "A.1"),
        ("5 § hälso- och sjukvårdslagen", ""),
        ("Enligt § 3 Arkiv", ""),
        ("1177 Vårdguiden", ""),
        ("§ 3-möten", ""),
        ("Bilaga 1 Begrepp", "Bilaga 1"),
        ("BILAGA 2: priser", "BILAGA 2"),
        ("Bilaga A", "Bilaga A"),
        ("Bilaga 1 a – karta", "Bilaga 1 a"),
        ("Bilaga nr 3. Karta", "Bilaga nr 3"),
        ("Bilaga 4 till avtalet", "Bilaga 4"),
        ("Underbilaga 2.1 Taxa", "Underbilaga 2.1"),
        ("Appendix 2", "Appendix 2"),
        ("Bilaga 5 (karta)", "Bilaga 5"),
        ("Bilaga 6, karta", "Bilaga 6"),
        ("Bilaga", "Bilaga"),
        ("Bilaga – karta", "Bilaga"),
        ("Bilaga Karta", "Bilaga"),
        ("Bilaga 1 gäller före avtalet", ""),
        ("Bilaga om taxor", ""),
        ("Bilagor", ""),
        ("Bilaga 1-format", ""),
        ("§ 3 — Arkiv", "§ 3"),
        ("Bilaga 1A Taxa", "Bilaga 1A"),
        ("Bilaga 1:2 Taxa", "Bilaga 1:2"),
        ("Bilaga 1-2 Taxa", "Bilaga 1-2"),
        ("Bilaga 1–3 Taxor", "Bilaga 1–3"),
        ("Bilaga 1 — taxa", "Bilaga 1"),
        ("Bilaga 1 ”Taxa”", "Bilaga 1"),
        ("Bilaga 1 ”taxa” gäller", ""),
        ("Bilaga 1AB Taxa", ""),
        ("Bilaga 1 2024 års taxor", "Bilaga 1"),
        ("Bilaga 3 1177 Vårdguiden", "Bilaga 3"),
        ("Bilaga 1/2", "Bilaga 1/2"),
        ("Bilaga 1/2 Taxa", "Bilaga 1/2"),
        ("Bilaga 1 och 2 Taxor", "Bilaga 1 och 2"),
        ("Bilaga 1 & 2", "Bilaga 1 & 2"),
        ("Bilaga 1 och 2 gäller före avtalet", ""),
    ],
)
def test_what_is_a_number_of_its_own(words: str, wanted: str) -> None:
    assert wanted == own_number(words)


@pytest.mark.parametrize(
    "words",
    [
        "3 § LSS",
        "3 § SoL och dess förarbeten",
        "3 a § Socialtjänstlagen",
        "3 § Hälso- och sjukvårdslagen (2017:30)",
        "3 § Föräldrabalken",
        "3 § Socialtjänstlag (2001:453)",
        "3 § Lagen (1993:387) om stöd",
        "4 kap. 3 § hälso- och sjukvårdslagen",
        "4 kap. 3 § HSL",
        "3 § Sambolagen",
        "3 § UbL",
        "3 § Aktiebolagslagen",
        "3 § samverkanslagen",
    ],
)
def test_a_place_in_a_law_is_no_number_of_its_own(words: str) -> None:
    assert not own_number(words)


@pytest.mark.parametrize(
    "words",
    [
        *("3 § Tillämplig lag", "3 § Lag", "3 § Bolagen", "3 § Förslagen"),
        *("3 § IT-drift", "3 § Dotterbolagen", "3 § Beslutsunderlagen"),
        *("3 § Utslagen", "3 § ARKIV", "3 § PARTER"),
    ],
)
def test_what_only_looks_like_a_law_keeps_its_number(words: str) -> None:
    assert "3 §" == own_number(words)


BELOW = Section("under", 3, 2, "Under", (Text("Under"),), (), ())


def headings(*titles: str) -> tuple[Section, ...]:
    """Return chapters, each with one heading below."""
    return tuple(Section(one, 2, 1, one, (Text(one),), (), (BELOW,)) for one in titles)


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        (["Syfte", "3 § LSS", "5 § SoL"], ["1", "1.1", "2", "2.1", "3", "3.1"]),
        (["1 § Syfte", "2 § SIP", "3 § Tid"], [""] * 6),
        (["Syfte", "Bilaga 1", "Bilaga 2"], ["1", "1.1", "", "", "", ""]),
        (["Syfte", "Bilaga A", "Tid"], ["1", "1.1", "", "", "2", "2.1"]),
        (["§ 1 Syfte", "Tid", "§ 2 Tvist", "Bilaga 1"], [""] * 8),
    ],
)
def test_who_takes_a_number_from_the_chapters(
    titles: list[str], wanted: list[str]
) -> None:
    counted = walk_sections(numbered(headings(*titles)))
    assert wanted == [one.number for one in counted]


def exported(tmp_path: Path, text: str, form: str) -> bytes:
    """Return the text on one face."""
    root = write_workspace(tmp_path / "w", {"arkivavtal.md": f"{FRONT}\n{text}"})
    out = tmp_path / f"ut.{form}"
    said = ["export", "arkivavtal", "--to", form, "--out", str(out)]
    assert 0 == run(["--workspace", str(root), *said])
    return out.read_bytes()


def shown(content: bytes) -> list[str]:
    """Return the headings of a file as LibreOffice shows them, with their numbers."""
    lines = content.decode("utf-8-sig").splitlines()
    wanted = ("Uppdrag", "§ 2", "Gallring", "Arkiv", "Tid", "LSS", "Underskrifter")
    return [one.strip() for one in lines if one.strip().endswith(wanted)]


OWN = ["§ 1 Uppdrag", "§ 2", "Gallring", "3 § Arkiv", "Underskrifter"]
AFTER = [
    *("1 Uppdrag", "1.1 3 § LSS", "Bilaga 1 Arkiv", "Gallring"),
    "2 Underskrifter",
]
SOME = ["§ 1 Uppdrag", "1 Tid", "1.1 Gallring", "2 Arkiv", "3 Underskrifter"]
ALL = (*OWN, *AFTER, *SOME)
FACES = [(TEXT, OWN), (MIXED, SOME), (APPENDED, AFTER)]


@pytest.mark.parametrize(("text", "wanted"), FACES)
def test_the_page_has_one_number_for_each(
    tmp_path: Path, text: str, wanted: list[str]
) -> None:
    root = write_workspace(tmp_path / "w", {"arkivavtal.md": f"{FRONT}\n{text}"})
    out = tmp_path / "sajt"
    assert 0 == run(["--workspace", str(root), "build", "--no-pdf", "--out", str(out)])
    page = (out / "arkivavtal" / "index.html").read_text("utf-8")
    contents = re.findall(r'<a href="#[a-z]+">([^<]+)</a>', page)
    assert wanted == [one for one in contents if one in ALL][: len(wanted)]
    titles = re.findall(r"<h[234] id=[^>]*>(?:<a [^>]*>)?([^<]+)<", page)
    assert wanted == [one.strip() for one in titles if one.strip() in ALL]


@needs_office
@pytest.mark.parametrize("form", ["docx", "odt"])
@pytest.mark.parametrize(("text", "wanted"), FACES)
def test_word_and_libreoffice_count_no_other_number(
    tmp_path: Path, form: str, text: str, wanted: list[str]
) -> None:
    content = exported(tmp_path, text, form)

    assert text.split() == body(read_word(content)).split()
    saved = saved_by_office({f"a.{form}": content}, "txt", tmp_path / "lo")
    headings = shown(saved["a.txt"])
    assert wanted == headings[-len(wanted) :]
    if form == "docx":
        assert wanted == headings[: len(wanted)]


def test_a_place_is_cited_by_the_number_that_readers_see(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"arkivavtal.md": f"{FRONT}\n{TEXT}"})
    (outline,) = load(root, lambda reading: (), Memory()).workspace.outlines
    cited = [address_in(outline, outline, one).words for one in ("ab2c", "arkiv")]
    assert ["Regler, § 1", "Regler, 3 § Arkiv"] == cited


def test_a_place_in_an_appendix_is_cited_by_the_name_of_it(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"arkivavtal.md": f"{FRONT}\n{APPENDED}"})
    (outline,) = load(root, lambda reading: (), Memory()).workspace.outlines
    anchors = ("cd3e", "ef4g", "gh5j", "gallring", "arkiv")
    cited = [address_in(outline, outline, one).words for one in anchors]
    assert cited == [
        *("Regler, avsnitt 1.1", "Regler, Bilaga 1", "Regler, Bilaga 1"),
        *("Regler, Gallring", "Regler, Bilaga 1 Arkiv"),
    ]


def test_a_link_that_names_the_section_is_still_judged(tmp_path: Path) -> None:
    text = MIXED.replace("Text tre.", "Text tre, se [avsnitt 9](#arkiv).")
    checked = check_workspace(tmp_path, {"arkivavtal.md": f"{FRONT}\n{text}"})
    (hit,) = (one for one in checked.findings if one.code == "GD209")
    assert "skriv 2" == hit.remedy


def test_many_capitals_cost_as_they_are_many() -> None:
    small, large = (f"3 § {'A' * count}lagen" for count in (4_000, 16_000))

    assert least(lambda: own_number(large)) < 10 * least(lambda: own_number(small))
