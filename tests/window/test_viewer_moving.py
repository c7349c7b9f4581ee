"""Bounds moved by mouse and by keys, selections that snap to words, selections dragged out of the text."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.annotation import Annotation, Kind, Quote, Segment
from desktop.locations import resource
from desktop.window.label_colours import LabelSheet
from desktop.window.page.bounds import Edge, Unit
from desktop.window.page.carried import SEGMENT_TYPE, carried, carry
from desktop.window.page.moving import Grip
from desktop.window.viewer import Viewer

TEXT = (
    "Глава 😀 «Белаза» Сергей Никифорович выступил в Минске вчера.\n\n"
    "«Мы растём, - сказал он. - Завод растёт».\n\n" + "Ещё один абзац о заводе и городе.\n\n" * 60
)
CITY, QUOTED = 1, 2
NONE, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def place(words: str) -> Segment:
    return Segment(TEXT.index(words), TEXT.index(words) + len(words))


def annotations() -> list[Annotation]:
    quote = Quote(Kind.DIRECT, place("сказал"), place("он."), "Сергей Никифорович")
    return [
        Annotation("LOC", (place("Минске"),), id=CITY),
        Annotation("QUOTE", (place("Мы растём"), place("Завод растёт")), id=QUOTED, quote=quote),
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
    shown.setFocus()
    QApplication.processEvents()
    return shown


def grip(viewer: Viewer, edge: Edge, number: int = 0) -> Grip:
    return next(each for each in viewer.moving.grips() if (each.bound.edge, each.bound.number) == (edge, number))


def on(viewer: Viewer, held: Grip) -> QPoint:
    return QPoint(round(held.across), round((held.top + held.bottom) / 2) - viewer.top())


def middle(viewer: Viewer, words: str) -> QPoint:
    (patch,) = viewer._places.of_segment(place(words))
    return (patch.rect.center() - QPointF(0, viewer.top())).toPoint()


def mouse(viewer: Viewer, kind: QEvent.Type, point: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    moving = kind is QEvent.Type.MouseMove
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if moving else Qt.MouseButton.LeftButton
    on_screen = QPointF(viewer.viewport().mapToGlobal(point))
    QApplication.sendEvent(viewer.viewport(), QMouseEvent(kind, QPointF(point), on_screen, button, held, modifiers))


def hover(viewer: Viewer, point: QPoint) -> None:
    on_screen = QPointF(viewer.viewport().mapToGlobal(point))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), on_screen, none, none, NONE)
    QApplication.sendEvent(viewer.viewport(), event)


def drag(viewer: Viewer, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE, *, drop=True) -> None:
    mouse(viewer, QEvent.Type.MouseButtonPress, start)
    mouse(viewer, QEvent.Type.MouseMove, (start + end) / 2, modifiers)
    mouse(viewer, QEvent.Type.MouseMove, end, modifiers)
    if drop:
        mouse(viewer, QEvent.Type.MouseButtonRelease, end, modifiers)


def key(qtbot, viewer: Viewer, key_id: int, *modifiers: Qt.KeyboardModifier) -> None:
    held = NONE
    for modifier in modifiers:
        held |= modifier
    QTest.sendKeyEvent(QTest.KeyAction.Click, viewer, Qt.Key(key_id), "", held)


def test_the_end_of_an_annotation_is_dragged_to_the_end_of_a_word(qtbot, viewer):
    viewer.select(CITY)
    with qtbot.waitSignal(viewer.moved) as moved, qtbot.assertNotEmitted(viewer.dismissed):
        drag(viewer, on(viewer, grip(viewer, Edge.END)), middle(viewer, "вчера") + QPoint(8, 0))
    assert moved.args == [CITY, (place("Минске вчера"),)]
    assert viewer.selected() == CITY
    assert viewer.selection() is None, "no text is selected on the way"


def test_the_start_of_an_annotation_is_dragged_to_the_beginning_of_a_word(qtbot, viewer):
    viewer.select(CITY)
    with qtbot.waitSignal(viewer.moved) as moved:
        drag(viewer, on(viewer, grip(viewer, Edge.START)), middle(viewer, "выступил") - QPoint(12, 0))
    assert moved.args == [CITY, (place("выступил в Минске"),)]


@pytest.mark.parametrize("by_key", [True, False])
def test_with_alt_or_without_snapping_a_bound_goes_where_the_pointer_is(qtbot, viewer, by_key):
    viewer.select(CITY)
    viewer.set_snapping(by_key)
    (letter,) = viewer._places.of_segment(Segment(place("Минске").start, place("Минске").start + 4))
    target = QPoint(round(letter.rect.right()), round(letter.rect.center().y()))
    with qtbot.waitSignal(viewer.moved) as moved:
        drag(viewer, on(viewer, grip(viewer, Edge.END)), target, ALT if by_key else NONE)
    assert moved.args == [CITY, (place("Минс"),)]


def test_while_a_bound_is_dragged_the_new_bounds_are_shown_and_nothing_is_told(qtbot, viewer):
    viewer.select(CITY)
    before = viewer.viewport().grab().toImage()
    with qtbot.assertNotEmitted(viewer.moved):
        drag(viewer, on(viewer, grip(viewer, Edge.END)), middle(viewer, "вчера") + QPoint(8, 0), drop=False)
        assert viewer.moving.preview() == (place("Минске вчера"),)
        assert viewer.viewport().grab().toImage() != before
        (patch,) = viewer._places.of_segment(place("вчера"))
        assert grip(viewer, Edge.END).across == patch.rect.right()


def test_escape_lets_a_dragged_bound_go_and_does_nothing_else(qtbot, viewer):
    viewer.select(CITY)
    start, end = on(viewer, grip(viewer, Edge.END)), middle(viewer, "вчера")
    with qtbot.assertNotEmitted(viewer.moved):
        drag(viewer, start, end, drop=False)
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
        asked.ignore()
        QApplication.sendEvent(viewer, asked)
        assert asked.isAccepted(), "the window's Esc has to wait"
        key(qtbot, viewer, Qt.Key.Key_Escape)
        assert not viewer.moving.held
        mouse(viewer, QEvent.Type.MouseButtonRelease, end)
    assert viewer.selected() == CITY


def test_a_click_on_a_grip_changes_nothing(qtbot, viewer):
    viewer.select(CITY)
    with qtbot.assertNotEmitted(viewer.moved), qtbot.assertNotEmitted(viewer.dismissed):
        point = on(viewer, grip(viewer, Edge.END)) + QPoint(3, 0)
        qtbot.mouseClick(viewer.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert viewer.selected() == CITY


def test_only_a_selected_annotation_has_grips_one_at_every_edge_of_every_segment(viewer):
    assert viewer.moving.grips() == []
    viewer.select(QUOTED)
    assert len(viewer.moving.grips()) == 4
    viewer.set_hidden({"QUOTE"})
    assert viewer.moving.grips() == []


def test_the_inner_edge_of_a_quotes_segment_is_dragged_and_segments_that_meet_become_one(qtbot, viewer):
    viewer.select(QUOTED)
    with qtbot.waitSignal(viewer.moved) as moved:
        drag(viewer, on(viewer, grip(viewer, Edge.END, 0)), middle(viewer, "сказал") + QPoint(15, 0))
    assert moved.args == [QUOTED, (place("Мы растём, - сказал"), place("Завод растёт"))]
    with qtbot.waitSignal(viewer.moved) as moved:
        drag(viewer, on(viewer, grip(viewer, Edge.END, 0)), on(viewer, grip(viewer, Edge.END, 1)))
    assert moved.args == [QUOTED, (place("Мы растём, - сказал он. - Завод растёт"),)]


def test_the_pointer_says_where_a_bound_can_be_taken_hold_of(viewer):
    viewer.select(CITY)
    shape = viewer.viewport().cursor
    hover(viewer, on(viewer, grip(viewer, Edge.START)))
    assert shape().shape() is Qt.CursorShape.SizeHorCursor
    hover(viewer, middle(viewer, "Минске"))
    assert shape().shape() is Qt.CursorShape.IBeamCursor


def test_the_text_scrolls_under_a_bound_that_is_dragged_below_it(qtbot, viewer):
    viewer.select(QUOTED)
    below = QPoint(300, viewer.viewport().height() + 40)
    drag(viewer, on(viewer, grip(viewer, Edge.END, 1)), below, drop=False)
    qtbot.waitUntil(lambda: viewer.top() > 100)
    assert viewer.moving.preview()[-1].end > place("Ещё один").end
    mouse(viewer, QEvent.Type.MouseButtonRelease, below)
    now = viewer.top()
    qtbot.wait(100)
    assert viewer.top() == now


@pytest.mark.parametrize(
    ("pressed", "modifiers", "words"),
    [
        (Qt.Key.Key_BracketLeft, (), "в Минске"),
        (Qt.Key.Key_BracketRight, (), "Минске вчера"),
        (0x425, (), "в Минске"),
        (0x42A, (), "Минске вчера"),
        (Qt.Key.Key_BracketLeft, (CONTROL,), " Минске"),
        (Qt.Key.Key_BracketRight, (CONTROL,), "Минске "),
        (Qt.Key.Key_BraceLeft, (CONTROL, SHIFT), "инске"),
        (Qt.Key.Key_BraceRight, (CONTROL, SHIFT), "Минск"),
        (0x42A, (CONTROL, SHIFT), "Минск"),
    ],
)
def test_bounds_are_moved_by_the_bracket_keys_of_both_layouts(qtbot, viewer, pressed, modifiers, words):
    viewer.select(CITY)
    with qtbot.waitSignal(viewer.moved) as moved:
        key(qtbot, viewer, pressed, *modifiers)
    assert moved.args == [CITY, (place(words),)]


def test_nothing_is_told_where_a_bound_cannot_move(qtbot, viewer):
    with qtbot.assertNotEmitted(viewer.moved):
        assert not viewer.move_bound(Edge.START, -1, Unit.WORD), "nothing is selected"
        viewer.select(CITY)
        key(qtbot, viewer, Qt.Key.Key_BraceRight, SHIFT)


def test_keys_move_the_segment_the_caret_stands_in(qtbot, viewer):
    viewer.select(QUOTED)
    drag(viewer, middle(viewer, "растём"), middle(viewer, "растём"))
    with qtbot.waitSignal(viewer.moved) as moved:
        key(qtbot, viewer, Qt.Key.Key_BracketRight)
    assert moved.args == [QUOTED, (place("Мы растём, - сказал"), place("Завод растёт"))]


def test_an_annotation_that_changes_under_the_pointer_is_let_go(viewer):
    viewer.select(CITY)
    drag(viewer, on(viewer, grip(viewer, Edge.END)), middle(viewer, "вчера"), drop=False)
    viewer.change([], [CITY])
    assert not viewer.moving.held
    assert viewer.moving.preview() == ()


def test_what_the_machine_finds_meanwhile_does_not_tear_the_bound_from_the_pointer(qtbot, viewer):
    viewer.select(CITY)
    end = middle(viewer, "вчера") + QPoint(8, 0)
    drag(viewer, on(viewer, grip(viewer, Edge.END)), end, drop=False)
    viewer.change([Annotation("PER", (place("Сергей Никифорович"),), id=9)])
    with qtbot.waitSignal(viewer.moved) as moved:
        mouse(viewer, QEvent.Type.MouseButtonRelease, end)
    assert moved.args == [CITY, (place("Минске вчера"),)]


# Selecting


def test_a_sloppy_selection_is_taken_by_whole_words(qtbot, viewer):
    start, end = middle(viewer, "Никифорович") - QPoint(10, 0), middle(viewer, "выступил")
    with qtbot.waitSignal(viewer.chosen) as chosen:
        drag(viewer, start, end)
    assert chosen.args == [place("Никифорович выступил")]
    with qtbot.waitSignal(viewer.chosen) as chosen:
        viewer.set_snapping(False)
    exact = viewer.selection()
    assert exact is not None
    assert place("Никифорович выступил").holds(exact)
    assert exact != place("Никифорович выступил")


def test_what_a_selection_takes_along_is_shown(viewer):
    start, end = middle(viewer, "Никифорович") - QPoint(10, 0), middle(viewer, "выступил")
    drag(viewer, start, end)
    snapping = viewer.viewport().grab().toImage()
    viewer.set_snapping(False)
    assert viewer.viewport().grab().toImage() != snapping


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([(Qt.Key.Key_Right, SHIFT)] * 3, "Мин"),
        ([(Qt.Key.Key_Right, SHIFT | CONTROL)] * 2, "Минске вчера"),
        ([(Qt.Key.Key_Right, CONTROL), (Qt.Key.Key_Left, SHIFT | CONTROL)], "Минске "),
        ([(Qt.Key.Key_End, SHIFT)], "Минске вчера."),
        ([(Qt.Key.Key_End, NONE), (Qt.Key.Key_Left, SHIFT)], "."),
        ([(Qt.Key.Key_Home, SHIFT)], "Глава 😀 «Белаза» Сергей Никифорович выступил в "),
        ([(Qt.Key.Key_Home, NONE)] + [(Qt.Key.Key_Right, SHIFT)] * 7, "Глава 😀"),
    ],
)
def test_text_is_selected_by_keys_by_letters_words_and_lines(qtbot, viewer, keys, words):
    viewer.set_snapping(False)
    viewer.select(CITY)
    for each, modifiers in keys:
        qtbot.keyClick(viewer, each, modifiers)
    selection = viewer.selection()
    assert selection is not None
    assert selection.of(TEXT) == words


def test_the_caret_is_seen_where_keys_begin_to_select(qtbot, viewer):
    area = viewer.cursorRect().adjusted(-1, 0, 1, 0)
    there = viewer.viewport().grab(area).toImage()
    qtbot.keyClick(viewer, Qt.Key.Key_End)
    assert viewer.viewport().grab(area).toImage() != there


def test_a_found_place_is_selected_and_brought_into_view_ready_to_be_marked(qtbot, viewer):
    far = Segment(TEXT.rindex("заводе"), TEXT.rindex("заводе") + 6)
    with qtbot.waitSignal(viewer.chosen) as chosen:
        viewer.select_text(far)
    assert chosen.args == [far]
    line = viewer._places.line_of(far.start)
    assert viewer.top() < line.top() < viewer.top() + viewer.viewport().height()
    assert viewer.caret() == far.end


# Dragging a selection out


def test_a_dragged_selection_carries_its_words_and_their_place(viewer):
    drag(viewer, middle(viewer, "Никифорович") - QPoint(10, 0), middle(viewer, "выступил"))
    data = viewer.createMimeDataFromSelection()
    assert carried(data) == place("Никифорович выступил")
    assert data.text() in "Никифорович выступил", "what is copied is what was selected, to the letter"


@pytest.mark.parametrize("payload", [b"", b"5", b"7-3", b"a-b", b"-4-9", b"\xff", b"1-2-3"])
def test_what_carries_no_place_is_not_taken_for_one(payload):
    data = QMimeData()
    data.setData(SEGMENT_TYPE, payload)
    assert carried(data) is None


def test_a_place_is_carried_as_two_figures():
    data = QMimeData()
    carry(data, Segment(3, 17))
    assert bytes(data.data(SEGMENT_TYPE).data()) == b"3-17"
    assert carried(data) == Segment(3, 17)
