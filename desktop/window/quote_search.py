"""«Кто что сказал»: two boxes, who and which word, over all quotes of the project."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.annotation import Summary
from desktop.window import words
from desktop.window.colours import Colours
from desktop.window.fields import Field
from desktop.window.grid import Column, Grid
from desktop.window.hinted import Hinted
from desktop.window.names_completer import NamesCompleter
from desktop.workbench.said import Said

_WAIT = 200
"""Milliseconds from the last letter to the search."""


@dataclass(frozen=True)
class Hit:
    """A quote that was found, with the release it is of."""

    said: Said
    release: Summary


class QuoteSearch(QWidget):
    """`wanted` asks for the quotes of a person with a word; `entered` gives the place to go to."""

    wanted = Signal(str, str)
    entered = Signal(object)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quote_search")
        self.who = Field(self.tr("имя или его начало"), self)
        self.word = Field(self.tr("слова в любой форме"), self)
        self.count = QLabel(self)
        self.grid: Grid[Hit] = Grid(self._columns(), lambda row: row.said.annotation_id, colours, self, lines=2)
        self._names = NamesCompleter(self)
        self._pages = Hinted(self.grid, colours, self)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self._ask_seen)
        self._arrange()
        self.grid.chosen.connect(self.entered)

    def ask(self) -> None:
        """Ask for what fits the boxes now."""
        self._wait.stop()
        self.wanted.emit(self.who.text(), self.word.text())

    def _ask_seen(self) -> None:
        """Ask, unless the window has been closed meanwhile, and with it the project."""
        if self.isVisible():
            self.ask()

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these names in the box of the person."""
        self._names.show_names(names)

    def show_hits(self, hits: Sequence[Hit], *, any_quotes: bool) -> None:
        """Show what was found; `any_quotes` tells whether the project has quotes at all."""
        self.grid.show_rows(hits)
        self.count.setText(words.number(len(hits), "цитата", "цитаты", "цитат") if hits else "")
        self._pages.show_table(bool(hits))
        none = self.tr("Таких цитат в проекте нет. Проверьте имя и слово или очистите одно из полей.")
        empty = self.tr("Здесь будут все цитаты проекта. Пока цитат нет: откройте релиз.")
        self._pages.say(none if any_quotes else empty)

    def _columns(self) -> Sequence[Column[Any]]:
        nobody = self.tr("автор слов не найден")
        return (
            Column(self.tr("Кто"), lambda row: row.said.speaker or nobody, width=200),
            Column(self.tr("Цитата"), lambda row: " ".join(row.said.words.split())),
            Column(self.tr("Релиз"), lambda row: row.release.title, width=260),
            Column(
                self.tr("Дата"), lambda row: words.day(row.release.date), lambda row: row.release.date or "", width=130
            ),
        )

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(10, 6, 10, 6)
        top.setSpacing(8)
        for name, title, field in (("who", self.tr("&Кто"), self.who), ("word", self.tr("Сло&во"), self.word)):
            label = QLabel(title, self)
            label.setBuddy(field)
            field.setObjectName(f"said_{name}")
            field.setAccessibleName(title.replace("&", ""))
            field.setClearButtonEnabled(True)
            field.textChanged.connect(self._wait.start)
            field.returnPressed.connect(self._go)
            field.downwards.connect(self._go)
            field.left.connect(self.grid.setFocus)
            top.addWidget(label)
            top.addWidget(field, 1)
        self._names.attend(self.who)
        self.count.setObjectName("said_count")
        self.count.setMinimumWidth(90)
        top.addWidget(self.count)
        self.grid.setObjectName("said_grid")
        self.grid.setAccessibleName(self.tr("Найденные цитаты"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self._pages, 1)

    def _go(self) -> None:
        """Go from the boxes to what was found."""
        self.ask()
        if self.grid.rows():
            self.grid.setFocus()
