"""How much of what people write in a Word form survives: here, in mammoth and in pandoc.

The forms and what is done to them are those of the tests.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from place import BENCH, ROOT, Place

sys.path.insert(0, str(ROOT))

from govdocs.consultation.form.places import Ask, FormBox, text_mark
from tests.word_forms.cases import Case, is_right, make_case, texts_of
from tests.word_forms.edits import Said
from tests.word_forms.sent import Sent, sent

TOOLS = ("govdocs", "mammoth", "pandoc")
# What is counted, and by which edits; None for all of them.
ROWS: Mapping[str, frozenset[str] | None] = {
    "ord": None,
    "kommentarer i marginalen": frozenset({"remark"}),
    "spårade infogningar": frozenset({"insert_tracked", "fill_tracked"}),
    "rätt stycke": None,
}
_PLACED = "rätt stycke"


def measure_shares(
    place: Place, count: int, python: Path | None
) -> list[tuple[str, dict[str, float]]]:
    """Return the share of each row that survives, by tool; those without Python left out."""
    folder = place.folder / "word-shares"
    place.remove("word-shares")()
    folder.mkdir(parents=True)
    form = sent()
    cases = [make_case(form, number) for number in range(count)]
    for case in cases:
        (folder / f"{case.number}.docx").write_bytes(case.content)
    tools = TOOLS if python else TOOLS[:1]
    for tool in tools[1:]:
        argv = [str(python), str(BENCH / "word_peers.py"), tool, str(folder)]
        subprocess.run(argv, check=True, env={**place.env(), "PYTHONPATH": ""})
    found: dict[str, dict[str, float]] = {}
    for tool in tools:
        hits = [hit for one in cases for hit in _hits(tool, form, one, folder)]
        for row in ROWS:
            own = [is_hit for name, is_hit in hits if name == row]
            found.setdefault(row, {})[tool] = sum(own) / len(own)
    return list(found.items())


def _hits(tool: str, form: Sent, case: Case, folder: Path) -> list[tuple[str, bool]]:
    """Return for each thing written the rows that it counts in, and whether it survived."""
    answer = form.read(case.content) if tool == "govdocs" else None
    if answer:
        told = " ".join(texts_of(answer))
    else:
        told = (folder / f"{case.number}.{tool}").read_text("utf-8")
    found: list[tuple[str, bool]] = []
    for edit, said in case.said:
        own = re.findall(r"\bq\d+x\d+\b", said.words)
        for row, edits in ROWS.items():
            if row == _PLACED and said.block:
                is_hit = (
                    is_right(said, answer) if answer else _is_marked(told, said, own)
                )
                found.append((row, is_hit))
            elif row != _PLACED and own and (edits is None or edit in edits):
                found.append((row, all(one in told for one in own)))
    return found


def _is_marked(told: str, said: Said, own: list[str]) -> bool:
    """Tell whether a bookmark of the block stands in the paragraph with the words.

    Generous to the tools: where nothing was to be found, or the mark is that of the box.
    """
    assert said.block
    boxes = (FormBox(one, said.block) for one in (Ask.COMMENT, Ask.PROPOSAL))
    marks = [text_mark(said.block), *(one.bookmark for one in boxes)]
    if not own:
        return True
    lines = re.split(r"\n\n|</p>|</td>", told)
    return any(own[0] in one and any(mark in one for mark in marks) for one in lines)
