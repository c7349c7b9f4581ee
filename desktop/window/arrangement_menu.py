"""The menu of the release list: what it is sorted by, which way round, and which releases it shows."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.annotation import Progress
from desktop.window import words
from desktop.window.release_order import Arrangement, Order

_ORDERS = {
    Order.ADDED: "по добавлению",
    Order.DATE: "по дате релиза",
    Order.TITLE: "по заголовку",
    Order.PROGRESS: "по доле проверенного",
    Order.STATE: "по состоянию",
}


class ArrangementMenu(QMenu):
    """`wanted` gives the arrangement that was chosen."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Порядок списка релизов"))
        self.setObjectName("menu_arrangement")
        self._now = Arrangement()
        self._orders, self._states = QActionGroup(self), QActionGroup(self)
        self.addSection(self.tr("Порядок"))
        self._by_order = {order: self._add(words.tr(_ORDERS[order]), self._orders) for order in Order}
        self._turned = self._add(self.tr("В обратном порядке"), None)
        self.addSection(self.tr("Показывать"))
        self._by_state: dict[Progress | None, QAction] = {None: self._add(self.tr("все"), self._states)}
        self._by_state |= {state: self._add(words.progress_of_many(state), self._states) for state in Progress}
        self.triggered.connect(self._chosen)

    def show_arrangement(self, now: Arrangement) -> None:
        """Tick what is chosen now."""
        self._now = now
        self._by_order[now.order].setChecked(True)
        self._by_state[now.state].setChecked(True)
        self._turned.setChecked(now.backwards)

    def _add(self, title: str, group: QActionGroup | None) -> QAction:
        action = self.addAction(title)
        action.setCheckable(True)
        if group:
            group.addAction(action)
        return action

    def _chosen(self, _action: QAction) -> None:
        order = next((one for one, action in self._by_order.items() if action.isChecked()), self._now.order)
        state = next((one for one, action in self._by_state.items() if action.isChecked()), self._now.state)
        self.wanted.emit(replace(self._now, order=order, state=state, backwards=self._turned.isChecked()))
