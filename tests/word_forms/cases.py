"""Forms filled in by chance, and whether what was written comes back."""

from __future__ import annotations

import io
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document

from govdocs.model.submission import Comment, Submission
from tests.word_forms.edits import EDITS, Pen, Said, Where
from tests.word_forms.opened import Opened
from tests.word_forms.sent import Sent

_WORD = "docx:MS Word 2007 XML"
# It stops without a word after some 250 files.
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Case:
    """One file as it comes back, and what was done to it."""

    number: int
    content: bytes
    said: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one thing that somebody wrote; `edit` is the name of how."""

    case: int
    edit: str
    said: Said
    is_right: bool
    is_lost: bool


def make_case(sent: Sent, number: int) -> Case:
    """Return a form with two to six edits, the same for the same number."""
    chance = random.Random(number)
    file = Opened(sent.content)
    pen = Pen(file, chance, str(number))
    blocks = chance.sample(sent.blocks, chance.randint(2, 6))
    edits = chance.choices(list(EDITS), k=len(blocks))
    found = [
        (edit, EDITS[edit](pen, one)) for edit, one in zip(edits, blocks, strict=True)
    ]
    said = tuple((edit, one) for edit, one in found if one)
    return Case(number, file.to_bytes(), said)


def judged(sent: Sent, case: Case, content: bytes) -> Iterator[Outcome]:
    """Yield what became of each thing written; `content` may have been saved anew."""
    answer = sent.read(content)
    split = {said.block for edit, said in case.said if edit in ("split", "parted")}
    # A box may stand below another block than its own, a list's below the last item.
    joined = sum(edit == "joined" for edit, _ in case.said)
    assert len(set(_broken(answer)) - split) <= joined, case.number
    for edit, said in case.said:
        lost = is_lost(answer, said.words)
        yield Outcome(case.number, edit, said, is_right(said, answer), lost)


def written_by_python_docx(content: bytes, number: int) -> tuple[bytes, str]:
    """Return a file with a paragraph and a comment more, and the words of both."""
    document = Document(io.BytesIO(content))
    words = f"med hälsning qp{number}x1"
    run = document.add_paragraph("Det här är allt vi ville säga, ").add_run(words)
    more = f"samma sak i marginalen qp{number}x2"
    document.add_comment([run], text=more, author="Någon", initials="N")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue(), f"{words} {more}"


def saved_by_libreoffice(contents: Sequence[bytes], form: str = _WORD) -> list[bytes]:
    """Return files as LibreOffice saves them, with one start for a hundred."""
    rows = range(0, len(contents), _AT_ONCE)
    return [one for at in rows for one in _saved(contents[at : at + _AT_ONCE], form)]


def _saved(contents: Sequence[bytes], form: str) -> list[bytes]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "out").mkdir()
        for at, content in enumerate(contents):
            (folder / f"{at}.docx").write_bytes(content)
        files = [str(folder / f"{at}.docx") for at in range(len(contents))]
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                form,
                "--outdir",
                str(folder / "out"),
                *files,
            ],
            check=True,
            capture_output=True,
        )
        ending = form.partition(":")[0]
        return [
            (folder / "out" / f"{at}.{ending}").read_bytes() for at in range(len(files))
        ]


def is_right(said: Said, answer: Submission) -> bool:
    """Tell whether what somebody wrote is at its block in an answer."""
    here = [one for one in answer.comments if _block(one) == said.block]
    match said.where:
        case Where.COMMENT:
            return any(said.words in " ".join(one.text.split()) for one in here)
        case Where.PROPOSAL:
            return any(_holds(one.proposal or "", said) for one in here)
        case Where.EITHER:
            return any(said.words in f"{one.text} {one.proposal}" for one in here)
        case Where.NOWHERE:
            return not here


def _broken(answer: Submission) -> Iterator[str]:
    """Yield the blocks that a file is told to have parted or put together."""
    for one in answer.unread:
        if "är delat i flera" in one or "är hopslaget" in one:
            yield one.rpartition("#")[2]


def _holds(proposal: str, said: Said) -> bool:
    running = " ".join(proposal.split())
    has_words = said.words in running
    return has_words and not (said.gone and f"{said.words} {said.gone}" in running)


def _block(comment: Comment) -> str | None:
    return comment.place.block if comment.place else None


def texts_of(answer: Submission) -> Iterator[str]:
    """Yield every text in an answer that somebody has written."""
    for one in answer.comments:
        yield from (one.text, one.proposal or "")
    yield from answer.unread
    yield from answer.answers.values()
    yield from (answer.reason or "", answer.reservation or "", *answer.dockets)
    if answer.decided_by:
        yield answer.decided_by.body


def _running(answer: Submission) -> str:
    return " ".join(" ".join(texts_of(answer)).split())


def _words(answer: Submission) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _running(answer)))


def is_lost(answer: Submission, words: str) -> bool:
    """Tell whether any word that is nobody else's is missing in an answer."""
    own = re.findall(r"\bqp?\d+x\d+\b", words)
    return not _words(answer).issuperset(own)


def share_right(found: Iterable[Outcome]) -> float:
    """Return how large a share of what was written came to the right paragraph."""
    outcomes = list(found)
    return sum(one.is_right for one in outcomes) / len(outcomes)
