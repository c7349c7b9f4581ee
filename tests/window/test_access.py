"""Everything is named and can be reached: the dialogs and bars of annotating by hand, as a screen reader walks them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from desktop.annotation import Label
from desktop.window import actions, layouts
from desktop.window.labelling import Labelling
from desktop.window.leaving_dialog import LeavingDialog
from desktop.window.spreading import Spreading
from tests.window.test_main_window import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(stage):
    opened = stage.open([stage.file()])
    one = next(one for one in opened.visible.release.annotations if one.label == "PER")
    opened.visible.select(one.id)
    return opened


def labels(window):
    return Labelling(window).ask()


def everywhere(window):
    return Spreading(window).ask()


def leaving(window):
    dialog = LeavingDialog(Label("X", "Техника"), 3, window.visible.labels, window, merging=False)
    dialog.open()
    return dialog


def followers(window):
    quote = window.visible.release.quotes()[0]
    window.speaking._offer(quote, [1, 2], None, "Мария Ким")
    return window.findChild(QDialog, "followers")


def exporting(window):
    window.actions_by_id["export"].trigger()
    return window.findChild(QDialog, "export")


DIALOGS = [labels, everywhere, leaving, followers, exporting]


@pytest.mark.parametrize("opening", DIALOGS)
def test_every_control_of_the_dialogs_by_hand_has_a_name(window, opening):
    dialog = opening(window)
    assert dialog.windowTitle()
    assert nameless(QAccessible.queryAccessibleInterface(dialog)) == []
    dialog.close()


@pytest.mark.parametrize("opening", DIALOGS)
def test_escape_leads_out_of_the_dialogs_and_changes_nothing(window, opening):
    dialog = opening(window)
    gone: list[bool] = []
    dialog.rejected.connect(lambda: gone.append(True))
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    assert gone


def walk(dialog: QWidget) -> list[QWidget]:
    """The controls the focus comes by with Tab, until it is where it began."""
    dialog.activateWindow()
    seen: list[QWidget] = []
    while (here := dialog.focusWidget()) is not None and here not in seen:
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize(
    ("opening", "order"),
    [
        (labels, ["labels_list", "labels_down", "labels_name", "labels_key", "labels_colour", "", "labels_new"]),
        (everywhere, ["", "everywhere_places"]),
    ],
)
def test_tab_walks_the_dialogs_from_the_top_to_the_bottom(window, opening, order):
    dialog = opening(window)
    seen = walk(dialog)
    assert [one.objectName() for one in seen][: len(order)] == order
    tops = [one.mapTo(dialog, one.rect().topLeft()).y() for one in seen]
    assert tops[-1] == max(tops)
    dialog.close()


def test_the_find_bar_is_named_walked_and_left_by_escape(window):
    window.finding.open()
    bar = window.reading.find_bar
    assert nameless(QAccessible.queryAccessibleInterface(bar)) == []
    bar.field.setText("мост")
    QTest.keyClick(bar.field, Qt.Key.Key_Tab)
    assert window.focusWidget().objectName() == "find_up"
    QTest.sendKeyEvent(
        QTest.KeyAction.Click, window.focusWidget(), Qt.Key.Key_Escape, "", Qt.KeyboardModifier.NoModifier
    )
    assert bar.isHidden()
    assert window.focusWidget() is window.reading.viewer


def test_tab_alone_leads_through_the_whole_window_and_back(window):
    window.reading.viewer.setFocus()
    seen = walk(window)
    names = {one.objectName() for one in seen}
    assert {
        "viewer",
        "release_view",
        "quote_list" if window.inspector.tabs.currentIndex() == 0 else "name_list",
    } <= names
    assert all(
        one.accessibleName() or QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in seen
    )


def test_tab_leads_from_the_left_to_the_right_and_from_above_down(window):
    window.visible.select(window.visible.release.quotes()[0].id)
    window.releases.filter.setFocus()
    seen = [one.objectName() for one in walk(window)]
    wanted = ["release_filter", "release_view", "release_title", "release_date", "legend_PER", "legend_QUOTE", "viewer"]
    wanted += ["annotation_filter", "quote_list", "details_speaker_field", "details_kind_field", "details_accept"]
    assert [name for name in seen if name in wanted] == wanted


def test_the_sheet_of_keys_has_every_act_with_a_key_and_every_label(window):
    window.actions_by_id["keys"].trigger()
    (browser,) = window.findChildren(QTextBrowser, "keys_text")
    text = browser.toPlainText()
    for act in actions.acts():
        assert not act.keys or actions.translate(act.text).rstrip("…") in text
        assert not act.keys or layouts.shown(act.keys[0]) in text
    assert all(label.name in text for label in window.visible.labels if label.key)
    assert "Shift+F10" in text
    window.findChild(QDialog, "keys").close()


def test_every_act_stands_in_a_menu_with_its_key(window):
    held = {action for menu in window.menus.values() for action in menu.actions()}
    for act in actions.acts():
        action = window.actions_by_id[act.id]
        assert action in held
        assert not act.keys or action.shortcut().toString()


def test_the_menus_open_by_their_letters_key_in_the_latin_layout_too(window, qtbot):
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(window.menus["file"].isVisible)
    window.menus["file"].close()
