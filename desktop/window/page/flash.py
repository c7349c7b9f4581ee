"""A short light on the line that the window has jumped to."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

LASTS = 900
"""Milliseconds until the light is out."""


class Flash(QObject):
    """Lights a place of the text; `changed` comes whenever it is to be painted anew."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.point: int | None = None
        """The code point whose line is lit."""
        self._fading = True
        self._course = QVariantAnimation(self)
        self._course.setStartValue(1.0)
        self._course.setEndValue(0.0)
        self._course.setDuration(LASTS)
        self._course.setEasingCurve(QEasingCurve.Type.InQuad)
        self._course.valueChanged.connect(self._go_on)
        self._course.finished.connect(self.put_out)

    def light(self, point: int, *, fading: bool) -> None:
        """Light the line of a code point; without `fading` it stays equally bright until it goes out."""
        self._course.stop()
        self.point = point
        self._fading = fading
        self._course.start()
        self.changed.emit()

    def put_out(self) -> None:
        """Let the line be as before."""
        if self.point is not None:
            self.changed.emit()
        self.point = None
        self._course.stop()

    def strength(self) -> float:
        """Return how bright the light is, from 0 to 1."""
        if self.point is None:
            return 0.0
        return float(self._course.currentValue()) if self._fading else 1.0

    def _go_on(self) -> None:
        if self._fading:
            self.changed.emit()
