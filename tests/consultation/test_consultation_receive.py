"""`govdocs remiss receive`: stored byte for byte first, then read, and the result told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.consultation import reception
from govdocs.errors import CannotWrite
from govdocs.model.delivery import Delivery, File
from govdocs.model.receipt import Receipt
from govdocs.text import spool
from govdocs.text.spool import SPOOL, read_receipt, read_spool
from govdocs.text.spool_entry import store
from tests.consultation.consulted import PUBLISHED, consulted, published
from tests.consultation.received import (
    LATE,
    answer,
    counted,
    receive,
)
from tests.consultation.test_consultation_command import as_json, status


def test_the_original_is_kept_as_it_came_with_its_moment_and_digest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    file = tmp_path / "Svar från vård.MD"
    file.write_bytes(b"\xff\r\n## Sk\xe4l\r\n\r\nF\xf6r kort tid.\x00\r\n")
    more = answer(tmp_path)

    assert 0 == receive(root, file, more)

    folder = root / SPOOL / "2021-1" / "0001-vard"
    assert file.read_bytes() == (folder / "original.md").read_bytes()
    assert more.read_bytes() == (folder / "bilaga-1.yaml").read_bytes()
    (found,) = read_spool(root / SPOOL, "2021-1").received
    assert sha256(file.read_bytes()).hexdigest() == found.receipt.sha256
    assert datetime(2021, 12, 31, 22, 59, 59, tzinfo=UTC) == found.receipt.received
    assert "Svar från vård.MD" == found.receipt.name
    told = capsys.readouterr().out
    assert found.receipt.sha256 in told
    assert "den 31 december 2021 kl. 23.59.59" in told
    assert "bilagan vard-7.yaml är sparad" in told


def test_the_last_second_is_in_time_and_the_next_is_marked_late(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")

    assert 0 == receive(root, answer(tmp_path, "norrby"), instance="norrby")
    assert "kom i tid" in capsys.readouterr().out
    assert 0 == receive(root, answer(tmp_path), at=LATE)
    assert "märkt för sent" in capsys.readouterr().out

    told = as_json(root, capsys, "--on", "2022-02-01")
    assert (1, 1, 1) == (told["in_time"], told["late"], told["silent"])
    assert (4, 2) == (told["comments"], told["unplaced"])


def test_a_second_answer_replaces_the_first_and_both_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path), at="2021-12-01T08:00:00")
    capsys.readouterr()

    assert 0 == receive(root, answer(tmp_path, words="Varför inte fem?"))

    assert "ersätter svaret från den 1 december 2021" in capsys.readouterr().out
    told = as_json(root, capsys, "--on", "2022-02-01")
    row = next(one for one in told["instances"] if one["instance"] == "vard")
    assert (2, "2021-12-31T22:59:59Z") == (row["answers"], row["received_at"])
    assert 2 == len(read_spool(root / SPOOL, "2021-1").received)


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("inställning: tillstyrker\n", True),
        ("inställning: tillstyrker\nsvar: {f1: Ja.}\n", False),
        ("inställning: avstår\n", False),
        ("", False),
    ],
)
def test_a_question_that_must_be_answered_and_is_not_is_told(
    words: str, is_told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "svar.yaml"
    file.write_text(words, "utf-8")

    assert 0 == receive(consulted(tmp_path / "w"), file)

    assert is_told == ("måste besvaras: Är tiden rimlig?" in capsys.readouterr().out)


@pytest.mark.parametrize("wrong", [b"", b"PK\x03\x04 skadad", b"%PDF-1.7"])
def test_a_file_that_says_nothing_does_not_replace_an_answer(
    wrong: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, file = consulted(tmp_path / "w"), tmp_path / "fel.docx"
    receive(root, answer(tmp_path), at="2021-12-01T08:00:00")
    file.write_bytes(wrong)
    capsys.readouterr()

    receive(root, file, at="2021-12-02T08:00:00")

    told = capsys.readouterr().out
    assert "OBS Ur det nya är inget läst, så det räknas inte." in told
    assert "Svaret från den 1 december 2021 kl. 08.00.00 räknas tills någon" in told
    assert "Fråga Vårdnämnden om det är rätt fil" in told
    assert 0 == status(root, "2021-1", "--on", "2022-02-01")
    captured = capsys.readouterr()
    assert "Vårdnämnden: Ur filen från den 2 december 2021" in captured.err
    row = counted(root, capsys)
    assert (2, "2021-12-01T07:00:00Z") == (row["answers"], row["received_at"])


def test_a_person_decides_by_an_answer_that_says_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, wrong = consulted(tmp_path / "w"), tmp_path / "tom.md"
    first, written = answer(tmp_path), answer(tmp_path, words="Ur filen.")
    wrong.write_bytes(b"")
    receive(root, first, at="2021-12-01T08:00:00")
    receive(root, wrong, at="2021-12-02T08:00:00")
    receive(root, written, at="2021-12-02T08:00:00")
    assert "2021-12-02T07:00:00Z" == counted(root, capsys)["received_at"]

    receive(root, first)
    told = capsys.readouterr().out
    assert "OBS Det räknas inte: svaret från den 2 december 2021" in told
    receive(root, wrong)
    assert "OBS Ur det är inget läst. Svaret från den 2" in capsys.readouterr().out
    receive(root, written)
    assert "OBS" not in capsys.readouterr().out


def test_an_answer_from_before_a_wrong_file_counts_when_it_is_entered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, wrong = consulted(tmp_path / "w"), tmp_path / "tom.md"
    wrong.write_bytes(b"")
    receive(root, wrong, at="2021-12-02T08:00:00")
    capsys.readouterr()

    receive(root, answer(tmp_path), at="2021-12-01T08:00:00")

    assert "Det räknas, för ur det som kom den 2 dec" in capsys.readouterr().out
    assert "2021-12-01T07:00:00Z" == counted(root, capsys)["received_at"]


def test_an_answer_entered_after_a_later_one_does_not_say_that_it_replaces_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path), at="2021-12-20T08:00:00")
    capsys.readouterr()

    receive(root, answer(tmp_path, words="Varför fem?"), at="2021-12-01T08:00:00")

    told = capsys.readouterr().out
    assert "ersätter" not in told
    assert "Svaret från den 20 december 2021 kl. 08.00.00 kom senare och räknas" in told


def test_a_late_answer_leaves_the_one_that_came_in_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path))
    capsys.readouterr()

    assert 0 == receive(root, answer(tmp_path, words="Nej, fem."), at=LATE)

    assert "kom i tid och står kvar" in capsys.readouterr().out
    assert 1 == as_json(root, capsys, "--on", "2022-02-01")["in_time"]


def test_the_same_file_twice_is_one_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, file = consulted(tmp_path / "w"), answer(tmp_path)

    assert (0, 0) == (receive(root, file), receive(root, file, at=LATE))

    assert "redan mottagna: 0001-vard" in capsys.readouterr().out
    assert 1 == len(read_spool(root / SPOOL, "2021-1").received)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"2021-1"', '"2022-3"', "gäller remissen 2022-3"),
        ("instans: vard", "instans: norrby", "kommer från norrby"),
    ],
)
def test_an_answer_for_another_is_kept_and_not_counted(
    old: str, new: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, file = consulted(tmp_path / "w"), answer(tmp_path)
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    assert 1 == receive(root, file)

    captured = capsys.readouterr()
    assert "Mottaget: 0001-vard" in captured.out
    assert told in captured.err
    assert 3 == as_json(root, capsys, "--on", "2022-02-01")["silent"]
    assert (
        file.read_bytes()
        == (root / SPOOL / "2021-1/0001-vard/original.yaml").read_bytes()
    )


def test_one_that_is_not_invited_is_counted_apart_and_a_slip_is_not_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")

    assert 0 == receive(root, answer(tmp_path, "forbund"), instance="forbund")
    assert "inte inbjuden" in capsys.readouterr().out
    assert 2 == receive(root, answer(tmp_path), instance="norby")
    assert "menade du norrby?" in capsys.readouterr().err
    assert 1 == as_json(root, capsys, "--on", "2022-02-01")["unsolicited"]


def test_word_is_kept_and_read_when_it_can_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, file = consulted(tmp_path / "w"), tmp_path / "svar.docx"
    file.write_bytes(b"PK\x03\x04 inte riktigt Word")

    assert 0 == receive(root, file)

    told = capsys.readouterr().out.replace("\n ", "")
    assert "originalet är sparat, men filen är skadad" in told
    (found,) = read_spool(root / SPOOL, "2021-1").received
    assert ("word", 1) == (found.receipt.channel, len(found.submission.unread))


def test_a_reader_that_dies_leaves_an_answer_that_can_be_read_again(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = consulted(tmp_path / "w")

    def die(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(reception, "read_answer", die)
        assert 70 == receive(root, answer(tmp_path))
    assert "Mottaget: 0001-vard" in capsys.readouterr().out
    (found,) = read_spool(root / SPOOL, "2021-1").received
    assert not found.is_read
    assert 1 == as_json(root, capsys, "--on", "2022-02-01")["unread"]

    words = ["remiss", "receive", "--round", "2021-1", "--again"]
    assert 0 == run(["--workspace", str(root), *words])
    (found,) = read_spool(root / SPOOL, "2021-1").received
    assert found.is_read
    assert 2 == len(found.submission.comments)


def test_the_spool_is_never_seen_by_git_or_by_check(tmp_path: Path) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path))

    assert "*\n" == (root / SPOOL / ".gitignore").read_text()


def test_the_spool_lies_where_the_setting_says(tmp_path: Path) -> None:
    root = consulted(tmp_path / "w")
    elsewhere = tmp_path / "annanstans"
    (root / "govdocs.yaml").write_text(f"namn: Prov\nmottaget: {elsewhere}\n")

    assert 0 == receive(root, answer(tmp_path))

    assert 1 == len(read_spool(elsewhere, "2021-1").received)
    assert not (root / SPOOL).exists()


def test_what_is_published_is_the_same_answer_as_what_was_received(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path))
    folder = root / SPOOL / "2021-1/0001-vard"
    public = root / "remisser/2021-1/publicerat/vard.yaml"
    public.parent.mkdir()
    public.write_bytes((folder / "svar.yaml").read_bytes())

    told = as_json(root, capsys, "--on", "2022-02-01")

    assert (1, 2) == (told["in_time"], told["comments"])
    assert "vard" not in PUBLISHED


def test_a_folder_that_tells_nothing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    receive(root, answer(tmp_path))
    (root / SPOOL / "2021-1/0001-vard/kvitto.yaml").write_text("trasigt: [")

    run(["--workspace", str(root), "remiss", "status", "2021-1"])

    assert "0001-vard har inget kvitto" in capsys.readouterr().err


def test_forty_at_once_get_a_number_each(tmp_path: Path) -> None:
    at = datetime(2021, 12, 31, tzinfo=UTC)

    def send(number: int) -> None:
        file = File(f"{number}.md", f"svar {number}".encode())
        store(tmp_path, Delivery("2021-1", f"i{number}", at, "webb", file))

    threads = [threading.Thread(target=send, args=(one,)) for one in range(40)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    found = read_spool(tmp_path, "2021-1").received
    assert [*range(1, 41)] == [one.receipt.number for one in found]


def test_a_name_that_leads_elsewhere_is_only_a_name(tmp_path: Path) -> None:
    at = datetime(2021, 12, 31, tzinfo=UTC)
    evil = File("..\\../../etc/pass\x1b\u202ewd.sh;rm", b"x")
    receipt, _ = store(tmp_path, Delivery("2021-1", "vard", at, "webb", evil))

    assert ("pass wd.sh;rm", "original.bin") == (receipt.name, receipt.file)


def test_nothing_is_received_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("en fil")
    at = datetime(2021, 12, 31, tzinfo=UTC)

    with pytest.raises(CannotWrite):
        store(tmp_path / "spool", Delivery("2021-1", "v", at, "webb", File("a", b"x")))


def test_answers_of_others_neither_stop_nor_slow_one_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = published(tmp_path / "w", norrby=PUBLISHED, soderby="remiss: [")
    assert 0 == receive(root, answer(tmp_path, "soderby"), instance="soderby")
    capsys.readouterr()
    for name in ("norrby", "vard"):
        monkeypatch.setattr(spool, "read_receipt", only(name))

        assert 0 == receive(root, answer(tmp_path, name), instance=name)

        told = capsys.readouterr()
        assert "soderby" not in told.err
        assert (name == "norrby") is ("Det ersätter svaret" in told.out)


def only(instance: str) -> Callable[[Path], Receipt | None]:
    """Return what reads a receipt, and fails for one of another instance."""

    def read(folder: Path) -> Receipt | None:
        assert folder.name.endswith(f"-{instance}")
        return read_receipt(folder)

    return read
