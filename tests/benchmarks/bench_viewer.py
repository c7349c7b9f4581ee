"""The viewer against a bare QTextEdit with the same text, and a long release against the sample, painting included."""

import gc
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from desktop.annotation import LABELS, QUOTE, Annotation, Kind, Quote, Segment, Status
from desktop.locations import resource, seeds
from desktop.window.label_colours import LabelSheet
from desktop.window.viewer import Viewer
from tests.benchmarks.measure import in_pairs, tell

LONG, MANY = 1_000_000, 20_000
SIZE = (900, 800)
OPEN_GOAL, CHANGE_GOAL = 1.5, 2.0
FRAMES = 40


def long_text(length: int) -> str:
    """Return the sample release, repeated to `length` characters."""
    sample = (seeds() / "belarus-yaroslavl.txt").read_text(encoding="utf-8")
    return ((sample + "\n\n") * (length // len(sample) + 1))[:length]


def scattered(text: str, count: int) -> list[Annotation]:
    """Return `count` annotations evenly over the text, every twentieth a quote of some lines, in reading order."""
    dice = random.Random(1)
    statuses = [Status.SUGGESTED, Status.ACCEPTED, Status.CORRECTED]
    names = [label for label in LABELS if label != QUOTE]
    step = len(text) / count
    rows = []
    for number in range(count):
        is_quote = number % 20 == 0
        start = int(number * step)
        end = min(len(text), start + (400 if is_quote else dice.randrange(4, 30)))
        label = QUOTE if is_quote else dice.choice(names)
        quote = Quote(Kind.DIRECT, speaker_name="Александр Лукашенко") if is_quote else None
        rows.append(Annotation(label, (Segment(start, end),), id=number + 1, status=dice.choice(statuses), quote=quote))
    return rows


def _shown(widget: QWidget) -> None:
    widget.resize(*SIZE)
    widget.show()
    QApplication.processEvents()


def _close(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QApplication.processEvents()


def _viewer(text: str = "", annotations: list[Annotation] | None = None) -> Viewer:
    viewer = Viewer(LabelSheet(resource("labels.toml")).colours("light"))
    _shown(viewer)
    viewer.show_release(text, annotations or [])
    QApplication.processEvents()
    return viewer


def open_bare(text: str) -> float:
    """Return how many seconds a bare QTextEdit takes to show a text."""
    bare = QTextEdit()
    _shown(bare)
    gc.collect()
    began = perf_counter()
    bare.setPlainText(text)
    bare.repaint()
    taken = perf_counter() - began
    _close(bare)
    return taken


def open_release(text: str, annotations: list[Annotation]) -> float:
    """Return how many seconds the viewer takes to show a text with its annotations."""
    viewer = _viewer()
    gc.collect()
    began = perf_counter()
    viewer.show_release(text, annotations)
    viewer.repaint()
    taken = perf_counter() - began
    _close(viewer)
    return taken


def changes(viewer: Viewer, annotation: Annotation) -> Callable[[], float]:
    """Return what changes an annotation's status and says how many seconds it took until that was painted."""
    viewer.select(annotation.id)
    QApplication.processEvents()
    statuses = cycle([Status.ACCEPTED, Status.SUGGESTED])

    def change() -> float:
        began = perf_counter()
        viewer.change([replace(annotation, status=next(statuses))])
        QApplication.processEvents()
        return perf_counter() - began

    return change


def scrolling(viewer: Viewer) -> list[float]:
    """Return how many seconds each turn of the wheel takes until it is painted."""
    taken = []
    for _ in range(FRAMES):
        began = perf_counter()
        viewer.verticalScrollBar().setValue(viewer.verticalScrollBar().value() + 120)
        QApplication.processEvents()
        taken.append(perf_counter() - began)
    return taken


def frames(viewer: Viewer) -> list[float]:
    """Return how many seconds each painting of the whole view takes."""
    taken = []
    for _ in range(FRAMES):
        began = perf_counter()
        viewer.viewport().repaint()
        taken.append(perf_counter() - began)
    return taken


def main() -> None:
    """Measure and print."""
    application = QApplication.instance() or QApplication([])
    text, sample = long_text(LONG), long_text(3400)
    many, few = scattered(text, MANY), scattered(sample, 60)
    opened = in_pairs(ours=lambda: open_release(text, many), floor=lambda: open_bare(text))
    tell("Opening 1,000,000 characters with 20,000 annotations", opened, "a bare QTextEdit with the text", OPEN_GOAL)
    long_viewer, short_viewer = _viewer(text, many), _viewer(sample, few)
    changed = in_pairs(ours=changes(long_viewer, many[MANY // 2]), floor=changes(short_viewer, few[30]), pairs=FRAMES)
    tell("One annotation changed in it, painted", changed, "the same in the sample", CHANGE_GOAL)
    words = ("слово за словом " * 200)[:2900]
    crowded = _viewer(words, scattered(words, 500))
    sys.stdout.write(f"A turn of the wheel in it: {median(scrolling(long_viewer)) * 1000:.1f} ms\n")
    sys.stdout.write(f"A frame with 500 annotations in view: {median(frames(crowded)) * 1000:.1f} ms\n")
    application.quit()


if __name__ == "__main__":
    main()
