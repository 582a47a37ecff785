"""What is exported comes in again: the same words and ids, also through LibreOffice.

GOVDOCS_LONG=1 opens and saves every text; else some of them.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from govdocs.cli.surroundings import around
from govdocs.model.document import BlockKind, Document, blocks_of, walk_sections
from govdocs.model.outline import Outline
from govdocs.model.word_text import Piece, WordText
from govdocs.overview.editions import find_library
from govdocs.render.flow_page import word_text
from govdocs.render.odt.text import write_odt
from govdocs.render.site_plan import SitePlan, plan_site
from govdocs.render.text_page import TextPage, text_pages
from govdocs.render.word.text import write_docx
from govdocs.text.canonical import running_text, words_digest
from govdocs.text.faults import Faults
from govdocs.text.front_matter import split
from govdocs.text.load import Loaded, load
from govdocs.text.memory import Memory
from govdocs.text.parse import parse_body
from govdocs.text.source import Source
from govdocs.text.word.markdown import Wanted, import_word
from govdocs.text.word.markdown_links import ways_of
from govdocs.text.word.read import read_word
from tests.long import LONG
from tests.places import AGREEMENTS
from tests.word.imported import found, imported, mint
from tests.word.office import needs_office, saved_by_office

DAY = date(2026, 11, 1)
EVERY = 1 if LONG else 7
WRITERS = {"docx": write_docx, "odt": write_odt}


_near = cache(around)


@cache
def texts() -> dict[str, Document]:
    """Return everything there is to export, by the name of its file."""
    return {page.name: page.edition.document for page, _ in _pages() if page.has_files}


@cache
def _workspace() -> Loaded:
    return load(AGREEMENTS, lambda reading: (), Memory())


@cache
def _pages() -> list[tuple[TextPage, SitePlan]]:
    library = find_library(_workspace(), DAY)
    plan = plan_site(AGREEMENTS, library, AGREEMENTS)
    return [(one, plan) for one in text_pages(library, library.work.settings.stage)]


@cache
def files(ending: str) -> dict[str, bytes]:
    """Return every text as a file, by its name."""
    return {
        f"{page.name}.{ending}": WRITERS[ending](word_text(page, plan, ending), DAY)
        for page, plan in _pages()
        if page.has_files
    }


def ids(document: Document) -> list[str]:
    """Return the ids of all headings and blocks."""
    return sorted(
        one.id
        for part in document.parts
        for those in (walk_sections(part.sections), blocks_of(part))
        for one in those
        if one.id
    )


def lists(document: Document) -> list[int]:
    """Return how many items each list has, in order."""
    return [
        len(one.children)
        for part in document.parts
        for one in blocks_of(part)
        if one.kind in (BlockKind.BULLETS, BlockKind.NUMBERS)
    ]


def come_in(content: bytes) -> Document:
    """Return what a file becomes; no word of it may be lost."""
    made = imported(read_word(content))
    assert made.report.is_whole, (made.report.missing, made.report.added)
    halves = split(Source("", made.text, ""), Faults(""))
    assert halves is not None
    # Only its parts are compared; the metadata is for a person to fill in.
    return Document("", None, (parse_body("", "", "", halves.body, 1, Faults("")),))  # type: ignore[arg-type]


def hold(name: str, content: bytes) -> None:
    """Hold what comes in against the text that went out."""
    before, after = texts()[name.rpartition(".")[0]], come_in(content)
    assert running_text(after) == running_text(before), name
    assert words_digest(after) == words_digest(before)
    assert ids(after) == ids(before), name
    assert lists(after) == lists(before), name


@pytest.mark.parametrize("ending", WRITERS)
def test_what_stands_round_a_text_is_summed_until_somebody_writes_in_it(
    ending: str,
) -> None:
    name, content = next(iter(files(ending).items()))
    text = read_word(content)
    assert _cover(text) == 1
    at = next(n for n, one in enumerate(text.paragraphs) if one.style == "Subtitle")
    one = text.paragraphs[at]
    changed = one._replace(pieces=(*one.pieces, Piece(" Nej!")))
    lines = (*text.paragraphs[:at], changed, *text.paragraphs[at + 1 :])
    assert _cover(text._replace(paragraphs=lines)) == 2, name


def _cover(text: WordText) -> int:
    """Return how many lines a report has on what stands round the text."""
    return len(found(text, "Försättsblad"))


@pytest.mark.parametrize("ending", WRITERS)
def test_every_text_comes_in_as_it_went_out(ending: str) -> None:
    known = {one.id for one, _ in _pages()}
    assert len(known) > 10
    assert known == {page.id for page, _ in _pages() if page.has_files}
    for name, content in files(ending).items():
        hold(name, content)


@needs_office
@pytest.mark.parametrize("saved", WRITERS)
@pytest.mark.parametrize("ending", WRITERS)
def test_and_when_libreoffice_has_saved_it(
    tmp_path: Path, ending: str, saved: str
) -> None:
    some = dict(list(files(ending).items())[::EVERY])
    back = saved_by_office(some, saved, tmp_path)
    assert len(back) == len(some)
    for name, content in back.items():
        hold(name, content)


@pytest.mark.parametrize("ending", WRITERS)
def test_a_text_that_replaces_itself_leaves_its_file_as_it_was(ending: str) -> None:
    count = 0
    for page, plan in _pages():
        outline = page.edition.outline
        path = AGREEMENTS / outline.path
        if not path.is_file() or not page.has_files:
            continue
        content = WRITERS[ending](word_text(page, plan, ending), DAY)
        for part in outline.composition:
            own = _workspace().workspace.by_id[part]
            again = _replaced(content, AGREEMENTS / own.path, part, outline)
            before = (AGREEMENTS / own.path).read_text("utf-8")
            assert again == before
            count += 1
    assert count > 10


def _replaced(content: bytes, path: Path, part: str, outline: Outline) -> str:
    """Return a file of the workspace with its text taken from a Word file."""
    near = _near(AGREEMENTS, path)
    before = path.read_text("utf-8")
    halves = split(Source("", before, ""), Faults(""))
    assert halves is not None
    front = f"---\n{halves.front}\n---\n"
    wanted = Wanted(
        front=front,
        homes=near.homes,
        part=part if outline.metadata.part_ids else "",
        ways=ways_of(before, path.name, near.homes),
    )
    own = mint(*near.taken)
    return import_word(read_word(content), wanted, own, path.name).text
