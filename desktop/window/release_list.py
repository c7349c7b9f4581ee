"""The list of releases on the left: title, date, source and how far the review has come, with a filter above it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import PurePath

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.annotation import Analysed, Progress, Summary
from desktop.window import actions, inks, words
from desktop.window.arrangement_menu import ArrangementMenu
from desktop.window.choosing import EnteringView
from desktop.window.colours import Colours, paint_muted
from desktop.window.fields import Field
from desktop.window.release_order import Arrangement, arranged
from desktop.window.rows import Card, Rows, lines, sized

_EDGE, _GAP = 14, 10


def heading(release: Summary) -> str:
    """Return what a release is called: its title, else where it comes from."""
    return release.title or PurePath(release.source).name or words.tr("Без заголовка")


def origin(release: Summary) -> str:
    """Return where and when a release is from, in one line."""
    parts = [words.day(release.date), PurePath(release.source).name or words.tr("вставлен из буфера")]
    return " · ".join(part for part in parts if part)


def progress(release: Summary) -> str:
    """Say how far machine and user have come with a release."""
    if waiting := words.analysed(release.analysed):
        return waiting
    if not release.total and not release.hidden:
        return words.tr("готов") if release.done else words.tr("пометок нет")
    state = "" if release.progress is Progress.WORK else f"{words.progress(release.progress)} · "
    hidden = f" · {words.tr('скрыто')} {release.hidden}" if release.hidden else ""
    return f"{state}{release.reviewed} {words.tr('из')} {release.total}{hidden}"


def hint(release: Summary) -> str:
    """Return what a card has no room for: the whole title, the whole way to the file and the user's note."""
    note = f"{words.tr('Заметка')}: {release.note}" if release.note else ""
    parts = (heading(release), release.source, note)
    # Plain text would stand in one line, however long it is.
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)


class ReleaseCard(Card):
    """Draws one release."""

    def height(self, row: object, width: int, font: QFont) -> int:  # noqa: ARG002
        """Two lines of title, one of origin, one of progress."""
        small = QFontMetrics(sized(font, 0.88)).height()
        return 2 * QFontMetrics(sized(font, 1, bold=True)).height() + 2 * small + 30

    def draw(self, painter: QPainter, area: QRect, row: object, font: QFont) -> None:
        """Draw title, origin and progress below one another."""
        if not isinstance(row, Summary):
            return
        inner = area.adjusted(_EDGE, 10, -_EDGE, -10)
        bold, small = sized(font, 1, bold=True), sized(font, 0.88)
        y = inner.top()
        painter.setFont(bold)
        painter.setPen(self.colours.palette.text().color())
        step = QFontMetrics(bold).height()
        for line in lines(heading(row), bold, inner.width(), 2):
            painter.drawText(QRect(inner.left(), y, inner.width(), step), Qt.AlignmentFlag.AlignVCenter, line)
            y += step
        self._origin(painter, QRect(inner.left(), y + 3, inner.width(), QFontMetrics(small).height()), row, small)
        self._progress(painter, inner, row, small)

    def _origin(self, painter: QPainter, area: QRect, release: Summary, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self.colours.muted)
        text = QFontMetrics(font).elidedText(origin(release), Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)

    def _progress(self, painter: QPainter, inner: QRect, release: Summary, font: QFont) -> None:
        text = progress(release)
        high = QFontMetrics(font).height()
        area = QRect(inner.left(), inner.bottom() - high - 2, inner.width(), high)
        painter.setFont(font)
        failed = release.analysed is Analysed.FAILED
        painter.setPen(self.colours.bad if failed else self.colours.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        if release.note:
            self._note(painter, area, QFontMetrics(font).horizontalAdvance(text) + _GAP, release.note, font)
        if release.analysed is Analysed.DONE and release.total:
            # As long in every card, so that releases can be compared.
            bar = QRect(inner.left(), area.bottom() + 3, inner.width(), 4)
            self._bar(painter, bar, release.reviewed / release.total)

    def _note(self, painter: QPainter, area: QRect, left: int, note: str, font: QFont) -> None:
        """Draw the sign of a note, whatever room there is, and behind it as much of the note as fits."""
        left = min(left, area.width() - inks.NOTE_SIDE)
        inks.note(painter, area.adjusted(left, 0, 0, 0), self.colours, note, font)

    def _bar(self, painter: QPainter, bar: QRect, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours.track)
        painter.drawRoundedRect(bar, 2, 2)
        if share > 0:
            painter.setBrush(self.colours.good if share == 1 else self.colours.accent)
            painter.drawRoundedRect(QRect(bar.left(), bar.top(), max(int(bar.width() * share), 4), 4), 2, 2)


_STAYING = frozenset(
    [Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason]
)
"""Ways in which the focus leaves the list only to come back to it."""


class ReleaseView(EnteringView):
    """The cards; Enter and a double click lead into the text, the right button asks for a menu.

    Several can be selected; when the user goes on to another part of the window, only the current one stays so.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionMode(EnteringView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self.entered_text)

    def make_current(self, index: QModelIndex) -> None:
        """Make a row the current and only selected one, whatever keys are held down."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: let go what was selected besides the current row."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING and len(self.selectedIndexes()) > 1:
            self.make_current(self.currentIndex())


class ReleaseList(QWidget):
    """The left pane. `chosen` gives the id of the release that the user wants to see.

    `asked_menu` gives the place on the screen where a release was clicked with the right button, `rearranged` another
    order or choice of the list; `entered` tells that the user wants to go from the list into the text, `picked` that
    more or fewer releases are selected.
    """

    chosen = Signal(int)
    entered = Signal()
    asked_menu = Signal(QPoint)
    rearranged = Signal(object)
    picked = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("releases")
        self._all: list[Summary] = []
        self._current = 0
        self.arrangement = Arrangement()
        self.filter = Field(self.tr("Заголовок, дата, файл"), self)
        self.filter.setObjectName("release_filter")
        self.filter.setAccessibleName(self.tr("Фильтр списка релизов"))
        sought = self.tr("Найти релиз по заголовку, дате, имени файла или заметке")
        self.filter.setToolTip(actions.with_keys(sought, "filter"))
        self.filter.offer_to_clear()
        self.menu = ArrangementMenu(self)
        self._button = QToolButton(self)
        self.view = ReleaseView(self)
        self._model: Rows[Summary] = Rows(self._spoken, lambda release: release.id, self)
        self._model.hint = hint
        self._count = QLabel(self)
        self._pages = QStackedWidget(self)
        self._nothing = QLabel(self)
        self._arrange(colours)
        self._connect()

    def show_releases(self, releases: Sequence[Summary]) -> None:
        """Show the project's releases, the current one staying current."""
        self._all = list(releases)
        self._refilter()

    def change(self, fresh: Mapping[int, Summary]) -> None:
        """Show these rows (by id) in the place of what they were; those that are new come last."""
        known = {one.id for one in self._all}
        self._all = [fresh.get(one.id, one) for one in self._all]
        self._all += [one for id_, one in fresh.items() if id_ not in known]
        self._refilter()

    def row(self, release_id: int) -> Summary | None:
        """Return a release's row as it is known here."""
        return next((one for one in self._all if one.id == release_id), None)

    def arrange(self, wanted: Arrangement) -> None:
        """Put the list in another order, or show others."""
        self.arrangement = replace(wanted, words=self.filter.text())
        self._refilter()
        self.rearranged.emit(self.arrangement)

    def open_menu(self) -> None:
        """Open the menu of order and states at its button."""
        self._button.showMenu()

    def listed(self) -> list[Summary]:
        """Return the releases that the list shows, in its order."""
        return self._model.rows

    def select(self, release_id: int) -> None:
        """Make a release the current one, without `chosen`."""
        self._current = release_id
        index = self._model.place(release_id)
        if index != self.view.currentIndex():
            self.view.make_current(index)

    def several(self) -> list[int]:
        """Return the selected releases in the order of the list; none where fewer than two are selected."""
        places = sorted(index.row() for index in self.view.selectedIndexes())
        return [self._model.rows[at].id for at in places] if len(places) > 1 else []

    def neighbour(self, by: int) -> int | None:
        """Return the id of the release `by` rows from the current one, if there is one."""
        at = self.view.currentIndex().row() + by
        return self._model.rows[at].id if 0 <= at < len(self._model.rows) else None

    def nearest(self, leaving: Collection[int]) -> int | None:
        """Return the release after, else before, the current one that is not among the leaving ones."""
        ids = [one.id for one in self._model.rows]
        here = max(self.view.currentIndex().row(), 0)
        return next((id_ for id_ in [*ids[here:], *reversed(ids[:here])] if id_ not in leaving), None)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda: self.arrange(self.arrangement))
        self.filter.returnPressed.connect(self.view.setFocus)
        self.filter.downwards.connect(self.view.setFocus)
        self.menu.wanted.connect(self.arrange)
        self.menu.aboutToShow.connect(lambda: self.menu.show_arrangement(self.arrangement))
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.selectionModel().selectionChanged.connect(self._tell_picked)
        self.view.entered_text.connect(self.entered)
        self.view.customContextMenuRequested.connect(self._ask_menu)

    def _arrange(self, colours: Colours) -> None:
        self.view.setObjectName("release_view")
        self.view.setAccessibleName(self.tr("Релизы"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(ReleaseCard(colours, self.view))
        self._button.setObjectName("release_order")
        self._button.setText(f"{self.tr('Порядок')}  ")
        order = self.tr("Порядок списка и какие релизы показывать")
        self._button.setToolTip(actions.with_keys(order, "arrange"))
        self._button.setMenu(self.menu)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._count.setObjectName("release_count")
        self._nothing.setObjectName("release_nothing")
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(20)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setAutoFillBackground(True)
        self._nothing.setBackgroundRole(QPalette.ColorRole.Base)
        paint_muted(self._nothing, colours)
        paint_muted(self._count, colours)
        self._count.setContentsMargins(14, 5, 14, 7)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(10, 10, 10, 8)
        top.addWidget(self.filter, 1)
        top.addWidget(self._button)
        box.addLayout(top)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._nothing)
        box.addWidget(self._pages, 1)
        box.addWidget(self._count)

    def _refilter(self) -> None:
        rows = arranged(self._all, self.arrangement)
        several = self.several()
        self._model.show(rows)
        begin = self.tr("Здесь будет список релизов проекта. Откройте файлы (Ctrl+O) или перетащите их в окно.")
        self._nothing.setText(self._none() if self._all else begin)
        self._pages.setCurrentIndex(0 if rows else 1)
        self.select(self._current)
        self._pick(several)
        self._tell_picked()

    def _pick(self, several: Sequence[int]) -> None:
        """Select again the releases that were selected and are still listed."""
        for id_ in several:
            self.view.selectionModel().select(self._model.place(id_), QItemSelectionModel.SelectionFlag.Select)

    def _tell_picked(self) -> None:
        self._tell_count()
        self.picked.emit()

    def _tell_count(self) -> None:
        rows, several = self._model.rows, len(self.several())
        total = words.number(len(self._all), "релиз", "релиза", "релизов")
        of_all = f"{self.tr('из')} {words.number(len(self._all), 'релиза', 'релизов', 'релизов')}"
        if several:
            self._count.setText(f"{self.tr('выбрано')} {several} {of_all}")
            return
        narrowed = self.arrangement.words.strip() or self.arrangement.state
        state = f" · {words.progress_of_many(self.arrangement.state)}" if self.arrangement.state else ""
        self._count.setText(f"{len(rows)} {of_all}{state}" if narrowed else self._summed(total))

    def _summed(self, total: str) -> str:
        done = sum(one.done for one in self._all)
        return f"{total} · {self.tr('готово')} {done}" if done else total

    def _none(self) -> str:
        if self.arrangement.state and not self.arrangement.words.strip():
            where = self.tr("Показать все: кнопка «Порядок» над списком, Ctrl+Shift+L.")
            return f"{self.tr('Таких релизов нет:')} {words.progress_of_many(self.arrangement.state)}.\n\n{where}"
        return self.tr("Ничего не нашлось. Измените слова над списком или сотрите их.")

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.rows[index.row()].id != self._current:
            self._current = self._model.rows[index.row()].id
            self.chosen.emit(self._current)

    def _ask_menu(self, place: QPoint) -> None:
        if self.view.indexAt(place).isValid():
            self.asked_menu.emit(self.view.viewport().mapToGlobal(place))

    def _spoken(self, release: Summary) -> str:
        said = [heading(release), origin(release), progress(release), words.progress(release.progress)]
        return ", ".join([*said, f"{self.tr('заметка')}: {release.note}"] if release.note else said)
