"""Reading and writing text: words, citations, links, Markdown's own additions."""

from __future__ import annotations

import random

import pytest

from govdocs.model.document import (
    Block,
    BlockKind,
    Part,
    ProposedDeletion,
    plain,
    walk_blocks,
)
from govdocs.text.citations import find_citations
from govdocs.text.faults import Faults
from govdocs.text.format import Mint, format_document
from govdocs.text.links import LinkKind, destination
from govdocs.text.parse import parse_body
from govdocs.text.words import sentences, words


def part(body: str) -> Part:
    return parse_body("a.md", "a", "A", body, 1, Faults("a.md"))


def first(body: str) -> Block:
    return part(body).preamble[0]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("En mening. En till.", 2),
        ("Enligt 16 kap. HSL gäller det.", 1),
        ("Kommunen, t.ex. Lerum, svarar. Sedan är det klart!", 2),
        ("Ring kl. 12.00. Det går bra.", 2),
        ("Är det så? Ja.", 2),
        ("Hen sade ”Nej.” Sedan gick hen.", 2),
        ("prop. 2016/17:43 gäller", 1),
        ("Se Tabell 1. Den visar ansvaret.", 2),
        ("Tabell 1. Ansvar för parterna. Källa saknas.", 2),
        ("**Figur 2.** Processen", 1),
        ("Bilaga A. Gränssnitt", 1),
        ("Punkt 2.1 b. Ansvar", 1),
        ("1\\. Inledning", 1),
        ("§ 12. Regionen ansvarar.", 1),
        ("Steg för steg. Parterna ska.", 2),
        ("Enligt nr 4 gäller bl.a. Lerum. Se kap. 3.", 2),
        ("Beslutas av dr. Ek och prof. Al.", 1),
        ("Vård, stöd m.m. Parterna svarar.", 2),
        ("Lerum, Ale m.fl. Parterna svarar etc. Sedan är det klart.", 3),
    ],
)
def test_sentences_end_where_a_reader_says(text: str, count: int) -> None:
    assert count == len(sentences(text))


def test_words_keep_hyphens_and_drop_marks() -> None:
    assert ["SIP-möte", "e-post", "3", "vardagar"] == words(
        "SIP-möte, e-post: 3 vardagar."
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("16 kap. 1 § hälso- och sjukvårdslagen (2017:30)", [("2017:30", True)]),
        ("enligt 16 kap. 3 § HSL och 5 kap. 9 a § SoL.", [(None, True), (None, True)]),
        ("3 § HSL", [(None, False)]),
        ("7 a § lagen (1991:1128) om psykiatrisk tvångsvård", [("1991:1128", False)]),
        ("lagen (2017:612) om samverkan", [("2017:612", False)]),
        ("Hälso- och sjukvårdslagen (2017:30)", [("2017:30", False)]),
        ("10–12 §§ LSS", [(None, False)]),
        ("(EU) 2016/2102", []),
        ("SOSFS 2009:6", []),
        ("prop. 2016/17:43", []),
        ("Lag (2019:979).", []),
    ],
)
def test_simple_citations_are_found(
    text: str, found: list[tuple[str | None, bool]]
) -> None:
    assert found == [(one.sfs, one.chapter) for one in find_citations(text)]


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("b.md#x", LinkKind.INTERNAL),
        ("#x", LinkKind.INTERNAL),
        ("https://exempel.se", LinkKind.WEB),
        ("mailto:a@b.se", LinkKind.MAIL),
        ("javascript:alert(1)", LinkKind.FORBIDDEN),
        ("JaVaScRiPt:alert(1)", LinkKind.FORBIDDEN),
        (" data:text/html,x", LinkKind.FORBIDDEN),
        ("file:///etc/passwd", LinkKind.FORBIDDEN),
        ("//evil.se/x.gif", LinkKind.FORBIDDEN),
        ("/etc/passwd", LinkKind.FORBIDDEN),
        ("../../utanfor.md", LinkKind.FORBIDDEN),
        ("%2e%2e/%2e%2e/x.md", LinkKind.FORBIDDEN),
        ("\\\\server\\x", LinkKind.FORBIDDEN),
    ],
)
def test_where_links_may_lead(target: str, kind: LinkKind) -> None:
    assert kind is destination("mapp/a.md", target).kind


def test_a_trailing_id_belongs_to_its_block_and_is_no_text() -> None:
    block = first("Texten. {#a2b3}\n")

    assert ("a2b3", "Texten.") == (block.id, plain(block.inlines))


def test_an_escaped_id_is_text() -> None:
    block = first("Skriv \\{#a2b3}\n")

    assert (None, "Skriv {#a2b3}") == (block.id, plain(block.inlines))


def test_an_id_remembers_what_it_was_made_of() -> None:
    block = first("Texten. {#k7m2 .ur-p3x9 .ur-q4y8}\n")

    assert ("k7m2", ("p3x9", "q4y8")) == (block.id, block.lineage)


def test_ids_of_items_rows_code_and_notes() -> None:
    body = (
        "- ett {#aaaa}\n  - två {#bbbb}\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 {#cccc} |\n\n"
        "```\nkod\n```\n{#dddd}\n\nTerm\n: mening[^1] {#eeee}\n\n[^1]: Not. {#ffff}\n"
    )
    read = part(body)

    ids = {block.kind: block.id for block in walk_blocks(read.preamble) if block.id}
    assert {
        BlockKind.ITEM: "bbbb",
        BlockKind.ROW: "cccc",
        BlockKind.CODE: "dddd",
        BlockKind.DEFINITION: "eeee",
    } == ids
    assert ["ffff"] == [note.id for note in read.notes]


def test_a_proposed_deletion_keeps_its_text_and_its_reason() -> None:
    block = first("Det {--gamla--}{>>står i lagen<<} gäller. {#a2b3}\n")
    deletion = next(one for one in block.inlines if isinstance(one, ProposedDeletion))

    assert "Det gamla gäller." == plain(block.inlines)
    assert "står i lagen" == deletion.reason


def test_html_is_text() -> None:
    assert "<script>alert(1)</script>" == plain(
        first("<script>alert(1)</script>\n").inlines
    )


def test_indented_text_and_references_are_not_hidden() -> None:
    read = part("Ett.\n\n    Indraget.\n\n[x]: https://exempel.se\n")

    assert ["Ett.", "Indraget.", "[x]: https://exempel.se"] == [
        plain(block.inlines) for block in read.preamble
    ]


def test_lists_deeper_than_the_rule_allows_lose_no_text() -> None:
    body = "".join(f"{'  ' * depth}- nivå{depth}\n" for depth in range(9))

    text = " ".join(plain(block.inlines) for block in walk_blocks(part(body).preamble))

    assert all(f"nivå{depth}" in text for depth in range(9))


def test_fmt_writes_a_sentence_a_line_and_joins_broken_ones() -> None:
    head = "---\nid: a\n---\n\n"
    text = f"{head}Första meningen är\nbruten. Andra, enligt 16 kap. HSL, inte.\n"

    made = format_document("a.md", text, Mint(set(), random.Random(1).choice))

    assert made is not None
    lines = made.split("\n")
    assert "Första meningen är bruten." == lines[4]
    assert lines[5].startswith("Andra, enligt 16 kap. HSL, inte. {#")
