"""How one stands to a text is no comment: it is counted, and nobody has to reply to it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import load_workbook

from govdocs.consultation.answer_slips import find_slips
from govdocs.consultation.arrival import tell_read
from govdocs.consultation.compilation import Compilation
from govdocs.consultation.sums import prove_sums
from govdocs.model.submission import Stance
from govdocs.render.html.compilation_page import compilation_file
from govdocs.render.html.report_page import own_sheet_file
from govdocs.render.markdown.compilation import compilation_markdown
from govdocs.render.markdown.report import own_sheet_markdown
from govdocs.render.xlsx.compilation import compilation_xlsx
from govdocs.text.spool_answer import read_answer_text
from govdocs.text.submission_file import submission_text
from tests.consultation.rounds import answer, asked, comment, compiled

OWN = {"avtal": Stance.OPPOSES}
ANSWERS = (
    answer("ale", stances=OWN),
    answer("bjuv", comment("bjuv-1", "Varför?", None, stance=Stance.SUPPORTS_CHANGED)),
    answer("dals", stance=None),
)
STANCE = Stance.ABSTAINS
WHOLE = "2 tillstyrker, 1 anger ingen"
EACH = "1 vill ändra, 1 avstyrker, 1 anger ingen"


@pytest.fixture
def found() -> Compilation:
    return compiled(("ale", "bjuv", "dals"), ANSWERS)


def _excel(found: Compilation) -> str:
    book = load_workbook(BytesIO(compilation_xlsx(found)))
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "\n".join(" ".join(map(str, row)) for row in rows)


def test_it_is_in_the_matrix_and_asks_for_no_reply(found: Compilation) -> None:
    (whole, own), *_ = [row.every for row in found.matrix]

    assert (Stance.SUPPORTS, Stance.OPPOSES) == (whole, own)
    assert ["bjuv-1"] == [one.comment.id for one in found.unreplied]
    assert all(one.holds for one in prove_sums(found))


@pytest.mark.parametrize(
    "face",
    [
        lambda found: compilation_markdown(found).decode(),
        lambda found: compilation_file(found).decode(),
        _excel,
    ],
)
def test_every_face_tells_how_many_stand_in_each_way(
    face: Callable[[Compilation], str], found: Compilation
) -> None:
    told = face(found)

    assert told.index("Alla") < told.index(WHOLE) < told.index(EACH)


def test_the_annex_says_how_one_stands_to_each_text(found: Compilation) -> None:
    told = compilation_markdown(found).decode()

    assert (
        "Samlad inställning: tillstyrker. Inställning till Avtalet: avstyrker" in told
    )


@pytest.mark.parametrize("write", [own_sheet_markdown, own_sheet_file])
def test_the_sheet_of_an_instance_says_how_it_stands(
    write: Callable[..., bytes], found: Compilation
) -> None:
    told = [write(found, one, ()).decode() for one in ("ale", "dals")]

    own = "Samlad inställning: tillstyrker. Inställning till Avtalet: avstyrker."
    assert own in told[0]
    assert "Samlad inställning" not in told[1]


def test_it_is_kept_in_the_file_of_the_answer() -> None:
    text = submission_text(ANSWERS[0])

    assert 'inställningar:\n  avtal: "avstyrker"\n' in text
    again = read_answer_text(text)
    assert again
    assert OWN == again.stances


def test_what_was_read_is_told_with_how_many_texts_it_is_of() -> None:
    told = [tell_read(answer("ale", stance=one, stances=OWN)) for one in (None, STANCE)]

    own = ", egen inställning till 1 text, 0 synpunkter, svar på 0 frågor."
    assert f"Läst: ingen samlad inställning{own}" == told[0]
    assert f"Läst: inställningen avstår{own}" == told[1]


def test_one_to_what_is_not_asked_about_is_told() -> None:
    one = answer("ale", stances={"avtl": Stance.OPPOSES})

    (slip,) = find_slips(one, asked("ale"), {})

    assert ("inställningar.avtl", "menade du avtal?") == (slip.key, slip.remedy)


@pytest.mark.parametrize(
    ("own", "declines"), [({}, True), ({"avtal": Stance.ABSTAINS}, True), (OWN, False)]
)
def test_one_that_stands_somewhere_has_not_declined(
    own: dict[str, Stance], declines: bool
) -> None:
    assert declines is answer("ale", stance=Stance.ABSTAINS, stances=own).declines
