"""What somebody writes in a copy to read, in LibreOffice, comes back at its place.

The words stand in the text already, so none of them comes in only by being unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.word.office import needs_office, needs_uno
from tests.word_forms.cases import is_right
from tests.word_forms.edits import Said
from tests.word_forms.sent import Sent, sent
from tests.word_forms.typed import IN_ROWS, NO_BOX, Job, typed

# A paragraph, and the first row of a table.
PARAGRAPH, ROW = "f9xp", "4jwp"
WORDS = "parten ska inte få vänta"


def jobs(*, is_tracking: bool) -> Iterator[Job]:
    """Yield each deed done to a paragraph or a row."""
    for block, deeds in ((PARAGRAPH, NO_BOX), (ROW, IN_ROWS)):
        for deed, where in deeds.items():
            gone = " | besked vid hemgång" if deed == "cell_over" else ""
            said = Said(WORDS, block, where, gone)
            yield Job(((deed, said),), is_tracking)


def wrong(copy: Sent, said: Said, content: bytes) -> list[str]:
    """Return what was read of a file, when that is not all that was done to it."""
    answer = copy.read(content)
    everything = [f"{one.place} {one.text} {one.proposal}" for one in answer.comments]
    is_gone = not said.gone or f"{said.gone}\n" not in "\n".join(everything)
    return [] if is_right(said, answer) and is_gone else [*everything, *answer.unread]


@needs_office
@needs_uno
@pytest.mark.parametrize(("ending", "is_tracking"), [("docx", True), ("odt", False)])
def test_every_deed_comes_back_with_all_its_words(
    ending: str, is_tracking: bool, tmp_path: Path
) -> None:
    copy = sent(ending=ending, is_reading=True)

    found = typed(copy, list(jobs(is_tracking=is_tracking)), ending, tmp_path)

    for case, content in found:
        ((deed, said),) = case.said
        assert [] == wrong(copy, said, content), deed
