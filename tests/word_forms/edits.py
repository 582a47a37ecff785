"""THE table of what people and programs do to a form in Word, and what is to come of it.

Each edit writes words that stand nowhere else, so that what is lost is seen.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from govdocs.consultation.form.places import Ask, FormBox, text_mark
from tests.word_forms.opened import Opened, make, run, w


class Where(StrEnum):
    """Where somebody's words are to be found in the answer."""

    COMMENT = "comment"
    PROPOSAL = "proposal"
    EITHER = "either"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Said:
    """Words that somebody has written, and the block that they are about.

    `gone` are words taken out of the proposal.
    """

    words: str
    block: str
    where: Where
    gone: str = ""


class Pen:
    """Writes in one file, by chance; no two words of it are the same."""

    def __init__(self, file: Opened, chance: random.Random, name: str) -> None:
        self.file = file
        self.chance = chance
        self._name = name
        self._count = 0

    def words(self, least: int = 3, most: int = 9) -> str:
        """Return a sentence that ends in a word of its own."""
        self._count += 1
        said = self.chance.choices(_VOCABULARY, k=self.chance.randint(least, most))
        return f"{' '.join(said)} q{self._name}x{self._count}"


Edit = Callable[[Pen, str], Said | None]


def fill(pen: Pen, block: str) -> Said:
    """Write in the box, as Word and python-docx do."""
    words = pen.words()
    _fill(pen, block, [run(words)])
    return _comment(words, block)


def fill_split(pen: Pen, block: str) -> Said:
    """Write with pauses: Word parts the text in runs, and marks what it thinks is wrong."""
    words = pen.words(5, 12)
    cuts = sorted(pen.chance.sample(range(1, len(words)), 3))
    bits = [words[a:b] for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
    runs: list[etree._Element] = []
    for bit in bits:
        piece = run(bit)
        piece.set(w("rsidR"), f"00{pen.chance.randrange(16**6):06X}")
        if pen.chance.random() < 0.5:
            piece.insert(0, make("rPr", make("lang", val="en-US")))
        runs += [make("proofErr", type="spellStart"), piece]
    _fill(pen, block, runs)
    return _comment(words, block)


def fill_lines(pen: Pen, block: str) -> Said:
    """Write two lines in the box."""
    first, words = pen.words(), pen.words()
    _fill(pen, block, [run(first), make("r", make("br")), run(words)])
    return _comment(words, block)


def fill_tracked(pen: Pen, block: str) -> Said:
    """Write in the box with changes tracked."""
    words = pen.words()
    _fill(pen, block, [_tracked(pen, "ins", run(words))])
    return _comment(words, block)


def fill_in_prompt(pen: Pen, block: str) -> Said:
    """Write in the middle of the prompt, as LibreOffice does: with the look of it."""
    words = pen.words()
    _prompt(pen, block).text = f"Skriv {words} här"
    return _comment(words, block)


def fill_over_prompt(pen: Pen, block: str) -> Said:
    """Write over the prompt with changes tracked, as LibreOffice does: with its look."""
    words = pen.words()
    found = _prompt(pen, block).getparent()
    written = deepcopy(found)
    written.find(w("t")).text = words
    found.find(w("t")).tag = w("delText")
    place = found.getparent()
    place.remove(found)
    place.extend([_tracked(pen, "del", found), _tracked(pen, "ins", written)])
    return _comment(words, block)


def fill_unwrapped(pen: Pen, block: str) -> Said:
    """Write in the box, and remove the control but not what is in it."""
    words = pen.words()
    _unwrap(_fill(pen, block, [run(words)]))
    return _comment(words, block)


def fill_without_bookmark(pen: Pen, block: str) -> Said:
    """Write in a box whose bookmark is gone."""
    words = pen.words()
    _fill(pen, block, [run(words)])
    pen.file.without_bookmark(FormBox(Ask.COMMENT, block).bookmark)
    return _comment(words, block)


def fill_without_tag(pen: Pen, block: str) -> Said:
    """Write in a box whose tag is gone, as LibreOffice leaves it."""
    words = pen.words()
    about = _fill(pen, block, [run(words)])[0]
    about.remove(about.find(w("tag")))
    return _comment(words, block)


def fill_bare(pen: Pen, block: str) -> Said:
    """Write where neither bookmark nor control is left, only the label."""
    words = pen.words()
    _unwrap(_fill(pen, block, [run(words)]))
    pen.file.without_bookmark(FormBox(Ask.COMMENT, block).bookmark)
    return _comment(words, block)


def fill_twice(pen: Pen, block: str) -> Said:
    """Copy the box to write one thing more; Word leaves the bookmark with the first."""
    first, words = pen.words(), pen.words()
    control = _fill(pen, block, [run(first)])
    paragraph = _paragraph_of(control)
    copy = deepcopy(paragraph)
    for name in ("bookmarkStart", "bookmarkEnd"):
        for one in list(copy.iter(w(name))):
            one.getparent().remove(one)
    next(one for one in copy.iter(w("t")) if one.text == first).text = words
    paragraph.addnext(copy)
    return _comment(words, block)


def fill_moved(pen: Pen, block: str) -> Said:
    """Write, and move the whole line to another place in the file."""
    words = pen.words()
    paragraph = _paragraph_of(_fill(pen, block, [run(words)]))
    others = [one for one in pen.file.body.findall(w("p")) if one is not paragraph]
    pen.chance.choice(others).addnext(paragraph)
    return _comment(words, block)


def fill_tail(pen: Pen, block: str) -> Said:
    """Write after the box instead of in it, on the same line."""
    words = pen.words()
    box = FormBox(Ask.COMMENT, block)
    _paragraph_of(pen.file.control(box.tag)).append(run(words))
    return _comment(words, block)


def propose(pen: Pen, block: str) -> Said:
    """Write a wording in its box."""
    words = pen.words()
    _fill(pen, block, [run(words)], Ask.PROPOSAL)
    return Said(words, block, Where.PROPOSAL)


def insert_tracked(pen: Pen, block: str) -> Said:
    """Insert words in the text with changes tracked."""
    words = pen.words()
    runs = _text_runs(pen, block)
    pen.chance.choice(runs).addnext(_tracked(pen, "ins", run(f" {words} ")))
    return Said(words, block, Where.PROPOSAL)


def insert(pen: Pen, block: str) -> Said:
    """Insert words in the text, which somebody has unlocked, without tracking."""
    words = pen.words()
    text = pen.chance.choice(_text_runs(pen, block)).find(w("t"))
    at = (text.text or "").find(" ") + 1
    text.text = f"{text.text[:at]}{words} {text.text[at:]}"
    return Said(words, block, Where.PROPOSAL)


def delete_tracked(pen: Pen, block: str) -> Said | None:
    """Take words out of the text with changes tracked, and say so in the box."""
    found = _longest_run(pen, block)
    text = found.find(w("t")).text or ""
    words = text.split(" ")
    if len(words) < 4:
        return None
    at = pen.chance.randrange(1, len(words) - 2)
    before, gone = " ".join(words[:at]) + " ", " ".join(words[at : at + 2])
    after = " " + " ".join(words[at + 2 :])
    parts = [run(before), _tracked(pen, "del", run(gone, "delText")), run(after)]
    for part in reversed(parts):
        found.addnext(part)
    found.getparent().remove(found)
    return Said(before.strip(), block, Where.PROPOSAL, gone)


def autocorrect(pen: Pen, block: str) -> Said:
    """Let Word change quotes, dashes and spaces in the text, which changes nothing."""
    for one in _text_runs(pen, block):
        text = one.find(w("t"))
        said = (text.text or "").replace('"', "”").replace("'", "’")
        text.text = said.replace(" - ", " – ").replace(" ", "\u00a0", 1)
    return Said("", block, Where.NOWHERE)


def remark(pen: Pen, block: str) -> Said:
    """Comment in the margin of the text."""
    words = pen.words()
    name = pen.file.remark(words)
    runs = _text_runs(pen, block)
    runs[0].addprevious(make("commentRangeStart", id=name))
    end = make("commentRangeEnd", id=name)
    runs[-1].addnext(end)
    end.addnext(make("r", make("commentReference", id=name)))
    return Said(words, block, Where.COMMENT)


def write_below(pen: Pen, block: str) -> Said:
    """Write a paragraph of one's own below the text."""
    words = pen.words(6, 14)
    pen.file.paragraph(text_mark(block)).addnext(make("p", run(words)))
    return _comment(words, block)


def paste_table(pen: Pen, block: str) -> Said:
    """Paste a table below the box."""
    words = pen.words()
    cells = [make("tc", make("p", run(one))) for one in (pen.words(1, 2), words)]
    table = make("tbl", make("tblPr"), make("tblGrid"), make("tr", *cells))
    control = pen.file.control(FormBox(Ask.COMMENT, block).tag)
    _paragraph_of(control).addnext(table)
    table.addnext(make("p"))
    return _comment(words, block)


def split(pen: Pen, block: str) -> Said | None:
    """Part a paragraph of the text in two, and write in the second half."""
    found = _longest_run(pen, block)
    text = found.find(w("t")).text or ""
    at = text.find(" ", len(text) // 2)
    if at < 0:
        return None
    words = pen.words()
    found.find(w("t")).text = text[:at]
    paragraph = pen.file.paragraph(text_mark(block))
    second = make("p", run(f"{words} {text[at + 1 :]}"))
    style = paragraph.find(w("pPr"))
    if style is not None:
        second.insert(0, deepcopy(style))
    for later in list(found.itersiblings()):
        second.append(later)
    paragraph.addnext(second)
    return Said(words, block, Where.EITHER)


EDITS: Mapping[str, Edit] = {
    one.__name__: one
    for one in (
        fill,
        fill_split,
        fill_lines,
        fill_tracked,
        fill_in_prompt,
        fill_over_prompt,
        fill_unwrapped,
        fill_without_bookmark,
        fill_without_tag,
        fill_bare,
        fill_twice,
        fill_moved,
        fill_tail,
        propose,
        insert_tracked,
        insert,
        delete_tracked,
        autocorrect,
        remark,
        write_below,
        paste_table,
        split,
    )
}
_VOCABULARY = (
    "vi ser att tiden är för kort och att ansvaret bör delas lika mellan region "
    "kommun läkare samt förtydliga gärna orden plan uppföljning ska inte vara"
).split()


def _comment(words: str, block: str) -> Said:
    return Said(words, block, Where.COMMENT)


def _fill(
    pen: Pen, block: str, content: list[etree._Element], ask: Ask = Ask.COMMENT
) -> etree._Element:
    """Put content in a box, as Word does when somebody writes; return the control."""
    control = pen.file.control(FormBox(ask, block).tag)
    about, inner = control.find(w("sdtPr")), control.find(w("sdtContent"))
    for one in about.findall(w("showingPlcHdr")):
        about.remove(one)
    for one in list(inner):
        inner.remove(one)
    inner.extend(content)
    return control


def _prompt(pen: Pen, block: str) -> etree._Element:
    """Return the text of the prompt in an empty box."""
    control = pen.file.control(FormBox(Ask.COMMENT, block).tag)
    return next(control.find(w("sdtContent")).iter(w("t")))


def _unwrap(control: etree._Element) -> None:
    for one in control.find(w("sdtContent")):
        control.addprevious(one)
    control.getparent().remove(control)


def _paragraph_of(element: etree._Element) -> etree._Element:
    return next(element.iterancestors(w("p")))


def _text_runs(pen: Pen, block: str) -> list[etree._Element]:
    return list(pen.file.texts(pen.file.paragraph(text_mark(block))))


def _longest_run(pen: Pen, block: str) -> etree._Element:
    return max(_text_runs(pen, block), key=lambda one: len(one.find(w("t")).text or ""))


def _tracked(pen: Pen, tag: str, *content: etree._Element) -> etree._Element:
    return make(
        tag,
        *content,
        id=pen.file.number(),
        author="Någon",
        date="2021-11-01T10:00:00Z",
    )
