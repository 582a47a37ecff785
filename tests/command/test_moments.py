"""The moment that is stated for an answer: one that was, and only once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from govdocs.cli.instant import Instant
from govdocs.cli.main import run
from govdocs.errors import BadArgument
from govdocs.text.spool import SPOOL
from tests.consultation.consulted import consulted

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2021-12-31T23:59:59", datetime(2021, 12, 31, 22, 59, 59, tzinfo=UTC)),
        ("2021-07-01 12:00", datetime(2021, 7, 1, 10, tzinfo=UTC)),
        ("2021-12-31T22:59:59Z", datetime(2021, 12, 31, 22, 59, 59, tzinfo=UTC)),
        ("2021-10-31T02:30:00+02:00", datetime(2021, 10, 31, 0, 30, tzinfo=UTC)),
        ("2021-10-31T02:30:00+01:00", datetime(2021, 10, 31, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_as_a_clock_in_sweden_shows_it(
    words: str, moment: datetime
) -> None:
    assert moment == Instant().convert(words, None, None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("0001-01-01T00:00", "är ingen tid"),
        ("0001-01-01T00:00:00+14:00", "är ingen tid"),
        ("9999-12-31T23:59:59-12:00", "är ingen tid"),
        ("9998-12-30T00:00:00", "har inte varit ännu"),
        ("2021-12-31", "är ingen tid"),
        ("20210101T100000", "är ingen tid"),
        ("2021-W01-1", "är ingen tid"),
        ("2021-02-30T10:00", "är ingen tid"),
        ("2021-01-01T10:00:00+99:00", "är ingen tid"),
        ("٢٠٢١-٠١-٠١T10:00", "är ingen tid"),
        ("2021-03-28T02:30", "klockan var aldrig"),
        ("2021-10-31T02:30", "två gånger"),
    ],
)
def test_a_moment_that_was_not_or_was_twice_is_refused(words: str, told: str) -> None:
    with pytest.raises(BadArgument, match=told):
        Instant().convert(words, None, None)


def test_an_answer_from_tomorrow_is_not_received(
    tmp_path: Path, capsys: Captured
) -> None:
    root = consulted(tmp_path / "w")
    file = tmp_path / "svar.yaml"
    file.write_text("remiss: x\n")
    asked = ["--round", "2021-1", "--instance", "vard", "--at", "2921-12-31T10:00:00"]

    stopped = run(["--workspace", str(root), "remiss", "receive", str(file), *asked])

    assert 2 == stopped
    assert "har inte varit ännu" in capsys.readouterr().err
    assert not (root / SPOOL).exists()
