"""A redline in Word: accepting all gives the new text, rejecting all gives the old."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govdocs.model.sheet import Caption
from govdocs.render.word.redline import write_redline
from tests.redline.pairs import FIRST, SECOND, pairs
from tests.redline.test_sheet import TABLE, THIRD, document, sheet
from tests.word.word_flat import Flat, read_markdown
from tests.word.word_pandoc import read_text, read_word
from tests.word.word_settled import settle

DAY = date(2022, 4, 1)
CAPTION = Caption(
    "Avtal", "1.0", "2.0", ("Version 2.0 gäller.",), ("ab" * 32, "cd" * 32)
)
BULLETS = document(
    "- ett är först\n- två har **fet** text\n  - en inre punkt\n- tre är sist"
)
NUMBERS = document("1. ett är först\n2. två är mitt emellan\n3. tre är sist")
MIXED = document(
    FIRST,
    f"> {SECOND}",
    "Ord\n: Förklaring av det",
    "```\nkod\nmer\n```",
    "---",
    "Se [sajten](https://exempel.se/a?b=1&c=2), [punkt 3](b.md#x) och en not[^1].",
    "Skriv `kod här` och {--detta utgår--}{>>skäl<<} sedan.",
    "[^1]: Noten är här.",
)
MOVED = (
    "Parterna möts varje år i maj och går igenom hur samverkan i länet har fungerat."
)

TEXT = (
    FIRST,
    SECOND,
    THIRD,
    f"{FIRST} {THIRD}",
    f"{SECOND} {THIRD}",
    f"{FIRST} {SECOND}",
)

CASES = {
    "ett ord": (
        document(FIRST, SECOND),
        document(FIRST, SECOND.replace("kost", "alla kost")),
    ),
    "nytt stycke": (document(FIRST, THIRD), document(FIRST, SECOND, THIRD)),
    "borttaget först": (document(FIRST, SECOND, THIRD), document(SECOND, THIRD)),
    "borttaget i mitten": (document(FIRST, SECOND, THIRD), document(FIRST, THIRD)),
    "borttaget sist": (document(FIRST, SECOND, THIRD), document(FIRST, SECOND)),
    "ändrad cell": (
        document(FIRST, TABLE, THIRD),
        document(FIRST, TABLE.replace("Kommunen", "Hemkommunen"), THIRD),
    ),
    "ändrad punkt": (BULLETS, BULLETS.replace("fet", "kursiv")),
    "ny punkt": (BULLETS, BULLETS.replace("- tre", "- nytt kommer hit\n- tre")),
    "ny inre punkt": (
        BULLETS,
        BULLETS.replace("en inre punkt", "en inre punkt\n  - en till där inne"),
    ),
    "borttagen inre punkt": (BULLETS, BULLETS.replace("  - en inre punkt\n", "")),
    "borttaget nummer": (NUMBERS, NUMBERS.replace("2. två är mitt emellan\n", "")),
    "nytt nummer": (NUMBERS, NUMBERS.replace("2. två", "2. nytt kommer hit\n3. två")),
    "annat första nummer": (NUMBERS, NUMBERS.replace("1. ett", "5. ett")),
    "två listor blir en": (
        document("1. ett\n2. två", FIRST, "1. tre\n2. fyra"),
        document("1. ett\n2. två\n3. tre\n4. fyra"),
    ),
    "punkter blir nummer": (document("- ett\n- två"), document("1. ett\n2. två")),
    "mer text i en punkt": (
        document("- ett\n\n  mer om ett\n- två"),
        document("- ett\n\n  mer text om ett\n- två"),
    ),
    "citat i en punkt": (
        document("- ett\n\n  > citat om ett\n- två"),
        document("- ett\n\n  > nytt citat om ett\n- två"),
    ),
    "ändrat i fetstil": (
        document("Regionen **svarar inom tre dagar** på frågan."),
        document("Regionen **svarar inom fem dagar** på frågan."),
    ),
    "blev fetstil": (
        document("Regionen svarar inom tre dagar på frågan."),
        document("Regionen svarar **inom tre dagar** på frågan."),
    ),
    "delat": (document(f"{FIRST} {SECOND}"), document(FIRST, SECOND)),
    "sammanfört": (document(FIRST, SECOND), document(f"{FIRST} {SECOND}")),
    "delad punkt": (
        document(f"- {FIRST} {SECOND}"),
        document(f"- {FIRST}\n- {SECOND}"),
    ),
    "rubrik blev stycke": (document(f"## {FIRST}"), document(FIRST)),
    "annan nivå": (document("## Ansvar", FIRST), document("### Ansvar", FIRST)),
    "rubriker förs samman": (
        document(f"## {FIRST}", f"## {SECOND}"),
        document(f"## {FIRST} {SECOND}"),
    ),
    "flyttat": (
        document(MOVED, "## Ansvar", FIRST, SECOND, THIRD),
        document("## Ansvar", FIRST, SECOND, THIRD, MOVED),
    ),
    "flyttat och ändrat": (
        document(MOVED, "## Ansvar", FIRST, SECOND, THIRD),
        document("## Ansvar", FIRST, SECOND, THIRD, MOVED.replace("maj", "juni")),
    ),
    "flyttad tabell": (
        document(TABLE, "## Ansvar", FIRST, SECOND, THIRD),
        document("## Ansvar", FIRST, SECOND, THIRD, TABLE),
    ),
    "flyttat avsnitt med tabell": (
        document("## Möten", MOVED, TABLE, f"{MOVED} Sedan.", "## Ansvar", *TEXT),
        document("## Ansvar", *TEXT, "## Möten", MOVED, TABLE, f"{MOVED} Sedan."),
    ),
    "nytt nummer på rubrik": (
        document("## 3.6 Ansvar", FIRST),
        document("## 3.7 Ansvar", FIRST),
    ),
    "två tabeller": (
        document(TABLE, TABLE.replace("Vård", "Hjälp")),
        document(TABLE, TABLE.replace("Vård", "Stöd")),
    ),
    "allt annat": (
        MIXED,
        MIXED.replace("kost", "nya kost")
        .replace("c=2", "c=3")
        .replace("mer\n", "mera\n")
        .replace("---\n\n", "")
        .replace("av det", "av ordet")
        .replace("Noten är", "Noten var")
        .replace("två ord", "tre ord"),
    ),
    "allt bort": (MIXED, ""),
    "allt nytt": ("", MIXED),
}
# Pandoc leaves a row that is gone as an empty one; see the test of that.
ROWS = {
    "borttagen rad": (
        document(FIRST, TABLE, THIRD),
        document(FIRST, TABLE.replace("| Läkare | Regionen |\n", ""), THIRD),
    ),
    "en kolumn till": (
        document(TABLE),
        document("| A | B | C |\n|---|---|---|\n| ett | två | tre |"),
    ),
    "tabell blev text": (document(FIRST, TABLE, THIRD), document(FIRST, SECOND, THIRD)),
}
BOTH = {
    f"{name}, {way}": pair
    for name, both in (CASES | ROWS).items()
    for way, pair in (("framåt", both), ("bakåt", both[::-1]))
}


def written(old: str, new: str) -> bytes:
    return write_redline(sheet(old, new), CAPTION, DAY)


def text_of(rows: list[Flat]) -> list[Flat]:
    """Return the text alone: without the page before it, and the proof after it."""
    (start,) = (
        at for at, row in enumerate(rows) if "Texten med ändringar" in str(row.cells)
    )
    return rows[start + 2 : -3]


def check_with_pandoc(old: str, new: str) -> None:
    data = written(old, new)
    assert read_text(old) == text_of(read_word(data, is_new=False))
    assert read_text(new) == text_of(read_word(data, is_new=True))


def check_by_the_standard(old: str, new: str) -> None:
    data = written(old, new)
    assert read_markdown(old) == text_of(settle(data, is_new=False))
    assert read_markdown(new) == text_of(settle(data, is_new=True))


@pytest.mark.parametrize("name", list(BOTH))
def test_pandoc_reads_both_texts(name: str) -> None:
    check_with_pandoc(*BOTH[name])


@pytest.mark.parametrize("name", list(BOTH))
def test_both_texts_follow_from_the_standard(name: str) -> None:
    check_by_the_standard(*BOTH[name])


@pytest.mark.parametrize("middle", ["3.", "3. ```\n   kod\n   ```"])
def test_an_item_without_words_of_its_own_leaves_the_numbers_right(middle: str) -> None:
    old = document(f"1. ett\n2. två om vård\n{middle}\n4. fyra")

    check_by_the_standard(old, old.replace("vård", "hälsa"))


@given(pairs())
@settings(max_examples=150, deadline=None)
def test_any_pair_follows_from_the_standard(pair: tuple[str, str]) -> None:
    check_by_the_standard(*pair)


# Lines that our parser and pandoc read alike, however they are put together.
AGREED = st.sampled_from(
    [
        "## Ansvar",
        "### 3.6 Läkare",
        FIRST,
        SECOND,
        f"- en punkt om **ansvar**\n  - inre om vård\n- {THIRD}",
        f"1. först kommer detta\n2. {SECOND}",
        f"> {MOVED}",
        TABLE,
        "Se [sajten](https://exempel.se/x) och `kod` en gång om året.",
        "En rad\nsom bryts och går *vidare* här om kostnader.",
    ]
)


@st.composite
def agreed_pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text and one made from it, by lines taken out, put in and moved."""
    lines = draw(st.lists(AGREED, max_size=7))
    other = draw(st.permutations(lines)) if draw(st.booleans()) else list(lines)
    for at in draw(st.lists(st.integers(0, 7), max_size=3)):
        if at < len(other):
            word = draw(
                st.sampled_from([("om", "för"), ("om", "**om**"), ("en", "två")])
            )
            other[at] = other[at].replace(*word, 1)
    for at in draw(st.lists(st.integers(0, 7), max_size=2)):
        other.insert(min(at, len(other)), draw(AGREED))
    return _parted(lines), _parted(other)


def _parted(lines: list[str]) -> str:
    """Return lines as a text; two lists or tables in a row have a heading between."""
    found: list[str] = []
    for line in lines:
        if found and line[0] in "-1>|" and found[-1][0] == line[0]:
            found.append("#### Mellan")
        found.append(line)
    return document(*found)


def _has_moved_number(old: str, new: str) -> bool:
    """Tell whether a numbered item is moved out of, or into, a list that is also kept.

    Pandoc leaves an empty item where a moved paragraph is not, and counts it.
    """
    rows = sheet(old, new).rows
    shapes = [((row.old, row.new), row.move is None) for row in rows]
    for side in (0, 1):
        fates: dict[int, set[bool]] = {}
        for pair, is_kept in shapes:
            shape = pair[side]
            if shape and shape.number is not None:
                fates.setdefault(shape.group, set()).add(is_kept)
        if any(len(one) > 1 for one in fates.values()):
            return True
    return False


@given(agreed_pairs())
@settings(max_examples=25, deadline=None)
def test_pandoc_reads_any_pair(pair: tuple[str, str]) -> None:
    assume(not _has_moved_number(*pair))
    check_with_pandoc(*pair)


def test_numbers_of_a_list_that_gets_a_moved_item_are_right_by_the_standard() -> None:
    items = "1. först kommer detta\n2. sedan kommer det som handlar om kostnader\n"
    one, two = "Ett stycke om parterna och vården.\n", "Ett om vem som betalar vad.\n"
    old = document("## Ansvar", items, one, two, one, items)
    new = document(items, one, items, one, "## Ansvar", two)

    check_by_the_standard(old, new)
