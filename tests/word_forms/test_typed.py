"""What somebody types in a form in LibreOffice comes back: at its paragraph, every word.

Long form: GOVDOCS_LONG=1, 300 forms.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.long import LONG
from tests.word.office import needs_office, needs_uno
from tests.word_forms.cases import judged, share_right
from tests.word_forms.edits import Said
from tests.word_forms.sent import sent
from tests.word_forms.typed import FORMS, IN_BOXES, UNLOCKED, Job, make_job, typed

COUNT = 150 if LONG else 10


@needs_office
@needs_uno
@pytest.mark.parametrize(("given", "ending"), [("docx", "docx"), ("odt", "odt")])
def test_every_deed_comes_back(given: str, ending: str, tmp_path: Path) -> None:
    form = sent(ending=given)
    block = form.blocks[0]
    every = {**IN_BOXES, **UNLOCKED}.items()
    jobs = [
        Job(((deed, Said(f"det här säger vi q{at}x1", block, where)),))
        for at, (deed, where) in enumerate(every)
    ]

    found = typed(form, jobs, ending, tmp_path)

    outcomes = [one for case, content in found for one in judged(form, case, content)]
    assert [] == [one.edit for one in outcomes if one.is_lost or not one.is_right]


@needs_office
@needs_uno
@pytest.mark.parametrize("ending", FORMS)
def test_what_is_typed_by_chance_comes_back(ending: str, tmp_path: Path) -> None:
    start = 30_000 + COUNT * list(FORMS).index(ending)
    jobs = [make_job(sent(), number) for number in range(start, start + COUNT)]

    found = typed(sent(), jobs, ending, tmp_path)

    outcomes = [one for case, content in found for one in judged(sent(), case, content)]
    wrong = Counter(one.edit for one in outcomes if not one.is_right)
    assert [] == [one for one in outcomes if one.is_lost]
    assert share_right(outcomes) >= 0.99, wrong
