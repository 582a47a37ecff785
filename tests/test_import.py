"""An agreement in Word, written as people write them, becomes a document of ours."""

from __future__ import annotations

import pytest

from govdocs.errors import CannotImport
from govdocs.model.kinds import DocumentKind
from govdocs.model.word_text import (
    CellPlace,
    ListPlace,
    Piece,
    Remark,
    Tracked,
    WordParagraph,
    WordText,
)
from govdocs.text.word.markdown import Wanted, import_word
from tests.imported import body, bold, cell, imported, item, line, mint, word


def found(file: WordText, title: str) -> tuple[str, ...]:
    """Return the lines of a report under a title that begins so."""
    report = imported(file).report
    return next((one.lines for one in report.found if one.title.startswith(title)), ())


def without_ids(text: str) -> str:
    """Return Markdown without its ids."""
    return "\n".join(one.split(" {#")[0] for one in text.split("\n"))


class TestHeadings:
    def test_a_style_gives_the_level_and_the_title_stands_above(self) -> None:
        file = word(
            line("Syfte", level=1), line("Text."), line("Mål", level=2), line("Mer.")
        )
        assert without_ids(body(file)) == "## Syfte\n\nText.\n\n### Mål\n\nMer."

    def test_typed_numbers_are_taken_away_and_told(self) -> None:
        file = word(
            line("1. Syfte", level=1),
            line("Text."),
            line("1.1\tMål", level=2),
            line("Mer."),
        )
        assert without_ids(body(file)) == "## Syfte\n\nText.\n\n### Mål\n\nMer."
        assert found(file, "Skrivna nummer") == ("1. Syfte", "1.1 Mål")

    @pytest.mark.parametrize("words", ["24 timmar om dygnet", "1177 på telefon"])
    def test_a_number_that_is_a_word_stays(self, words: str) -> None:
        assert f"## {words}" in body(word(line(words, level=1), line("Text.")))

    def test_a_bold_line_over_text_is_a_heading(self) -> None:
        file = word(
            bold("Syfte"), line("Text."), bold("Parternas ansvar"), line("Mer.")
        )
        assert without_ids(body(file)) == (
            "## Syfte\n\nText.\n\n## Parternas ansvar\n\nMer."
        )
        assert len(found(file, "Rubriker utan rubrikformat")) == 2

    def test_a_bold_line_below_a_heading_is_one_level_down(self) -> None:
        file = word(line("Ansvar", level=1), bold("Regionen"), line("Text."))
        assert "### Regionen" in body(file)

    def test_bold_lines_with_numbers_have_the_level_of_the_number(self) -> None:
        file = word(
            bold("1 Ansvar"),
            line("A."),
            bold("1.1 Regionen"),
            line("B."),
            bold("Särskilt"),
            line("C."),
            bold("2 Tid"),
            line("D."),
        )
        headings = [
            one for one in without_ids(body(file)).split("\n") if one.startswith("#")
        ]
        assert headings == ["## Ansvar", "### Regionen", "#### Särskilt", "## Tid"]

    def test_a_typed_number_alone_makes_a_short_line_a_heading(self) -> None:
        file = word(line("1.1 Regionens ansvar"), line("Regionen ska ge vård."))
        assert without_ids(body(file)) == "## Regionens ansvar\n\nRegionen ska ge vård."

    def test_a_numbered_clause_stays_text_with_its_number(self) -> None:
        clause = "1.1 Parterna ska samverka i god tid före varje beslut."
        file = word(line(clause), line("Text."))
        assert without_ids(body(file)).startswith(clause)
        assert found(file, "Stycken som börjar med ett nummer")

    @pytest.mark.parametrize(
        "words", ["Detta är viktigt.", "Regionen ska:", " ".join(["ord"] * 20)]
    )
    def test_bold_text_that_is_no_heading_stays_bold(self, words: str) -> None:
        assert f"**{words}**" in body(word(bold(words), line("Text.")))

    def test_a_bold_line_at_the_end_is_no_heading(self) -> None:
        assert body(word(line("Text."), bold("Namn Namnsson"))).count("## ") == 0

    def test_automatic_numbers_on_bold_lines_make_headings(self) -> None:
        heading = bold("Ansvar", item=ListPlace(2, 1, 1))
        file = word(line("Syfte", level=1), line("Text."), heading, line("Mer."))
        assert "### Ansvar" in body(file)

    def test_no_level_is_skipped(self) -> None:
        file = word(line("A", level=2), line("a."), line("B", level=5), line("b."))
        assert "## A" in body(file)
        assert "\n### B" in body(file)

    def test_a_lone_first_heading_is_the_title(self) -> None:
        file = word(
            line("Avtal om vård", level=1),
            *(line("A", level=2), line("a.")),
            *(line("B", level=2), line("b.")),
        )
        assert 'titel: "Avtal om vård"' in imported(file).text
        assert body(file).startswith("## A")

    def test_the_title_gives_the_id(self) -> None:
        file = word(line("Avtal om vård", style="Title"), line("Text."))
        assert imported(file).id == "avtal-om-vard"
        assert "Avtal" not in body(file)


class TestContents:
    def test_a_contents_list_is_left_out(self) -> None:
        file = word(
            line("Innehåll", style="TOC Heading"),
            line("Syfte\t1", style="toc 1"),
            line("Syfte", level=1),
            line("Text."),
        )
        assert without_ids(body(file)) == "## Syfte\n\nText."

    def test_a_typed_contents_list_is_left_out(self) -> None:
        rows = [line(f"{n}. Rubrik {n}\t{n}") for n in range(1, 5)]
        file = word(
            bold("Innehållsförteckning"), *rows, line("Rubrik 1", level=1), line("x.")
        )
        assert without_ids(body(file)) == "## Rubrik 1\n\nx."
        assert len(found(file, "Innehållsförteckning")) == 4

    def test_heads_and_feet_are_told_and_not_in_the_text(self) -> None:
        file = word(line("Text."), line("Diarienummer HS 2021-1", place="sidhuvud"))
        assert without_ids(body(file)) == "Text."
        assert found(file, "Sidhuvud") == ("Diarienummer HS 2021-1",)

    def test_text_in_boxes_is_in_the_text(self) -> None:
        file = word(line("Text."), line("I en ruta.", place="textruta"))
        assert "I en ruta." in body(file)
        assert found(file, "Textrutor")


class TestLists:
    def test_lists_nest(self) -> None:
        file = word(item("a"), item("b", 2), item("c", 2, 1, group=2), item("d"))
        assert without_ids(body(file)) == "- a\n  - b\n  1. c\n- d"

    def test_numbers_go_on_where_the_file_does(self) -> None:
        file = word(
            item("a", number=1), item("b", number=2), line("Text."), item("c", number=3)
        )
        assert without_ids(body(file)) == "1. a\n2. b\n\nText.\n\n3. c"

    def test_a_list_further_in_may_begin_with_any_number(self) -> None:
        file = word(item("a"), item("b", 2, 3))
        assert without_ids(body(file)) == "- a\n\n  3. b"

    def test_a_paragraph_goes_on_the_item(self) -> None:
        more = line("mer", item=ListPlace(1, 1, goes_on=True))
        assert (
            without_ids(body(word(item("a"), more, item("b")))) == "- a\n\n  mer\n\n- b"
        )

    @pytest.mark.parametrize("mark", ["•\t", "– ", "- ", "\uf0b7\t", "* "])
    def test_typed_marks_make_a_list(self, mark: str) -> None:
        file = word(line(f"{mark}ett"), line(f"{mark}två"))
        assert without_ids(body(file)) == "- ett\n- två"
        assert imported(file).report.is_whole

    def test_typed_numbers_make_a_list(self) -> None:
        file = word(line("3) ett"), line("4) två"))
        assert without_ids(body(file)) == "3. ett\n4. två"

    @pytest.mark.parametrize("words", ["– Nej, sade hon.", "2021. Ett år."])
    def test_a_lone_mark_is_text(self, words: str) -> None:
        said = imported(word(line("Hej."), line(words), line("Slut."))).report
        assert said.is_whole
        assert "- Nej" not in body(word(line(words)))
        assert words.split()[-1] in body(word(line(words)))

    def test_letters_stay_for_others_refer_to_them(self) -> None:
        assert "a) ett" in body(word(line("a) ett"), line("b) två")))


class TestTables:
    def test_rows_and_a_header(self) -> None:
        file = word(
            cell("A", 0, 0), cell("B", 0, 1), cell("1|2", 1, 0), cell("3", 1, 1)
        )
        assert without_ids(body(file)) == "| A | B |\n|---|---|\n| 1\\|2 | 3"

    def test_merged_cells_are_told_and_keep_their_words(self) -> None:
        file = word(cell("A", 0, 0), cell("B", 0, 1), cell("båda", 1, 0, width=2))
        assert "| båda | {#" in body(file)
        assert "1 sammanslagna celler" in found(file, "Tabeller")[0]

    def test_several_paragraphs_in_a_cell_follow_each_other(self) -> None:
        file = word(
            cell("A", 0, 0), cell("B", 0, 1), cell("ett", 1, 0), cell("två", 1, 0)
        )
        assert "| ett två |" in body(file)
        assert "1 celler med flera stycken" in found(file, "Tabeller")[0]

    def test_a_table_within_a_cell_becomes_its_words(self) -> None:
        inner = line("inne", cell=CellPlace((0, 1), 0, 0))
        file = word(
            cell("A", 0, 0), cell("B", 0, 1), cell("ute", 1, 0), inner, cell("", 1, 1)
        )
        assert "| ute | inne {#" in body(file)
        assert "1 tabeller inne i celler" in found(file, "Tabeller")[0]

    def test_a_frame_of_one_cell_is_its_paragraphs(self) -> None:
        place = CellPlace((0,), 0, 0)
        assert without_ids(
            body(word(line("ett.", cell=place), line("två.", cell=place)))
        ) == ("ett.\n\ntvå.")


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            "# nr",
            "1. x",
            "* a *b* _c_",
            "[^1]",
            "[a](b)",
            "{#k7m2}",
            "&amp;",
            "---",
            "> x",
            "`a`",
            "{--x--}",
            "| a | b |",
            ": x",
            "~~~",
            "<http://a.se>",
            "a\\",
            "![a](b)",
        ],
    )
    def test_marks_that_markdown_reads_stay_words(self, words: str) -> None:
        report = imported(word(line(words))).report
        assert report.is_whole
        assert report.shares[0].in_text == len(words.split())

    def test_bold_and_italics_stand_close_to_their_words(self) -> None:
        pieces = (
            Piece("Se "),
            Piece("bilaga ", bold=True),
            Piece("ett", bold=True, italic=True),
            Piece(" nu."),
        )
        assert "Se **bilaga *ett*** nu." in body(word(WordParagraph(pieces)))

    def test_looks_that_cannot_be_written_are_told(self) -> None:
        pieces = (Piece("Obs:", bold=True), Piece("text"))
        file = word(WordParagraph(pieces))
        assert "Obs:text" in body(file)
        assert found(file, "Fetstil") == ("Obs:text",)

    def test_a_line_break_stays(self) -> None:
        assert "a\\\nb" in body(word(line("a\nb")))

    def test_hard_blanks_and_soft_hyphens_are_as_others_write(self) -> None:
        assert "1 000 avtal" in body(word(line("1\u00a0000 av\u00adtal")))

    def test_signs_of_a_font_are_told(self) -> None:
        assert found(word(line("a\uf04ab")), "Stycken med tecken") == ("ab",)


class TestLinks:
    def test_a_link_to_a_bookmark_of_ours(self) -> None:
        to = WordParagraph((Piece("avsnitt 2", link="#gd_tid"),))
        file = word(to, line("Tid", level=1, anchors=("gd_tid",)), line("Text."))
        assert "[avsnitt 2](#tid)" in body(file)
        assert "## Tid {#tid}" in body(file)

    def test_a_link_to_any_paragraph_gives_it_an_id(self) -> None:
        to = WordParagraph((Piece("stycket", link="#_Ref12"),))
        text = body(word(to, line("Text.", anchors=("_Ref12",))))
        (id_,) = [one[:4] for one in text.split("](#")[1:]]
        assert f"Text. {{#{id_}}}" in text

    @pytest.mark.parametrize(
        "link", ["#borta", "javascript:alert(1)", "file:///C:/x.doc"]
    )
    def test_a_link_that_leads_nowhere_is_told(self, link: str) -> None:
        file = word(WordParagraph((Piece("här", link=link),)))
        assert without_ids(body(file)) == "här"
        assert found(file, "Länkar") == (link,)

    def test_addresses_of_the_web_stay(self) -> None:
        file = word(WordParagraph((Piece("lagen", link="https://a.se/b(c)"),)))
        assert "[lagen](<https://a.se/b(c)>)" in body(file)


class TestNotes:
    def test_footnotes_come_last(self) -> None:
        text = WordParagraph((Piece("Text"), Piece("2", note="2"), Piece(".")))
        file = word(text, notes={"2": (line("Not."), line("Mer."))})
        assert without_ids(body(file)) == "Text[^1].\n\n[^1]: Not.\n\n    Mer."

    def test_a_footnote_without_a_mark_is_told(self) -> None:
        file = word(line("Text."), notes={"1": (line("Lös not."),)})
        assert found(file, "Fotnoter utan märke") == ("Lös not.",)


class TestChanges:
    file = word(
        WordParagraph(
            (
                Piece("Regionen "),
                Piece("bör", tracked=Tracked.DELETED, remarks=("1",)),
                Piece("ska", tracked=Tracked.INSERTED),
                Piece(" svara."),
            )
        ),
        line("Bort.", row_mark=Tracked.DELETED),
        remarks=(Remark("1", "Varför\nbör?"), Remark("2", "Klart.", "1")),
    )

    def test_they_are_accepted_and_told(self) -> None:
        assert without_ids(body(self.file)) == "Regionen ska svara."
        told = found(self.file, "Spårade ändringar")
        assert told[0].startswith('borttagen: "bör", står inte i texten')
        assert told[1].startswith('infogad: "ska", står i texten')
        assert told[2].startswith('borttagen: "Bort."')

    def test_or_refused(self) -> None:
        text = body(self.file, Wanted(is_refused=True))
        assert without_ids(text) == "Regionen bör svara.\n\nBort."

    def test_comments_are_told_in_full(self) -> None:
        assert found(self.file, "Kommentarer") == (
            'vid "bör": Varför bör?',
            'vid "": svar: Klart.',
        )

    def test_a_break_that_is_gone_joins_paragraphs_and_keeps_both_ids(self) -> None:
        first = line("Ett. ", anchors=("gd_ab23",), mark=Tracked.DELETED)
        text = body(word(first, line("Två.", anchors=("gd_cd45",))))
        assert text == "Ett.\nTvå. {#ab23 .ur-cd45}"

    def test_text_that_is_to_go_has_its_reason(self) -> None:
        piece = Piece("gammalt", struck=True, remarks=("1",))
        remark = Remark("1", "Föreslås utgå. Står i lagen.")
        file = word(WordParagraph((piece, Piece(" nytt"))), remarks=(remark,))
        assert "{--gammalt--}{>>Står i lagen.<<} nytt" in body(file)


class TestIds:
    def test_those_of_bookmarks_are_kept_once(self) -> None:
        file = word(
            line("Ett.", anchors=("gd_k7m2",)), line("Två.", anchors=("gd_k7m2 1",))
        )
        text = body(file)
        assert "Ett. {#k7m2}" in text
        assert text.count("k7m2") == 1

    def test_those_of_other_documents_are_not_taken(self) -> None:
        file = word(line("Ett.", anchors=("gd_k7m2",)))
        text = import_word(file, Wanted(), mint("k7m2"), "fil.docx").text
        assert "k7m2" not in text

    def test_an_empty_file_is_a_document_without_text(self) -> None:
        assert body(word()) == ""


def test_front_matter_stands_when_it_is_given() -> None:
    front = "---\nid: sip\ntyp: rutin\ntitel: SIP\n---\n"
    text = imported(word(line("Text.")), Wanted(front=front)).text
    assert text.startswith(front)


def test_the_kind_decides_what_is_to_be_filled_in() -> None:
    text = imported(word(line("Text.")), Wanted("fall", DocumentKind.PATIENT_CASE)).text
    assert "id: fall\ntyp: patientfall\n" in text
    assert "belyser: [okänd]  # ATT GÖRA" in text


def test_two_texts_mixed_by_a_merge_cannot_come_in() -> None:
    with pytest.raises(CannotImport):
        imported(word(line("Text.")), Wanted(front="inget överst"))
