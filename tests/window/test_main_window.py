"""What the window shows, and that it does not pretend."""

import sys

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QTextBrowser, QToolButton, QWidget

from desktop.annotation import Analysed, Changed, Refused, Status
from desktop.window import actions, layouts
from desktop.window.dialogs import About, sheet_of_keys
from desktop.window.exporting import Exporting
from desktop.worker import Abandoned, Analyse, Found
from tests.window.stage import TEXT, findings

CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.List,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.MenuItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.ProgressBar,
}


def said(window, name):
    return window.findChild(QLabel, name).text()


def test_the_first_start_says_what_to_do(stage):
    window = stage.open()
    assert window.reading.currentWidget().objectName() == "welcome"
    assert said(window, "status_saved") == "Всё сохранено"
    assert str(stage.project()) in window.windowTitle()


def test_a_file_that_is_opened_is_shown_and_analysed(stage):
    window = stage.open([stage.file()])
    assert window.visible.release.release.text == TEXT
    assert [one.status for one in window.visible.release.annotations] == [Status.SUGGESTED] * 3
    assert said(window, "status_saved").startswith("Сохранено")
    with stage.stored() as project:
        assert [one.analysed for one in project.releases()] == [Analysed.DONE]


def test_a_text_that_is_there_already_is_shown_and_not_added_again(stage):
    window = stage.open([stage.file(), stage.file("Другой текст\n", "другой.txt")])
    assert window.visible.release.release.id == 1
    window.open_paths([stage.file("Другой текст\n", "ещё раз.txt")])
    assert window.visible.release.release.id == 2
    assert len(window.work.project.releases()) == 2


def test_a_text_that_is_there_already_is_said_to_be(stage):
    window = stage.open([stage.file()])
    window.open_paths([stage.file(name="ещё раз.txt")])
    assert said(window, "status_doing") == "Этот релиз в проекте уже есть."


def test_the_first_release_takes_the_keys(stage):
    window = stage.open()
    QGuiApplication.clipboard().setText(TEXT)
    stage.press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.reading.viewer
    QGuiApplication.clipboard().setText("Второй текст")
    stage.press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.visible.release.release.text == "Второй текст"


def test_files_that_cannot_be_read_are_named_with_the_reason_and_the_others_opened(stage):
    window = stage.open([stage.file(), stage.file("", "пустой.txt"), stage.folder / "нет такого.txt"])
    told = window.findChild(QDialog, "refused")
    text = told.findChild(QTextBrowser, "refused_text").toPlainText()
    assert "пустой.txt" in text
    assert "нет такого.txt" in text
    assert len(window.work.project.releases()) == 1


def test_a_dropped_folder_is_opened_with_all_that_is_in_it(stage):
    folder = stage.folder / "релизы"
    (folder / "март").mkdir(parents=True)
    (folder / "а.txt").write_text(TEXT, encoding="utf-8")
    (folder / "март" / "б.txt").write_text("Второй текст\n", encoding="utf-8")
    (folder / ".скрытый.txt").write_text("Скрытый текст\n", encoding="utf-8")
    window = stage.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    action, button, modifier = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5), action, data, button, modifier))
    assert [one.source.rpartition("/")[2] for one in window.work.project.releases()] == ["а.txt", "б.txt"]


def test_what_is_dropped_stays_where_it_came_from(stage):
    window = stage.open()
    data = QMimeData()
    data.setText(TEXT)
    both, button = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    for kind, heard in ((QDragEnterEvent, window.dragEnterEvent), (QDropEvent, window.dropEvent)):
        event = kind(QPoint(5, 5), both, data, button, Qt.KeyboardModifier.NoModifier)
        event.setDropAction(Qt.DropAction.MoveAction)
        heard(event)
        assert event.isAccepted()
        assert event.dropAction() == Qt.DropAction.CopyAction
    assert window.visible.release.release.text == TEXT


def test_a_text_from_the_clipboard_becomes_a_release(stage):
    window = stage.open()
    QGuiApplication.clipboard().setText(TEXT)
    stage.press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.visible.release.release.text == TEXT
    assert window.visible.release.release.source == ""


def test_a_release_that_was_not_analysed_says_so(stage):
    window = stage.open([stage.file()], at_once=False)
    (asked,) = [each for each in stage.hands.asked if isinstance(each, Analyse)]
    stage.hands.reply(Abandoned(asked.job, asked.release, "Разбор шёл слишком долго."))
    assert "Разбор шёл слишком долго." in said(window, "status_release")
    assert window.visible.release.release.analysed is Analysed.FAILED


def test_what_a_killed_program_left_undone_is_done_at_the_next_start(stage):
    stage.close(stage.open([stage.file(), stage.file("Второй текст\n", "б.txt")], at_once=False))
    window = stage.open(at_once=False)
    asked = [each.release for each in stage.hands.asked if isinstance(each, Analyse)]
    assert sorted(asked) == [1, 2]
    assert window.visible.release.release.id in stage.hands.hurried


def test_the_release_on_the_screen_jumps_the_queue(stage):
    files = [stage.file(f"Текст номер {number}\n", f"{number}.txt") for number in range(6)]
    window = stage.open(files, at_once=False)
    window.showing.release(6)
    assert 6 in [each.release for each in stage.hands.asked if isinstance(each, Analyse)]
    assert stage.hands.hurried[-1] == 6


def test_replies_for_another_project_are_dropped(stage):
    window = stage.open([stage.file()], at_once=False)
    (asked,) = [each for each in stage.hands.asked if isinstance(each, Analyse)]
    window.open_project(stage.folder / "другой.pressmark", new=True)
    stage.hands.reply(Found(asked.job, asked.release, findings()))
    assert window.work.project.releases() == []
    assert window.reading.currentWidget().objectName() == "welcome"


def test_a_write_that_fails_is_never_called_saved(stage):
    window = stage.open([stage.file()])

    def refuse(_project):
        raise Refused("На диске нет места.")

    assert window.work.do(refuse) is None
    assert said(window, "status_saved") == "НЕ сохранено: На диске нет места."


def test_a_project_that_is_none_leaves_the_open_one_in_place(stage):
    window = stage.open([stage.file()])
    wrong = stage.folder / "не проект.pressmark"
    wrong.write_text("это не проект", encoding="utf-8")
    window.open_project(wrong)
    assert window.work.project.path == stage.project()
    assert window.findChild(QDialog, "told") is not None
    assert wrong.read_text(encoding="utf-8") == "это не проект"


def test_no_two_acts_share_a_key(stage):
    window = stage.open()
    labels = [layouts.both((one.key,)) for one in window.visible.labels if one.key]
    sequences = [key.toString() for act in actions.acts() for key in layouts.both(act.keys)]
    sequences += [key.toString() for keys in labels for key in keys]
    assert len(sequences) == len(set(sequences))


def test_every_act_with_a_letter_has_its_key_in_the_russian_layout():
    assert layouts.russian("Ctrl+Z") == "Ctrl+Я"
    assert layouts.russian("J") == "О"
    assert layouts.russian("F1") is None
    for act in actions.acts():
        last = [key.rpartition("+")[2] for key in act.keys]
        letters = [key for key in last if len(key) == 1 and (key.isalpha() or key in "[]")]
        assert len(layouts.both(act.keys)) == len(act.keys) + len(letters)


def test_every_button_shows_its_key(stage):
    window = stage.open([stage.file()])
    for name in ("accept", "reject", "delete"):
        button = window.findChild(QToolButton, f"details_{name}")
        act = next(one for one in actions.acts() if one.id == name)
        assert layouts.shown(act.keys[0]) in button.text()


def nameless(interface: QAccessibleInterface, path: str = "") -> list[str]:
    here = f"{path}/{interface.role().name}"
    found = []
    hidden = interface.state().invisible
    if interface.role() in CONTROLS and not hidden and not interface.text(QAccessible.Text.Name).strip():
        found.append(f"{here} {interface.object()}")
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            found += nameless(child, here)
    return found


@pytest.fixture
def opened(stage):
    window = stage.open([stage.file()])
    window.visible.step(1)
    return window


def test_every_control_of_the_window_has_a_name(opened):
    assert nameless(QAccessible.queryAccessibleInterface(opened)) == []


@pytest.mark.parametrize("which", ["export", "keys", "about", "refused"])
def test_every_control_of_the_dialogs_has_a_name(opened, which):
    dialogs = {
        "export": lambda: Exporting(opened).ask(opened.visible.release),
        "keys": lambda: sheet_of_keys(opened.visible.labels, opened),
        "about": lambda: About(stage_path(opened), opened),
        "refused": lambda: refused(opened),
    }
    dialog: QWidget = dialogs[which]()
    dialog.show()
    assert nameless(QAccessible.queryAccessibleInterface(dialog)) == []
    dialog.close()


def stage_path(window):
    return window.work.project.path


def refused(window):
    window.opening.refused.emit([("/tmp/нет.txt", "Файла нет.")])
    return window.findChild(QDialog, "refused")


def test_a_thousand_updates_of_the_panes_do_not_use_up_none(opened):
    before = sys.getrefcount(None)
    for _ in range(1000):
        opened.status.doing("Читаю", 1, 2)
        opened.showing._enable(opened.visible.annotation)
        opened.inspector.details.update()
    assert sys.getrefcount(None) > before - 500


def test_only_what_has_changed_is_read_again(opened, monkeypatch):
    read: list[list[int]] = []
    kind = type(opened.work.project)
    some = kind.some

    def listed(project, ids, *within):
        read.append(list(ids))
        return some(project, ids, *within)

    def all_of_them(project, release_id):
        raise AssertionError("everything was read again")

    monkeypatch.setattr(kind, "annotations", all_of_them)
    monkeypatch.setattr(kind, "some", listed)
    first = opened.visible.annotation.id
    opened.visible.accept()
    assert read
    assert all(ids == [first] for ids in read)


def test_the_walk_finds_a_control_without_a_name(opened):
    QToolButton(opened).show()
    assert len(nameless(QAccessible.queryAccessibleInterface(opened))) == 1


def test_a_change_elsewhere_does_not_touch_the_text_on_the_screen(opened):
    shown = opened.visible.release
    opened.work.changed.emit(Changed("suggest", (99,), (1000,)))
    assert opened.visible.release is shown


def test_beside_the_history_no_pane_of_a_small_window_is_too_narrow_to_read(opened):
    opened.resize(1024, 560)
    opened.actions_by_id["history"].trigger()
    panes = (opened.releases, opened.inspector, opened.history)
    assert opened.width() <= 1024
    assert all(pane.width() >= 190 for pane in panes)
    assert opened.reading.width() >= 370
