"""A label of one line with an ellipsis where there is no room for it; the tooltip has the whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class Elided(QLabel):
    """Shows as much of its text as fits; `cut` says where the ellipsis stands."""

    cut = Qt.TextElideMode.ElideRight

    def minimumSizeHint(self) -> QSize:
        """Qt: it can be made as narrow as one likes."""
        return QSize(20, super().minimumSizeHint().height())

    def tell(self, text: str) -> None:
        """Show a text."""
        self.setText(text)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        inner = self.contentsRect()
        text = QFontMetrics(self.font()).elidedText(self.text(), self.cut, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
