"""The calendar file, read by a small parser written from RFC 5545 alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.cli.main import run
from govdocs.overview.agenda_item import AgendaKind, Item
from govdocs.render.calendar import calendar, folded, uid
from tests.decision.agendas import made

ON = date(2025, 6, 25)
ITEM = Item(
    date(2025, 6, 30),
    AgendaKind.NOTICE,
    "Sista dag att säga upp",
    "uppsägning 2026-12-31",
    "Uppsägning senast 18 månader före",
    "avtal#uppsagning",
    "avtal",
    "1.0",
    computed=True,
    arithmetic="2026-12-31 minus 18 månader = 2025-06-30",
)
WORDS = st.text(min_size=1, max_size=200)
ITEMS = st.lists(
    st.builds(
        replace,
        st.just(ITEM),
        text=WORDS,
        rule=WORDS,
        clause=WORDS,
        key=WORDS,
        day=st.dates(),
        marking=st.none() | WORDS,
        kind=st.sampled_from(AgendaKind),
    ),
    max_size=5,
)

Properties = list[tuple[str, str]]


def unfold(raw: bytes) -> list[str]:
    """Join continued lines (3.1): octets are joined before they are read as UTF-8."""
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    return raw.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]


def unescape(value: str) -> str:
    """Read a value of type TEXT (3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def events(raw: bytes) -> list[dict[str, str]]:
    """Read the events of a calendar; every rule broken fails."""
    lines = unfold(raw)
    assert ("BEGIN:VCALENDAR", "END:VCALENDAR") == (lines[0], lines[-1])
    assert "VERSION:2.0" in lines
    assert any(one.startswith("PRODID:") for one in lines)
    found: list[dict[str, str]] = []
    inside = False
    for line in lines[1:-1]:
        name, colon, value = line.partition(":")
        assert colon
        assert re.fullmatch(r"[A-Z-]+(?:;[A-Z-]+=[A-Z-]+)*", name)
        if line == "BEGIN:VEVENT":
            assert not inside
            inside = True
            found.append({})
        elif line == "END:VEVENT":
            inside = False
        elif inside:
            assert name not in found[-1]
            found[-1][name] = value
    assert not inside
    for one in found:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE"} <= one.keys()
        assert re.fullmatch(r"\d{8}T\d{6}Z", one["DTSTAMP"])
        assert re.fullmatch(r"\d{8}", one["DTSTART;VALUE=DATE"])
    return found


def ground(one: Item) -> str:
    return "Avtalet, 8 Uppsägning" if one is ITEM else one.clause


def test_an_event_says_what_and_how() -> None:
    (one,) = events(calendar([ITEM], ON, "Avtal; kommuner, region", ground))

    assert "20250630" == one["DTSTART;VALUE=DATE"]
    assert "20250625T000000Z" == one["DTSTAMP"]
    assert "Sista dag att säga upp" == unescape(one["SUMMARY"])
    assert unescape(one["DESCRIPTION"]) == (
        "Uppsägning senast 18 månader före: 2026-12-31 minus 18 månader = 2025-06-30 "
        "(beräknad).\nGrund: Avtalet, 8 Uppsägning"
    )
    assert "avtal" == one["CATEGORIES"]


def test_what_is_invented_says_so() -> None:
    invented = replace(ITEM, marking="Påhittade uppgifter")

    (one,) = events(calendar([invented], ON, "Avtal", ground))

    assert "(Påhittade uppgifter)" in one["SUMMARY"]
    assert "Påhittade uppgifter" in one["DESCRIPTION"]


@given(ITEMS, WORDS)
def test_any_words_come_back_and_no_line_is_long(items: list[Item], name: str) -> None:
    found = events(calendar(items, ON, name, ground))

    def shown(words: str) -> str:
        return "".join(one for one in words if one == "\n" or one.isprintable())

    assert [shown(one.text) for one in items] == [
        unescape(row["SUMMARY"]).removesuffix(shown(f" ({one.marking})"))
        for one, row in zip(items, found, strict=True)
    ]


@given(st.text(alphabet="aåä€😀;", max_size=300))
def test_folding_keeps_every_character(line: str) -> None:
    pieces = folded(line).split("\r\n ")

    assert line == "".join(pieces)
    assert all(len(f" {one}".encode()) <= 76 for one in pieces[:1])
    assert all(len(f" {one}".encode()) <= 75 for one in pieces[1:])


def test_the_name_of_an_event_is_that_of_earlier_calendars() -> None:
    assert "b83ce624d54cb7bea1e6b588fad58ab7@govdocs" == uid(ITEM)


@pytest.mark.parametrize(
    "moved",
    [
        replace(ITEM, day=date(2025, 7, 1)),
        replace(ITEM, text="Andra ord", rule="Annan regel"),
        replace(ITEM, version="1.1"),
    ],
)
def test_an_event_keeps_its_name(moved: Item) -> None:
    assert uid(ITEM) == uid(moved)


@pytest.mark.parametrize(
    "other",
    [
        replace(ITEM, document="in-ut"),
        replace(ITEM, version="2.0"),
        replace(ITEM, key="uppsägning 2028-12-31"),
        replace(ITEM, kind=AgendaKind.TERM),
        replace(ITEM, parties=("norrby",)),
    ],
)
def test_another_event_has_another_name(other: Item) -> None:
    assert uid(ITEM) != uid(other)


def test_the_command_writes_the_same_bytes_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = made(tmp_path / "w")
    files = [tmp_path / name for name in ("a.ics", "b.ics")]
    for path in files:
        words = ["agenda", "--on", "2025-06-25", "--ics", str(path)]
        assert 0 == run(["--workspace", str(root), *words])

    first, second = (path.read_bytes() for path in files)
    assert first == second
    found = events(first)
    assert len(found) == len({one["UID"] for one in found}) > 4


def test_a_calendar_names_places_as_readers_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root, path = made(tmp_path / "w"), tmp_path / "a.ics"

    words = ["agenda", "--on", "2016-01-01", "--ics", str(path)]
    assert 0 == run(["--workspace", str(root), *words])

    grounds = {
        unescape(one["DESCRIPTION"]).partition("Grund: ")[2].partition("\n")[0]
        for one in events(path.read_bytes())
    }
    assert {"Vårdavtalet, 2.2 Avtalstid", "Vårdavtalet 1.0", "tidplanen"} <= grounds
    assert not any(re.search(r"#|@|\.yaml|^avtal$", one) for one in grounds)
