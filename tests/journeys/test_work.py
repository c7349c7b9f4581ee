"""A day's work through keys and clicks; what counts is what is in the file afterwards."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog

from desktop.annotation import LOC, ORG, PER, QUOTE, ROLE, Origin, Status
from tests.window.stage import TEXT, place

# The list of completions is a window that takes the keyboard; a platform without a screen can only say so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(stage):
    window = stage.open([stage.file()])
    window.reading.viewer.setFocus()
    return window


def stored(stage, words):
    """The annotation of these words as it is in the file."""
    with stage.stored() as project:
        return next(one for one in project.annotations(1) if one.words(TEXT) == words)


def select_text(window, words):
    here = place(words)
    viewer = window.reading.viewer
    cursor = viewer.textCursor()
    cursor.setPosition(here.start)
    viewer.setTextCursor(cursor)
    for _ in range(here.end - here.start):
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    viewer.setTextCursor(cursor)
    viewer.chosen.emit(viewer.selection())


def undo_text(window):
    return window.actions_by_id["undo"].text()


def test_accepting_by_key_goes_on_to_the_next_and_is_in_the_file(stage, window):
    stage.type(window, "j")
    first = window.visible.annotation
    assert first.label == QUOTE
    stage.press(window, Qt.Key.Key_Return)
    assert stored(stage, "Мост готов").status is Status.ACCEPTED
    assert window.visible.annotation.words(TEXT) == "Пётр Ильин"
    stage.type(window, "x")
    assert stored(stage, "Пётр Ильин").status is Status.REJECTED
    assert window.visible.annotation.words(TEXT) == "Мария Ким"


@pytest.mark.parametrize(("next_", "reject", "accept"), [("j", "x", "a"), ("о", "ч", "ф"), ("О", "Ч", "Ф")])
def test_letters_work_in_both_layouts(stage, window, next_, reject, accept):
    stage.type(window, next_)
    stage.type(window, accept)
    stage.type(window, reject)
    assert stored(stage, "Мост готов").status is Status.ACCEPTED
    assert stored(stage, "Пётр Ильин").status is Status.REJECTED


@pytest.mark.parametrize("letter", ["Z", "Я"])
def test_undo_works_in_both_layouts(stage, window, letter):
    stage.type(window, "j")
    stage.type(window, "x")
    stage.press(window, Qt.Key(ord(letter)), CTRL)
    assert stored(stage, "Мост готов").status is Status.SUGGESTED


def test_a_letter_typed_in_a_field_is_a_letter_and_no_act(stage, window):
    stage.type(window, "j")
    window.releases.filter.setFocus()
    stage.type(window, "xчaф5")
    stage.press(window, Qt.Key.Key_Return)
    assert window.releases.filter.text() == "xчaф5"
    assert stored(stage, "Мост готов").status is Status.SUGGESTED


def test_a_label_by_its_digit_changes_the_selected_annotation(stage, window):
    window.visible.select(stored(stage, "Мария Ким").id)
    stage.type(window, "3")
    changed = stored(stage, "Мария Ким")
    assert (changed.label, changed.status, changed.origin) == (ORG, Status.CORRECTED, Origin.MACHINE)
    assert undo_text(window) == "Отменить: изменить метку"


def test_selected_words_become_an_annotation_by_a_digit(stage, window):
    select_text(window, "Мост открыли\n")
    stage.type(window, "2")
    made = stored(stage, "Мост открыли")
    assert (made.label, made.status, made.origin) == (LOC, Status.ACCEPTED, Origin.MANUAL)
    assert window.visible.annotation.id == made.id
    assert not window.reading.viewer.textCursor().hasSelection()


def test_a_click_on_a_name_selects_it(stage, window):
    mary = stored(stage, "Мария Ким")
    window.reading.viewer.activated.emit(mary.id)
    assert window.visible.annotation.id == mary.id
    assert "Лицо" in window.inspector.details.badge.accessibleName()


def test_the_speaker_is_typed(stage, window):
    stage.type(window, "j")
    stage.type(window, "s")
    stage.type(window, "Мария Ким")
    stage.press(window, Qt.Key.Key_Return)
    quote = stored(stage, "Мост готов").quote
    # The mention in the text is somebody else's name: it cannot stand for her.
    assert (quote.speaker_name, quote.speaker) == ("Мария Ким", None)


def test_the_speaker_is_clicked_in_the_text(stage, window):
    stage.type(window, "j")
    stage.type(window, "ы")
    window.reading.viewer.activated.emit(stored(stage, "Мария Ким").id)
    quote = stored(stage, "Мост готов").quote
    assert (quote.speaker_name, quote.speaker) == ("Мария Ким", place("Мария Ким"))
    assert window.visible.annotation.label == QUOTE


def test_escape_leaves_the_speaker_as_it_was(stage, window):
    stage.type(window, "j")
    stage.type(window, "s")
    stage.type(window, "Кто-то другой")
    stage.press(window, Qt.Key.Key_Escape)
    window.reading.viewer.activated.emit(stored(stage, "Мария Ким").id)
    assert stored(stage, "Мост готов").quote.speaker_name == "Пётр Ильин"
    assert window.visible.annotation.words(TEXT) == "Мария Ким"


def test_a_note_is_stored_when_the_field_is_left(stage, window):
    stage.type(window, "j")
    stage.type(window, "n")
    stage.type(window, "проверить дату")
    stage.press(window, Qt.Key.Key_Return)
    assert stored(stage, "Мост готов").note == "проверить дату"
    assert window.reading.viewer.hasFocus()


def test_title_and_date_are_edited_in_place(stage, window):
    stage.press(window, Qt.Key.Key_F2)
    stage.type(window, "Новый мост")
    stage.press(window, Qt.Key.Key_Return)
    stage.press(window, Qt.Key.Key_F2, SHIFT)
    stage.type(window, "5.3.2026")
    stage.press(window, Qt.Key.Key_Return)
    with stage.stored() as project:
        assert (project.release(1).title, project.release(1).date) == ("Новый мост", "2026-03-05")
    assert window.reading.head.date.text() == "05.03.2026"


def test_a_date_that_is_none_is_not_stored(stage, window):
    stage.press(window, Qt.Key.Key_F2, SHIFT)
    stage.type(window, "скоро")
    stage.press(window, Qt.Key.Key_Return)
    with stage.stored() as project:
        assert project.release(1).date is None


def test_a_label_is_switched_off_and_on(stage, window):
    chip = window.reading.legend.findChild(object, f"legend_{PER}")
    stage.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    with stage.stored() as project:
        assert [one.id for one in project.labels() if not one.shown] == [PER, ROLE]
    assert window.visible.hidden == [PER, ROLE]
    stage.type(window, "j")
    stage.type(window, "j")
    assert window.visible.annotation.label == QUOTE


def test_undo_works_after_a_restart_and_after_another(stage, window):
    stage.type(window, "j")
    stage.press(window, Qt.Key.Key_Return)
    stage.type(window, "3")
    stage.press(window, Qt.Key.Key_Z, CTRL)
    assert stored(stage, "Пётр Ильин").label == PER
    stage.close(window)
    again = stage.open()
    assert undo_text(again) == "Отменить: принять пометку"
    stage.press(again, Qt.Key.Key_Z, CTRL)
    assert stored(stage, "Мост готов").status is Status.SUGGESTED
    stage.close(again)
    third = stage.open()
    assert third.actions_by_id["redo"].text() == "Вернуть: принять пометку"
    stage.press(third, Qt.Key.Key_Y, CTRL)
    assert stored(stage, "Мост готов").status is Status.ACCEPTED


def test_undoing_the_opening_leaves_an_empty_window(stage, window):
    stage.press(window, Qt.Key.Key_Z, CTRL)
    assert window.reading.currentWidget().objectName() == "welcome"
    stage.press(window, Qt.Key.Key_Y, CTRL)
    assert window.visible.release.release.text == TEXT
    assert len(window.visible.release.annotations) == 3


@pytest.mark.parametrize(("excel", "mark"), [(True, ";"), (False, ",")])
def test_the_table_is_exported_and_has_what_was_decided(stage, window, excel, mark):
    stage.type(window, "j")
    stage.press(window, Qt.Key.Key_Return)
    stage.type(window, "x")
    stage.press(window, Qt.Key.Key_E, CTRL)
    dialog = window.findChild(QDialog, "export")
    (dialog.excel if excel else dialog.programs).setChecked(True)
    target = stage.folder / "таблица.csv"
    dialog.path.setText(str(target))
    stage.qtbot.keyClick(dialog.path, Qt.Key.Key_Return)
    with target.open(encoding="utf-8-sig" if excel else "utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=mark))
    assert [(row["text"], row["status"]) for row in rows] == [("Мост готов", "accepted"), ("Мария Ким", "suggested")]
    assert rows[0]["speaker_name"] == "Пётр Ильин"
    with stage.stored() as project:
        assert project.check() == []
