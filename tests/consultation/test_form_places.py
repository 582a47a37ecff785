"""Boxes of a Word form are known again by each of their keys, for ids of any length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.consultation.form.places import (
    DETAILS,
    Ask,
    Detail,
    FormBox,
    box_of_bookmark,
    box_of_tag,
    long_names,
    place_key,
    place_of_mark,
    read_label,
    text_mark,
)

_WORD = st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,5}", fullmatch=True)
_DOCUMENT = st.from_regex(r"[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True)
_KEYS = _WORD | st.builds("{}#{}".format, _DOCUMENT, _WORD | st.just(""))


@given(st.sampled_from(Ask), _KEYS)
def test_a_box_is_known_by_bookmark_and_by_tag(ask: Ask, key: str) -> None:
    box = FormBox(ask, key)
    properties = long_names(key)
    assert box_of_bookmark(box.bookmark, properties) == box
    assert box_of_bookmark(f"{box.bookmark} 1", properties) == box
    assert box_of_tag(box.tag, properties) == box
    # What Word takes at most.
    assert len(box.bookmark) <= 40
    assert len(box.tag) <= 64


@given(_DOCUMENT, _WORD | st.none(), st.booleans())
def test_the_text_at_a_place_is_known_by_its_bookmark(
    document: str, block: str | None, is_shared: bool
) -> None:
    key = place_key(document, block, is_shared=is_shared)
    named = document if is_shared or block is None else ""
    assert place_of_mark(text_mark(key), long_names(key)) == (named, block)


@pytest.mark.parametrize("ask", [Ask.COMMENT, Ask.ANSWER, Ask.STANCE])
def test_a_label_says_what_is_asked_and_where(ask: Ask) -> None:
    label = FormBox(ask, "k7m2").label("3.6 stycke 2")
    assert read_label(f" {label}:\u00a0") == (ask, "3.6 stycke 2")


@pytest.mark.parametrize("ask", [Ask.KIND, Ask.PROPOSAL])
def test_a_box_below_a_comment_has_a_short_label_and_a_whole_title(ask: Ask) -> None:
    box = FormBox(ask, "k7m2")
    assert read_label(f"{box.label('3.6')}:") == (ask, "")
    assert box.box("3.6").title.endswith(" 3.6")


@pytest.mark.parametrize("detail", DETAILS)
def test_a_label_of_what_is_asked_once(detail: Detail) -> None:
    name = detail.name
    assert read_label(f"{FormBox(Ask.DETAIL, name).label('')}:") == (Ask.DETAIL, name)


@pytest.mark.parametrize(
    "name", ["", "_GoBack", "gd_k7m2", "gdc_", "gdz_k7m2", "GDC_x"]
)
def test_bookmarks_of_others_are_no_boxes(name: str) -> None:
    assert box_of_bookmark(name) is None


@pytest.mark.parametrize("tag", ["", "goog_rdk_1", "synpunkt:", "annat:k7m2", "k7m2"])
def test_tags_of_others_are_no_boxes(tag: str) -> None:
    assert box_of_tag(tag) is None


def test_words_that_only_begin_like_a_label_are_no_label() -> None:
    assert read_label("Vi har en synpunkt på 3.6") is None
    assert read_label("Skälet är känt:") is None
