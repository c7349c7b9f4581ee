"""The bar below the text that looks for words in it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.window.colours import Colours, paint_muted
from desktop.window.fields import Field


class FindField(Field):
    """Where the words are typed. `asked` tells that the next (1) or the previous (-1) place is wanted."""

    asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes on, Shift+Enter goes back, and so do the arrows; Escape closes but keeps the words."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked.emit(-1 if back else 1)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.asked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Words to look for, how many places there are, forth and back.

    `typed` gives the words, `asked` 1 or -1 for the next or the previous place, `closed` that all this is over.
    """

    typed = Signal(str)
    asked = Signal(int)
    closed = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.field = FindField(self.tr("Найти в тексте: любое слово в любой форме"), self)
        self.count = QLabel(self)
        self._colours = colours
        self._buttons = (
            self._button("find_up", "↑", self.tr("Раньше (Shift+F3)"), lambda: self.asked.emit(-1)),
            self._button("find_down", "↓", self.tr("Дальше (F3)"), lambda: self.asked.emit(1)),
            self._button("find_close", "×", self.tr("Закрыть поиск (Esc)"), self.closed.emit),
        )
        self._arrange()
        self.field.textChanged.connect(self.typed)
        self.field.asked.connect(self.asked)
        self.field.left.connect(self.closed)
        self.hide()

    def ask(self, words: str) -> None:
        """Open with these words, or with those of the last time, ready to be typed over."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def tell(self, current: int | None, number: int) -> None:
        """Say how many places there are and at which of them the text stands."""
        looked = bool(self.field.text().strip())
        at = "" if current is None else f"{current + 1} {self.tr('из')} "
        self.count.setText(f"{at}{number}" if number else self.tr("не найдено") if looked else "")
        self.count.setAccessibleName(f"{self.tr('Найдено')}: {self.count.text()}")
        palette = QPalette(self._colours.palette)
        palette.setColor(QPalette.ColorRole.WindowText, self._colours.muted if number else self._colours.bad)
        self.count.setPalette(palette)
        for button in self._buttons[:2]:
            button.setEnabled(number > 0)

    def event(self, event: QEvent) -> bool:
        """Qt: Escape on a button closes too, before the window takes it for an act of its own."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().event(event)
        if event.type() == QEvent.Type.KeyPress:
            self.closed.emit()
        event.accept()
        return True

    def _button(self, name: str, sign: str, hint: str, does: object) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(sign)
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(does)
        return button

    def _arrange(self) -> None:
        self.setAutoFillBackground(True)
        self.field.setObjectName("find_field")
        self.field.setAccessibleName(self.tr("Найти в тексте"))
        self.count.setObjectName("find_count")
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 из 0000"))
        paint_muted(self.count, self._colours)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 6, 10, 6)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in self._buttons:
            row.addWidget(button)
