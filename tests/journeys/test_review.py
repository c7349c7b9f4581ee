"""A whole review: every annotation is visited, decided on by a key of its own, and is so in the file."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.annotation import PER, QUOTE, Origin, Progress, Segment, Status
from desktop.window.rows import ROW
from tests.journeys.sample import SAMPLE, open_sample
from tests.window.stage import NO_MODIFIER, TEXT, Stage, findings

# The list of completions is a window that takes the keyboard; a platform without a screen can only say so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SPARE_KEYS = 15
"""Keys a review may take besides one for each annotation."""


class Keyboard:
    """Presses keys where they go in the window at this moment, and counts them."""

    def __init__(self, window):
        self.window = window
        self.pressed = 0

    def press(self, key, modifiers=NO_MODIFIER, letter=""):
        self.pressed += 1
        target = QApplication.activePopupWidget() or self.window.focusWidget()
        QTest.sendKeyEvent(QTest.KeyAction.Click, target, key, letter, modifiers)

    def type(self, text):
        for letter in text:
            self.press(Qt.Key(ord(letter.upper())), letter=letter)


class Reviewer:
    """Reads every annotation and decides on it; two of them are wrong."""

    mistaken_label = "Белорусский лидер"
    mistaken_speaker = "Знаю, что ваш регион"

    def __init__(self, window):
        self.window = window
        self.keyboard = Keyboard(window)
        self.text = SAMPLE.read_text(encoding="utf-8")
        self.visited = []

    def review(self):
        self.keyboard.press(Qt.Key.Key_H, CTRL | SHIFT)
        self.keyboard.type("о")
        while self.now().id not in self.visited:
            self.visited.append(self.now().id)
            self.decide(self.now())
        self.keyboard.press(Qt.Key.Key_D, CTRL)

    def now(self):
        return self.window.visible.annotation

    def decide(self, one):
        words = one.words(self.text)
        if words == self.mistaken_label:
            self.keyboard.type("1")
            return
        if words.startswith(self.mistaken_speaker):
            self.keyboard.type("s")
            self.keyboard.type("евр")
            self.keyboard.press(Qt.Key.Key_Down)
            self.keyboard.press(Qt.Key.Key_Return)
        self.keyboard.press(Qt.Key.Key_Return)


def test_the_sample_is_reviewed_by_keyboard_alone(stage, worker):
    window = open_sample(stage, worker)
    reviewer = Reviewer(window)
    with stage.stored() as project:
        before = {one.id: one for one in project.annotations(1)}
    reviewer.review()
    number = reviewer.keyboard.pressed
    sys.stdout.write(f"keys: {number}, annotations: {len(before)}\n")
    assert sorted(reviewer.visited) == sorted(before)
    assert number <= len(before) + SPARE_KEYS
    with stage.stored() as project:
        check_decided(before, {one.id: one for one in project.annotations(1)}, reviewer)
        verbs = [deed.verb for deed in project.history() if deed.who == "user"]
        assert verbs.count("accept") == len(before) - 2
        assert "accept_all" not in verbs
        assert [row.progress for row in project.releases()] == [Progress.DONE]
        assert project.check() == []


def check_decided(before, after, reviewer):
    """Every row is accepted as it was, but for the two that were wrong."""
    assert set(after) == set(before)
    for id_, one in after.items():
        words = one.words(reviewer.text)
        was = before[id_]
        assert (one.segments, one.origin, one.rule) == (was.segments, Origin.MACHINE, was.rule)
        if words == reviewer.mistaken_label:
            assert (one.label, one.status) == (PER, Status.CORRECTED)
        elif words.startswith(reviewer.mistaken_speaker):
            assert (one.quote.speaker_name, one.status) == ("Михаил Евраев", Status.CORRECTED)
            assert one.quote.kind is was.quote.kind
        else:
            assert (one.label, one.quote, one.entity, one.status) == (was.label, was.quote, was.entity, Status.ACCEPTED)
    assert sum(one.status is Status.CORRECTED for one in after.values()) == 2


@pytest.fixture
def window(stage):
    window = stage.open([stage.file()])
    window.reading.viewer.setFocus()
    return window


def statuses(stage: Stage):
    with stage.stored() as project:
        return [one.status for one in project.annotations(1)]


def answer(window, button):
    box = window.findChild(QMessageBox, "accept_shown")
    told = box.text()
    box.button(button).click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return told


def test_accepting_all_accepts_what_the_list_shows_and_says_how_many(stage, window):
    stage.press(window, Qt.Key.Key_4, CTRL)
    stage.press(window, Qt.Key.Key_A, CTRL | SHIFT)
    assert answer(window, QMessageBox.StandardButton.Ok) == "Принять 2 пометки?".replace("2 ", "2\u00a0")
    assert statuses(stage) == [Status.SUGGESTED, Status.ACCEPTED, Status.ACCEPTED]
    assert "Принято: 2" in window.status.findChild(object, "status_doing").text()
    stage.press(window, Qt.Key.Key_Z, CTRL)
    assert statuses(stage) == [Status.SUGGESTED] * 3


def test_a_filter_narrows_what_is_accepted_at_once(stage, window):
    stage.press(window, Qt.Key.Key_6, CTRL)
    stage.press(window, Qt.Key.Key_K, CTRL)
    stage.type(window, "ким")
    stage.press(window, Qt.Key.Key_Escape)
    assert window.inspector.filter.field.text() == ""
    stage.press(window, Qt.Key.Key_K, CTRL)
    stage.type(window, "ким")
    stage.press(window, Qt.Key.Key_A, CTRL | SHIFT)
    answer(window, QMessageBox.StandardButton.Ok)
    assert statuses(stage) == [Status.SUGGESTED, Status.SUGGESTED, Status.ACCEPTED]


def test_whoever_thinks_better_of_it_changes_nothing(stage, window):
    stage.press(window, Qt.Key.Key_6, CTRL)
    stage.press(window, Qt.Key.Key_A, CTRL | SHIFT)
    answer(window, QMessageBox.StandardButton.Cancel)
    assert statuses(stage) == [Status.SUGGESTED] * 3


def test_the_steps_keep_to_quotes_and_to_what_is_unreviewed(stage, window):
    stage.type(window, "q")
    assert window.visible.annotation.label == QUOTE
    stage.type(window, "a")
    stage.type(window, "a")
    assert window.visible.annotation.words(TEXT) == "Мария Ким"
    stage.press(window, Qt.Key.Key_U, SHIFT)
    assert window.visible.annotation.words(TEXT) == "Мария Ким"
    stage.type(window, "k")
    assert window.visible.annotation.words(TEXT) == "Пётр Ильин"


def test_only_unreviewed_ones_are_listed_and_stepped_on(stage, window):
    stage.type(window, "j")
    stage.type(window, "a")
    stage.press(window, Qt.Key.Key_U, CTRL | SHIFT)
    assert [one.words(TEXT) for one in window.visible.release.listed()] == ["Пётр Ильин", "Мария Ким"]
    assert window.actions_by_id["only_unreviewed"].isChecked()
    stage.press(window, Qt.Key.Key_X, CTRL | SHIFT)
    assert len(window.visible.release.listed()) == 3
    assert not window.actions_by_id["only_unreviewed"].isChecked()


def test_a_list_leads_into_the_text_and_escape_back(stage, window):
    stage.press(window, Qt.Key.Key_4, CTRL)
    stage.press(window, Qt.Key.Key_Down)
    stage.press(window, Qt.Key.Key_Return)
    assert window.reading.viewer.hasFocus()
    assert statuses(stage) == [Status.SUGGESTED] * 3
    stage.press(window, Qt.Key.Key_Escape)
    assert window.inspector.names.hasFocus()


def test_the_history_leads_back_to_any_point(stage, window):
    stage.type(window, "j")
    stage.type(window, "a")
    stage.type(window, "2")
    stage.type(window, "x")
    stage.press(window, Qt.Key.Key_F9)
    deeds = window.history.list
    told = [deeds.model().index(row).data() for row in range(deeds.model().rowCount())]
    assert [line.split(",")[0] for line in told[:3]] == ["Отклонить пометку", "Изменить метку", "Принять пометку"]
    assert any("машина" in line for line in told)
    stage.press(window, Qt.Key.Key_Down)
    stage.press(window, Qt.Key.Key_Down)
    assert deeds.currentIndex().data(ROW).verb == "accept"
    stage.press(window, Qt.Key.Key_Return)
    assert statuses(stage) == [Status.ACCEPTED, Status.SUGGESTED, Status.SUGGESTED]
    told = [deeds.model().index(row).data() for row in range(2)]
    assert all("отменено" in line for line in told)


def test_a_release_is_removed_and_comes_back_by_undo(stage, window):
    other = stage.file("Второй текст\n", "второй.txt")
    window.open_paths([other])
    stage.press(window, Qt.Key.Key_Delete, CTRL)
    assert window.visible.release.release.text == TEXT
    assert [row.title for row in window.releases.listed()] == ["Мост открыли"]
    stage.press(window, Qt.Key.Key_Z, CTRL)
    assert window.visible.release.release.text == "Второй текст\n"
    assert [row.title for row in window.releases.listed()] == ["Мост открыли", "Второй текст"]


def test_deleting_a_word_in_a_field_removes_no_release(stage, window):
    window.releases.filter.setFocus()
    stage.type(window, "мост")
    stage.press(window, Qt.Key.Key_Home)
    stage.press(window, Qt.Key.Key_Delete, CTRL)
    assert window.releases.filter.text() == ""
    with stage.stored() as project:
        assert len(project.releases()) == 1


def test_analysing_again_keeps_what_was_decided(stage, window):
    stage.type(window, "j")
    stage.type(window, "a")
    stage.press(window, Qt.Key.Key_F5)
    assert len(stage.hands.asked) == 3
    assert statuses(stage) == [Status.ACCEPTED, Status.SUGGESTED, Status.SUGGESTED]


def test_an_analysis_that_undo_brings_back_unfinished_is_finished(stage):
    window = stage.open([stage.file()], at_once=False)
    stage.press(window, Qt.Key.Key_Delete, CTRL)
    (asked,) = stage.hands.asked[1:]
    stage.hands.at_once = True
    stage.press(window, Qt.Key.Key_Z, CTRL)
    assert window.visible.release is not None
    assert asked.release == window.visible.release.release.id


def test_done_and_on_to_the_next_unreviewed_release(stage, window):
    stage.hands.finds = findings()
    window.open_paths([stage.file(TEXT + "Ещё.\n", "второй.txt")])
    stage.press(window, Qt.Key.Key_D, CTRL)
    assert window.releases.row(2).progress is Progress.DONE
    stage.press(window, Qt.Key.Key_U, CTRL)
    assert window.visible.release.release.id == 1
    assert window.visible.annotation is not None
    stage.press(window, Qt.Key.Key_U, CTRL)
    assert window.visible.release.release.id == 1


def test_undo_takes_the_mark_of_a_done_release_back(stage, window):
    stage.press(window, Qt.Key.Key_D, CTRL)
    assert window.actions_by_id["done"].isChecked()
    stage.press(window, Qt.Key.Key_Z, CTRL)
    assert not window.actions_by_id["done"].isChecked()
    assert window.releases.row(1).progress is Progress.NEW


def test_removing_the_only_release_that_the_list_shows_leads_to_another(stage, window):
    window.open_paths([stage.file("Второй текст\n", "второй.txt")])
    stage.press(window, Qt.Key.Key_F, CTRL | SHIFT)
    stage.type(window, "второй")
    window.reading.viewer.setFocus()
    stage.press(window, Qt.Key.Key_Delete, CTRL)
    assert window.visible.release.release.text == TEXT


def test_a_note_on_the_release_is_kept_and_shown(stage, window):
    assert not window.reading.head.note.isVisible()
    stage.press(window, Qt.Key.Key_N, SHIFT)
    stage.type(window, "спросить о сроках")
    stage.press(window, Qt.Key.Key_Return)
    with stage.stored() as project:
        assert project.release(1).note == "спросить о сроках"
    assert window.reading.head.note.isVisible()
    assert window.reading.viewer.hasFocus()


def test_the_list_has_a_releases_note_and_its_whole_source_in_the_tooltip(stage, window):
    stage.press(window, Qt.Key.Key_N, SHIFT)
    stage.type(window, "спросить о сроках")
    stage.press(window, Qt.Key.Key_Return)
    assert "спросить о сроках" in tooltip(window)
    assert str(stage.folder / "мост.txt") in tooltip(window)
    window.show_project()
    assert "спросить о сроках" in tooltip(window)
    stage.press(window, Qt.Key.Key_Z, CTRL)
    assert "спросить" not in tooltip(window)


def tooltip(window):
    return window.releases.view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_the_sign_of_a_note_is_in_the_releases_card(stage, window):
    window.releases.view.clearFocus()
    before = window.releases.view.viewport().grab().toImage()
    window.visible.release_note("спросить о сроках")
    assert window.releases.view.viewport().grab().toImage() != before


def test_a_date_that_is_none_keeps_the_cursor_and_leaving_it_brings_the_old_one_back(stage, window):
    window.visible.date("2026-01-05")
    stage.press(window, Qt.Key.Key_F2, SHIFT)
    stage.type(window, "31.02.2025")
    stage.press(window, Qt.Key.Key_Return)
    date = window.reading.head.date
    assert date.hasFocus()
    assert date.text() == "31.02.2025"
    window.reading.viewer.setFocus()
    assert date.text() == "05.01.2026"
    with stage.stored() as project:
        assert project.release(1).date == "2026-01-05"


def test_the_list_is_sorted_and_shows_one_state_only(stage, window):
    window.open_paths([stage.file("А это раньше\n", "второй.txt")])
    stage.press(window, Qt.Key.Key_D, CTRL)
    choose(window, "по заголовку")
    assert [row.title for row in window.releases.listed()] == ["А это раньше", "Мост открыли"]
    choose(window, "готовые")
    assert [row.title for row in window.releases.listed()] == ["А это раньше"]


def choose(window, name):
    menu = window.releases.menu
    menu.show_arrangement(window.releases.arrangement)
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_time_and_keys_are_counted_only_when_asked_for(stage, window):
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J)
    assert not window.status.findChild(object, "status_effort").isVisible()
    window.actions_by_id["effort"].trigger()
    for key in (Qt.Key.Key_J, Qt.Key.Key_A, Qt.Key.Key_A):
        QTest.keyClick(window.windowHandle(), key)
    assert "3\u00a0клавиши" in window.status.findChild(object, "status_effort").text()
    window.actions_by_id["effort"].trigger()
    with stage.stored() as project:
        assert project.spent(1).keys == 3


@pytest.mark.parametrize("change", ["narrower", "lower", "larger", "history"])
def test_the_selected_annotation_stays_in_view_whatever_room_there_is(stage, change):
    window = stage.open([stage.file(TEXT * 12)])
    window.resize(1200, 700)
    viewer = window.reading.viewer
    place = Segment(viewer.sheet.text.rindex("Мост открыли"), len(viewer.sheet.text) - 60)
    window.visible.choose_text(place)
    window.visible.label("ORG")
    assert in_view(viewer)
    {
        "narrower": lambda: window.resize(960, 700),
        "lower": lambda: window.resize(1200, 420),
        "larger": lambda: [viewer.larger() for _ in range(4)],
        "history": lambda: stage.press(window, Qt.Key.Key_F9),
    }[change]()
    stage.qtbot.waitUntil(lambda: in_view(viewer))
    QApplication.processEvents()
    assert in_view(viewer)


def in_view(viewer):
    """Whether the beginning of the selected annotation is to be seen."""
    cursor = viewer.textCursor()
    cursor.setPosition(viewer.sheet.offsets.start(viewer.outlined.start))
    line = viewer.cursorRect(cursor)
    return line.top() >= 0 and line.bottom() <= viewer.viewport().height()
