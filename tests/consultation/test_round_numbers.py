"""One way of counting who answered, told in the same words on every face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from govdocs.cli.consultation_json import as_json
from govdocs.cli.consultation_text import lines
from govdocs.consultation.compilation import Compilation
from govdocs.consultation.progress import find_progress
from govdocs.consultation.report import make_report
from govdocs.consultation.status import State, find_status
from govdocs.model.consultation import Invited
from govdocs.model.submission import Stance, Submission
from govdocs.render.html.compilation_page import compilation_file
from govdocs.render.html.report_page import report_file
from govdocs.render.markdown.compilation import compilation_markdown
from govdocs.render.markdown.report import report_markdown
from govdocs.render.pdf.compilation import compilation_jobs
from govdocs.render.round_words import numbers_line
from govdocs.render.xlsx.compilation import compilation_xlsx
from tests.consultation.rounds import AT, LATER, answer, asked, compiled

LATE = AT + timedelta(days=60)
INVITED = ("ale", "bjuv", "dals", "eda", "falun", "gagnef", "habo")
ANSWERS = (
    answer("ale"),
    answer("bjuv"),
    answer("dals", received=LATE),
    answer("eda", stance=Stance.ABSTAINS),
    answer("falun", stance=Stance.ABSTAINS, received=LATE),
    answer("x-by", stance=Stance.ABSTAINS),
    answer("y-by", received=LATE),
)
SUMS = (
    "7 inbjudna = 2 svarade i tid + 1 svarade för sent + 2 avstod + 2 svarade inte",
    "7 inkomna svar = 2 svarade i tid + 1 svarade för sent + 2 avstod"
    " + 2 svarade utan inbjudan",
)
LINE = (
    "7 inbjudna: 2 svarade i tid, 1 svarade för sent, 2 avstod, 2 svarade inte."
    " Dessutom 2 som svarade utan inbjudan."
)


def _terminal(found: Compilation) -> str:
    return "\n".join(lines(found.status, find_progress(found.status, ()), {}, LATER, 0))


def _excel(found: Compilation) -> str:
    book = load_workbook(BytesIO(compilation_xlsx(found)))
    cells = (str(one.value) for page in book for row in page.iter_rows() for one in row)
    return "\n".join(cells)


def _pdf(found: Compilation) -> str:
    return "".join(str(one) for one in compilation_jobs(found, "Prov"))


FACES: dict[str, Callable[[Compilation], str]] = {
    "terminal": _terminal,
    "excel": _excel,
    "pdf": _pdf,
    "html": lambda found: compilation_file(found).decode(),
    "markdown": lambda found: compilation_markdown(found).decode(),
    "redogörelse html": lambda found: report_file(make_report(found, {})).decode(),
    "redogörelse md": lambda found: report_markdown(make_report(found, {})).decode(),
}


@pytest.mark.parametrize("face", FACES)
def test_every_face_has_the_same_sums_in_the_same_words(face: str) -> None:
    text = " ".join(unescape(FACES[face](compiled(INVITED, ANSWERS))).split())

    assert [True, True] == [one in text for one in SUMS]
    assert face == "terminal" or LINE in text


def test_the_line_on_pages_and_the_figures_in_json_are_the_same() -> None:
    status = compiled(INVITED, ANSWERS).status
    told = as_json(status, find_progress(status, ()), {})

    assert LINE == numbers_line(status)
    keys = ("invited", "in_time", "late", "declined", "silent", "unsolicited")
    assert [7, 2, 1, 2, 2, 2] == [told[one] for one in keys]
    assert 7 == told["received"]


def test_time_left_is_told_and_counted_with_the_silent() -> None:
    more = Invited("habo", extension=date(2022, 12, 31))
    round_ = asked(*INVITED)
    granted = replace(round_, invited=(*round_.invited[:-1], more))
    status = find_status(granted, ANSWERS, LATER)

    assert status.sums[0].holds
    assert status.sums[0].told.endswith("2 svarade inte (varav 1 har anstånd)")


@given(
    st.lists(
        st.builds(
            lambda who, days, stance: answer(
                who, stance=stance, received=AT + timedelta(days)
            ),
            st.sampled_from([*INVITED, "x-by", "y-by"]),
            st.integers(0, 90),
            st.sampled_from(list(Stance)),
        ),
        max_size=14,
    )
)
def test_both_sums_always_hold(made: list[Submission]) -> None:
    status = compiled(INVITED, made).status

    assert all(one.holds for one in status.sums)
    silent = status.counts[State.SILENT] + status.counts[State.EXTENDED]
    others = status.counts[State.UNSOLICITED]
    assert status.invited - silent + others == len(status.answers)
