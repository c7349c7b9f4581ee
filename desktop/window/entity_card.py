"""The card of a person, an organisation or a place: names, roles, releases, quotes in order, mentions in the texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.window import words
from desktop.window.colours import Colours, paint_muted
from desktop.window.elided import Elided
from desktop.window.flow import Flow
from desktop.window.grid import Column, Grid
from desktop.window.rows import sized
from desktop.workbench.entities import Card
from desktop.workbench.mentions import Mention


@dataclass(frozen=True)
class Place:
    """A row that leads into a text: words there, and of which release they are."""

    release_id: int
    annotation_id: int
    words: str
    title: str
    date: str | None


class EntityCard(QWidget):
    """`entered` gives the place to go to; `asked` the id of an act for which a button was pressed."""

    entered = Signal(object)
    asked = Signal(str)
    asked_menu = Signal(QPoint)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("entity_card")
        self._colours = colours
        self.name = Elided(self)
        self.names, self.roles, self.releases = (Elided(self) for _ in range(3))
        self.quotes = self._grid(self.tr("Цитата"))
        self.mentions = self._grid(self.tr("Упоминание"))
        self.tabs = QTabWidget(self)
        self._form = QFormLayout()
        self._buttons = Flow(gap=6)
        self._arrange()

    def add_buttons(self, acts: Sequence[tuple[str, str, str]]) -> None:
        """Put acts on buttons: each an id, what stands on the button, and its tooltip."""
        for act, text, hint in acts:
            button = QPushButton(text, self)
            button.setObjectName(f"card_{act}")
            button.setToolTip(hint)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: self.asked.emit(act))
            self._buttons.addWidget(button)

    def show_card(self, card: Card, kind: str, mentions: Sequence[Mention]) -> None:
        """Show what is known of an entity; `kind` is its label's name."""
        titles = {one.id: (one.title, one.date) for one in card.releases}
        self.name.tell(f"{card.entity.name}  ·  {kind}")
        others = [name for name in dict.fromkeys(card.names) if name != card.entity.name]
        self._row(self.names, ", ".join(others))
        self._row(self.roles, ", ".join(card.roles))
        self._row(self.releases, "; ".join(one.title for one in card.releases))
        said = [Place(one.release_id, one.annotation_id, _line(one.words), *titles[one.release_id])
                for one in card.quotes]  # fmt: skip
        named = [Place(one.release_id, one.annotation_id, _around(one), *titles[one.release_id]) for one in mentions]
        self.quotes.show_rows(said)
        self.mentions.show_rows(named)
        self.tabs.setTabText(0, f"{self.tr('Цитаты')} {len(said)}")
        self.tabs.setTabText(1, f"{self.tr('Упоминания')} {len(named)}")

    def turn_fitting(self) -> None:
        """Turn to the quotes, or to the mentions of somebody who has said nothing."""
        self.tabs.setCurrentIndex(0 if self.quotes.rows() else 1)

    def chosen_ids(self) -> list[int]:
        """Return the ids of the annotations selected in the list in front."""
        front = self.quotes if self.tabs.currentIndex() == 0 else self.mentions
        return [row.annotation_id for row in front.selected()]

    def _grid(self, title: str) -> Grid[Place]:
        columns: tuple[Column[Place], ...] = (
            Column(title, lambda row: row.words),
            Column(self.tr("Релиз"), lambda row: row.title, width=140),
            Column(self.tr("Дата"), lambda row: words.day(row.date), lambda row: row.date or "", width=126),
        )
        return Grid(columns, lambda row: row.annotation_id, self._colours, self, lines=2)

    def _row(self, field: Elided, text: str) -> None:
        field.tell(text)
        self._form.setRowVisible(field, bool(text))

    def _arrange(self) -> None:
        self.name.setObjectName("card_name")
        self.name.setFont(sized(self.font(), 1.15, bold=True))
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(3)
        for name, title, field in (
            ("names", self.tr("Имена"), self.names),
            ("roles", self.tr("Роли"), self.roles),
            ("releases", self.tr("Релизы"), self.releases),
        ):
            label = QLabel(title, self)
            paint_muted(label, self._colours)
            field.setObjectName(f"card_{name}")
            self._form.addRow(label, field)
        for name, title, grid in (
            ("quotes", self.tr("Цитаты"), self.quotes),
            ("mentions", self.tr("Упоминания"), self.mentions),
        ):
            grid.setObjectName(f"card_{name}_list")
            grid.setAccessibleName(title)
            grid.chosen.connect(self.entered)
            grid.asked_menu.connect(self.asked_menu)
            self.tabs.addTab(grid, title)
        self.tabs.setObjectName("card_tabs")
        self.tabs.setAccessibleName(self.tr("Что сказано и где упомянуто"))
        self.tabs.setDocumentMode(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 6)
        box.setSpacing(6)
        box.addWidget(self.name)
        box.addLayout(self._form)
        box.addWidget(self.tabs, 1)
        box.addLayout(self._buttons)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _line(text: str) -> str:
    return " ".join(text.split())


def _around(one: Mention) -> str:
    """Put a mention between what stands around it."""
    return _line(f"…{one.before}[{one.words}]{one.after}…")
