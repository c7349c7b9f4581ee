"""How long one accepted annotation takes in the whole window, committed and painted: a long text against the sample."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import locations, reading
from desktop.annotation import Findings, Status
from desktop.project import Project
from desktop.window import app
from desktop.window.desk import Desk
from desktop.window.label_colours import LabelSheet
from desktop.window.main_window import MainWindow
from desktop.window.opening import Post
from desktop.workbench import releases
from desktop.worker import Request
from tests.benchmarks.bench_viewer import LONG, MANY, long_text, scattered
from tests.benchmarks.measure import in_pairs, tell

GOAL = 2.0
SAMPLE, FEW = 3400, 60
PAIRS = 25


class Nobody:
    """In the worker's place: everything has been analysed."""

    def send(self, request: Request, /) -> None:
        """Do nothing."""

    def urgent(self, release: int, /) -> None:
        """Do nothing."""


def opened(application: app.Application, path: Path, length: int, number: int) -> MainWindow:
    """Return a window on a project with one release of so many characters and annotations."""
    project = Project.create(path)
    release = reading.pasted(long_text(length))
    added, _ = releases.add(project, release)
    found = (replace(one, id=0, status=Status.SUGGESTED) for one in scattered(release.text, number))
    releases.suggest(project, added, Findings(tuple(found), last=True))
    window = MainWindow(project, Desk(app.settings()), application.colours)
    colours = LabelSheet(locations.resource("labels.toml")).colours("light")
    window.fill(Nobody(), Post(application), colours)
    window.show()
    window.start()
    return window


def accepting(window: MainWindow) -> Callable[[], float]:
    """Return what accepts the next annotation from the middle on and says how many seconds that took until painted."""
    shown = window.visible.release
    assert shown is not None
    ids = [one.id for one in shown.annotations]
    places = count(len(ids) // 3)

    def accept() -> float:
        window.visible.select(ids[next(places)])
        QApplication.processEvents()
        began = time.perf_counter()
        window.actions_by_id["accept"].trigger()
        QApplication.processEvents()
        return time.perf_counter() - began

    return accept


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        application = app.Application(sys.argv[:1])
        long = opened(application, Path(folder) / "long.pressmark", LONG, MANY)
        short = opened(application, Path(folder) / "short.pressmark", SAMPLE, FEW)
        compared = in_pairs(ours=accepting(long), floor=accepting(short), pairs=PAIRS)
        tell("Accepted, committed and painted among 20,000 annotations", compared, "the same in the sample", GOAL)
        for window in (long, short):
            window.close()
            window.project.close()


if __name__ == "__main__":
    main()
