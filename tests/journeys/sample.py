"""The sample release in a window whose worker is the real one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop import locations
from desktop.annotation import Analysed
from desktop.window.main_window import MainWindow
from desktop.window.opening import Post
from desktop.worker import Worker
from tests.window.stage import Stage

SAMPLE = locations.seeds() / "belarus-yaroslavl.txt"
PATIENCE = 60_000
"""Milliseconds the models may take on a busy machine."""


def open_sample(stage: Stage, worker: Worker, paths: Iterable[Path] = (SAMPLE,)) -> Any:
    """Open a window on the sample, and wait until it is analysed."""
    post = Post()
    # Whoever listened before may be gone already: nothing may reach it.
    worker.listen(post.send)
    window = stage.show(worker, post, paths)
    stage.qtbot.waitUntil(lambda: done(window), timeout=PATIENCE)
    window.reading.viewer.setFocus()
    return window


def done(window: MainWindow) -> bool:
    """Whether the release on the screen is analysed."""
    shown = window.visible.release
    return shown is not None and shown.release.analysed is Analysed.DONE
