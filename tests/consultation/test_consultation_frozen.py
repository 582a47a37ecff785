"""A text under an open round cannot change: not by check, by saving or by a push."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from govdocs import clock
from govdocs.cli.main import run
from govdocs.consultation.errors import ConsultationRefused
from govdocs.consultation.kept import what_changed
from govdocs.lint.run import check
from govdocs.model.consultation import Consultation, Invited
from govdocs.overview.saving import save
from govdocs.store.change import Change
from govdocs.store.gateway import Gateway, open_gateway
from govdocs.text.memory import Memory
from tests.consultation.consulted import INSTANCES, TEXT, asked_of
from tests.consultation.test_consultation_status import ROUND
from tests.proposal.hooked import begun, standing
from tests.proposal.test_hook_local import commit
from tests.record.records import git
from tests.workspaces import APPENDIX, BODIES, PARTIES

HOME = "remisser/2021-1/remiss.yaml"
FIRST, LAST, AFTER = date(2021, 9, 15), date(2021, 12, 31), date(2022, 1, 1)
CHANGED = TEXT.replace("3 dagar", "5 dagar")


def opened(root: Path, opens: str = "2021-09-15", last: str = "2021-12-31") -> None:
    """Open a round about the text of a saved workspace, and save it."""
    words = ["--title", "Prov", "--doc", "riktlinje", "--opens", opens]
    words += ["--deadline", last, "--instance", "norrby", "--yes", "--commit"]
    assert 0 == run(["--workspace", str(root), "remiss", "open", "2021-1", *words])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a saved workspace with an open round about riktlinje."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(clock, "today", lambda: FIRST)
    root = asked_of(tmp_path / "w")
    opened(root)
    return root


def test_a_round_within_a_working_group_holds_its_text_as_well(root: Path) -> None:
    path = root / HOME
    kept = path.read_text("utf-8")
    path.write_text(
        kept.replace("sort: remiss", "sort: intern synpunktsrunda"), "utf-8"
    )
    git(root, "commit", "-qam", "en intern runda")
    (root / "riktlinje.md").write_text(CHANGED, "utf-8")

    assert "sort: intern synpunktsrunda" in path.read_text("utf-8")
    assert ["GD441 riktlinje.md"] == found(root, FIRST)


def found(root: Path, on: date) -> list[str]:
    return [
        f"{one.code} {one.location.file}"
        for one in check(root, on, Memory()).findings
        if one.code.startswith("GD44")
    ]


def test_check_refuses_another_text_from_the_first_day_to_the_last(root: Path) -> None:
    (root / "riktlinje.md").write_text(CHANGED, "utf-8")

    days = [date(2021, 9, 14), FIRST, LAST, AFTER]
    assert [[], ["GD441 riktlinje.md"], ["GD441 riktlinje.md"], []] == [
        found(root, one) for one in days
    ]


def test_the_last_day_is_that_of_the_one_with_most_time(root: Path) -> None:
    words = ["norrby", "--extension", "2022-01-10", "--yes"]
    assert 0 == run(["--workspace", str(root), "remiss", "invite", "2021-1", *words])
    (root / "riktlinje.md").write_text(CHANGED, "utf-8")

    assert ["GD441 riktlinje.md"] == found(root, date(2022, 1, 10))
    assert [] == found(root, date(2022, 1, 11))


def test_a_text_that_is_gone_is_told_at_the_round(root: Path) -> None:
    (root / "riktlinje.md").unlink()

    assert f"GD441 {HOME}" in found(root, FIRST)


def test_the_rule_cannot_be_turned_off(root: Path) -> None:
    (root / "riktlinje.md").write_text(CHANGED, "utf-8")
    (root / "govdocs.yaml").write_text("namn: Prov\nnivåer: {GD441: av}\n", "utf-8")

    assert "GD441 riktlinje.md" in found(root, FIRST)


def saving(root: Path, files: dict[str, bytes | None]) -> None:
    gateway: Gateway | None = open_gateway(root)
    assert gateway is not None
    save(gateway, lambda head: Change(files, "prov: ett"))


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("riktlinje.md", CHANGED.encode(), "är på remiss"),
        ("riktlinje.md", None, "borttagen"),
        (HOME, None, "borttagen medan den är öppen"),
    ],
)
def test_what_an_open_round_rests_on_cannot_be_saved_otherwise(
    path: str,
    content: bytes | None,
    told: str,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = git(root, "rev-parse", "main")
    with pytest.raises(ConsultationRefused, match=told):
        saving(root, {path: content})
    assert before == git(root, "rev-parse", "main")

    monkeypatch.setattr(clock, "today", lambda: AFTER)
    saving(root, {path: content})


def test_other_texts_and_the_same_text_are_saved(root: Path) -> None:
    mended = APPENDIX.replace("Första", "Andra").encode()

    saving(root, {"riktlinje.md": TEXT.encode(), "bilaga.md": mended})
    assert mended == (root / "bilaga.md").read_bytes()


def test_saving_elsewhere_is_not_stopped_by_what_differs_already(root: Path) -> None:
    (root / "riktlinje.md").write_text(CHANGED, "utf-8")
    git(root, "commit", "-qam", "förbi")

    saving(root, {"bilaga.md": APPENDIX.replace("Första", "Andra").encode()})
    with pytest.raises(ConsultationRefused):
        saving(root, {"riktlinje.md": CHANGED.replace("5", "6").encode()})


def test_a_push_of_another_text_is_refused_and_a_proposal_is_let_in(
    tmp_path: Path,
) -> None:
    files = {
        "govdocs.yaml": "namn: Prov\n",
        "parter.yaml": PARTIES,
        "organ.yaml": BODIES,
        "remissinstanser.yaml": INSTANCES,
        "riktlinje.md": TEXT,
        "bilaga.md": APPENDIX,
    }
    clone = begun(tmp_path, files)
    opened(clone.root, "2021-01-01", "2099-12-31")
    assert 0 == clone.push("main").code
    clone.save({"bilaga.md": APPENDIX.replace("Första", "Andra")})
    assert 0 == clone.push("main").code

    before = standing(clone)
    old = (clone.root / HOME).read_text("utf-8")
    clone.save({HOME: old.replace("2099-12-31", "2021-02-01")}, "stängd i förtid")
    clone.save({"riktlinje.md": CHANGED}, "ändrad")
    pushed = clone.push("main")

    assert (1, before) == (pushed.code, standing(clone))
    assert "GD441 riktlinje.md" in pushed.said
    assert "sista svarsdag i remissen 2021-1 är tidigare" in pushed.said
    assert f"GD447 {HOME}" in pushed.said

    clone.git("reset", "-q", "--hard", "origin/main")
    clone.git("checkout", "-qb", "forslag/fem-dagar")
    clone.save({"riktlinje.md": CHANGED}, "förslag")
    assert 0 == clone.push("forslag/fem-dagar").code
    clone.git("checkout", "-q", "main")
    clone.git("merge", "-q", "forslag/fem-dagar")
    assert "GD441 riktlinje.md" in clone.push("main").said


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"texts": ()}, "texterna"),
        ({"opens": date(2021, 10, 1)}, "öppningsdagen"),
        ({"deadline": date(2021, 12, 30)}, "tidigare än förut"),
        ({"invited": ROUND.invited[1:]}, "lerum är inte längre inbjuden"),
        (
            {"invited": (*ROUND.invited[:1], Invited("tanum"), Invited("hjo"))},
            "kortare",
        ),
    ],
)
def test_all_that_may_not_change_in_a_round_is_told(
    change: dict[str, Any], told: str
) -> None:
    after: Consultation = replace(ROUND, **change)

    assert told in " ".join(words for _, words in what_changed(ROUND, after))


def test_more_time_and_more_who_are_asked_are_no_change() -> None:
    more = (*ROUND.invited, Invited("orust"))
    after = replace(ROUND, invited=more, deadline=date(2022, 1, 7))

    assert [] == [*what_changed(ROUND, after)]


def test_an_extension_that_all_have_got_more_time_than_can_be_taken_away() -> None:
    invited = tuple(map(Invited, ROUND.invited_ids))
    after = replace(ROUND, invited=invited, deadline=date(2022, 2, 1))

    assert [] == [*what_changed(ROUND, after)]
    early = replace(after, deadline=date(2022, 1, 14))
    assert ["tanum har fått kortare tid i remissen 2021-1"] == [
        words for _, words in what_changed(ROUND, early)
    ]


def test_the_hook_of_a_clone_stops_the_text_and_warns_a_proposal(root: Path) -> None:
    words = ["--opens", "2021-01-01", "--deadline", "2099-12-31", "--instance", "vard"]
    words += ["--title", "Till", "--doc", "riktlinje", "--yes", "--commit"]
    assert 0 == run(["--workspace", str(root), "remiss", "open", "2021-2", *words])
    assert 0 == run(["--workspace", str(root), "hook", "install", "--local"])
    (root / "riktlinje.md").write_text(CHANGED, "utf-8")

    code, said = commit(root, "-a")
    assert 1 == code
    assert any("GD441 riktlinje.md" in one for one in said)

    git(root, "checkout", "-qb", "forslag/fem-dagar")
    code, said = commit(root, "-a")
    assert 0 == code
    assert ["Obs: riktlinje.md är på remiss."] == [one[:31] for one in said]


def test_the_hook_of_a_clone_stops_an_edited_round(root: Path) -> None:
    words = ["--opens", "2021-01-01", "--deadline", "2099-12-31", "--instance", "vard"]
    words += ["--title", "Till", "--doc", "riktlinje", "--yes", "--commit"]
    assert 0 == run(["--workspace", str(root), "remiss", "open", "2021-2", *words])
    assert 0 == run(["--workspace", str(root), "hook", "install", "--local"])
    path = root / HOME.replace("2021-1", "2021-2")
    text = path.read_text("utf-8")
    path.write_text(text.replace("2099-12-31", "2098-12-31"), "utf-8")

    code, said = commit(root, "-a")
    assert 1 == code
    assert any("GD447 remisser/2021-2/remiss.yaml" in one for one in said)


# The round itself -----------------------------------------------------------------------


def edit(root: Path, old: str, new: str) -> None:
    path = root / HOME
    text = path.read_text("utf-8")
    assert 1 == text.count(old)
    path.write_text(text.replace(old, new), "utf-8")


def told_of_the_round(root: Path, on: date = FIRST) -> list[str]:
    """Return what is found of an edited round, with its line."""
    lines = (root / HOME).read_text("utf-8").split("\n")
    return [
        f"{lines[one.location.line - 1].strip()}: {one.message}"
        for one in check(root, on, Memory()).findings
        if one.code == "GD447"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sista_svarsdag: 2021-12-31", "sista_svarsdag: 2021-12-01", "är tidigare än"),
        (
            "öppnar: 2021-09-15",
            "öppnar: 2021-09-14",
            "öppningsdagen i remissen 2021-1 har",
        ),
        (
            "öppnar: 2021-09-15",
            "öppnar: 2021-10-15",
            "öppningsdagen i remissen 2021-1 har",
        ),
        ("sort: remiss", "sort: intern synpunktsrunda", "sorten i remissen"),
    ],
)
def test_check_tells_of_a_round_that_is_edited_by_hand(
    old: str, new: str, told: str, root: Path
) -> None:
    edit(root, old, new)

    (found,) = told_of_the_round(root)
    assert found.startswith(new)
    assert told in found
    with pytest.raises(ConsultationRefused, match=told):
        saving(root, {HOME: (root / HOME).read_bytes()})


def test_check_does_not_mind_more_time_or_more_who_are_asked(root: Path) -> None:
    for words in (["norrby", "--extension", "2022-01-10"], ["soderby"]):
        command = ["--workspace", str(root), "remiss", "invite", "2021-1", *words]
        assert 0 == run([*command, "--yes"])
    edit(root, "sista_svarsdag: 2021-12-31", "sista_svarsdag: 2022-01-07")

    assert [] == found(root, FIRST)


def test_check_tells_of_time_that_is_taken_back(root: Path) -> None:
    words = ["norrby", "--extension", "2022-01-10", "--yes", "--commit"]
    assert 0 == run(["--workspace", str(root), "remiss", "invite", "2021-1", *words])
    edit(root, "2022-01-10", "2022-01-05")

    (told,) = told_of_the_round(root)
    assert "norrby har fått kortare tid" in told


def test_a_round_that_is_gone_is_told_and_one_with_a_slip_is_told_once(
    root: Path,
) -> None:
    path = root / HOME
    whole = path.read_text("utf-8")
    path.write_text(f"{whole}\n  x: [oj\n", "utf-8")
    assert [] == told_of_the_round(root)
    path.unlink()

    assert [f"GD447 {HOME}"] == found(root, FIRST)


def test_a_round_may_be_edited_before_it_opens_and_when_it_has_closed(
    root: Path,
) -> None:
    edit(root, "sista_svarsdag: 2021-12-31", "sista_svarsdag: 2021-12-01")

    days = [date(2021, 9, 14), FIRST, LAST, AFTER]
    assert [0, 1, 1, 0] == [len(told_of_the_round(root, one)) for one in days]


def test_that_rule_cannot_be_turned_off_either(root: Path) -> None:
    edit(root, "sista_svarsdag: 2021-12-31", "sista_svarsdag: 2021-12-01")
    (root / "govdocs.yaml").write_text("namn: Prov\nnivåer: {GD447: av}\n", "utf-8")

    assert f"GD447 {HOME}" in found(root, FIRST)
