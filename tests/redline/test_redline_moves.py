"""What a redline calls moved, where nothing but words tells, and what goes along."""

from __future__ import annotations

from govdocs.diff.redline import compare
from govdocs.model.redline import Move, Redline

KEPT = "\n\n".join(
    f"Här står ett stycke om {word}, som är kvar precis där det stod och som det var."
    for word in ("läkare", "tandvård", "bilar", "nätter", "journaler", "pengar")
)
PLAN = (
    "Planen skrivs av den som först upptäcker behovet, och båda parter får ett exemplar "
    "av den senast tre vardagar efter mötet."
)
CARE = (
    "Kommunen svarar för hjälpmedlen i hemmet, och regionen för dem som behövs vid "
    "behandling hos läkaren."
)


def told(old: str, new: str, move: Move) -> tuple[str, str]:
    return old[slice(*move.old)], new[slice(*move.new)]


def moves(old: str, new: str) -> list[tuple[str, str]]:
    return [told(old, new, move) for move in compare(old, new).moves]


def numbers(old: str, new: str, found: Redline) -> list[tuple[str, str]]:
    return [
        (old[slice(*one.old)], new[slice(*one.new)])
        for one in sorted(found.renumbered, key=lambda one: one.new)
    ]


def test_a_heading_keeps_its_words_when_another_takes_its_number() -> None:
    aids = "Uppgifter för hjälpmedlen"
    old = (
        f"## 1.3 Uppgifter för planen\n\n{PLAN}\n\n{KEPT}\n\n## 10.5 {aids}\n\n{CARE}\n"
    )
    moved = f"## 10.5 Uppgifter för planerna\n\n{PLAN}"
    new = f"{KEPT}\n\n{moved}\n\n## 10.6 {aids}\n\n{CARE}\n"

    found = compare(old, new)

    assert numbers(old, new, found) == [("1.3", "10.5"), ("10.5", "10.6")]
    ((gone, come),) = moves(old, new)
    assert gone.startswith("## 1.3")
    assert come == moved


def test_a_short_heading_of_another_level_has_only_another_number() -> None:
    old = (
        "## 1 Syfte\n\nText om syfte.\n\n### 1.1 Mål\n\nMer.\n\n## 2 Ansvar\n\nText.\n"
    )
    new = (
        "## 1 Syfte\n\nText om syfte.\n\n## 2 Mål\n\nMer.\n\n### 2.1 Ansvar\n\nText.\n"
    )
    found = compare(old, new)
    assert numbers(old, new, found) == [("1.1", "2"), ("2", "2.1")]


def test_a_number_alone_does_not_make_two_headings_one() -> None:
    old = f"## 1 Syfte\n\n{PLAN}\n\n### 4\n\n{KEPT}\n"
    new = f"## 1 Syfte\n\n{PLAN}\n\n#### 7.1\n\n{CARE}\n"
    assert compare(old, new).renumbered == ()


def test_a_heading_moves_with_text_and_never_alone_for_its_phrase() -> None:
    old = f"## 1.3 När parterna inte är överens om planen\n\n{PLAN}\n\n{KEPT}\n"
    new = f"{KEPT}\n\n## 7.1 När parterna inte är överens om bilar\n\n{CARE}\n"

    assert moves(old, new) == []


def test_items_of_the_same_phrase_are_not_moved() -> None:
    phrase = "vilka uppgifter som får lämnas mellan parterna om"
    kept = "\n\n".join([KEPT, f"- {phrase} nätter och dagar"])
    old = f"- {phrase} biståndsbeslut och bostäder\n\n{kept}\n"
    new = f"{kept}\n\n1. {phrase} sjukskrivning och läkemedel\n"

    assert moves(old, new) == []


def test_an_item_with_a_word_of_its_own_is_moved() -> None:
    old = f"- vem som hämtar medicinen på apoteket varje fredag\n\n{KEPT}\n"
    new = f"{KEPT}\n\n1. vem som hämtar medicinen på apoteket varje torsdag\n"

    assert len(moves(old, new)) == 1


def test_rows_of_the_same_phrase_and_the_head_of_a_table_are_not_moved() -> None:
    head = "| Uppgift | Ansvarig | När |\n|---|---|---|"
    row = "| {} | Regionen | varje månad |"
    kept = f"{KEPT}\n\n{head}\n{row.format('ser till patienten')}\n"
    old = f"{head}\n{row.format('tar emot patienten')}\n\n{kept}"
    new = f"{kept}\n## Bilaga\n\n{head}\n{row.format('ringer upp patienten')}\n"

    assert moves(old, new) == []


def test_a_row_of_a_table_is_no_item_of_a_list() -> None:
    words = "hur kostnaden för resan delas när insatsen är gemensam"
    old = f"| {words} | Regionen | vid behov |\n\n{KEPT}\n"
    new = f"{KEPT}\n\n- {words} och behövs\n"

    assert moves(old, new) == []


def test_what_stands_beside_moved_text_goes_along_though_it_is_changed() -> None:
    step = "- boka en tid hos vårdcentralen inom {} dagar efter mötet"
    old = f"{PLAN}\n\n{step.format('tre')}\n\n{KEPT}\n"
    new = f"{KEPT}\n\n{PLAN}\n\n{step.format('fem')}\n"

    ((gone, come),) = moves(old, new)
    assert gone == f"{PLAN}\n\n{step.format('tre')}"
    assert come == f"{PLAN}\n\n{step.format('fem')}"
