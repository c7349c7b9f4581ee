"""How long the window is deaf to its user while the models load and 20 releases are analysed, against itself idle.

A timer of 2 ms measures how late the event loop comes to it. Both figures are the 99.9th percentile of that.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, TypeAlias

from pyvirtualdisplay.display import Display

from desktop import locations
from desktop.project import Project
from desktop.worker import Worker

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

GOAL = 16.0
RELEASES = 20
ROUNDS = 5
TICK = 2
LIMIT = 120.0
SPAWN = multiprocessing.get_context("spawn")

Gaps: TypeAlias = tuple[list[float], list[float]]


def releases(folder: Path) -> Path:
    """Write as many different releases as are wanted, made of the samples."""
    folder.mkdir()
    samples = [path.read_text(encoding="utf-8") for path in sorted(locations.seeds().glob("*.txt"))]
    for number in range(RELEASES):
        text = f"{samples[number % len(samples)]}\n\nВыпуск {number + 1}.\n"
        (folder / f"{number + 1:02}.txt").write_text(text, encoding="utf-8")
    return folder


def late(gaps: list[float]) -> float:
    """Return the 99.9th percentile of the gaps between ticks, less the tick itself, in milliseconds."""
    ordered = sorted(gaps)
    return ordered[int(len(ordered) * 0.999)] * 1000 - TICK


def measured(folder: Path) -> Gaps:
    """Open a window and the releases in it; return the gaps between ticks, first busy and then idle."""
    worker = Worker()
    worker.start()
    from tests.benchmarks.loop import Loop, in_the_program, is_whole

    gaps: list[list[float]] = []

    def work(window: "MainWindow") -> None:
        loop = Loop(TICK)
        loop.until(lambda: is_whole(window), LIMIT)
        gaps.append(loop.until(lambda: _finished(window.project), LIMIT))
        loop.until(after(1), LIMIT)
        gaps.append(loop.until(after(sum(gaps[0])), LIMIT))

    in_the_program(folder / "stall.pressmark", releases(folder / "releases"), worker, work)
    busy, idle = gaps
    return busy, idle


def after(seconds: float) -> Callable[[], bool]:
    """Return what tells whether so many seconds have gone by from now."""
    began = time.perf_counter()
    return lambda: time.perf_counter() - began > seconds


def _finished(project: Project) -> bool:
    known = project.releases()
    return len(known) == RELEASES and all(one.analysed == "done" for one in known)


def in_a_process() -> Gaps:
    """Measure in a process of its own, as every start is."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        receiver, sender = SPAWN.Pipe(duplex=False)
        process = SPAWN.Process(target=_send, args=(Path(folder), sender))
        process.start()
        sender.close()
        try:
            gaps: Gaps = receiver.recv()
        finally:
            process.join()
        return gaps


def _send(folder: Path, sender: Connection) -> None:
    sender.send(measured(folder))


def main() -> None:
    """Measure and print."""
    on_screen = which("Xvfb") is not None
    os.environ["QT_QPA_PLATFORM"] = "xcb" if on_screen else "offscreen"
    with Display(size=(1920, 1080)) if on_screen else nullcontext():
        rounds = [in_a_process() for _ in range(ROUNDS)]
    busy, idle = (late([gap for gaps in kind for gap in gaps]) for kind in zip(*rounds, strict=True))
    verdict = "met" if busy - idle <= GOAL else "NOT MET"
    sys.stdout.write(
        f"Longest stall while {RELEASES} releases are analysed (99.9th percentile of {ROUNDS} runs): "
        f"{busy - idle:.1f} ms over the idle window, goal {GOAL:.0f} ms: {verdict}\n"
        f"  {busy:.1f} ms against {idle:.1f} ms of the floor: the same window idle\n"
    )


if __name__ == "__main__":
    main()
