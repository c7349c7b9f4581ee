"""The legend above the text: every label with its colour, count and key, and a switch that shows or hides it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOption, QWidget

from desktop.annotation import Label
from desktop.window import inks, layouts
from desktop.window.colours import Colours
from desktop.window.flow import Flow
from desktop.window.inks import Ink
from desktop.window.page.carried import carried
from desktop.window.rows import sized

_PAD = 7
_SWATCH = 13


class Chip(QAbstractButton):
    """One label: pressed in while its annotations are shown. `dropped` gives its id and what was dragged onto it."""

    dropped = Signal(str, object)

    def __init__(self, label: Label, colours: Colours, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = label
        self._colours = colours
        self._ink = ink
        self._number = 0
        self.setObjectName(f"legend_{label.id}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAcceptDrops(True)
        self._awaits = False
        self.tell(label, 0)

    def tell(self, label: Label, number: int) -> None:
        """Show the label as it now is, with its number of annotations."""
        self.label, self._number = label, number
        self.setChecked(label.shown)
        key = layouts.shown(label.key) if label.key else ""
        state = self.tr("видна") if label.shown else self.tr("скрыта")
        self.setAccessibleName(f"{label.name}, {number}, {state}")
        turn = self.tr("Щелчок скрывает эту метку.") if label.shown else self.tr("Щелчок снова покажет эту метку.")
        press = self.tr("Клавиша ставит метку выделенному тексту или меняет метку пометки:")
        self.setToolTip(f"{turn}\n{press} {key}" if key else turn)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: swatch, name, number and key beside one another."""
        metrics = QFontMetrics(self.font())
        texts = metrics.horizontalAdvance(f"{self.label.name} {self._number}")
        key = self._key_width()
        return QSize(_PAD * 2 + _SWATCH + 6 + texts + (key + 7 if key else 0) + 2, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """Qt: never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        middle = self.height() // 2
        inks.swatch(
            painter, QRect(_PAD, middle - 6, _SWATCH, _SWATCH), self._ink(self.label.id), filled=self.isChecked()
        )
        seen = self.isChecked() and self._number
        metrics = QFontMetrics(self.font())
        x = _PAD + _SWATCH + 6
        area = QRect(x, 0, self.width() - x, self.height())
        painter.setPen(self._colours.palette.text().color() if seen else self._colours.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.label.name)
        x += metrics.horizontalAdvance(f"{self.label.name} ")
        painter.setPen(self._colours.muted)
        painter.drawText(area.adjusted(x - area.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(self._number))
        self._key(painter)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a place of the text is welcome."""
        if carried(event.mimeData()):
            event.acceptProposedAction()
            self._await(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: it went on to another label."""
        super().dragLeaveEvent(event)
        self._await(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: tell which place gets this label."""
        self._await(False)
        if place := carried(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(self.label.id, place)

    def _await(self, wanted: bool) -> None:
        self._awaits = wanted
        self.update()

    def _ground(self, painter: QPainter) -> None:
        option = QStyleOption()
        option.initFrom(self)
        area = self.rect().adjusted(0, 0, -1, -1)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        marked = self.hasFocus() or self._awaits
        painter.setPen(QPen(self._colours.accent if marked else self._colours.line, 2 if self._awaits else 1))
        painter.setBrush(self._colours.hover if hovered else self._colours.palette.base().color())
        painter.drawRoundedRect(area, 6, 6)
        if not self.isChecked():
            painter.setPen(QPen(self._colours.line, 1, Qt.PenStyle.DashLine))

    def _key_width(self) -> int:
        if not self.label.key:
            return 0
        return QFontMetrics(sized(self.font(), 0.8)).horizontalAdvance(layouts.shown(self.label.key)) + 8

    def _key(self, painter: QPainter) -> None:
        width = self._key_width()
        if not width:
            return
        area = QRect(self.width() - _PAD - width + 2, self.height() // 2 - 8, width, 16)
        painter.setFont(sized(self.font(), 0.8))
        painter.setBrush(self._colours.hover)
        painter.setPen(QPen(self._colours.line, 1))
        painter.drawRoundedRect(area, 3, 3)
        painter.setPen(self._colours.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, layouts.shown(self.label.key))


class Legend(QWidget):
    """All labels of the project.

    `switched` gives a label's id and whether it is now to be shown, `dropped` its id and the segment dragged onto it.
    """

    switched = Signal(str, bool)
    dropped = Signal(str, object)

    def __init__(self, colours: Colours, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("legend")
        self.setAccessibleName(self.tr("Метки"))
        self._colours = colours
        self._ink = ink
        self._chips: list[Chip] = []
        self.before: QWidget = self
        """After which control Tab comes to the labels; they are made later than all others."""
        self._flow = Flow(self)
        self._flow.setContentsMargins(0, 0, 0, 0)

    def show_labels(self, labels: Sequence[Label], counts: Mapping[str, int]) -> None:
        """Show these labels with their numbers of annotations in the release on the screen."""
        if [chip.label.id for chip in self._chips] != [label.id for label in labels]:
            self._make(labels)
        for chip, label in zip(self._chips, labels, strict=True):
            chip.tell(label, counts.get(label.id, 0))

    def _make(self, labels: Sequence[Label]) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = [Chip(label, self._colours, self._ink, self) for label in labels]
        for before, after in pairwise([self.before, *self._chips]):
            QWidget.setTabOrder(before, after)
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.dropped.connect(self.dropped)
            chip.clicked.connect(lambda shown, chip=chip: self.switched.emit(chip.label.id, shown))
