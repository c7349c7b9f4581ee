"""The text of a release with its annotations to look at, choose and add to. Knows nothing of the project."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.annotation import Annotation, Segment
from desktop.window.label_colours import LabelColours
from desktop.window.page.annotated_text import AnnotatedText
from desktop.window.page.bounds import Edge, Unit, snapped
from desktop.window.page.carried import carry
from desktop.window.page.hints import tr
from desktop.window.page.moving import step_of


class Viewer(AnnotatedText):
    """Shows one release. All places are in code points of its text.

    `activated` gives the annotation that was clicked, the smallest under the cursor; `several` all that lie there,
    smallest first, and the place on the screen, when there are more than one; `dismissed` comes when a click hits none.
    `chosen` gives the selected text, or None; `asked_menu` the place on the screen; `resized_text` the text's size.
    `moved` gives an annotation's id and the segments the user wants it to have: the window is to make it so.
    """

    activated = Signal(int)
    several = Signal(list, QPoint)
    dismissed = Signal()
    chosen = Signal(object)
    asked_menu = Signal(QPoint)
    moved = Signal(int, object)

    def __init__(self, colours: LabelColours, parent: QWidget | None = None) -> None:
        super().__init__(colours, parent)
        self._pressed: QPoint | None = None
        self._told: Segment | None = None
        self.moving.moved.connect(self.moved)
        self.gutter.clicked.connect(self._choose)
        self.selectionChanged.connect(self._show_reach)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Текст релиза"))
        self.setAccessibleDescription(
            tr(
                "Стрелки двигают курсор, Shift со стрелками выделяет, Enter выбирает пометку,"
                " квадратные скобки двигают её начало и конец."
            )
        )
        self.verticalScrollBar().setAccessibleName(tr("Прокрутка текста"))

    def show_release(self, text: str, annotations: Sequence[Annotation]) -> None:
        """Show another text from its beginning; labels stay hidden that were hidden."""
        self._told = None
        super().show_release(text, annotations)

    def centre_on(self, annotation_id: int) -> None:
        """Outline an annotation, scroll its beginning to the middle and light its line for a moment."""
        self.outline(annotation_id)
        if self.outlined:
            self.light(self.outlined.start)
            self._put_caret(self.outlined)

    # What is selected

    def select(self, annotation_id: int | None) -> None:
        """Outline an annotation and bring it into view, moving the text no more than that takes."""
        if annotation_id != self.selected():
            self.outline(annotation_id)
        if self.outlined:
            self.bring_into_view(Segment(self.outlined.start, self.outlined.end))
            self._put_caret(self.outlined)

    def selection(self) -> Segment | None:
        """Return the selected text's place; with snapping in whole words, without the spaces and marks around them."""
        exact = self._selected_text()
        return snapped(self.sheet.text, exact) if exact and self.moving.snapping else exact

    def select_text(self, segment: Segment) -> None:
        """Select a stretch of the text and bring it into view, the caret at its end."""
        self.bring_into_view(segment)
        cursor = self.textCursor()
        cursor.setPosition(self.sheet.offsets.start(segment.start))
        cursor.setPosition(self.sheet.offsets.end(segment.end), QTextCursor.MoveMode.KeepAnchor)
        self._move_caret(cursor)

    def set_snapping(self, on: bool) -> None:
        """Take selections and dragged bounds by whole words, or exactly as they are."""
        self.moving.snapping = on
        self._show_reach()
        self._tell_selection()

    def move_bound(self, edge: Edge, steps: int, unit: Unit) -> bool:
        """Ask for another start or end of the selected annotation, right or (negative) left; False without one."""
        return self.moving.step(edge, steps, unit, self.caret())

    def drop_selection(self) -> None:
        """Let the selected text go; the caret stays at its end and the text where it is."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self._move_caret(cursor)

    def caret(self) -> int:
        """Return the code point the caret stands before."""
        return self.sheet.offsets.point(self.textCursor().position())

    def set_text_size(self, size: int) -> None:
        """Show the text larger or smaller; the selected annotation stays in view."""
        seen = self._selected_in_view(self.viewport().height())
        super().set_text_size(size)
        self._keep_in_view(seen=seen)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selected annotation in view where there is another room for the text."""
        seen = self._selected_in_view(event.oldSize().height())
        super().resizeEvent(event)
        self._keep_in_view(seen=seen)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window while it is wanted here: to let a dragged bound go."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._lets_go(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a bound, or remember where a click began."""
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.moving.press(point):
            return
        self._pressed = point
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a bound; Alt takes it off the words."""
        point = event.position().toPoint()
        if self.moving.held:
            self.moving.drag(point, exact=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.moving.hover(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell where a bound has been dragged to, what was clicked, or which text was selected by dragging."""
        if self.moving.held:
            self.moving.release()
            return
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._was_click(event.position().toPoint()):
            self._choose(self.under(event.position().toPoint()), event.globalPosition().toPoint())
        self._pressed = None
        self._tell_selection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the annotation at the caret by Enter, move its bounds by brackets; else the usual keys of a text."""
        if self._lets_go(event):
            self.moving.cancel()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose_at_caret(event)
            return
        step = step_of(event.key(), event.modifiers())
        if step and self.move_bound(*step):
            return
        super().keyPressEvent(event)
        self._tell_selection()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for its menu."""
        self.asked_menu.emit(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy or drag the release's own characters (Qt would make no-break spaces plain ones) and their place."""
        data = QMimeData()
        if segment := self._selected_text():
            data.setText(segment.of(self.sheet.text))
        if segment := self.selection():
            carry(data, segment)
        return data

    # Choosing

    def _selected_in_view(self, height: int) -> bool:
        """Tell whether a view of this height shows the beginning of the selected annotation."""
        if not self.outlined:
            return False
        line = self._places.line_of(self.outlined.start)
        return line.bottom() > self.top() and line.top() < self.top() + height

    def _keep_in_view(self, *, seen: bool) -> None:
        if seen and self.outlined:
            self.bring_into_view(Segment(self.outlined.start, self.outlined.end))

    def _was_click(self, point: QPoint) -> bool:
        if self._pressed is None or self.textCursor().hasSelection():
            return False
        return (point - self._pressed).manhattanLength() < QApplication.startDragDistance()

    def _choose_at_caret(self, event: QKeyEvent) -> None:
        ids = self.sheet.at(self.caret())
        if ids:
            self._choose(ids, self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
        else:
            event.ignore()

    def _choose(self, ids: list[int], place: QPoint) -> None:
        if not ids:
            self.outline(None)
            self.dismissed.emit()
            return
        self.outline(ids[0])
        self.activated.emit(ids[0])
        if len(ids) > 1:
            self.several.emit(ids, place)

    def _lets_go(self, event: QKeyEvent) -> bool:
        return self.moving.held and event.key() == Qt.Key.Key_Escape

    def _selected_text(self) -> Segment | None:
        """Return the place of what is selected to the letter."""
        cursor = self.textCursor()
        offsets = self.sheet.offsets
        segment = Segment(offsets.point(cursor.selectionStart()), offsets.point(cursor.selectionEnd()))
        return segment if segment.start < segment.end else None

    def _tell_selection(self) -> None:
        selection = self.selection()
        if selection != self._told:
            self._told = selection
            self.chosen.emit(selection)

    def _put_caret(self, annotation: Annotation) -> None:
        """Put the caret where an annotation begins unless it stands in it, so that Shift+arrows go on from there."""
        if annotation.start <= self.caret() <= annotation.end and not self.textCursor().hasSelection():
            return
        cursor = self.textCursor()
        cursor.setPosition(self.sheet.offsets.start(annotation.start))
        self._move_caret(cursor)

    def _move_caret(self, cursor: QTextCursor) -> None:
        """Move the caret without scrolling to it."""
        top = self.top()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(top)
        self._tell_selection()

    def _show_reach(self) -> None:
        """Show what a selection takes along: the rest of the words at its ends."""
        exact, reach = self._selected_text(), self.selection()
        self.show_reach(reach if reach and exact and not exact.holds(reach) else None)
