"""What a release costs: the seconds the user is busy with it and the keys pressed, counted while that is wanted."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent

from desktop.annotation import Effort, Refused
from desktop.window import words

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

IDLE = 60.0
"""Seconds without a key, click or turn of the wheel after which nobody is taken to be at work."""
_TICK = 1000
"""Milliseconds between two looks at the clock."""
_INPUT = {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.ShortcutOverride}


class Counting(QObject):
    """Counts while it is switched on; what was counted is kept in the project when the release is left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._release: int | None = None
        self._before = Effort()
        self._now = Effort()
        self._last = monotonic()
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._tell)
        window.visible.shown.connect(self._changed_release)

    def turn(self, *, on: bool) -> None:
        """Begin to count, or stop and keep what was counted."""
        self._window.desk.keep("effort", int(on))
        handle = self._window.windowHandle()
        if on == self._clock.isActive() or handle is None:
            return
        if on:
            handle.installEventFilter(self)
            self._clock.start()
            self._begin()
        else:
            handle.removeEventFilter(self)
            self._clock.stop()
            self.keep()
            self._release = None
            self._window.status.effort("")

    def keep(self) -> None:
        """Write what was counted to the project."""
        spent, self._now = self._now, Effort()
        if self._release is None or spent == Effort():
            return
        self._before = Effort(self._before.seconds + spent.seconds, self._before.keys + spent.keys)
        try:
            self._window.work.project.spend(self._release, spent)
        except Refused as refusal:
            self._window.work.failed.emit(str(refusal))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: see keys, clicks and the wheel on their way into the window; nothing is held back."""
        if event.type() in _INPUT and self._release is not None:
            self._count(event)
        return super().eventFilter(watched, event)

    def _count(self, event: QEvent) -> None:
        moment = monotonic()
        seconds = min(moment - self._last, IDLE)
        self._last = moment
        pressed = isinstance(event, QKeyEvent) and not event.isAutoRepeat()
        self._now = Effort(self._now.seconds + seconds, self._now.keys + int(pressed))
        if pressed:
            self._tell()

    def _changed_release(self) -> None:
        if not self._clock.isActive():
            return
        shown = self._window.visible.release
        if (shown.release.id if shown else None) != self._release:
            self.keep()
            self._begin()

    def _begin(self) -> None:
        shown = self._window.visible.release
        self._release = shown.release.id if shown else None
        self._before = self._window.work.project.spent(self._release) if self._release is not None else Effort()
        self._now, self._last = Effort(), monotonic()
        self._tell()

    def _tell(self) -> None:
        if self._release is None:
            self._window.status.effort("")
            return
        idle = min(monotonic() - self._last, IDLE)
        seconds = round(self._before.seconds + self._now.seconds + idle)
        keys = self._before.keys + self._now.keys
        pressed = words.number(keys, "клавиша", "клавиши", "клавиш")
        self._window.status.effort(f"{seconds // 60}:{seconds % 60:02d} · {pressed}")
