"""Comments follow their text, or are listed; they are never put on a look-alike."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.cli.main import run
from govdocs.diff.place import place_anchors
from govdocs.diff.redline import compare
from govdocs.model.anchor import Anchor, Placement, PlacementStatus
from tests.command.test_json import closed, schemas

FIRST = "Kommunen ansvarar för boende och sysselsättning."
SECOND = "Regionen ansvarar för läkare och för annan hälso- och sjukvård."
THIRD = "Parterna träffas en gång om året för att följa upp avtalet."
OLD = f"# Avtal\n\n{FIRST} {SECOND}\n\n{THIRD}\n"


def placed(quote: str, new: str, old: str = OLD) -> Placement:
    at = old.index(quote)
    anchor = Anchor("a1", (at, at + len(quote)))
    (one,) = place_anchors(old, new, compare(old, new), [anchor])
    return one


def quoted(one: Placement, new: str) -> str | None:
    return new[slice(*one.span)] if one.span else None


def test_a_comment_on_kept_text_follows_it() -> None:
    new = OLD.replace("# Avtal", "# Överenskommelse om vård")

    one = placed(SECOND, new)

    assert PlacementStatus.EXACT is one.status
    assert SECOND == quoted(one, new)
    assert 1.0 == one.confidence


def test_a_comment_on_a_moved_paragraph_moves() -> None:
    new = f"# Avtal\n\n{THIRD}\n\n{FIRST} {SECOND}\n"

    one = placed(THIRD, new)

    assert PlacementStatus.MOVED is one.status
    assert THIRD == quoted(one, new)


def test_a_comment_on_a_rewritten_sentence_covers_what_took_its_place() -> None:
    rewritten = THIRD.replace("Parterna", "Alla").replace("avtalet.", "det hela.")
    new = OLD.replace(THIRD, rewritten)

    one = placed(THIRD, new)

    assert PlacementStatus.EDITED is one.status
    assert rewritten == quoted(one, new)
    assert 0.5 < one.confidence < 1.0


def test_words_marked_for_the_reader_alone_still_tell_where_a_sentence_went() -> None:
    sentence = "Kommunen och regionen planerar vården tillsammans med den enskilde."
    old, new = f"{FIRST} {sentence}\n", f"{FIRST} {sentence}\n"
    for word, other in (("regionen", "länet"), ("vården", "stödet"), ("den", "var")):
        new = new.replace(f" {word} ", f" {other} ")

    one = placed(sentence, new, old)

    assert PlacementStatus.EDITED is one.status
    assert new[len(FIRST) + 1 : -1] == quoted(one, new)


def test_a_sentence_in_another_paragraph_is_found_by_its_words() -> None:
    new = OLD.replace(f"{FIRST} ", "").replace(THIRD, f"{THIRD} {FIRST}")

    one = placed(FIRST, new)

    assert PlacementStatus.MOVED is one.status
    assert FIRST == quoted(one, new)


def test_a_comment_on_a_deleted_paragraph_is_listed_and_not_put_on_its_neighbour() -> (
    None
):
    one = placed(THIRD, OLD.replace(f"{THIRD}\n", ""))

    assert PlacementStatus.GONE is one.status
    assert one.span is None


@pytest.mark.parametrize("which", [0, 1, 2])
def test_sentences_that_are_repeated_are_never_confused(which: int) -> None:
    parts = [f"Del {n}\n\nParterna beslutar själva. Del {n}." for n in range(3)]
    old = "\n\n".join(parts)
    new = "\n\n".join(["Något nytt står först.", *parts])
    at = [n for n in range(len(old)) if old.startswith("Parterna", n)][which]
    anchor = Anchor("a", (at, at + 25))

    (one,) = place_anchors(old, new, compare(old, new), [anchor])

    assert one.span is not None
    assert f"Del {which}." == new[one.span[1] : one.span[1] + 7].strip()


def test_a_repeated_sentence_that_went_from_one_place_is_not_guessed() -> None:
    quote = "Parterna beslutar själva om det."
    old = f"Inledning om ansvar.\n\n{quote}\n\nAvslutning om kostnad.\n\n{quote}\n"
    new = f"Inledning om ansvar.\n\nAvslutning om kostnad.\n\n{quote}\n"

    assert placed(quote, new, old).span is None


_TEXT = st.lists(
    st.sampled_from([FIRST, SECOND, THIRD, "\n\n", " ", "# Ny", "ord", "{#k7m2}"]),
    max_size=12,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(_TEXT, _TEXT, st.integers(0, 300), st.integers(0, 80))
def test_any_anchor_gets_an_answer_that_holds(
    old: str, new: str, start: int, size: int
) -> None:
    start = min(start, len(old))
    end = min(start + size, len(old))
    anchor = Anchor("a", (start, end))

    (one,) = place_anchors(old, new, compare(old, new), [anchor])

    is_placed = one.status not in {PlacementStatus.GONE, PlacementStatus.UNSURE}
    assert is_placed == (one.span is not None)
    assert 0.0 <= one.confidence <= 1.0
    if one.span:
        assert 0 <= one.span[0] <= one.span[1] <= len(new)
    if one.span and one.status is not PlacementStatus.EDITED:
        quote = new[slice(*one.span)]
        assert old[start:end].split() == quote.split()


# The command


def write(folder: Path, new: str, anchors: str) -> list[str]:
    for name, text in (("gammal.md", OLD), ("ny.md", new), ("a.json", anchors)):
        (folder / name).write_text(text, "utf-8")
    files = [str(folder / "gammal.md"), str(folder / "ny.md")]
    return ["place", "--files", *files, "--anchors", str(folder / "a.json")]


def test_the_json_is_by_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = OLD.index(THIRD)
    rows = [
        {"id": "a1", "start": at, "end": at + len(THIRD)},
        {"id": "a2", "start": 9, "end": 17},
    ]
    new = OLD.replace(f"{THIRD}\n", "")

    code = run([*write(tmp_path, new, json.dumps(rows)), "--format", "json"])

    shown = json.loads(capsys.readouterr().out)
    schema = schemas()["place REVISION REVISION --anchors ANKARE.json"]
    jsonschema.validate(shown, closed(schema))
    assert 0 == code
    assert [("a1", "gone", None), ("a2", "exact", 9)] == [
        (row["id"], row["status"], row["start"]) for row in shown
    ]


def test_people_are_told_what_must_be_placed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = '[{"id": "a1", "start": 9, "end": 17}]'

    assert 0 == run(write(tmp_path, OLD, rows))
    assert "a1  oförändrat  rad 3:1\n" == capsys.readouterr().out


@pytest.mark.parametrize(
    "anchors",
    [
        "inte json",
        "{}",
        "[1]",
        '[{"id": 1, "start": 0, "end": 1}]',
        '[{"id": "a", "start": 0, "end": 9999}]',
        '[{"id": "a", "start": 5, "end": 2}]',
        '[{"id": "a", "start": true, "end": 2}]',
        '[{"id": "a", "start": -1, "end": 2}]',
        '[{"id": "a\\ud800", "start": 0, "end": 1}]',
        "[" * 100_000,
    ],
)
def test_anchors_that_cannot_be_read_get_one_line(
    anchors: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(write(tmp_path, OLD, anchors))

    told = capsys.readouterr().err
    assert 1 == code
    assert told.startswith("FEL GD938 ")
    assert 1 == told.count("\n")


@pytest.mark.parametrize("words", [["place"], ["place", "--files", "a", "b"]])
def test_missing_arguments_are_wrong_use(words: list[str]) -> None:
    assert 2 == run(words)
