"""The viewer as a user meets it: clicks, keys, selections, tooltips, zoom and scrolling."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QPaintEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.annotation import Annotation, Kind, Origin, Quote, Segment, Status
from desktop.locations import resource
from desktop.window.label_colours import LabelSheet
from desktop.window.page.gutter import Gutter
from desktop.window.viewer import Viewer

TEXT = (
    "Глава «Белаза» 😀😀 Сергей Никифорович выступил в Минске.\n\n"
    "«Мы растём. Завод — наш дом», - сказал он. И добавил: «Спасибо».\n\n"
    + "Ещё один абзац о заводе и городе.\n\n"
    * 80
)
PERSON, ROLE, CITY, QUOTED = 1, 2, 3, 4


def place(words: str, nth: int = 0) -> Segment:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Segment(start, start + len(words))


def annotations() -> list[Annotation]:
    quote = Quote(Kind.DIRECT, place("сказал"), place("он"), "Сергей Никифорович", 95)
    return [
        Annotation("ROLE", (Segment(0, place("Сергей Никифорович").end),), id=ROLE),
        Annotation(
            "PER",
            (place("Сергей Никифорович"),),
            id=PERSON,
            normal="Сергей Никифорович",
            entity="Сергей <Н.>",
            rule="names.full",
            note="проверить",
        ),
        Annotation("LOC", (place("Минске"),), id=CITY, status=Status.ACCEPTED, origin=Origin.MANUAL),
        Annotation("QUOTE", (place("Мы растём. Завод — наш дом"),), id=QUOTED, quote=quote, rule="direct.after"),
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


def middle(viewer: Viewer, words: str, nth: int = 0) -> QPoint:
    """The middle of some words, where a user would click."""
    (patch,) = viewer._places.of_segment(place(words, nth))
    return (patch.rect.center() - QPointF(0, viewer.top())).toPoint()


def click(qtbot, viewer: Viewer, point: QPoint) -> None:
    qtbot.mouseClick(viewer.viewport(), Qt.MouseButton.LeftButton, pos=point)


def drag(qtbot, viewer: Viewer, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(viewer.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewer.viewport(), pos=(start + end) / 2)
    qtbot.mouseMove(viewer.viewport(), pos=end)
    qtbot.mouseRelease(viewer.viewport(), Qt.MouseButton.LeftButton, pos=end)


def key(qtbot, viewer: Viewer, key_id: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(viewer, key_id, held)


def gutter(viewer: Viewer) -> Gutter:
    (found,) = viewer.findChildren(Gutter)
    return found


def tooltip(viewer: Viewer, point: QPoint) -> str:
    event = QHelpEvent(QEvent.Type.ToolTip, point, viewer.viewport().mapToGlobal(point))
    QApplication.sendEvent(viewer.viewport(), event)
    return QToolTip.text()


def test_a_click_on_an_annotation_chooses_it(qtbot, viewer):
    with qtbot.waitSignal(viewer.activated) as chosen:
        click(qtbot, viewer, middle(viewer, "Минске"))
    assert chosen.args == [CITY]
    assert viewer.selected() == CITY


def test_a_click_where_several_lie_chooses_the_smallest_and_names_them_all(qtbot, viewer):
    with qtbot.waitSignal(viewer.activated) as chosen, qtbot.waitSignal(viewer.several) as all_of_them:
        click(qtbot, viewer, middle(viewer, "Никифорович"))
    assert chosen.args == [PERSON]
    assert all_of_them.args[0] == [PERSON, ROLE]


def test_the_places_after_emoji_are_right(viewer):
    assert viewer.under(middle(viewer, "Сергей")) == [PERSON, ROLE]
    assert viewer.under(middle(viewer, "выступил")) == []
    assert viewer.under(middle(viewer, "Минске")) == [CITY]


def test_a_click_beside_all_annotations_chooses_none(qtbot, viewer):
    viewer.select(CITY)
    with qtbot.waitSignal(viewer.dismissed), qtbot.assertNotEmitted(viewer.activated):
        click(qtbot, viewer, middle(viewer, "выступил"))
    assert viewer.selected() is None


def test_a_click_right_of_the_last_word_hits_nothing(viewer):
    assert viewer.under(middle(viewer, "Минске") + QPoint(200, 0)) == []


def test_words_are_selected_by_dragging(qtbot, viewer):
    start, end = middle(viewer, "Завод"), middle(viewer, "дом")
    with qtbot.waitSignal(viewer.chosen) as chosen, qtbot.assertNotEmitted(viewer.activated):
        drag(qtbot, viewer, start, end)
    selection = viewer.selection()
    assert chosen.args == [selection]
    assert selection is not None
    assert selection.of(TEXT) in "Завод — наш дом"
    assert "— наш" in selection.of(TEXT)


def test_a_double_click_selects_a_word(qtbot, viewer):
    point = middle(viewer, "Сергей")
    qtbot.mouseDClick(viewer.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseRelease(viewer.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert viewer.selection() == place("Сергей")


def test_words_are_selected_by_keys_from_the_chosen_annotation_on(qtbot, viewer):
    viewer.setFocus()
    viewer.select(CITY)
    with qtbot.waitSignal(viewer.chosen) as chosen:
        key(qtbot, viewer, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chosen.args == [Segment(place("Минске").start, place("Минске").start + 1)]
    key(qtbot, viewer, Qt.Key.Key_Right)
    assert viewer.selection() is None


def test_an_emoji_is_selected_whole_by_one_key(qtbot, viewer):
    viewer.setFocus()
    for _ in range(TEXT.index("😀")):
        key(qtbot, viewer, Qt.Key.Key_Right)
    assert viewer.caret() == TEXT.index("😀")
    key(qtbot, viewer, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    selection = viewer.selection()
    assert selection is not None
    assert selection.of(TEXT) == "😀"


def test_enter_chooses_the_annotation_at_the_caret(qtbot, viewer):
    viewer.setFocus()
    for _ in range(place("Минске").start + 2):
        key(qtbot, viewer, Qt.Key.Key_Right)
    with qtbot.waitSignal(viewer.activated) as chosen:
        key(qtbot, viewer, Qt.Key.Key_Return)
    assert chosen.args == [CITY]


@pytest.mark.parametrize("letter", [Qt.Key.Key_A, Qt.Key.Key_5, Qt.Key.Key_Delete])
def test_the_windows_keys_work_while_the_text_has_the_focus(qtbot, viewer, letter):
    shortcut = QShortcut(letter, viewer)
    viewer.setFocus()
    with qtbot.waitSignal(shortcut.activated):
        key(qtbot, viewer, letter)
    assert viewer.document().toPlainText().startswith("Глава")


def test_what_is_copied_keeps_its_no_break_spaces(qtbot, viewer):
    text = "Сумма 20\u00a0млн\u202fруб.\nВсё 😀"
    viewer.show_release(text, [])
    viewer.setFocus()
    key(qtbot, viewer, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    key(qtbot, viewer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_tooltip_says_what_an_annotation_is(viewer):
    words = tooltip(viewer, middle(viewer, "Никифорович"))
    for part in ("Лицо", "предложено", "Сергей Никифорович", "names.full", "проверить", "программой", "Роль"):
        assert part in words
    assert "Сергей &lt;Н.&gt;" in words, "the user's words are not taken for markup"


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_tooltip_says_who_said_a_quote_and_how_sure_that_is(viewer):
    words = tooltip(viewer, middle(viewer, "растём"))
    for part in ("Цитата", "прямая речь", "Сергей Никифорович", "сказал", "95 %", "direct.after"):
        assert part in words


def test_the_speakers_name_stands_beside_the_quote_and_chooses_it(qtbot, viewer):
    (printed,) = gutter(viewer).printed()
    assert printed.ids == (QUOTED,)
    quote = middle(viewer, "растём")
    assert printed.rect.top() - 10 <= quote.y() <= printed.rect.bottom() + 10
    with qtbot.waitSignal(viewer.activated) as chosen:
        qtbot.mouseClick(gutter(viewer), Qt.MouseButton.LeftButton, pos=printed.rect.center().toPoint())
    assert chosen.args == [QUOTED]


def test_a_chosen_annotation_far_below_is_scrolled_into_view(qtbot, viewer):
    last = Annotation("ORG", (Segment(len(TEXT) - 12, len(TEXT) - 5),), id=9)
    viewer.change([last])
    viewer.select(9)
    QApplication.processEvents()
    (patch,) = viewer._places.of_segment(last.segments[0])
    assert viewer.top() < patch.rect.top()
    assert patch.rect.bottom() < viewer.top() + viewer.viewport().height()
    assert viewer.caret() == last.start


def test_choosing_what_is_in_view_does_not_move_the_text(viewer):
    viewer.verticalScrollBar().setValue(17)
    for each in (QUOTED, PERSON, CITY):
        viewer.select(each)
        assert viewer.top() == 17


def test_a_change_does_not_move_the_text(viewer):
    viewer.verticalScrollBar().setValue(300)
    viewer.change([replace(annotations()[0], status=Status.ACCEPTED)], [CITY])
    QApplication.processEvents()
    assert viewer.top() == 300


class Paints(QObject):
    """Writes down what a widget is asked to paint."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.rects: list[QRect] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


def test_a_change_repaints_its_paragraph_only(qtbot, viewer):
    qtbot.wait(50)
    paints = Paints(viewer.viewport())
    viewer.change([replace(annotations()[2], status=Status.SUGGESTED)])
    QApplication.processEvents()
    assert paints.rects
    assert max(rect.height() for rect in paints.rects) < 120


def test_an_annotation_that_is_gone_is_chosen_no_more(viewer):
    viewer.select(CITY)
    viewer.change([], [CITY])
    assert viewer.selected() is None
    viewer.select(CITY)
    assert viewer.selected() is None


def test_a_hidden_label_cannot_be_hit(viewer):
    point = middle(viewer, "Минске")
    viewer.set_hidden({"LOC"})
    assert viewer.under(point) == []
    viewer.set_hidden(())
    assert viewer.under(point) == [CITY]


def test_the_text_grows_and_shrinks_by_keys_and_by_the_wheel(qtbot, viewer):
    control = Qt.KeyboardModifier.ControlModifier
    usual = viewer.text_size()
    key(qtbot, viewer, Qt.Key.Key_Plus, control)
    larger = viewer.text_size()
    assert larger > usual
    key(qtbot, viewer, Qt.Key.Key_Minus, control)
    assert viewer.text_size() == usual
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


def test_a_screen_reader_hears_what_each_part_is(viewer):
    unnamed = [
        widget
        for widget in (viewer, gutter(viewer), viewer.verticalScrollBar())
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
    assert viewer.accessibleDescription()


def test_the_window_is_asked_for_a_menu(qtbot, viewer):
    place_on_screen = viewer.viewport().mapToGlobal(QPoint(30, 40))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(30, 40), place_on_screen)
    with qtbot.waitSignal(viewer.asked_menu) as asked:
        QApplication.sendEvent(viewer.viewport(), event)
    assert asked.args == [place_on_screen]


def test_the_pane_that_has_the_focus_shows_it(qtbot, viewer):
    viewer.setFocus()
    qtbot.waitUntil(viewer.hasFocus)
    focused = viewer.grab().toImage().pixelColor(0, 300)
    viewer.clearFocus()
    assert viewer.grab().toImage().pixelColor(0, 300) != focused
