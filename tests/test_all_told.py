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
from tests.consulted import consulted
from tests.deciding import made
from tests.locked import AGREEMENT, copied, save, start
from tests.refused import LINE, Captured, each, told

pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("fel") / "w")


@pytest.fixture
def root(whole: Path, tmp_path: Path) -> Path:
    return copied(whole, tmp_path / "w")


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


def test_two_options_with_the_same_wrong_day_are_told_apart(capsys: Captured) -> None:
    lines = told(["agenda", "--on", "snart", "--until", "snart"], capsys, 2)

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
    each(
        told(["agenda", "ett", "två", "--on", "snart"], capsys, 2),
        *("snart", "Argumenten ett två är för många"),
    )
    call = ("--workspace", consulted(tmp_path), "remiss", "invite", "2021-1")
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


# place


def test_place_tells_of_a_file_that_the_machine_refuses(
    tmp_path: Path, capsys: Captured
) -> None:
    ring = tmp_path / "ring.md"
    ring.symlink_to(ring)

    lines = told(("place", "--files", ring, tmp_path, "--format", "xml"), capsys, 4)

    each(lines, "xml", "ankarna saknas", "tillbaka till sig själv", "är ingen fil")


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


def test_lock_tells_of_options_and_of_what_check_finds(
    root: Path, capsys: Captured
) -> None:
    (root / "avtal.md").write_text(AGREEMENT.replace("#syfte", "#finns-inte"))
    call = ("--workspace", root, "version", "lock", "avtal", "3.0", "--on", "x")

    lines = told(call, capsys, 2)

    each(lines[:2], '"x" efter --on är inget datum', "orsaken saknas")
    assert any("avtal.md" in one for one in lines[2:])


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


def test_lock_tells_of_a_reason_and_a_day_that_cannot_be(
    root: Path, capsys: Captured
) -> None:
    text = (root / "avtal.md").read_text("utf-8")
    save(root, {"avtal.md": text.replace("Den andra", "Den tredje")}, "text")
    call = ("--workspace", root, "version", "lock", "avtal", "3.0", "--reason")

    each(
        told((*call, "R\u202e", "--on", "2099-01-01"), capsys, 2),
        *("--reason har ett tecken som inte syns (U+202E)", "har inte varit ännu"),
    )
    each(
        told((*call, "R", "--on", "2022-02-01"), capsys, 2),
        "2022-02-01 ligger före 2022-03-01, då avtal@2.0 låstes",
    )
    assert 0 == run([*map(str, call), "Ny la\u0308ng\u00a0text"])
    assert 'orsak: "Ny läng text"' in (root / "versioner.yaml").read_text("utf-8")


# propose


def test_propose_tells_of_file_name_reason_comments_and_block(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "propose", "--doc", "avtal", "--block")
    wrong = ("--name", "Å b", "--comment", "x", "--comment", "y z", "--base", "HEAD")

    each(
        told((*call, "a2b4", "--text-file", root / "nej.md", *wrong), capsys, 2),
        *("nej.md finns inte", "grenen kan inte heta", "skälet saknas"),
        *("x är ingen synpunkt", "y z är ingen synpunkt", "menade du a2b3?"),
    )
    each(
        told((*call, "a2b3", "--reason", "R", "--base", "nej"), capsys, 2),
        *("--text-file", "nej finns inte"),
    )


def test_propose_tells_of_words_that_cannot_be_used_and_of_the_rest(
    root: Path, capsys: Captured
) -> None:
    call = ("--workspace", root, "propose", "--doc", "avtal", "--block", "a2b4")
    (root.parent / "ny.md").write_text("Ny.\n")
    wrong = [
        word for one in ("reason", "role", "name") for word in (f"--{one}", "\udcff")
    ]

    each(
        told((*call, "--text-file", root.parent / "ny.md", *wrong), capsys, 2),
        *("--reason har tecken", "--role har tecken", "--name har tecken"),
        "menade du a2b3?",
    )


def test_propose_tells_of_a_control_character_before_it_asks(
    root: Path, capsys: Captured
) -> None:
    (root.parent / "ny.md").write_text("Ny.\n")
    call = ("--workspace", root, "propose", "--doc", "avtal", "--block", "a2b3")

    (line,) = told(
        (*call, "--text-file", root.parent / "ny.md", "--reason", "R\x1b[31m"),
        capsys,
        2,
    )

    assert "--reason har ett styrtecken (U+001B)" in line


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
