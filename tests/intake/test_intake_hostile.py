"""Answers that are made to be slow to read: kept, told, and done with in seconds."""

from __future__ import annotations

import resource
import time

import pytest

from govdocs.consultation.intake.docket_words import dockets_of
from govdocs.consultation.intake.html_form import is_sent_form
from tests.intake.test_consultation_intake import read

# What the child may use, and as much again for the start of it and for all else.
MOST = 5.0
MAIL = b"From: a@b.invalid\nMIME-Version: 1.0\n"
PARTS = b"Content-Type: multipart/mixed; boundary=B\n\n"


def cpu() -> float:
    found = (
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return sum(one.ru_utime + one.ru_stime for one in found)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("svar.eml", MAIL + b"Subject: x\n" + b" a=?utf-8?q?\n" * 90_000 + b"\nHej\n"),
        ("svar.eml", MAIL + b"Content-Type: text/html\n\n" + b"<!--" * 400_000),
        ("svar.eml", MAIL + PARTS + b"--B\n\nx\n" * 200_000),
        ("svar.html", b"<a " * 600_000),
        ("svar.html", b"<!--" * 400_000),
        ("svar.html", b"<?" * 900_000),
    ],
    ids=["headers", "mail-page", "parts", "tags", "comments", "instructions"],
)
def test_what_would_take_for_ever_is_told_in_a_sentence(
    name: str, content: bytes
) -> None:
    before = cpu()

    found = read(name, content)

    assert cpu() - before < MOST
    assert "för mycket tid eller minne" in found.unread[0]
    assert not found.comments


def test_a_form_is_told_from_words_as_fast_as_it_is_read() -> None:
    before = time.process_time()

    assert not is_sent_form("a=b" + "&a=b" * 50_000 + "<")
    assert is_sent_form("a=b&c&d==e&&\n")

    assert time.process_time() - before < 1


@pytest.mark.parametrize("space", [" ", "\n", "\t\n"])
def test_white_space_in_a_box_takes_no_time(space: str) -> None:
    before = time.process_time()

    found = dockets_of(f"KS 2021/1{space * 100_000}<")

    assert time.process_time() - before < 1
    assert found is not None


@pytest.mark.parametrize("space", [" ", " #", "#"])
def test_white_space_in_a_heading_takes_no_time(space: str) -> None:
    before = time.process_time()

    found = read("svar.md", f"## Skäl{space * 10_000}<\n\nFör kort tid.\n".encode())

    assert time.process_time() - before < 1
    assert "För kort tid." in found.unread[0]


@pytest.mark.parametrize("heading", ["## Skäl", "## Skäl ##  ", "##\tskäl#"])
def test_a_heading_may_end_in_the_marks_it_begins_with(heading: str) -> None:
    assert (
        "För kort tid."
        == read("svar.md", f"{heading}\n\nFör kort tid.\n".encode()).reason
    )
