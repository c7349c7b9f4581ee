"""All annotations of a release in reading order, one line each: state, label, words, meaning, note."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.annotation import Annotation, reading_order
from desktop.window import inks, words
from desktop.window.choosing import ChoosingList
from desktop.window.colours import Colours
from desktop.window.inks import Ink
from desktop.window.ordered_rows import Order
from desktop.window.rows import Card, sized
from desktop.window.shown import Renewal, Shown

_EDGE, _GAP = 14, 10
_NOTE_ROOM = inks.NOTE_SIDE + _GAP
"""Pixels that are kept free for the sign of a note, however long the words are."""
_ENOUGH = 120
"""Characters of an annotation that its line may need."""


def meaning(one: Annotation) -> str:
    """Say whom or what an annotation means: the speaker of a quote, else the entity or the normal form."""
    return (one.quote.speaker_name if one.quote else one.entity or words.readable(one)) or ""


def beside(one: Annotation, said: str) -> str:
    """Return what stands beside an annotation's words: what they mean, where that is something else."""
    means = meaning(one)
    return "" if means == said else means


class AnnotationCard(Card):
    """Draws one annotation; `text` is the text of its release."""

    def __init__(self, colours: Colours, ink: Ink, parent: QAbstractItemView) -> None:
        super().__init__(colours, parent)
        self._ink = ink
        self.text = ""

    def height(self, row: object, width: int, font: QFont) -> int:  # noqa: ARG002
        """One line, with a little air."""
        return QFontMetrics(font).height() + 10

    def draw(self, painter: QPainter, area: QRect, row: object, font: QFont) -> None:
        """Draw glyph, swatch and words, and on the right what they mean where that is something else."""
        if not isinstance(row, Annotation):
            return
        inner = area.adjusted(_EDGE, 0, -_EDGE, 0)
        middle = inner.center().y()
        inks.state(painter, QRect(inner.left(), middle - 6, 13, 13), row.status, self.colours)
        inks.swatch(painter, QRect(inner.left() + 20, middle - 6, 13, 13), self._ink(row.label))
        inner.setLeft(inner.left() + 40)
        said = line(row, self.text)
        small = sized(font, 0.9)
        room = inner.adjusted(0, 0, -_NOTE_ROOM if row.note else 0, 0)
        room.setLeft(room.left() + self._write(painter, room, said, font, full=True) + _GAP)
        if means := beside(row, said):
            room.setLeft(room.left() + self._write(painter, room, means, small, full=False) + _GAP)
        if row.note:
            inner.setLeft(min(room.left(), inner.right() - _NOTE_ROOM + _GAP))
            inks.note(painter, inner, self.colours, row.note, small)

    def _write(self, painter: QPainter, area: QRect, text: str, font: QFont, *, full: bool) -> int:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self.colours.palette.text().color() if full else self.colours.muted)
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(area.width(), 0))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, cut)
        return metrics.horizontalAdvance(cut)


def line(one: Annotation, text: str) -> str:
    """Return an annotation's words in one line, the end of long ones left out."""
    return " ".join(one.words(text)[:_ENOUGH].split())


class AnnotationList(ChoosingList[Annotation]):
    """The lines; choosing one selects the annotation."""

    def __init__(self, colours: Colours, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(self._say, lambda one: one.id, reading_order, parent)
        self.setObjectName("annotation_list")
        self.setAccessibleName(self.tr("Все пометки релиза"))
        self._card = AnnotationCard(colours, ink, self)
        self.setItemDelegate(self._card)

    def annotation_of(self, row: Annotation) -> int | None:
        """Return the id that a row stands for."""
        return row.id

    def order_of(self, annotation: Annotation) -> Order:
        """Return the place in reading order."""
        return reading_order(annotation)

    def exchanged(self, renewals: Sequence[Renewal]) -> tuple[list[Annotation], list[Annotation]]:
        """Return the annotations as their own rows."""
        gone = [each.before for each in renewals if each.before]
        return gone, [each.now for each in renewals if each.now]

    def show_annotations(self, shown: Shown | None) -> None:
        """Show what is listed of a release."""
        self._card.text = shown.release.text if shown else ""
        self.show_rows(shown.listed() if shown else [], shown)

    def _say(self, one: Annotation) -> str:
        parts = [line(one, self._card.text), one.label, meaning(one), words.status(one.status), one.note]
        return ", ".join(part for part in parts if part)
