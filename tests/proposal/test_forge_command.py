"""`govdocs comment`: what it takes, what it shows, and what it makes of a text."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.cli.main import run
from govdocs.forge.comment import MARK, comment_body, write_comment
from govdocs.forge.errors import ForgeNotSet
from govdocs.forge.fit import cut, without_commands
from govdocs.forge.place import api_address
from govdocs.forge.wire import Wire
from tests.proposal.forge_server import (
    FORGES,
    TOKEN,
    FakeForge,
    Script,
    place_of,
    serving,
)

TEXT = "**Godkänd.**\n\nEtt stycke har ändrats.\n"


@pytest.fixture(params=FORGES)
def fake(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FakeForge]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving(FakeForge(request.param)) as one:
        for name, value in one.env.items():
            monkeypatch.setenv(name, value)
        yield one


def test_a_command_writes_the_comment_and_hides_the_token(
    fake: FakeForge, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "granskning.md"
    file.write_text(TEXT, "utf-8")

    codes = [run(["comment", "--forge", fake.forge, "--file", str(file)])]
    fake.scripts.append(Script(403, path="comments"))
    fake.scripts.append(Script(403, path="notes"))
    codes.append(run(["comment", "--forge", fake.forge, "--file", str(file)]))

    out, err = capfd.readouterr()
    assert [0, 4] == codes
    assert "Kommentaren på förslag 12 är skriven.\n" == out
    assert err.startswith("FEL GD952 datorn:1:1: åtkomstnyckeln i ")
    assert 1 == err.count("\n")
    assert TOKEN not in out + err


def test_a_text_is_read_from_standard_input(
    fake: FakeForge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "in"
    file.write_text(TEXT, "utf-8")
    with file.open("r") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)

        assert 0 == run(["comment", "--forge", fake.forge, "--number", "12"])

    assert 1 == len(fake.comments)


def test_a_number_that_is_none_is_wrong_use(
    fake: FakeForge, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "t.md"
    file.write_text(TEXT, "utf-8")
    told = ["comment", "--forge", fake.forge, "--file", str(file), "--number", "0"]

    assert 2 == run(told)

    assert [] == fake.asked


@pytest.mark.parametrize("forge", FORGES)
@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe", None])
def test_a_text_that_cannot_be_used_is_wrong_use(
    forge: str, content: bytes | None, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "t.md"
    if content is not None:
        file.write_bytes(content)

    assert 2 == run(["comment", "--forge", forge, "--file", str(file)])

    assert capfd.readouterr().err.startswith("FEL GD903 argument:1:1: ")


@pytest.mark.parametrize("forge", FORGES)
def test_every_variable_that_is_missing_is_named(forge: str) -> None:
    env = FakeForge(forge, port=1).env
    has_default = {"GITHUB_API_URL", "CI_API_V4_URL"} if forge != "forgejo" else set()
    place = importlib.import_module(f"govdocs.forge.{forge}").place
    told = {"GITHUB_REF": "--number", "CI_MERGE_REQUEST_IID": "--number"}

    for name in env:
        if (
            name in has_default
            or name.endswith(("SERVER_URL", "JOB_URL"))
            or "RUN" in name
        ):
            continue
        with pytest.raises(ForgeNotSet) as error:
            place({key: value for key, value in env.items() if key != name})
        wanted = told.get(name, name).replace("GITHUB", forge.upper())
        assert wanted in str(error.value)
    assert 7 == place(env, 7).number


@pytest.mark.parametrize(
    "address",
    [
        "http://git.example.org",
        "ftp://x",
        "x",
        "https://",
        "https://a:b@x.se",
        "http://[",
    ],
)
def test_a_token_is_only_sent_over_https(address: str) -> None:
    with pytest.raises(ForgeNotSet, match="API_URL"):
        api_address(address, "API_URL")


def test_a_token_with_a_line_break_never_becomes_a_header() -> None:
    env = FakeForge("github", port=1).env | {"GITHUB_TOKEN": "a\r\nX-Mer: b"}

    with pytest.raises(ForgeNotSet, match="GITHUB_TOKEN"):
        importlib.import_module("govdocs.forge.github").place(env)


@pytest.mark.parametrize("forge", FORGES)
def test_a_long_review_is_cut_and_says_so(forge: str) -> None:
    with serving(FakeForge(forge)) as fake:
        place = place_of(fake)
        head = "<details><summary>Å</summary>\n\n```\n"
        write_comment(Wire(place), head + "ord ord ord\n" * 100_000)

        (text,) = fake.texts()
    assert len(text) <= place.longest
    assert text.rstrip().endswith(f"[i körningen]({place.run}).")
    assert "**Resten får inte plats här.**" in text
    assert "\n```\n</details>\n" in text


def test_gitlab_is_given_no_commands() -> None:
    place = importlib.import_module("govdocs.forge.gitlab").place(
        FakeForge("gitlab", port=1).env
    )

    body = comment_body(place, "Text\r\n/merge\n  /approve\n\n> /close\n1/2 av\n/ ej")

    told = "Text\n\\/merge\n  \\/approve\n\n> /close\n1/2 av\n/ ej"
    assert f"{MARK}\n\n{told}" == body


@given(st.text(), st.integers(1_000, 3_000), st.text("abc:/", max_size=200))
def test_a_cut_text_is_never_too_long(text: str, longest: int, run: str) -> None:
    made = cut(text * 40, longest, run)

    assert len(made) <= longest
    assert made == text * 40 or len(text * 40) > longest


@given(st.text("/aB \t\n`"))
def test_no_line_begins_with_a_command(text: str) -> None:
    made = without_commands(text)

    assert made.replace("\\", "") == text
    assert not any(
        line.lstrip(" \t")[1:2].isalpha() and line.lstrip(" \t").startswith("/")
        for line in made.split("\n")
    )


def test_the_recorded_answers_are_json() -> None:
    for forge in FORGES:
        recorded = FakeForge(forge).recorded
        assert {"comment", "user", "error"} == set(json.loads(json.dumps(recorded)))
