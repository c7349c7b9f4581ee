"""The viewer against a bare QTextEdit with the same text, and a long release against the sample: ratios of medians.

Run as `python tests/benchmarks/bench_viewer.py [ROUNDS]`; `measure()` is for other benches. QApplication must be there.
"""

import gc
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median
from time import perf_counter

from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from desktop.annotation import LABELS, QUOTE, Annotation, Kind, Quote, Segment, Status
from desktop.locations import resource, seeds
from desktop.window.label_colours import LabelSheet
from desktop.window.viewer import Viewer

LONG, MANY = 1_000_000, 20_000
SIZE = (900, 800)


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


def _timed(act: Callable[[], None]) -> float:
    gc.collect()
    started = perf_counter()
    act()
    return (perf_counter() - started) * 1000


def _close(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QApplication.processEvents()


def _new_viewer() -> Viewer:
    viewer = Viewer(LabelSheet(resource("labels.toml")).colours("light"))
    _shown(viewer)
    return viewer


def _open_bare(text: str) -> float:
    bare = QTextEdit()
    _shown(bare)

    def show() -> None:
        bare.setPlainText(text)
        bare.repaint()

    taken = _timed(show)
    _close(bare)
    return taken


def _open(text: str, annotations: list[Annotation]) -> float:
    viewer = _new_viewer()

    def show() -> None:
        viewer.show_release(text, annotations)
        viewer.repaint()

    taken = _timed(show)
    _close(viewer)
    return taken


def _changes(text: str, annotations: list[Annotation], rounds: int) -> Iterator[float]:
    """Yield how long it takes to accept an annotation in the middle of the text until it is painted."""
    viewer = _new_viewer()
    viewer.show_release(text, annotations)
    for turn in range(rounds):
        chosen = annotations[len(annotations) // 2 + turn % 5]
        viewer.select(chosen.id)
        QApplication.processEvents()
        status = Status.ACCEPTED if turn % 2 else Status.SUGGESTED
        yield _timed(lambda: _change(viewer, replace(chosen, status=status)))  # noqa: B023 (called at once)
    _close(viewer)


def _change(viewer: Viewer, annotation: Annotation) -> None:
    viewer.change([annotation])
    QApplication.processEvents()


def _scrolls(text: str, annotations: list[Annotation], rounds: int) -> Iterator[float]:
    """Yield how long each turn of the wheel through the middle of the text takes until it is painted."""
    viewer = _new_viewer()
    viewer.show_release(text, annotations)
    viewer.select(annotations[len(annotations) // 2].id)
    QApplication.processEvents()
    bar = viewer.verticalScrollBar()
    for turn in range(rounds):
        step = 120 if turn % 4 else viewer.viewport().height()
        yield _timed(lambda: _scroll(viewer, bar.value() + step))  # noqa: B023 (called at once)
    _close(viewer)


def _scroll(viewer: Viewer, value: int) -> None:
    viewer.verticalScrollBar().setValue(value)
    QApplication.processEvents()


def _crowded_frames(rounds: int) -> Iterator[float]:
    """Yield how long a whole frame takes with 500 annotations in view."""
    text = ("слово за словом " * 200)[:2900]
    viewer = _new_viewer()
    viewer.show_release(text, scattered(text, 500))
    QApplication.processEvents()
    for _ in range(rounds):
        yield _timed(viewer.viewport().repaint)
    _close(viewer)


def measure(rounds: int = 9) -> dict[str, float]:
    """Return milliseconds and ratios by name; `open_ratio` and `change_ratio` have goals, 1.5 and 2."""
    text, sample = long_text(LONG), long_text(3400)
    many, few = scattered(text, MANY), scattered(sample, 60)
    pairs = [(_open_bare(text), _open(text, many)) for _ in range(rounds)]
    change_long = median(_changes(text, many, 5 * rounds))
    change_sample = median(_changes(sample, few, 5 * rounds))
    return {
        "open_bare_ms": median(bare for bare, _ in pairs),
        "open_ms": median(ours for _, ours in pairs),
        "open_ratio": median(ours / bare for bare, ours in pairs),
        "change_sample_ms": change_sample,
        "change_ms": change_long,
        "change_ratio": change_long / change_sample,
        "scroll_ms": median(_scrolls(text, many, 5 * rounds)),
        "crowded_frame_ms": median(_crowded_frames(5 * rounds)),
    }


def main(rounds: int) -> None:
    """Print the figures."""
    application = QApplication.instance() or QApplication([])
    for name, figure in measure(rounds).items():
        sys.stdout.write(f"{name}: {figure:.2f}\n")
    application.quit()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
