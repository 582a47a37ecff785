"""Measure work with answers without the start of Python: `answers_in_process.py MODE WHAT`.

`plain` and `compiled` read the answers of the workspace WHAT and write them, `plain-read`
and `compiled-read` have them read before; `html-read` writes the page alone. `status` tells
how the round stands. `compare`, `sheet` and `place` are of a pair of texts with WHAT
thousand characters: compared, laid out as readers see it, and 10 000 comments placed.

Prints the processor seconds of the work alone; what it needs is imported before.
"""

from __future__ import annotations

import gc
import io
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import git
from make_answers import ROUND
from plain_compile import read_answers, writing
from redline_pairs import Pair, make_pair

import govdocs.consultation.compiling
import govdocs.render.html.compilation_page as page
import govdocs.render.markdown.compilation as markdown
import govdocs.render.xlsx.compilation as xlsx
from govdocs.cli.main import GARBAGE, run
from govdocs.cli.round import compiled, read_round
from govdocs.consultation.asked_text import AskedText
from govdocs.consultation.compilation import Compilation, compile_comments
from govdocs.consultation.placing import place_comments
from govdocs.consultation.status import find_status
from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.model.consultation import Consultation, ConsultationKind
from govdocs.model.submission import (
    Comment,
    CommentKind,
    CommentPlace,
    Quote,
    Submission,
)

assert git, "imported for the time it takes; the program does so when it needs it"
assert govdocs.consultation.compiling, "imported for the time it takes"
COMMENTS = 10_000
_DAY = datetime(2020, 2, 1, tzinfo=UTC)
# A pair with ids on its blocks.
_SEED = 13


def work(mode: str, what: str) -> Callable[[], object]:
    """Return what to measure, with everything before it done."""
    if mode in ("compare", "sheet", "place"):
        return on_texts(mode, make_pair("p", 1000 * int(what), _SEED))
    tree = Path(what)
    write(with_comments([]))
    match mode:
        case "plain":
            return lambda: writing(read_answers(tree))()
        case "plain-read":
            return writing(read_answers(tree))
        case "status":
            return lambda: run(["--workspace", what, "remiss", "status", ROUND])
        case "compiled":
            return lambda: write(compiled(read_round(tree, ROUND)))
    known = read_round(tree, ROUND)
    if mode == "html-read":
        found = compiled(known)
        return lambda: page.compilation_file(found)
    return lambda: write(compiled(known))


def write(found: Compilation) -> None:
    """Write a compilation in every format but PDF."""
    page.compilation_file(found)
    markdown.compilation_markdown(found)
    xlsx.compilation_xlsx(found)


def on_texts(mode: str, pair: Pair) -> Callable[[], object]:
    """Return what is done with a pair of texts."""
    if mode == "compare":
        return lambda: compare(pair.old, pair.new)
    if mode == "sheet":
        sides = Side(pair.old, 0, {}), Side(pair.new, 0, {})
        return lambda: make_sheet(*sides, compare(pair.old, pair.new))
    found = commented(AskedText("avtal", "Avtal", pair.old))
    later = {"avtal": AskedText("avtal", "Avtal", pair.new)}
    return lambda: place_comments(found, later)


def commented(text: AskedText) -> Compilation:
    """Return a round with comments on words of random blocks."""
    rng = Random(_SEED)
    homes = list(text.homes.by_id.values())
    comments = []
    for number in range(COMMENTS):
        home = rng.choice(homes)
        words = text.text[slice(*home.words)].split()[: rng.randint(3, 8)]
        place = CommentPlace("avtal", home.id, Quote(" ".join(words)))
        comments.append(
            Comment(f"a-{number}", CommentKind.CHANGE, "En synpunkt.", place)
        )
    found = with_comments(comments, text)
    assert found.annex, "listed when the round was compiled"
    return found


def with_comments(comments: list[Comment], *texts: AskedText) -> Compilation:
    """Return a round with one answer."""
    answer = Submission(ROUND, "a", _DAY, "webb", "0" * 64, comments=tuple(comments))
    days = date(2020, 1, 1), date(2020, 3, 31)
    kind = ConsultationKind.CONSULTATION
    asked = Consultation(ROUND, "Mätning", kind, *days, ())
    return compile_comments(find_status(asked, [answer], _DAY), texts, [], {})


def main() -> None:
    """Do the work once and print what it cost."""
    gc.set_threshold(*GARBAGE)
    todo = work(*sys.argv[1:])
    start = time.process_time()
    with redirect_stdout(io.StringIO()):
        todo()
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
