"""Names (or dates and sums) of a release, grouped by who or what they mean; a group opens to its mentions."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.annotation import Annotation, Status, reading_order
from desktop.window import inks, words
from desktop.window.choosing import ChoosingList
from desktop.window.colours import Colours
from desktop.window.in_context import draw_in_context
from desktop.window.inks import Ink
from desktop.window.name_groups import Group, Groups, Key, Mention, Row, order
from desktop.window.ordered_rows import Order
from desktop.window.quote_list import Heading, draw_heading, noted
from desktop.window.rows import ROW, Card, sized
from desktop.window.shown import Renewal, Shown

_ARROW_WIDTH = 26


class NameCard(Card):
    """Draws a heading, a group or a mention in one line."""

    def __init__(self, colours: Colours, ink: Ink, parent: QAbstractItemView) -> None:
        super().__init__(colours, parent)
        self._ink = ink

    def height(self, row: object, width: int, font: QFont) -> int:  # noqa: ARG002
        """One line each."""
        return QFontMetrics(font).height() + 14

    def draw(self, painter: QPainter, area: QRect, row: object, font: QFont) -> None:
        """Draw one row."""
        if isinstance(row, Heading):
            draw_heading(painter, area, row.title, font, self.colours.muted)
        elif isinstance(row, Group):
            self._group(painter, area.adjusted(12, 0, -14, 0), row, font)
        elif isinstance(row, Mention):
            self._mention(painter, area.adjusted(48, 0, -14, 0), row, sized(font, 0.92))

    def _group(self, painter: QPainter, area: QRect, group: Group, font: QFont) -> None:
        middle = area.center().y()
        if len(group.mentions) > 1:
            self._arrow(painter, area.left(), middle, open_=group.open)
        inks.swatch(painter, QRect(area.left() + 16, middle - 6, 13, 13), self._ink(group.label))
        metrics = QFontMetrics(font)
        count = str(len(group.mentions))
        painter.setFont(font)
        painter.setPen(self.colours.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        glyph = QRect(area.right() - metrics.horizontalAdvance("000") - 14, middle - 6, 12, 12)
        if group.decided == len(group.mentions):
            inks.state(painter, glyph, Status.ACCEPTED, self.colours)
        if group.noted:
            inks.note(painter, glyph.translated(-inks.NOTE_SIDE - 5, 0), self.colours)
            glyph.translate(-inks.NOTE_SIDE - 5, 0)
        painter.setPen(self.colours.palette.text().color())
        inner = QRect(area.left() + 38, area.top(), glyph.left() - area.left() - 42, area.height())
        name = metrics.elidedText(group.name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)

    def _mention(self, painter: QPainter, area: QRect, row: Mention, font: QFont) -> None:
        glyph = QRect(area.left() - 18, area.center().y() - 5, 11, 11)
        inks.state(painter, glyph, row.annotation.status, self.colours)
        if row.annotation.note:
            inks.note(painter, area.adjusted(area.width() - inks.NOTE_SIDE, 0, 0, 0), self.colours)
            area = area.adjusted(0, 0, -inks.NOTE_SIDE - 6, 0)
        painter.setPen(self.colours.palette.text().color())
        draw_in_context(painter, area, (row.left, row.words, row.right), font, self.colours.muted)

    def _arrow(self, painter: QPainter, x: int, middle: int, *, open_: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours.muted)
        down = [(0.0, -2.0), (8.0, -2.0), (4.0, 3.0)]
        right = [(1.5, -4.5), (6.5, 0.0), (1.5, 4.5)]
        points = QPolygonF()
        for dx, dy in down if open_ else right:
            points.append(QPointF(x + dx, middle + dy))
        painter.drawPolygon(points)


def _spoken(row: Row) -> str:
    if isinstance(row, Heading):
        return row.title
    if isinstance(row, Group):
        has_note = f", {words.tr('есть заметка')}" if row.noted else ""
        return f"{row.name}, {words.number(len(row.mentions), 'упоминание', 'упоминания', 'упоминаний')}{has_note}"
    return f"{row.words}, {words.status(row.annotation.status)}{noted(row.annotation)}"


def _key(row: Row) -> Hashable:
    if isinstance(row, Heading):
        return row.title
    return (row.label, row.name) if isinstance(row, Group) else row.annotation.id


class NameList(ChoosingList[Row]):
    """The groups. Choosing a group selects its first mention; → and ← (or the arrow) open and close it."""

    def __init__(self, colours: Colours, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(_spoken, _key, order, parent)
        self._opened: set[Key] = set()
        self._groups = Groups("", {}, self._opened)
        self.setItemDelegate(NameCard(colours, ink, self))

    def annotation_of(self, row: Row) -> int | None:
        """Return the id that a row stands for; a group stands for its first mention."""
        if isinstance(row, Group):
            return row.mentions[0].id
        return row.annotation.id if isinstance(row, Mention) else None

    def order_of(self, annotation: Annotation) -> Order:
        """Return the place of the mention, or of its group while that is closed."""
        group = self._groups.group(self._groups.key(annotation))
        if group is None:
            return ()
        return (*group.order, *reading_order(annotation)) if group.open else group.order

    def exchanged(self, renewals: Sequence[Renewal]) -> tuple[list[Row], list[Row]]:
        """Return the rows of all groups that something goes from or comes to, as they were and as they are now."""
        groups = self._groups
        gone = [each.before for each in renewals if each.before and groups.holds(each.before)]
        come = [each.now for each in renewals if each.now and groups.holds(each.now)]
        touched = {groups.key(one) for one in (*gone, *come)}
        before = list(groups.rows(touched))
        for one in gone:
            groups.take(one)
        for one in come:
            groups.put(one)
        return before, list(groups.rows(touched))

    def show_names(self, shown: Shown | None, names: Mapping[str, str]) -> None:
        """Show the annotations of the labels in `names`."""
        self._groups = Groups(shown.release.text if shown else "", names, self._opened)
        self._groups.fill(shown.listed() if shown else ())
        self.show_rows(sorted(self._groups.rows(), key=order), shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the arrows open and close a group."""
        row = self.currentIndex().data(ROW)
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if wanted is None or isinstance(row, Heading) or row is None:
            super().keyPressEvent(event)
        elif isinstance(row, Group):
            self._open(row, wanted=wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on the arrow opens or closes a group and chooses nothing."""
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW)
        if isinstance(row, Group) and len(row.mentions) > 1 and event.position().x() < _ARROW_WIDTH:
            self._open(row, wanted=not row.open)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a double click opens or closes a group."""
        row = self.indexAt(event.position().toPoint()).data(ROW)
        if isinstance(row, Group):
            self._open(row, wanted=not row.open)

    def _open(self, group: Group, *, wanted: bool) -> None:
        key = (group.label, group.name)
        before = list(self._groups.rows([key]))
        if wanted:
            self._opened.add(key)
        else:
            self._opened.discard(key)
        self.exchange(before, list(self._groups.rows([key])))
