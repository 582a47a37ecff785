"""The policies beside `ingen-borttagning`, waivers, and whose settings count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from govdocs.errors import CannotCompare
from govdocs.model.policy import PolicyChoice, PolicyName, Verdict
from govdocs.policy.change import Change
from govdocs.policy.run import judge
from tests.proposal.changes import Content, breaches, document, judged, loaded, settings
from tests.workspaces import DAY, check_workspace, codes

FROZEN, EDITORIAL = "[frysta-metadata]", "[endast-redaktionellt]"
FRONT = "uppsägning: {tid: 12 månader}\n"
TEXT = "## Ett {#ett}\n\nKommunen skall betala.[^1] {#a2b3}\n\n[^1]: En not. {#c4d5}\n"


def one(text: str, front: str = "") -> Content:
    """Return a workspace of one document."""
    return {"a.md": document(text, front=front)}


def test_the_policies_are_those_of_the_base_and_of_its_stage() -> None:
    base = loaded(one("Ord. {#a2b3}\n"), "[ingen-borttagning]")
    head = loaded(one(""), "[frysta-metadata]")

    assert (PolicyChoice(PolicyName.NO_REMOVAL),) == base.workspace.settings.policies
    (found,) = judge(Change(base, head), DAY)
    assert Verdict.REFUSED is found.verdict
    final = settings("[ingen-borttagning]").replace("utkast\n", "slutförslag\n", 1)
    assert () == judge(Change(loaded({"govdocs.yaml": final}, ""), head), DAY)


def test_a_base_whose_settings_nobody_can_read_lets_nothing_through() -> None:
    base = loaded({"govdocs.yaml": "skede: nej\n"}, "")

    with pytest.raises(CannotCompare):
        judge(Change(base, base), DAY)


@pytest.mark.parametrize(
    ("last", "left", "waived"),
    [("2026-11-22", 0, 1), ("2026-11-21", 1, 0)],
)
def test_a_waiver_of_the_base_counts_up_to_its_last_day(
    last: str, left: int, waived: int
) -> None:
    more = (
        "undantag:\n  - {regel: ingen-borttagning, filer: [a.md], skäl: Så., "
        f"av: processledare, till: {last}}}\n"
    )

    found = judged(one("Ett ord. {#a2b3}\n"), one("Ett. {#a2b3}\n"), more=more)

    assert date(2026, 11, 22) == DAY
    assert (left, waived) == (len(found.breaches), found.waived)


def test_a_document_that_the_base_cannot_show_is_told() -> None:
    found = judged({"a.md": "Utan uppgifter.\n"}, {"a.md": "Annat.\n"})

    assert ("a.md går inte att läsa i basen, så den är inte prövad.",) == found.notes


def test_a_copy_with_the_same_id_hides_no_change_of_terms() -> None:
    base = one("Ord. {#a2b3}\n", FRONT)
    changed = one("Ord. {#a2b3}\n", FRONT.replace("12", "18"))
    copy = {"0.md": document("", front=FRONT), "b.md": document("", front=FRONT)}

    for policy in ("[ingen-borttagning]", FROZEN):
        assert breaches(base, {**changed, **copy}, policy)
        moved = {"c.md": changed["a.md"], **copy}
        assert breaches(base, moved, policy)


def test_a_waiver_may_name_a_policy_and_nothing_else(tmp_path: Path) -> None:
    row = "undantag:\n  - {{regel: {}, filer: [a.md], skäl: Så., av: vvg, till: 2027-01-01}}\n"
    base = {"a.md": document("Ord. {#a2b3}\n")}
    for count, (word, expected) in enumerate(
        [("ingen-borttagning", []), ("inga-fel", ["GD602"])]
    ):
        files = {**base, "govdocs.yaml": f"namn: Prov\n{row.format(word)}"}
        assert expected == codes(check_workspace(tmp_path / str(count), files))


def test_frozen_front_matter_may_be_written_in_another_way() -> None:
    base = one("", FRONT)

    assert () == breaches(
        base, one("Ord. {#a2b3}\n", "uppsägning:\n  tid: 12 månader\n"), FROZEN
    )
    assert [5] == [
        found.at.line
        for found in breaches(base, one("", FRONT.replace("12", "18")), FROZEN)
    ]
    (gone,) = breaches(base, one(""), FROZEN)
    assert 'uppgiften "uppsägning" är borttagen: tid: 12 månader' == gone.message
    (new,) = breaches(base, one("", f"{FRONT}lagstöd: [lagen]\n"), FROZEN)
    assert (True, 6) == (new.in_head, new.at.line)
    assert breaches(base, {}, FROZEN)


def test_chosen_keys_alone_are_frozen() -> None:
    policy = "[{policy: frysta-metadata, nycklar: [uppsägning.tid]}]"
    base = one("", FRONT)

    assert () == breaches(base, one("", f"{FRONT}lagstöd: [lagen]\n"), policy)
    assert breaches(base, one("", FRONT.replace("12", "18")), policy)


LOCKED = "[{policy: låsta-avsnitt, ställen: [bilaga#ett]}]"


@pytest.mark.parametrize(
    "pair",
    [
        ("betala", "inte betala"),
        ("betala", "**betala**"),
        ("betala", "{--betala--}{>>skäl<<}"),
        ("En not", "Ingen not"),
        ("## Ett", "## Två"),
        ("[^1]: ", "Nytt stycke. {#e6f7}\n\n[^1]: "),
        ("{#a2b3}", "{#x2y3}"),
        ("{#ett}", "{#annat}"),
    ],
)
def test_a_locked_section_is_kept_to_the_letter(pair: tuple[str, str]) -> None:
    (found,) = breaches(one(TEXT), one(TEXT.replace(*pair)), LOCKED)

    assert "bilaga#ett är låst" in found.message


def test_a_locked_section_may_be_moved_and_broken_into_lines() -> None:
    moved = "## Noll {#noll}\n\nNytt. {#e6f7}\n\n" + TEXT.replace(
        "skall betala", "skall\nbetala"
    )

    assert () == breaches(one(TEXT), one(moved), LOCKED)
    assert () == breaches(one(TEXT), {"b/c.md": document(TEXT)}, LOCKED)


def test_a_place_that_is_not_there_is_told() -> None:
    policy = "[{policy: låsta-avsnitt, ställen: [bilaga#saknas, annan]}]"

    found = judged(one(TEXT), one(TEXT), policy)

    assert 2 == len(found.notes)
    assert "Stället bilaga#saknas" in found.notes[0]


def test_a_place_in_a_part_is_locked_through_the_publication() -> None:
    whole = "---\nid: hela\ntyp: bilaga\ntitel: Hela\ndelar: [bilaga]\n---\n"
    policy = "[{policy: låsta-avsnitt, ställen: [hela#ett]}]"
    part = TEXT.replace("skall", "ska")

    assert breaches({**one(TEXT), "h.md": whole}, {**one(part), "h.md": whole}, policy)


@pytest.mark.parametrize(
    "pair",
    [
        ("skall betala", "skall\nbetala"),
        ("skall", "**skall**"),
        ("skall", "ska"),
        (" {#a2b3}", " {#a2b3}\n"),
    ],
)
def test_editorial_changes_pass(pair: tuple[str, str]) -> None:
    policy = "[{policy: endast-redaktionellt, byten: [{från: skall, till: ska}]}]"

    assert () == breaches(one(TEXT), one(TEXT.replace(*pair)), policy)


@pytest.mark.parametrize(
    "pair",
    [
        ("skall", "ska"),
        ("skall", "kan"),
        ("betala", "betala,"),
        ("betala", "inte betala"),
        ("Kommunen", "kommunen"),
        ("Kommunen skall", "skall Kommunen"),
        ("betala", "{--betala--}"),
        ("## Ett", "## Två"),
        ("titel: Bilaga", "titel: Annat"),
        ("Kommunen", "- Kommunen"),
        ("[^1]: ", "Nytt. {#e6f7}\n\n[^1]: "),
    ],
)
def test_changes_in_substance_are_more_than_editorial(pair: tuple[str, str]) -> None:
    whole = document(TEXT)
    head = {"a.md": whole.replace(*pair)}

    assert breaches({"a.md": whole}, head, EDITORIAL)
    assert breaches(head, {"a.md": whole}, EDITORIAL)


def test_ids_may_be_given_but_not_taken_and_numbers_of_links_mended() -> None:
    bare = TEXT.replace(" {#a2b3}", "")
    link = "Senast 2025 enligt [3.6](#ett). {#e6f7}\n\n## Ett {#ett}\n"

    assert () == breaches(one(bare), one(TEXT), EDITORIAL)
    assert breaches(one(TEXT), one(bare), EDITORIAL)
    assert () == breaches(one(link), one(link.replace("[3.6]", "[4]")), EDITORIAL)
    assert breaches(one(link), one(link.replace("2025", "2026")), EDITORIAL)
    assert breaches(one(link), one(link.replace("(#ett)", "(#annat)")), EDITORIAL)
    assert breaches(one(TEXT), {**one(TEXT), "b.md": document("", "ny")}, EDITORIAL)
    assert () == breaches(one(TEXT), {"b.md": document(TEXT)}, EDITORIAL)


def test_a_phrase_may_move_between_files_under_a_local_rule() -> None:
    policy = (
        "[{policy: lokala-regler, regler: [{namn: r, ord: [ska betala], "
        "får_inte: läggas till, åtgärd: låt bli}]}]"
    )
    here = document("Hon ska betala. {#a2b3}\n\nAnnat. {#c4d5}\n")
    left = document("Annat. {#c4d5}\n")
    there = document("Hon ska betala. {#a2b3}\n", "annan")

    assert () == breaches({"a.md": here}, {"a.md": left, "b.md": there}, policy)
    (found,) = breaches(
        {"a.md": here}, {"a.md": here, "b.md": there.replace("a2b3", "e6f7")}, policy
    )
    assert ("b.md", 7, 5, "e6f7") == (
        found.at.file,
        found.at.line,
        found.at.column,
        found.block,
    )
    assert "låt bli" == found.remedy
