"""Which text a publication shows on a day, which others it has, and where links lead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.errors import RecordBroken, ShallowClone
from govdocs.lint.run import check
from govdocs.overview.addresses import Addresses
from govdocs.overview.editions import Library, find_library
from govdocs.overview.retired import Place, Under, places_elsewhere
from govdocs.overview.shelf import shelf_addresses, shown_workspace
from govdocs.text.load import Loaded
from govdocs.text.memory import Memory
from tests.record.records import git
from tests.record.versioned import DAY, versioned

PART = "samling/delar/gemensam.md"


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workspace with versions; no test changes it."""
    return versioned(tmp_path_factory.mktemp("versioned"))


def loaded(root: Path) -> Loaded:
    return check(root, DAY, Memory()).loaded


@pytest.fixture(scope="session")
def library(root: Path) -> Library:
    """Return its texts as they stand on the tests' day."""
    return find_library(loaded(root), DAY)


@pytest.fixture(scope="session")
def addresses(library: Library) -> Addresses:
    """Return its addresses."""
    return shelf_addresses(shown_workspace(library), library)


@pytest.mark.parametrize(
    ("day", "number", "is_in_force"),
    [
        ("2017-03-31", "2.0", False),
        ("2017-04-01", "1.0", True),
        ("2018-05-01", "1.1", True),
        ("2026-11-22", "1.1", True),
    ],
)
def test_the_text_that_binds_most_is_shown(
    root: Path, day: str, number: str, is_in_force: bool
) -> None:
    found = find_library(loaded(root), date.fromisoformat(day)).by_id["avtal"]

    assert number == found.current.number
    assert is_in_force == found.current.is_in_force


def test_parties_can_be_bound_by_different_versions(library: Library) -> None:
    found = library.by_id["avtal"]

    assert found.is_split
    assert found.bound["norrby"] is None
    assert "1.1" == found.bound["soderby"]


def test_a_text_without_versions_is_the_work_text(library: Library) -> None:
    found = library.by_id["kallelse"]

    assert "" == found.current.number
    assert found.draft is None


def test_a_draft_is_a_work_text_that_no_version_has(library: Library) -> None:
    drafts = {name for name, one in library.by_id.items() if one.draft}

    assert {"avtal", "in-ut"} == drafts


def test_each_version_keeps_its_own_words(library: Library) -> None:
    first, second, third = library.by_id["avtal"].versions

    assert b"{#a2b5}" in first.ready.canonical
    assert b"{#a2b5}" not in second.ready.canonical
    assert b"{#a2b6}" in third.ready.canonical
    assert "@avtal@1.0/samling/delar/gemensam.md" == first.document.parts[0].path


def test_every_id_is_known_at_the_address_of_the_text(library: Library) -> None:
    found = places_elsewhere(library.by_id["avtal"])

    assert ["1.0", "2.0", ""] == [one.edition.number for one in found]
    assert [Under("1.2 Ansvar", None, (Place("a2b5", "ställe 2"),))] == [
        *found[0].headings
    ]
    assert ["nytt-forslag"] == [one.anchor for one in found[2].headings]


def test_a_link_is_read_where_it_was_written(addresses: Addresses) -> None:
    own = addresses.of_link(f"@in-ut@1.0/{PART}", "#a2b5", "in-ut")
    other = addresses.of_link("samling/riktlinjer/kallelse.md", "../avtal.md", "x")

    assert own
    assert ("in-ut", "a2b5") == (own.page, own.anchor)
    assert other
    assert "Vårdavtalet" == other.words


def test_a_link_to_what_is_gone_keeps_the_words_of_its_time(
    addresses: Addresses,
) -> None:
    target = "../delar/gemensam.md#a2b5"
    path = "@avtal@1.0/samling/riktlinjer/kallelse.md"
    found = addresses.of_link(path, target, "kallelse")

    assert found
    assert ("avtal", "a2b5", "1.2") == (found.page, found.anchor, found.number)


def test_a_text_that_is_not_what_was_locked_is_refused(
    tmp_path: Path, root: Path
) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", str(root), str(copy))
    register = copy / "samling/versioner.yaml"
    words = register.read_text("utf-8")
    start = words.index("full: ") + 7
    register.write_text(words[:start] + "0" * 64 + words[start + 64 :], "utf-8")

    with pytest.raises(RecordBroken):
        find_library(loaded(copy), DAY)


def test_a_shallow_clone_has_no_versions_to_show(tmp_path: Path, root: Path) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", "--depth=1", root.as_uri(), str(copy))

    with pytest.raises(ShallowClone):
        find_library(loaded(copy), DAY)
