"""A list whose rows stand for annotations: moving to a row chooses its annotation, and the other way round."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.annotation import Annotation
from desktop.window.rows import Index, Rows

Row = TypeVar("Row")


class EnteringView(QListView):
    """A list of cards; `entered_text` tells that Enter was pressed: the user wants to go from the row into the text."""

    entered_text = Signal()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Qt: paint a changed row anew; the list is laid out again only where its height has changed too."""
        if self.uniformItemSizes() or self.sizeHintForIndex(first).height() == self.visualRect(first).height():
            QAbstractItemView.dataChanged(self, first, last, list(roles))
        else:
            super().dataChanged(first, last, list(roles))

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

    def __init__(self, spoken: Callable[[Row], str], key: Callable[[Row], Hashable], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._rows: Rows[Row] = Rows(spoken, key, self)
        self._selected: int | None = None
        self._following = False
        self._places: dict[int, int] | None = None
        self.setModel(self._rows)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(self.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._moved)

    def annotation_of(self, row: Row) -> int | None:
        """Return the id of the annotation that a row stands for."""
        raise NotImplementedError

    def row_of(self, annotation_id: int) -> int | None:
        """Return the number of the row that shows an annotation."""
        if self._places is None:
            self._places = self.places(self._rows.rows)
        return self._places.get(annotation_id)

    def places(self, rows: Sequence[Row]) -> dict[int, int]:
        """Return the number of the row that shows an annotation, by the annotation's id."""
        ids = ((self.annotation_of(row), at) for at, row in enumerate(rows))
        return {id_: at for id_, at in ids if id_ is not None}

    def renewed(self, at: int, annotation: Annotation) -> Mapping[int, Row] | None:
        """Return the rows, by number, that show an annotation as it is now; None where all have to be made anew."""
        raise NotImplementedError

    def renew(self, annotations: Iterable[Annotation]) -> bool:
        """Show annotations as they are now in the rows they have; False where all rows have to be made anew."""
        for one in annotations:
            at = self.row_of(one.id)
            fresh = None if at is None else self.renewed(at, one)
            if fresh is None:
                return False
            for number, row in fresh.items():
                self._rows.put(number, row)
        return True

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, the selected annotation staying selected."""
        self._places = None
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the cards' heights depend on the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

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
