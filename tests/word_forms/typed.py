"""Forms that are filled in by hand in LibreOffice, by what `typist.py` can do."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from govdocs.consultation.form.places import Ask, FormBox, text_mark
from tests.word.office import SYSTEM_PYTHON
from tests.word_forms.cases import Case
from tests.word_forms.edits import Pen, Said, Where
from tests.word_forms.opened import Opened
from tests.word_forms.sent import Sent

TYPIST = Path(__file__).with_name("typist.py")
# Where the words of each deed are to end up.
IN_BOXES: Mapping[str, Where] = {
    "box": Where.COMMENT,
    "box_lines": Where.COMMENT,
    "box_break": Where.COMMENT,
    "box_beside": Where.COMMENT,
    "box_amid": Where.COMMENT,
    "box_again": Where.COMMENT,
    "box_tracked": Where.COMMENT,
    "propose": Where.PROPOSAL,
}
UNLOCKED: Mapping[str, Where] = {
    "text": Where.PROPOSAL,
    "text_tracked": Where.PROPOSAL,
    "text_over": Where.PROPOSAL,
    "text_bold": Where.PROPOSAL,
    "text_anew": Where.PROPOSAL,
    "text_item": Where.PROPOSAL,
    "text_heading": Where.PROPOSAL,
    "below": Where.EITHER,
    "below_tracked": Where.PROPOSAL,
    "parted": Where.EITHER,
    "joined": Where.COMMENT,
    "note": Where.COMMENT,
    "table": Where.COMMENT,
    "frame": Where.COMMENT,
    "moved": Where.COMMENT,
}
# Deeds that need no box, done to a paragraph; and to a row of a table.
NO_BOX: Mapping[str, Where] = {
    **{one: where for one, where in UNLOCKED.items() if one not in ("joined", "moved")},
    "table": Where.EITHER,
}
IN_ROWS: Mapping[str, Where] = {
    "text": Where.PROPOSAL,
    "cell_over": Where.PROPOSAL,
    "head": Where.COMMENT,
}
# What LibreOffice calls the forms that it saves in.
FORMS: Mapping[str, str] = {"docx": "MS Word 2007 XML", "odt": "writer8"}


_Deed = tuple[str, tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Job:
    """One form to be filled in: what is said in it, and by which deeds, in order.

    A copy to read tracks what is changed, unless that is turned off.
    """

    said: tuple[tuple[str, Said], ...]
    is_tracking: bool = True

    @property
    def deeds(self) -> list[_Deed]:
        """Return what is done, the text unlocked first when that is needed."""
        own = [(deed, _names(said.block), said.words) for deed, said in self.said]
        if not self.is_tracking:
            own = [("untracked", ("", "", ""), ""), *own]
        is_locked = all(deed in IN_BOXES for deed, _ in self.said)
        return own if is_locked else [("unlock", ("", "", ""), ""), *own]


def make_job(sent: Sent, number: int) -> Job:
    """Return one to four deeds by chance, the same for the same number."""
    chance = random.Random(number)
    pen = Pen(Opened(sent.content), chance, str(number))
    known = IN_BOXES if chance.random() < 0.4 else {**IN_BOXES, **UNLOCKED}
    blocks = chance.sample(sent.blocks, chance.randint(1, 4))
    deeds = chance.choices(list(known), k=len(blocks))
    return Job(
        tuple(
            (deed, Said(pen.words(), block, known[deed]))
            for deed, block in zip(deeds, blocks, strict=True)
        )
    )


def typed(
    sent: Sent, jobs: Sequence[Job], ending: str, folder: Path
) -> list[tuple[Case, bytes]]:
    """Return the forms as LibreOffice saves them, with one start for all."""
    form = folder / f"form.{sent.ending}"
    form.write_bytes(sent.content)
    saved = [folder / f"{at}.{ending}" for at in range(len(jobs))]
    asked = [
        {
            "given": str(form),
            "saved": str(path),
            "form": FORMS[ending],
            "deeds": job.deeds,
        }
        for path, job in zip(saved, jobs, strict=True)
    ]
    done = subprocess.run(
        [SYSTEM_PYTHON, str(TYPIST), str(folder)],
        input=json.dumps(asked),
        check=False,
        capture_output=True,
        text=True,
    )
    assert not done.returncode, done.stderr
    return [
        (Case(at, sent.content, job.said), path.read_bytes())
        for at, (path, job) in enumerate(zip(saved, jobs, strict=True))
    ]


def _names(block: str) -> tuple[str, str, str]:
    """Return the bookmarks of a block, of its text and of its two boxes for words."""
    boxes = (FormBox(ask, block).bookmark for ask in (Ask.COMMENT, Ask.PROPOSAL))
    comment, proposal = boxes
    return text_mark(block), comment, proposal
