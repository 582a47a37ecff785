"""What a round does not ask about is told by its name, as readers know it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from govdocs.consultation.compilation import compile_comments
from govdocs.consultation.outside import outside_names
from govdocs.consultation.report import make_report
from govdocs.consultation.status import find_status
from govdocs.model.consultation import Outside
from govdocs.render.html.report_page import report_file
from govdocs.render.markdown.report import report_markdown
from tests.consultation.forms import form_texts
from tests.consultation.rounds import ASKED_TEXT, LATER, asked

OUTSIDE = (Outside("lakare", "egen remiss"), Outside("okand", "finns inte"))


def test_names_are_those_of_the_workspace_that_was_frozen(tmp_path: Path) -> None:
    agreement, following = form_texts(tmp_path)
    found = replace(asked("norrby"), outside=OUTSIDE)

    named = {"lakare": following.outline.metadata.name}
    assert named == outside_names(found, (agreement,))
    assert {} == outside_names(found, ())
    assert {} == outside_names(asked("norrby"), (agreement,))


def test_both_faces_of_the_report_tell_the_name_and_never_the_id() -> None:
    found = replace(asked("norrby"), outside=OUTSIDE)
    names = {"lakare": "Läkare i *hemmet*"}
    report = make_report(
        compile_comments(
            find_status(found, (), LATER),
            (ASKED_TEXT,),
            (),
            {"norrby": "Norrby"},
            names,
        ),
        {},
    )

    assert "Läkare i \\*hemmet\\*: egen remiss" in report_markdown(report).decode()
    page = report_file(report).decode()
    assert "Läkare i *hemmet*: egen remiss" in page
    assert "lakare:" not in page
    assert "okand: finns inte" in page
