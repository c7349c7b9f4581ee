"""Text fields that keep the keys typed in them: no single-key act of the window fires while one has the focus."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier

_DELETING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
"""With Ctrl they delete a word in the field: no act may take them for its own there."""


def keeps(event: QEvent) -> bool:
    """Tell whether a key belongs to the text field it is typed in and not to the window's acts."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() in _DELETING:
        return True
    return not event.modifiers() & _COMMANDS and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12


class Field(QLineEdit):
    """A line to type in. Escape takes back what was typed since the last `put`; `left` tells that it was left so.

    `downwards` tells that the arrow down was pressed: above a list it leads into the list.
    """

    left = Signal()
    downwards = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self._before = ""
        # A file dropped on a field is to be opened, not written into it.
        self.setAcceptDrops(False)

    def offer_to_clear(self) -> None:
        """Have a button that clears it once it is not empty; made only then, since its icon would hold the start up."""
        once = Qt.ConnectionType.SingleShotConnection
        self.textChanged.connect(lambda: self.setClearButtonEnabled(True), once)

    def put(self, text: str) -> None:
        """Show `text` as what is stored; what is being typed is not disturbed."""
        if not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.setModified(False)
            self.setCursorPosition(0)
            self._before = text

    def selectAll(self) -> None:
        """Qt: select it all from the end to the beginning, which is the part of a long text that is to be seen."""
        self.end(False)
        self.home(True)

    def take_back(self) -> None:
        """Show again what was there before the typing."""
        self.setText(self._before)
        self.setModified(False)

    def event(self, event: QEvent) -> bool:
        """Qt: claim typed keys before they become acts."""
        if keeps(event):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: what Tab comes to is selected."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape takes back what was typed and leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.take_back()
            self.clearFocus()
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            self.downwards.emit()
        super().keyPressEvent(event)
