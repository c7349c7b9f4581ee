"""Several releases at once: chosen in the list by keys and clicks, and what becomes of them in the file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.annotation import Analysed, Status
from tests.journeys.hands import CTRL, SHIFT
from tests.window.stage import NO_MODIFIER, TEXT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(stage):
    """Six releases, the first one on the screen, the focus in the list."""
    files = [stage.file(TEXT.replace("Мост открыли", f"Мост {number} открыли"), f"{number}.txt") for number in range(6)]
    window = stage.open(files)
    window.releases.view.setFocus()
    return window


def click(window, row, modifiers=NO_MODIFIER):
    view = window.releases.view
    place = view.visualRect(view.model().index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def stored(stage):
    with stage.stored() as project:
        return {one.id: one for one in project.releases()}


def text(window, act):
    return window.actions_by_id[act].text().replace("\u00a0", " ")


def hint(window):
    return window.findChild(QLabel, "status_doing").text().replace("\u00a0", " ")


def test_releases_chosen_with_shift_and_arrows_are_done_and_undone_in_one_step(stage, window):
    for _ in range(3):
        stage.press(window, Qt.Key.Key_Down, SHIFT)
    assert window.releases.several() == [1, 2, 3, 4]
    assert text(window, "done") == "Готово: 4 релиза"
    stage.press(window, Qt.Key.Key_D, CTRL)
    assert [id_ for id_, one in stored(stage).items() if one.done] == [1, 2, 3, 4]
    assert text(window, "undo") == "Отменить: отметка «готов» (4 релиза)"
    assert window.actions_by_id["done"].isChecked()
    assert window.releases.several() == [1, 2, 3, 4]
    stage.press(window, Qt.Key.Key_D, CTRL)
    assert not any(one.done for one in stored(stage).values())
    stage.press(window, Qt.Key.Key_Z, CTRL)
    stage.press(window, Qt.Key.Key_Z, CTRL)
    assert not any(one.done for one in stored(stage).values())
    assert not window.actions_by_id["undo"].text().startswith("Отменить: отметка")


def test_releases_clicked_with_ctrl_and_shift_are_removed_and_come_back_together(stage, window):
    click(window, 1)
    click(window, 3, SHIFT)
    click(window, 5, CTRL)
    click(window, 2, CTRL)
    assert window.releases.several() == [2, 4, 6]
    stage.press(window, Qt.Key.Key_Delete, CTRL)
    assert list(stored(stage)) == [1, 3, 5]
    assert hint(window) == "Убрано из проекта: 3 релиза. Отменить: Ctrl+Z"
    assert window.visible.release.release.id in {1, 3, 5}
    assert window.releases.view.hasFocus()
    assert text(window, "undo") == "Отменить: убрать из проекта (3 релиза)"
    stage.press(window, Qt.Key.Key_Z, CTRL)
    assert list(stored(stage)) == [1, 2, 3, 4, 5, 6]


def test_all_are_analysed_again_and_what_was_decided_stays(stage, window):
    stage.type(window, "j")
    window.reading.viewer.setFocus()
    stage.press(window, Qt.Key.Key_Return)
    window.releases.view.setFocus()
    window.releases.view.selectAll()
    asked = len(stage.hands.asked)
    stage.press(window, Qt.Key.Key_F5)
    assert len(stage.hands.asked) == asked + 6
    assert {one.analysed for one in stored(stage).values()} == {Analysed.DONE}
    with stage.stored() as project:
        assert [one.verb for one in project.history(20)].count("analyse_again") == 1
        assert [one.status for one in project.annotations(1)].count(Status.ACCEPTED) == 1


def test_going_on_to_the_text_leaves_the_release_on_the_screen_alone(stage, window):
    stage.press(window, Qt.Key.Key_Down, SHIFT)
    assert len(window.releases.several()) == 2
    stage.press(window, Qt.Key.Key_Return)
    assert window.releases.several() == []
    stage.press(window, Qt.Key.Key_D, CTRL)
    assert [id_ for id_, one in stored(stage).items() if one.done] == [2]
    assert text(window, "done") == "Релиз готов"


def test_a_filter_lets_those_stay_chosen_that_it_shows(stage, window):
    window.releases.view.selectAll()
    window.releases.filter.setText("мост")
    assert len(window.releases.several()) == 6
    window.releases.filter.setText("3.txt")
    assert window.releases.several() == []
    assert text(window, "remove") == "Убрать из проекта"
