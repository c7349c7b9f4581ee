"""What a user's hands do in the journeys by hand, and what is then in the file."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from desktop.annotation import Annotation, Segment
from desktop.window.main_window import MainWindow
from tests.window.stage import NO_MODIFIER, Stage

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hands:
    """Works in a window by keys, and reads the file beside it."""

    def __init__(self, stage: Stage, window: MainWindow, text: str) -> None:
        self.stage, self.window, self.text = stage, window, text
        window.reading.viewer.setFocus()

    def place(self, words: str) -> Segment:
        """Where these words stand for the first time."""
        start = self.text.index(words)
        return Segment(start, start + len(words))

    def go_to(self, words: str) -> None:
        """Put the caret before these words with the arrows."""
        self.press(Qt.Key.Key_Home, CTRL)
        for _ in range(self.place(words).start):
            self.press(Qt.Key.Key_Right)

    def mark(self, words: str) -> None:
        """Select these words with Shift and the arrows."""
        self.go_to(words)
        for _ in words:
            self.press(Qt.Key.Key_Right, SHIFT)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where the focus is."""
        self.stage.press(self.window, key, modifiers)

    def keys(self, written: str) -> None:
        """Press keys written as in the menus: `Shift+[`."""
        combination: QKeyCombination = QKeySequence(written)[0]  # type: ignore[index]
        self.press(combination.key(), combination.keyboardModifiers())

    def stored(self, words: str, label: str | None = None) -> Annotation:
        """The annotation of these words in the file."""
        return next(one for one in self.all(label) if one.words(self.text) == words)

    def all(self, label: str | None = None) -> list[Annotation]:
        """All annotations of the first release in the file."""
        with self.stage.stored() as project:
            return [one for one in project.annotations(1) if label in {None, one.label}]

    def select(self, words: str) -> None:
        """Select an annotation as a click does."""
        self.window.reading.viewer.activated.emit(self.stored(words).id)

    def back(self) -> None:
        """Come back to the window from a dialog."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.window.reading.viewer.setFocus()

    def undo(self) -> str:
        """Undo by key; what the menu said would be undone."""
        named = self.window.actions_by_id["undo"].text()
        self.press(Qt.Key.Key_Z, CTRL)
        return named

    def find(self, name: str) -> Any:
        """The part of the window, or of its dialogs, that has this name."""
        return self.window.findChild(QWidget, name)

    def menu(self, name: str) -> Any:
        """The menu that is open under this name."""
        return next((one for one in self.window.findChildren(QMenu, name) if one.isVisible()), None)

    def right_click(self, words: str) -> None:
        """Ask for the menu in the middle of these words."""
        viewer = self.window.reading.viewer
        cursor = viewer.textCursor()
        cursor.setPosition((self.place(words).start + self.place(words).end) // 2)
        point = viewer.cursorRect(cursor).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewer.viewport().mapToGlobal(point))
        viewer.contextMenuEvent(event)

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.stage.qtbot.waitUntil(true)


def write(field: QWidget, text: str) -> None:
    """Type letters of any alphabet into a field and end with Enter."""
    for letter in text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, field, Qt.Key(ord(letter.upper())), letter, NO_MODIFIER)
    QTest.sendKeyEvent(QTest.KeyAction.Click, field, Qt.Key.Key_Return, "\r", NO_MODIFIER)


def click(widget: QWidget) -> None:
    """Click a button."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
