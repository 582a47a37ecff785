"""What stands in a workbook where nothing is read: told, with where, and never in silence."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl.drawing.image import Image
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

from govdocs.render.xlsx.compilation import compilation_xlsx
from tests.test_workbook_apart import many
from tests.test_workbook_replies import Edit, edited, put, typed, wrong


def write(**cells: str | None) -> Edit:
    def edit(page: Worksheet) -> None:
        for cell, words in cells.items():
            page[cell].value = words

    return edit


def titled(page: Worksheet) -> None:
    page.insert_rows(1, 2)
    page["A1"].value, page["C2"].value = "Arbetsexemplar,\nLisa", "I dag"


def widened(page: Worksheet) -> None:
    page.insert_cols(9)
    page["I3"].value = "Min anteckning"


def pictured(page: Worksheet) -> None:
    raw = BytesIO()
    Picture.new("RGB", (4, 4)).save(raw, "PNG")
    page.add_image(Image(raw), "P2")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            titled,
            "Det som står ovanför rubrikerna läses inte: Alla synpunkter A1 "
            '"Arbetsexemplar, Lisa", Alla synpunkter C2 "I dag".',
        ),
        (
            widened,
            "Det som står i kolumner utan rubrik läses inte: Alla synpunkter I3 "
            '"Min anteckning".',
        ),
        (
            write(O2="a", O3="b", O4="c", O5="d", P3="e"),
            "Det som står i kolumner utan rubrik läses inte: Alla synpunkter kolumn O "
            '(4 celler), Alla synpunkter P3 "e".',
        ),
        (
            write(N1="Ansvarig", N3="Lisa"),
            "Kolumner som har lagts till läses inte: Ansvarig.",
        ),
        (pictured, "Bilder, former och textrutor läses inte: Alla synpunkter."),
    ],
)
def test_what_stands_beside_the_table_is_told(
    edit: Callable[[Worksheet], None], said: str
) -> None:
    now = many(4)

    got = typed(now, edited(compilation_xlsx(now), edit))

    assert ([], [], [said]) == (got.wishes, got.slips.found, got.notes)


def test_a_head_that_is_gone_is_told_though_nobody_fills_in_below_it() -> None:
    now = many(4)

    got = typed(
        now, edited(compilation_xlsx(now), write(G1=None), put(2, "noteras", "A"))
    )

    assert [
        "Rubriker som är borta: Synpunkt. De kolumnerna läses inte.",
        "Det som står i kolumner utan rubrik läses inte: Alla synpunkter kolumn G "
        "(4 celler).",
    ] == got.notes
    assert 1 == len(got.wishes)


def test_a_head_that_is_needed_is_still_a_fault() -> None:
    (said,) = wrong(many(4), write(L1=None))

    assert "saknas rubriken Utanför texten" in said
