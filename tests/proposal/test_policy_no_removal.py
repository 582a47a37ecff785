"""`ingen-borttagning`: what counts as kept, what as taken away, and every way to hide it."""

from __future__ import annotations

import unicodedata

import pytest

from govdocs.model.finding import Location
from tests.proposal.changes import Content, breaches, document

BODY = """## Ansvar {#ansvar}

Kommunen ska inte betala för vården. {#a2b3}

Regionen betalar. {#c4d5}

- Första punkten. {#e6f7}
- Andra punkten. {#g8h9}

| Vad | Vem |
|---|---|
| Vård | Regionen {#j2k3} |

Se [ansvaret](#ansvar) och noten.[^1] {#m4n5}

[^1]: En not om betalning. {#p6q7}
"""
BASE: Content = {"avtal.md": document(BODY)}


def edited(*pairs: tuple[str, str]) -> Content:
    """Return the base with pieces of its one document replaced."""
    text = str(BASE["avtal.md"])
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return {"avtal.md": text}


KEPT = {
    "a word in the middle of a sentence": (
        "Regionen betalar.",
        "Regionen betalar inte.",
    ),
    "a paragraph more": (
        "Regionen betalar. {#c4d5}",
        "Nytt. {#x2y3}\n\nRegionen betalar. {#c4d5}",
    ),
    "an item more": ("- Andra", "- Ny punkt. {#x2y3}\n- Andra"),
    "a row more": ("| Vård |", "| Tand | Regionen {#x2y3} |\n| Vård |"),
    "lines broken elsewhere": ("ska inte betala", "ska\ninte\nbetala"),
    "two blanks": ("ska inte", "ska   inte"),
    "bold": ("inte betala", "**inte** betala"),
    "half a word in italics": ("betala för", "bet*ala* för"),
    "marked to go": ("ska inte", "ska {--inte--}{>>onödigt<<}"),
    "marked to go, no reason": ("ska inte", "ska {--inte--}"),
    "a split with lineage": (
        "ska inte betala för vården. {#a2b3}",
        "ska {#a2b3}\n\ninte betala för vården. {#x2y3 .ur-a2b3}",
    ),
    "a merge with lineage": (
        "vården. {#a2b3}\n\nRegionen betalar. {#c4d5}",
        "vården. Regionen betalar. {#a2b3 .ur-c4d5}",
    ),
    "a paragraph made an item": (
        "Regionen betalar. {#c4d5}",
        "- Regionen betalar. {#c4d5}",
    ),
    "a value more": ("titel: Bilaga\n", "titel: Bilaga\nmålgrupp: [alla]\n"),
    "entities": ("för vården", "f&ouml;r v&aring;rden"),
    "a column more": (
        "| Vad | Vem |\n|---|---|\n| Vård | Regionen {#j2k3} |",
        "| Vad | Vem | När |\n|---|---|---|\n| Vård | Regionen | Nu {#j2k3} |",
    ),
}

GONE = {
    "a word": (("ska inte", "ska"), ("inte",)),
    "a mark": (("vården.", "vården"), (".",)),
    "a word exchanged": (("ska inte", "ska ej"), ("inte",)),
    "a paragraph": (
        ("Regionen betalar. {#c4d5}\n\n", ""),
        ("Regionen", "betalar", "."),
    ),
    "an item": (("- Andra punkten. {#g8h9}\n", ""), ("Andra", "punkten", ".")),
    "a cell": (("| Vård | Regionen {", "| Vård | {"), ("Regionen",)),
    "the head of a table": (("| Vad | Vem |", "| Vad | |"), ("Vem",)),
    "an id": ((" {#c4d5}", ""), ("{#c4d5}",)),
    "an id for another": (("{#c4d5}", "{#x2y3}"), ("{#c4d5}",)),
    "the id of a heading": (("{#ansvar}", "{#annat}"), ("{#ansvar}",)),
    "a word of a heading": (("## Ansvar", "## Allt"), ("Ansvar",)),
    "a word of a note": (("En not om betalning", "En not om"), ("betalning",)),
    "what a link leads to": (("](#ansvar)", "](#a2b3)"), ("#ansvar",)),
    "a word hidden in code": (("ska inte", "ska `inte`"), ("inte",)),
    "a word hidden in a comment": (("ska inte", "ska <!-- inte -->"), ("inte",)),
    "a word made a reason": (("ska inte", "ska {--x--}{>>inte<<}"), ("inte",)),
    "a word made an address": (("ska inte betala", "ska [betala](inte)"), ("inte",)),
    "a letter of another alphabet": (("ska inte", "ska intе"), ("inte",)),
    "another case": (("ska inte", "ska Inte"), ("inte",)),
    "the reference to a note": (("noten.[^1]", "noten."), ("[^1]",)),
    "a title": (("titel: Bilaga", "titel: Annat"), ("Bilaga",)),
    "a kind": (("typ: bilaga", "typ: rutin"), ("bilaga",)),
    "the id of the document": (("id: bilaga", "id: annan"), ("bilaga",)),
}


@pytest.mark.parametrize("change", KEPT.values(), ids=KEPT)
def test_nothing_is_taken_away_by(change: tuple[str, str]) -> None:
    assert () == breaches(BASE, edited(change))


@pytest.mark.parametrize("change", GONE.values(), ids=GONE)
def test_what_is_taken_away_is_named(
    change: tuple[tuple[str, str], tuple[str, ...]],
) -> None:
    pair, words = change

    found = breaches(BASE, edited(pair))

    assert words in {one.words for one in found}


def test_a_breach_names_file_line_column_block_words_and_remedy() -> None:
    (found,) = breaches(BASE, edited(("ska inte", "ska")))

    at = found.at
    assert ("avtal.md", 9, 14, "a2b3") == (at.file, at.line, at.column, found.block)
    assert "ordet ”inte” är borttaget" == found.message
    assert "sätt tillbaka det, eller markera det: {--inte--}{>>skäl<<}" == found.remedy
    assert Location("avtal.md", 9, 10) == found.there


def test_a_link_and_a_note_are_called_what_they_are() -> None:
    (link,) = breaches(BASE, edited(("](#ansvar)", "](#a2b3)")))
    (note,) = breaches(
        BASE, edited(("noten.[^1]", "noten."), ("\n[^1]:", "\nEn[^1].\n\n[^1]:"))
    )

    assert "länken till #ansvar är borttagen" == link.message
    assert "hänvisningen till noten [^1] är borttagen" == note.message


def test_a_link_is_not_gone_because_the_file_it_leads_to_has_another_name() -> None:
    text = "Se [noten](b.md#c4d5). {#a2b3}\n"
    base = {"a.md": document(text), "b.md": document("Not. {#c4d5}\n", "b")}
    moved = {"c.md": base["b.md"]}

    for link in ("b.md", "c.md"):
        new = document(text.replace("b.md", link) + "\nMer. {#e6f7}\n")
        assert () == breaches(base, {"a.md": new, **moved})


def test_two_words_that_change_places_are_told_as_moved() -> None:
    (found,) = breaches(BASE, edited(("Kommunen ska", "ska Kommunen")))

    assert "står på en annan plats i sitt stycke" in found.message


def test_a_paragraph_moves_within_the_file_and_to_another() -> None:
    text = str(BASE["avtal.md"]).replace("Regionen betalar. {#c4d5}\n\n", "")
    other = document("Regionen betalar. {#c4d5}\n", "annan")

    assert () == breaches(BASE, {"avtal.md": text, "annan.md": other})
    assert () == breaches(BASE, edited((BODY, f"{_moved()}")))


def _moved() -> str:
    paragraph = "Regionen betalar. {#c4d5}\n\n"
    return paragraph + BODY.replace(paragraph, "")


def test_a_section_moves_to_another_document_with_its_heading() -> None:
    base = {
        "a.md": document(
            "## Ett {#ett}\n\nText. {#a2b3}\n\n## Två {#tva}\n\nMer. {#c4d5}\n", "a"
        )
    }
    head = {
        "a.md": document("## Ett {#ett}\n\nText. {#a2b3}\n", "a"),
        "b.md": document("## Två {#tva}\n\nMer. {#c4d5}\n", "b"),
    }

    assert () == breaches(base, head)


def test_a_paragraph_that_moves_and_drops_a_word_is_refused() -> None:
    head = edited((BODY, _moved().replace("Regionen betalar", "betalar")))

    assert [("Regionen",)] == [one.words for one in breaches(BASE, head)]


def test_a_merge_keeps_a_word_for_each_block_that_had_it() -> None:
    base = {"a.md": document("Ett ord. {#a2b3}\n\nEtt ord. {#c4d5}\n")}
    both = {"a.md": document("Ett ord. Ett ord. {#a2b3 .ur-c4d5}\n")}
    one = {"a.md": document("Ett ord. {#a2b3 .ur-c4d5}\n")}

    assert () == breaches(base, both)
    assert [("Ett", "ord", ".")] == [found.words for found in breaches(base, one)]


def test_two_heads_of_tables_that_are_alike_are_two() -> None:
    table = "| A | B |\n|---|---|\n| {cell} | ord {{#{id}}} |\n\n"
    rows = [table.format(cell="ett", id="a2b3"), table.format(cell="två", id="c4d5")]
    base = {"a.md": document("".join(rows))}
    head = {"a.md": document(rows[0] + "- två ord {#c4d5}\n")}

    assert [("A", "B")] == [one.words for one in breaches(base, head)]


def test_a_file_may_change_its_name_and_the_form_of_its_letters() -> None:
    text = str(BASE["avtal.md"])
    apart = unicodedata.normalize("NFD", text)

    assert () == breaches(BASE, {"mapp/nytt.md": text})
    assert () == breaches(BASE, {"avtal.md": apart})
    assert () == breaches(BASE, {"avtal.md": text.replace("\n", "\r\n")})
    assert () == breaches({"avtal.md": apart}, BASE)


def test_a_form_of_letters_hides_no_deletion() -> None:
    text = str(BASE["avtal.md"]).replace("ska inte", "ska")
    forms = (unicodedata.normalize("NFD", text), text.replace("\n", "\r\n"))

    for form in forms:
        assert [("inte",)] == [one.words for one in breaches(BASE, {"avtal.md": form})]


@pytest.mark.parametrize(
    "head",
    [
        {},
        {"avtal.txt": BASE["avtal.md"]},
        {"README.md": BASE["avtal.md"]},
        {"avtal.md": b"\xff\xfe"},
        {"avtal.md": "Utan uppgifter överst.\n"},
        {"avtal.md": "---\nid: [\n---\n"},
    ],
    ids=["gone", "ending", "readme", "bytes", "no front", "broken front"],
)
def test_a_document_that_nobody_can_read_any_more_is_refused(head: Content) -> None:
    assert breaches(BASE, head)


def test_a_note_that_nobody_refers_to_is_gone() -> None:
    head = edited(("Regionen betalar. {#c4d5}", "[^x]: Regionen betalar. {#c4d5}"))

    assert breaches(BASE, head)


def test_a_comment_may_not_reach_over_paragraphs() -> None:
    head = edited(
        ("Regionen betalar.", "<!--\n\nRegionen betalar."),
        ("Första", "-->\n\n- Första"),
    )

    assert ("Regionen", "betalar", ".") in {one.words for one in breaches(BASE, head)}


def test_terms_in_the_front_matter_are_held_key_by_key() -> None:
    front = "uppsägning: {tid: 12 månader}\nlagstöd: [ett två, tre]\n"
    base = {"a.md": document("", front=front)}
    longer = front.replace("[ett två, tre]", "[noll, ett två, tre, fyra]")
    swapped = front.replace("[ett två, tre]", "[ett, två tre]")

    assert () == breaches(base, {"a.md": document("", front=longer)})
    assert [("12",)] == [
        one.words
        for one in breaches(
            base, {"a.md": document("", front=front.replace("12", "18"))}
        )
    ]
    (found,) = breaches(base, {"a.md": document("", front=swapped)})
    assert "lagstöd" in found.message
    assert 6 == found.at.line


@pytest.mark.parametrize(
    ("base", "head", "told"),
    [
        ("all hälso- och sjukvård.", "all vård.", "orden ”hälso- och sjukvård” är"),
        ("hälso- och sjukvård.", "sjukvård.", "orden ”hälso- och” är"),
        ("ett (1) möte.", "ett möte.", "ordet ”(1)” är"),
        ("ska **hälso**- och.", "ska.", "orden ”hälso- och” är"),
        ("ska, enligt 3 § HSL, möta.", "ska möta.", "orden ”, enligt 3 § HSL,” är"),
        ("en och/eller flera.", "en flera.", "ordet ”och/eller” är"),
        ("får inte alls vänta.", "får alls.", "orden ”inte … vänta” är"),
        ("noten.[^1] Slut.", "Slut.", "ordet ”noten.[^1]” är"),
        ("se\n<!-- här -->ja.", "se ja.", "orden ”<!-- här -->” är"),
    ],
)
def test_words_are_quoted_as_they_stand_in_the_text(
    base: str, head: str, told: str
) -> None:
    note = "\n\n[^1]: En not. {#p6q7}\n"
    old, new = (document(f"Vi {one} {{#a2b3}}{note}") for one in (base, head))

    found, *_ = breaches({"avtal.md": old}, {"avtal.md": new})

    assert told in found.message


def test_only_words_that_follow_each_other_are_put_in_the_remedy() -> None:
    base = document("Vi får hälso- och alltid inte vänta. {#a2b3}\n")
    one, other = (
        breaches({"avtal.md": base}, {"avtal.md": document(f"{text} {{#a2b3}}\n")})
        for text in ("Vi får alltid inte vänta.", "Vi får hälso- och inte.")
    )

    assert "{--hälso- och--}{>>skäl<<}" in one[0].remedy
    assert "{--texten--}{>>skäl<<}" in other[0].remedy


def test_values_of_front_matter_are_quoted_as_they_stand() -> None:
    old, new = (
        document("Ett. {#a2b3}\n", front=f"sammanfattning: Om {words} i länet\n")
        for words in ("hälso- och sjukvård", "sjukvård")
    )

    (found,) = breaches({"avtal.md": old}, {"avtal.md": new})

    assert 'orden ”hälso- och” i uppgiften "sammanfattning" är' in found.message


def test_the_place_in_the_proposal_is_the_line_where_the_word_stood() -> None:
    lines = ("Kommunen svarar.", "Regionen ska inte betala.", "Båda möts. {#a2b3}\n")
    base = document("\n".join(lines))

    head = base.replace("inte ", "").replace("---\n\n", "---\n\nNytt. {#c4d5}\n\n")

    (found,) = breaches({"avtal.md": base}, {"avtal.md": head})

    assert Location("avtal.md", 8, 14) == found.at
    assert Location("avtal.md", 10, 10) == found.there
