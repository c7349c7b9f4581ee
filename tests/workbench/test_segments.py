"""Segments of quotes: author's words cut out, quotes split and joined, segments added and taken away."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.annotation import Segment
from desktop.workbench.segments import cut_out, joined, removed, split_at

TEXT = "«Завод растёт, - сказал он. - Мы довольны. Так и будет», — пишут газеты."
WHOLE = (Segment(TEXT.index("Завод"), TEXT.index("»")),)
CUTS = st.integers(0, 60)
SEGMENTS = st.lists(CUTS, min_size=0, max_size=8, unique=True).map(
    lambda edges: tuple(Segment(a, b) for a, b in zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False))
)


def place(words: str) -> Segment:
    start = TEXT.index(words)
    return Segment(start, start + len(words))


def words(segments) -> list[str]:
    return [segment.of(TEXT) for segment in segments]


def points(segments) -> set[int]:
    return {point for segment in segments for point in range(segment.start, segment.end)}


def test_authors_words_are_cut_out_with_the_marks_that_joined_them():
    assert words(cut_out(WHOLE, place("сказал он"), TEXT)) == ["Завод растёт", "Мы довольны. Так и будет"]


def test_words_at_the_edge_are_cut_off():
    assert words(cut_out(WHOLE, place("Так и будет"), TEXT)) == ["Завод растёт, - сказал он. - Мы довольны."]
    assert words(cut_out(WHOLE, place("Завод растёт"), TEXT)) == ["сказал он. - Мы довольны. Так и будет"]


def test_of_a_quote_cut_out_whole_nothing_is_left():
    assert cut_out(WHOLE, Segment(0, len(TEXT)), TEXT) == ()


def test_what_lies_outside_the_hole_is_not_touched():
    assert cut_out(WHOLE, place("газеты"), TEXT) == WHOLE


def test_a_quote_is_split_at_the_caret_and_joined_again():
    point = TEXT.index("Так")
    before, after = split_at(WHOLE, point, TEXT)
    assert words(before) == ["Завод растёт, - сказал он. - Мы довольны."]
    assert words(after) == ["Так и будет"]
    assert joined(before, after, TEXT) == WHOLE


def test_a_quote_is_split_between_its_segments():
    segments = cut_out(WHOLE, place("сказал он"), TEXT)
    assert split_at(segments, TEXT.index("сказал"), TEXT) == (segments[:1], segments[1:])


def test_a_split_outside_the_quote_leaves_one_side_empty():
    assert split_at(WHOLE, 0, TEXT) == ((), WHOLE)
    assert split_at(WHOLE, len(TEXT), TEXT) == (WHOLE, ())


def test_quotes_with_the_authors_words_between_keep_their_segments_when_joined():
    segments = cut_out(WHOLE, place("сказал он"), TEXT)
    assert joined(segments[1:], segments[:1], TEXT) == segments


def test_paragraphs_of_one_quote_stay_two_segments():
    text = "Раз.\nДва."
    assert joined([Segment(0, 4)], [Segment(5, 9)], text) == (Segment(0, 4), Segment(5, 9))


def test_a_segment_is_added_and_taken_away():
    segments = (*cut_out(WHOLE, place("сказал он"), TEXT),)
    added = joined(segments, [place("газеты")], TEXT)
    assert words(added)[-1] == "газеты"
    assert removed(added, place("газеты").start + 1) == segments
    assert removed(segments, TEXT.index("сказал") + 1) == segments


@given(SEGMENTS, SEGMENTS, CUTS, st.integers(1, 20))
def test_positions_alone_are_cut_split_and_joined_exactly(segments, others, start, length):
    hole = Segment(start, start + length)
    assert points(cut_out(segments, hole)) == points(segments) - points([hole])
    assert points(joined(segments, others)) == points(segments) | points(others)
    before, after = split_at(segments, start)
    assert points(before) == {point for point in points(segments) if point < start}
    assert points(after) == {point for point in points(segments) if point >= start}


@given(SEGMENTS, SEGMENTS)
def test_joined_segments_are_in_order_and_do_not_touch(segments, others):
    last = -1
    for each in joined(segments, others):
        assert last < each.start < each.end
        last = each.end
