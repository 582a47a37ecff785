"""Laws of `ingen-borttagning`, tried on generated texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.proposal.changes import breaches, document

WORDS = st.sampled_from("vård avtal inte ska kommunen regionen och 12 å, b.".split())
SENTENCE = st.lists(WORDS, min_size=1, max_size=6)
# A text: for each block, whether it is an item of a list, and its words.
TEXT = st.lists(st.tuples(st.booleans(), SENTENCE), min_size=1, max_size=6)
_LETTERS = "abcdefghjk"

Text = list[tuple[bool, list[str]]]
few = settings(max_examples=120, deadline=None)


def written(blocks: Text, ids: list[str] | None = None) -> str:
    """Return the document of a text; each block keeps the id of its place in `ids`."""
    names = ids or [f"{_LETTERS[at]}2x3" for at in range(len(blocks))]
    body = "".join(
        f"{'- ' if is_item else ''}{' '.join(words)} {{#{name}}}\n\n"
        for (is_item, words), name in zip(blocks, names, strict=True)
    )
    return document(f"## Rubrik {{#rubrik}}\n\n{body}")


def named(blocks: Text) -> list[str]:
    """Return the ids of blocks."""
    return [f"{_LETTERS[at]}2x3" for at in range(len(blocks))]


@few
@given(TEXT, st.data())
def test_putting_in_words_and_blocks_breaks_nothing(
    blocks: Text, data: st.DataObject
) -> None:
    grown, ids = [(one, list(words)) for one, words in blocks], named(blocks)
    for count in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(grown) - 1))
        if data.draw(st.booleans()):
            grown.insert(at, (data.draw(st.booleans()), data.draw(SENTENCE)))
            ids.insert(at, f"n{count + 2}x3")
        else:
            words = grown[at][1]
            words.insert(data.draw(st.integers(0, len(words))), data.draw(WORDS))

    assert () == breaches({"a.md": written(blocks)}, {"a.md": written(grown, ids)})


@few
@given(TEXT, st.data())
def test_taking_out_any_word_breaks_it(blocks: Text, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(blocks) - 1))
    place = data.draw(st.integers(0, len(blocks[at][1]) - 1))
    cut = [(one, list(words)) for one, words in blocks]
    del cut[at][1][place]

    found = breaches({"a.md": written(blocks)}, {"a.md": written(cut)})

    assert [named(blocks)[at]] == [one.block for one in found]


@few
@given(TEXT, st.data())
def test_moving_whole_blocks_breaks_nothing(blocks: Text, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(blocks))))
    cut = data.draw(st.integers(0, len(blocks)))
    ids = named(blocks)
    here, there = order[:cut], order[cut:]
    head = {"a.md": written([blocks[at] for at in here], [ids[at] for at in here])}
    moved = written([blocks[at] for at in there], [ids[at] for at in there])
    head["b.md"] = moved.replace("id: bilaga", "id: annan").replace("#rubrik", "#ny")

    assert () == breaches({"a.md": written(blocks)}, head)


@few
@given(TEXT, st.data())
def test_two_words_that_change_places_break_it(
    blocks: Text, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(blocks) - 1))
    words = blocks[at][1]
    one = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.integers(0, len(words) - 1))
    swapped = [(is_item, list(own)) for is_item, own in blocks]
    swapped[at][1][one], swapped[at][1][other] = words[other], words[one]

    found = breaches({"a.md": written(blocks)}, {"a.md": written(swapped)})

    assert bool(found) == (words[one] != words[other])


@few
@given(TEXT, st.data())
def test_blocks_without_ids_may_get_more_beside_them(
    blocks: Text, data: st.DataObject
) -> None:
    grown = [(one, list(words)) for one, words in blocks]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(grown)))
        grown.insert(at, (data.draw(st.booleans()), data.draw(SENTENCE)))

    assert () == breaches({"a.md": bare(blocks)}, {"a.md": bare(grown)})


@few
@given(TEXT)
def test_blocks_without_ids_are_counted(blocks: Text) -> None:
    assert breaches({"a.md": bare([*blocks, blocks[0]])}, {"a.md": bare(blocks)})


def bare(blocks: Text) -> str:
    """Return the document of a text whose blocks have no ids."""
    return document("".join(f"{' '.join(words)}\n\n" for _, words in blocks))
