"""What stands where, without a window: the index, lanes, names in the margin, the column and scrolling."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.annotation import Annotation, Kind, Quote, Segment, Status, reading_order
from desktop.window.page.column import column
from desktop.window.page.index import SegmentIndex
from desktop.window.page.lanes import Wish, lanes, stack
from desktop.window.page.scrolling import scrolled
from desktop.window.page.sheet import Sheet


def annotation(number: int, *bounds: tuple[int, int], label: str = "PER", **known) -> Annotation:
    segments = tuple(Segment(start, end) for start, end in bounds)
    quote = Quote(Kind.DIRECT) if label == "QUOTE" else None
    return Annotation(label, segments, id=number, quote=quote, **known)


BOUNDS = st.tuples(st.integers(0, 200_000), st.integers(1, 120_000)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(BOUNDS, max_size=12), BOUNDS, st.sets(st.integers(0, 11)))
def test_the_index_finds_what_a_walk_through_all_annotations_finds(bounds, asked, gone):
    everyone = [annotation(number, each) for number, each in enumerate(bounds)]
    index = SegmentIndex(everyone)
    for each in everyone:
        if each.id in gone:
            index.discard(each)
    kept = [each for each in everyone if each.id not in gone]
    expected = [each for each in kept if each.segments[0].overlaps(Segment(*asked))]
    assert index.within(*asked) == sorted(expected, key=reading_order)


def test_an_interrupted_quote_is_not_found_between_its_segments():
    index = SegmentIndex([annotation(1, (0, 10), (5000, 5010), label="QUOTE")])
    assert not index.within(100, 4000)
    assert [each.id for each in index.within(0, 6000)] == [1]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], sum(pair)))))
def test_two_annotations_in_one_lane_never_overlap(stretches):
    numbers = lanes(stretches)
    for place, (start, end) in enumerate(stretches):
        for other, (begin, close) in enumerate(stretches[:place]):
            assert numbers[place] != numbers[other] or end <= begin or close <= start


def test_of_four_nested_annotations_the_innermost_lies_nearest_to_the_letters():
    sheet = Sheet("а" * 40, [annotation(number, (10 - number, 20 + number)) for number in (1, 2, 3, 4)])
    row = sheet.row(0, 41)
    assert [(piece.id, piece.lane) for piece in row.names] == [(4, 3), (3, 2), (2, 1), (1, 0)]


def test_a_quote_inside_a_quote_lies_one_bar_deeper():
    sheet = Sheet("а" * 40, [annotation(1, (0, 40), label="QUOTE"), annotation(2, (5, 20), label="QUOTE")])
    assert [(piece.id, piece.lane) for piece in sheet.row(0, 41).quotes] == [(1, 0), (2, 1)]


def test_a_rejected_annotation_and_a_hidden_label_are_not_on_the_page():
    sheet = Sheet("слово слово слово", [annotation(1, (0, 5)), annotation(2, (6, 11), label="ORG")])
    sheet.hide(["ORG"])
    assert [each.id for each in sheet.shown()] == [1]
    sheet.change([replace(sheet[1], status=Status.REJECTED)], ())
    assert sheet.shown() == []
    sheet.hide([])
    assert [each.id for each in sheet.shown()] == [2]


def test_a_changed_annotation_touches_its_old_and_its_new_place():
    sheet = Sheet("слово слово слово", [annotation(1, (0, 5))])
    assert sheet.change([annotation(1, (6, 11))], ()) == [Segment(0, 5), Segment(6, 11)]
    assert sheet.change([], [1]) == [Segment(6, 11)]
    assert sheet.change([], [1]) == []
    assert not sheet.row(0, 18).names


def test_a_segment_over_two_paragraphs_opens_in_one_and_closes_in_the_other():
    sheet = Sheet("абв\nгде", [annotation(1, (1, 6))])
    first, second = sheet.row(0, 4).names[0], sheet.row(4, 4).names[0]
    assert (first.start, first.opens, first.closes) == (1, True, False)
    assert (second.start, second.end, second.opens, second.closes) == (0, 2, False, True)


def test_pieces_after_emoji_stand_in_qts_positions():
    text = "😀😀 Минск"
    sheet = Sheet(text, [annotation(1, (3, 8))])
    piece = sheet.row(0, 12).names[0]
    assert (piece.start, piece.end) == (5, 10)


def test_names_in_the_margin_are_stacked_and_the_rest_counted():
    wishes = [Wish(1, 0, 28), Wish(2, 0, 28), Wish(3, 0, 28), Wish(4, 200, 228)]
    notes = stack(wishes, 14)
    assert [(note.ids, note.top) for note in notes] == [((1,), 0), ((2, 3), 14), ((4,), 200)]


def test_a_name_that_stands_for_two_quotes_takes_the_rows_that_there_is_room_for():
    long, short = Wish(1, 0, 160, rows=1), Wish(2, 0, 28, rows=1)
    (note,) = stack([long, short], 16)
    assert (note.ids, note.top, note.rows) == ((1, 2), 0, 2)
    crowded = stack([long, short, Wish(3, 20, 40)], 16)
    assert [(note.ids, note.rows) for note in crowded] == [((1, 2), 1), ((3,), 1)]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(20, 90), st.integers(1, 2)), max_size=20))
def test_names_in_the_margin_are_never_printed_over_one_another(places):
    wishes = [Wish(n, top, top + high, rows) for n, (top, high, rows) in enumerate(sorted(places))]
    notes = stack(wishes, 16)
    assert sorted(each for note in notes for each in note.ids) == list(range(len(wishes)))
    for above, below in pairwise(notes):
        assert above.top + above.rows * 16 <= below.top
    for note in notes:
        assert note.top + note.rows * 16 <= max(wishes[each].bottom for each in note.ids)


@given(st.integers(50, 4000), st.integers(300, 1500))
def test_the_column_never_grows_wider_than_the_measure_nor_leaves_the_pane(width, measure):
    parts = column(width, measure)
    text = width - parts.blank - parts.gutter - parts.right
    assert text <= measure or parts.gutter == 0
    assert text > 0
    assert abs(parts.blank - parts.right) <= 1


def test_a_wide_pane_has_the_column_in_its_middle():
    parts = column(1900, 800)
    assert parts.gutter >= 150
    assert 1900 - parts.blank - parts.gutter - parts.right == 800


def test_what_is_in_view_is_not_moved():
    assert scrolled(now=100, height=600, top=300, bottom=330, line=28) == 100


def test_what_is_near_comes_to_the_nearer_edge():
    assert scrolled(now=1000, height=600, top=950, bottom=978, line=28) == 922
    assert scrolled(now=1000, height=600, top=1620, bottom=1648, line=28) == 1076


def test_what_is_far_comes_to_the_upper_third():
    assert scrolled(now=0, height=600, top=9000, bottom=9028, line=28) == 8800


def test_of_a_quote_higher_than_the_pane_the_beginning_is_shown():
    new = scrolled(now=0, height=600, top=9000, bottom=11000, line=28)
    assert new < 9000 < new + 600
    assert scrolled(now=new, height=600, top=9000, bottom=11000, line=28) == new
