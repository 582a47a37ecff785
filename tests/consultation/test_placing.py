"""Comments in later drafts: at their own paragraph or nowhere, and as fast as a redline."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.consultation.asked_text import AskedText
from govdocs.consultation.compilation import Compilation
from govdocs.consultation.placing import Landed, Placed, place_comments
from govdocs.diff.homes import Home
from govdocs.diff.quoted import quoted_spans
from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.model.submission import CommentPlace, Quote
from tests.command.test_json import closed, schemas
from tests.consultation.answered import answered, saved, told
from tests.consultation.consulted import TEXT as GUIDELINE
from tests.consultation.rounds import (
    ASKED_TEXT,
    NUMBERS,
    TEXT,
    answer,
    comment,
    compiled,
)
from tests.timed import least


def placed(found: Compilation, text: str) -> dict[str, Placed]:
    later = {"avtal": AskedText("avtal", "Avtalet", text, 0, NUMBERS)}
    return {one.said.comment.id: one for one in place_comments(found, later)}


FOUND = compiled(
    ["a"],
    [
        answer(
            "a",
            comment("a-1", "x", "k7m2"),
            comment("a-2", "x", "p001"),
            comment("a-3", "x", "t001"),
            comment("a-4", "x", None),
            comment("a-5", "x", ""),
            comment("a-6", "x", "saknas"),
            replace(
                comment("a-7", "x"),
                place=CommentPlace("avtal", "t001", Quote("gäller i tre")),
            ),
        )
    ],
)


def test_kept_moved_edited_and_gone_are_told_apart() -> None:
    text = TEXT.replace("- En punkt. {#p001}\n", "").replace("i tre år", "i fyra år")
    lines = text.replace("Parterna ansvarar för vården. {#k7m2}\n\n", "")
    found = placed(FOUND, f"{lines}\nParterna ansvarar för vården. {{#k7m2}}\n")

    statuses = {name: one.status.value for name, one in found.items()}
    assert {
        "a-1": "moved",
        "a-2": "gone",
        "a-3": "edited",
        "a-4": "exact",
        "a-5": "unsure",
        "a-6": "unsure",
        "a-7": "edited",
    } == statuses
    assert ["a-2", "a-5", "a-6"] == [n for n, one in found.items() if one.needs_placing]
    landed = found["a-3"].landed
    assert landed is not None
    said = landed.block, landed.cited, landed.words
    assert ("t001", "2 stycke 1", "Avtalet gäller i fyra år.") == said


def test_a_comment_on_a_deleted_paragraph_is_never_put_on_its_neighbour() -> None:
    ids = ("i1", "k7m2", "p001", "p002", "t001")
    lines = TEXT.split("\n")
    for gone in ids:
        said = comment("a-1", "x", gone)
        kept = "\n".join(one for one in lines if f"{{#{gone}}}" not in one)
        one = placed(compiled(["a"], [answer("a", said)]), kept)["a-1"]

        assert one.needs_placing, gone


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("delar ansvar", "delar ansvar"),
        ("delar", "Parterna delar ansvar och delar kostnad."),
        ("finns inte", "Parterna delar ansvar och delar kostnad."),
    ],
)
def test_words_that_stand_once_are_the_place_and_else_their_block(
    quote: str, expected: str
) -> None:
    text = TEXT.replace("ansvarar för vården", "delar ansvar och delar kostnad")
    place = CommentPlace("avtal", "k7m2", Quote(quote))
    said = replace(comment("a-1", "x"), place=place)
    asked = AskedText("avtal", "Avtalet", text, 0, NUMBERS)
    found = compiled(["a"], [answer("a", said)], text=asked)

    landed = placed(found, text)["a-1"].landed

    assert landed is not None
    assert landed.span is not None
    assert expected == text[slice(*landed.span)]


def test_what_lands_where_no_block_has_an_id_is_told_by_its_words() -> None:
    asked = AskedText("avtal", "Avtalet", TEXT, 0, NUMBERS)

    landed = Landed(asked, None, (0, len("Ingress.")))

    assert ("Ingress.", "") == (landed.words, Landed(asked).words)
    assert ("hela dokumentet", "stycke 1") == (Landed(asked).cited, landed.cited)


def test_a_document_that_is_no_longer_there_has_no_place_for_its_comments() -> None:
    assert {"gone", "unsure"} == {
        one.status.value for one in place_comments(FOUND, {}) if one.needs_placing
    }
    assert all(one.needs_placing for one in place_comments(FOUND, {}))


def test_the_command_tells_what_must_be_placed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, commit = answered(tmp_path / "w", "norrby")
    without = GUIDELINE.replace("Kallelsen skickas inom 3 dagar. {#c2b3}\n", "")
    saved(root, {"riktlinje.md": without}, "bort")

    code, out, err = told(root, capsys, "remiss", "place", "2021-1")
    assert (0, 3) == (code, len(out.splitlines()))
    assert "norrby-1  Riktlinje om kallelse" in out
    assert "behöver placeras (texten är borttagen)" in out.splitlines()[0]
    assert "oförändrat: 1, behöver placeras: 2\n" == err
    words = "remiss", "place", "2021-1", "--to", commit, "--format", "json"
    rows = json.loads(told(root, capsys, *words)[1])
    jsonschema.validate(rows, closed(schemas()["remiss place REMISS"]))
    assert ["exact", "exact", "unsure"] == [one["status"] for one in rows]


@given(
    st.text("ab \n\t\u00a0.*", min_size=1, max_size=30).filter(str.strip),
    st.text("ab .*", min_size=1, max_size=4).filter(str.strip),
)
def test_a_quote_is_found_wherever_it_stands_however_lines_are_broken(
    words: str, quote: str
) -> None:
    text, span = f"a {words}", (2, 2 + len(words))
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    expected = [one.span() for one in pattern.finditer(text, 2)]

    found = quoted_spans(text, Home("k7m2", span, span, ()), quote)

    assert expected == found or not expected


def test_ten_thousand_comments_take_less_than_twice_the_redline() -> None:
    """The redline is what readers are shown: compared, and laid out in rows."""
    text = "".join(
        f"## Avsnitt {at} {{#s{at}}}\n\n"
        + "".join(
            f"Stycke {at} {part} om vården och om ansvaret för plan {at * part}. "
            f"{{#b{at}x{part}}}\n\n"
            for part in range(8)
        )
        for at in range(60)
    )
    later = text.replace("ansvaret för", "hela ansvaret för").replace(
        "## Avsnitt 3", "#"
    )
    blocks = [f"b{at}x{part}" for at in range(60) for part in range(8)]
    quotes = [None, Quote("om vården"), Quote("ansvaret för plan")]
    said = [
        replace(
            comment(f"a-{at}", "x"),
            place=CommentPlace("avtal", blocks[at % 480], quotes[at // 480 % 3]),
        )
        for at in range(10_000)
    ]
    old, new = (AskedText("avtal", "A", one) for one in (text, later))
    found = compiled(["a"], [answer("a", *said)], text=replace(ASKED_TEXT, text=text))

    def redline() -> object:
        one, other = (Side(each.text, 0, {}) for each in (old, new))
        return make_sheet(one, other, compare(old.text, new.text))

    all_of_it = least(lambda: place_comments(found, {"avtal": replace(new)}))

    assert all_of_it < 2 * least(redline)
