"""A second answer takes the place of the first: what rested on that one is told."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.text.spool import SPOOL
from tests.consultation.answered import answered
from tests.consultation.consulted import consulted
from tests.consultation.received import answer, receive
from tests.consultation.test_consultation_command import as_json
from tests.consultation.test_consultation_publishing import at

pytestmark = pytest.mark.usefixtures("own_cache")
FIRST, SECOND = "2021-12-01T08:00:00", "2021-12-20T08:00:00"
NOTE = ("--outcome", "noteras", "--reason", "Ja.", "--yes")


def remiss(root: Path, *words: str) -> int:
    return run(["--workspace", str(root), "remiss", *words])


def test_the_same_file_with_something_sent_along_replaces_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, more = consulted(tmp_path / "w"), tmp_path / "protokoll.md"
    more.write_text("Protokoll.\n", "utf-8")
    receive(root, answer(tmp_path), at=FIRST)
    capsys.readouterr()

    assert 0 == receive(root, answer(tmp_path), more, at=SECOND)

    told = capsys.readouterr().out
    assert "Det ersätter svaret från den 1 december 2021 kl. 08.00.00" in told
    rows = as_json(root, capsys)["instances"]
    assert [2] == [one["answers"] for one in rows if one["instance"] == "vard"]


def test_replies_to_the_first_are_told_for_the_second_has_the_same_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = answered(tmp_path / "w")[0]
    receive(root, answer(tmp_path), at=FIRST)
    assert 0 == remiss(root, "reply", "2021-1", "vard-2", *NOTE)
    capsys.readouterr()

    receive(root, answer(tmp_path, words="Och sedan?"), at=SECOND)
    assert (
        "OBS Det som är bemött i det förra svaret, vard-2," in capsys.readouterr().out
    )
    receive(root, answer(tmp_path, words="Äldre."), at="2021-12-02T08:00:00")
    assert "bemött" not in capsys.readouterr().out, "it replaces nothing"
    receive(root, answer(tmp_path, "norrby"), instance="norrby")
    assert "bemött" not in capsys.readouterr().out


def test_replies_to_what_is_numbered_anew_when_it_is_read_again_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, file = answered(tmp_path / "w")[0], answer(tmp_path)
    file.write_text(f"{file.read_text('utf-8')}ej_lästa: [Hej.]\n", "utf-8")
    receive(root, file, at=FIRST)
    (folder,) = (root / SPOOL / "2021-1").glob("*-vard")
    # A stance was a comment of one word in what programs wrote before.
    text = (folder / "svar.yaml").read_text("utf-8")
    text = text.replace('"vard-2"', '"vard-3"').replace('"vard-1"', '"vard-2"')
    first = "synpunkter:\n  - {id: vard-1, sort: stöd, text: tillstyrker}\n"
    text = text.replace("synpunkter:\n", first)
    (folder / "svar.yaml").write_text(text, "utf-8")
    digest = sha256(text.encode()).hexdigest()
    (folder / "svar.sha256").write_text(f"{digest}  svar.yaml\n", "utf-8")
    assert 0 == remiss(root, "reply", "2021-1", "vard-2", *NOTE)
    capsys.readouterr()

    for words in (
        "vard-2, står inte för samma synpunkt som förut. Läs om bemötandena.",
        "",
    ):
        assert 0 == remiss(root, "receive", "--round", "2021-1", "--again")
        told = [one for one in capsys.readouterr().out.splitlines() if "bemött" in one]
        assert ([f"OBS Det som är bemött, {words}"] if words else []) == told


def test_a_public_answer_that_is_replaced_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path), at=FIRST)
    at(monkeypatch, "2022-02-01T12:00:00")
    assert 0 == remiss(root, "publish", "2021-1", "--yes")
    words = "OBS Svaret från vard den 1 december 2021 kl. 08.00.00 är publicerat"
    assert words not in capsys.readouterr().err

    receive(root, answer(tmp_path, words="Och sedan?"), at=SECOND)
    told = capsys.readouterr().out
    assert words in told
    assert "Det som kom den 20 december 2021 kl. 08.00.00 räknas men blir inte" in told
    assert 0 == remiss(root, "publish", "2021-1", "--yes")
    assert words in capsys.readouterr().err


def test_the_later_of_two_in_one_second_counts_before_and_after_it_is_public(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = consulted(tmp_path / "w")
    for words in ("Varför?", "Och sedan?"):
        receive(root, answer(tmp_path, words=words), at=FIRST)
    at(monkeypatch, "2022-02-01T12:00:00")
    capsys.readouterr()
    before = as_json(root, capsys)["instances"]

    assert 0 == remiss(root, "publish", "2021-1", "--yes")

    capsys.readouterr()
    assert before == as_json(root, capsys)["instances"]
    public = root / "remisser/2021-1/publicerat/vard.yaml"
    assert "Och sedan?" in public.read_text("utf-8")


def test_what_is_gone_is_told_before_an_older_answer_is_published_for_ever(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path), at=FIRST)
    receive(root, answer(tmp_path, words="Och sedan?"), at=SECOND)
    shutil.rmtree(root / SPOOL / "2021-1/0002-vard")
    at(monkeypatch, "2022-02-01T12:00:00")
    capsys.readouterr()

    remiss(root, "publish", "2021-1", "--yes")

    assert "0002-vard är borta, med svaret som kom" in capsys.readouterr().err
