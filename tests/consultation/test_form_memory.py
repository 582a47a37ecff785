"""What is kept of a round between runs changes the time of an answer, never what is read."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs import clock
from govdocs.cli.main import run
from govdocs.consultation.answers import open_round
from govdocs.consultation.form.addressed import addressed
from govdocs.consultation.form.form import Form
from govdocs.consultation.form.memory import form_memory
from govdocs.consultation.form.reading import reading_word
from govdocs.consultation.form.word import form_word
from govdocs.model.consultation import Asked, Consultation, Invited
from govdocs.model.word_text import WordText
from govdocs.overview import frozen
from govdocs.render.sent_out import SentOut
from govdocs.text import derived, segments
from govdocs.text.passages import read_passages
from govdocs.text.publication import Ready
from govdocs.text.word.as_json import as_json
from tests.consultation.consulted import INSTANCES, TEXT
from tests.consultation.forms import form, form_texts, laid_out
from tests.record.records import git, new_record
from tests.redline.pairs import pairs
from tests.workspaces import write_workspace

FIRST = date(2021, 9, 15)


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Ready, ...]:
    return form_texts(tmp_path / "texts")


def read(text: WordText) -> object:
    """Return what a file is held against: all but what is told to its writer alone."""
    told = {
        name: said
        for name, said in text.properties.items()
        if not name.startswith("govdocs-ram-")
    }
    return as_json(text._replace(properties=told))


@pytest.mark.parametrize("extension", [None, date(2022, 1, 15)])
@pytest.mark.parametrize("name", [None, "Norrby kommun"])
@pytest.mark.parametrize("invited", ["norrby", "soderby"])
@pytest.mark.parametrize("make", [form_word, reading_word])
def test_a_form_made_over_to_one_is_as_if_it_had_been_made_for_it(
    texts: tuple[Ready, ...],
    make: Callable[..., WordText],
    name: str | None,
    extension: date | None,
    invited: str,
) -> None:
    common = form(texts)
    asked = replace(common.round, invited=(Invited(invited, None, extension),))
    common = replace(common, round=asked)
    own = replace(common, consultee="norrby")
    laid = laid_out(texts)

    assert read(addressed(make(common, laid, None), own, name)) == read(
        make(own, laid, name)
    )


def test_what_is_kept_is_what_was_made(
    tmp_path: Path, texts: tuple[Ready, ...]
) -> None:
    made = form(texts)
    templates = [
        form_word(made, laid_out(texts)),
        reading_word(made, laid_out(texts)),
    ]
    memory = form_memory(tmp_path, made.round)
    assert memory.recall_form() is None
    assert memory.recall_templates() is None

    memory.keep_form(made)
    memory.keep_templates(made, templates)

    again = form_memory(tmp_path, made.round)
    assert made == again.recall_form()
    assert list(map(read, templates)) == list(map(read, again.recall_templates() or ()))


def changed_rounds(asked: Consultation) -> Iterator[Consultation]:
    """Yield a round with one thing changed, each that a form or a template tells."""
    first, *rest = asked.texts
    yield replace(asked, texts=(replace(first, digest="b" * 64), *rest))
    yield replace(asked, texts=(replace(first, version="1.1"), *rest))
    yield replace(asked, texts=(replace(first, questions=()), *rest))
    yield replace(asked, texts=(*rest, first))
    yield replace(asked, questions=(Asked("f9", "Något mer?"),))
    yield replace(asked, title="En annan rubrik")
    yield replace(asked, deadline=date(2022, 2, 1))
    yield replace(asked, marking="Utkast")


def test_another_round_text_or_program_is_never_taken_for_the_one_kept(
    tmp_path: Path, texts: tuple[Ready, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kept(tmp_path, texts)
    for asked in changed_rounds(made.round):
        assert form_memory(tmp_path, asked).recall_form() is None
        assert form_memory(tmp_path, asked).recall_templates() is None
    assert form_memory(tmp_path / "annan", made.round).recall_form() is None

    monkeypatch.setattr(derived, "program_salt", lambda: "en annan version")

    assert form_memory(tmp_path, made.round).recall_form() is None
    assert form_memory(tmp_path, made.round).recall_templates() is None


def kept(root: Path, texts: tuple[Ready, ...]) -> Form:
    """Return a form that is kept with its template."""
    made = form(texts)
    memory = form_memory(root, made.round)
    memory.keep_form(made)
    memory.keep_templates(made, [form_word(made, laid_out(texts))])
    return made


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: b"",
        lambda raw: b"\xff\x00",
        lambda raw: raw[:-1],
        lambda raw: raw + b" ",
        lambda raw: raw.replace(b"vtal", b"vtaI"),
        lambda raw: raw.split(b"\n", 2)[2],
        lambda raw: b"\n\n" + raw.split(b"\n", 2)[2],
        lambda raw: raw.replace(b"\n", b"\n\xe5", 1),
    ],
)
def test_a_broken_file_is_as_none(
    tmp_path: Path, texts: tuple[Ready, ...], harm: Callable[[bytes], bytes]
) -> None:
    memory = form_memory(tmp_path, kept(tmp_path, texts).round)
    assert memory.recall_form()
    assert memory.recall_templates()

    for one in (memory.form, memory.templates):
        one.place.write_bytes(harm(one.place.read_bytes()))

    assert memory.recall_form() is None
    assert memory.recall_templates() is None


@pytest.mark.parametrize("content", [b"{}", b"[]", b"[1,2]", b"[[[1]],{}]", b"null"])
def test_content_of_another_shape_is_as_none(
    tmp_path: Path, texts: tuple[Ready, ...], content: bytes
) -> None:
    memory = form_memory(tmp_path, kept(tmp_path, texts).round)

    memory.form.keep(content)
    memory.templates.keep(content)

    assert memory.recall_form() is None
    assert not memory.recall_templates()


def test_a_text_that_is_missing_or_bound_to_nothing_is_not_kept(
    tmp_path: Path, texts: tuple[Ready, ...]
) -> None:
    made = form(texts)
    first, *rest = made.round.texts
    loose = replace(made.round, texts=(replace(first, version=None), *rest))
    for one in (
        replace(made, blocks={first.document: frozenset()}),
        replace(made, round=loose),
    ):
        memory = form_memory(tmp_path, one.round)
        memory.keep_form(one)
        memory.keep_templates(one, [])

        assert memory.recall_form() is None
        assert memory.recall_templates() is None


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a saved workspace with an open round about riktlinje."""
    monkeypatch.setattr(clock, "today", lambda: FIRST)
    root = new_record(tmp_path / "w")
    write_workspace(root, {"remissinstanser.yaml": INSTANCES, "riktlinje.md": TEXT})
    opened(root)
    return root


def opened(root: Path) -> None:
    """Save the workspace, and open a round about its text."""
    git(root, "add", "-A")
    git(root, "commit", "-qm", "text")
    words = ["--title", "Prov", "--doc", "riktlinje", "--opens", "2021-09-15"]
    words += ["--deadline", "2021-12-31", "--instance", "norrby", "--yes", "--commit"]
    assert 0 == run(["--workspace", str(root), "remiss", "open", "2021-1", *words])


def sent_out(root: Path) -> tuple[Form, list[object]]:
    """Return the form of the round and its templates, as a new run has them."""
    found = SentOut(open_round(root, "2021-1"))
    form = replace(found.form, consultee="norrby")
    return form, list(map(read, found.templates_for(form)))


def test_the_second_answer_needs_no_text(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = sent_out(root)
    monkeypatch.setattr(frozen, "frozen_texts", None)

    assert first == sent_out(root)


def test_a_text_that_is_frozen_anew_is_read_anew(root: Path) -> None:
    before, _ = sent_out(root)
    shutil.rmtree(root / "remisser")
    (root / "riktlinje.md").write_text(
        TEXT.replace("3 dagar", "5 dagar").replace("{#c2b4}", "{#c2b5}"), "utf-8"
    )
    opened(root)

    after, templates = sent_out(root)

    assert "c2b4" in before.blocks["riktlinje"]
    assert "c2b5" in after.blocks["riktlinje"]
    assert "c2b4" not in after.blocks["riktlinje"]
    assert "5 dagar" in str(templates)
    assert "3 dagar" not in str(templates)
    shutil.rmtree(root.parent / "cache")
    assert (after, templates) == sent_out(root)


_MARKS = (
    *("ord", "å", r"\*", r"\\", "&amp;", "&", "*k*", "**f**", "`x`", "|", "  ", "_"),
    *("[l](a.md)", "<https://a.se>", "{--bort--}", "\n", "{#k7m2}", "1."),
)
_WORDS = st.lists(st.sampled_from(_MARKS), max_size=12).map("".join)


@given(st.one_of(_WORDS, pairs().map(lambda pair: pair[0])))
@settings(max_examples=200, deadline=None)
def test_text_read_at_once_is_as_if_sought_mark_by_mark(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(segments, "_MARKED", re.compile(""))
        slowly = read_passages(text, 0)

    assert slowly == read_passages(text, 0)
