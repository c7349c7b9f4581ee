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
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.annotation import Annotation, Kind, Origin, Quote, Segment, Status
from desktop.locations import resource
from desktop.window.label_colours import LabelSheet
from desktop.window.page.gutter import Gutter
from desktop.window.page.hints import spoken
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
    viewer.set_snapping(False)
    viewer.select(CITY)
    with qtbot.waitSignal(viewer.chosen) as chosen:
        key(qtbot, viewer, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert chosen.args == [Segment(place("Минске").start, place("Минске").start + 1)]
    key(qtbot, viewer, Qt.Key.Key_Right)
    assert viewer.selection() is None


def test_a_selection_is_dropped_without_moving_the_text(qtbot, viewer):
    drag(qtbot, viewer, middle(viewer, "Завод"), middle(viewer, "дом"))
    viewer.verticalScrollBar().setValue(900)
    with qtbot.waitSignal(viewer.chosen) as chosen:
        viewer.drop_selection()
    assert chosen.args == [None]
    assert viewer.top() == 900


def test_an_emoji_is_selected_whole_by_one_key(qtbot, viewer):
    viewer.setFocus()
    viewer.set_snapping(False)
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


def test_a_screen_reader_hears_what_each_part_is(viewer):
    unnamed = [
        widget
        for widget in (viewer, gutter(viewer), viewer.verticalScrollBar())
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert unnamed == []
    assert viewer.accessibleDescription()


def test_a_screen_reader_hears_what_was_chosen():
    colours = LabelSheet(resource("labels.toml")).colours("light")
    person, quoted = annotations()[1], annotations()[3]
    assert spoken(person, TEXT, colours) == "Лицо, предложено, Сергей Никифорович"
    assert spoken(quoted, TEXT, colours) == "Цитата, Сергей Никифорович, предложено, Мы растём. Завод — наш дом"


def test_the_window_is_asked_for_a_menu(qtbot, viewer):
    place_on_screen = viewer.viewport().mapToGlobal(QPoint(30, 40))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(30, 40), place_on_screen)
    with qtbot.waitSignal(viewer.asked_menu) as asked:
        QApplication.sendEvent(viewer.viewport(), event)
    assert asked.args == [place_on_screen]
