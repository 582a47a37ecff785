"""The writer never changes or removes what the record only adds to, whoever calls it."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from govdocs.errors import RecordRefused
from govdocs.store.branch import begin_branch
from govdocs.store.change import Change
from govdocs.store.gateway import Gateway
from govdocs.store.write import commit
from tests.record.locked import EVENTS, NOTICE
from tests.record.records import begun_record, gateway, git, standing, write

PLACE = "mapp/handelser.yaml"
EVENT, SECOND, THIRD = EVENTS.splitlines(keepends=True)[1:]


@pytest.mark.parametrize("content", [b"organ: soderby-kf\n", None])
def test_a_decision_is_written_once_and_never_changed_or_removed(
    content: bytes | None, tmp_path: Path
) -> None:
    record = begun_record(tmp_path)
    path = "beslut/avtal/1.0/norrby-kf/2024-01-02-1.yaml"
    written = write(record, {path: b"organ: norrby-kf\n"}).commit

    with pytest.raises(RecordRefused, match="sparad och ändras aldrig"):
        write(record, {path: content})
    assert written == git(record, "rev-parse", "main")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (EVENTS.replace("2017-04-01", "2017-05-01"), "ändrad eller borttagen"),
        (EVENTS.replace(SECOND, ""), "ändrad eller borttagen"),
        (EVENTS.replace(SECOND, f"{SECOND}{SECOND}").replace(THIRD, ""), "borttagen"),
        ("avtal: [\n", "ändrad eller borttagen"),
        ("", "ändrad eller borttagen"),
        (None, "tas aldrig bort"),
    ],
)
def test_rows_of_the_record_are_only_added_to(
    after: str | None, told: str, tmp_path: Path
) -> None:
    record = begun_record(tmp_path)
    head = write(record, {PLACE: EVENTS.encode()}).commit
    before = standing(record)
    files = {"a.md": b"ny\n", PLACE: None if after is None else after.encode()}

    with pytest.raises(RecordRefused, match=told):
        write(record, files)
    with pytest.raises(RecordRefused, match=told):
        begin_branch(gateway(record), "forslag/x", head, Change(files, "prov: två"))
    assert before == standing(record)

    write(record, {PLACE: (EVENTS + NOTICE).encode()})


def test_a_writer_must_be_handed_a_guard_and_obeys_it(tmp_path: Path) -> None:
    record = begun_record(tmp_path)
    before, asked = standing(record), []

    def refuse(gateway: Gateway, head: str | None, change: Change) -> None:
        asked.append((head, *change.files))
        raise RecordRefused("nej", "fråga")

    with pytest.raises(RecordRefused, match="nej"):
        commit(gateway(record), lambda _: Change({"a.md": b"2\n"}, "prov: ett"), refuse)

    assert [(git(record, "rev-parse", "main"), "a.md")] == asked
    assert before == standing(record)
    guard = inspect.signature(commit).parameters["guard"]
    assert inspect.Parameter.empty is guard.default
