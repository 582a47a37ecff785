"""Real pushes, over file://, from clones that have none of our software."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proposal.hooked import (
    DECISION,
    EVENTS,
    FILES,
    SETTINGS,
    TEXT,
    Clone,
    Pushed,
    begun,
    cloned,
    install,
    new_server,
    standing,
)


def refused(clone: Clone, pushed: Pushed, before: str, *words: str) -> None:
    """Assert that nothing was let in, and that the answer says each of the words."""
    assert 1 == pushed.code
    assert pushed.lines[0].startswith("NEKAD: "), pushed.raw
    assert [] == [one for one in words if one not in pushed.said], pushed.said
    assert before == standing(clone)


def test_word_put_in_passes(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    clone.save({"bilaga.md": TEXT.replace("ska alltid", "ska inte alltid")})

    pushed = clone.push("main")

    assert 0 == pushed.code
    assert ["GODKÄND: inget i det som skickas bryter mot reglerna."] == pushed.lines


def test_word_taken_out_names_file_line_word_and_who_may_lift_it(
    tmp_path: Path,
) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")})

    pushed = clone.push("main")

    refused(clone, pushed, before)
    assert [
        "NEKAD: 1 fel i det som skickas. Inget är ändrat på servern.",
        "FEL GD801 bilaga.md:9:10: ordet ”alltid” är borttaget. Åtgärd: sätt tillbaka det, "
        "eller markera det: {--alltid--}{>>skäl<<}; ingen-borttagning kan hävas av "
        "processledare.",
    ] == pushed.lines


def test_paragraph_moved_passes_and_moved_with_a_word_lost_does_not(
    tmp_path: Path,
) -> None:
    clone = begun(tmp_path)
    head, one, other = TEXT.rsplit("\n\n", 2)
    moved = f"{head}\n\n{other.rstrip()}\n\n{one}\n"
    clone.save({"bilaga.md": moved})
    assert 0 == clone.push("main").code

    before = standing(clone)
    clone.save({"bilaga.md": f"{head}\n\n{one.replace(' alltid', '')}\n\n{other}"})

    refused(clone, clone.push("main"), before, "”alltid”")


def test_marked_deletion_and_reflowed_lines_pass(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    marked = TEXT.replace("alltid", "{--alltid--}{>>onödigt<<}")
    clone.save({"bilaga.md": marked.replace(" för läkare", "\nför läkare")})

    assert 0 == clone.push("main").code


def test_clause_deleted_and_policy_loosened_in_one_push_is_refused(
    tmp_path: Path,
) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save({"govdocs.yaml": "namn: Prov\n"}, "inga regler")
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")}, "kortare")

    refused(clone, clone.push("main"), before, "”alltid”")


def test_policy_rule_and_hook_rewritten_at_once_change_nothing(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save(
        {
            "govdocs.yaml": "namn: Prov\nskede: klart\n",
            "hooks/pre-receive": "#!/bin/sh\nexit 0\n",
            ".githooks/pre-receive": "#!/bin/sh\nexit 0\n",
            "docs/policyer/GD801-ingen-borttagning.md": "Inget förbjuds.\n",
            "bilaga.md": TEXT.replace(" alltid", ""),
        }
    )
    clone.git("config", "core.hooksPath", "/dev/null")

    refused(clone, clone.push("main"), before, "”alltid”")


def test_policy_of_main_counts_for_a_branch_that_brings_its_own(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    clone.git("switch", "-qc", "forslag/kort")
    clone.save({"govdocs.yaml": "namn: Prov\n"})
    assert "Obs: govdocs.yaml ändras" in clone.push("forslag/kort").said

    before = standing(clone)
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")})

    refused(clone, clone.push("forslag/kort"), before, "”alltid”")


def test_loosened_policy_in_one_ref_does_not_free_another(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save({"govdocs.yaml": "namn: Prov\n"})
    clone.git("switch", "-qc", "forslag/kort")
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")})

    refused(clone, clone.push("main", "forslag/kort"), before, "”alltid”")


def test_new_branch_is_held_against_where_it_left_main(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    first = clone.git("rev-parse", "HEAD")
    clone.save({"bilaga.md": TEXT.replace("ska alltid", "ska inte alltid")})
    assert 0 == clone.push("main").code
    clone.git("switch", "-qc", "forslag/nytt", first)
    clone.save({"ny.md": TEXT.replace("bilaga", "ny").replace("#a2b", "#c2b")})

    assert 0 == clone.push("forslag/nytt").code


def test_branch_may_take_back_what_it_added(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    clone.git("switch", "-qc", "forslag/nytt")
    clone.save({"bilaga.md": TEXT.replace("alltid", "inte alltid")})
    assert 0 == clone.push("forslag/nytt").code
    clone.save({"bilaga.md": TEXT})

    assert 0 == clone.push("forslag/nytt").code


def test_new_repository_has_no_base_and_is_let_in(tmp_path: Path) -> None:
    clone = cloned(new_server(tmp_path))
    clone.save(FILES)

    assert 0 == clone.push("main").code


def test_new_repository_with_an_odd_file_is_refused(tmp_path: Path) -> None:
    clone = cloned(new_server(tmp_path))
    clone.save({**FILES, "läs-mig.md": "Hej.\n"})

    refused(clone, clone.push("main"), "", "GD013")


def test_settings_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save({"govdocs.yaml": SETTINGS + "skede: klart\n"})

    refused(clone, clone.push("main"), before, "FEL GD023 govdocs.yaml:5:1:")


def test_settings_taken_away_are_refused_and_moved_ones_still_count(
    tmp_path: Path,
) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save({"govdocs.yaml": None})
    refused(clone, clone.push("main"), before, "GD962")

    clone.git("reset", "-q", "--hard", "HEAD~1")
    (clone.root / "avtal").mkdir()
    clone.git("mv", *FILES, "avtal")
    clone.save({"avtal/bilaga.md": TEXT.replace(" alltid", "")})
    refused(clone, clone.push("main"), before, "FEL GD801 avtal/bilaga.md:9:10:")
    clone.save({"avtal/bilaga.md": TEXT})
    assert 0 == clone.push("main").code


def test_text_that_misleads_is_refused(tmp_path: Path) -> None:
    clone = begun(tmp_path)
    before = standing(clone)
    clone.save({"bilaga.md": TEXT.replace("alltid", "alltid\u202e")})

    refused(clone, clone.push("main"), before, "FEL GD005 bilaga.md:9:")


def test_attributes_on_the_server_hide_nothing(tmp_path: Path) -> None:
    clone = begun(tmp_path, {**FILES, ".gitattributes": "*.md -diff binary\n"})
    before = standing(clone)
    clone.save({"bilaga.md": TEXT.replace(" alltid", "")})

    refused(clone, clone.push("main"), before, "”alltid”")


@pytest.mark.parametrize("file", ["handelser.yaml", "hsavtal/handelser.yaml"])
def test_event_is_added_and_never_edited(tmp_path: Path, file: str) -> None:
    clone = begun(tmp_path, {**FILES, file: EVENTS})
    added = EVENTS + EVENTS.split("\n", 1)[1].replace("2021", "2022")
    clone.save({file: added})
    assert 0 == clone.push("main").code

    before = standing(clone)
    clone.save({file: added.replace("2022", "2023")})
    refused(clone, clone.push("main"), before, f"FEL GD961 {file}:1:1:", "händelser")


def test_line_put_into_an_event_is_an_edit_of_it(tmp_path: Path) -> None:
    event = "bilaga:\n  - sort: fortsatt giltighet\n    version: '1.0'\n    från: 2021-01-01\n"
    clone = begun(tmp_path, {**FILES, "handelser.yaml": event})
    before = standing(clone)
    clone.save({"handelser.yaml": f"{event}    beslut: okänt\n"})

    refused(clone, clone.push("main"), before, "GD961")


def test_record_edited_and_put_back_does_not_pass_unseen(tmp_path: Path) -> None:
    path = "beslut/bilaga/1.0/vvg/2024-01-01-1.yaml"
    clone = begun(tmp_path, {**FILES, path: DECISION})
    before = standing(clone)
    edited = clone.save({path: DECISION.replace("antar", "avslår")})
    clone.save({path: DECISION})

    pushed = clone.push("main")

    refused(
        clone, pushed, before, f"FEL GD961 {path}:1:1:", f"i ändringen {edited[:12]}"
    )
    assert pushed.lines[-1].startswith("Varje sparad ändring granskas.")
    assert 3 == len(pushed.lines)


@pytest.mark.parametrize(
    "path",
    ["beslut/b/1.0/vvg/2024-01-01-1.yaml", "h/remisser/2021-1/publicerat/a.yaml"],
)
def test_decision_and_published_answer_are_added_and_never_taken_away(
    tmp_path: Path, path: str
) -> None:
    clone = begun(tmp_path)
    clone.save({path: DECISION})
    assert 0 == clone.push("main").code

    before = standing(clone)
    clone.save({path: DECISION + "mer: ja\n"})
    refused(clone, clone.push("main"), before, "filen är ändrad")
    clone.git("reset", "-q", "--hard", "HEAD~1")
    clone.save({path: None})
    refused(clone, clone.push("main"), before, "filen är borttagen")
    clone.git("reset", "-q", "--hard", "HEAD~1")
    clone.git("mv", path.split("/", maxsplit=1)[0], "flyttat")
    clone.save({})
    is_inside = path.startswith("h/")
    assert (0 if is_inside else 1) == clone.push("main").code


def test_merge_that_drops_an_event_is_refused_and_one_that_keeps_both_passes(
    tmp_path: Path,
) -> None:
    clone = begun(tmp_path, {**FILES, "handelser.yaml": EVENTS})
    row = EVENTS.split("\n", 1)[1]
    clone.git("switch", "-qc", "forslag/a")
    clone.save({"handelser.yaml": EVENTS + row.replace("2021", "2022")})
    clone.git("switch", "-q", "main")
    clone.save({"handelser.yaml": EVENTS + row.replace("2021", "2023")})
    assert 0 == clone.push("main").code
    clone.run("merge", "-q", "forslag/a")

    before = standing(clone)
    clone.save({"handelser.yaml": EVENTS + row.replace("2021", "2022")})
    refused(clone, clone.push("main"), before, "GD961")
    both = EVENTS + row.replace("2021", "2022") + row.replace("2021", "2023")
    clone.write({"handelser.yaml": both})
    clone.git("commit", "-qa", "--amend", "--no-edit")
    assert 0 == clone.push("main").code


def test_record_lost_on_a_branch_from_before_the_hook_does_not_reach_main(
    tmp_path: Path,
) -> None:
    server = new_server(tmp_path, hook=False)
    clone = cloned(server)
    clone.save({**FILES, "beslut/a.yaml": DECISION})
    assert 0 == clone.push("main").code
    clone.save({"beslut/a.yaml": None})
    assert 0 == clone.push("main:forslag/gammalt").code
    install(server)
    before = standing(clone)

    refused(
        clone, clone.push("main"), before, "FEL GD961 beslut/a.yaml:1:1: filen är bo"
    )
