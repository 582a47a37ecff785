"""Two proposals put together: what they keep, when they compete, and the laws."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govdocs.diff.merge import merge, touched_blocks
from govdocs.model.merge import Merged, Verdict
from tests.redline.pairs import pairs

BASE = """---
id: avtal
titel: Avtal om vård
avtalstid: {från: 2017-04-01, till: 2020-12-31}
uppsägning:
  tid: 12 månader
  mottagare: [regionen]
det_viktigaste:
  - Regionen svarar för läkare.
---

## Syfte {#syfte}

Texten säger vem som gör vad.
Kommunen svarar för vård i hemmet. {#a2b3}

Regionen svarar för läkare. {#a2b4}

- en punkt {#c2b2}
- två punkter {#c2b3}

## Tid {#tid}

Avtalet gäller i tre år. {#d2b2}
"""
REGION = "Regionen svarar för läkare. {#a2b4}\n\n"
OBERODE, FLAGGAD, TAVLAR = Verdict


def put(old: str, new: str, base: str = BASE) -> str:
    """Return the base with one thing replaced, which must be there."""
    assert old in base
    return base.replace(old, new, 1)


def both(one: str, other: str, base: str = BASE) -> Merged:
    """Merge in both orders, which must give the same."""
    merged = merge(base, one, other)
    assert merged == merge(base, other, one)
    return merged


def moved(to: str) -> str:
    """Return the base with a paragraph at another place."""
    return put(to, REGION + to, put(REGION, ""))


def test_edits_in_different_sentences_of_a_paragraph_are_independent() -> None:
    one, other = put("säger vem", "säger tydligt vem"), put("för vård", "för all vård")

    merged = both(one, other)

    assert OBERODE is merged.verdict
    assert put("för vård", "för all vård", one) == merged.text


def test_edits_of_different_words_of_a_sentence_are_flagged() -> None:
    merged = both(put("vem som", "de som"), put("gör vad", "utför vad"))

    assert (FLAGGAD, ("a2b3",)) == (merged.verdict, merged.blocks)
    assert merged.text is not None
    assert "Texten säger de som utför vad.\n" in merged.text


@pytest.mark.parametrize(
    ("one", "other", "block"),
    [
        (put("säger vem", "säger de"), put("säger vem", "säger den"), "a2b3"),
        (put("säger vem", "säger de"), put("vem som gör", "någon gör"), "a2b3"),
        (put("vem som", "som"), put("vem som", "vem där som"), "a2b3"),
        (put("tre år", "fyra år"), put("tre år", "fem månader"), "d2b2"),
        (put("tre år", "högst tre år"), put("tre år", "minst tre år"), "d2b2"),
        (put(REGION, ""), put("läkare. {", "alla läkare. {"), "a2b4"),
        (put(REGION, ""), moved("## Tid"), "a2b4"),
        (moved("## Tid"), moved("## Syfte"), "a2b4"),
        (put("12 månader", "18 månader"), put("12 månader", "12 år"), "uppsägning"),
        (put("2017-04-01", "2018-04-01"), put("2017-04-01", "2017-05-01"), "avtalstid"),
        (put("titel:", "kortnamn: A\ntitel:"), put("det_", "kortnamn: B\ndet_"), "kortnamn"),
        (put("läkare. {", "läkare. Alltid. {"), put("läkare. {", "läkare. Aldrig. {"), "a2b4"),
    ],
)  # fmt: skip
def test_what_competes_is_not_merged(one: str, other: str, block: str) -> None:
    merged = both(one, other)

    assert (TAVLAR, None) == (merged.verdict, merged.text)
    assert block in merged.blocks


def test_a_block_that_one_moves_and_the_other_edits_is_edited_in_its_new_place() -> (
    None
):
    merged = both(moved("## Syfte"), put("läkare. {", "alla läkare. {"))

    assert (FLAGGAD, ("a2b4",)) == (merged.verdict, merged.blocks)
    assert put("läkare. {", "alla läkare. {", moved("## Syfte")) == merged.text


def test_a_block_added_after_a_moved_one_goes_with_it() -> None:
    added = put(REGION, f"{REGION}Nytt. {{#e2b2}}\n\n")

    merged = both(moved("## Tid"), added)

    assert merged.text is not None
    assert f"{REGION}Nytt. {{#e2b2}}\n\n## Tid" in merged.text


def test_new_blocks_at_the_same_place_both_stand_and_are_flagged() -> None:
    one = put("två punkter {#c2b3}", "två punkter {#c2b3}\n- tre {#e2b2}")
    other = put("två punkter {#c2b3}", "två punkter {#c2b3}\n- fyra {#e2b3}")

    merged = both(one, other)

    assert (FLAGGAD, ("e2b2", "e2b3")) == (merged.verdict, merged.blocks)
    assert merged.text is not None
    assert "{#c2b3}\n- fyra {#e2b3}\n- tre {#e2b2}\n\n## Tid" in merged.text


def test_a_block_added_beside_one_that_is_taken_away_is_flagged() -> None:
    merged = both(put(REGION, ""), put(REGION, f"{REGION}Nytt. {{#e2b2}}\n\n"))

    assert (FLAGGAD, ("e2b2",)) == (merged.verdict, merged.blocks)
    assert put(REGION, "Nytt. {#e2b2}\n\n") == merged.text


def test_the_same_edit_on_both_sides_is_one() -> None:
    one = put("vem som", "de som")
    other = put("för vård", "för all vård", put("vem som", "de som"))

    assert Merged(other) == both(one, other)


def test_a_proposal_that_builds_on_another_is_merged_with_it() -> None:
    one = put("## Tid", "Nytt. {#e2b2}\n\n## Tid")
    other = put("## Tid", "Ännu ett. {#e2b3}\n\n## Tid", one)

    assert Merged(other) == both(one, other)


def test_front_matter_is_merged_by_key() -> None:
    one = put("2020-12-31", "2024-12-31")
    other = put("titel: Avtal om vård", "titel: Avtal\nkortnamn: Vård")

    merged = both(one, other)

    assert OBERODE is merged.verdict
    assert (
        put("titel: Avtal om vård", "titel: Avtal\nkortnamn: Vård", one) == merged.text
    )


def test_a_register_is_merged_by_item() -> None:
    base = "parter:\n  - {id: norrby, namn: Norrby}\n  - {id: soderby, namn: Söderby}\n"
    one = put("namn: Norrby", "namn: Norrby stad", base)
    other = (
        put("namn: Söderby", "namn: Söderby kommun", base) + "  - {id: ny, namn: Ny}\n"
    )

    merged = merge(base, one, other, is_data=True)

    assert OBERODE is merged.verdict
    assert put("namn: Norrby", "namn: Norrby stad", other) == merged.text
    assert ("norrby",) == touched_blocks(base, one, is_data=True)
    assert (
        TAVLAR
        is merge(
            base, one, put("namn: Norrby", "namn: Norrby by", base), is_data=True
        ).verdict
    )


def test_two_proposals_that_mint_the_same_id_compete() -> None:
    one = put("## Tid", "Nytt. {#e2b2}\n\n## Tid")
    other = put("## Syfte", "Annat. {#e2b2}\n\n## Syfte")

    assert (TAVLAR, ("e2b2",)) == (both(one, other).verdict, both(one, other).blocks)


def test_a_proposal_touches_the_blocks_it_edits_moves_adds_and_takes_away() -> None:
    other = put("## Tid", "Nytt. {#e2b2}\n\n## Tid", put(REGION, ""))

    assert ("titel", "a2b4", "e2b2") == touched_blocks(
        BASE, put("titel: Avtal", "titel: Nytt avtal", other)
    )
    assert ("a2b4",) == touched_blocks(BASE, moved("## Tid"))
    assert () == touched_blocks(BASE, BASE)


MARKS = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "- ",
        "a",
        "b",
        "c.",
        "A",
        "---\n",
        "x: ",
        "{#a2b3}",
        "|",
        "\r\n",
    ]
)
ANY = st.one_of(st.text(max_size=40), st.lists(MARKS, max_size=25).map("".join))


@settings(max_examples=300, deadline=None)
@given(ANY, ANY, ANY, st.booleans())
def test_any_three_texts_obey_the_laws(
    base: str, one: str, other: str, is_data: bool
) -> None:
    assert Merged(one) == merge(base, one, base, is_data=is_data)
    assert Merged(other) == merge(base, base, other, is_data=is_data)
    assert Merged(one) == merge(base, one, one, is_data=is_data)
    merged = merge(base, one, other, is_data=is_data)
    assert merged == merge(base, other, one, is_data=is_data)
    assert (merged.text is None) is (merged.verdict is TAVLAR)


def counted(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@st.composite
def triples(draw: st.DrawFn) -> tuple[str, str, str]:
    """Return a text and two made from it by words and paragraphs put in and taken out."""
    count = draw(st.integers(1, 5))
    paragraphs = [
        f"Ord{n} med b{n} och c{n}.\nSedan d{n} e{n}. {{#a2b{n + 2}}}"
        for n in range(count)
    ]
    texts = []
    for side in "xy":
        lines = list(paragraphs)
        for number in draw(st.lists(st.integers(0, 99), max_size=3)):
            at = number % len(lines)
            words = lines[at].split(" ")
            place = draw(st.integers(0, len(words) - 2))
            match draw(st.integers(0, 4)):
                case 0:
                    words.insert(place, f"{side}{number}")
                case 1:
                    words[place] = f"{side}{number}"
                case 2:
                    words[place] = "Z" if "\n" not in words[place] else "Z\nZ"
                case 3:
                    lines.append(lines.pop(at))
                    continue
                case _:
                    lines.insert(at, f"Ny {side}{number}. {{#{side}{number}}}")
                    continue
            lines[at] = " ".join(words)
        texts.append("\n\n".join(lines) + "\n")
    return "\n\n".join(paragraphs) + "\n", texts[0], texts[1]


@settings(max_examples=300, deadline=None)
@given(triples())
def test_every_word_put_in_is_there_and_none_that_was_taken_out(
    texts: tuple[str, str, str],
) -> None:
    base, one, other = texts

    merged = both(one, other, base)

    if merged.text is not None:
        words, found = counted(base), counted(merged.text)
        for word in words | counted(one) | counted(other):
            changes = [counted(side)[word] - words[word] for side in (one, other)]
            bounds = [0, *changes, sum(changes)]
            assert min(bounds) <= found[word] - words[word] <= max(bounds)
            if word[0] in "xy" and any(changes):
                assert found[word] > 0


@settings(max_examples=300, deadline=None)
@given(pairs(), pairs())
@example(("a\n\nb", "b\n\na"), ("a\n\nb", "b\n\na\n\nb"))
def test_hostile_markdown_never_breaks_a_merge(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    for base, left, right in ((one[0], one[1], other[1]), (one[0], other[0], one[1])):
        assert merge(base, left, right) == merge(base, right, left)


def test_a_merged_text_can_be_merged_again() -> None:
    one, other = put("säger vem", "säger tydligt vem"), put("för vård", "för all vård")
    third = put("tre år", "fyra år")

    first = merge(BASE, one, other).text
    assert first is not None

    assert put("tre år", "fyra år", first) == merge(BASE, first, third).text
