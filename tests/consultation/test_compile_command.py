"""`govdocs remiss compile`: every face holds every word, and no cell is a formula."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import escape
from openpyxl import load_workbook

from govdocs.cli.main import run
from govdocs.consultation.compilation import QuestionCompiled
from govdocs.model.consultation import Asked
from govdocs.model.submission import DecidedBy
from govdocs.render.html.comments import safe
from govdocs.render.html.compilation_page import compilation_file
from govdocs.render.markdown.compilation import compilation_markdown
from govdocs.render.markdown.escape import escaped, opening, plain, quoted
from govdocs.render.pdf.compilation import compilation_jobs
from govdocs.render.round_words import question_title
from govdocs.render.xlsx.book import Sheet, write_book
from govdocs.render.xlsx.compilation import compilation_xlsx
from tests.consultation.answered import answered, told
from tests.consultation.received import receive
from tests.consultation.rounds import LATER, answer, comment, compiled

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
EXACT = ["=1+1", "+46", "-5", "@SUM(A1)", "\tx", "#N/A", "1e5", "2024-05-01", "TRUE"]


def cells(raw: bytes, sheet: str) -> list[list[object]]:
    """Return the values of a sheet, which must all be words."""
    page = load_workbook(BytesIO(raw))[sheet]
    for row in page.iter_rows():
        assert {"s", "inlineStr", "n"} >= {one.data_type for one in row}
        assert all(one.value is None or one.data_type != "n" for one in row)
    return [[one.value for one in row] for row in page.iter_rows()]


def test_all_formats_are_written_and_are_the_same_bytes_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, _ = answered(tmp_path / "w", "norrby", "vard", "forbund")
    names = [f"sammanstallning.{one}" for one in ("html", "md", "pdf", "xlsx")]
    made = []
    for out in (tmp_path / "a", tmp_path / "b"):
        words = "remiss", "compile", "2021-1", "--out", str(out)
        code, printed, errors = told(root, capsys, *words)
        assert (0, "") == (code, errors)
        made.append({one.name: one.read_bytes() for one in out.iterdir()})

    assert names == sorted(made[0])
    assert made[0] == made[1]
    assert "3 inbjudna = 2 svarade i tid + 0 svarade för sent" in printed
    assert "9 synpunkter = 9 efter instans" in printed
    page = made[0]["sammanstallning.html"].decode("utf-8")
    assert "3 instanser har lämnat samma synpunkt" in page
    assert "Vem följer upp, vard?\n\n  - *en* rad" in unescape(page)


def test_every_format_that_is_named_is_written_and_no_option_is_dropped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, _ = answered(tmp_path / "w", "norrby")
    out = tmp_path / "ut"
    words = ["remiss", "compile", "2021-1", "--out", str(out)]

    assert 2 == told(root, capsys, *words, "--out", "annan")[0]
    assert not out.exists()
    assert 0 == told(root, capsys, *words, "--format", "xlsx", "--format", "md")[0]

    names = ["sammanstallning.md", "sammanstallning.xlsx"]
    assert names == sorted(one.name for one in out.iterdir())


def test_a_text_that_is_another_than_the_one_asked_about_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, _ = answered(tmp_path / "w", "norrby")
    file = root / "remisser/2021-1/remiss.yaml"
    digest = re.findall("kontrollsumma: (.{64})", file.read_text("utf-8"))[0]
    file.write_text(file.read_text("utf-8").replace(digest, "c" * 64), "utf-8")

    code, _, errors = told(root, capsys, "remiss", "compile", "2021-1", "--out", "x")

    assert 1 == code
    assert "GD986 remisser/2021-1/remiss.yaml:1:1: texten riktlinje är inte" in errors
    assert 2 == told(root, capsys, "remiss", "compile", "2020-9", "--out", "x")[0]


@pytest.mark.parametrize("words", EXACT)
def test_words_that_look_like_something_else_stay_words_in_excel(words: str) -> None:
    found = compiled(["a"], [answer("a", comment("a-1", words, proposal=words))])

    raw = compilation_xlsx(found)

    assert [words, words] == cells(raw, "Alla synpunkter")[1][6:8]
    assert [words, words] == cells(raw, "Efter avsnitt")[1][3:5]


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_any_words_are_read_back_from_excel(rows: list[str]) -> None:
    raw = write_book("Prov", [Sheet("Ord", ("Ord",), [[one] for one in rows], (9,))])

    unseen = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
    shown = [
        unseen.sub("\ufffd", one.replace("\r\n", "\n").replace("\r", "\n"))
        for one in rows
    ]
    back = [one[0] for one in cells(raw, "Ord")[1:]]
    assert shown == [decoded(str(one)) for one in back]


def decoded(words: str) -> str:
    """Return words as Excel shows them."""
    return re.sub(r"_x005F_", "_", words)


def test_the_outcomes_are_offered_and_what_programs_need_is_out_of_sight() -> None:
    book = load_workbook(
        BytesIO(compilation_xlsx(compiled(["a"], [answer("a", comment("a-1", "Ja."))])))
    )
    page = book["Alla synpunkter"]

    (choice,) = page.data_validations.dataValidation
    assert '"tillgodoses,delvis,tillgodoses ej,noteras"' == choice.formula1
    assert ("I2:I1048576", True) == (str(choice.sqref), choice.showErrorMessage)
    assert ["Utfall", "Visat"] == [page["I1"].value, page["M1"].value]
    assert page.column_dimensions["M"].hidden
    assert "hidden" == book["govdocs"].sheet_state


def test_a_row_is_as_tall_as_what_is_seen_in_it() -> None:
    rows = [("Ett.", "x", "x" * 64), ("ord " * 25, "x", "x"), ("1\n2\n3", "x", "x")]
    sheet = Sheet(
        "S", ("A", "B", "C"), [*rows, ("a" * 30_000, "", "")], (20, 9, 9), (3,)
    )
    book = load_workbook(BytesIO(write_book("P", [sheet])))
    heights = [book["S"].row_dimensions[at].height for at in range(1, 6)]

    assert [None, None, 6 * 15.5, 3 * 15.5, 409] == heights


def test_a_row_of_a_few_long_words_is_as_tall_as_they_break() -> None:
    place = "Avtal om gemensam hjälpmedelscentral: Hela dokumentet"
    sheet = Sheet("S", ("A",), [(place,)], (30,))
    book = load_workbook(BytesIO(write_book("P", [sheet])))

    assert 3 * 15.5 == book["S"].row_dimensions[2].height


def test_words_too_long_for_a_cell_go_on_below() -> None:
    long = "".join(f"{at} " for at in range(20_000))
    rows = cells(write_book("P", [Sheet("S", ("A", "B"), [[long, "x"]], (9, 9))]), "S")

    assert long == "".join(str(row[0] or "") for row in rows[1:])


@settings(deadline=None)
@given(WORDS)
def test_any_words_are_read_back_from_markdown(words: str) -> None:
    html = MarkdownIt("commonmark").render("\n".join(quoted(words)))

    plain = unescape(re.sub(r"<br />|<[^>]*>", "", html))
    seen = re.sub("[\x00-\x08\x0b-\x1f\x7f]", "\ufffd", words.replace("\r", "\n"))
    assert "".join(seen.split()) == "".join(plain.split())


@settings(deadline=None)
@given(WORDS)
def test_any_words_stand_on_the_page_as_they_were_written(words: str) -> None:
    found = compiled(["a"], [answer("a", comment("a-1", words))])

    page = compilation_file(found).decode("utf-8")

    written = re.findall(r'<p class="skrivet">(.*?)</p>', page, re.DOTALL)
    assert [words, words] == [unescape_once(one) for one in written]
    assert words.split() == unescape(words).split() or "&amp;" in page


@settings(deadline=None)
@given(WORDS, WORDS)
def test_any_words_stand_on_paper_as_they_were_written(
    words: str, proposal: str
) -> None:
    said = comment("a-1", words, proposal=proposal)

    (job,) = compilation_jobs(compiled(["a"], [answer("a", said)]), "prov")

    whole = f"\n{words}\nFörslag:\n{proposal}"
    paragraphs = re.findall(r'<p class="synpunkt">(.*?)</p>', job.html, re.DOTALL)
    assert [True, True] == [whole in unescape_once(one) for one in paragraphs]


@pytest.mark.parametrize("words", ["3.6 stycke 2", "1. Först", "- ett", "# två", "a"])
def test_words_after_others_on_a_line_begin_no_list_and_need_no_mark(
    words: str,
) -> None:
    assert words == plain(words)
    assert f"<p>{words}</p>\n" == MarkdownIt("commonmark").render(opening(words))


def test_the_annex_says_who_decided_an_answer_and_makes_their_words_harmless() -> None:
    by = DecidedBy("Styrelsen <b>", date(2021, 12, 13), "§ 212")
    one = replace(
        answer("a", comment("a-1", "Hej")), decided_by=by, dockets=("KS *1*",)
    )
    found = compiled(["a"], [one])

    html = compilation_file(found).decode()
    text = compilation_markdown(found).decode()

    decided = "den 13 december 2021, §\u00a0212. Diarienummer KS"
    assert f"Beslutat av Styrelsen &lt;b&gt; {decided} *1*." in html
    assert (
        f"Beslutat av Styrelsen \\<b\\> {decided.replace(chr(160), ' ')} \\*1\\*."
        in text
    )


@given(st.text())
def test_words_are_escaped_to_the_byte_as_the_templates_do(words: str) -> None:
    assert str(escape(words)) == safe(words)


@given(st.text())
def test_words_with_and_without_marks_are_escaped_alike(words: str) -> None:
    # What is added holds a mark, so that no short way can be taken. Without the space, it
    # would make one line break of two signs with what may stand last.
    assert escaped(words) == escaped(f"{words} \n*").removesuffix(" \n\\*")
    assert quoted(words)[0] == quoted(f"{words} \n\n*")[0]


def unescape_once(html: str) -> str:
    """Return what the five escapes of the template engine stand for."""
    pairs = ("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")
    for known, mark in pairs:
        html = html.replace(known, mark)
    return html


def test_the_markdown_names_all_who_have_said_the_same() -> None:
    names = [f"k{at}" for at in range(20)]
    found = compiled(
        names, [answer(one, comment(f"{one}-1", "Lika.")) for one in names]
    )

    text = compilation_markdown(found).decode("utf-8")

    assert 1 == text.count("**20 instanser**")
    assert 21 == text.count("> Lika.")


def test_a_question_is_told_with_the_section_it_is_about() -> None:
    found = compiled(["a"], [answer("a")])
    about = Asked("f3", "Räcker tiden?", "tid")
    one = QuestionCompiled(about, "avtal", ())

    assert "Räcker tiden? (Avtalet, 2 Tid)" == question_title(found, one)
    whole = replace(one, asked=replace(about, section=None))
    assert "Räcker tiden? (Avtalet)" == question_title(found, whole)
    assert "Räcker tiden?" == question_title(found, replace(whole, document=""))


def test_a_comment_without_a_place_is_cited_as_a_sentence() -> None:
    found = compiled(["a"], [answer("a", comment("a-1", "Allmänt.", ""))])

    text = compilation_markdown(found).decode("utf-8")

    assert "ändringsförslag. Behöver placeras." in text


def test_a_long_compilation_is_many_files_with_every_comment_in_each_half() -> None:
    said = [comment(f"a-{at}", f"Synpunkt {at}.") for at in range(1, 4001)]
    found = compiled(["a"], [answer("a", *said)])

    jobs = compilation_jobs(found, "prov")

    assert [f"sammanstallning-{at}" for at in range(1, 5)] == [one.name for one in jobs]
    whole = "".join(one.html for one in jobs)
    lines = Counter(re.split(r"\n|</p>", whole))
    assert {2} == {lines[one.text] for one in said}
    assert 1 == whole.count("Så går siffrorna ihop")
    assert '<a href="#' not in whole


def test_an_answer_that_came_late_or_unasked_says_so_where_it_is_read() -> None:
    late = answer("b", comment("b-1", "Två."), received=LATER)
    unasked = answer("c", comment("c-1", "Tre."))
    found = compiled(["a", "b"], [answer("a", comment("a-1", "Ett.")), late, unasked])

    for text in (compilation_markdown(found), compilation_file(found)):
        told = re.findall(r"Samlad inställning: tillstyrker\.[^<\n]*", text.decode())
        assert ["", " Svarade för sent.", " Svarade utan inbjudan."] == [
            one.partition("tillstyrker.")[2] for one in told
        ]


def test_what_nobody_has_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, file = answered(tmp_path / "w", "norrby")[0], tmp_path / "svar.yaml"
    file.write_text("inställning: tillstyrker\nsvar: {f9: Ja.}\n", "utf-8")
    receive(root, file)
    capsys.readouterr()

    words = ["compile", "2021-1", "--format", "md", "--out", str(tmp_path / "ut")]
    assert 0 == run(["--workspace", str(root), "remiss", *words])

    told = (
        "OBS 1 del av svaren har ingen läst än (Vårdnämnden). "
        "Det olästa står bara i bilagan."
    )
    assert told in capsys.readouterr().err
