"""All that is wrong with one command line is told in one run, each fault on its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest

from govdocs.cli.command import Command
from govdocs.cli.main import COMMANDS, govdocs, run
from govdocs.cli.named_file import NamedPath
from govdocs.consultation.answers import open_round
from tests.answered import answered
from tests.consulted import consulted
from tests.deciding import made
from tests.locked import AGREEMENT, copied, lock, start


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("fel") / "w")


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    return copied(whole, tmp_path / "w")


LINE = re.compile(r"FEL GD\d{3} \S+:\d+:\d+: .+ Åtgärd: .+[.?!]")
Captured = pytest.CaptureFixture[str]


def leaves() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that does something, with the words that call it."""
    ctx = click.Context(govdocs)
    for row in COMMANDS:
        one = govdocs.get_command(ctx, row.name)
        assert one is not None
        if isinstance(one, click.Group):
            yield from (((row.name, name), sub) for name, sub in one.commands.items())
        else:
            yield (row.name,), one


LEAVES = dict(leaves())
PATHS = [
    (words, param.opts[0])
    for words, one in LEAVES.items()
    for param in one.params
    if isinstance(param.type, NamedPath) and isinstance(param, click.Option)
]


@pytest.mark.parametrize("words", LEAVES)
def test_every_command_judges_all_its_options(words: tuple[str, ...]) -> None:
    one = LEAVES[words]

    assert isinstance(one, Command)
    for param in one.params:
        assert type(param.type) is not click.Path, f"{param.name} takes an empty path"


def test_each_wrong_option_has_a_line(capsys: Captured) -> None:
    wrong = ("--on", "2024-02-30", "--until", "snart", "--format", "xml", "--ics", "")
    clash = "--format går inte ihop med --ics"

    code = run(["agenda", *wrong])

    lines = capsys.readouterr().err.splitlines()
    assert 2 == code
    assert all(LINE.fullmatch(one) for one in lines)
    for line, what in zip(
        lines, ("2024-02-30", "snart", "xml", "--ics är tom", clash), strict=True
    ):
        assert what in line


def test_options_that_are_missing_are_told_with_those_that_are_wrong(
    capsys: Captured,
) -> None:
    code = run(["propose", "--doc", "avtal", "--text-file", " "])

    lines = capsys.readouterr().err.splitlines()
    assert 2 == code
    assert 3 == len(lines)
    for what in ("--text-file är tom", "--block", "--reason"):
        assert 1 == sum(what in one for one in lines)


def test_a_line_that_cannot_be_split_is_told_alone(capsys: Captured) -> None:
    code = run(["agenda", "--on", "snart", "--inget"])

    assert 2 == code
    assert 1 == len(capsys.readouterr().err.splitlines())


@pytest.mark.parametrize(("words", "option"), PATHS)
def test_a_path_without_a_name_is_refused(
    words: tuple[str, ...], option: str, tmp_path: Path, capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    param = next(one for one in LEAVES[words].params if option in one.opts)

    for empty in ("", "  "):
        code = run([*words, option, *[empty] * param.nargs])

        told = capsys.readouterr().err.splitlines()
        assert 2 == code
        assert 1 == sum(f"{option} är tom" in one for one in told)
        assert [] == list(tmp_path.iterdir())


# place


def told(words: Iterable[object], capsys: Captured, code: int) -> list[str]:
    """Run a command that is to be refused; return its lines, each of them a fault."""
    assert code == run([*map(str, words)])
    out, err = capsys.readouterr()
    lines: list[str] = err.splitlines()
    assert "" == out
    assert all(LINE.fullmatch(one) for one in lines), lines
    return lines


def each(lines: list[str], *whats: str) -> None:
    """Hold that each of some words stands on a line of its own, and no more is told."""
    assert len(whats) == len(lines), lines
    for what in whats:
        assert 1 == sum(what in one for one in lines), what


def test_place_tells_of_each_of_its_three_files(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "a.json").write_text("{}")
    files = tmp_path / "saknas.md", tmp_path
    words = ("place", "--files", *files, "--doc", "x", "--anchors", tmp_path / "a.json")

    lines = told(words, capsys, 2)

    each(lines, "går inte ihop", "saknas.md finns inte", "ingen fil", "ingen lista")


def test_place_tells_all_that_is_wrong_with_each_anchor(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "t.md").write_text("# Text\n\nOrd. {#k7m2}\n")
    rows = """[{"id": "a", "start": 0, "end": 999},
      {"start": 7, "end": 3},
      {"id": "b", "start": 0, "end": 4},
      {"id": "b", "block": "nej"},
      {"id": "c", "block": "k7m2", "quote": "Inte där"}]"""
    (tmp_path / "a.json").write_text(rows)
    files = tmp_path / "t.md", tmp_path / "t.md"

    lines = told(
        ("place", "--files", *files, "--anchors", tmp_path / "a.json"), capsys, 1
    )

    assert [1, 2, 2, 4, 4, 5] == [int(one.split(":")[1]) for one in lines]
    for what in (
        "ankare a",
        "inget id",
        "ankare 2 ligger",
        "flera ankare",
        "block nej",
    ):
        assert 1 == sum(what in one for one in lines)


def test_place_tells_of_a_wrong_option_and_what_is_missing(capsys: Captured) -> None:
    lines = told(("place", "--anchors", "", "--format", "xml"), capsys, 2)

    each(lines, "--anchors är tom", "xml", "vilka texter")


# remiss


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
        *("enkät", "'--title'", '"snart" är', "avtalt", "avtal@9.9", "duva"),
        *("nyby finns inte", "skälet för x", "nej.md finns inte"),
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
        *('"nu" är inget datum', "--out gäller arbetsboken", "lägg till --from"),
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
            "remiss template --round 2021-1 --out M --all --instance vard",
            ["--instance går inte ihop med --all"],
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


# beslut


def test_terminate_tells_of_party_days_and_what_does_not_belong(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "beslut", "terminate")
    wrong = ("--received", "regionen", "--received", "norrby=2099-01-01")
    more = ("--received", "soderby=1850-01-01", "--accepted-by", "regionen")

    said = (*call, "avtal@1.0", "--party", "norby", *wrong, *more, "--on", "snart")
    each(
        told(said, capsys, 2),
        '"snart" är inget datum',
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
        '"snart" är inget datum',
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
        told((*add, "--corrects", "2022-09-08-2", "--docket", ""), capsys, 2),
        "båda lydelserna",
        "--docket är tom",
        "inget beslut som heter",
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


# version


def test_lock_tells_of_options_documents_and_numbers(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "version", "lock")

    wrong = ("avtalt", "1.0", "avtal", "1.5", "--from", "2024-02-01")
    each(
        told((*call, "3.0", *wrong, "--to", "2024-01-01"), capsys, 2),
        *("orsaken saknas", "2024-01-01 ligger före", "3.0 står utan dokument"),
        *("menade du avtal?", "vilken sort 1.5 är", "densamma som version 2.0"),
    )
    each(
        told((*call, *wrong, "--kind", "ny", "--reason", "R"), capsys, 2),
        *("'ny'", "menade du avtal?"),
    )


def test_lock_tells_of_each_document_and_each_mark(
    tmp_path: Path, capsys: Captured
) -> None:
    marked = AGREEMENT.replace("Den första texten.", "Den {--första--}{>>x<<} texten.")
    marked = marked.replace("En gång om året.", "En {--gång--}{>>x<<} om året.")
    other = marked.replace("id: avtal", "id: annat")
    for id_ in ("a2b3", "c4d5", "e6f7", "g8h9"):
        other = other.replace(id_, f"m{id_[1:]}")
    root = start(tmp_path / "w", {"avtal.md": marked, "annat.md": other})
    call = ("--workspace", root, "version", "lock", "avtal", "1.1", "annat@x")

    lines = told((*call, "--reason", "R"), capsys, 2)

    assert 4 == sum("inte avgjort" in one for one in lines)
    assert 1 == sum("ingen version 1.0 att ändra" in one for one in lines)
    assert 1 == sum('"x" är inget versionsnummer' in one for one in lines)
    assert not (root / "versioner.yaml").exists()
