"""Everybody and everything a project names, in a table with a filter, and above it pairs that may be one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.annotation import QUOTE
from desktop.window import words
from desktop.window.colours import Colours
from desktop.window.fields import Field
from desktop.window.grid import Column, Grid
from desktop.window.hinted import Hinted
from desktop.workbench.entities import Row, nameless
from desktop.workbench.occurrences import fold
from desktop.workbench.offers import Pair


def kind_name(label: str, kinds: Mapping[str, str]) -> str:
    """Name what an entity of this label is; who only speaks, and by no name, is nameless."""
    return words.tr("Без имени") if label == QUOTE else kinds.get(label, label)


class OfferBar(QWidget):
    """One pair at a time that may mean one: `agreed` merges it, `refused` leaves it apart, `again` brings all back."""

    agreed = Signal(object)
    refused = Signal(object)
    again = Signal()

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offers")
        self._pair: Pair | None = None
        self.text = QLabel(self)
        self.text.setObjectName("offer_text")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.merge = self._button("offer_merge", self.tr("Сл&ить"), self.tr("Считать одним лицом; можно отменить"))
        self.leave = self._button("offer_leave", self.tr("&Оставить"), self.tr("Это разные; больше не предлагать"))
        self.back = self._button("offer_again", self.tr("Предложить снова"), self.tr("И те пары, что были оставлены"))
        self.merge.clicked.connect(lambda: self.agreed.emit(self._pair))
        self.leave.clicked.connect(lambda: self.refused.emit(self._pair))
        self.back.clicked.connect(self.again)
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), colours.doubt_ground)
        self.setPalette(palette)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 8, 5)
        row.addWidget(self.text, 1)
        for button in (self.merge, self.leave, self.back):
            row.addWidget(button)

    def show_offers(self, pairs: Sequence[Pair], left: int) -> None:
        """Show the first of the pairs, or how many have been left apart; nothing where there is neither."""
        self._pair = pairs[0] if pairs else None
        if self._pair:
            one, other = self._pair
            more = f"  ({self.tr('ещё')} {len(pairs) - 1})" if len(pairs) > 1 else ""
            self.text.setText(f"{self.tr('Возможно, одно и то же')}: «{one.name}» → «{other.name}»{more}")
        else:
            apart = words.number(left, "пара", "пары", "пар")
            self.text.setText(f"{self.tr('Оставлено порознь')}: {apart}")
        for button in (self.merge, self.leave):
            button.setVisible(bool(pairs))
        self.back.setVisible(not pairs)
        self.setVisible(bool(pairs or left))

    def _button(self, name: str, text: str, hint: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setToolTip(hint)
        button.setAutoDefault(False)
        return button


class EntityList(QWidget):
    """The table with its filter. `moved` gives the current row or None."""

    moved = Signal(object)
    entered = Signal()
    asked_menu = Signal(QPoint)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("entity_list")
        self._all: list[Row] = []
        self._kinds: Mapping[str, str] = {}
        self.filter = Field(self.tr("найти имя"), self)
        self.kind = QComboBox(self)
        self.offers = OfferBar(colours, self)
        self.grid: Grid[Row] = Grid(self._columns(), lambda row: row.entity.id, colours, self)
        self._pages = Hinted(self.grid, colours, self)
        self._arrange()
        self.filter.textChanged.connect(self._fill)
        self.kind.activated.connect(self._fill)
        self.filter.returnPressed.connect(self.grid.setFocus)
        self.filter.downwards.connect(self.grid.setFocus)
        self.filter.left.connect(self.grid.setFocus)
        self.grid.moved.connect(self.moved)
        self.grid.chosen.connect(self.entered)
        self.grid.asked_menu.connect(self.asked_menu)

    def show_entities(self, rows: Sequence[Row], kinds: Mapping[str, str]) -> None:
        """Show these entities; `kinds` are the names of labels by id."""
        self._all, self._kinds = list(rows), kinds
        self._offer_kinds()
        self._fill()

    def go_to(self, entity_id: int) -> None:
        """Make an entity the current one; the filter goes where it hides it."""
        if not self.grid.go_to(entity_id):
            self.filter.put("")
            self.filter.clear()
            row = next((one for one in self._all if one.entity.id == entity_id), None)
            self.kind.setCurrentIndex(max(0, self.kind.findData(QUOTE)) if row and nameless(row.entity) else 0)
            self._fill()
            self.grid.go_to(entity_id)

    def _offer_kinds(self) -> None:
        """Offer those kinds that are there, each with its number; the chosen one stays chosen."""
        chosen = self.kind.currentData()
        counted = Counter(row.entity.label for row in self._all)
        named = sum(counted.values()) - counted[QUOTE]
        self.kind.clear()
        self.kind.addItem(f"{self.tr('Все имена')} {named}", "")
        for label in [*(one for one in self._kinds if one != QUOTE), QUOTE]:
            if counted[label]:
                self.kind.addItem(f"{kind_name(label, self._kinds)} {counted[label]}", label)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))

    def _fits(self, row: Row) -> bool:
        wanted = self.kind.currentData()
        return row.entity.label == wanted if wanted else not nameless(row.entity)

    def _fill(self) -> None:
        typed = fold(self.filter.text()).split()
        fitting = [row for row in self._all if self._fits(row) and all(word in self._folded(row) for word in typed)]
        self.grid.show_rows(fitting)
        self._pages.show_table(bool(fitting))
        nobody = self.tr("Здесь будут все лица и организации проекта. Пока никто не назван: откройте релиз.")
        self._pages.say(self.tr("Такого имени в проекте нет.") if self._all else nobody)

    def _folded(self, row: Row) -> str:
        return fold(" ".join((row.entity.name, *row.entity.aliases, self._kind(row))))

    def _kind(self, row: Row) -> str:
        return kind_name(row.entity.label, self._kinds)

    def _columns(self) -> Sequence[Column[Any]]:
        return (
            Column(self.tr("Имя"), lambda row: row.entity.name),
            Column(self.tr("Метка"), self._kind, width=92),
            Column(self.tr("Цитаты"), lambda row: str(row.quotes or ""), lambda row: row.quotes, number=True),
            Column(self.tr("Упоминания"), lambda row: str(row.mentions or ""), lambda row: row.mentions, number=True),
            Column(self.tr("Релизы"), lambda row: str(row.releases), lambda row: row.releases, number=True),
        )

    def _arrange(self) -> None:
        self.filter.setObjectName("entity_filter")
        self.filter.setAccessibleName(self.tr("Найти имя"))
        self.filter.setClearButtonEnabled(True)
        self.kind.setObjectName("entity_kind")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setAccessibleName(self.tr("Кого показать"))
        self.kind.setToolTip(
            self.tr("Кого показать: все имена, только лица, организации, места или тех, кто без имени")
        )
        self.grid.setObjectName("entity_grid")
        self.grid.setAccessibleName(self.tr("Люди и организации проекта"))
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        self._pages.setContentsMargins(6, 0, 0, 0)
        top.addWidget(self.filter, 1)
        top.addWidget(self.kind)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.offers)
        box.addWidget(self._pages, 1)
