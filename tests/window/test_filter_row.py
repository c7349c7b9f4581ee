"""The filter of the annotations as its menu and fields are used, and what it does to the lists and to the steps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.annotation import LOC, PER, QUOTE, ROLE, Annotation, Findings, Status
from desktop.window.annotation_list import beside
from tests.window.stage import TEXT, findings, place

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(stage):
    return stage.open([stage.file()])


def listed(window):
    return [one.words(TEXT) for one in window.visible.release.listed()]


def pick(window, *path):
    """Choose an entry of the filter's menu by the words on the way to it."""
    menu = window.inspector.filter.menu
    menu.aboutToShow.emit()
    for name in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == name)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def test_labels_are_let_through_one_after_another(window):
    pick(window, "Метка", "Лицо")
    assert listed(window) == ["Пётр Ильин", "Мария Ким"]
    pick(window, "Метка", "Цитата")
    assert len(listed(window)) == 3
    pick(window, "Метка", "Лицо")
    assert listed(window) == ["Мост готов"]
    pick(window, "Снять отбор")
    assert len(listed(window)) == 3


def test_a_name_lets_its_mentions_and_its_quotes_through(window):
    pick(window, "Кто или что", "Пётр Ильин")
    assert listed(window) == ["Мост готов", "Пётр Ильин"]
    assert "2 из" in window.inspector.filter.findChild(QLabel, "filter_said").text()


def test_rejected_ones_are_listed_where_they_are_asked_for(stage, window):
    window.visible.step(1)
    window.visible.reject()
    pick(window, "Состояние", "отклонено")
    assert listed(window) == ["Мост готов"]
    assert window.actions_by_id["rejected"].isChecked()


def test_what_was_added_by_hand_is_let_through_by_its_origin(window):
    window.visible.choose_text(place("Мост открыли"))
    window.visible.label(LOC)
    pick(window, "Откуда", "вручную")
    assert listed(window) == ["Мост открыли"]


def test_the_steps_keep_to_what_is_listed(stage, window):
    pick(window, "Метка", "Лицо")
    window.visible.select(None)
    window.reading.viewer.setFocus()
    stage.type(window, "j")
    assert window.visible.annotation.words(TEXT) == "Пётр Ильин"
    stage.type(window, "a")
    stage.type(window, "a")
    assert [one.status for one in window.visible.release.annotations if one.label == QUOTE] == [Status.SUGGESTED]


def test_a_list_with_nothing_in_it_says_how_to_get_everything_back(stage, window):
    stage.press(window, Qt.Key.Key_K, CTRL)
    stage.type(window, "абракадабра")
    hints = [label.text() for label in window.inspector.tabs.findChildren(QLabel)]
    assert any("Ctrl+Shift+X" in hint for hint in hints)
    assert listed(window) == []


def test_an_annotation_under_a_hidden_label_is_found_from_the_list(stage):
    roled = Findings((*findings().annotations, Annotation(ROLE, (place("согласна"),))))
    window = stage.open(at_once=True)
    stage.hands.finds = roled
    window.open_paths([stage.file()])
    stage.press(window, Qt.Key.Key_6, CTRL)
    stage.press(window, Qt.Key.Key_End)
    stage.press(window, Qt.Key.Key_Return)
    assert window.visible.annotation.label == ROLE
    assert "Ctrl+Shift+H" in window.findChild(QLabel, "status_doing").text()
    window.actions_by_id["show_hidden"].trigger()
    assert window.visible.hidden == []


def test_what_is_meant_stands_beside_the_words_where_it_is_something_else():
    one = Annotation(PER, (place("Мария Ким"),), entity="Мария Ким")
    assert beside(one, "Мария Ким") == ""
    assert beside(one, "Ким") == "Мария Ким"


def test_the_filter_finds_a_note_that_was_typed_and_the_text_pales(stage, window):
    stage.type(window, "jn")
    stage.type(window, "спросить")
    stage.press(window, Qt.Key.Key_Return)
    window.actions_by_id["filter_annotations"].trigger()
    stage.type(window, "СПРО")
    assert [one.note for one in window.visible.release.listed()] == ["спросить"]
    back = window.reading.viewer._back
    pale = [one.id for one in window.visible.release.annotations if back.holds(one)]
    assert len(pale) == len(window.visible.release.annotations) - 1
    assert "замет" in window.inspector.filter.field.placeholderText()
    window.inspector.filter.clear()
    pick(window, "Только с заметкой")
    assert [one.note for one in window.visible.release.listed()] == ["спросить"]
    assert "с заметкой" in window.findChild(QLabel, "filter_said").text()
    window.inspector.filter.clear()
    back = window.reading.viewer._back
    assert not any(back.holds(one) for one in window.visible.release.annotations)


def test_the_tabs_let_their_numbers_go_before_one_of_them_hides(window):
    tabs = window.inspector.tabs
    for width, told in ((400, "Все 3"), (200, "Все"), (400, "Все 3")):
        window.inspector.resize(width, 400)
        assert tabs.tabText(3) == told
        assert tabs.tabToolTip(3) == "Все: 3"
