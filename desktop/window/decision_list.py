"""«Решения»: what was decided on which name and is applied to the releases that come; each can be forgotten."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.annotation import Decision
from desktop.window import words
from desktop.window.colours import Colours
from desktop.window.grid import Column, Grid
from desktop.window.hinted import Hinted
from desktop.window.history_list import moment
from desktop.workbench.memory import ACCEPT, MERGE, REJECT, RELABEL, RENAME

_FORGETS = frozenset([Qt.Key.Key_Delete])


def described(decision: Decision, kinds: Mapping[str, str]) -> str:
    """Say what was decided: `отклонять`, `метка: Организация`, `имя: Анна Белова`."""
    value = decision.value
    return {
        ACCEPT: words.tr("принимать"),
        REJECT: words.tr("отклонять"),
        RELABEL: f"{words.tr('метка')}: {kinds.get(value, value)}",
        RENAME: f"{words.tr('имя')}: {value}",
        MERGE: f"{words.tr('это')}: {value}",
    }.get(decision.verb, decision.verb)


class _DecisionGrid(Grid[Decision]):
    """Delete asks to forget the selected decisions."""

    forgetting = Signal()

    def event(self, event: QEvent) -> bool:
        """Qt: keep Delete from the window's acts: here it is about decisions."""
        if event.type() == QEvent.Type.ShortcutOverride and _forgets(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete forgets."""
        if _forgets(event):
            self.forgetting.emit()
            return
        super().keyPressEvent(event)


def _forgets(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in _FORGETS and not event.modifiers()


class DecisionList(QWidget):
    """The table and its buttons. `forgotten` gives the decisions' ids; `switched` whether to remember from now on."""

    forgotten = Signal(object)
    applied = Signal()
    switched = Signal(bool)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("decisions")
        self._kinds: Mapping[str, str] = {}
        self.grid = _DecisionGrid(self._columns(), lambda row: row.id, colours, self)
        self.remember = QCheckBox(self.tr("За&поминать решения и применять к новым релизам"), self)
        self.forget = QPushButton(self.tr("&Забыть"), self)
        self.apply = QPushButton(self.tr("Применить к пре&жним релизам"), self)
        self._pages = Hinted(self.grid, colours, self)
        self._arrange()
        self.forget.clicked.connect(self._forget)
        self.grid.forgetting.connect(self._forget)
        self.apply.clicked.connect(self.applied)
        self.remember.clicked.connect(self.switched)

    def show_decisions(self, decisions: Sequence[Decision], kinds: Mapping[str, str], *, on: bool) -> None:
        """Show the decisions, newest first; `kinds` are the names of labels by id, `on` whether they are applied."""
        self._kinds = kinds
        self.grid.show_rows(sorted(decisions, key=lambda one: one.id, reverse=True))
        self._pages.show_table(bool(decisions))
        self.remember.setChecked(on)
        self.forget.setEnabled(bool(decisions))
        self.apply.setEnabled(bool(decisions) and on)

    def _forget(self) -> None:
        if chosen := [one.id for one in self.grid.selected()]:
            self.forgotten.emit(chosen)

    def _columns(self) -> Sequence[Column[Any]]:
        kind: Callable[[Decision], str] = lambda row: self._kinds.get(row.label, row.label)  # noqa: E731
        return (
            Column(self.tr("Имя в тексте"), lambda row: row.words or row.key),
            Column(self.tr("Метка"), kind, width=130),
            Column(self.tr("Решение"), lambda row: described(row, self._kinds), width=330),
            Column(self.tr("Когда"), lambda row: moment(row.made), lambda row: row.made, width=150),
        )

    def _arrange(self) -> None:
        self.grid.setObjectName("decision_grid")
        self.grid.setAccessibleName(self.tr("Решения проекта"))
        self.forget.setObjectName("decision_forget")
        self.forget.setToolTip(self.tr("Забыть выбранные решения (Delete); что по ним предложено, вернётся назад"))
        self.apply.setObjectName("decision_apply")
        self.apply.setToolTip(self.tr("Ваши собственные решения по пометкам останутся, как есть; можно отменить"))
        self.remember.setObjectName("decision_remember")
        self._pages.say(self.tr("Примите, отклоните или переименуйте имя: решение запомнится и появится здесь."))
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(self.remember)
        row.addStretch(1)
        for button in (self.forget, self.apply):
            button.setAutoDefault(False)
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self._pages, 1)
