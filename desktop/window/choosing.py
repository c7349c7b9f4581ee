"""A list whose rows stand for annotations: moving to a row chooses its annotation, and the other way round."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop.annotation import Annotation
from desktop.window.ordered_rows import Order, OrderedRows
from desktop.window.rows import Index
from desktop.window.shown import Renewal, Shown

Row = TypeVar("Row")


class EnteringView(QTableView):
    """A list of cards; `entered_text` tells that Enter was pressed: the user wants to go from the row into the text.

    It is Qt's table with one column: Qt's list lays out all rows anew whenever one comes or goes.
    """

    entered_text = Signal()
    uniform = True
    """Whether all rows are as high as the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        # A table paints the whole of a chosen row itself; the cards show by their own ground that they are chosen.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def reset(self) -> None:
        """Qt: all rows are other ones."""
        super().reset()
        self._measure(0, self.model().rowCount() - 1)

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        """Qt: rows have come."""
        super().rowsInserted(parent, first, last)
        self._measure(first, last)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Qt: rows have changed."""
        super().dataChanged(first, last, list(roles))
        if not self.uniform:
            self._measure(first.row(), last.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the cards' heights depend on the width; the current one stays in view."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure(0, self.model().rowCount() - 1)
        self.scrollTo(self.currentIndex())

    def moveCursor(self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Qt: Home and End lead to the first and the last row; in a table they would stay in theirs."""
        ends = {QTableView.CursorAction.MoveHome: 0, QTableView.CursorAction.MoveEnd: self.model().rowCount() - 1}
        if action in ends:
            return self.model().index(ends[action], 0)
        return super().moveCursor(action, modifiers)

    def _measure(self, first: int, last: int) -> None:
        """Give rows the height that their cards need."""
        heights, model = self.verticalHeader(), self.model()
        if self.uniform and last >= first:
            heights.setDefaultSectionSize(self.sizeHintForIndex(model.index(0, 0)).height())
            return
        for row in range(first, last + 1):
            heights.resizeSection(row, self.sizeHintForIndex(model.index(row, 0)).height())

    def event(self, event: QEvent) -> bool:
        """Qt: keep Enter from the window's acts: here it leads into the text."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _enters(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter leads into the text; the other keys move about in the list."""
        if _enters(event) and self.currentIndex().isValid():
            self.entered_text.emit()
            return
        super().keyPressEvent(event)


class ChoosingList(EnteringView, Generic[Row]):
    """A list of cards; `chosen` gives the id of the annotation the user has moved to."""

    chosen = Signal(int)

    def __init__(
        self,
        spoken: Callable[[Row], str],
        key: Callable[[Row], Hashable],
        order: Callable[[Row], Order],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._rows: OrderedRows[Row] = OrderedRows(spoken, key, order, self)
        self._shown: Shown | None = None
        self._selected: int | None = None
        self._following = False
        self.setModel(self._rows)
        self.selectionModel().currentChanged.connect(self._moved)

    def annotation_of(self, row: Row) -> int | None:
        """Return the id of the annotation that a row stands for."""
        raise NotImplementedError

    def order_of(self, annotation: Annotation) -> Order:
        """Return by what the row is sorted that shows an annotation; of one that is not listed, anything."""
        raise NotImplementedError

    def exchanged(self, renewals: Sequence[Renewal]) -> tuple[list[Row], list[Row]]:
        """Return the rows that showed annotations as they were, and those that show them as they are now."""
        raise NotImplementedError

    def row_of(self, annotation_id: int) -> int | None:
        """Return the number of the row that shows an annotation."""
        one = self._shown.get(annotation_id) if self._shown else None
        return None if one is None else self._rows.find(self.order_of(one))

    def renew(self, renewals: Sequence[Renewal]) -> None:
        """Show what has become of annotations; the other rows are left alone."""
        self.exchange(*self.exchanged(renewals))

    def exchange(self, gone: Sequence[Row], come: Sequence[Row]) -> None:
        """Take rows out and put others in, the selected annotation staying selected."""
        # A row that goes would else hand the choice over to the one below it.
        self._following = True
        self._rows.swap(gone, come)
        self._following = False
        self.select(self._selected)

    def show_rows(self, rows: Sequence[Row], shown: Shown | None) -> None:
        """Show these rows of a release, the selected annotation staying selected."""
        self._shown = shown
        self._rows.show(rows)
        self.select(self._selected)

    def select(self, annotation_id: int | None) -> None:
        """Make the row of an annotation the current one, without `chosen`; none where no row shows it."""
        self._selected = annotation_id
        at = None if annotation_id is None else self.row_of(annotation_id)
        index = self._rows.index(at) if at is not None else QModelIndex()
        if index != self.currentIndex():
            # The row may be a group's, which stands for its first mention: that one is not what was selected.
            self._following = True
            self.setCurrentIndex(index)
            self._following = False

    def _moved(self, index: QModelIndex) -> None:
        if self._following or not index.isValid():
            return
        wanted = self.annotation_of(self._rows.rows[index.row()])
        if wanted is not None and wanted != self._selected:
            self._selected = wanted
            self.chosen.emit(wanted)


def _enters(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
