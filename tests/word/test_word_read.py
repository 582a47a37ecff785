"""A Word file read: what stands round text is known, whatever is round it."""

from __future__ import annotations

import pytest

from govdocs.model.word_text import PLACEHOLDER, CellPlace, Tracked
from tests.word.word_parts import (
    control,
    docx,
    mark,
    outside,
    p,
    r,
    read,
    read_body,
    unzipped,
    zipped,
)

_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Avtalsrubrik"/>'
    '<w:basedOn w:val="Rubrik2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Niva"><w:name w:val="Niva"/>'
    '<w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/>'
    '<w:basedOn w:val="Ring"/></w:style>'
    '<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Prompt"><w:name w:val="Placeholder Text"/>'
    "</w:style>"
)


def test_split_runs_are_one_piece() -> None:
    (one,) = read_body(p(r("av"), "<w:proofErr/>", r("tal"), r("et", "<w:b/>")))

    assert ["avtal", "et"] == [piece.text for piece in one.pieces]
    assert [False, True] == [piece.bold for piece in one.pieces]


def test_headings_are_known_by_name_by_what_they_build_on_and_by_outline() -> None:
    ids = ("Rubrik2", "Egen", "Niva", "Ring", "Rubrik 3", "Normal")
    found = read_body("".join(p(r("x"), style=one) for one in ids), styles=_STYLES)

    assert [2, 2, 4, 0, 3, 0] == [one.level for one in found]
    assert "Avtalsrubrik" == found[1].style


def test_a_switch_that_is_off_takes_away_what_the_style_gives() -> None:
    look = '<w:rStyle w:val="Stark"/>'
    (one,) = read_body(
        p(r("a", look), r("b", f'{look}<w:b w:val="0"/>')), styles=_STYLES
    )

    assert [("a", True), ("b", False)] == [(x.text, x.bold) for x in one.pieces]


def test_tracked_changes_are_told_and_none_of_their_words_is_lost() -> None:
    (one,) = read_body(
        p(
            r("Kvar "),
            f"<w:ins>{r('ny ')}<w:del><w:r><w:delText>ångrad </w:delText></w:r></w:del></w:ins>",
            "<w:del><w:r><w:delText xml:space='preserve'>gammal </w:delText></w:r></w:del>",
            f"<w:moveTo>{r('hit ')}</w:moveTo><w:moveFrom>{r('dit')}</w:moveFrom>",
        )
    )

    assert [
        None,
        Tracked.INSERTED,
        Tracked.WITHDRAWN,
        Tracked.DELETED,
        Tracked.MOVED_HERE,
        Tracked.MOVED_AWAY,
    ] == [piece.tracked for piece in one.pieces]
    assert "Kvar ny hit " == one.text
    assert "Kvar gammal dit" == one.original


def test_a_change_of_the_break_and_of_a_row_is_told() -> None:
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>"
    table = (
        f"<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{p(r('x'))}</w:tc></w:tr></w:tbl>"
    )
    first, second = read_body(gone + table)

    assert Tracked.DELETED is first.mark
    assert Tracked.INSERTED is second.row_mark is second.pieces[0].tracked


def test_controls_at_every_level_are_round_their_text() -> None:
    cell = control(
        "cell", f"<w:tc>{control('block', p(control('run', r('x'))))}</w:tc>"
    )
    row = control("row", f"<w:tr>{cell}</w:tr>")
    (one,) = read_body(control("table", f"<w:tbl>{row}</w:tbl>"))

    assert ("table", "row", "cell", "block") == one.controls
    assert ("table", "row", "cell", "block", "run") == one.pieces[0].controls
    assert CellPlace((0,), 0, 0) == one.cell


def test_a_prompt_is_no_answer_but_what_is_typed_over_it_is() -> None:
    prompt = r("Skriv här", '<w:rStyle w:val="Prompt"/>')
    shown = "<w:showingPlcHdr/>"
    (one,) = read_body(
        p(
            control("a", prompt, shown),
            control("b", r("Ja"), shown),
            control("c", prompt),
        ),
        styles=_STYLES,
    )

    assert ("a", PLACEHOLDER) == one.pieces[0].controls
    assert "JaSkriv här" == one.text


def test_bookmarks_run_through_paragraphs_controls_and_tables() -> None:
    start = '<w:bookmarkStart w:id="7" w:name="gd_a"/>'
    end = '<w:bookmarkEnd w:id="7"/>'
    body = (
        start
        + p(r("ett"))
        + control("t", p(mark("gd_b", r("två"), "8")))
        + f"<w:tbl><w:tr><w:tc>{p(r('tre'))}</w:tc></w:tr></w:tbl>"
        + f"<w:p>{end}{r('fyra')}</w:p>"
    )
    found = read_body(body)

    assert [("gd_a",), ("gd_a", "gd_b"), ("gd_a",), ()] == [x.anchors for x in found]
    assert ("gd_a", "gd_b") == found[1].pieces[0].anchors


def test_a_bookmark_that_begins_after_the_last_word_is_of_the_next_paragraph() -> None:
    start = '<w:bookmarkStart w:id="7" w:name="gd_a"/>'
    end = '<w:bookmarkEnd w:id="7"/>'
    found = read_body(p(r("ett"), start) + p(r("två"), end))
    alone = read_body(p(r("ett"), start) + end)

    assert [(), ("gd_a",)] == [one.anchors for one in found]
    assert [("gd_a",)] == [one.anchors for one in alone]


def test_a_bookmark_is_kept_when_its_text_or_its_end_is_gone() -> None:
    found = read_body(
        p(mark("gd_a", "")) + p('<w:bookmarkStart w:id="9" w:name="gd_b"/>', r("x"))
    )

    assert [("gd_a",), ("gd_b",)] == [one.anchors for one in found]


def test_a_bookmark_that_libreoffice_has_cut_in_two_is_one() -> None:
    start = '<w:bookmarkStart w:id="{}" w:name="gd_t"/>'.format
    last = '<w:bookmarkEnd w:id="2"/>'
    found = read_body(
        p(start(1), r("a")) + p(r("b")) + p(start(2), r("c"), last) + p(r("d"))
    )

    assert [("gd_t",)] * 3 + [()] == [one.anchors for one in found]


def test_remarks_know_their_words_their_order_and_what_they_answer() -> None:
    stretch = (
        '<w:commentRangeStart w:id="2"/>{}<w:commentRangeEnd w:id="2"/>'
        '<w:r><w:commentReference w:id="2"/></w:r>'
    ).format(r("ordet"))
    point = '<w:r><w:commentReference w:id="1"/></w:r>'
    comments = (
        f'<w:comment w:id="1"><w:p w14:paraId="B">{r("svar")}</w:p></w:comment>'
        f'<w:comment w:id="2"><w:p w14:paraId="A">{r("fråga")}</w:p></w:comment>'
        f'<w:comment w:id="3">{p(r("utan plats"))}{p(r("rad två"))}</w:comment>'
    )
    answers = '<w15:commentEx w15:paraId="B" w15:paraIdParent="A"/>'
    text = read(
        docx(p(stretch, r(" sen"), point), comments=comments, commentsExtended=answers)
    )

    assert [
        ("2", "fråga", ""),
        ("1", "svar", "2"),
        ("3", "utan plats\nrad två", ""),
    ] == [(one.id, one.text, one.answers) for one in text.remarks]
    assert [("ordet", ("2",)), (" sen", ()), ("", ("1",))] == [
        (piece.text, piece.remarks) for piece in text.paragraphs[0].pieces
    ]


def test_notes_are_numbered_by_their_marks() -> None:
    body = p(
        r("a"),
        '<w:r><w:endnoteReference w:id="5"/></w:r>',
        r("b"),
        '<w:r><w:footnoteReference w:id="9"/></w:r>',
    )
    note = '<w:footnote w:id="{}">{}</w:footnote>'.format
    bare = note(-1, p("<w:r><w:separator/></w:r>"))
    nine = note(9, p("<w:r><w:footnoteRef/></w:r>", r(" fot")))
    text = read(
        docx(
            body,
            footnotes=bare + nine + note(10, p(r("utan märke"))),
            endnotes=f'<w:endnote w:id="5">{p(r("slut"))}</w:endnote>',
        )
    )

    assert {"1": "slut", "2": "fot", "3": "utan märke"} == {
        label: lines[0].text for label, lines in text.notes.items()
    }
    assert ["", "1", "", "2"] == [piece.note for piece in text.paragraphs[0].pieces]
    assert "fotnot" == text.notes["2"][0].place


def _field(*codes: str, shown: str) -> str:
    code = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in codes)
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{sign('begin')}{code}{sign('separate')}{shown}{sign('end')}"


def test_links_are_read_from_wrappers_and_from_fields() -> None:
    (one,) = read_body(
        p(
            f'<w:hyperlink r:id="r9" w:anchor="x">{r("a")}</w:hyperlink>',
            f'<w:hyperlink w:anchor="gd_b">{r("b")}</w:hyperlink>',
            _field(" HYPER", 'LINK "https://c.se" \\l "d" ', shown=r("c")),
            f'<w:fldSimple w:instr=" REF gd_d \\h ">{r("d")}</w:fldSimple>',
            _field(" PAGE ", shown=r("7")),
        ),
        relations=outside("r9", "hyperlink", "https://a.se"),
    )

    assert ["https://a.se#x", "#gd_b", "https://c.se#d", "#gd_d", ""] == [
        piece.link for piece in one.pieces
    ]


def test_a_field_without_an_end_swallows_no_text() -> None:
    (one,) = read_body(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("text")))

    assert "text" == one.text


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    inside = f"<w:txbxContent>{p(r('i rutan'))}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice>{inside}</mc:Choice>"
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = read_body(p(r("före"), box, r(" efter")))

    assert [("före efter", ""), ("i rutan", "textruta")] == [
        (one.text, one.place) for one in found
    ]


def test_text_of_another_alternative_is_told() -> None:
    box = (
        f"<mc:AlternateContent><mc:Choice>{r('en')}</mc:Choice>"
        f"<mc:Fallback>{r('annan')}</mc:Fallback></mc:AlternateContent>"
    )
    text = read(docx(p(box)))

    assert "en" == text.paragraphs[0].text
    assert ("text som bara vissa versioner av Word visar: annan",) == text.left


def test_headers_and_footers_come_last_with_their_places() -> None:
    text = read(docx(p(r("text")), header=p(r("huvud")), footer=p(r("fot"))))

    assert [("text", ""), ("huvud", "sidhuvud"), ("fot", "sidfot")] == [
        (one.text, one.place) for one in text.paragraphs
    ]


def test_pages_that_say_the_same_say_it_once() -> None:
    text = read(docx("", footer=p(r("fot")), footer2=p(r("fot"))))

    assert ["fot"] == [one.text for one in text.paragraphs]


def test_text_of_a_figure_is_read_as_that_of_a_box() -> None:
    text = read(docx("", diagram="<a:p><a:r><a:t>i figuren</a:t></a:r></a:p>"))

    assert [("i figuren", "textruta")] == [
        (one.text, one.place) for one in text.paragraphs if one.pieces
    ]


def test_building_blocks_are_told_but_not_what_empty_controls_show() -> None:
    part = (
        '<w:docParts><w:docPart><w:docPartPr><w:types><w:type w:val="{}"/></w:types>'
        "</w:docPartPr><w:docPartBody/></w:docPart></w:docParts>"
    ).format

    assert () == read(docx("", glossary=part("bbPlcHdr"))).left
    assert 1 == len(read(docx("", glossary=part("normal"))).left)


def test_signs_breaks_and_hyphens_are_characters() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:softHyphen/><w:cr/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    (one,) = read_body(p(signs))

    assert "a\t\n\u2011\u00ad\n✓" == one.text


def test_a_break_to_a_new_page_is_a_line_only_between_words() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    found = read_body(p(page, r("a"), page, r("b"), page) + p(r("c")))

    assert ["a\nb", "c"] == [one.text for one in found]


def test_old_form_fields_show_what_was_chosen() -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ).format
    listed = '<w:listEntry w:val="Nej"/><w:listEntry w:val="Ja"/>'
    chosen = f'<w:ddList><w:result w:val="1"/>{listed}</w:ddList>'
    (one,) = read_body(p(box("<w:checkBox><w:checked/></w:checkBox>"), box(chosen)))

    assert "☒Ja" == one.text


@pytest.mark.parametrize(
    "wrapper", ["w:smartTag", "w:customXml", "w:dir", "w:okänd", "w:ruby"]
)
def test_text_in_any_wrapper_is_read(wrapper: str) -> None:
    (one,) = read_body(p(f"<{wrapper}>{r('ord')}</{wrapper}>"))

    assert "ord" == one.text


def test_a_picture_has_its_name_and_its_alternative_text() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="En karta"/>'
        '<pic:pic><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic>'
        "</wp:inline></w:drawing></w:r>"
    )
    relation = outside("r9", "image", "media/karta.png").replace(
        ' TargetMode="External"', ""
    )
    (one,) = read_body(p(drawing), relations=relation)

    assert [("karta.png", "En karta")] == [(x.picture, x.text) for x in one.pieces]
    assert "" == one.text


def test_what_is_not_text_is_told() -> None:
    text = read(
        docx(
            p("<w:r><w:object/></w:r>", "<w:r><w:object/></w:r>")
            + '<w:altChunk r:id="r9"/>'
            + p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"),
            relations=outside("r9", "aFChunk", "bilaga.docx"),
        )
    )

    assert (
        "ett inbäddat objekt (2 st.)",
        "ett helt dokument som är infogat (bilaga.docx)",
        "en formel, läst som de tecken den består av",
    ) == text.left
    assert "x=1" == text.paragraphs[1].text


def test_a_file_in_the_strict_form_of_the_standard_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    root = f'<w:document xmlns:w="{strict}"><w:body>{p(r("x"))}</w:body></w:document>'
    parts = unzipped(docx("")) | {"word/document.xml": root.encode()}

    assert ["x"] == [one.text for one in read(zipped(parts)).paragraphs]


def test_a_sign_that_is_half_a_character_breaks_nothing() -> None:
    sign = '<w:sym w:font="Arial" w:char="D83D"/>'
    (one,) = read_body(p(r("före "), f"<w:r>{sign}</w:r>", r(" efter")))
    assert one.text == "före \ufffd efter"
