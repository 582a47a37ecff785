"""Comments follow their block by its id, and never move in with the neighbour."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.cli.main import run
from govdocs.diff.carry import carry_anchors
from govdocs.diff.homes import Homes
from govdocs.diff.redline import compare
from govdocs.model.anchor import Anchor, Placement, PlacementStatus
from tests.command.test_json import closed, schemas
from tests.record.locked import AGREEMENT, REVISED, lock, save, start, told

FIRST = "Kommunen ansvarar för boende och sysselsättning för den som är vuxen."
ALIKE = "Kommunen ansvarar för boende och sysselsättning för den som är ung."
THIRD = "Parterna träffas en gång om året för att följa upp avtalet."
OTHER = "Varje kvartal ses alla och går igenom hur arbetet har gått."


def text(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


def carried(old: str, new: str, anchor: Anchor) -> Placement:
    homes = Homes(old, 0), Homes(new, 0)
    (one,) = carry_anchors((old, new), homes, compare(old, new), [anchor])
    return one


def on_block(old: str, new: str, block: str) -> Placement:
    return carried(old, new, Anchor("a", Homes(old, 0).by_id[block].words, block))


def on_words(old: str, new: str, words: str) -> Placement:
    at = old.index(words)
    return carried(old, new, Anchor("a", (at, at + len(words))))


def quoted(one: Placement, new: str) -> str | None:
    return new[slice(*one.span)] if one.span else None


@pytest.mark.parametrize("ask", [on_block, on_words])
def test_a_comment_stays_with_a_block_of_which_no_word_is_left(ask: object) -> None:
    old = text(f"{FIRST} {{#a2b3}}", f"{THIRD} {{#c4d5}}")
    new = text(f"{OTHER} {{#c4d5}}", f"{FIRST} {{#a2b3}}")
    one = on_block(old, new, "c4d5") if ask is on_block else on_words(old, new, THIRD)

    assert (PlacementStatus.EDITED, OTHER) == (one.status, quoted(one, new))


def test_a_block_with_a_sentence_more_is_rewritten_though_its_own_words_stand() -> None:
    old, new = text(f"{FIRST} {{#a2b3}}"), text(f"{FIRST} {OTHER} {{#a2b3}}")

    whole, words = on_block(old, new, "a2b3"), on_words(old, new, FIRST)

    assert PlacementStatus.EDITED is whole.status
    assert f"{FIRST} {OTHER}" == quoted(whole, new)
    assert (PlacementStatus.EXACT, FIRST) == (words.status, quoted(words, new))


@pytest.mark.parametrize("marks", [("", ""), (" {#a2b3}", " {#c4d5}")])
def test_a_deleted_paragraph_is_listed_beside_a_neighbour_much_like_it(
    marks: tuple[str, str],
) -> None:
    old = text(f"{FIRST}{marks[0]}", f"{ALIKE}{marks[1]}", THIRD)
    new = text(f"{ALIKE}{marks[1]}", THIRD)

    assert on_words(old, new, FIRST).span is None
    if marks[0]:
        assert on_block(old, new, "a2b3").span is None


def test_words_that_the_neighbour_took_over_in_part_are_not_its_own() -> None:
    old = text(f"{FIRST} {{#a2b3}}", f"{OTHER} {{#c4d5}}")
    new = text(f"{FIRST.replace('vuxen', 'ung')} {OTHER} {{#c4d5}}")

    one = on_words(old, new, FIRST)

    assert (PlacementStatus.UNSURE, None) == (one.status, one.span)


def test_a_sentence_that_the_neighbour_took_over_word_by_word_is_found_there() -> None:
    old = text(f"{FIRST} {{#a2b3}}", f"{OTHER} {{#c4d5}}")
    new = text(f"{OTHER} {FIRST} {{#c4d5}}")

    assert FIRST == quoted(on_words(old, new, FIRST), new)


def test_a_block_goes_where_another_says_it_came_from() -> None:
    old = text(f"{FIRST} {{#a2b3}}", f"{THIRD} {{#p3x9}}")
    new = text(f"{FIRST} {{#a2b3}}", f"{OTHER} {{#k7m2 .ur-p3x9}}")

    one = on_block(old, new, "p3x9")

    assert (PlacementStatus.EDITED, OTHER) == (one.status, quoted(one, new))


def test_a_block_that_became_two_is_placed_by_its_words_or_not_at_all() -> None:
    old = text(f"{FIRST} {THIRD} {{#p3x9}}")
    new = text(f"{FIRST} {{#k7m2 .ur-p3x9}}", f"{THIRD} {{#q8n3 .ur-p3x9}}")
    gone = text(f"{OTHER} {{#k7m2 .ur-p3x9}}", f"{ALIKE[9:]} {{#q8n3 .ur-p3x9}}")

    assert THIRD == quoted(on_words(old, new, THIRD), new)
    assert on_block(old, gone, "p3x9").span is None


@pytest.mark.parametrize("block", ["a2b3", "c4d5", "e6f7"])
def test_the_same_sentence_in_three_blocks_is_three_places(block: str) -> None:
    said = "Parterna beslutar själva om det."
    old = text(*(f"{said} {{#{id_}}}" for id_ in ("a2b3", "c4d5", "e6f7")))
    new = text(*(f"{said} {{#{id_}}}" for id_ in ("e6f7", "a2b3", "c4d5")))

    one = on_block(old, new, block)

    assert one.span is not None
    assert block == new[one.span[1] + 3 : one.span[1] + 7]
    assert on_block(old, new.replace(f"{said} {{#{block}}}", ""), block).span is None


def test_an_id_that_stands_twice_is_no_place() -> None:
    old = text(f"{FIRST} {{#a2b3}}", f"{THIRD} {{#c4d5}}")
    new = text(f"{FIRST} {{#a2b3}}", f"{OTHER} {{#c4d5}}", f"{OTHER} {{#c4d5}}")

    assert on_block(old, new, "c4d5").span is None


def test_words_that_reach_into_a_neighbour_are_no_place_for_a_comment() -> None:
    """The full stop of a paragraph before the neighbour goes with the words in it."""
    words = {"a2b3": FIRST, "c4d5": FIRST, "e6f7": f"{FIRST} {THIRD}", "g8h9": THIRD}
    old = text(*(f"{said} {{#{id_}}}" for id_, said in words.items()))
    new = text("Ingress.", f"{THIRD} {{#a2b3}}")

    assert on_block(old, new, "e6f7").span is None


_IDS = ("a2b3", "c4d5", "e6f7", "g8h9")
_WORDS = st.sampled_from([FIRST, ALIKE, THIRD, OTHER, f"{FIRST} {THIRD}"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_WORDS, min_size=4, max_size=4),
    st.permutations(_IDS),
    st.integers(0, 4),
    st.lists(_WORDS, min_size=4, max_size=4),
)
def test_a_comment_on_a_block_is_on_that_block_or_on_words_that_went_elsewhere(
    before: list[str], order: list[str], kept: int, after: list[str]
) -> None:
    old = text(*(f"{one} {{#{id_}}}" for one, id_ in zip(before, _IDS, strict=True)))
    rows = zip(after, order, strict=True)
    new = text("Ingress.", *(f"{one} {{#{id_}}}" for one, id_ in [*rows][:kept]))
    homes = Homes(new, 0)

    for id_, words in zip(_IDS, before, strict=True):
        one = on_block(old, new, id_)
        home = homes.holding(one.span) if one.span else None
        if id_ in homes.by_id:
            assert home == homes.by_id[id_]
        elif one.span:
            assert quoted(one, new) == words


# The command


pytestmark = pytest.mark.usefixtures("own_cache")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an agreement with a version, and a revised text that is not locked."""
    root = start(tmp_path_factory.mktemp("p") / "w", {"avtal.md": AGREEMENT})
    assert 0 == lock(root, "avtal", "1.0", "--on", "2017-02-01")
    revised = REVISED.replace("\nParterna står i registret. {#c4d5}\n", "")
    save(root, {"avtal.md": revised}, "revision")
    return root


def asked(folder: Path, rows: object) -> str:
    path = folder / "a.json"
    path.write_text(rows if isinstance(rows, str) else json.dumps(rows), "utf-8")
    return str(path)


ROWS = [
    {"id": "s1", "block": "a2b3", "quote": "Den första texten."},
    {"id": "s2", "block": "c4d5"},
    {"id": "s3", "block": "e6f7", "quote": "Se syftet."},
    {"id": "s4", "block": "uppfoljning"},
]


def test_comments_are_carried_from_a_version_to_the_files_here(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(
        record, capsys, "place", "avtal@1.0", "--anchors", asked(tmp_path, ROWS)
    )

    assert (0, "3 placerade, 1 behöver ses över.\n") == (code, err)
    assert [
        "s1  omskrivet  1 stycke 1 {#a2b3}",
        's2  texten är borttagen  "Parterna står i registret."',
        "s3  oförändrat  3 stycke 1 {#e6f7}",
        "s4  oförändrat  4 Uppföljning {#uppfoljning}",
    ] == out.splitlines()


def test_the_offsets_are_those_of_the_canonical_text(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, canonical, _ = told(record, capsys, "export", "avtal@1.0", "--to", "canonical")
    at = canonical.index("En gång om året.")
    rows = [*ROWS, {"id": "s5", "start": at, "end": at + 16}]
    words = ("avtal@1.0", "HEAD", "--anchors", asked(tmp_path, rows))

    code, out, _ = told(record, capsys, "place", *words, "--format", "json")

    shown = json.loads(out)
    schema = schemas()["place REVISION REVISION --anchors ANKARE.json"]
    jsonschema.validate(shown, closed(schema))
    assert 0 == code
    assert ["a2b3", None, "e6f7", "uppfoljning", "g8h9"] == [
        row["block"] for row in shown
    ]
    assert "exact" == shown[-1]["status"]


def test_a_quote_that_stands_twice_in_its_block_is_a_comment_on_the_block(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = text(f"{THIRD} {FIRST} {THIRD} {{#a2b3}}")
    for name in ("gammal.md", "ny.md"):
        (tmp_path / name).write_text(old, "utf-8")
    files = [str(tmp_path / name) for name in ("gammal.md", "ny.md")]
    anchors = asked(tmp_path, [{"id": "s1", "block": "a2b3", "quote": THIRD}])

    run(["place", "--files", *files, "--anchors", anchors, "--format", "json"])

    (row,) = json.loads(capsys.readouterr().out)
    assert (0, len(old) - len(" {#a2b3}\n")) == (row["start"], row["end"])


def test_every_anchor_that_cannot_be_read_is_told_with_its_line(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = """[
    {"id": "a", "block": "finns-inte"},
    {"id": "b", "start": 0, "end": 99999},
    {"id": "c", "block": "a2b3", "quote": "något annat"},
    {"id": "d", "block": "a2b3"}, {"id": "d", "block": "a2b3"},
    {"id": "e"}, [], {"id": "f", "block": "a2b3", "start": 1, "end": 2},
    {"id": "g", "block": "a2b3", "quote": 4}
    ]"""
    path = asked(tmp_path, rows)

    code, out, err = told(record, capsys, "place", "avtal@1.0", "--anchors", path)

    lines = err.splitlines()
    assert (1, "") == (code, out)
    assert [2, 3, 4, 5, 6, 6, 6, 7] == [
        int(line.removeprefix(f"FEL GD938 {path}:").partition(":")[0]) for line in lines
    ]
    assert all(" Åtgärd: " in line for line in lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["avtal@1.0"], ["ankarna saknas"]),
        (["HEAD", "--anchors", "{}"], ["ange --doc ID"]),
        (
            ["HEAD", "--doc", "nix", "--anchors", "{}"],
            ["dokumentet nix finns inte i HEAD"],
        ),
        (["avtal@9.9", "--anchors", "{}"], ["avtal@9.9"]),
        (["a", "b", "c", "--anchors", "{}"], ["en eller två revisioner"]),
        (
            ["HEAD", "--files", "x.md", "y.md", "--anchors", "{}"],
            ["ange det ena", "filen x.md finns inte", "filen y.md finns inte"],
        ),
    ],
)
def test_wrong_use_gets_a_line_for_each_fault(
    words: list[str],
    said: list[str],
    record: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = asked(tmp_path, [])

    code, _, err = told(
        record, capsys, "place", *(path if one == "{}" else one for one in words)
    )

    assert 2 == code
    assert len(said) == err.count("\n")
    assert all(one in err for one in said)


def test_a_text_that_is_gone_leaves_all_its_comments_to_be_placed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gammal.md").write_text(text(f"{FIRST} {{#a2b3}}"), "utf-8")
    (tmp_path / "ny.md").write_text("", "utf-8")
    files = [str(tmp_path / name) for name in ("gammal.md", "ny.md")]
    anchors = asked(tmp_path, [{"id": "s1", "block": "a2b3"}])

    assert 0 == run(["place", "--files", *files, "--anchors", anchors])
    assert f's1  texten är borttagen  "{FIRST[:59]} …"\n' == capsys.readouterr().out
