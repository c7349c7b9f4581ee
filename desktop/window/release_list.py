"""The list of releases on the left: title, date, source and how far the review has come, with a filter above it."""

from collections.abc import Callable, Sequence
from pathlib import PurePath

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from desktop.annotation import Analysed, Summary
from desktop.window import words
from desktop.window.colours import Colours, paint_muted
from desktop.window.fields import Field
from desktop.window.rows import Card, Rows, lines, sized

_EDGE = 14


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
    total = release.suggested + release.decided
    return f"{release.decided} {words.tr('из')} {total}" if total else words.tr("пометок нет")


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
        metrics = QFontMetrics(font)
        area = QRect(inner.left(), inner.bottom() - metrics.height() + 1, inner.width(), metrics.height())
        painter.setFont(font)
        failed = release.analysed is Analysed.FAILED
        painter.setPen(self.colours.bad if failed else self.colours.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        total = release.suggested + release.decided
        if release.analysed is Analysed.DONE and total:
            left = inner.left() + metrics.horizontalAdvance(text) + 10
            bar = QRect(left, area.center().y() - 1, max(inner.right() - left, 0), 4)
            self._bar(painter, bar, release.decided / total)

    def _bar(self, painter: QPainter, bar: QRect, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours.track)
        painter.drawRoundedRect(bar, 2, 2)
        if share > 0:
            painter.setBrush(self.colours.good if share == 1 else self.colours.accent)
            painter.drawRoundedRect(QRect(bar.left(), bar.top(), max(int(bar.width() * share), 4), 4), 2, 2)


class ReleaseList(QWidget):
    """The left pane. `chosen` gives the id of the release that the user wants to see."""

    chosen = Signal(int)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("releases")
        self._all: list[Summary] = []
        self._current = 0
        self.filter = Field(self.tr("Фильтр: заголовок, дата, файл"), self)
        self.filter.setObjectName("release_filter")
        self.filter.setAccessibleName(self.tr("Фильтр списка релизов"))
        self.filter.setClearButtonEnabled(True)
        self.view = QListView(self)
        self._model: Rows[Summary] = Rows(self._spoken, lambda release: release.id, self)
        self._count = QLabel(self)
        self._pages = QStackedWidget(self)
        self._nothing = QLabel(self)
        self._arrange(colours)
        self.filter.textChanged.connect(self._refilter)
        self.view.selectionModel().currentChanged.connect(self._moved)

    def show_releases(self, releases: Sequence[Summary]) -> None:
        """Show the project's releases, the current one staying current."""
        self._all = list(releases)
        self._refilter()

    def change(self, anew: Callable[[Summary], Summary]) -> None:
        """Show the current release as `anew` makes it of its row."""
        self._all = [anew(one) if one.id == self._current else one for one in self._all]
        self._refilter()

    def select(self, release_id: int) -> None:
        """Make a release the current one, without `chosen`."""
        self._current = release_id
        index = self._model.place(release_id)
        if index != self.view.currentIndex():
            self.view.setCurrentIndex(index)

    def neighbour(self, by: int) -> int | None:
        """Return the id of the release `by` rows from the current one, if there is one."""
        at = self.view.currentIndex().row() + by
        return self._model.rows[at].id if 0 <= at < len(self._model.rows) else None

    def _arrange(self, colours: Colours) -> None:
        self.view.setObjectName("release_view")
        self.view.setAccessibleName(self.tr("Релизы"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(ReleaseCard(colours, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._count.setObjectName("release_count")
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
        top = QVBoxLayout()
        top.setContentsMargins(10, 10, 10, 8)
        top.addWidget(self.filter)
        box.addLayout(top)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._nothing)
        box.addWidget(self._pages, 1)
        box.addWidget(self._count)

    def _refilter(self) -> None:
        wanted = self.filter.text().casefold().split()
        rows = [one for one in self._all if _fits(one, wanted)]
        self._model.show(rows)
        begin = self.tr("Здесь будет список релизов проекта.")
        self._nothing.setText(self.tr("Ничего не нашлось. Измените фильтр или сотрите его.") if self._all else begin)
        self._pages.setCurrentIndex(0 if rows else 1)
        self.select(self._current)
        total = words.number(len(self._all), "релиз", "релиза", "релизов")
        self._count.setText(f"{len(rows)} {self.tr('из')} {total}" if wanted else total)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.rows[index.row()].id != self._current:
            self._current = self._model.rows[index.row()].id
            self.chosen.emit(self._current)

    def _spoken(self, release: Summary) -> str:
        return ", ".join([heading(release), origin(release), progress(release)])


def _fits(release: Summary, wanted: list[str]) -> bool:
    if not wanted:
        return True
    text = f"{release.title} {release.source} {release.date or ''} {words.day(release.date)}".casefold()
    return all(word in text.replace("\u00a0", " ") for word in wanted)
