"""The words of an agreement in Word, its links, notes, changes and ids come in."""

from __future__ import annotations

import pytest

from govdocs.model.kinds import DocumentKind
from govdocs.model.word_text import (
    Piece,
    Remark,
    Tracked,
    WordParagraph,
)
from govdocs.text.word.markdown import Wanted, import_word
from govdocs.text.word.markdown_refused import CannotImport
from tests.word.imported import (
    body,
    found,
    imported,
    line,
    mint,
    without_ids,
    word,
)


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
def test_marks_that_markdown_reads_stay_words(words: str) -> None:
    report = imported(word(line(words))).report
    assert report.is_whole
    assert report.shares[0].in_text == len(words.split())


def test_bold_and_italics_stand_close_to_their_words() -> None:
    pieces = (
        Piece("Se "),
        Piece("bilaga ", bold=True),
        Piece("ett", bold=True, italic=True),
        Piece(" nu."),
    )
    assert "Se **bilaga *ett*** nu." in body(word(WordParagraph(pieces)))


def test_looks_that_cannot_be_written_are_told() -> None:
    pieces = (Piece("Obs:", bold=True), Piece("text"))
    file = word(WordParagraph(pieces))
    assert "Obs:text" in body(file)
    assert found(file, "Fetstil") == ("Obs:text",)


@pytest.mark.parametrize("words", ["<<<<<<< HEAD", ">>>>>>> gren", "x\n<<<<<<<"])
def test_code_that_looks_like_an_unfinished_merge_is_text(words: str) -> None:
    assert words in body(word(line(words, style="Code"))).replace("\\", "")


def test_a_line_break_stays() -> None:
    assert "a\\\nb" in body(word(line("a\nb")))


def test_hard_blanks_and_soft_hyphens_are_as_others_write() -> None:
    assert "1 000 avtal" in body(word(line("1\u00a0000 av\u00adtal")))


def test_signs_of_a_font_are_told() -> None:
    assert found(word(line("a\uf04ab")), "Stycken med tecken") == ("ab",)


def test_a_link_to_a_bookmark_of_ours() -> None:
    to = WordParagraph((Piece("avsnitt 2", link="#gd_tid"),))
    file = word(to, line("Tid", level=1, anchors=("gd_tid",)), line("Text."))
    assert "[avsnitt 2](#tid)" in body(file)
    assert "## Tid {#tid}" in body(file)


def test_a_link_to_any_paragraph_gives_it_an_id() -> None:
    to = WordParagraph((Piece("stycket", link="#_Ref12"),))
    text = body(word(to, line("Text.", anchors=("_Ref12",))))
    (id_,) = [one[:4] for one in text.split("](#")[1:]]
    assert f"Text. {{#{id_}}}" in text


@pytest.mark.parametrize("link", ["#Vår tid|outline", "#2.1.V%C3%A5r%20tid|outline"])
def test_a_link_that_libreoffice_makes_to_a_heading_leads_there(link: str) -> None:
    to = WordParagraph((Piece("där", link=link),))
    file = word(to, line("2.1 Vår  tid", level=1), line("Text."))
    assert "[där](#var-tid)" in body(file)


@pytest.mark.parametrize("link", ["#borta", "javascript:alert(1)", "file:///C:/x.doc"])
def test_a_link_that_leads_nowhere_is_told(link: str) -> None:
    file = word(WordParagraph((Piece("här", link=link),)))
    assert without_ids(body(file)) == "här"
    assert found(file, "Länkar") == (link,)


def test_addresses_of_the_web_stay() -> None:
    file = word(WordParagraph((Piece("lagen", link="https://a.se/b(c)"),)))
    assert "[lagen](<https://a.se/b(c)>)" in body(file)


def test_footnotes_come_last() -> None:
    text = WordParagraph((Piece("Text"), Piece("2", note="2"), Piece(".")))
    file = word(text, notes={"2": (line("Not."), line("Mer."))})
    assert without_ids(body(file)) == "Text[^1].\n\n[^1]: Not.\n\n    Mer."


def test_a_footnote_without_a_mark_is_told() -> None:
    file = word(line("Text."), notes={"1": (line("Lös not."),)})
    assert found(file, "Fotnoter utan märke") == ("Lös not.",)


CHANGED = word(
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


def test_they_are_accepted_and_told() -> None:
    assert without_ids(body(CHANGED)) == "Regionen ska svara."
    told = found(CHANGED, "Spårade ändringar")
    assert told[0].startswith('borttagen: "bör", står inte i texten')
    assert told[1].startswith('infogad: "ska", står i texten')
    assert told[2].startswith('borttagen: "Bort."')


def test_or_refused() -> None:
    text = body(CHANGED, Wanted(is_refused=True))
    assert without_ids(text) == "Regionen bör svara.\n\nBort."


def test_comments_are_told_in_full() -> None:
    assert found(CHANGED, "Kommentarer") == (
        'vid "bör": Varför bör?',
        "svar: Klart.",
    )


def test_a_break_that_is_gone_joins_paragraphs_and_keeps_both_ids() -> None:
    first = line("Ett. ", anchors=("gd_ab23",), mark=Tracked.DELETED)
    text = body(word(first, line("Två.", anchors=("gd_cd45",))))
    assert text == "Ett.\nTvå. {#ab23 .ur-cd45}"


def test_text_that_is_to_go_has_its_reason() -> None:
    piece = Piece("gammalt", struck=True, remarks=("1",))
    remark = Remark("1", "Föreslås utgå. Står i lagen.")
    file = word(WordParagraph((piece, Piece(" nytt"))), remarks=(remark,))
    assert "{--gammalt--}{>>Står i lagen.<<} nytt" in body(file)


def test_those_of_bookmarks_are_kept_once() -> None:
    file = word(
        line("Ett.", anchors=("gd_k7m2",)), line("Två.", anchors=("gd_k7m2 1",))
    )
    text = body(file)
    assert "Ett. {#k7m2}" in text
    assert text.count("k7m2") == 1


def test_those_of_other_documents_are_not_taken() -> None:
    file = word(line("Ett.", anchors=("gd_k7m2",)))
    text = import_word(file, Wanted(), mint("k7m2"), "fil.docx").text
    assert "k7m2" not in text


def test_an_empty_file_is_a_document_without_text() -> None:
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


def test_a_mark_first_in_a_paragraph_is_no_footnote() -> None:
    text = WordParagraph((Piece("1", note="1"), Piece(": se nedan")))
    file = word(text, notes={"1": (line("Not."),)})
    assert without_ids(body(file)).startswith("[^1]\\: se nedan\n\n[^1]: Not.")
