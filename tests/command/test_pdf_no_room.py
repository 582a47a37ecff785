"""A disk that is full while a PDF is laid out is no fault of the document."""

from __future__ import annotations

import errno

import pytest

from govdocs.render.pdf import child

JOB = {"name": "a", "html": "", "css": "", "out": "a.pdf", "assets": {}}


@pytest.mark.parametrize(
    ("number", "fault"),
    [(errno.ENOSPC, child.DISK), (errno.EFBIG, child.DISK), (errno.EBADF, "OSError")],
)
def test_a_full_disk_is_told_apart_from_a_broken_document(
    number: int, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> bytes:
        raise OSError(number, "x")

    monkeypatch.setattr(child, "lay_out", full)

    told = child.answer(dict(JOB))

    assert told["fault"].startswith(fault)
    assert (fault == child.DISK) is (str(number) == told.get("errno"))
