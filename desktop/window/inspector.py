"""The right pane: quotes, names, values and all annotations in tabs, below them the selected one."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.annotation import QUOTE, VALUES, Annotation, Label
from desktop.window.annotation_list import AnnotationList
from desktop.window.choosing import ChoosingList
from desktop.window.colours import Colours, paint_muted
from desktop.window.details import Details
from desktop.window.filter_row import FilterRow
from desktop.window.inks import Ink
from desktop.window.name_list import NameList
from desktop.window.quote_list import QuoteList
from desktop.window.rows import sized
from desktop.window.shown import Renewal, Shown
from desktop.window.splitting import Splitting
from desktop.workbench.filters import Filter

_AROUND_TITLE = 25
"""Pixels that a tab takes besides its title."""
_EVERY = 3
"""The number of the tab that lists all annotations."""


class Tab(QStackedWidget):
    """One list, or a hint while it is empty."""

    def __init__(self, content: ChoosingList, colours: Colours, parent: QWidget) -> None:  # type: ignore[type-arg]
        super().__init__(parent)
        self.content = content
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setMargin(12)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        paint_muted(self.hint, colours)
        self.hint.setAutoFillBackground(True)
        self.hint.setBackgroundRole(QPalette.ColorRole.Base)
        self.addWidget(content)
        self.addWidget(self.hint)

    def tell(self, number: int, hint: str) -> None:
        """Show the list if it has `number` rows, else the hint."""
        self.hint.setText(hint)
        self.setCurrentIndex(0 if number else 1)


_PLACES = {QUOTE: 0, **dict.fromkeys(VALUES, 2)}
"""The tabs that labels stand in besides the one of all; names, roles and the user's own in tab 1."""


def numbers(counts: Mapping[str, int]) -> list[int]:
    """Return how many annotations each tab lists, from how many there are of each label."""
    made = [0, 0, 0, 0]
    for label, number in counts.items():
        made[_PLACES.get(label, 1)] += number
        made[_EVERY] += number
    return made


class Inspector(QWidget):
    """The lists and the details. `chosen` gives the id of the annotation the user has moved to in a list.

    `entered` tells that the user wants to go from a list to the place in the text.
    """

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, colours: Colours, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._labels: tuple[Label, ...] = ()
        self._shown: Shown | None = None
        self._waiting = ""
        self._stale: set[int] = set()
        self._selected: int | None = None
        # Tab leads through them in the order in which they are made: from above.
        self.filter = FilterRow(colours, self)
        self.tabs = QTabWidget(self)
        self.quotes = QuoteList(colours, ink, self)
        self.names = NameList(colours, ink, self)
        self.names.setObjectName("name_list")
        self.names.setAccessibleName(self.tr("Имена релиза"))
        self.values = NameList(colours, ink, self)
        self.values.setObjectName("value_list")
        self.values.setAccessibleName(self.tr("Даты и суммы релиза"))
        self.every = AnnotationList(colours, ink, self)
        self.details = Details(colours, ink, self)
        self._lists = (self.quotes, self.names, self.values, self.every)
        self._titles = (self.tr("Цитаты"), self.tr("Имена"), self.tr("Даты и суммы"), self.tr("Все"))
        self._short = (*self._titles[:2], self.tr("Даты"), self._titles[3])
        self._pages = [Tab(each, colours, self) for each in self._lists]
        self.splitter = Splitting(Qt.Orientation.Vertical, colours, self)
        self._arrange()

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Take over the project's labels: their order and names head the groups."""
        self._labels = tuple(labels)
        self.filter.show_labels(labels)

    def show_release(self, shown: Shown | None, waiting: str) -> None:
        """Show the lists of a release; `waiting` says what the machine still does, empty when it has done."""
        self._shown, self._waiting = shown, waiting
        self._tell_numbers()
        self._stale = set(range(len(self._lists)))
        self._fill(self.tabs.currentIndex())

    def renew(self, renewals: Sequence[Renewal], waiting: str) -> None:
        """Show what has become of single annotations of the release, `waiting` as `show_release` takes it."""
        self._waiting = waiting
        self._tell_numbers()
        lists: Sequence[ChoosingList[Any]] = self._lists
        for at, each in enumerate(lists):
            if at not in self._stale:
                each.renew(renewals)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the tabs have their numbers where there is room for them."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._tell_numbers()

    def _have_room(self, titles: Sequence[str]) -> bool:
        """Tell whether tabs with these titles stand side by side; else one would hide, and the tooltips have more."""
        metrics = self.tabs.tabBar().fontMetrics()
        return sum(metrics.horizontalAdvance(title) + _AROUND_TITLE for title in titles) <= self.width()

    def _tell_numbers(self) -> None:
        """Show how many annotations each tab lists, and a hint where there are none."""
        shown = self._shown
        counted = numbers(shown.listed_counts() if shown else {})
        self.filter.show_release(shown)
        full = [f"{short} {number}" for short, number in zip(self._short, counted, strict=True)]
        roomy = self._have_room(full)
        for at, title in enumerate(self._titles):
            short = self._short[at]
            told = full[at] if shown and roomy else short
            # A tab's text lays the whole bar out anew, be it the same one.
            if self.tabs.tabText(at) != told:
                self.tabs.setTabText(at, told)
            self.tabs.setTabToolTip(at, f"{title}: {counted[at]}" if shown else title)
            self._pages[at].tell(counted[at], self._hint(title, shown, self._waiting))

    def listed(self) -> list[Annotation]:
        """Return the annotations that the list in front shows, opened or not, in reading order."""
        at = self.tabs.currentIndex()
        listed = self._shown.listed() if self._shown else []
        return [one for one in listed if at in {_EVERY, _PLACES.get(one.label, 1)}]

    def title(self) -> str:
        """Return what the list in front is called."""
        return self._titles[self.tabs.currentIndex()]

    def select(self, annotation: Annotation | None, text: str) -> None:
        """Show this annotation as the selected one, in the lists and in the details."""
        self._selected = annotation.id if annotation else None
        self._lists[self.tabs.currentIndex()].select(self._selected)
        name = next((one.name for one in self._labels if annotation and one.id == annotation.label), "")
        self.details.show_annotation(annotation, text, name or (annotation.label if annotation else ""))

    def reveal(self, annotation: Annotation) -> None:
        """Turn to the tab that lists this annotation; the one that lists all stays in front."""
        if self.tabs.currentIndex() != _EVERY:
            self.tabs.setCurrentIndex(_PLACES.get(annotation.label, 1))

    def turn(self, at: int) -> None:
        """Turn to a tab and put the focus into its list."""
        self.tabs.setCurrentIndex(at)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus into the list in front."""
        self._lists[self.tabs.currentIndex()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, at: int) -> None:
        """Show in a list what has changed since it was in front last."""
        if at not in self._stale:
            self._lists[at].select(self._selected)
            return
        self._stale.discard(at)
        if at == 0:
            self.quotes.show_quotes(self._shown)
        elif at == _EVERY:
            self.every.show_annotations(self._shown)
        else:
            values = [one for one in self._labels if one.id in VALUES]
            names = [one for one in self._labels if one.id not in {*VALUES, QUOTE}]
            there = self.values if at == 2 else self.names
            there.show_names(self._shown, {one.id: one.name for one in (values if at == 2 else names)})
        self._lists[at].select(self._selected)

    def _arrange(self) -> None:
        self.tabs.setObjectName("inspector_tabs")
        self.tabs.setAccessibleName(self.tr("Что найдено в релизе"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setFont(sized(self.font(), 0.92))
        for page, title in zip(self._pages, self._titles, strict=True):
            self.tabs.setTabToolTip(self.tabs.addTab(page, ""), title)
        self.tabs.currentChanged.connect(self._fill)
        for each in self._lists:
            each.chosen.connect(self.chosen)
            each.entered_text.connect(self.entered)
        self.filter.field.returnPressed.connect(self.take_focus)
        self.filter.field.downwards.connect(self.take_focus)
        above = QWidget(self)
        lists = QVBoxLayout(above)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(0)
        lists.addWidget(self.filter)
        lists.addWidget(self.tabs, 1)
        self.splitter.setObjectName("inspector_splitter")
        self.splitter.addWidget(above)
        self.splitter.addWidget(self.details)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.splitter)

    def _hint(self, title: str, shown: Shown | None, waiting: str) -> str:
        if shown is None:
            return self.tr("Откройте релиз: здесь будет то, что в нём найдено.")
        if shown.annotations and self.filter.wanted != Filter():
            return self.tr("Под этот отбор здесь ничего не подходит. Снять отбор: Ctrl+Shift+X.")
        if waiting:
            return waiting
        add = self.tr("Выделите слова в тексте и нажмите клавишу метки, она стоит в строке над текстом.")
        return f"{title}: {self.tr('ничего не найдено.')}\n\n{add}"
