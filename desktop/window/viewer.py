"""The text of a release with its annotations to look at, choose and add to. Knows nothing of the project."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.annotation import Annotation, Segment
from desktop.window.label_colours import LabelColours
from desktop.window.page.gutter import Beside, Gutter
from desktop.window.page.hints import hint, spoken, tr
from desktop.window.page.painting import AnnotationPainter
from desktop.window.page.places import Patch, Places
from desktop.window.page.scrolling import scrolled
from desktop.window.page.sheet import Sheet
from desktop.window.page.strokes import Inks, measures
from desktop.window.page.text_column import TextColumn
from desktop.window.page.typography import line_height, text_document


class Viewer(TextColumn):
    """Shows one release. All places are in code points of its text.

    `activated` gives the annotation that was clicked, the smallest under the cursor; `several` all that lie there,
    smallest first, and the place on the screen, when there are more than one; `dismissed` comes when a click hits none.
    `chosen` gives the selected text, or None; `asked_menu` the place on the screen; `resized_text` the text's size.
    """

    activated = Signal(int)
    several = Signal(list, QPoint)
    dismissed = Signal()
    chosen = Signal(object)
    asked_menu = Signal(QPoint)

    def __init__(self, colours: LabelColours, parent: QWidget | None = None) -> None:
        super().__init__(colours.page, parent)
        self._colours = colours
        self._inks = Inks(colours, measures(self.text_size()))
        self._sheet = Sheet()
        self._places = Places(self.document(), self._sheet)
        self._selected: int | None = None
        self._pressed: QPoint | None = None
        self._told: Segment | None = None
        self._gutter = Gutter(self._beside, self._hint, self)
        self._gutter.clicked.connect(self._choose)
        self.setAccessibleName(tr("Текст релиза"))
        self.setAccessibleDescription(
            tr("Стрелки двигают курсор, Shift со стрелками выделяет, Enter выбирает пометку.")
        )
        self.verticalScrollBar().setAccessibleName(tr("Прокрутка текста"))
        self.set_palette(colours)
        self.show_release("", ())

    # What is shown

    def show_release(self, text: str, annotations: Sequence[Annotation]) -> None:
        """Show another text from its beginning; labels stay hidden that were hidden."""
        hidden = self._sheet.hidden
        self._sheet = Sheet(text, annotations)
        self._sheet.hide(hidden)
        self._selected = None
        self._told = None
        self.show_document(text_document(self._sheet.displayed, self.text_size(), self))
        self._places = Places(self.document(), self._sheet)
        self._repaint_all()

    def change(self, annotations: Sequence[Annotation], gone: Collection[int] = ()) -> None:
        """Show added or changed annotations and take away those with an id in `gone`; only their places are painted."""
        touched = [segment for each in annotations for segment in self._sheet.reach(each.id)]
        touched += self._sheet.change(annotations, gone)
        self._places.forget()
        if not self._sheet.shows(self._selected):
            self._selected = None
        self._repaint_paragraphs(touched)

    def set_hidden(self, labels: Collection[str]) -> None:
        """Show the annotations of all labels but these."""
        self._sheet.hide(labels)
        self._places.forget()
        self._repaint_all()

    def set_palette(self, colours: LabelColours) -> None:
        """Show the page in other colours."""
        self._colours = colours
        self._inks = Inks(colours, measures(self.text_size()))
        self.colour(colours.page)
        self._repaint_all()

    # What is selected

    def select(self, annotation_id: int | None) -> None:
        """Outline an annotation and bring it into view, moving the text no more than that takes."""
        if annotation_id != self._selected:
            self._outline(annotation_id)
        if self._selected is not None:
            self._bring_into_view(self._sheet[self._selected])
            self._put_caret(self._sheet[self._selected])

    def selected(self) -> int | None:
        """Return the id of the outlined annotation."""
        return self._selected

    def selection(self) -> Segment | None:
        """Return the selected text's place."""
        cursor = self.textCursor()
        offsets = self._sheet.offsets
        segment = Segment(offsets.point(cursor.selectionStart()), offsets.point(cursor.selectionEnd()))
        return segment if segment.start < segment.end else None

    def drop_selection(self) -> None:
        """Let the selected text go; the caret stays at its end and the text where it is."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self._move_caret(cursor)

    def caret(self) -> int:
        """Return the code point the caret stands before."""
        return self._sheet.offsets.point(self.textCursor().position())

    def under(self, point: QPoint) -> list[int]:
        """Return the annotations painted at a point of the viewport, the smallest first."""
        return self._places.at(QPointF(point) + QPointF(0, self.top()))

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the annotations of the paragraphs in view, then let Qt print the text over them."""
        painter = QPainter(self.viewport())
        painter.translate(0, -self.top())
        clip = QRectF(event.rect()).translated(0, self.top())
        artist = AnnotationPainter(painter, self._sheet, self._inks)
        for block in self._places.blocks(clip.top(), clip.bottom()):
            artist.paint(self._places.of(block), clip)
        self._paint_selected(artist)
        painter.end()
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tooltip of the annotation under the cursor."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            ids = self.under(event.pos())
            QToolTip.showText(event.globalPos(), self._hint(ids) if ids else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked, or tell which text was selected by dragging."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._was_click(event.position().toPoint()):
            self._choose(self.under(event.position().toPoint()), event.globalPosition().toPoint())
        self._pressed = None
        self._tell_selection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the annotation at the caret by Enter; the other keys are a text's usual ones."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose_at_caret(event)
            return
        super().keyPressEvent(event)
        self._tell_selection()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for its menu."""
        self.asked_menu.emit(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the release's own characters: Qt would make no-break spaces plain ones."""
        data = QMimeData()
        if segment := self.selection():
            data.setText(segment.of(self._sheet.text))
        return data

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Let the margin follow the text."""
        super().scrollContentsBy(dx, dy)
        self._gutter.update()

    def laid_out(self) -> None:
        """Find the annotations' places anew, and put the margin where it belongs."""
        self._places.forget()
        self._inks = Inks(self._colours, measures(self.text_size()))
        font = QFont(self.font())
        font.setPixelSize(max(12, min(18, round(self.text_size() * 0.8))))
        self._gutter.setFont(font)
        self._gutter.setGeometry(self.margin_area())
        self._repaint_all()

    # Painting

    def _paint_selected(self, artist: AnnotationPainter) -> None:
        if self._selected is None or not self._sheet.shows(self._selected):
            return
        annotation = self._sheet[self._selected]
        artist.outline([patch for patch in self._in_view() if patch.id == annotation.id])
        if annotation.quote:
            words = [segment for segment in (annotation.quote.cue, annotation.quote.speaker) if segment]
            patches = [patch for segment in words for patch in self._places.of_segment(segment)]
            artist.point_out(patches)

    def _in_view(self) -> list[Patch]:
        return self._places.between(self.top(), self.top() + self.viewport().height())

    def _beside(self) -> list[Beside]:
        quotes: dict[int, QRectF] = {}
        for patch in self._in_view():
            if self._sheet[patch.id].quote:
                quotes[patch.id] = quotes.get(patch.id, patch.rect).united(patch.rect)
        top, line = self.top(), line_height(self.text_size())
        beside = [
            Beside(self._sheet[each], rect.top() - top, rect.bottom() - top, line) for each, rect in quotes.items()
        ]
        return sorted(beside, key=lambda each: (each.top, each.annotation.start))

    def _repaint_all(self) -> None:
        self.viewport().update()
        self._gutter.show_in(self._colours, self._selected)

    def _repaint_paragraphs(self, touched: Sequence[Segment]) -> None:
        """Repaint the paragraphs in view that hold any of the segments."""
        points = self._sheet.offsets.point
        layout = self.document().documentLayout()
        for block in self._places.blocks(self.top(), self.top() + self.viewport().height()):
            here = Segment(points(block.position()), points(block.position() + block.length()))
            if any(here.overlaps(segment) for segment in touched):
                lines = layout.blockBoundingRect(block).toAlignedRect().translated(0, -self.top())
                self.viewport().update(lines.adjusted(-lines.left(), -self.text_size(), lines.left(), self.text_size()))
        self._gutter.show_in(self._colours, self._selected)

    def _hint(self, ids: Sequence[int]) -> str:
        return hint([self._sheet[each] for each in ids], self._sheet.text, self._colours)

    # Choosing

    def _was_click(self, point: QPoint) -> bool:
        if self._pressed is None or self.textCursor().hasSelection():
            return False
        return (point - self._pressed).manhattanLength() < QApplication.startDragDistance()

    def _choose_at_caret(self, event: QKeyEvent) -> None:
        ids = self._sheet.at(self.caret())
        if ids:
            self._choose(ids, self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
        else:
            event.ignore()

    def _choose(self, ids: list[int], place: QPoint) -> None:
        if not ids:
            self._outline(None)
            self.dismissed.emit()
            return
        self._outline(ids[0])
        self.activated.emit(ids[0])
        if len(ids) > 1:
            self.several.emit(ids, place)

    def _outline(self, annotation_id: int | None) -> None:
        touched = self._sheet.reach(self._selected) + self._sheet.reach(annotation_id)
        self._selected = annotation_id if self._sheet.shows(annotation_id) else None
        self._repaint_paragraphs(touched)
        self._announce()

    def _announce(self) -> None:
        """Tell a screen reader what has been chosen: it cannot see what is painted."""
        if self._selected is not None and QAccessible.isActive():
            words = spoken(self._sheet[self._selected], self._sheet.text, self._colours)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

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
        cursor.setPosition(self._sheet.offsets.start(annotation.start))
        self._move_caret(cursor)

    def _move_caret(self, cursor: QTextCursor) -> None:
        """Move the caret without scrolling to it."""
        top = self.top()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(top)
        self._tell_selection()

    def _bring_into_view(self, annotation: Annotation) -> None:
        top = self._places.line_of(annotation.start).top()
        bottom = self._places.line_of(max(annotation.start, annotation.end - 1)).bottom()
        height = self.viewport().height()
        self.verticalScrollBar().setValue(scrolled(self.top(), height, top, bottom, line_height(self.text_size())))
