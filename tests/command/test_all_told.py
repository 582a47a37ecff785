"""All that is wrong with one command line is told in one run, each fault on its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from govdocs.cli.called import called
from govdocs.cli.command import Command
from govdocs.cli.main import COMMANDS, govdocs, run
from govdocs.cli.named_file import NamedPath
from govdocs.cli.words import Words
from tests.command.refused import LINE, Captured, each, told
from tests.consultation.consulted import consulted
from tests.record.locked import copied

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture
def root(undecided: Path, tmp_path: Path) -> Path:
    return copied(undecided, tmp_path / "w")


def leaves() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that does something, with the words that call it."""
    ctx = click.Context(govdocs)
    for row in COMMANDS:
        one = govdocs.get_command(ctx, row.name)
        assert one is not None
        if isinstance(one, click.Group):
            for name in one.list_commands(ctx):
                sub = one.get_command(ctx, name)
                assert sub is not None
                yield (row.name, name), sub
        else:
            yield (row.name,), one


LEAVES = dict(leaves())


def _takes_words(param: click.Parameter) -> bool:
    return isinstance(param, click.Option) and not param.is_flag


CAN_BE_WRONG = [
    words
    for words, one in LEAVES.items()
    if any(_takes_words(param) and param.name != "on" for param in one.params)
    and words != ("serve",)
]
PATHS = [
    (words, param.opts[0])
    for words, one in LEAVES.items()
    for param in one.params
    if isinstance(param.type, NamedPath) and isinstance(param, click.Option)
]
FOLDERS = [
    (words, param)
    for words, one in LEAVES.items()
    for param in one.params
    if param.metavar == "MAPP"
]


@pytest.mark.parametrize(("words", "param"), FOLDERS)
def test_a_folder_to_write_in_is_not_named_as_a_file(
    words: tuple[str, ...], param: click.Parameter, tmp_path: Path, capsys: Captured
) -> None:
    given = tmp_path / "blad.XLSX"
    option = [param.opts[0]] if isinstance(param, click.Option) else []

    code = run([*words, *option, str(given)])

    lines = capsys.readouterr().err.splitlines()
    assert 2 == code
    assert any("blad.XLSX heter som en fil" in one for one in lines), lines
    given.mkdir()
    run([*words, *option, str(given)])
    assert "heter som en fil" not in capsys.readouterr().err


@pytest.mark.parametrize("words", LEAVES)
def test_every_command_judges_all_its_options(words: tuple[str, ...]) -> None:
    one = LEAVES[words]

    assert isinstance(one, Command)
    for param in one.params:
        assert type(param.type) is not click.Path, f"{param.name} takes an empty path"


def test_each_wrong_option_has_a_line(tmp_path: Path, capsys: Captured) -> None:
    wrong = ("--on", "2024-02-30", "--until", "snart", "--format", "xml", "--ics", "")
    clash = "--format går inte ihop med --ics"

    code = run(["--workspace", str(consulted(tmp_path)), "agenda", *wrong])

    lines = capsys.readouterr().err.splitlines()
    assert 2 == code
    assert all(LINE.fullmatch(one) for one in lines)
    for line, what in zip(
        lines, ("2024-02-30", "snart", "xml", "--ics är tom", clash), strict=True
    ):
        assert what in line


def test_two_options_with_the_same_wrong_day_are_told_apart(
    tmp_path: Path, capsys: Captured
) -> None:
    call = ("--workspace", consulted(tmp_path), "agenda")
    lines = told((*call, "--on", "snart", "--until", "snart"), capsys, 2)

    each(lines, '"snart" efter --on är', '"snart" efter --until är')


def test_options_that_are_missing_are_told_with_those_that_are_wrong(
    capsys: Captured,
) -> None:
    lines = told(["beslut", "packet", "--form", "x", "--out", " "], capsys, 2)

    each(lines, "--out är tom", "'x'", "DOKUMENT@VERSION")


def test_a_line_that_cannot_be_split_is_told_alone(capsys: Captured) -> None:
    code = run(["agenda", "--on", "snart", "--inget"])

    assert 2 == code
    assert 1 == len(capsys.readouterr().err.splitlines())


def test_words_that_are_too_many_are_told_with_what_is_wrong(
    tmp_path: Path, capsys: Captured
) -> None:
    root = ("--workspace", consulted(tmp_path))
    each(
        told((*root, "agenda", "ett", "två", "--on", "snart"), capsys, 2),
        *("snart", "Argumenten ett två är för många"),
    )
    call = (*root, "remiss", "invite", "2021-1")
    lines = told((*call, "norby", "mer", "--channel", "fax"), capsys, 2)
    each(lines, "fax", "Argumentet mer är ett för mycket", "menade du norrby?")


@pytest.mark.parametrize("words", CAN_BE_WRONG)
def test_no_command_fails_on_options_that_cannot_be_used(
    words: tuple[str, ...], tmp_path: Path, capsys: Captured
) -> None:
    wrong = [
        word
        for one in LEAVES[words].params
        if isinstance(one, click.Option) and _takes_words(one)
        for word in (one.opts[0], *[""] * one.nargs)
    ]
    top = ["--workspace", str(consulted(tmp_path / "w")), *words]
    needed = [one for one in LEAVES[words].params if isinstance(one, click.Argument)]

    for call in (wrong, ["x"] * len(needed) + wrong, wrong[-2:], ["x", "--ej"]):
        code = run([*top, *call])

        lines = capsys.readouterr().err.splitlines()
        assert code in (1, 2, 4), call
        assert all(LINE.fullmatch(one) for one in lines), lines


@pytest.mark.parametrize("words", CAN_BE_WRONG)
def test_one_wrong_option_never_makes_a_command_fail(
    words: tuple[str, ...], root: Path, capsys: Captured
) -> None:
    every = LEAVES[words].params
    asked = ["avtal@2.0" for one in every if isinstance(one, click.Argument)]
    for one in every:
        if not (isinstance(one, click.Option) and _takes_words(one)):
            continue

        value = "" if isinstance(one.type, NamedPath) else "a\x01b"
        wrong = [one.opts[0], *[value] * one.nargs]
        code = run(["--workspace", str(root), *words, *asked, *wrong])

        lines = capsys.readouterr().err.splitlines()
        assert code in (1, 2, 4), one.name
        assert all(LINE.fullmatch(each) for each in lines), lines


@pytest.mark.parametrize("words", CAN_BE_WRONG)
def test_words_that_no_file_can_hold_are_told(
    words: tuple[str, ...], tmp_path: Path, capsys: Captured
) -> None:
    top = ["--workspace", str(consulted(tmp_path / "w")), *words]
    every = LEAVES[words].params
    for one in every:
        if not isinstance(one.type, Words):
            continue
        given = [
            word
            for each in every
            if each.required or each is one or isinstance(each, click.Argument)
            for word in (
                *(each.opts[:1] if isinstance(each, click.Option) else ()),
                "a\udcffb" if each is one else "x",
            )
        ]

        code = run([*top, *given])

        lines = capsys.readouterr().err.splitlines()
        assert 2 <= code <= 4
        assert 1 == sum(f"{called(one)} har tecken" in each for each in lines), lines


@pytest.mark.parametrize(("words", "option"), PATHS)
def test_a_path_without_a_name_is_refused(
    words: tuple[str, ...], option: str, tmp_path: Path, capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    here = tmp_path / "här"
    here.mkdir()
    monkeypatch.chdir(here)
    param = next(one for one in LEAVES[words].params if option in one.opts)

    for empty in ("", "  "):
        code = run([*words, option, *[empty] * param.nargs])

        told = capsys.readouterr().err.splitlines()
        assert 2 == code
        assert 1 == sum(f"{option} är tom" in one for one in told)
        assert [] == list(here.iterdir())


@pytest.mark.parametrize(("words", "option"), PATHS)
def test_a_path_that_no_file_can_have_is_refused(
    words: tuple[str, ...], option: str, capsys: Captured
) -> None:
    param = next(one for one in LEAVES[words].params if option in one.opts)

    for long in ("å" * 200, "a/" * 3000):
        code = run([*words, option, *[long] * param.nargs])

        lines = capsys.readouterr().err.splitlines()
        assert 2 == code
        assert 1 == sum(f"efter {option} är för lång" in one for one in lines)


# Other commands


@pytest.mark.parametrize(
    ("words", "whats"),
    [
        ("diff nej1 nej2", ["nej1 finns inte", "nej2 finns inte"]),
        ("diff nej nej", ["nej finns inte"]),
        ("diff avtal@9.0 avtalt@1.0", ["avtal@9.0", "avtalt@1.0"]),
        ("diff --format pdf", ["vad som ska jämföras", "går inte att visa"]),
        ("place nej1 nej2 --doc avtal", ["nej1", "nej2", "ankarna saknas"]),
        ("place avtal@1.0 --party norrby", ["bara texten en viss dag", "ankarna"]),
        ("review nej1 nej2", ["nej1 finns inte", "nej2 finns inte"]),
        ("affected nej1 nej2", ["nej1 finns inte", "nej2 finns inte"]),
        ("check a.md b.md --rev nej", ["a.md finns", "b.md finns", "nej finns"]),
        ("fmt a.md b.md", ["a.md finns inte", "b.md finns inte"]),
        ("export nej --party x", ["formen saknas", "en viss dag", "dokumentet nej"]),
        ("export avtal@1.0 --party x --to canonical", ["bara texten en viss dag"]),
        ("import nej.docx --id Å --replace --out x.md", ["går inte ihop"]),
        ("import nej.docx --id Å", ["inget id", "nej.docx finns inte"]),
        ("build --base-url x --jobs 0", ["ingen adress", "--jobs"]),
        ("comment --forge github --number 0 --file a.md", ["--number", "a.md"]),
        (
            "beslut packet avtal@9.0 --no-pdf --form pdf --form zip --out ut",
            ["vems underlag", "ihop med --no-pdf", "avtal@9.0"],
        ),
    ],
)
def test_each_fault_is_told_in_one_run(
    words: str, whats: list[str], root: Path, capsys: Captured
) -> None:
    each(told(("--workspace", root, *words.split()), capsys, 2), *whats)
