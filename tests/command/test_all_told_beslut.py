"""All that is wrong with a decision or a notice is told in one run."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.cli.main import run
from tests.command.refused import Captured, each, told
from tests.record.locked import AGREEMENT, copied, lock, start

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(undecided: Path, tmp_path: Path) -> Path:
    return copied(undecided, tmp_path / "w")


def test_terminate_tells_of_party_days_and_what_does_not_belong(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "beslut", "terminate")
    wrong = ("--received", "regionen", "--received", "norrby=2099-01-01")
    more = ("--received", "soderby=1850-01-01", "--accepted-by", "regionen")

    said = (*call, "avtal@1.0", "--party", "norby", *wrong, *more, "--on", "snart")
    each(
        told(said, capsys, 2),
        '"snart" efter --on är inget datum',
        '"regionen" säger inte',
        "2099-01-01 har inte varit",
        "1850-01-01 är för tidigt",
        "hör till att en uppsägning",
        "norby är inte part i avtal@1.0. Åtgärd: menade du norrby?",
    )
    each(
        told((*call, "avtal@9.0", "--withdraw", *wrong), capsys, 2),
        "'--party'",
        "är inte angiven. Åtgärd: ange --on",
        '"regionen" säger inte',
        "avtal@9.0",
        "utelämna --received",
    )


@pytest.mark.parametrize(
    ("day", "is_taken"),
    [("2017-01-31", False), ("2017-02-01", True), ("2017-03-31", True)],
)
def test_a_notice_cannot_be_older_than_all_that_is_known_of_the_agreement(
    day: str, is_taken: bool, root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "beslut", "terminate", "avtal@1.0")
    said = (*call, "--party", "norrby", "--received", f"regionen={day}", "--yes")

    code = run([*map(str, said)])

    err = capsys.readouterr().err
    assert (0 if is_taken else 1) == code
    why = "det första som är känt om avtal@1.0 är att texten låstes 2017-02-01"
    assert is_taken != (why in err)


def test_an_agreement_that_was_locked_late_can_have_been_terminated_before(
    tmp_path: Path, capsys: Captured
) -> None:
    root = start(tmp_path / "sen", {"avtal.md": AGREEMENT})
    assert 0 == lock(root, "avtal", "1.0", "--on", "2024-01-02")
    call = ("--workspace", root, "beslut", "terminate", "avtal@1.0", "--yes")

    def given(day: str) -> int:
        words = (*call, "--party", "norrby", "--received", f"regionen={day}")
        return run([*map(str, words)])

    assert 1 == given("2017-03-31")
    assert "avtalstiden börjar 2017-04-01" in capsys.readouterr().err
    assert 0 == given("2017-04-01")


def test_add_tells_all_that_is_wrong_with_a_decision(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "beslut", "add", "avtal@2.0", "--body", "norby-kf")
    wrong = ["--on", "2099-01-01", "--posted", "snart", "--digest", "abc"]
    wrong += ["--text", f"{root}/nej.md", "--minutes", "x", "--minutes-file", str(root)]
    wrong += ["--outcome", "godkänner", "--condition", "x=y", "--reservation", " "]
    wrong += ["--change", "a2b3", "--change", "a2b4=Ord.", "--signed-by", "ordf"]

    each(
        told((*call, *wrong), capsys, 2),
        '"snart" efter --posted är inget datum',
        "nej.md finns inte",
        "det är en mapp",
        "är ingen kontrollsumma",
        "--reservation är tom",
        "--signed-by säger inget utan --signed",
        '"a2b3" säger inte vilket stycke',
        "är inget villkor",
        "menade du norrby-kf?",
        "2099-01-01 har inte varit ännu",
        "stycket a2b4 finns inte i avtal@2.0. Åtgärd: menade du a2b3?",
    )
    assert not (root / "beslut").exists()


def test_what_is_given_wrongly_is_not_told_as_missing(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "beslut", "add", "avtal@9.0", "--on", "i går")
    wrong = ("--outcome", "ja", "--attested", "snart", "--attested-by", "ordf")

    each(
        told((*call, *wrong), capsys, 2),
        *("i går", "'ja'", "snart", "ange --body.", "avtal@9.0"),
    )


def test_add_tells_all_that_is_wrong_with_a_correction(
    root: Path, capsys: Captured
) -> None:
    add = ("--workspace", root, "beslut", "add", "avtal@2.0", "--body", "norrby-kf")
    made = ("--on", "2022-09-08", "--outcome", "godkänner", "--yes")
    assert 0 == run([*map(str, (*add, *made))])
    capsys.readouterr()
    wrong = ("--on", "2022-09-09", "--review", "jurist", "--corrected-on", "nyss")
    more = ("--change", "zzzz=Ord.", "--before", "x", "--after", "y")

    each(
        told((*add, "--corrects", "2022-09-08-1", *wrong, *more), capsys, 2),
        "nyss",
        "samma datum som beslutet",
        "ingen granskning av en rättelse",
        "stycket zzzz finns inte i avtal@2.0. Åtgärd: id står sist",
    )
    each(
        told(
            (*add, "--corrects", "2022-09-08-2", "--docket", "", "--wording", "w"),
            capsys,
            2,
        ),
        "båda lydelserna",
        "--wording säger inget utan --outcome",
        "--docket är tom",
        "inget beslut som heter",
    )


def test_nobody_is_asked_while_something_else_is_wrong(
    root: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govdocs.cli.show.is_terminal", lambda stream=None: True)
    call = ("--workspace", root, "beslut", "add", "avtal@2.0", "--on", "2022-09-08")

    each(
        told((*call, "--docket", " ", "--minutes-file", root / "nej"), capsys, 2),
        *("nej finns inte", "ange --body, --outcome", "--docket är tom"),
        "--minutes-file säger inget utan --minutes",
    )


@pytest.mark.parametrize("call", ["add", "terminate"])
def test_each_word_that_a_file_cannot_say_is_told(
    call: str, root: Path, capsys: Captured
) -> None:
    words = ["--workspace", str(root), "beslut", call, "avtal@1.0", "--yes"]
    words += ["--source", "a\u202eb", "--marking", "c\u202ed"]
    made = ["--body", "norrby-kf", "--on", "2022-09-08", "--outcome", "avslår"]
    given = ["--party", "norrby", "--received", "regionen=2022-06-01"]

    lines = told([*words, *(made if call == "add" else given)], capsys, 1)

    assert 2 == sum("riktning" in one for one in lines)


_WRONG = (
    ("--body", "norby-kf"),
    ("--on", "2099-01-01"),
    ("--posted", "snart"),
    ("--digest", "abc"),
    ("--outcome", "kanske"),
    ("--change", "a2b3"),
    ("--change", "zzzz=Ord."),
    ("--condition", "x=y"),
    ("--reservation", " "),
    ("--minutes-file", "nej.pdf"),
    ("--signed-by", "ordf"),
    ("--before", "x"),
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(_WRONG), unique_by=lambda one: one[0], min_size=2))
def test_what_is_told_of_one_option_is_told_whatever_else_is_wrong(
    undecided: Path, wrong: list[tuple[str, str]]
) -> None:
    def lines(*options: tuple[str, str]) -> set[str]:
        given = {"--body", "--on", "--outcome"} & {name for name, _ in options}
        sound = [one for one in _SOUND if one[0] not in given]
        words = [word for one in (*sound, *options) for word in one]
        call = ["--workspace", str(undecided), "beslut", "add", "avtal@2.0", *words]
        errors = StringIO()
        with redirect_stderr(errors), redirect_stdout(StringIO()):
            assert run(call) in (1, 2)
        return set(errors.getvalue().splitlines())

    alone = [lines(one) for one in wrong]

    assert set().union(*alone) == lines(*wrong)


_SOUND = (("--body", "norrby-kf"), ("--on", "2022-09-08"), ("--outcome", "godkänner"))
