"""What only shows together: families, mirrors of relations, pointers and cases."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.lint.run import check
from govdocs.model.workspace import Workspace
from govdocs.overview.addresses import find_addresses, heading_of, publications
from govdocs.overview.bonds import find_bonds
from govdocs.overview.family import Branch, find_family
from govdocs.overview.pointers import find_pointers
from govdocs.text.memory import Memory
from tests.places import AGREEMENTS


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return check(AGREEMENTS, date(2026, 11, 22), Memory()).loaded.workspace


def ids(branches: tuple[Branch, ...]) -> set[str]:
    return {one.outline.metadata.id for one in branches}


def every(branches: tuple[Branch, ...]) -> list[str]:
    return [
        name
        for one in branches
        for name in (one.outline.metadata.id, *every(one.below))
    ]


def test_every_document_stands_once_in_the_family(workspace: Workspace) -> None:
    own_page = [one.metadata.id for one in publications(workspace)]

    assert sorted(own_page) == sorted(every(find_family(workspace)))


def test_the_agreement_is_the_root_and_its_own_hang_below(workspace: Workspace) -> None:
    (root,) = find_family(workspace)

    assert "hsavtal" == root.outline.metadata.id
    assert {"psykisk", "in-ut", "munhalsa", "barn-unga"} <= ids(root.below)


def test_relations_show_at_both_ends(workspace: Workspace) -> None:
    bonds = find_bonds(workspace, find_addresses(workspace))

    assert ["hsavtal"] == [one.page for one in bonds["in-ut"]["Underordnad"]]
    assert "in-ut" in [one.page for one in bonds["hsavtal"]["Underordnade dokument"]]
    assert ["simba-in-ut"] == [
        one.page for one in bonds["in-ut"]["Ligger till grund för"]
    ]


def test_cases_stand_at_the_sections_they_illustrate(workspace: Workspace) -> None:
    addresses = find_addresses(workspace)
    pointers = find_pointers(workspace, addresses)
    placed = {
        (case.metadata.id, (page, section))
        for page, sections in pointers.cases.items()
        for section, cases in sections.items()
        for case in cases
    }

    wanted = {
        (outline.metadata.id, (target.document, heading.id))
        for outline in workspace.outlines
        for target in outline.metadata.illustrates
        if (held := addresses.file_of(target))
        and (heading := heading_of(held, target.anchor or ""))
    }
    assert wanted == placed
    assert 3 == len({case for case, _ in wanted})


def test_links_are_known_where_they_lead(workspace: Workspace) -> None:
    addresses = find_addresses(workspace)
    pointers = find_pointers(workspace, addresses)

    found = pointers.references_to("hsavtal")["psykisk-funktionsnedsattning"]

    assert "barn-unga" in {one.page for one in found}
    assert all(
        one.page != page
        for page, sections in pointers.references.items()
        for origins in sections.values()
        for one in origins
    )
