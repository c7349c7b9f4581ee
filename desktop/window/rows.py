"""One list model and one card for every list of the window: the rows are our own values, the drawing is our own."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.window.colours import Colours

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
NOWHERE = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
"""The role under which a row's own value is found."""


class Rows(QAbstractListModel, Generic[Row]):
    """Rows of one kind; `spoken` says a row in words (for screen readers and typing ahead), `key` tells who it is."""

    hint: Callable[[Row], str] | None = None
    """Says what the tooltip of a row has; no tooltips without it."""

    def __init__(self, spoken: Callable[[Row], str], key: Callable[[Row], Hashable], parent: QWidget) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._key = key
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; where the same ones stay in the same order, only those that differ are painted anew."""
        fresh = list(rows)
        if not self._same(fresh):
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()
            return
        old, self.rows = self.rows, fresh
        for place, (before, now) in enumerate(zip(old, fresh, strict=True)):
            if before is not now and before != now:
                self.dataChanged.emit(self.index(place), self.index(place))

    def _same(self, fresh: Sequence[Row]) -> bool:
        """Tell whether these are the same rows in the same order, whatever has changed in them."""
        key = self._key
        pairs = zip(self.rows, fresh, strict=False)
        return len(fresh) == len(self.rows) and all(one is other or key(one) == key(other) for one, other in pairs)

    def put(self, at: int, row: Row) -> None:
        """Show another row in the place of the one that stands there."""
        self.rows[at] = row
        self.dataChanged.emit(self.index(at), self.index(at))

    def place(self, key: Hashable) -> QModelIndex:
        """Return the index of the row of this key, an invalid one where there is none."""
        found = (at for at, row in enumerate(self.rows) if self._key(row) == key)
        return self.index(next(found, -1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the row itself, or the row in words."""
        if not index.isValid():
            return None
        if role == ROW:
            return self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken(self.rows[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole and self.hint:
            return self.hint(self.rows[index.row()])
        return None


class Card(QStyledItemDelegate):
    """Draws a row as a card on the list's ground: chosen and hovered ones stand out, the focused one has a frame."""

    def __init__(self, colours: Colours, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.colours = colours
        self._view = parent

    def draw(self, painter: QPainter, area: QRect, row: object, font: QFont) -> None:
        """Draw the contents of `row` into `area`."""
        raise NotImplementedError

    def height(self, row: object, width: int, font: QFont) -> int:
        """Return how high the card of `row` is at this width, in pixels."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one row."""
        state = option.state
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, state)
        self.draw(painter, area, index.data(ROW), option.font)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: the room a row needs."""
        width = self._view.viewport().width()
        return QSize(0, self.height(index.data(ROW), width, option.font))

    def _ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        inner = area.adjusted(4, 2, -4, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self.colours.chosen)
            painter.drawRoundedRect(inner, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self.colours.hover)
            painter.drawRoundedRect(inner, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.colours.accent)
            painter.drawRoundedRect(inner, 6, 6)


def lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break `text` into at most `most` lines of `width` pixels, the last one cut with an ellipsis."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    made: list[str] = []
    units = text.encode("utf-16-le", "surrogatepass")
    while len(made) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        made.append(_units(units, line.textStart(), line.textStart() + line.textLength()).strip())
        rest = _units(units, line.textStart(), len(units) // 2)
    layout.endLayout()
    if len(made) == most and made and len(rest.strip()) > len(made[-1]):
        made[-1] = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return made


def _units(encoded: bytes, start: int, end: int) -> str:
    """Cut a text by Qt's UTF-16 units."""
    return encoded[2 * start : 2 * end].decode("utf-16-le", "replace")


def sized(font: QFont, by: float, *, bold: bool = False) -> QFont:
    """Return `font` in another size (a factor) and weight."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * by)
    made.setWeight(QFont.Weight.DemiBold if bold else font.weight())
    return made
