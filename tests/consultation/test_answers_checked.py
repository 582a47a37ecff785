"""`govdocs check` of what a person writes in svar.yaml while it lies in the spool."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.lint.rules.received_answer import received_answer
from govdocs.model.receipt import Received
from govdocs.text.spool import read_delivery
from tests.consultation.consulted import PUBLISHED, asked_of, published
from tests.consultation.received import answer, receive
from tests.consultation.test_answers_edited import FOLDER, edited
from tests.consultation.test_consultation_command import status
from tests.consultation.test_consultation_opening import OPEN

PLACE = 'dokument: "riktlinje"'
pytestmark = pytest.mark.usefixtures("own_cache")


def saved_round(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[Path, Path]:
    """Return a workspace with a round about a saved text, and svar.yaml of the second answer."""
    root = asked_of(tmp_path / "w")
    assert 0 == run(["--workspace", str(root), *OPEN, "--yes", "--commit"])
    receive(root, answer(tmp_path, "norrby"), instance="norrby")
    receive(root, answer(tmp_path))
    path = root / FOLDER / "svar.yaml"
    capsys.readouterr()
    return root, path


def checked(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Return the exit code of a check, and what it tells of what was read in an answer."""
    capsys.readouterr()
    code = run(["--workspace", str(root), "check"])
    lines = capsys.readouterr().out.splitlines()
    return code, [one for one in lines if f"{FOLDER}/svar.yaml" in one]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'instans: "vard"',
            "instans: norrby",
            "instans är norrby, men kvittot säger vard",
        ),
        ("59:59Z", "59:58Z", "mottaget är 2021-12-31T22:59:58Z, men kvittot säger"),
        ("59:59Z", "61:59Z", '"2021-12-31T22:61:59Z" är ingen tidpunkt'),
        ('id: "vard-2"', "id: norrby-2", "synpunkten norrby-2 hör inte till vard"),
        ('id: "vard-2"', "id: vard-1", "synpunkten vard-1 finns två gånger"),
        ('sort: "fråga"', "sort: undran", "undran"),
        (
            'instans: "vard"',
            "instans: v\u00e5rd".encode("latin-1"),
            "filen är inte UTF-8",
        ),
    ],
)
def test_what_cannot_be_counted_is_told_by_check_and_status_on_its_line(
    old: str,
    new: str | bytes,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root, path = edited(tmp_path, "")
    text = path.read_text("utf-8")
    assert 1 == text.count(old)
    line = text[: text.index(old)].count("\n") + 1
    raw = new if isinstance(new, bytes) else new.encode()
    path.write_bytes(text.encode().replace(old.encode(), raw))

    code, (told,) = checked(root, capsys)

    assert 1 == code
    assert told.startswith(f"FEL GD449 {FOLDER}/svar.yaml:{line}:")
    assert words in told
    assert "Åtgärd: " in told
    assert 1 == status(root, "2021-1")
    assert told in capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ('text: "Varför?"\n    text: Nej.', 'nyckeln "text" finns redan'),
        ("text: no", "Åtgärd: skriv "),
    ],
)
def test_what_can_be_read_in_two_ways_is_told_and_not_chosen_between(
    new: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, path = edited(tmp_path, "")
    text = path.read_text("utf-8").replace('text: "Varför inte fem?"', new)
    path.write_text(text, "utf-8")

    _, (told,) = checked(root, capsys)

    assert words in told
    assert 1 == status(root, "2021-1")
    assert told in capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("latin-1", ":{line}:{column}: filen är inte UTF-8"),
        ("utf-16", ":1:1: filen är sparad som UTF-16"),
    ],
)
def test_bytes_that_are_no_text_are_told_as_for_any_file(
    code: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, path = edited(tmp_path, "")
    text = path.read_text("utf-8")
    at = next(at for at, one in enumerate(text) if not one.isascii())
    before = text[:at].split("\n")
    path.write_bytes(text.encode(code, errors="replace"))

    _, (told,) = checked(root, capsys)

    assert words.format(line=len(before), column=len(before[-1]) + 1) in told


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            PLACE,
            "dokument: riktlinja",
            "remissen 2021-1 frågar inte om riktlinja. Åtgärd: menade du riktlinje?",
        ),
        (
            'dokument: "riktlinje"',
            'dokument: riktlinje\n      block: "c2b9"',
            "#c2b9 finns inte",
        ),
        ("sha256:", "svar: {f9: Ja.}\nsha256:", "har ingen fråga f9"),
    ],
)
def test_what_is_not_asked_about_is_told_by_check(
    old: str, new: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, path = saved_round(tmp_path, capsys)
    assert (0, []) == checked(root, capsys)
    sound = path.read_text("utf-8")
    path.write_text(sound.replace(old, new), "utf-8")
    assert sound != path.read_text("utf-8")

    for _ in range(2):
        code, (told,) = checked(root, capsys)
        assert 1 == code
        assert words in told
    path.write_text(sound, "utf-8")
    assert (0, []) == checked(root, capsys)


def test_what_is_not_asked_about_is_not_published(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root, path = saved_round(tmp_path, capsys)
    text = path.read_text("utf-8")
    path.write_text(text.replace(PLACE, f'{PLACE}\n      block: "c2b9"'), "utf-8")
    publish = ["--workspace", str(root), "remiss", "publish", "2021-1", "--yes"]
    _, (told,) = checked(root, capsys)

    assert 1 == run(publish)

    assert told in capsys.readouterr().err.splitlines()
    assert not (root / "remisser/2021-1/publicerat").exists()
    path.write_text(text, "utf-8")
    assert 0 == run(publish)


def test_a_block_is_looked_for_in_the_text_as_it_was_asked_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, path = saved_round(tmp_path, capsys)
    text = root / "riktlinje.md"
    text.write_text(text.read_text("utf-8").replace("{#c2b4}", "{#c2b7}"), "utf-8")
    sound = path.read_text("utf-8")
    for block, is_told in (("c2b4", False), ("c2b7", True)):
        new = f'{PLACE}\n      block: "{block}"'
        path.write_text(sound.replace(PLACE, new), "utf-8")

        _, told = checked(root, capsys)

        assert is_told == bool(told)


def test_an_answer_that_was_sound_and_is_untouched_is_read_once_by_check(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root, _ = saved_round(tmp_path, capsys)
    read: list[Path] = []
    module = sys.modules[received_answer.__module__]
    real = read_delivery

    def noted(folder: Path) -> Received | None:
        read.append(folder)
        return real(folder)

    monkeypatch.setattr(module, "read_delivery", noted)

    for _ in range(2):
        assert (0, []) == checked(root, capsys)

    assert 2 == len(read)


def test_a_published_moment_that_never_was_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = published(tmp_path / "w", norrby=PUBLISHED.replace("T13:41", "T25:41"))
    capsys.readouterr()

    assert 1 == run(["--workspace", str(root), "check"])

    assert (
        'norrby.yaml:4:11: "2021-12-20T25:41:07Z" är ingen' in capsys.readouterr().out
    )
