"""A frame of a crowded text: one paragraph of 20,000 characters with 2,000 annotations, and 500 annotations in view."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import TypeVar

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from desktop.annotation import Annotation, Status
from desktop.locations import resource
from desktop.window.label_colours import LabelSheet
from desktop.window.page.typography import text_document
from desktop.window.viewer import Viewer
from tests.benchmarks.bench_viewer import SIZE, changes, long_text, scattered
from tests.benchmarks.measure import in_pairs, tell

LENGTH, MANY = 20_000, 2_000
SCREEN, IN_VIEW = 2_900, 500
FRAME_GOAL, CHANGE_GOAL, REJECT_GOAL = 4.0, 2.0, 4.0
PAIRS = 40
STEP = 120
View = TypeVar("View", bound=QTextEdit)


def viewer(text: str, number: int) -> Viewer:
    """Return the viewer with a text and so many annotations, painted."""
    made = Viewer(LabelSheet(resource("labels.toml")).colours("light"))
    made.show_release(text, scattered(text, number))
    return _seen(made)


def bare(like: Viewer) -> QTextEdit:
    """Return a bare QTextEdit with the viewer's text in the same letters and lines."""
    made = QTextEdit()
    made.setReadOnly(True)
    made.setDocument(text_document(like.sheet.text, like.text_size(), made))
    made.setViewportMargins(like.viewportMargins())
    return _seen(made)


def marked(like: Viewer) -> QTextEdit:
    """Return a bare QTextEdit that paints the viewer's annotations by Qt's own means: a ground and a line each."""
    made = bare(like)
    selections = []
    for one in like.sheet.shown():
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(made.document())
        selection.cursor.setPosition(like.sheet.offsets.start(one.start))
        selection.cursor.setPosition(like.sheet.offsets.end(one.end), QTextCursor.MoveMode.KeepAnchor)
        selection.format.setBackground(QColor("#dde8ff"))
        selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        selections.append(selection)
    made.setExtraSelections(selections)
    return made


def _seen(view: View) -> View:
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    return view


def scrolling(view: QTextEdit) -> Callable[[], float]:
    """Return what turns the wheel, down and from the end up again, and says how many seconds it took to be painted."""
    step = STEP

    def turn() -> float:
        nonlocal step
        bar = view.verticalScrollBar()
        step = step if bar.minimum() <= bar.value() + step <= bar.maximum() else -step
        began = perf_counter()
        bar.setValue(bar.value() + step)
        QApplication.processEvents()
        return perf_counter() - began

    return turn


def coming_and_going(view: Viewer, one: Annotation) -> Callable[[], float]:
    """Return what takes an annotation off the page and puts it back and says how many seconds each took at most."""
    view.select(one.id)
    QApplication.processEvents()

    def change() -> float:
        taken = []
        for now in (replace(one, status=Status.REJECTED), one):
            began = perf_counter()
            view.change([now])
            QApplication.processEvents()
            taken.append(perf_counter() - began)
        return max(taken)

    return change


def painting(view: QTextEdit) -> Callable[[], float]:
    """Return what paints the whole view and says how many seconds it took."""

    def paint() -> float:
        began = perf_counter()
        view.viewport().repaint()
        return perf_counter() - began

    return paint


def main() -> None:
    """Measure and print."""
    application = QApplication.instance() or QApplication([])
    text = long_text(LENGTH)
    long_paragraph, short_ones = viewer(text.replace("\n", " "), MANY), viewer(text, MANY)
    ours, floor = (changes(view, view.sheet[MANY // 2]) for view in (long_paragraph, short_ones))
    changed = in_pairs(ours=ours, floor=floor, pairs=PAIRS)
    tell("One of 2,000 annotations in one paragraph changed, painted", changed, "in paragraphs as usual", CHANGE_GOAL)
    ours, floor = (coming_and_going(view, view.sheet[MANY // 2]) for view in (long_paragraph, short_ones))
    changed = in_pairs(ours=ours, floor=floor, pairs=PAIRS)
    tell("One of them rejected and brought back, painted", changed, "in paragraphs as usual", REJECT_GOAL)
    turned = in_pairs(ours=scrolling(long_paragraph), floor=scrolling(bare(long_paragraph)), pairs=PAIRS)
    tell("A turn of the wheel in that paragraph", turned, "a bare QTextEdit with the text", FRAME_GOAL)
    crowded = viewer(("слово за словом " * 200)[:SCREEN], IN_VIEW)
    framed = in_pairs(ours=painting(crowded), floor=painting(marked(crowded)), pairs=PAIRS)
    tell("A frame with 500 annotations in view", framed, "a QTextEdit with as many extra selections", FRAME_GOAL)
    application.quit()


if __name__ == "__main__":
    main()
