"""The list that completes a name from any part of it, whatever its case, with ё or е."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop.workbench.occurrences import fold

_SEPARATORS = re.compile(r"[\W_]")
_FOLDED = Qt.ItemDataRole.UserRole


class NamesCompleter(QCompleter):
    """Offers the names that hold what is typed, those first in which a word begins so."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these names, in this order."""
        if list(names) == self._names:
            return
        self._names = list(names)
        self._fill(self._names)

    def attend(self, field: QLineEdit) -> None:
        """Complete what is typed in this field."""
        field.setCompleter(self)
        field.textEdited.connect(self._rank)

    def _rank(self, typed: str) -> None:
        """Put the names first in which a word begins with what is typed; the others stay in their order."""
        beginning = f" {fold(typed)}"
        self._fill(sorted(self._names, key=lambda name: beginning not in _SEPARATORS.sub(" ", f" {fold(name)}")))

    def _fill(self, names: Sequence[str]) -> None:
        if names == [self._model.item(at).text() for at in range(self._model.rowCount())]:
            return
        self._model.clear()
        for name in names:
            item = QStandardItem(name)
            item.setData(fold(name), _FOLDED)
            self._model.appendRow(item)

    def splitPath(self, path: str) -> list[str]:
        """Qt: compare what is typed as names are compared."""
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Qt: put the name itself into the field."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))
