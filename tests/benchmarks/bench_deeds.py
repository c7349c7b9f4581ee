"""How long a deed takes in the whole window, committed and painted: a long text against the sample, pane by pane.

What is accepted, rejected, relabelled or undone stands in the list in front: quotes, names, dates, or all of them.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import locations, reading
from desktop.annotation import NAMES, ORG, PER, QUOTE, VALUES, Annotation, Findings, Status
from desktop.project import Project
from desktop.window import app
from desktop.window.desk import Desk
from desktop.window.label_colours import LabelSheet
from desktop.window.main_window import MainWindow
from desktop.window.opening import Post
from desktop.workbench import releases
from desktop.workbench.filters import UNREVIEWED
from desktop.worker import Request
from tests.benchmarks.bench_viewer import LONG, MANY, long_text, scattered
from tests.benchmarks.measure import in_pairs, tell

GOAL = 2.0
SAMPLE, FEW = 3400, 60
PAIRS = 15
DEEDS = ("accept", "reject", "relabel", "undo")
LISTS = {"quotes": {QUOTE}, "names": set(NAMES), "values": set(VALUES), "every": {*NAMES, *VALUES}}
"""The acts that bring a list to the front, and the labels of what is worked on there."""


class Nobody:
    """In the worker's place: everything has been analysed."""

    def send(self, request: Request, /) -> None:
        """Do nothing."""

    def urgent(self, release: int, /) -> None:
        """Do nothing."""


def named(one: Annotation, number: int) -> Annotation:
    """Return a suggestion that means one of some names, as names in a text come back."""
    name = "" if one.label == QUOTE else f"Имя {number % 200 if number % 3 else number % 7}"
    return replace(one, id=0, status=Status.SUGGESTED, normal=name)


def opened(application: app.Application, path: Path, length: int, number: int) -> MainWindow:
    """Return a window on a project with one release of so many characters and annotations."""
    project = Project.create(path)
    release = reading.pasted(long_text(length))
    added, _ = releases.add(project, release)
    found = map(named, scattered(release.text, number), count())
    releases.suggest(project, added, Findings(tuple(found), last=True))
    window = MainWindow(project, Desk(app.settings()), application.colours)
    colours = LabelSheet(locations.resource("labels.toml")).colours("light")
    window.fill(Nobody(), Post(application), colours)
    window.show()
    window.start()
    return window


class Hand:
    """Does one deed after another in a window, on what stands in the list in front, and undoes each after its time."""

    def __init__(self, window: MainWindow, pane: str) -> None:
        self._window = window
        shown = window.visible.release
        assert shown is not None
        fitting = [one.id for one in shown.listed() if one.label in LISTS[pane]]
        self._ids = cycle(fitting[len(fitting) // 3 :] + fitting[: len(fitting) // 3])

    def accept(self) -> float:
        """Accept the next annotation."""
        return self._and_undo("accept")

    def reject(self) -> float:
        """Reject the next annotation."""
        return self._and_undo("reject")

    def relabel(self) -> float:
        """Give the next annotation another label."""
        self._next()
        chosen = self._window.visible.annotation
        assert chosen is not None
        label = ORG if chosen.label == PER else PER
        taken = _seconds(lambda: self._window.visible.label(label))
        self._act("undo")
        return taken

    def undo(self) -> float:
        """Undo the rejection of the next annotation."""
        self._next()
        self._act("reject")
        return self._act("undo")

    def _and_undo(self, act: str) -> float:
        self._next()
        taken = self._act(act)
        self._act("undo")
        return taken

    def _act(self, act: str) -> float:
        return _seconds(self._window.actions_by_id[act].trigger)

    def _next(self) -> None:
        self._window.visible.select(next(self._ids))
        QApplication.processEvents()


def _seconds(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    QApplication.processEvents()
    return time.perf_counter() - began


def compare(long: MainWindow, short: MainWindow, pane: str, where: str) -> None:
    """Measure and print each deed with a list in front in both windows."""
    for window in (long, short):
        window.actions_by_id[pane].trigger()
        QApplication.processEvents()
    for deed in DEEDS:
        ours, floor = (getattr(Hand(window, pane), deed) for window in (long, short))
        name = f"{deed.capitalize()}, committed and painted among 20,000 annotations, {where}"
        tell(name, in_pairs(ours=ours, floor=floor, pairs=PAIRS), "the same in the sample", GOAL)


@contextmanager
def seen(windows: tuple[MainWindow, MainWindow], act: str) -> Iterator[None]:
    """Have a pane open in both windows for a while."""
    for window in windows:
        window.actions_by_id[act].trigger()
    QApplication.processEvents()
    yield
    for window in windows:
        {"history": window.history.close, "entities": window.people.pane().close}[act]()
    QApplication.processEvents()


def measure(windows: tuple[MainWindow, MainWindow]) -> None:
    """Measure and print all there is to compare between two windows."""
    for pane in LISTS:
        compare(*windows, pane, f"{pane} in front")
    for act in ("history", "entities"):
        with seen(windows, act):
            compare(*windows, "names", f"{act} open")
    for window in windows:
        window.inspector.filter.want(UNREVIEWED)
    compare(*windows, "every", "the unreviewed listed")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        application = app.Application(sys.argv[:1])
        long = opened(application, Path(folder) / "long.pressmark", LONG, MANY)
        short = opened(application, Path(folder) / "short.pressmark", SAMPLE, FEW)
        measure((long, short))
        for window in (long, short):
            window.close()
            window.project.close()


if __name__ == "__main__":
    main()
