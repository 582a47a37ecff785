"""Every page in docs/policyer is a test: its proposals are judged as the page says.

The fences under `Före` are the base. Each one under `Nekas` is a proposal that changes
that file, and is refused with what stands between backticks in the line above it; each
one under `Godkänns` is let through.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

from govdocs.model.ids import slug
from govdocs.model.policy import PolicyName, Verdict
from govdocs.policy.change import Change
from govdocs.policy.checks import POLICIES
from govdocs.policy.run import judge
from govdocs.text.load import load
from govdocs.text.memory import Memory
from govdocs.text.schema import load_schema
from tests.places import ROOT
from tests.proposal.changes import Held
from tests.workspaces import BODIES, DAY, PARTIES

FOLDER = ROOT / "docs" / "policyer"
PAGES = sorted(FOLDER.glob("GD*.md"))
every_page = pytest.mark.parametrize("page", PAGES, ids=[one.stem for one in PAGES])


class Example(NamedTuple):
    """A file under a heading of a page, and the line above it."""

    section: str
    above: str
    file: str
    text: str


@every_page
def test_proposals_that_are_refused_are_refused_as_the_page_says(page: Path) -> None:
    examples = [one for one in read(page) if one.section == "Nekas"]

    assert examples
    for one in examples:
        (found,) = judge(proposal(page, one), DAY)
        assert re.findall(r"`(.*?)`$", one.above) == [
            breach.message for breach in found.breaches
        ]
        assert (page.stem[:5], Verdict.REFUSED) == (found.code, found.verdict)


@every_page
def test_proposals_that_are_let_through_break_nothing(page: Path) -> None:
    examples = [one for one in read(page) if one.section == "Godkänns"]

    assert examples
    for one in examples:
        (found,) = judge(proposal(page, one), DAY)
        assert () == found.breaches


@every_page
def test_a_page_has_its_sections_in_order(page: Path) -> None:
    tokens = MarkdownIt().parse(page.read_text("utf-8"))
    headings = [
        token.content
        for before, token in pairwise(tokens)
        if before.type == "heading_open" and before.tag == "h2"
    ]

    assert ["Före", "Nekas", "Godkänns", "Åtgärd"] == headings


def test_table_names_schema_and_pages_agree() -> None:
    rows = [(one.code, one.name.value) for one in POLICIES]
    schema = load_schema("govdocs")["properties"]["skeden"]["properties"]
    listed = {
        tuple(
            stage["properties"]["policyer"]["items"]["else"]["properties"]["policy"][
                "enum"
            ]
        )
        for stage in schema.values()
    }
    titles = [page.read_text("utf-8").split("\n")[0] for page in PAGES]
    readme = (FOLDER / "README.md").read_text("utf-8")

    assert {tuple(PolicyName)} == listed
    assert list(PolicyName) == [name for _, name in rows]
    assert [f"# {code} {name}" for code, name in rows] == titles
    assert [f"{code}-{slug(name)}" for code, name in rows] == [
        one.stem for one in PAGES
    ]
    for code, name in rows:
        assert f"| [{code}]({code}-{slug(name)}.md) | {name} |" in readme


def test_every_key_of_a_policy_is_on_a_page() -> None:
    schema = load_schema("govdocs")["properties"]["skeden"]["properties"]["utkast"]
    items = schema["properties"]["policyer"]["items"]["else"]["properties"]
    keys = {*schema["properties"], *items} | {*items["regler"]["items"]["properties"]}
    prose = "".join(page.read_text("utf-8") for page in FOLDER.glob("*.md"))

    assert set() == {key for key in keys if not re.search(rf"\b{key}\b", prose)}


def proposal(page: Path, changed: Example) -> Change:
    """Return a change of one file of the page's base."""
    base = {
        "parter.yaml": PARTIES,
        "organ.yaml": BODIES,
        **{one.file: whole(one) for one in read(page) if one.section == "Före"},
    }
    head = {**base, changed.file: whole(changed)}
    sides = (
        load(Path("/"), lambda reading: reading.faults, Memory(), Held(one))
        for one in (base, head)
    )
    change = Change(*sides)
    for side in (change.base, change.head):
        assert () == side.workspace.faults + side.inspected
    return change


def whole(example: Example) -> str:
    """Return a file with the front matter that a page leaves out."""
    if not example.file.endswith(".md"):
        return example.text
    front = "---\nid: avtal\ntyp: bilaga\ntitel: Exempel\n"
    is_front = not re.search(r"\{#", example.text)
    return (
        f"{front}{example.text}---\n" if is_front else f"{front}---\n\n{example.text}"
    )


def read(page: Path) -> list[Example]:
    """Return the fences of a page."""
    found, section, above = [], "", ""
    for before, token in pairwise(MarkdownIt().parse(page.read_text("utf-8"))):
        if token.type == "inline":
            above = token.content
            section = above if before.type == "heading_open" else section
        elif token.type == "fence":
            found.append(Example(section, above, token.info.split()[1], token.content))
    return found
