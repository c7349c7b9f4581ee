"""The viewer's text: its size and column, its place when laid out anew, very long paragraphs, odd characters."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.annotation import Annotation, Segment
from desktop.locations import resource
from desktop.window.label_colours import LabelSheet
from desktop.window.viewer import Viewer

TEXT = "Сергей Никифорович 😀 выступил в Минске.\n\n" + "Ещё один абзац о заводе и городе.\n\n" * 80
ROLE, PERSON, CITY = 1, 2, 3


def place(words: str) -> Segment:
    return Segment(TEXT.index(words), TEXT.index(words) + len(words))


def annotations() -> list[Annotation]:
    return [
        Annotation("ROLE", (Segment(0, place("выступил").end),), id=ROLE),
        Annotation("PER", (place("Сергей Никифорович"),), id=PERSON),
        Annotation("LOC", (place("Минске"),), id=CITY),
    ]


@pytest.fixture
def viewer(qtbot) -> Viewer:
    shown = Viewer(LabelSheet(resource("labels.toml")).colours("light"))
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show_release(TEXT, annotations())
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    QApplication.processEvents()
    return shown


def middle(viewer: Viewer, words: str) -> QPoint:
    """The middle of some words, where a user would click."""
    (patch,) = viewer._places.of_segment(place(words))
    return (patch.rect.center() - QPointF(0, viewer.top())).toPoint()


def key(qtbot, viewer: Viewer, key_id: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(viewer, key_id, held)


def test_the_text_grows_and_shrinks_by_keys_and_by_the_wheel(qtbot, viewer):
    control = Qt.KeyboardModifier.ControlModifier
    usual = viewer.text_size()
    key(qtbot, viewer, Qt.Key.Key_Plus, control)
    larger = viewer.text_size()
    assert larger > usual
    key(qtbot, viewer, Qt.Key.Key_Minus, control)
    assert viewer.text_size() == usual
    key(qtbot, viewer, Qt.Key.Key_Plus, control, Qt.KeyboardModifier.ShiftModifier)
    key(qtbot, viewer, Qt.Key.Key_Equal, control)
    assert viewer.text_size() > larger
    key(qtbot, viewer, Qt.Key.Key_0, control)
    for step in (120, 120, -120):
        turn = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(),
            QPoint(0, step),
            Qt.MouseButton.NoButton,
            control,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewer.viewport(), turn)
    assert viewer.text_size() == larger
    key(qtbot, viewer, Qt.Key.Key_0, control)
    assert viewer.text_size() == usual


def test_the_text_has_a_smallest_and_a_largest_size_and_tells_each_change(qtbot, viewer):
    with qtbot.waitSignal(viewer.resized_text) as told:
        viewer.set_text_size(99)
    assert told.args == [viewer.text_size()] == [32]
    viewer.set_text_size(1)
    assert viewer.text_size() == 12


@pytest.mark.parametrize("change", [lambda v: v.set_text_size(26), lambda v: v.resize(560, 600)])
def test_what_stands_at_the_top_stays_there_when_the_text_is_laid_out_anew(viewer, change):
    far = TEXT.index("Ещё один", 1500)
    viewer.verticalScrollBar().setValue(round(viewer._places.line_of(far).top()))
    change(viewer)
    QApplication.processEvents()
    assert abs(viewer._places.line_of(far).top() - viewer.top()) <= 2


def test_hits_are_right_after_a_change_of_size(viewer):
    viewer.set_text_size(28)
    QApplication.processEvents()
    assert viewer.under(middle(viewer, "Минске")) == [CITY]
    assert viewer.under(middle(viewer, "Никифорович")) == [PERSON, ROLE]


def test_the_column_is_no_wider_than_ninety_characters(viewer):
    viewer.resize(1920, 900)
    viewer.show_release("съешь ещё этих мягких булок " * 60, [])
    QApplication.processEvents()
    line = viewer.document().firstBlock().layout().lineAt(0)
    assert 70 <= line.textLength() <= 90


def test_a_paragraph_of_a_million_characters_is_shown_and_hit(qtbot, viewer):
    text = "Слово за слово и снова. " * 2000 + "Минск " + "слово " * 4000
    start = text.index("Минск")
    viewer.show_release(text, [Annotation("LOC", (Segment(start, start + 5),), id=7)])
    viewer.select(7)
    QApplication.processEvents()
    (patch,) = viewer._places.of_segment(Segment(start, start + 5))
    point = (patch.rect.center() - QPointF(0, viewer.top())).toPoint()
    assert viewer.under(point) == [7]
    qtbot.mouseDClick(viewer.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert viewer.selection() == Segment(start, start + 5)


@pytest.mark.parametrize("text", ["", "\n", "😀", "а\tб\x0bв\x0cг\x85д\x00е\ufffcж\u200dз", "и\u0306" * 5, "\n\n \n"])
def test_the_document_is_as_long_as_the_text(viewer, text):
    viewer.show_release(text, [])
    assert viewer.document().characterCount() - 1 == len(text.encode("utf-16-le")) // 2


def test_nothing_can_be_dropped_on_or_typed_into_the_text(qtbot, viewer):
    assert not viewer.acceptDrops()
    assert not viewer.viewport().acceptDrops()
    before = viewer.document().characterCount()
    viewer.setFocus()
    qtbot.keyClicks(viewer, "abc")
    key(qtbot, viewer, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert viewer.document().characterCount() == before


def test_the_pane_that_has_the_focus_shows_it(qtbot, viewer):
    viewer.setFocus()
    qtbot.waitUntil(viewer.hasFocus)
    focused = viewer.grab().toImage().pixelColor(0, 300)
    viewer.clearFocus()
    assert viewer.grab().toImage().pixelColor(0, 300) != focused


@pytest.mark.parametrize("go", [Viewer.select, Viewer.centre_on])
def test_the_end_of_a_long_text_is_reached_before_all_of_it_is_laid_out(viewer, go):
    text = "Ещё один абзац о заводе и городе, каких в этом тексте много.\n\n" * 12_000
    far = Segment(len(text) - 600, len(text) - 590)
    viewer.show_release(text, [Annotation("LOC", (far,), id=7)])
    go(viewer, 7)
    line = viewer._places.line_of(far.start)
    assert viewer.top() < line.top() < line.bottom() < viewer.top() + viewer.viewport().height()


def test_a_place_found_far_below_is_scrolled_to(viewer):
    text = "Ещё один абзац о заводе и городе, каких в этом тексте много.\n\n" * 12_000
    far = Segment(len(text) - 600, len(text) - 590)
    viewer.show_release(text, [])
    viewer.show_found([far], 0)
    line = viewer._places.line_of(far.start)
    assert viewer.top() < line.top() < line.bottom() < viewer.top() + viewer.viewport().height()
