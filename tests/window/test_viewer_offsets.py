"""Offsets: code points of the release to Qt's positions and back, also where a long paragraph is broken for display."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.window.page import paragraphs
from desktop.window.page.offsets import OffsetMap

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60) | st.text(
    "аб😀👩‍🚀𝔸 .\n", max_size=60
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_positions_are_those_of_utf_16(text):
    offsets = OffsetMap(text)
    for point in range(len(text) + 1):
        assert offsets.start(point) == offsets.end(point) == units(text[:point])
        assert offsets.point(offsets.start(point)) == point


def test_the_middle_of_an_emoji_belongs_to_the_emoji():
    offsets = OffsetMap("а😀б")
    assert [offsets.point(position) for position in range(5)] == [0, 1, 1, 2, 3]


@given(TEXTS, st.integers(2, 12))
def test_a_broken_paragraph_keeps_every_offset(text, longest):
    breaks = paragraphs.breaks(text, longest)
    shown = paragraphs.displayed(text, breaks)
    offsets = OffsetMap(text, breaks)
    for point, character in enumerate(text):
        assert shown.encode("utf-16-le")[2 * offsets.start(point) :].decode("utf-16-le").startswith(character)
        assert offsets.point(offsets.start(point)) == offsets.point(offsets.end(point)) == point
    assert offsets.end(len(text)) == units(shown)


@given(TEXTS, st.integers(2, 12))
def test_no_paragraph_is_shown_longer_than_the_limit(text, longest):
    shown = paragraphs.displayed(text, paragraphs.breaks(text, longest))
    assert max(map(len, shown.split("\n"))) <= longest
    assert len(shown) - len(text) == len(paragraphs.breaks(text, longest))


def test_at_a_break_one_annotation_ends_above_and_the_next_begins_below():
    text = "Одно. Два."
    breaks = paragraphs.breaks(text, 8)
    assert breaks == (6,)
    offsets = OffsetMap(text, breaks)
    assert (offsets.end(6), offsets.start(6)) == (6, 7)


def test_long_paragraphs_are_broken_after_a_sentence_else_after_a_word():
    assert paragraphs.displayed("Раз два. Три четыре", paragraphs.breaks("Раз два. Три четыре", 12)) == (
        "Раз два. \nТри четыре"
    )
    assert paragraphs.displayed("раз два три четыре", paragraphs.breaks("раз два три четыре", 10)) == (
        "раз два \nтри четыре"
    )


def test_no_letter_is_torn_from_its_accent():
    text = "и\u0306" * 10
    assert all(text[point] == "и" for point in paragraphs.breaks(text, 7))


def test_usual_paragraphs_are_shown_as_they_are():
    text = ("слово " * 3000 + "\n") * 3
    assert paragraphs.breaks(text) == ()
    assert paragraphs.displayed(text, ()) is text


@pytest.mark.parametrize("unit", ["_", "«", "5", " ", "а. "])
def test_a_text_without_an_end_of_line_is_broken_in_time_linear_in_its_length(unit):
    started = time.process_time()
    text = unit * 1_000_000
    assert len(paragraphs.breaks(text)) >= len(text) // paragraphs.LONGEST - 1
    assert time.process_time() - started < 5
