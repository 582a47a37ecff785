"""Whatever the texts are: no word is left out of the form, and no two things share a name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from govdocs.consultation.form.form import Form
from govdocs.consultation.form.places import FormBox, box_of_tag
from govdocs.consultation.form.word import form_word
from govdocs.model.word_text import WordText
from govdocs.text.format import Mint, format_document
from govdocs.text.load import load
from govdocs.text.memory import Memory
from govdocs.text.publication import Ready, find_ready
from tests.consultation.forms import form, laid_out
from tests.consultation.test_form_word import marks
from tests.long import LONG
from tests.text.generated import bodies
from tests.workspaces import write_workspace

EXAMPLES = 2_000 if LONG else 60

many = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def ready(bodies: tuple[str, str]) -> tuple[Ready, ...]:
    """Return two texts as fmt writes them; those that it refuses are left out."""
    mint = Mint(set(), Random(1).choice)
    files: dict[str, str | bytes] = {}
    for name, body in zip(("ett", "annat"), bodies, strict=True):
        text = f"---\nid: {name}\ntyp: bilaga\ntitel: {name.title()}\n---\n\n{body}"
        files[f"{name}.md"] = format_document(f"{name}.md", text, mint) or text
    with TemporaryDirectory() as folder:
        root = write_workspace(Path(folder), files)
        loaded = load(root, lambda reading: (), Memory())
        found = [find_ready(loaded, name) for name in ("ett", "annat")]
        texts = tuple(one for one in found if one and one.document.parts)
        # All is read while the folder is there.
        assert all(one.canonical for one in texts)
    return texts


def names_of(text: WordText) -> Counter[str]:
    """Return how often each bookmark begins, in the text and in its notes."""
    stories = [text.paragraphs, *text.notes.values()]
    return Counter(name for story in stories for name in marks(story))


@many
@given(bodies, bodies)
def test_all_of_the_texts_and_each_name_once(one: str, other: str) -> None:
    texts = ready((one, other))
    laid = laid_out(texts)
    asked = form(texts)
    made = form_word(asked, laid)

    shown = Counter(row.text for row in made.everything())
    for text in laid:
        words = Counter(row.text for row in text.flow.everything() if not row.level)
        assert not words - shown
        assert all(
            any(row.text.endswith(head.text) for row in made.paragraphs if row.level)
            for head in text.flow.paragraphs
            if head.level
        )
    assert set(names_of(made).values()) <= {1}
    tables = Counter(row.cell.tables for row in made.paragraphs if row.cell)
    assert len(tables) == sum(
        len({row.cell.tables for row in text.flow.paragraphs if row.cell})
        for text in laid
    )

    _judge_boxes(asked, made)


def _judge_boxes(asked: Form, made: WordText) -> None:
    """Judge that every box is of a place in the texts."""
    names = names_of(made)
    for tag in made.boxes:
        box = box_of_tag(tag, made.properties)
        assert isinstance(box, FormBox)
        assert names[box.bookmark] == 1
        document, block = box.place
        if tag.startswith(("synpunkt:", "förslag:", "sort:")) and block:
            homes = [document] if document else asked.blocks
            assert any(block in asked.blocks[home] for home in homes)
