"""`govdocs remiss status`: sums that add up, letters without names, and the same as JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from govdocs.cli.main import run
from govdocs.consultation.answers import open_round
from tests.command.test_json import closed, schemas
from tests.consultation.consulted import PUBLISHED, consulted, published


def status(root: Path, *words: str) -> int:
    return run(["--workspace", str(root), "remiss", "status", *words])


def printed(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def as_json(
    root: Path, capsys: pytest.CaptureFixture[str], *words: str
) -> dict[str, Any]:
    capsys.readouterr()
    assert 0 == status(root, "2021-1", "--format", "json", *words)
    found: dict[str, Any] = json.loads(printed(capsys))
    return found


def test_those_who_were_asked_add_up_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = PUBLISHED.replace("norrby", "vard").replace("2021-12-20T", "2022-01-01T")
    other = PUBLISHED.replace("norrby", "forbund")
    root = published(tmp_path, norrby=PUBLISHED, vard=late, forbund=other)

    told = as_json(root, capsys, "--on", "2022-01-10")

    schema = closed(schemas()["remiss status REMISS"])
    jsonschema.validate(told, schema, format_checker=jsonschema.FormatChecker())
    sums = [told[key] for key in ("in_time", "late", "declined", "silent")]
    assert ([1, 1, 0, 1], 3) == (sums, told["invited"])
    assert (1, 1) == (told["extended"], told["unsolicited"])
    assert (6, 1, 3) == (told["comments"], told["replied"], told["unplaced"])
    states = {one["instance"]: one["state"] for one in told["instances"]}
    assert {
        "norrby": "i tid",
        "soderby": "anstånd",
        "vard": "sent",
        "forbund": "ej inbjuden",
    } == states
    assert "2021-12-31T22:59:59Z" == told["closes_at"]


def test_what_came_after_the_day_asked_about_is_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = published(tmp_path, norrby=PUBLISHED)

    assert 0 == as_json(root, capsys, "--on", "2021-12-19")["in_time"]
    assert 1 == as_json(root, capsys, "--on", "2021-12-20")["in_time"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2021-12-31", "stänger fre 2021-12-31 kl. 23.59 · öppen"),
        (
            "2022-01-10",
            "stängde fre 2021-12-31 kl. 23.59 · öppen bara för dem som har anstånd",
        ),
    ],
)
def test_a_last_day_that_has_been_is_told_as_that(
    day: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status(published(tmp_path, norrby=PUBLISHED), "2021-1", "--on", day)

    assert told in printed(capsys).splitlines()[0]


def test_the_text_names_those_whose_answers_are_not_all_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = f'{PUBLISHED}ej_lästa: ["Övrigt: ja", "Datum: i höstas"]\n'
    status(published(tmp_path, norrby=answer), "2021-1", "--on", "2022-02-01")

    told = " ".join(printed(capsys).split())
    assert "ingen har läst än: 2, i svar.yaml från Norrby kommun" in told


def test_the_text_names_those_who_are_silent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = published(tmp_path, norrby=PUBLISHED)

    assert 0 == status(root, "2021-1", "--on", "2022-02-01")

    told = printed(capsys)
    assert "stängde fre 2021-12-31 kl. 23.59 · stängd" in told
    whole = (
        "3 inbjudna = 1 svarade i tid + 0 svarade för sent + 0 avstod + 2 svarade inte"
    )
    assert whole in " ".join(told.split())
    assert "Svarade inte: Söderby kommun, Vårdnämnden" in told
    assert "Påhittade uppgifter" in told
    assert "obesvarade 1" in told


def test_the_text_names_those_who_were_late_and_those_who_declined(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = PUBLISHED.replace("2021-12-20", "2022-01-20")
    declined = PUBLISHED.partition("synpunkter:")[0].replace("norrby", "vard")
    declined = declined.replace("tillstyrker med ändring", "avstår")
    root = published(tmp_path, norrby=late, vard=declined)

    assert 0 == status(root, "2021-1", "--on", "2022-02-01")

    told = printed(capsys)
    assert "Svarade för sent: Norrby kommun" in told
    assert "Avstod: Vårdnämnden" in told


def test_letters_are_addressed_to_the_mailbox_of_a_role(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = published(tmp_path / "w", norrby=PUBLISHED), tmp_path / "brev"
    path = root / "remissinstanser.yaml"
    words = path.read_text("utf-8")
    new = words.replace("id: vard,", "id: vard, brevlåda: registrator@vard.exempel.se,")
    path.write_text(new, "utf-8")
    day = ("--on", "2022-02-01")

    assert 0 == status(root, "2021-1", *day, "--reminders", str(out))

    assert "Till Vårdnämnden, registrator@vard.exempel.se\n" in (
        out / "vard.md"
    ).read_text("utf-8")
    assert "Till Söderby kommun\n" in (out / "soderby.md").read_text("utf-8")
    assert "@" not in printed(capsys)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2021-09-01", "planerad"),
        ("2021-12-31", "öppen"),
        ("2022-01-10", "öppen bara för dem som har anstånd"),
        ("2022-01-16", "stängd"),
    ],
)
def test_the_first_line_says_for_whom_it_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str, state: str
) -> None:
    assert 0 == status(published(tmp_path), "2021-1", "--on", day)

    assert printed(capsys).splitlines()[0].endswith(f" · {state}")


def test_an_internal_round_is_called_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = published(tmp_path)
    (path,) = root.rglob("remiss.yaml")
    words = path.read_text("utf-8").replace(
        "sort: remiss", "sort: intern synpunktsrunda"
    )
    path.write_text(words, "utf-8")

    assert 0 == status(root, "2021-1", "--on", "2021-12-01")

    assert printed(capsys).startswith("Synpunktsrunda 2021-1 Riktlinjen om kallelse · ")


def test_letters_go_to_those_who_are_silent_and_tell_their_own_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = published(tmp_path / "w", norrby=PUBLISHED), tmp_path / "brev"

    assert 0 == status(root, "2021-1", "--on", "2022-01-10", "--reminders", str(out))

    assert ["soderby.md", "vard.md"] == sorted(one.name for one in out.iterdir())
    extended = (out / "soderby.md").read_text("utf-8")
    assert "Ni har anstånd och kan svara till och med den 15 januari 2022" in extended
    assert "gick ut den 31 december 2021" in (out / "vard.md").read_text("utf-8")
    assert "SRO 2021-7" in extended
    assert "2 påminnelser" in capsys.readouterr().err


def test_no_letter_is_told_without_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    all_asked = ("norrby", "soderby", "vard")
    answers = {one: PUBLISHED.replace("norrby", one) for one in all_asked}
    root, out = published(tmp_path / "w", **answers), tmp_path / "brev"

    assert 0 == status(root, "2021-1", "--reminders", str(out))

    assert not out.exists()
    assert "Ingen påminnelse är skriven.\n" == capsys.readouterr().err


@pytest.mark.parametrize(
    ("day", "is_gone"), [("2022-01-31", False), ("2022-02-01", True)]
)
def test_no_letter_goes_to_one_that_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str, is_gone: bool
) -> None:
    root, out = published(tmp_path / "w", norrby=PUBLISHED), tmp_path / "brev"
    path = root / "remissinstanser.yaml"
    words = path.read_text("utf-8")
    path.write_text(words.replace("id: vard,", "id: vard, till: 2022-01-31,"), "utf-8")

    assert 0 == status(root, "2021-1", "--on", day, "--reminders", str(out))

    left = ["soderby.md"] if is_gone else ["soderby.md", "vard.md"]
    assert left == sorted(one.name for one in out.iterdir())
    told = (
        "Ingen påminnelse till Vårdnämnden, som fanns till och med den 31 januari 2022."
    )
    assert is_gone == (told in capsys.readouterr().err)


def test_who_has_opened_the_round_is_unknown_until_somebody_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = published(tmp_path, norrby=PUBLISHED)
    before = as_json(root, capsys)
    # One has answered, so it has opened what was asked; when is not known.
    assert 1 == before["opened"]
    assert [None] * 3 == [one["opened_at"] for one in before["instances"]]

    assert 0 == status(root, "2021-1", "--opened", "soderby", "--opened", "vard")
    assert "Öppnat 3   okänt om de har öppnat 0" in printed(capsys)
    first = as_json(root, capsys)
    assert 0 == status(root, "2021-1", "--opened", "soderby")

    again = as_json(root, capsys)
    assert first == again
    assert 3 == again["opened"]
    assert 2 == sum(bool(one["opened_at"]) for one in again["instances"])
    assert 0 == as_json(root, capsys, "--on", "2021-12-19")["opened"]
    assert "*\n" == (root / ".govdocs/mottaget/.gitignore").read_text("utf-8")


def test_the_first_opening_stands_and_a_broken_note_is_written_anew(
    tmp_path: Path,
) -> None:
    root = consulted(tmp_path)
    known = open_round(root, "2021-1")
    first, later = datetime(2021, 10, 1, tzinfo=UTC), datetime(2021, 11, 1, tzinfo=UTC)

    assert first == known.open_by("vard", first) == known.open_by("vard", later)
    (known.spool / "2021-1/oppnat/vard").write_text("")
    assert {} == known.opened
    assert later == known.open_by("vard", later)
    assert {"vard": later} == known.opened


def test_one_that_is_not_asked_cannot_have_opened_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = published(tmp_path, norrby=PUBLISHED)

    assert 1 == status(root, "2021-1", "--opened", "forbund")

    assert "forbund är inte inbjuden till remiss 2021-1" in capsys.readouterr().err
    assert not (root / ".govdocs").exists()


def test_a_round_that_is_not_there_is_told_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == status(consulted(tmp_path), "2021-2")

    assert "GD980" in (told := capsys.readouterr().err)
    assert "menade du 2021-1?" in told


def test_faults_in_the_round_are_told_instead_of_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = published(tmp_path, norrby=PUBLISHED.replace("kanal: webb", "kanal: duva"))

    assert 1 == status(root, "2021-1")

    told = capsys.readouterr()
    assert "" == told.out
    assert "publicerat/norrby.yaml" in told.err


@pytest.mark.parametrize("part", ["remiss.yaml", "", ".."])
def test_a_round_behind_a_link_is_there_but_not_read(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path / "w")
    place = (root / "remisser" / "2021-1" / part).resolve()
    place.rename(tmp_path / "annat")
    place.symlink_to(tmp_path / "annat")

    assert 1 == status(root, "2021-1")

    (line,) = capsys.readouterr().err.splitlines()
    assert f" {place.relative_to(root).as_posix()}:1:1: " in line
    assert "symbolisk länk" in line


def test_a_published_answer_behind_a_link_is_not_left_out_of_the_sums(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = published(tmp_path / "w", norrby=PUBLISHED)
    place = root / "remisser/2021-1/publicerat/norrby.yaml"
    place.rename(tmp_path / "svar.yaml")
    place.symlink_to(tmp_path / "svar.yaml")

    assert 1 == status(root, "2021-1")

    out, err = capsys.readouterr()
    assert "" == out
    assert "GD012 remisser/2021-1/publicerat/norrby.yaml" in err


def test_a_round_that_is_not_there_is_not_blamed_on_another_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = consulted(tmp_path)
    (root / "organ.yaml").write_text("- [", "utf-8")

    assert 2 == status(root, "2021-9")

    assert "remissen 2021-9 finns inte" in capsys.readouterr().err
