"""Words between what stands around them, in one line: the words whole and strong, the rest as far as it fits."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window.rows import sized

CONTEXT = Qt.ItemDataRole.UserRole
"""The role under which a row has its release's title ("" for none), the text on the left, the words, the text after."""
_TITLE = 0.32
_EDGE = 8


def draw_in_context(painter: QPainter, area: QRect, parts: tuple[str, str, str], font: QFont, muted: QColor) -> None:
    """Draw what stands on the left, the words and what stands on the right; the painter's pen is that of the words."""
    ink = painter.pen().color()
    left, said, right = parts
    bold = sized(font, 1, bold=True)
    side = max((area.width() - QFontMetrics(bold).horizontalAdvance(said)) // 2, 0)
    left = QFontMetrics(font).elidedText(left, Qt.TextElideMode.ElideLeft, side)
    x = area.left()
    for text, face, colour in ((left, font, muted), (said, bold, ink), (right, font, muted)):
        painter.setFont(face)
        painter.setPen(colour)
        room = QRect(x, area.top(), max(area.right() - x, 0), area.height())
        cut = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
        x += QFontMetrics(face).horizontalAdvance(cut)


class InContext(QStyledItemDelegate):
    """Draws rows that have their parts under `CONTEXT`; others as any list does."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: a line with a little air."""
        return super().sizeHint(option, index) + QSize(0, _EDGE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt: draw one row."""
        parts = index.data(CONTEXT)
        if parts is None:
            super().paint(painter, option, index)
            return
        title, left, said, right = parts
        plain = QStyleOptionViewItem(option)
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, plain, painter)
        painter.save()
        area = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        palette, chosen = option.palette, bool(option.state & QStyle.StateFlag.State_Selected)
        ink = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        muted = ink if chosen else palette.color(QPalette.ColorRole.PlaceholderText)
        if title:
            width = int(area.width() * _TITLE)
            painter.setPen(muted)
            cut = QFontMetrics(option.font).elidedText(title, Qt.TextElideMode.ElideRight, width - _EDGE)
            painter.drawText(area.adjusted(0, 0, width - area.width(), 0), Qt.AlignmentFlag.AlignVCenter, cut)
            area = area.adjusted(width, 0, 0, 0)
        painter.setPen(ink)
        draw_in_context(painter, area, (left, said, right), option.font, muted)
        painter.restore()
