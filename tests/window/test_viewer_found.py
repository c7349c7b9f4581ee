"""What the viewer shows for a while: found places, and a light on the line the window has jumped to."""

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from desktop.annotation import Annotation, Segment, Status
from desktop.locations import resource
from desktop.window.label_colours import THEMES, LabelSheet, Theme
from desktop.window.page.flash import LASTS
from desktop.window.page.found import Found
from desktop.window.viewer import Viewer

TEXT = "ммммм ммммм ммммм ммммм ммммм\n\nммммм ммммм\n\n" + "Ещё один абзац о заводе и городе.\n\n" * 80
FAR = Segment(TEXT.index("заводе", 1500), TEXT.index("заводе", 1500) + 6)


class Desktop(QProxyStyle):
    """A desktop where animations are switched on or off."""

    def __init__(self, *, animated: bool) -> None:
        super().__init__("Fusion")
        self._milliseconds = 200 if animated else 0

    def styleHint(self, hint, *others):
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return self._milliseconds
        return super().styleHint(hint, *others)


@pytest.fixture
def viewer(qtbot) -> Viewer:
    shown = Viewer(LabelSheet(resource("labels.toml")).colours("light"))
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show_release(
        TEXT,
        [
            Annotation("PER", (Segment(0, 5),), id=1, status=Status.ACCEPTED),
            Annotation("ORG", (FAR,), id=2, status=Status.ACCEPTED),
        ],
    )
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    return shown


def shot(viewer: Viewer) -> QImage:
    QApplication.processEvents()
    return viewer.viewport().grab().toImage()


def box(viewer: Viewer, segment: Segment) -> QRect:
    (patch,) = viewer._places.of_segment(segment)
    return patch.rect.translated(QPointF(0, -viewer.top())).toAlignedRect()


def colours_in(image: QImage, rect: QRect) -> set[str]:
    scale = image.devicePixelRatio()
    area = QRect(rect.topLeft() * scale, rect.size() * scale)
    across, down = range(area.left(), area.right()), range(area.top(), area.bottom())
    return {image.pixelColor(x, y).name() for x in across for y in down}


@pytest.mark.parametrize("theme", THEMES)
def test_found_places_lie_on_a_plate_over_marks_and_the_current_one_on_another(viewer, theme: Theme):
    colours = LabelSheet(resource("labels.toml")).colours(theme)
    viewer.set_palette(colours)
    viewer.show_found([Segment(0, 5), Segment(12, 17)], 1)
    image = shot(viewer)
    assert colours.page.found in colours_in(image, box(viewer, Segment(0, 5)))
    assert colours.page.found_now in colours_in(image, box(viewer, Segment(12, 17)))
    assert colours.of("PER").line in colours_in(image, box(viewer, Segment(0, 5)).adjusted(0, 0, 0, 8))
    assert not {colours.page.found, colours.page.found_now} & colours_in(image, box(viewer, Segment(6, 11)))


def test_the_current_place_is_brought_into_view_and_cleared_places_leave_no_trace(viewer):
    before = shot(viewer)
    viewer.show_found([Segment(0, 5), FAR], 1)
    assert viewer.top() < viewer._places.line_of(FAR.start).top() < viewer.top() + viewer.viewport().height()
    viewer.clear_found()
    viewer.verticalScrollBar().setValue(0)
    assert shot(viewer) == before


def test_another_release_has_nothing_found(viewer):
    viewer.show_release(TEXT, [])
    before = shot(viewer)
    viewer.show_found([Segment(0, 5)])
    viewer.show_release(TEXT, [])
    assert shot(viewer) == before


def test_found_places_in_view_are_picked_out_in_order():
    found = Found([Segment(n * 10, n * 10 + 4) for n in range(9)], 3)
    assert found.current == Segment(30, 34)
    assert found.within(Segment(12, 51)) == [Segment(10, 14), Segment(20, 24), Segment(40, 44), Segment(50, 54)]
    assert not Found().within(Segment(0, 100))
    assert Found([Segment(0, 4)], 7).current is None


@pytest.mark.parametrize("animated", [True, False])
def test_a_jump_centres_the_annotation_and_lights_its_line_for_a_moment(qtbot, viewer, animated):
    used = Desktop(animated=animated)
    viewer.setStyle(used)
    viewer.centre_on(2)
    assert viewer.selected() == 2
    assert viewer.caret() == FAR.start
    line = viewer._places.line_of(FAR.start)
    assert abs(line.center().y() - viewer.top() - viewer.viewport().height() / 2) <= 2
    beside = line.translated(0, -viewer.top()).toAlignedRect().adjusted(round(line.width()) - 60, 4, -4, -4)
    paper = LabelSheet(resource("labels.toml")).colours("light").page.paper
    first = colours_in(shot(viewer), beside)
    assert paper not in first
    qtbot.wait(LASTS // 2)
    later = colours_in(shot(viewer), beside)
    assert paper not in later
    assert (first == later) is not animated, "it fades, but where nothing is to move it stays as it is"
    qtbot.waitUntil(lambda: colours_in(shot(viewer), beside) == {paper}, timeout=3 * LASTS)


def test_what_cannot_be_seen_is_not_jumped_to(viewer):
    viewer.set_hidden({"ORG"})
    viewer.centre_on(2)
    assert viewer.top() == 0
    assert viewer.selected() is None
