"""Comments put together: nothing lost, nothing joined that differs, all sums add up."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.consultation.asked_text import AskedText
from govdocs.consultation.compilation import UNPLACED
from govdocs.consultation.errors import CannotCompile
from govdocs.consultation.grouping import NEAR, Said, group
from govdocs.consultation.sums import find_sums, prove_sums
from govdocs.model.reply import Reply, ReplyOutcome
from govdocs.model.submission import CommentPlace, Stance
from tests.consultation.rounds import answer, comment, compiled

LONG = " ".join(f"ord{at}" for at in range(60))


def test_twenty_identical_are_one_row_and_twenty_lines_in_the_annex() -> None:
    names = [f"k{at}" for at in range(20)]
    texts = ["Vården ska vara nära.", "vården  ska\nvara nära"]
    found = compiled(
        names,
        [
            answer(one, comment(f"{one}-1", texts[at % 2]))
            for at, one in enumerate(names)
        ],
    )

    (section,) = found.sections
    (row,) = section.groups
    assert tuple(names) == row.consultees
    assert 20 == len(found.annex)
    assert {*texts} == {one.comment.text for one in found.annex}
    assert "1 Ansvar" == section.title


def test_what_differs_in_a_mark_or_a_place_is_not_joined() -> None:
    said = [
        comment("a-1", "=1+1"),
        comment("b-1", "=1-1"),
        comment("c-1", "=1+1", "t001"),
        comment("d-1", "=1+1", proposal="Annan lydelse"),
    ]
    answers = [answer(one.id[0], one) for one in said]
    found = group([Said(one, each) for one, each in zip(said, answers, strict=True)])

    assert [1, 1, 1, 1] == [len(one.said) for one in found]


def test_the_same_words_with_other_proposals_are_suggested() -> None:
    said = [
        comment("a-1", "Tiden är för kort.", proposal="Fem dagar gäller i alla fall."),
        comment("b-1", "tiden är  för kort", proposal="Kommunen bestämmer själv när."),
        comment("c-1", "Tiden är för kort."),
        comment("d-1", "Tiden är för kort.", "t001"),
    ]
    found = group([Said(one, answer(one.id[0], one)) for one in said])

    assert [("b-1", "c-1"), ("a-1",), ("a-1",), ()] == [one.near for one in found]


def test_what_is_nearly_the_same_is_suggested_and_never_joined() -> None:
    near, far = LONG.replace("ord7 ", "annat "), LONG.replace("ord7 ord8 ord9", "")
    for at in range(20, 56, 4):
        far = far.replace(f"ord{at}", "annat")
    texts = [LONG, near, far]
    said = [comment(f"k{at}-1", text) for at, text in enumerate(texts)]
    found = group([Said(one, answer("k", one)) for one in said])

    assert [("k1-1",), ("k0-1",), ()] == [one.near for one in found]


def test_a_short_answer_with_another_name_in_it_is_nearly_the_same() -> None:
    words = "{} har små resurser och behöver stöd av regionen för att kunna ordna jour på helger."
    said = [
        comment(f"{name}-1", words.format(name.title())) for name in ("lerum", "ale")
    ]
    found = group([Said(one, answer(one.id[:-2], one)) for one in said])

    assert [("ale-1",), ("lerum-1",)] == [one.near for one in found]


def similarity(one: str, other: str) -> float:
    """Return the share of pairs of words that are in both; a lone word is its own pair."""
    own, theirs = (
        set(pairwise(words)) or {(words[0], "")}
        for words in (one.split(), other.split())
    )
    return len(own & theirs) / len(own | theirs)


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("a b c d e f g h".split()), min_size=1, max_size=30),
        min_size=2,
        max_size=12,
    )
)
def test_every_suggestion_is_near_and_every_near_text_is_near_a_first(
    texts: list[list[str]],
) -> None:
    said = [comment(f"k{at}-1", " ".join(one)) for at, one in enumerate(texts)]
    found = group([Said(one, answer("k", one)) for one in said])
    words = {one.first.id: one.first.text for one in found}

    for one in found:
        for other in one.near:
            assert similarity(words[one.first.id], words[other]) >= NEAR
    alone = [one.first.text for one in found if not one.near]
    for at, text in enumerate(alone):
        assert all(similarity(text, other) < NEAR for other in alone[at + 1 :])


def test_sections_come_in_reading_order_and_what_has_no_place_last() -> None:
    found = compiled(
        ["a"],
        [
            answer(
                "a",
                comment("a-1", "ett", ""),
                comment("a-2", "två", "t001"),
                comment("a-3", "tre", "p002"),
                comment("a-4", "fyra", None),
                comment("a-5", "fem", "saknas"),
                comment("a-6", "sex", "i1"),
                replace(comment("a-7", "sju"), place=CommentPlace("annat", "x")),
            )
        ],
    )

    titles = [one.title for one in found.sections]
    assert titles[:4] == [
        "Hela dokumentet",
        "Före första rubriken",
        "1 Ansvar",
        "2 Tid",
    ]
    assert UNPLACED == titles[-1]
    assert [one.number for one in find_sums(found)][2:7] == [7] * 5
    assert "Avtalet, 1 punkt 2" == found.cited(found.annex[2].comment)


def test_the_matrix_says_what_was_said_of_the_document_before_what_was_said_of_all() -> (
    None
):
    own = comment("b-1", "nej", None, stance=Stance.OPPOSES)
    found = compiled(["a", "b"], [answer("a"), answer("b", own)])

    assert [(Stance.SUPPORTS,), (Stance.OPPOSES,)] == [
        one.documents for one in found.matrix
    ]


def test_answers_to_questions_are_all_there_also_to_one_that_nobody_asked() -> None:
    found = compiled(
        ["a", "b"],
        [
            answer("a", answers={"f1": "Ja", "x9": "?"}),
            answer("b", answers={"f1": "N"}),
        ],
    )

    assert [("f1", 2), ("f2", 0), ("x9", 1)] == [
        (one.asked.id, len(one.answers)) for one in found.questions
    ]
    prove_sums(found)


def test_two_comments_with_the_same_id_are_refused() -> None:
    found = compiled(["a"], [answer("a", comment("a-1", "x"), comment("a-1", "y"))])

    with pytest.raises(CannotCompile, match="a-1 finns 2 gånger"):
        prove_sums(found)


COMMENTS = st.lists(
    st.tuples(
        st.sampled_from(["samma ord", "andra ord", "=1+1", "tredje"]),
        st.sampled_from(["", None, "i1", "k7m2", "p001", "t001", "saknas"]),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(
    st.sets(st.sampled_from("abcdef"), min_size=1),
    st.lists(
        st.tuples(
            st.sampled_from("abcdefgh"),
            COMMENTS,
            st.sampled_from([*Stance]),
            st.dictionaries(st.sampled_from(["f1", "f2", "x"]), st.just("svar")),
        ),
        max_size=10,
    ),
    st.sets(st.sampled_from([f"{one}-{at}" for one in "abcdefgh" for at in (1, 2)])),
)
def test_all_sums_add_up_whatever_comes_in(
    invited: set[str],
    sent: list[tuple[str, list[tuple[str, str | None]], Stance, dict[str, str]]],
    replied: set[str],
) -> None:
    answers = [
        answer(
            who,
            *(comment(f"{who}-{at}", *one) for at, one in enumerate(said, 1)),
            stance=stance,
            answers=given_,
        )
        for who, said, stance, given_ in sent
    ]
    replies = [Reply("2021-1", tuple(replied), ReplyOutcome.NOTED, "Tack.")]
    found = compiled(sorted(invited), answers, replies)

    assert all(one.holds for one in prove_sums(found))
    each = [one.comment.id for section in found.sections for one in section.said]
    assert sorted(each) == sorted(one.comment.id for one in found.annex)


def test_ten_times_as_many_comments_take_little_more_than_ten_times_as_long() -> None:
    """A tenth or all of 10 000 near-identical and different texts on one place."""
    from tests.timed import least

    said = [
        comment(f"k{at}-1", f"{LONG} slut{at}" if at % 2 else f"{at} {at * 7} {at * 3}")
        for at in range(10_000)
    ]
    every = [Said(one, answer("k")) for one in said]

    small, large = least(lambda: group(every[:1000])), least(lambda: group(every))

    assert large < 25 * small


def test_a_block_is_quoted_as_it_is_read() -> None:
    text = "Se **[syftet](#a)**\noch `x`. {#k7m2}\n\n- En *punkt*. {#p001}\n"
    asked = AskedText("avtal", "Avtalet", text)

    words = [spot.words for one in ("k7m2", "p001") if (spot := asked.spot(one))]

    assert ["Se syftet och x.", "En punkt."] == words
