"""An OpenDocument text read: the same is known as of a Word file."""

from __future__ import annotations

from govdocs.model.word_text import PLACEHOLDER, CellPlace, ListPlace, Tracked, WordText
from govdocs.text.word.scribe import RAISED
from tests.word.word_parts import odt, read

_BOLD = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def _texts(text: WordText) -> list[str]:
    return [one.text for one in text.paragraphs]


def test_white_space_is_that_of_the_format() -> None:
    body = (
        "<text:p>\n  ett\n  två <text:span> tre</text:span>"
        '<text:s text:c="2"/>fyra<text:tab/>fem<text:line-break/> sex \n</text:p>\n'
        "<text:section>\n<text:p>sju<text:s/></text:p></text:section>"
    )

    assert ["ett två tre  fyra\tfem\n sex", "sju "] == _texts(read(odt(body)))


def test_looks_come_from_spans_and_from_what_is_set_for_the_paragraph() -> None:
    automatic = _BOLD + (
        '<style:style style:name="P1" style:family="paragraph"'
        ' style:parent-style-name="Ber_f6_m"><style:text-properties fo:font-style="italic"/>'
        "</style:style>"
    )
    styles = (
        "<office:styles>"
        '<style:style style:name="Ber_f6_m" style:family="paragraph">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Kodord" style:family="text"/></office:styles>'
    )
    body = (
        '<text:p text:style-name="P1">a<text:span text:style-name="T1">b</text:span></text:p>'
        '<text:p><text:span text:style-name="Kodord">c</text:span></text:p>'
    )
    first, second = read(odt(body, automatic, styles)).paragraphs

    assert "Beröm" == first.style
    assert [(False, True), (True, True)] == [(x.bold, x.italic) for x in first.pieces]
    assert second.pieces[0].code


def test_headings_are_known_by_their_level_and_by_their_style() -> None:
    styles = (
        '<office:styles><style:style style:name="Heading_20_3" style:family="paragraph"'
        ' style:display-name="Heading 3"/></office:styles>'
    )
    body = (
        '<text:h text:outline-level="2">a</text:h>'
        '<text:p text:style-name="Heading_20_3">b</text:p><text:p>c</text:p>'
    )

    assert [2, 3, 0] == [one.level for one in read(odt(body, styles=styles)).paragraphs]


_LIST_STYLE = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" text:start-value="3"'
    ' style:num-suffix=")"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)


def _list(*items: str, more: str = "", style: str = "L1") -> str:
    inside = "".join(f"<text:list-item>{one}</text:list-item>" for one in items)
    return f'<text:list text:style-name="{style}" {more}>{inside}</text:list>'


def test_items_get_the_numbers_that_are_shown() -> None:
    p = "<text:p>x</text:p>"
    body = (
        _list(p, p + p + _list(p, p), p, more='xml:id="a"')
        + p
        + _list(p, more='text:continue-list="a"')
        + _list(p, more='text:continue-numbering="true"')
        + _list(p)
        + _list(p, style="L2")
    )
    found = [one.item for one in read(odt(body, _LIST_STYLE)).paragraphs]

    assert [
        ListPlace(1, 1, 1),
        ListPlace(1, 1, 2),
        ListPlace(1, 1, goes_on=True),
        ListPlace(2, 1, 3, mark="c)"),
        ListPlace(2, 1, 4, mark="d)"),
        ListPlace(1, 1, 3),
        None,
        ListPlace(1, 1, 4),
        ListPlace(1, 1, 5),
        ListPlace(1, 2, 1),
        ListPlace(1, 3),
    ] == found


def test_a_number_may_tell_those_it_stands_below() -> None:
    levels = (
        '<text:list-level-style-number text:level="1" style:num-format="1"/>'
        '<text:list-level-style-number text:level="2" style:num-format="1"'
        ' text:display-levels="2" style:num-suffix="."/>'
    )
    style = f'<text:list-style style:name="K">{levels}</text:list-style>'
    p = "<text:p>x</text:p>"
    below = _list(p, p, style="K")
    found = read(odt(_list(p, p + below, style="K"), style)).paragraphs

    assert ["", "", "2.1.", "2.2."] == [one.item.mark for one in found if one.item]


def test_a_number_may_have_a_section_sign() -> None:
    level = (
        '<text:list-level-style-number text:level="1" style:num-format="1"'
        ' style:num-prefix="§ "/>'
    )
    style = f'<text:list-style style:name="P">{level}</text:list-style>'
    heading = '<text:h text:outline-level="1">x</text:h>'
    text = read(odt(_list("<text:p>x</text:p>", heading, style="P"), style))

    assert ["§ 1", "§ 2"] == [one.item.mark for one in text.paragraphs if one.item]
    assert () == text.left


def test_a_heading_may_be_counted_as_an_appendix() -> None:
    level = (
        '<text:list-level-style-number text:level="1" style:num-format="A"'
        ' style:num-prefix="Bilaga " style:num-suffix=" –"/>'
        '<text:list-level-style-number text:level="2" style:num-format="1"'
        ' text:display-levels="2"/>'
    )
    style = f'<text:list-style style:name="B">{level}</text:list-style>'
    heading = '<text:h text:outline-level="1">x</text:h>'
    below = _list(heading.replace('"1"', '"2"'), style="B")
    text = read(odt(_list(heading, heading + below, style="B"), style))

    assert ["Bilaga A –", "Bilaga B –", "B.1"] == [
        one.item.mark for one in text.paragraphs if one.item
    ]


def test_an_item_may_begin_with_a_number_of_its_own() -> None:
    item = '<text:list-item text:start-value="7"><text:p>x</text:p></text:list-item>'
    body = f'<text:list text:style-name="L1">{item}</text:list>'
    (one,) = read(odt(body, _LIST_STYLE)).paragraphs

    assert ListPlace(1, 1, 7) == one.item


_REGIONS = (
    "<text:tracked-changes>"
    '<text:changed-region text:id="in"><text:insertion><office:change-info>'
    "<dc:creator>N N</dc:creator></office:change-info></text:insertion></text:changed-region>"
    '<text:changed-region text:id="ut"><text:deletion><text:p>ut</text:p></text:deletion>'
    "</text:changed-region>"
    '<text:changed-region text:id="två"><text:deletion><text:p>slut</text:p>'
    "<text:p>börj</text:p></text:deletion></text:changed-region>"
    '<text:changed-region text:id="lös"><text:deletion><text:p>lös</text:p></text:deletion>'
    "</text:changed-region></text:tracked-changes>"
)


def test_what_was_put_in_and_taken_out_stands_where_it_was() -> None:
    start, end = (
        f'<text:change-{one} text:change-id="in"/>' for one in ("start", "end")
    )
    body = (
        f"{_REGIONS}<text:p>a{start}ny<text:change text:change-id='ut'/></text:p>"
        f"<text:p>mer{end} b</text:p>"
        "<text:p>c <text:change text:change-id='två'/>d</text:p>"
    )
    text = read(odt(body))

    assert [
        [("a", None), ("ny", Tracked.INSERTED), ("ut", Tracked.WITHDRAWN)],
        [("mer", Tracked.INSERTED), (" b", None)],
        [("c ", None), ("slut", Tracked.DELETED)],
        [("börj", Tracked.DELETED), ("d", None)],
    ] == [[(x.text, x.tracked) for x in one.pieces] for one in text.paragraphs]
    assert [Tracked.INSERTED, None, Tracked.DELETED, None] == [
        one.mark for one in text.paragraphs
    ]
    assert ("borttagen text utan plats: lös",) == text.left
    assert "N N" not in repr(text)


def test_words_that_only_look_otherwise_are_not_put_in() -> None:
    regions = (
        '<text:tracked-changes><text:changed-region text:id="fet"><text:format-change/>'
        "</text:changed-region></text:tracked-changes>"
    )
    words = '<text:change-start text:change-id="fet"/>b<text:change-end text:change-id="fet"/>'
    (one,) = read(odt(f"{regions}<text:p>a {words}</text:p>")).paragraphs

    assert [None] == [piece.tracked for piece in one.pieces]


def test_what_is_not_shown_is_told_of() -> None:
    body = (
        '<text:section text:display="none"><text:p>Hemligt.</text:p></text:section>'
        "<text:section><text:p>Öppet.</text:p></text:section>"
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>Dolt.</text:p>'
    )
    text = read(odt(body))

    assert ["Hemligt.", "Öppet.", "Dolt."] == _texts(text)
    assert (
        "ett dolt avsnitt, som här är läst som vanlig text: Hemligt.",
        "ett dolt stycke, som här är läst som vanlig text: Dolt.",
    ) == text.left


def test_bookmarks_controls_and_prompts_are_round_their_text() -> None:
    styles = (
        '<office:styles><style:style style:name="Placeholder_20_Text"'
        ' style:family="text"/></office:styles>'
    )
    prompt = '<text:span text:style-name="Placeholder_20_Text">Skriv</text:span>'
    body = (
        '<text:bookmark-start text:name="gd_a"/><text:p>x'
        f'<loext:content-control loext:tag="t" loext:showing-place-holder="true">{prompt}'
        '</loext:content-control></text:p><text:p>y<text:bookmark-end text:name="gd_a"/></text:p>'
        '<text:p><text:bookmark text:name="gd_b"/>z</text:p>'
    )
    found = read(odt(body, styles=styles)).paragraphs

    assert [("gd_a",), ("gd_a",), ("gd_b",)] == [one.anchors for one in found]
    assert ("t", PLACEHOLDER) == found[0].pieces[1].controls
    assert "x" == found[0].text


def test_notes_remarks_and_links_are_read_where_they_stand() -> None:
    body = (
        "<text:p>a<text:note><text:note-citation>*</text:note-citation><text:note-body>"
        "<text:p><text:s/>Not</text:p></text:note-body></text:note>"
        '<office:annotation office:name="n1"><dc:creator>N N</dc:creator><text:p>ett</text:p>'
        '<text:p>två</text:p></office:annotation>b<office:annotation-end office:name="n1"/>'
        '<text:a xlink:href="#gd_b">c</text:a>'
        "<office:annotation><text:p>tre</text:p></office:annotation></text:p>"
    )
    text = read(odt(body))
    (one,) = text.paragraphs

    assert [("n1", "ett\ntvå"), ("anmärkning", "tre")] == [
        (remark.id, remark.text) for remark in text.remarks
    ]
    assert [
        ("a", "", "", ()),
        ("", "1", "", ()),
        ("b", "", "", ("n1",)),
        ("c", "", "#gd_b", ()),
        ("", "", "", ("anmärkning",)),
    ] == [(x.text, x.note, x.link, x.remarks) for x in one.pieces]
    assert "Not" == text.notes["1"][0].text
    assert "fotnot" == text.notes["1"][0].place


def test_cells_know_where_they_stand_and_what_they_cover() -> None:
    cell = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>".format
    wide = 'table:number-columns-spanned="2"'
    covered = "<table:covered-table-cell/>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        f"{cell(wide, 'a')}{covered}"
        "</table:table-row></table:table-header-rows><table:table-row>"
        f"{cell('', 'b')}<table:table-cell/></table:table-row></table:table>"
    )
    found = read(odt(body)).paragraphs

    assert [
        CellPlace((0,), 0, 0, 2, is_header=True),
        CellPlace((0,), 1, 0),
        CellPlace((0,), 1, 1),
    ] == [one.cell for one in found]


def test_a_text_box_in_a_paragraph_comes_after_it() -> None:
    body = (
        "<text:list><text:list-item><text:p>a<draw:frame><draw:text-box><text:p>i</text:p>"
        "</draw:text-box></draw:frame>b</text:p></text:list-item></text:list>"
    )
    found = read(odt(body)).paragraphs

    assert [("ab", "", True), ("i", "textruta", False)] == [
        (one.text, one.place, one.item is not None) for one in found
    ]


def test_headers_pictures_and_properties_are_read() -> None:
    styles = (
        "<office:master-styles><style:master-page><style:header><text:p>Huvud</text:p>"
        "</style:header><style:footer><text:p>Fot</text:p></style:footer></style:master-page>"
        "<style:master-page><style:header><text:p>Huvud</text:p></style:header>"
        "</style:master-page></office:master-styles>"
    )
    meta = (
        "<office:meta><dc:title>Svar</dc:title><dc:creator>N N</dc:creator>"
        '<meta:user-defined meta:name="remiss">r1</meta:user-defined>'
        '<meta:user-defined meta:name="Handläggare">N N</meta:user-defined></office:meta>'
    )
    body = (
        '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>Karta'
        "</svg:desc></draw:frame></text:p>"
    )
    text = read(odt(body, styles=styles, meta=meta))

    assert [("", ""), ("Huvud", "sidhuvud"), ("Fot", "sidfot")] == [
        (one.text, one.place) for one in text.paragraphs
    ]
    assert [("a.png", "Karta")] == [
        (x.picture, x.text) for x in text.paragraphs[0].pieces
    ]
    assert {"title": "Svar", "remiss": "r1"} == text.properties
    assert ("en bild som inte finns i filen, och inte hämtas",) == text.left


def test_what_shows_no_words_of_its_own_is_told() -> None:
    body = (
        "<text:p>Ett<draw:line/><draw:custom-shape><text:p>två</text:p>"
        "</draw:custom-shape><draw:rect><svg:desc>ram</svg:desc></draw:rect>"
        '<text:alphabetical-index-mark text:string-value="tre"/></text:p>'
    )

    assert (
        "en figur utan text, som ett streck eller en pil",
        "en figur med beskrivningen: ram",
        "ett fält som inget visar: tre",
    ) == read(odt(body)).left


def test_small_letters_over_others_stand_after_them() -> None:
    body = (
        "<text:p>Se <text:ruby><text:ruby-base>bas</text:ruby-base>"
        "<text:ruby-text>över</text:ruby-text></text:ruby>.</text:p>"
    )

    assert ["Se bas (över)."] == _texts(read(odt(body)))


def test_words_that_stand_out_are_marked_but_not_for_being_links() -> None:
    looks = {
        "T1": 'fo:background-color="#ffff00"',
        "T2": 'fo:color="#ff0000"',
        "T3": 'style:text-underline-style="solid"',
        "T4": 'fo:color="#333333" fo:background-color="transparent"',
        "T5": 'style:text-position="super 58%"',
    }
    automatic = "".join(
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties {look}/></style:style>"
        for name, look in looks.items()
    )
    spans = "".join(
        f'<text:span text:style-name="{name}">{name}</text:span>' for name in looks
    )
    words = '<text:span text:style-name="T3">länk</text:span>'
    link = f'<text:a xlink:href="https://a.se">{words}</text:a>'

    text = read(odt(f"<text:p>{spans}{link}</text:p>", automatic))

    marked = [one.text for one in text.paragraphs[0].pieces if one.marked]
    assert ["T1T2T3"] == marked
    assert (RAISED,) == text.left


def test_a_comment_that_is_ticked_off_is_known() -> None:
    remark = '<office:annotation loext:resolved="true"><text:p>Nej.</text:p></office:annotation>'

    (found,) = read(odt(f"<text:p>Ett{remark}</text:p>")).remarks

    assert ("Nej.", True) == (found.text, found.is_settled)


def test_the_size_of_letters_is_that_of_the_smallest() -> None:
    size = '<style:text-properties fo:font-size="{}"/>'
    styles = (
        f'<style:default-style style:family="paragraph">{size.format("11pt")}</style:default-style>'
        f'<style:style style:name="A" style:family="paragraph">{size.format("150%")}</style:style>'
        f'<style:style style:name="S" style:family="text">{size.format("8pt")}</style:style>'
    )
    body = (
        '<text:p text:style-name="A">a</text:p><text:p>b</text:p>'
        '<text:p>c <text:span text:style-name="S">d</text:span></text:p>'
    )

    assert [33, 22, 16] == [one.size for one in read(odt(body, styles)).paragraphs]
