"""What stands in the middle while no release is on the screen: what Pressmark does and how to begin."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.window import icons
from desktop.window.colours import Colours, paint_muted
from desktop.window.rows import sized

_LETTERS = 84
"""How many letters a line of the sentence has at most."""
_MARGIN, _LEAST_WIDTH = 12, 330
BUTTONS = ("open", "paste", "sample")


class Welcome(QWidget):
    """The empty state."""

    def __init__(self, colours: Colours, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(10)
        self._box.addStretch(2)
        picture = QLabel(self)
        picture.setPixmap(icons.program().pixmap(72, 72))
        self._add(picture)
        self._add(self._text(self.tr("Кто, что и когда сказал"), 1.7, bold=True))
        self._hint = self._told(colours)
        self._add(self._hint)
        self._box.addSpacing(14)
        buttons = [self._button(actions[name]) for name in BUTTONS]
        for button in buttons:
            self._add(button)
        self.setFocusProxy(buttons[0])
        self._box.addStretch(3)

    def _add(self, widget: QWidget) -> None:
        self._box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def _text(self, text: str, size: float, *, bold: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setFont(sized(self.font(), size, bold=bold))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def minimumSizeHint(self) -> QSize:
        """Qt: the sentence takes more lines where it is narrow."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: break the sentence anew."""
        super().resizeEvent(event)
        hint = self._hint
        hint.setFixedWidth(min(hint.fontMetrics().averageCharWidth() * _LETTERS, self.width() - 2 * _MARGIN))
        hint.setFixedHeight(hint.heightForWidth(hint.width()))

    def _told(self, colours: Colours) -> QLabel:
        text = self.tr(
            "Перетащите сюда пресс-релизы или целую папку, откройте их или вставьте текст из буфера.\n"
            "Программа отметит имена, даты, суммы и цитаты и скажет, чьи это слова."
        )
        hint = self._text(text, 1)
        hint.setWordWrap(True)
        paint_muted(hint, colours)
        return hint

    def _button(self, action: QAction) -> QPushButton:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button = QPushButton(action.icon(), f"  {action.text()}   {keys}".rstrip(), self)
        button.setObjectName(f"welcome_{action.objectName()}")
        button.setAccessibleName(action.text())
        button.setFixedSize(button.fontMetrics().averageCharWidth() * 48, 38)
        button.clicked.connect(action.trigger)
        return button
