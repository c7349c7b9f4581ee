"""A table of our own values: sorted by a click on a column or from the menu, Enter or a double click goes on."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop.window.colours import Colours, paint_chosen
from desktop.window.rows import NOWHERE, ROW, Index

Row = TypeVar("Row")
_ENTER = frozenset([Qt.Key.Key_Return, Qt.Key.Key_Enter])
_PLAIN = frozenset([Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier])
_ROOM = 22
"""Pixels a number's column has beside its title."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its title, what stands in it, and by what it is sorted, which is its text where that is None."""

    title: str
    text: Callable[[Row], str]
    order: Callable[[Row], Any] | None = None
    number: bool = False
    width: int = 0
    """Pixels; 0 for a column that takes the room that is left."""


class GridRows(QAbstractTableModel, Generic[Row]):
    """The rows in the order given, or sorted by a column."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.rows: list[Row] = []
        self._given: list[Row] = []
        self._by = -1
        self._descending = False

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows in the order that is set."""
        self.beginResetModel()
        self._given = list(rows)
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt: sort by a column, or show the order given where it is -1."""
        self._by, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before, indexes = self.rows, self.persistentIndexList()
        self._arrange()
        places = {id(row): at for at, row in enumerate(self.rows)}
        moved = [self.index(places[id(before[one.row()])], one.column()) for one in indexes]
        self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        self.rows = list(self._given)
        if 0 <= self._by < len(self.columns):
            column = self.columns[self._by]
            order = column.order or (lambda row: column.text(row).casefold())
            self.rows.sort(key=order, reverse=self._descending)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Qt: how many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the row itself, or what stands in a column."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(row)}"
        return None


def _side(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class Grid(QTableView, Generic[Row]):
    """The table. `moved` gives the current row or None, `chosen` the row that Enter or a double click is about.

    `asked_menu` gives the place on the screen where a menu is wanted.
    """

    moved = Signal(object)
    chosen = Signal(object)
    asked_menu = Signal(QPoint)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        colours: Colours,
        parent: QWidget,
        *,
        lines: int = 1,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._filling = False
        self._rows: GridRows[Row] = GridRows(columns, self)
        self.setModel(self._rows)
        paint_chosen(self, colours)
        self._arrange(lines)
        self.selectionModel().currentChanged.connect(self._tell_moved)
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.data(ROW)))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; those selected stay so as far as they are still there."""
        self._keeping(lambda: self._rows.show(rows))

    def sort_by(self, column: int) -> None:
        """Sort by a column, the other way round where it is sorted by that one already; -1 for the order given."""
        header = self.horizontalHeader()
        again = header.sortIndicatorSection() == column and header.sortIndicatorOrder() == self._first(column)
        header.setSortIndicator(column, self._first(column) if not again else _other(self._first(column)))

    def _sort_by_menu(self, column: int, _checked: bool = False) -> None:
        self.sort_by(column)

    def row(self) -> Row | None:
        """Return the current row."""
        found: Row | None = self.currentIndex().data(ROW)
        return found

    def rows(self) -> list[Row]:
        """Return the rows shown, in their order."""
        return list(self._rows.rows)

    def selected(self) -> list[Row]:
        """Return the selected rows in their order."""
        return [self._rows.rows[at] for at in sorted({index.row() for index in self.selectionModel().selectedRows()})]

    def go_to(self, key: Hashable) -> bool:
        """Make the row of this key the current one; tell whether it is there."""
        at = next((at for at, row in enumerate(self._rows.rows) if self._key(row) == key), None)
        if at is not None:
            self.setCurrentIndex(self._rows.index(at, 0))
        return at is not None

    def order_menu(self, title: str, parent: QWidget) -> QMenu:
        """Return a menu that sorts by each column."""
        menu = QMenu(title, parent)
        for at, column in enumerate(self._rows.columns):
            menu.addAction(column.title).triggered.connect(partial(self._sort_by_menu, at))
        return menu

    # Qt's events

    def event(self, event: QEvent) -> bool:
        """Qt: keep Enter from the window's acts: here it goes on from the row."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _enters(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes on from the row; the other keys move about in the table."""
        if _enters(event) and self.currentIndex().isValid():
            self.chosen.emit(self.row())
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Qt: Home and End lead to the first and the last row; in a table they would stay in theirs."""
        ends = {QTableView.CursorAction.MoveHome: 0, QTableView.CursorAction.MoveEnd: len(self._rows.rows) - 1}
        if action in ends:
            return self._rows.index(ends[action], 0)
        return super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: a menu at the pointer, or at the current row where a key has asked for it."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        here = self.visualRect(self.currentIndex()).bottomLeft() if by_key else event.pos()
        self.asked_menu.emit(self.viewport().mapToGlobal(here))

    # Inside

    def _arrange(self, lines: int) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(lines > 1)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * lines + 9)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        for at, column in enumerate(self._rows.columns):
            self._size(header, at, column)

    def _size(self, header: QHeaderView, at: int, column: Column[Row]) -> None:
        if column.number:
            wide = header.fontMetrics().horizontalAdvance(column.title) + _ROOM
            header.resizeSection(at, max(column.width, wide))
        elif column.width:
            header.resizeSection(at, column.width)
        else:
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)

    def _first(self, column: int) -> Qt.SortOrder:
        """Return the order that a column is sorted in at first: numbers begin with the greatest."""
        number = column >= 0 and self._rows.columns[column].number
        return Qt.SortOrder.DescendingOrder if number else Qt.SortOrder.AscendingOrder

    def _keeping(self, change: Callable[[], None]) -> None:
        """Do what puts the rows in anew, the current and the selected ones staying what they are."""
        before = self.row()
        current = None if before is None else self._key(before)
        chosen = {self._key(row) for row in self.selected()}
        self._filling = True
        change()
        self._select(current, chosen)
        self._filling = False
        now = self.row()
        if (None if now is None else self._key(now)) != current:
            self.moved.emit(now)

    def _select(self, current: Hashable, chosen: set[Hashable]) -> None:
        if not self._rows.rows:
            return
        if current is None or not self.go_to(current):
            self.setCurrentIndex(self._rows.index(0, 0))
        if len(chosen) > 1:
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            for at, row in enumerate(self._rows.rows):
                if self._key(row) in chosen:
                    self.selectionModel().select(self._rows.index(at, 0), flags)

    def _tell_moved(self) -> None:
        if not self._filling:
            self.moved.emit(self.row())


def _other(order: Qt.SortOrder) -> Qt.SortOrder:
    down = order == Qt.SortOrder.DescendingOrder
    return Qt.SortOrder.AscendingOrder if down else Qt.SortOrder.DescendingOrder


def _enters(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and event.modifiers() in _PLAIN
