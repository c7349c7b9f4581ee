"""Names (or dates and sums) of a release, grouped by who or what they mean; a group opens to its mentions."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QListView, QWidget

from desktop.annotation import Annotation, Status
from desktop.window import inks, words
from desktop.window.choosing import ChoosingList
from desktop.window.colours import Colours
from desktop.window.inks import Ink
from desktop.window.quote_list import Heading, draw_heading
from desktop.window.rows import ROW, Card, sized
from desktop.window.shown import Shown

_ARROW_WIDTH = 26
_AROUND = 30
"""Characters of context on either side of a mention."""


@dataclass(frozen=True)
class Group:
    """All mentions in a release of one person, place, organisation or value."""

    label: str
    name: str
    mentions: tuple[Annotation, ...]
    open: bool

    @property
    def decided(self) -> int:
        """How many of them the user has decided on."""
        return sum(one.status is not Status.SUGGESTED for one in self.mentions)


@dataclass(frozen=True)
class Mention:
    """One mention with a little of the text around it."""

    annotation: Annotation
    words: str
    left: str
    right: str


Row = Heading | Group | Mention


def groups(shown: Shown, labels: Collection[str], opened: Collection[tuple[str, str]]) -> list[Group]:
    """Group the listed annotations of these labels by who they mean: in the order of `labels`, most mentioned first."""
    order = {label: place for place, label in enumerate(labels)}
    text = shown.release.text
    found: dict[tuple[str, str], list[Annotation]] = {}
    for one in shown.listed():
        if one.label in order:
            found.setdefault((one.label, one.entity or words.same(one, text)), []).append(one)
    made = [Group(label, name, tuple(each), (label, name) in opened) for (label, name), each in found.items()]
    return sorted(made, key=lambda group: (order[group.label], -len(group.mentions), group.mentions[0].start))


def rows(shown: Shown, names: Mapping[str, str], opened: Collection[tuple[str, str]]) -> Iterator[Row]:
    """Yield a heading for each label (`names` gives them), its groups, and the mentions of opened groups."""
    for label, each in groupby(groups(shown, list(names), opened), lambda group: group.label):
        yield Heading(names[label])
        for group in each:
            yield group
            if group.open:
                yield from (mention(one, shown.release.text) for one in group.mentions)


def mention(one: Annotation, text: str) -> Mention:
    """Return an annotation with the text around it, in one line."""
    left, right = text[max(one.start - _AROUND, 0) : one.start], text[one.end : one.end + _AROUND]
    return Mention(one, _flat(one.words(text)), _flat(left), _flat(right))


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


class NameCard(Card):
    """Draws a heading, a group or a mention in one line."""

    def __init__(self, colours: Colours, ink: Ink, parent: QListView) -> None:
        super().__init__(colours, parent)
        self._ink = ink

    def height(self, row: object, width: int, font: QFont) -> int:  # noqa: ARG002
        """One line each."""
        return QFontMetrics(font).height() + (18 if isinstance(row, Heading) else 14)

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
        painter.setPen(self.colours.palette.text().color())
        inner = QRect(area.left() + 38, area.top(), glyph.left() - area.left() - 42, area.height())
        name = metrics.elidedText(group.name, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)

    def _mention(self, painter: QPainter, area: QRect, row: Mention, font: QFont) -> None:
        glyph = QRect(area.left() - 18, area.center().y() - 5, 11, 11)
        inks.state(painter, glyph, row.annotation.status, self.colours)
        metrics, bold = QFontMetrics(font), sized(font, 1, bold=True)
        x = area.left()
        side = max((area.width() - QFontMetrics(bold).horizontalAdvance(row.words)) // 2, 0)
        left = metrics.elidedText(row.left, Qt.TextElideMode.ElideLeft, side)
        for text, face, ink in (
            (left, font, self.colours.muted),
            (row.words, bold, self.colours.palette.text().color()),
            (row.right, font, self.colours.muted),
        ):
            painter.setFont(face)
            painter.setPen(ink)
            room = QRect(x, area.top(), max(area.right() - x, 0), area.height())
            cut = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
            x += QFontMetrics(face).horizontalAdvance(cut)

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
        return f"{row.name}, {words.number(len(row.mentions), 'упоминание', 'упоминания', 'упоминаний')}"
    return f"{row.words}, {words.status(row.annotation.status)}"


def _key(row: Row) -> Hashable:
    if isinstance(row, Heading):
        return row.title
    return (row.label, row.name) if isinstance(row, Group) else row.annotation.id


class NameList(ChoosingList[Row]):
    """The groups. Choosing a group selects its first mention; → and ← (or the arrow) open and close it."""

    def __init__(self, colours: Colours, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(_spoken, _key, parent)
        self._opened: set[tuple[str, str]] = set()
        self._shown: Shown | None = None
        self._names: Mapping[str, str] = {}
        self.setItemDelegate(NameCard(colours, ink, self))

    def annotation_of(self, row: Row) -> int | None:
        """Return the id that a row stands for; a group stands for its first mention."""
        if isinstance(row, Group):
            return row.mentions[0].id
        return row.annotation.id if isinstance(row, Mention) else None

    def places(self, rows: Sequence[Row]) -> dict[int, int]:
        """Return the row of each mention, else of the group it is in."""
        found: dict[int, int] = {}
        for at, row in enumerate(rows):
            if isinstance(row, Group):
                found.update((one.id, at) for one in row.mentions)
            elif isinstance(row, Mention):
                found[row.annotation.id] = at
        return found

    def renewed(self, at: int, annotation: Annotation) -> Mapping[int, Row] | None:
        """Return the mention's row and its group's; None where it is another's mention now."""
        rows = self._rows.rows
        place = at
        while not isinstance(group := rows[place], Group):
            place -= 1
        if self._shown is None or words.same(annotation, self._shown.release.text) != group.name:
            return None
        mentions = tuple(annotation if one.id == annotation.id else one for one in group.mentions)
        fresh: dict[int, Row] = {place: replace(group, mentions=mentions)}
        if at != place:
            fresh[at] = mention(annotation, self._shown.release.text)
        return fresh

    def show_names(self, shown: Shown | None, names: Mapping[str, str]) -> None:
        """Show the annotations of the labels in `names`."""
        self._shown, self._names = shown, names
        fresh = list(rows(shown, names, self._opened)) if shown else []
        self.show_rows(fresh)

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
        if wanted:
            self._opened.add(key)
        else:
            self._opened.discard(key)
        self.show_names(self._shown, self._names)
