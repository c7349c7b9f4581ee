"""The event loop under a benchmark: the program's own window, and a clock in it."""

import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEventLoop, Qt, QTimer

from desktop.window import app
from desktop.window.main_window import MainWindow
from desktop.worker import Worker


class Loop:
    """Runs Qt's event loop and notes the gaps, in seconds, between the ticks of a timer of so many milliseconds."""

    def __init__(self, tick: int) -> None:
        self._loop = QEventLoop()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(tick)
        self._timer.timeout.connect(self._note)
        self._asking = QTimer()
        self._asking.setInterval(200)

    def until(self, done: Callable[[], bool], limit: float) -> list[float]:
        """Run until it is done; raise SystemExit after so many seconds."""
        began = self._last = time.perf_counter()
        self._gaps: list[float] = []
        late = False

        def ask() -> None:
            nonlocal late
            late = time.perf_counter() - began > limit
            if late or done():
                self._loop.quit()
            self._last = time.perf_counter()

        self._asking.timeout.connect(ask)
        self._asking.start()
        self._timer.start()
        self._loop.exec()
        self._timer.stop()
        self._asking.stop()
        self._asking.timeout.disconnect(ask)
        if late:
            raise SystemExit(f"It was not done in {limit:.0f} s.")
        return self._gaps

    def _note(self) -> None:
        now = time.perf_counter()
        self._gaps.append(now - self._last)
        self._last = now


def in_the_program(project: Path, texts: Path, worker: Worker, work: Callable[[MainWindow], None]) -> None:
    """Start the program with texts to open; instead of waiting for its user, work with its window and end."""

    def work_instead(application: app.Application) -> int:
        (window,) = (widget for widget in application.topLevelWidgets() if isinstance(widget, MainWindow))
        work(window)
        window.close()
        return 0

    with patch.object(app.Application, "exec", work_instead):
        app.run([texts], project, worker)


def is_whole(window: MainWindow) -> bool:
    """Tell whether the window has its panes."""
    return hasattr(window, "opening")
