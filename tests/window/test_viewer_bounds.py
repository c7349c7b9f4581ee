"""Bounds of annotations: snapped to words, trimmed, moved by letters and words, dragged. Without a window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTextBoundaryFinder

from desktop.annotation import Segment
from desktop.window.page.bounds import (
    Bound,
    Edge,
    Unit,
    bound_at,
    dragged,
    moved_end,
    moved_start,
    snapped,
    stepped,
    trimmed,
)
from desktop.window.page.letters import next_letter
from desktop.window.page.offsets import OffsetMap

TEXTS = st.text('аБ1 \n.,-«»"()%е\u0301👩\u200d🚀👍🏽', max_size=30)
UNITS = st.sampled_from(list(Unit))


def marked(words: str) -> tuple[str, Segment]:
    """The text without its strokes, and what stood between the two."""
    before, inside, after = words.split("|")
    return before + inside + after, Segment(len(before), len(before) + len(inside))


def shown(text: str, segment: Segment | None) -> str:
    return "" if segment is None else f"{text[: segment.start]}|{segment.of(text)}|{text[segment.end :]}"


@pytest.mark.parametrize(
    ("selected", "snaps_to"),
    [
        ("в Мин|ск|е вчера", "в |Минске| вчера"),
        ("в| Минске, |вчера", "в |Минске|, вчера"),
        ("глава «|Белаза»| сказал", "глава «|Белаза|» сказал"),
        ("глава |«Белаза»| сказал", "глава «|Белаза|» сказал"),
        ("его |ОАО «Бела|з» растёт", "его |ОАО «Белаз»| растёт"),
        ('его |ОАО "Белаз"|, растёт', 'его |ОАО "Белаз"|, растёт'),
        ("|«Белаз» и «Маз»|", "|«Белаз» и «Маз»|"),
        ("завод |(Минск)| старый", "завод (|Минск|) старый"),
        ("|завод (Минск|) старый", "|завод (Минск)| старый"),
        ("из |Нью-Йор|ка", "из |Нью-Йорка|"),
        ("в |Ростове|-на-Дону", "в |Ростове-на-Дону|"),
        ("рост на |1|2,5 %", "рост на |12,5| %"),
        ("рост на |12,5 %|.", "рост на |12,5 %|."),
        ("приехал |Иванов И. И.| Вчера", "приехал |Иванов И. И.| Вчера"),
        ("в |2025 г.| в Минске", "в |2025 г.| в Минске"),
        ("было в |Минске.| Потом", "было в |Минске|. Потом"),
        ("сказал: «|Мы растём.|»", "сказал: «|Мы растём.|»"),
        ("сказал: «Мы в |Минске.|»", "сказал: «Мы в |Минске|.»"),
        ("что |— сказал он. —| и", "что — |сказал он|. — и"),
        ("и | — | вот", "и  |—|  вот"),
        ("и |   | вот", ""),
        ("счастье |😀| есть", "счастье |😀| есть"),
        ("o'|Ha|ra приехал", "|o'Hara| приехал"),
    ],
)
def test_a_selection_is_taken_by_whole_words_without_the_marks_around_them(selected, snaps_to):
    text, segment = marked(selected)
    assert shown(text, snapped(text, segment)) == snaps_to


@given(TEXTS, st.data())
def test_what_is_snapped_stays_where_it_is_when_snapped_again(text, data):
    start = data.draw(st.integers(0, len(text)))
    segment = Segment(start, data.draw(st.integers(start, len(text))))
    once = snapped(text, segment)
    if once is None:
        assert not segment.of(text).strip() or segment.start == segment.end
        return
    assert 0 <= once.start < once.end <= len(text)
    assert not once.of(text)[0].isspace()
    assert not once.of(text)[-1].isspace()
    assert snapped(text, once) == once


def test_trimming_alone_takes_no_letters_in():
    text, segment = marked("в Мин|ск, |вчера")
    assert shown(text, trimmed(text, segment)) == "в Мин|ск|, вчера"


@pytest.mark.parametrize(
    ("before", "steps", "unit", "after"),
    [
        ("глава «|Белаза|» сказал", -1, Unit.WORD, "|глава «Белаза|» сказал"),
        ("глава «|Белаза|» сказал", -1, Unit.LETTER, "глава |«Белаза|» сказал"),
        ("глава |«Белаза|» сказал", 1, Unit.WORD, "глава «|Белаза|» сказал"),
        ("|глава Белаза| сказал", 5, Unit.WORD, "глава |Белаза| сказал"),
        ("|глава| сказал", -2, Unit.WORD, "|глава| сказал"),
        ("да 👩\u200d🚀|так|", -1, Unit.LETTER, "да |👩\u200d🚀так|"),
    ],
)
def test_the_start_moves_by_words_and_letters(before, steps, unit, after):
    text, segment = marked(before)
    assert shown(text, moved_start(text, segment, steps, unit)) == after


@pytest.mark.parametrize(
    ("before", "steps", "unit", "after"),
    [
        ("глава |«Белаза|» сказал", 1, Unit.WORD, "глава |«Белаза» сказал|"),
        ("глава |«Белаза|» сказал", 1, Unit.LETTER, "глава |«Белаза»| сказал"),
        ("|глава «Белаза»| сказал", -1, Unit.WORD, "|глава «Белаза|» сказал"),
        ("|глава «Белаза|» сказал", -1, Unit.WORD, "|глава| «Белаза» сказал"),
        ("|глава| сказал", -9, Unit.WORD, "|глава| сказал"),
        ("|да|", 3, Unit.LETTER, "|да|"),
        ("|да| е\u0301сть", 2, Unit.LETTER, "|да е\u0301|сть"),
    ],
)
def test_the_end_moves_by_words_and_letters(before, steps, unit, after):
    text, segment = marked(before)
    assert shown(text, moved_end(text, segment, steps, unit)) == after


@given(TEXTS.filter(bool), st.data(), st.integers(-40, 40), UNITS)
def test_a_moved_bound_leaves_something_of_the_text_in_the_segment(text, data, steps, unit):
    start = data.draw(st.integers(0, len(text) - 1))
    segment = Segment(start, data.draw(st.integers(start + 1, len(text))))
    for moved in (moved_start(text, segment, steps, unit), moved_end(text, segment, steps, unit)):
        assert 0 <= moved.start < moved.end <= len(text)
    assert moved_start(text, segment, steps, unit).end == segment.end
    assert moved_end(text, segment, steps, unit).start == segment.start


@given(TEXTS)
def test_a_letter_is_what_the_caret_steps_over(text):
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    offsets = OffsetMap(text)
    qts = [offsets.point(finder.position())]
    while finder.toNextBoundary() != -1:
        qts.append(offsets.point(finder.position()))
    ours = [0]
    while (place := next_letter(text, ours[-1])) is not None:
        ours.append(place)
    assert ours == qts


def test_a_flag_is_one_letter():
    text = "а🇷🇺🇧🇾б"
    assert [next_letter(text, place) for place in (0, 1, 3, 5)] == [1, 3, 5, 6]


def test_keys_move_the_bound_of_the_segment_the_caret_stands_in_else_the_outer_one():
    segments = (Segment(0, 10), Segment(20, 30), Segment(40, 50))
    assert bound_at(segments, Edge.START, 25) == Bound(1, Edge.START)
    assert bound_at(segments, Edge.END, 30) == Bound(1, Edge.END)
    assert bound_at(segments, Edge.START, 15) == Bound(0, Edge.START)
    assert bound_at(segments, Edge.END, 0) == Bound(2, Edge.END), "the caret stands there when nobody has moved it"


def test_segments_that_come_to_touch_become_one():
    text = "раз два три четыре"
    segments = (Segment(0, 3), Segment(8, 11))
    assert stepped(text, segments, Bound(0, Edge.END), 1, Unit.WORD) == (Segment(0, 7), Segment(8, 11))
    assert stepped(text, segments, Bound(0, Edge.END), 2, Unit.WORD) == (Segment(0, 11),)
    assert dragged(text, segments, Bound(1, Edge.START), 1, snapping=True) == (Segment(0, 11),)


@pytest.mark.parametrize(
    ("point", "snapping", "after"),
    [
        (8, True, "глава «|Белаза|» сказал"),
        (11, True, "глава «|Белаза|» сказал"),
        (20, True, "глава «|Белаза» сказал|"),
        (10, False, "глава «|Бел|аза» сказал"),
        (2, False, "глава «|Б|елаза» сказал"),
        (0, True, "глава «|Белаза|» сказал"),
    ],
)
def test_a_dragged_end_goes_to_the_nearest_end_of_a_word_or_exactly_to_the_pointer(point, snapping, after):
    text, segment = marked("глава «|Белаза|» сказал")
    assert shown(text, *dragged(text, [segment], Bound(0, Edge.END), point, snapping=snapping)) == after


def test_a_dragged_start_goes_to_the_nearest_beginning_of_a_word():
    text, segment = marked("глава «|Белаза|» сказал")
    places = {dragged(text, [segment], Bound(0, Edge.START), point, snapping=True)[0].start for point in range(22)}
    assert places == {0, 7}


def test_a_dragged_end_takes_in_the_mark_whose_partner_is_inside():
    text, segment = marked("его |ОАО| «Белаз» растёт")
    assert shown(text, *dragged(text, [segment], Bound(0, Edge.END), 13, snapping=True)) == "его |ОАО «Белаз»| растёт"


@given(TEXTS.filter(bool), st.data(), st.booleans(), st.sampled_from(list(Edge)))
def test_dragging_anywhere_leaves_segments_in_order_and_in_the_text(text, data, snapping, edge):
    edges = data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True).map(sorted))
    segments = [Segment(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    bound = Bound(data.draw(st.integers(0, len(segments) - 1)), edge)
    after = dragged(text, segments, bound, data.draw(st.integers(0, len(text))), snapping=snapping)
    last = 0
    for each in after:
        assert last <= each.start < each.end <= len(text)
        last = each.end
