"""What the viewer paints, pixel by pixel: nothing hides another thing, and states differ without colour too."""

from dataclasses import replace
from itertools import combinations, pairwise
from time import perf_counter

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop.annotation import Annotation, Kind, Quote, Segment, Status
from desktop.locations import resource
from desktop.window.label_colours import THEMES, LabelSheet, Theme, contrast
from desktop.window.page.gutter import Gutter
from desktop.window.page.painting import bar_x
from desktop.window.viewer import Viewer

TEXT = "ммммм ммммм ммммм ммммм ммммм ммммм\n\nммммм ммммм\n\n" + "ммммм ммммм ммммм " * 60 + "\n" * 60


@pytest.fixture
def viewer(qtbot) -> Viewer:
    shown = Viewer(LabelSheet(resource("labels.toml")).colours("light"))
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def name(number: int, start: int, end: int, label: str = "PER", status: Status = Status.ACCEPTED) -> Annotation:
    return Annotation(label, (Segment(start, end),), id=number, status=status)


def quote(number: int, start: int, end: int, **known) -> Annotation:
    status = known.pop("status", Status.ACCEPTED)
    said = Quote(Kind.DIRECT, **{"speaker_name": "Анна", **known})
    return Annotation("QUOTE", (Segment(start, end),), id=number, quote=said, status=status)


def shot(viewer: Viewer, *annotations: Annotation, text: str = TEXT) -> QImage:
    viewer.show_release(text, annotations)
    QApplication.processEvents()
    return viewer.viewport().grab().toImage()


def box(viewer: Viewer, start: int, end: int) -> QRect:
    """The rectangle of some words in the picture, with what is painted below them."""
    (patch,) = viewer._places.of_segment(Segment(start, end))
    return patch.rect.translated(QPointF(0, -viewer.top())).toAlignedRect().adjusted(0, 0, 0, 12)


def colours_in(image: QImage, rect: QRect) -> set[str]:
    scale = image.devicePixelRatio()
    area = QRect(rect.topLeft() * scale, rect.size() * scale)
    return {
        image.pixelColor(x, y).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


def differing(one: QImage, other: QImage, rect: QRect) -> int:
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    )


def line_row(viewer: Viewer, image: QImage, start: int, end: int, colour: str) -> list[bool]:
    """Where along some words the line below them is drawn, at the height where most of it is."""
    rect = box(viewer, start, end)
    rows = [
        [image.pixelColor(x, y).name() == colour for x in range(rect.left() + 2, rect.right() - 2)]
        for y in range(rect.top(), rect.bottom())
    ]
    return max(rows, key=sum)


def line_colour(label: str) -> str:
    return LabelSheet(resource("labels.toml")).colours("light").of(label).line


def ground_colour(label: str) -> str:
    return LabelSheet(resource("labels.toml")).colours("light").of(label).ground


def test_annotated_words_lie_on_their_labels_ground(viewer):
    image = shot(viewer, name(1, 0, 5, "ORG"))
    assert ground_colour("ORG") in colours_in(image, box(viewer, 0, 5))
    assert ground_colour("ORG") not in colours_in(image, box(viewer, 6, 11))


def test_a_suggested_line_is_broken_and_an_accepted_one_whole(viewer):
    suggested = line_row(viewer, shot(viewer, name(1, 0, 11, status=Status.SUGGESTED)), 0, 11, line_colour("PER"))
    accepted = line_row(viewer, shot(viewer, name(1, 0, 11)), 0, 11, line_colour("PER"))
    assert all(accepted)
    assert 0.3 < sum(suggested) / len(suggested) < 0.9


def test_the_three_states_look_different_without_colour(viewer):
    grey = QImage.Format.Format_Grayscale8
    images = [shot(viewer, name(1, 0, 11, status=status)).convertToFormat(grey) for status in list(Status)[:3]]
    for one, other in combinations(images, 2):
        assert differing(one, other, box(viewer, 0, 11)) > 20


def test_the_three_states_of_a_quote_look_different_without_colour(viewer):
    grey = QImage.Format.Format_Grayscale8
    bar = QRect(0, 28, 20, 30)
    images = [shot(viewer, quote(1, 0, 35, status=status)).convertToFormat(grey) for status in list(Status)[:3]]
    for one, other in combinations(images, 2):
        assert differing(one, other, bar) > 10


def test_a_rejected_annotation_is_not_painted(viewer):
    rejected = [replace(each, status=Status.REJECTED) for each in (name(1, 0, 5), quote(2, 6, 20))]
    assert shot(viewer, *rejected) == shot(viewer)


@pytest.mark.parametrize("labels", [("PER", "LOC", "ORG", "ROLE"), ("PER", "PER", "PER", "PER")])
def test_four_nested_annotations_each_show_their_line_at_a_height_of_their_own(viewer, labels):
    nested = [name(n, 12 - 6 * (n > 1) - 6 * (n > 2), 17 + 6 * n, label) for n, label in enumerate(labels)]
    image = shot(viewer, *nested)
    rect = box(viewer, 12, 17).adjusted(4, 0, -4, 6)
    middle = rect.center().x()
    heights: dict[str, set[int]] = {}
    for y in range(rect.top(), rect.bottom()):
        heights.setdefault(image.pixelColor(middle, y).name(), set()).add(y)
    tones = {line_colour(label) for label in labels}
    assert tones <= heights.keys()
    drawn = sorted(set().union(*(heights[tone] for tone in tones)))
    runs = 1 + sum(below - above > 1 for above, below in pairwise(drawn))
    assert runs == 4


@pytest.mark.parametrize("apart", [((0, 17), (6, 29)), ((0, 29), (6, 17)), ((0, 17), (6, 17))])
def test_overlapping_annotations_are_not_one_another(viewer, apart):
    (start, end), (begin, close) = apart
    one, other = name(1, start, end, "PER"), name(2, begin, close, "ORG")
    both = shot(viewer, one, other)
    shared = box(viewer, 6, 17)
    found = colours_in(both, shared.adjusted(2, 0, -2, 0))
    assert {line_colour("PER"), line_colour("ORG")} <= found, "each of the two shows its line where they overlap"
    assert differing(both, shot(viewer, one), box(viewer, 0, 29)) > 50
    assert differing(both, shot(viewer, other), box(viewer, 0, 29)) > 50


def test_a_name_inside_a_quote_shows_both(viewer):
    image = shot(viewer, quote(1, 0, 35), name(2, 6, 11))
    assert {ground_colour("PER"), line_colour("PER")} <= colours_in(image, box(viewer, 6, 11))
    assert ground_colour("QUOTE") in colours_in(image, box(viewer, 12, 17))


def test_a_nested_quote_has_a_deeper_ground_and_a_bar_of_its_own(viewer):
    image = shot(viewer, quote(1, 0, 35), quote(2, 12, 23))
    inner, outer = colours_in(image, box(viewer, 13, 16)), colours_in(image, box(viewer, 1, 4))
    assert ground_colour("QUOTE") in outer
    assert ground_colour("QUOTE") not in inner
    height = box(viewer, 1, 4).center().y()
    bars = [image.pixelColor(round(bar_x(lane)), height).name() == line_colour("QUOTE") for lane in (0, 1, 2)]
    assert bars == [True, True, False]


@pytest.mark.parametrize("theme", THEMES)
def test_words_stay_readable_however_many_quotes_lie_in_one_another(viewer, theme: Theme):
    colours = LabelSheet(resource("labels.toml")).colours(theme)
    viewer.set_palette(colours)
    nested = [quote(n + 1, n, 35 - n) for n in range(12)]
    images = shot(viewer, *nested), shot(viewer, *nested[:4])
    corner = box(viewer, 14, 17).topLeft()
    deep, four = (image.pixelColor(corner).name() for image in images)
    assert deep == four
    assert contrast(colours.page.ink, deep) >= 4.5


def test_a_doubtful_quote_has_a_thinner_bar_and_a_lighter_ground(viewer):
    def ink(image: QImage) -> int:
        return sum(255 - image.pixelColor(x, 45).lightness() for x in range(20))

    sure, doubtful = shot(viewer, quote(1, 0, 35)), shot(viewer, quote(1, 0, 35, confidence=59))
    assert ink(doubtful) < ink(sure)
    ground = box(viewer, 1, 4)
    assert QColor(ground_colour("QUOTE")).name() not in colours_in(doubtful, ground)


def test_two_quotes_in_one_line_each_have_a_part_of_the_bar(viewer):
    image = shot(viewer, quote(1, 0, 11), quote(2, 12, 23, status=Status.CORRECTED))
    rect = box(viewer, 0, 11)
    upper, lower = rect.top() + 1, rect.top() + 20
    across = round(bar_x(0))
    assert image.pixelColor(across, upper).name() == line_colour("QUOTE")
    assert image.pixelColor(across, lower).name() != line_colour("QUOTE"), "a corrected quote's bar is two thin ones"


def test_the_chosen_annotation_is_outlined(viewer):
    plain = shot(viewer, name(1, 6, 11), quote(2, 37, 48))
    viewer.select(1)
    QApplication.processEvents()
    choice = LabelSheet(resource("labels.toml")).colours("light").page.choice
    chosen = viewer.viewport().grab().toImage()
    around = box(viewer, 6, 11).adjusted(-4, -4, 4, 4)
    assert choice in colours_in(chosen, around)
    assert choice not in colours_in(plain, around)
    viewer.select(2)
    QApplication.processEvents()
    assert choice not in colours_in(viewer.viewport().grab().toImage(), around)


def test_the_cue_and_the_speaker_of_the_chosen_quote_are_pointed_out(viewer):
    before = shot(viewer, quote(1, 0, 11, cue=Segment(12, 17), speaker=Segment(18, 23)))
    viewer.select(1)
    QApplication.processEvents()
    after = viewer.viewport().grab().toImage()
    assert differing(before, after, box(viewer, 12, 23)) > 20
    assert differing(before, after, box(viewer, 24, 29)) == 0


def test_an_annotation_over_a_line_break_is_painted_in_both_lines(viewer):
    shot(viewer, name(1, 60, 400))
    patches = [patch for patch in viewer._in_view() if patch.id == 1]
    assert len(patches) > 2
    assert [patch.opens for patch in patches] == [True] + [False] * (len(patches) - 1)
    assert [patch.closes for patch in patches] == [False] * (len(patches) - 1) + [True]


def test_marks_stand_under_their_words_after_emoji(viewer):
    text = "😀👩‍🚀 ммммм и ещё"
    start = text.index("м")
    image = shot(viewer, name(1, start, start + 5), text=text)
    ground = ground_colour("PER")
    assert ground in colours_in(image, box(viewer, start, start + 5))
    assert ground not in colours_in(image, box(viewer, start + 7, start + 10))
    assert ground not in colours_in(image, box(viewer, 0, start - 1).adjusted(0, 0, -3, 0))


def test_an_annotation_that_begins_inside_a_character_covers_it_whole(viewer):
    text = "и\u0306и\u0306 и"
    shot(viewer, name(1, 1, 2), text=text)
    (patch,) = viewer._in_view()
    (letter,) = viewer._places.of_segment(Segment(0, 2))
    assert patch.rect == letter.rect


@pytest.mark.parametrize("size", [12, 16, 24, 32])
def test_lines_of_text_are_half_as_high_again_as_the_letters(viewer, size):
    viewer.set_text_size(size)
    shot(viewer, quote(1, 52, 700))
    tops = sorted(patch.rect.top() for patch in viewer._in_view())
    letters = viewer._places.of_segment(Segment(52, 55))[0].rect.height()
    assert (tops[2] - tops[0]) / 2 == pytest.approx(1.5 * letters, abs=1.5)


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_has_the_colours_of_its_theme(viewer, theme: Theme):
    colours = LabelSheet(resource("labels.toml")).colours(theme)
    viewer.set_palette(colours)
    image = shot(viewer, name(1, 0, 5, "LOC"))
    assert image.pixelColor(300, 5).name() == colours.page.paper
    assert colours.of("LOC").ground in colours_in(image, box(viewer, 0, 5))


def test_names_in_the_margin_are_printed_in_full_in_two_rows_or_elided(viewer):
    long = "Министр сельского хозяйства и продовольствия Юрий Горлов"
    shot(viewer, quote(1, 52, 700, speaker_name=long), quote(2, 0, 11), quote(3, 12, 23), quote(4, 24, 29))
    (gutter,) = viewer.findChildren(Gutter)
    printed = gutter.printed()
    assert [each.ids for each in printed] == [(2, 3, 4), (1,)]
    assert printed[0].rect.bottom() <= printed[1].rect.top()
    assert printed[1].rect.height() == pytest.approx(2 * printed[0].rect.height())
    assert not gutter.grab().toImage().isNull()


def test_five_hundred_annotations_on_one_screen_are_painted_within_three_frames_of_a_film(viewer):
    text = "ммм ннн " * 250
    crowd = [name(number, number * 4, number * 4 + 7, ("PER", "LOC", "ORG")[number % 3]) for number in range(500)]
    shot(viewer, *crowd, text=text[:2003])
    started = perf_counter()
    viewer.viewport().repaint()
    assert perf_counter() - started < 0.125
