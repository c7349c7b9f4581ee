"""What the lists of annotations are to show: words typed in a field, and choices by label, state, origin, entity."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.annotation import Label, Origin, Status
from desktop.window import actions, words
from desktop.window.colours import Colours, paint_muted
from desktop.window.fields import Field
from desktop.window.rows import sized
from desktop.window.shown import Shown
from desktop.workbench.filters import UNREVIEWED, Filter

Value = TypeVar("Value", bound=str)
_ALL = Filter()
_MOST_NAMES = 40
"""Names in the menu; more than these are found faster by typing."""


class FilterRow(QWidget):
    """`changed` gives the filter the user wants; `left` tells that Escape was pressed in the field."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_row")
        self.wanted = _ALL
        self._labels: tuple[Label, ...] = ()
        self._shown: Shown | None = None
        self.field = Field(self.tr("Отбор: слова, имя, заметка"), self)
        self.field.setObjectName("annotation_filter")
        self.field.setAccessibleName(self.tr("Отбор пометок по словам, именам и заметкам"))
        told = self.tr("Ищет в словах пометок, в именах, авторах слов и заметках.")
        pale = self.tr("Остальные пометки в тексте бледнеют.")
        self.field.setToolTip(actions.with_keys(f"{told}\n{pale}", "filter_annotations"))
        self.field.offer_to_clear()
        self.menu = QMenu(self.tr("Отбор пометок"), self)
        self.menu.setObjectName("menu_filter")
        self._button = QToolButton(self)
        self._said = QLabel(self)
        self._clear = QToolButton(self)
        self._arrange(colours)
        self.field.textChanged.connect(lambda text: self.want(replace(self.wanted, words=text)))
        self.field.left.connect(self.left)
        self.menu.aboutToShow.connect(self._fill_menu)

    def show_labels(self, labels: Iterable[Label]) -> None:
        """Offer these labels."""
        self._labels = tuple(labels)
        self._tell()

    def show_release(self, shown: Shown | None) -> None:
        """Offer the names in this release, and say how many of its annotations are listed."""
        self._shown = shown
        if shown and self.wanted != _ALL:
            number = words.number(len(shown.annotations), "пометки", "пометок", "пометок")
            self._said.setText(f"{len(shown.listed())} {words.tr('из')} {number}: {self._described()}")

    def want(self, wanted: Filter) -> None:
        """Take another filter, and tell it."""
        if wanted == self.wanted:
            return
        self.wanted = wanted
        self.field.setText(wanted.words)
        self._tell()
        self.changed.emit(wanted)

    def clear(self) -> None:
        """Let everything through again."""
        self.want(_ALL)

    def only_unreviewed(self) -> None:
        """Let through what nobody has decided on, or everything again."""
        on = self.wanted.statuses == UNREVIEWED.statuses
        self.want(replace(self.wanted, statuses=None if on else UNREVIEWED.statuses))

    def _arrange(self, colours: Colours) -> None:
        self._button.setObjectName("filter_button")
        self._button.setText(f"{self.tr('Отбор')}  ")
        self._button.setToolTip(self.tr("Отобрать пометки по метке, состоянию, происхождению, имени"))
        self._button.setMenu(self.menu)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._clear.setObjectName("filter_clear")
        self._clear.setText(self.tr("Снять"))
        self._clear.setAutoRaise(True)
        self._clear.setToolTip(actions.with_keys(self.tr("Снова показать все пометки"), "clear_filter"))
        self._clear.clicked.connect(self.clear)
        self._said.setObjectName("filter_said")
        self._said.setFont(sized(self.font(), 0.9))
        self._said.setWordWrap(True)
        paint_muted(self._said, colours)
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.field, 1)
        above.addWidget(self._button)
        below.addWidget(self._said, 1)
        below.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 4)
        box.setSpacing(4)
        box.addLayout(above)
        box.addLayout(below)
        self._tell()

    def _tell(self) -> None:
        on = self.wanted != _ALL
        self._said.setVisible(on)
        self._clear.setVisible(on)
        self._said.setText(self._described())

    def _described(self) -> str:
        wanted = self.wanted
        names = {one.id: one.name for one in self._labels}
        parts = [
            " / ".join(sorted(names.get(one, one) for one in wanted.labels or ())),
            " / ".join(words.status(one) for one in Status if one in (wanted.statuses or ())),
            " / ".join(words.origin(one) for one in Origin if one in (wanted.origins or ())),
            wanted.entity or "",
            f"«{wanted.words}»" if wanted.words else "",
            self.tr("сомнительные цитаты") if wanted.doubtful_only else "",
            self.tr("с заметкой") if wanted.noted_only else "",
        ]
        return ", ".join(part for part in parts if part)

    # The menu

    def _fill_menu(self) -> None:
        self.menu.clear()
        now = self.wanted
        self._add(self.menu, self.tr("Только сомнительные цитаты"), self._turn_doubtful, on=now.doubtful_only)
        self._add(self.menu, self.tr("Только с заметкой"), self._turn_noted, on=now.noted_only)
        labels = [(one.id, one.name) for one in self._labels]
        self._offer(self.tr("Метка"), labels, now.labels, lambda some: replace(now, labels=some))
        states = [(one, words.status(one)) for one in Status]
        self._offer(self.tr("Состояние"), states, now.statuses, lambda some: replace(now, statuses=some))
        origins = [(one, words.origin(one)) for one in Origin]
        self._offer(self.tr("Откуда"), origins, now.origins, lambda some: replace(now, origins=some))
        names = self.menu.addMenu(self.tr("Кто или что"))
        known = _names(self._shown) if self._shown else []
        names.setEnabled(bool(known))
        for name in known[:_MOST_NAMES]:
            self._add(names, name, partial(self._turn_entity, name), on=now.entity == name)
        self.menu.addSeparator()
        self._add(self.menu, self.tr("Снять отбор"), self.clear)

    def _offer(
        self,
        title: str,
        values: Iterable[tuple[Value, str]],
        on: Collection[Value] | None,
        made: Callable[[frozenset[Value] | None], Filter],
    ) -> None:
        """Add a menu in which each value can be let through or not; none chosen lets all through."""
        menu = self.menu.addMenu(title)
        chosen = frozenset(on or ())
        for value, name in values:
            wanted = made(chosen ^ {value} or None)
            self._add(menu, name, partial(self.want, wanted), on=value in chosen)

    def _add(self, menu: QMenu, title: str, does: Callable[[], None], *, on: bool | None = None) -> None:
        action = menu.addAction(title.replace("&", "&&"))
        action.setCheckable(on is not None)
        action.setChecked(bool(on))
        action.triggered.connect(lambda _checked=False: does())

    def _turn_entity(self, name: str) -> None:
        self.want(replace(self.wanted, entity=None if self.wanted.entity == name else name))

    def _turn_doubtful(self) -> None:
        self.want(replace(self.wanted, doubtful_only=not self.wanted.doubtful_only))

    def _turn_noted(self) -> None:
        self.want(replace(self.wanted, noted_only=not self.wanted.noted_only))


def _names(shown: Shown) -> list[str]:
    """Return whom a release's annotations mean, the most mentioned first."""
    counted: dict[str, int] = {}
    for one in shown.annotations:
        if name := one.quote.speaker_name if one.quote else one.entity:
            counted[name] = counted.get(name, 0) + 1
    return sorted(counted, key=lambda name: (-counted[name], name))
