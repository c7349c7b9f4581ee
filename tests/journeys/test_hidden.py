"""Suggestions under labels that are switched off: the review is done without them, and the user is told of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop.annotation import PER, ROLE, Annotation, Findings, Progress, Status
from desktop.window.release_list import progress
from tests.journeys.hands import CTRL, SHIFT, Hands
from tests.window.stage import TEXT, findings, place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def hands(stage):
    """Two releases, in each two persons, a quote and a role; roles are off from the beginning."""
    window = stage.open()
    stage.hands.finds = Findings((*findings().annotations, Annotation(ROLE, (place("согласна"),))))
    window.open_paths([stage.file(), stage.file(TEXT + "Второй.\n", "второй.txt")])
    window.showing.release(1)
    return Hands(stage, window, TEXT)


def told(hands):
    return hands.window.status._doing.text().replace("\u00a0", " ")


def review(hands):
    """Accept everything that can be seen."""
    hands.keys("J")
    for _ in range(3):
        hands.press(Qt.Key.Key_Return)


def test_a_review_ends_when_all_that_is_seen_is_decided_and_says_what_is_out_of_sight(hands):
    review(hands)
    assert [one.status for one in hands.all(ROLE)] == [Status.SUGGESTED]
    assert "Больше непроверенных здесь нет" in told(hands)
    assert "Под скрытыми метками не проверено: Роль 1." in told(hands)
    assert "Ctrl+Shift+H" in told(hands)
    row = hands.window.releases.row(1)
    assert (row.reviewed, row.total, row.hidden) == (3, 3, 1)
    assert progress(row) == "3 из 3 · скрыто 1"
    hands.press(Qt.Key.Key_D, CTRL)
    assert hands.window.releases.row(1).progress is Progress.DONE
    assert "Релиз готов" in told(hands)
    assert "Роль 1" in told(hands)


def test_the_next_release_to_be_reviewed_is_one_in_which_something_can_be_seen(hands):
    review(hands)
    hands.press(Qt.Key.Key_U, CTRL)
    assert hands.window.visible.release.release.id == 2
    hands.text = TEXT + "Второй.\n"
    for _ in range(3):
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_U, CTRL)
    assert hands.window.visible.release.release.id == 2
    assert told(hands).startswith("Других релизов с непроверенными пометками")


def test_progress_counts_a_label_as_soon_as_it_is_shown(hands):
    assert [progress(row) for row in hands.window.releases.listed()] == ["новый · 0 из 3 · скрыто 1"] * 2
    hands.press(Qt.Key.Key_H, CTRL | SHIFT)
    assert [progress(row) for row in hands.window.releases.listed()] == ["новый · 0 из 4"] * 2
    hands.undo()
    assert [progress(row) for row in hands.window.releases.listed()] == ["новый · 0 из 3 · скрыто 1"] * 2
    with hands.stage.stored() as project:
        assert [(row.suggested, row.hidden) for row in project.releases()] == [(4, 1), (4, 1)]


def accept_shown(hands):
    """Ask for all that the list shows to be accepted; what the question says."""
    hands.window.actions_by_id["accept_shown"].trigger()
    (box,) = hands.window.findChildren(QMessageBox)
    said = f"{box.text()} {box.informativeText()}".replace("\u00a0", " ")
    box.button(QMessageBox.StandardButton.Ok).click()
    return said


def test_accepting_all_that_is_shown_leaves_out_what_is_out_of_sight_and_says_so(hands):
    hands.press(Qt.Key.Key_6, CTRL)
    said = accept_shown(hands)
    assert said.startswith("Принять 3 пометки?")
    assert "Под скрытыми метками не проверено: Роль 1." in said
    assert {one.status for one in hands.all(PER)} == {Status.ACCEPTED}
    assert [one.status for one in hands.all(ROLE)] == [Status.SUGGESTED]
    hands.window.actions_by_id["accept_shown"].trigger()
    assert "принимать нечего. Под скрытыми метками не проверено: Роль 1." in told(hands)


def test_what_the_filter_asks_for_by_its_label_is_accepted_though_it_is_hidden(hands):
    hands.press(Qt.Key.Key_6, CTRL)
    hands.window.inspector.filter.want(hands.window.visible.wanted.__class__(labels=frozenset([ROLE])))
    assert accept_shown(hands).startswith("Принять 1 пометку?")
    assert [one.status for one in hands.all(ROLE)] == [Status.ACCEPTED]
