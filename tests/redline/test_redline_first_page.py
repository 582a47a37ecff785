"""The answer keeps to the first page on paper, whatever differs, in PDF and in Word."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.diff.foremost import MOST_NAMED, choose
from govdocs.diff.front import find_bodies
from govdocs.diff.redline import compare
from govdocs.diff.rows import Side
from govdocs.diff.sheet import make_sheet
from govdocs.diff.summary import Summary, summarize
from govdocs.model.redline import TermChange
from govdocs.model.settings import Marking
from govdocs.model.sheet import Caption, Sheet
from govdocs.overview.editions import find_library
from govdocs.render.compared_page import compared_pages
from govdocs.render.html.redline_page import (
    redline_content,
    redline_file,
    redline_title,
)
from govdocs.render.pdf.make import make_each
from govdocs.render.pdf.redline import redline_job
from govdocs.render.word.redline import write_redline
from govdocs.render.word.redline_front import TEXT_HEADING
from govdocs.render.wrapped import lines_of
from govdocs.text.load import load
from govdocs.text.memory import Memory
from tests.places import AGREEMENTS
from tests.word.office import needs_office, saved_by_office

DAY = date(2026, 11, 1)
HEADING = "Vad blir det för skillnad?"
REST = "Fler uppgifter som ändras"
MARKING = Marking("Exempel", "Alla uppgifter är påhittade och gäller ingen.")
# What comes after the answer: more terms, all changes, or the key to the marks.
AFTER = rf"^ *(?:{REST}|Alla ändringar|{TEXT_HEADING}|\[tillagt: Så här\].*)$"
WORDS = (
    "region kommun ansvar vård omsorg samverkan patient planering uppföljning "
    "rehabilitering hjälpmedel läkare hemsjukvård utskrivning samordnad individuell "
    "ansvarsfördelning överenskommelse tillämpning huvudman"
).split()


@dataclass(frozen=True)
class Case:
    """A redline, and what it is of."""

    sheet: Sheet
    caption: Caption

    @property
    def summary(self) -> Summary:
        """Return what it comes to."""
        return summarize(self.sheet)


class Writer:
    """Writes front matter and sections of words drawn by chance."""

    def __init__(self) -> None:
        self._chance = Random(4)

    def words(self, count: int) -> str:
        """Return so many words, the first with a capital."""
        return " ".join(self._chance.choices(WORDS, k=count)).capitalize()

    def terms(self, count: int, words: int) -> str:
        """Return so many keys with a value of so many words."""
        return "".join(f"nyckel_{at}: {self.words(words)}\n" for at in range(count))

    def sections(self, count: int, heading: int) -> list[str]:
        """Return so many sections whose headings have so many words."""
        return [
            f"## {self.words(heading)}\n\n{self.words(40)}.\n\n{self.words(40)}.\n"
            for _ in range(count)
        ]

    def shuffled(self, sections: list[str]) -> list[str]:
        """Return sections in another order."""
        return self._chance.sample(sections, len(sections))


def _case(old: str, new: str, title: str = "Avtalet", notes: int = 0) -> Case:
    bodies = find_bodies(old, new)
    one, other = Side(old, bodies[0], {}), Side(new, bodies[1], {})
    note = "Version 2.0 fick inte alla parters godkännande och trädde aldrig i kraft. "
    caption = Caption(title, "1.0", "2.0", (note * 2,) * notes, ("0" * 64, "1" * 64))
    return Case(make_sheet(one, other, compare(old, new)), caption)


def _text(front: str, *sections: str) -> str:
    return "\n".join([f"---\n{front}---\n## Inledning\n\nVi samverkar.\n", *sections])


@cache
def generated() -> dict[str, Case]:
    """Return what is more than any agreement has, by what there is much of."""
    by = Writer()
    parts, others = by.sections(16, 14), by.sections(10, 14)
    long_word = "x" * 400
    moved = _text(by.terms(20, 6), *parts, *others)
    return {
        "fyrtio-villkor": _case(_text(by.terms(40, 2)), _text(by.terms(40, 2))),
        "fyrtio-langa": _case(_text(by.terms(40, 12)), _text(by.terms(40, 12))),
        "mycket-langt": _case(_text(by.terms(2, 500)), _text(by.terms(2, 500))),
        "ett-ord": _case(
            _text(f"nyckel: {long_word}\n"), _text(f"nyckel: {long_word[1:]}\n")
        ),
        "versaler": _case(
            _text(by.terms(12, 9).upper()),
            _text(by.terms(12, 9).upper(), *map(str.upper, by.sections(30, 9))),
        ),
        "trettio-nya": _case(_text(""), _text("", *by.sections(30, 15)), notes=3),
        "trettio-bytta": _case(
            _text("", *by.sections(30, 14)), _text("", *by.sections(30, 14))
        ),
        "lang-rubrik": _case(_text(""), _text("", *by.sections(3, 150))),
        "allt": _case(
            moved,
            _text(by.terms(20, 6), *by.shuffled(parts), *by.sections(12, 14)),
            by.words(30),
            notes=4,
        ),
    }


@cache
def locked() -> dict[str, Case]:
    """Return every comparison of locked texts that the site has."""
    library = find_library(load(AGREEMENTS, lambda reading: (), Memory()), DAY)
    pages = compared_pages(library, library.work.settings.stage)
    return {page.name: Case(page.comparison.sheet, page.caption) for page in pages}


def cases() -> dict[str, Case]:
    return {**generated(), **locked()}


def held(name: str, text: str, head: str) -> None:
    """Hold that the answer begins and ends on the first page; `head` is a page's."""
    after = text.index(HEADING)
    assert "\f" not in text[:after], name
    end = re.search(AFTER, text[after:], re.MULTILINE)
    assert end, name
    pages = text[after : after + end.start()].split("\f")
    assert len(pages) <= 2, name
    left = " ".join(pages[1:]).replace("…", " ").split()
    assert set(left) <= set(head.split()), name


def printed(content: bytes, folder: Path) -> str:
    path = folder / "sidor.pdf"
    path.write_bytes(content)
    words = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def _job_html(html: str) -> str:
    """Return the page without the text itself, which takes its time to lay out."""
    return re.sub("(?s)(<article[^>]*>).*</article>", r"\1<p>Här.</p></article>", html)


@pytest.mark.parametrize("marking", [None, MARKING])
def test_the_pdf_answers_on_its_first_page(
    tmp_path: Path, marking: Marking | None
) -> None:
    jobs = [
        redline_job(name, one.sheet, one.caption, "Prov", marking)
        for name, one in cases().items()
    ]
    made = make_each([replace(job, html=_job_html(job.html)) for job in jobs], 2)
    assert len(made) > 15
    for name, content in made.items():
        held(name, printed(content, tmp_path), f"{cases()[name].caption.name} SKILLNAD")


@needs_office
def test_the_word_file_answers_on_its_first_page(tmp_path: Path) -> None:
    files = {
        f"{name}.docx": write_redline(one.sheet, one.caption, DAY)
        for name, one in cases().items()
    }
    made = saved_by_office(files, "pdf", tmp_path)
    assert len(made) == len(files)
    for path, content in made.items():
        name = path.removesuffix(".pdf")
        held(name, printed(content, tmp_path), _head_in_word(cases()[name].caption))


def _head_in_word(caption: Caption) -> str:
    return f"{caption.name} {caption.old} → {caption.new}"


@dataclass(frozen=True)
class Lines:
    """Paper where all terms are as high and each name of a section takes a line."""

    lines: int

    def room(self, summary: Summary, named: int) -> float:
        """Return the lines that no section is named on."""
        return self.lines - len(summary.added[:named])

    def height(self, term: TermChange) -> float:
        """Return one line for each begun thirty letters."""
        return lines_of(term.text, 30, 1)


TERMS = st.lists(
    st.builds(
        lambda key, size, follows: TermChange(
            key, "a", "b", "ord " * size, "Något följer." * follows
        ),
        st.sampled_from("abcdef"),
        st.integers(1, 60),
        st.booleans(),
    ),
    max_size=12,
)
NAMES = st.lists(st.just("1.1 Ansvar"), max_size=12)


@given(TERMS, NAMES, st.integers(0, 40))
def test_every_term_stands_once_and_in_order(
    terms: list[TermChange], names: list[str], lines: int
) -> None:
    summary = Summary((), tuple(terms), (), tuple(names), (), (), "")
    chosen = choose(summary, Lines(lines))
    paper = Lines(lines)

    room = paper.room(summary, chosen.named)
    assert sum(map(paper.height, chosen.terms)) <= max(room, 0)
    assert 1 <= chosen.named <= MOST_NAMED
    assert sorted(map(id, terms)) == sorted(map(id, chosen.terms + chosen.rest))
    for some in (chosen.terms, chosen.rest):
        assert list(some) == sorted(some, key=lambda one: _place(terms, one))
    for key in "abcdef":
        of_key = [one for one in terms if one.key == key]
        assert of_key == [one for one in chosen.terms + chosen.rest if one.key == key]


def _place(terms: list[TermChange], term: TermChange) -> int:
    return next(at for at, one in enumerate(terms) if one is term)


def test_what_something_follows_from_comes_first() -> None:
    plain = [TermChange(f"n{at}", "a", "b", f"Nyckel {at}: a → b") for at in range(9)]
    notice = TermChange("tid", "12", "18", "Uppsägningstid: 12 → 18", "Dagen flyttas.")
    summary = Summary((), (*plain, notice), (), (), (), (), "")

    chosen = choose(summary, Lines(3))
    assert chosen.terms == (plain[0], plain[1], notice)
    assert chosen.rest == tuple(plain[2:])


def test_a_redline_of_two_files_has_a_title_of_its_own() -> None:
    caption = Caption("", "Förslag/A.md", "Förslag/B.md", (), ("0" * 64, "1" * 64))
    assert redline_title(caption) == "Skillnad mellan Förslag/A.md och Förslag/B.md"


def test_a_page_tells_all_terms_too() -> None:
    for one in cases().values():
        html = redline_file(one.sheet, one.caption, sides=False).decode("utf-8")
        shown = html.count("<li><strong>")
        assert shown == len(one.summary.terms)


def test_what_stands_above_takes_room_from_terms() -> None:
    one = locked()["hsavtal-1.0-2.0"]
    warning = "Versionen är förfallen och trädde aldrig i kraft. " * 4
    alone, below = (
        redline_content(one.sheet, one.caption, sides=False, folds=False, boxes=boxes)
        for boxes in ((), (warning,) * 3)
    )
    assert len(below["terms"]) < len(alone["terms"])
    assert "Uppsägningstid" in {term.title for term in alone["terms"]}


def test_words_are_broken_where_a_line_ends() -> None:
    told: Mapping[str, int] = {
        "": 1,
        "ett": 1,
        "ett två": 1,
        "ett två tre": 2,
        "x" * 21: 3,
        "ÅÄÖÅÄÖÅÄÖ": 2,
    }
    assert told == {one: lines_of(one, 10, 1) for one in told}
