"""All that is wrong with a command about a round is told in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.consultation.answers import open_round
from tests.command.refused import Captured, each, told
from tests.consultation.answered import answered
from tests.consultation.consulted import consulted
from tests.record.locked import copied

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(undecided: Path, tmp_path: Path) -> Path:
    return copied(undecided, tmp_path / "w")


def test_invite_tells_of_instance_day_and_channel(
    tmp_path: Path, capsys: Captured
) -> None:
    call = ("--workspace", consulted(tmp_path), "remiss", "invite")
    wrong = ("--extension", "2021-12-31", "--channel", "fax")

    lines = told((*call, "2021-1", "norby", *wrong), capsys, 2)

    each(lines, "fax", "inte längre än sista svarsdag", "menade du norrby?")
    two = told((*call, "2021-2", "norrby", "--extension", "snart"), capsys, 2)
    assert 2 == len(two)
    assert "snart" in two[0]
    assert "remissen 2021-2 finns inte" in two[1]
    (only,) = told((*call, "2021-1", "norrby", "--extension", "snart"), capsys, 2)
    assert "snart" in only


def test_invite_refuses_a_channel_that_would_not_be_kept(
    tmp_path: Path, capsys: Captured
) -> None:
    words = ("remiss", "invite", "2021-1", "vard", "--extension", "2022-01-20")
    call = ("--workspace", consulted(tmp_path), *words, "--yes", "--channel")

    (line,) = told((*call, "brev"), capsys, 1)
    assert "kanalen ändras inte" in line
    assert 0 == run([*map(str, call), "word"])


def test_open_tells_all_that_is_wrong_with_a_round(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "remiss", "open", "21-1", "--kind", "enkät")
    wrong = ["--doc", "avtalt", "--doc", "avtal@9.9", "--deadline", "snart"]
    wrong += ["--instance", "nyby=duva", "--outside", "x", "--letter", f"{root}/nej.md"]

    lines = told((*call, *wrong), capsys, 2)

    each(
        lines,
        *(
            "enkät",
            "'--title'",
            '"snart" efter --deadline',
            "avtalt",
            "avtal@9.9",
            "duva",
        ),
        *("remissinstanser.yaml saknas", "skälet för x", "nej.md finns inte"),
        "21-1 är inget id",
    )
    assert not (root / "remisser").exists()


def test_open_judges_places_when_another_option_is_wrong(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "remiss", "open", "2021-1", "--title", "T", "--doc")
    days = ("--opens", "2021-09-15", "--deadline", "2021-09-14")
    ask = ("--question", "avtal#ej=Hur?", "--question", "avtal#nej=Vad?")

    lines = told((*call, "avtal", *days, *ask), capsys, 1)

    assert ["före öppningen", "avtal#ej", "avtal#nej"] == [
        next(
            what for what in ("före öppningen", "avtal#ej", "avtal#nej") if what in one
        )
        for one in lines
    ]


def test_open_notes_nobody_when_one_of_them_is_not_asked(
    tmp_path: Path, capsys: Captured
) -> None:
    root = consulted(tmp_path)
    call = ("--workspace", root, "remiss", "status", "2021-1")
    wrong = ("--opened", "norrby", "--opened", "vord", "--opened", "forbund")

    each(
        told((*call, *wrong, "--commit", "--out", "x", "--on", "nu"), capsys, 2),
        *(
            '"nu" efter --on är inget datum',
            "--out gäller arbetsboken",
            "lägg till --from",
        ),
        *("menade du vard?", "forbund är inte inbjuden"),
    )
    assert {} == open_round(root, "2021-1").opened


def test_receive_tells_of_instance_files_and_channel(
    tmp_path: Path, capsys: Captured
) -> None:
    root = consulted(tmp_path)
    call = ("--workspace", root, "remiss", "receive", "--round")
    files = (tmp_path / "nej.md", tmp_path / "inte.pdf")

    wrong = ("--instance", "norby", "--at", "nyss", "--channel", "duva")
    each(
        told((*call, "2021-1", *files, *wrong), capsys, 2),
        *('"nyss" är ingen tid', "'duva'", "nej.md finns inte", "inte.pdf finns inte"),
        "menade du norrby?",
    )
    each(
        told((*call, "2021-3", files[0]), capsys, 2),
        *("remissen 2021-3 finns inte", "nej.md finns inte", "ange --instance"),
    )
    each(
        told((*call, "2021-1", files[0], "--again", "--at", "nyss"), capsys, 2),
        *('"nyss" är ingen tid', "FIL går inte ihop", "--at går inte ihop"),
    )


def test_publish_tells_of_every_mark(tmp_path: Path, capsys: Captured) -> None:
    call = ("--workspace", consulted(tmp_path), "remiss", "publish", "2021-1")
    wrong = ("--mask", "norrby:9", "--keep", "vard:1", "--keep", "norrby:9=Känt.")

    each(
        told((*call, *wrong), capsys, 2),
        *("skälet för vard:1 saknas", "skälen sparas bara i git"),
        *("ingen flaggad uppgift norrby:9", "ingen flaggad uppgift vard:1"),
        "norrby:9 står både i --mask och i --keep",
    )


def test_reply_tells_of_comments_outcome_and_places(
    tmp_path: Path, capsys: Captured
) -> None:
    root, _ = answered(tmp_path / "w", "norrby")
    call = ("--workspace", root, "remiss", "reply", "2021-1")

    wrong = ("--outcome", "kanske", "--block", "q", "--commit-id", "zz")
    each(
        told((*call, "norrby-8", "norrby-1", "norrby-9", *wrong), capsys, 2),
        *("'kanske'", "norrby-8 finns inte", "norrby-9 finns inte", "skälet saknas"),
        *("q är inget ställe", "zz är ingen sparad ändring"),
    )
    each(
        told((*call[:-1], "2021-9", "--block", "q"), capsys, 2),
        *("remissen 2021-9", "vilken synpunkt", "utfallet", "skälet", "q är inget"),
    )


@pytest.mark.parametrize(
    ("words", "whats"),
    [
        ("agenda --ics F --format json", ["--format går inte ihop med --ics"]),
        ("agenda --ics F --format text", ["--format går inte ihop med --ics"]),
        (
            "remiss reply 2021-1 --check --unanswered a-1 --commit",
            [
                "--check går inte ihop med --unanswered",
                "SYNPUNKT går inte ihop med --unanswered",
                "SYNPUNKT går inte ihop med --check",
                "--commit går inte ihop med --unanswered",
                "--commit går inte ihop med --check",
            ],
        ),
        (
            "remiss reply 2021-1 --from F --group --reason R",
            ["--reason går inte ihop med --from", "--group går inte ihop med --from"],
        ),
        (
            "remiss reply 2021-1 a-1 --reaction R --outcome noteras",
            ["--outcome går inte ihop med --reaction"],
        ),
        (
            "remiss status 2021-1 --from F --format json --reminders M",
            ["--format går inte ihop med --from", "--reminders går inte ihop"],
        ),
        (
            "remiss template --round 2021-1 --out M --blank --instance vard",
            ["--instance går inte ihop med --blank"],
        ),
        (
            "import F --out G --replace --id x --type avtal",
            ["--id går inte ihop med --replace", "--type går inte ihop"],
        ),
    ],
)
def test_an_option_that_would_say_nothing_is_refused(
    words: str, whats: list[str], tmp_path: Path, capsys: Captured
) -> None:
    call = ("--workspace", consulted(tmp_path / "w"), *words.split())

    # There is no repository here, which a command may be the first to find.
    assert run([*map(str, call)]) in (2, 4)

    lines = capsys.readouterr().err.splitlines()
    for what in whats:
        assert 1 == sum(what in one for one in lines), what
    assert len(whats) == sum("går inte ihop" in one for one in lines)


def test_what_is_written_where_check_reads_it_is_told(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, _ = answered(tmp_path / "w", "norrby")
    call = ["--workspace", str(root), "remiss"]
    monkeypatch.chdir(root)
    for words in (
        ["template", "--round", "2021-1"],
        ["compile", "2021-1", "--format", "md"],
        ["reply", "2021-1"],
        ["status", "2021-1"],
    ):
        option = {"reply": "--sheet", "status": "--reminders"}.get(words[0], "--out")
        assert 0 == run([*call, *words, option, str(tmp_path / "ut" / words[0])])
        assert "check läser" not in capsys.readouterr().err
        assert 0 == run([*call, *words, option, f"ut/{words[0]}"])
        assert f"OBS ut/{words[0]}" in capsys.readouterr().err


def test_a_round_is_not_opened_on_words_that_say_nothing(
    tmp_path: Path, capsys: Captured
) -> None:
    root = answered(tmp_path)[0]
    call = ("--workspace", root, "remiss", "open", "2022-1", "--deadline", "2030-01-02")
    empty = ("--title", " ", "--docket", "", "--question", "", "--marking", "")

    lines = told((*call, *empty, "--doc", "riktlinje", "--yes"), capsys, 2)

    each(lines, *(f"{one} är tom" for one in empty[::2]))
    assert not (root / "remisser/2022-1").exists()


def test_a_round_is_not_opened_on_options_that_name_nothing(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "remiss", "open", "2022-1", "--deadline", "2030-01-02")
    empty = ("--outside", "=x", "--instance", "=word", "--enclosed", "=", "--question")

    lines = told(
        (*call, "--title", "T", "--doc", "avtal", *empty, "!", "--outside", "="),
        capsys,
        2,
    )

    each(
        lines,
        *('"=word" säger inte vem', '"=x" säger inte vilket', '"=" säger inte vilket'),
        *('"=" säger inte vad', '"!" är ingen fråga'),
    )


def test_a_reason_is_not_kept_for_no_mark(tmp_path: Path, capsys: Captured) -> None:
    call = ("--workspace", consulted(tmp_path), "remiss", "publish", "2021-1")

    each(
        told((*call, "--commit", "--keep", "=x", "--keep", "vard:1= "), capsys, 2),
        *(
            '"=x" säger inte vilken',
            "skälet för vard:1",
            "ingen flaggad uppgift vard:1",
        ),
    )


def test_a_reply_is_not_written_on_words_that_say_nothing(
    tmp_path: Path, capsys: Captured
) -> None:
    root = answered(tmp_path, "norrby")[0]
    call = ("--workspace", root, "remiss", "reply", "2021-1", "norrby-2", "--yes")
    said = ("--outcome", "noteras", "--reason", "R")

    for option in ("--outside-text", "--commit-id", "--version"):
        assert 2 == run([*map(str, call), *said, option, " "])
        assert f"{option} är tom" in capsys.readouterr().err
    assert 2 == run([*map(str, call), "--reaction", " "])
    assert [True, True] == [
        what in line
        for what, line in zip(
            ("--reaction är tom", "inget bemötande"),
            capsys.readouterr().err.splitlines(),
            strict=True,
        )
    ]
    assert not (root / "remisser/2021-1/bemotanden.yaml").exists()


def test_a_reaction_to_a_round_that_is_not_there_lacks_no_outcome(
    tmp_path: Path, capsys: Captured
) -> None:
    call = ("--workspace", consulted(tmp_path), "remiss", "reply", "2021-9", "a-1")

    (line,) = told((*call, "--reaction", "Bra."), capsys, 2)

    assert "2021-9 finns inte" in line


def test_nobody_is_noted_when_the_workbook_is_none(
    tmp_path: Path, capsys: Captured
) -> None:
    root = consulted(tmp_path / "w")
    (tmp_path / "bok.xlsx").write_text("ingen bok")
    call = ("--workspace", root, "remiss", "status", "2021-1", "--opened", "vard")

    told((*call, "--from", tmp_path / "bok.xlsx", "--yes"), capsys, 1)

    assert not (root / ".govdocs").exists()
