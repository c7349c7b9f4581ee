"""The margin beside the text: who says what is quoted there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.annotation import Annotation, Kind, Status
from desktop.window.label_colours import LabelColours
from desktop.window.page.hints import tr
from desktop.window.page.lanes import Note, Wish, stack

_PADDING = 10
_MOST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Beside:
    """A quote in view: its annotation, between which heights of the margin it stands, and how high a line is."""

    annotation: Annotation
    top: float
    bottom: float
    line: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A name that has been printed: where, and the ids of the quotes it stands for."""

    rect: QRectF
    ids: tuple[int, ...]


class Gutter(QWidget):
    """Prints the speaker's name beside each quote in view; a click on it chooses the quote.

    `clicked` gives the ids of the quotes whose name was clicked and where on the screen.
    """

    clicked = Signal(list, QPoint)

    def __init__(
        self,
        quotes: Callable[[], Sequence[Beside]],
        hint: Callable[[Sequence[int]], str],
        back: Callable[[Annotation], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._quotes = quotes
        self._hint = hint
        self._back = back
        self._colours: LabelColours | None = None
        self._chosen: int | None = None
        self._printed: list[Printed] = []
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("Авторы слов"))

    def show_in(self, colours: LabelColours, chosen: int | None) -> None:
        """Take the colours and the selected annotation, and repaint."""
        self._colours = colours
        self._chosen = chosen
        self.update()

    def printed(self) -> list[Printed]:
        """Return the names in view and where they stand."""
        return self._stacked(self._quotes())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Print the names in view."""
        if self._colours is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._colours.page.paper))
        quotes = self._quotes()
        annotations = {each.annotation.id: each.annotation for each in quotes}
        self._printed = self._stacked(quotes)
        for printed in self._printed:
            self._print(painter, printed, annotations[self._leading(printed.ids)], self._colours)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the click: it is the text's neither here nor in the release of the button."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the quote whose name was clicked."""
        if ids := self._at(event.position()):
            self.clicked.emit(ids, event.globalPosition().toPoint())

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the name under the cursor."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        ids = self._at(QPointF(event.pos()))
        QToolTip.showText(event.globalPos(), self._hint(ids) if ids else "", self)
        return True

    def _stacked(self, quotes: Sequence[Beside]) -> list[Printed]:
        notes = stack([self._wish(each) for each in quotes], self._row())
        return [Printed(self._rect(note), note.ids) for note in notes]

    def _leading(self, ids: tuple[int, ...]) -> int:
        """Return the quote whose name is printed: the selected one if it is among them, else the first."""
        return self._chosen if self._chosen in ids else ids[0]

    def _at(self, point: QPointF) -> list[int]:
        return next((list(printed.ids) for printed in self._printed if printed.rect.contains(point)), [])

    def _row(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _wish(self, beside: Beside) -> Wish:
        rows = len(self._rows(beside.annotation, self._font(beside.annotation), _MOST_ROWS))
        return Wish(beside.annotation.id, max(beside.top, 0) + (beside.line - self._row()) / 2, beside.bottom, rows)

    def _rect(self, note: Note) -> QRectF:
        return QRectF(0, note.top, self.width() - _PADDING, note.rows * self._row())

    def _print(self, painter: QPainter, printed: Printed, annotation: Annotation, colours: LabelColours) -> None:
        font = self._font(annotation)
        painter.setFont(font)
        painter.setPen(self._ink(annotation, colours))
        row = self._row()
        rows = self._rows(annotation, font, round(printed.rect.height() / row), others=len(printed.ids) - 1)
        for number, words in enumerate(rows):
            place = QRectF(0, printed.rect.top() + number * row, printed.rect.width(), row)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _font(self, annotation: Annotation) -> QFont:
        font = QFont(self.font())
        font.setBold(annotation.status in {Status.ACCEPTED, Status.CORRECTED})
        font.setItalic(annotation.quote is not None and annotation.quote.kind is not Kind.DIRECT)
        return font

    def _ink(self, annotation: Annotation, colours: LabelColours) -> QColor:
        if annotation.id == self._chosen:
            return QColor(colours.page.choice)
        known = annotation.quote is not None and annotation.quote.speaker_name and not self._back(annotation)
        return QColor(colours.of(annotation.label).line if known else colours.page.faded)

    def _rows(self, annotation: Annotation, font: QFont, most: int, others: int = 0) -> list[str]:
        name = (annotation.quote and annotation.quote.speaker_name) or tr("автор не найден")
        metrics = QFontMetricsF(font)
        suffix = f" +{others}" if others else ""
        width = self.width() - 2 * _PADDING
        return _wrapped(name, metrics, width, most, suffix)


def _wrapped(name: str, metrics: QFontMetricsF, width: float, most: int, suffix: str) -> list[str]:
    """Break a name into at most `most` rows, the last one elided where it does not fit before the suffix."""
    words = name.split()
    rows: list[str] = []
    while words and len(rows) < most - 1 and metrics.horizontalAdvance(" ".join(words) + suffix) > width:
        count = _fitting(words, metrics, width)
        rows.append(metrics.elidedText(" ".join(words[:count]), Qt.TextElideMode.ElideRight, width))
        words = words[count:]
    left = width - metrics.horizontalAdvance(suffix)
    return [*rows, metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, left) + suffix]


def _fitting(words: list[str], metrics: QFontMetricsF, width: float) -> int:
    """Return how many of the words fit in the width, at least one."""
    count = 1
    while count < len(words) and metrics.horizontalAdvance(" ".join(words[: count + 1])) <= width:
        count += 1
    return count
