"""A sound decision with one thing wrong, in each way: told at its line, never a traceback."""

from __future__ import annotations

import random
import re
from contextlib import chdir
from pathlib import Path

import pytest

from govdocs.cli.main import run
from govdocs.lint.run import check
from govdocs.model.finding import Finding
from govdocs.text.memory import Memory
from tests.decision.decision_files import AT_NORRBY, FULL, NORRBY, OTHER, SOUND
from tests.workspaces import DAY, write_workspace

CORRECTION = """rättar:
  beslut: 2022-09-08-2
  möte: 2022-10-03
  paragraf: § 80
  förut: § 76
  nu: § 77
"""
TEXT = (
    NORRBY
    + "  befattningar: [ordförande]\n"
    + """tillägg:
  - text: informera
    uppdrag_till: kommunstyrelsen
villkor:
  - sort: samtliga parter
    text: att alla beslutar lika
reservation: Ett parti
protokoll:
  länk: https://example.org/77
"""
    + f'  sha256: "{OTHER}"\n'
    + CORRECTION
    + "källa: Påhittat\n"
)
CORRECTED = AT_NORRBY.replace("-1.yaml", "-2.yaml")
EVENTS = f"""bilaga:
  - sort: sista beslutsdag
    version: "2.0"
    till: 2022-12-31
  - sort: förlängning
    version: "2.0"
    till: 2023-12-31
    beslut: {AT_NORRBY}
"""
DELEGATIONS = """delegationer:
  - från_organ: norrby-kf
    till_organ: norrby-ks
    typer: [rutin]
    från: 2020-01-01
    till: 2021-01-01
"""
FILES = {
    **SOUND,
    "handelser.yaml": EVENTS,
    "organ.yaml": SOUND["organ.yaml"] + DELEGATIONS,
    AT_NORRBY: TEXT,
    CORRECTED: NORRBY,
}
KEYS = [number for number, line in enumerate(TEXT.split("\n")) if ": " in line]
# What a key of free words takes: it says nothing that can be held against anything else.
FREE = {"märkning", "möte", "paragraf", "text", "källa", "uppdrag_till", "reservation"}
FREE |= {"länk", "förut", "nu"}
WORDS = [
    '"x y"',
    "hej",
    "2022-13-01",
    '"17"',
    "å" * 5000,
    '"😀"',
    "norrby-kfx",
    "okänt",
]
OTHERS = ["", "null", "[]", "{}", '""', "true", "nej_", "17", "1.50", "0x1F", "12:30"]
OTHERS += ["[a, [b]]", "{a: b}", "&a hej", "*a", "!!python/object:os hej", "|", ">"]
OTHERS += ['"\\u202e"', "a: b: c", "[", "}", '"', "'", "@x", "%x", "- a", "<<", "\t"]
OF_WORDS = {"nej_", "<<"}
# What is not closed runs on, and is told where it can go on no longer.
UNCLOSED = {"[", '"', "'"}


def found(root: Path, text: str) -> list[Finding]:
    if not (root / AT_NORRBY).exists():
        write_workspace(root, FILES)
    (root / AT_NORRBY).write_text(text, "utf-8", newline="")
    return list(check(root, DAY, Memory()).findings)


def at_line(number: int, value: str) -> str:
    """Return the text with another value on a line."""
    lines = TEXT.split("\n")
    lines[number] = lines[number].split(": ", 1)[0] + f": {value}"
    return "\n".join(lines)


def is_free(number: int, value: str) -> bool:
    key = TEXT.split("\n")[number].split(": ", 1)[0].strip(" -")
    is_meeting_day = key == "möte" and TEXT.split("\n")[number].startswith(" ")
    return key in FREE and not is_meeting_day and (value in WORDS or value in OF_WORDS)


def test_the_whole_decision_is_sound(tmp_path: Path) -> None:
    assert [] == found(tmp_path, TEXT)


@pytest.mark.parametrize("number", KEYS)
def test_each_wrong_value_is_told_at_its_line(tmp_path: Path, number: int) -> None:
    silent = []
    for value in [*WORDS, *OTHERS]:
        told = found(tmp_path, at_line(number, value))
        lines = {one.location.line for one in told if one.location.file == AT_NORRBY}
        is_told = bool(lines) if value in UNCLOSED else number + 1 in lines
        if not is_told and not is_free(number, value):
            silent.append((value, [(one.code, one.location.line) for one in told]))

    assert [] == silent


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f'föreslaget: "{FULL}"', f'föreslaget: "{FULL.upper()}"'),
        (f'föreslaget: "{FULL}"', f'föreslaget: "{FULL[:-1]}"'),
        (f'föreslaget: "{FULL}"', f'föreslaget: "{FULL}0"'),
        (f'föreslaget: "{FULL}"', f'föreslaget: "{FULL[1:]}0"'),
        ("datum: 2022-09-08", "datum: 2022-09-8"),
        ("datum: 2022-09-08", "datum: 0001-01-01"),
        ("datum: 2022-09-08", "datum: 9999-12-31"),
        ("datum: 2022-09-10", "datum: 9999-12-31"),
        ("anslaget: 2022-09-12", "anslaget: 0001-01-01"),
        ("möte: 2022-10-03", "möte: 2022-09-07"),
        ("möte: 2022-10-03", "möte: 2026-11-23"),
        ("utfall: godkänner", "utfall: godkäner"),
        ("organ: norrby-kf", "organ: Norrby-kf"),
        ("slutlig: ja", "slutlig: nej"),
        ("läge: avslaget", "läge: bifallet"),
        ("sort: samtliga parter", "sort: samtliga"),
        ("beslut: 2022-09-08-2", "beslut: 2022-09-08-1"),
        ("beslut: 2022-09-08-2", "beslut: 2022-09-08-3"),
        ("nu: § 77", "nu: § 76"),
    ],
)
def test_value_of_the_right_form_is_told_at_its_line(
    tmp_path: Path, old: str, new: str
) -> None:
    text = TEXT.replace(old, new, 1)
    line = text[: text.index(new)].count("\n") + 1

    told = found(tmp_path, text)

    assert (AT_NORRBY, line) in {(one.location.file, one.location.line) for one in told}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "file", [AT_NORRBY, "organ.yaml", "versioner.yaml", "handelser.yaml"]
)
def test_text_that_is_torn_gives_findings_and_no_traceback(
    tmp_path: Path, file: str, seed: int
) -> None:
    chance = random.Random(f"{file} {seed}")
    write_workspace(tmp_path, FILES)
    for _ in range(40):
        text = torn(FILES[file], chance)
        (tmp_path / file).write_text(text, "utf-8", newline="")

        told = check(tmp_path, DAY, Memory()).findings

        for one in told:
            length = (tmp_path / one.location.file).read_text("utf-8").count("\n")
            assert 1 <= one.location.line <= length + 2
            assert one.message
            assert one.remedy


@pytest.mark.parametrize("seed", range(40))
def test_command_leaves_with_no_or_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    text = torn(TEXT, random.Random(f"command {seed}"))
    root = write_workspace(tmp_path, {**FILES, AT_NORRBY: text})

    with chdir(root):
        code = run(["check", "--no-cache", "--on", DAY.isoformat()])

    shown = capsys.readouterr()
    lines = [one for one in shown.out.split("\n") if one]
    assert int(any(one.startswith("FEL") for one in lines)) == code
    assert "Traceback" not in shown.out + shown.err
    for line in lines:
        assert re.fullmatch(
            r"(FEL|VARNING|RÅD) GD\d{3} .+:\d+:\d+: .+ Åtgärd: .+", line
        )


def torn(text: str, chance: random.Random) -> str:
    """Return a text with a few lines or characters lost, doubled, moved or put in."""
    for _ in range(chance.randint(1, 3)):
        lines = text.split("\n")
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = (
                    lines[at].lstrip() if chance.random() < 0.5 else f"  {lines[at]}"
                )
            case 4:
                where = chance.randint(0, len(lines[at]))
                put = chance.choice("\x00\t\u200b\ufeff\r:-[]{}#&*!|>'\"%@`,?åé9")
                lines[at] = lines[at][:where] + put + lines[at][where:]
            case _:
                where = chance.randint(0, len(lines[at]))
                lines[at] = lines[at][:where]
        text = "\n".join(lines)
    return text


STEPS = ["beslut", "Beslut", "bilaga", "2.0", "2", "v2.0", "norrby-kf", "norrby_kf"]
STEPS += ["sro", "åäö", "a b", "2022-09-08-1.yaml"]
LAST = ["2022-09-08-1.yaml", "2022-09-08-1.yml", "2022-09-08.yaml", "2022-13-01-1.yaml"]
LAST += ["2022-09-08-0.yaml", "2022-09-08-1.YAML", "2022-09-08-1.json", "beslut.yaml"]


@pytest.mark.parametrize("seed", range(20))
def test_no_file_of_decisions_is_lost(tmp_path: Path, seed: int) -> None:
    chance = random.Random(f"path {seed}")
    sound = AT_NORRBY.rpartition("/")[0].split("/")
    paths = set()
    for _ in range(20):
        steps = list(sound)
        for _ in range(chance.randint(0, 2)):
            steps[chance.randrange(1, len(steps))] = chance.choice(STEPS)
        if chance.random() < 0.3:
            steps.insert(chance.randrange(len(steps) + 1), chance.choice(STEPS))
        paths.add("/".join([*steps, chance.choice(LAST)]))
    kept = {one for one in paths if not any(two.startswith(f"{one}/") for two in paths)}
    files = {name: text for name, text in SOUND.items() if "beslut" not in name}

    checked = check(
        write_workspace(tmp_path, {**files, **dict.fromkeys(kept, NORRBY)}),
        DAY,
        Memory(),
    )

    rows = checked.loaded.workspace.record.decisions.values()
    read = {one.place[0] for decisions in rows for one in decisions}
    told = {one.location.file for one in checked.findings}
    assert set() == kept - read - told
