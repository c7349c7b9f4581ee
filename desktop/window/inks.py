"""How labels and states look in the chrome: swatches, bars and glyphs, in the colours of the theme."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen, QPixmap

from desktop.annotation import Status
from desktop.window.colours import Colours

Ink = Callable[[str], QColor]
"""Gives the strong colour of a label by its id."""
NOTE_SIDE = 11
"""Pixels of the small sheet that stands for a note."""


def swatch(painter: QPainter, area: QRect, colour: QColor, *, filled: bool = True) -> None:
    """Draw the small square that stands for a label; hollow where the label is switched off."""
    painter.setPen(QPen(colour, 1.4))
    tint = QColor(colour)
    tint.setAlpha(90)
    painter.setBrush(tint if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(0.7, 0.7, -0.7, -0.7), 3, 3)


def swatch_icon(colour: QColor, size: int = 16) -> QIcon:
    """Return the small square that stands for a label as an icon of `size` pixels."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    swatch(painter, QRect(1, 1, size - 2, size - 2), colour)
    painter.end()
    icon = QIcon(pixmap)
    # On a selected row Qt would tint it, and the colour would no longer be the label's.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def state(painter: QPainter, area: QRect, status: Status, colours: Colours) -> None:
    """Draw the glyph of a state: dashed ring suggested, tick accepted, tick in a ring corrected, cross rejected."""
    box = QRectF(area).adjusted(1, 1, -1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status is Status.SUGGESTED:
        pen = QPen(colours.muted, 1.3)
        pen.setDashPattern([1.6, 1.8])
        painter.setPen(pen)
        painter.drawEllipse(box)
        return
    painter.setPen(
        QPen(
            colours.bad if status is Status.REJECTED else colours.good,
            1.7,
            c=Qt.PenCapStyle.RoundCap,
            j=Qt.PenJoinStyle.RoundJoin,
        )
    )
    if status is Status.REJECTED:
        inner = box.adjusted(2, 2, -2, -2)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
        return
    if status is Status.CORRECTED:
        painter.drawEllipse(box)
        box = box.adjusted(2, 2, -2, -2)
    _tick(painter, box)


def note(painter: QPainter, area: QRect, colours: Colours, text: str = "", font: QFont | None = None) -> None:
    """Draw the small sheet that stands for the user's note at the left of an area, and as much of it as fits."""
    sheet = QRectF(area.left() + 0.5, area.center().y() - NOTE_SIDE / 2, NOTE_SIDE - 1, NOTE_SIDE)
    painter.setPen(QPen(colours.accent, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(sheet, 2, 2)
    for height in (0.35, 0.65):
        across = sheet.top() + sheet.height() * height
        painter.drawLine(QPointF(sheet.left() + 2.5, across), QPointF(sheet.right() - 2.5, across))
    if font is not None:
        painter.setFont(font)
        painter.setPen(colours.muted)
        room = area.adjusted(NOTE_SIDE + 5, 0, 0, 0)
        cut = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)


def _tick(painter: QPainter, box: QRectF) -> None:
    bend = QPointF(box.left() + box.width() * 0.4, box.bottom() - box.height() * 0.15)
    painter.drawLine(QPointF(box.left() + box.width() * 0.08, box.center().y() + box.height() * 0.08), bend)
    painter.drawLine(bend, QPointF(box.right() - box.width() * 0.05, box.top() + box.height() * 0.18))
