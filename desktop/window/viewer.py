"""The text of a release with its annotations to look at, choose and add to. Knows nothing of the project."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QToolTip, QWidget

from desktop.annotation import Annotation, Segment
from desktop.window.label_colours import LabelColours
from desktop.window.page.column import Column, column
from desktop.window.page.gutter import Beside, Gutter
from desktop.window.page.hints import hint, tr
from desktop.window.page.painting import AnnotationPainter, Measures
from desktop.window.page.places import Patch, Places
from desktop.window.page.scrolling import scrolled
from desktop.window.page.sheet import Sheet
from desktop.window.page.typography import MARGIN, line_height, measure, text_document, text_font

SMALLEST, NORMAL, LARGEST = 12, 16, 32
"""Sizes of the text in pixels."""

_FOCUS_LINE = 2
_LARGER = (QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Equal),)
_USUAL = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_0)


class Viewer(QTextEdit):
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
    resized_text = Signal(int)

    def __init__(self, colours: LabelColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._size = NORMAL
        self._sheet = Sheet()
        self._places = Places(self.document(), self._sheet)
        self._selected: int | None = None
        self._pressed: QPoint | None = None
        self._told: Segment | None = None
        self._column = Column(0, 0, 0)
        self._gutter = Gutter(self._beside, self._hint, self)
        self._set_up()
        self.set_palette(colours)
        self.show_release("", ())

    def _set_up(self) -> None:
        flags = Qt.TextInteractionFlag
        self.setReadOnly(True)
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(_FOCUS_LINE)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Текст релиза"))
        self.setAccessibleDescription(tr("Стрелки двигают курсор, Shift со стрелками выделяет текст."))
        self.verticalScrollBar().setAccessibleName(tr("Прокрутка текста"))

    # What is shown

    def show_release(self, text: str, annotations: Sequence[Annotation]) -> None:
        """Show another text from its beginning; labels stay hidden that were hidden."""
        hidden = self._sheet.hidden
        self._sheet = Sheet(text, annotations)
        self._sheet.hide(hidden)
        self._selected = None
        self._told = None
        self._put(text_document(self._sheet.displayed, self._size, self))
        self.verticalScrollBar().setValue(0)

    def change(self, annotations: Sequence[Annotation], gone: Collection[int] = ()) -> None:
        """Show added or changed annotations and take away those with an id in `gone`; only their places are painted."""
        touched = self._sheet.change(annotations, gone)
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
        palette = QPalette(self.palette())
        for role, colour in (
            (QPalette.ColorRole.Base, colours.page.paper),
            (QPalette.ColorRole.Window, colours.page.paper),
            (QPalette.ColorRole.Text, colours.page.ink),
            (QPalette.ColorRole.Highlight, colours.page.selection),
            (QPalette.ColorRole.HighlightedText, colours.page.ink),
            (QPalette.ColorRole.PlaceholderText, colours.page.faded),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        self._show_focus()
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
        if not cursor.hasSelection():
            return None
        offsets = self._sheet.offsets
        segment = Segment(offsets.point(cursor.selectionStart()), offsets.point(cursor.selectionEnd()))
        return segment if segment.start < segment.end else None

    def caret(self) -> int:
        """Return the code point the caret stands before."""
        return self._sheet.offsets.point(self.textCursor().position())

    def under(self, point: QPoint) -> list[int]:
        """Return the annotations painted at a point of the viewport, the smallest first."""
        return self._places.at(QPointF(point) + QPointF(0, self._top()))

    # Size of the text

    def text_size(self) -> int:
        """Return the size of the text in pixels."""
        return self._size

    def set_text_size(self, size: int) -> None:
        """Show the text larger or smaller; what stands at the top stays there."""
        size = max(SMALLEST, min(LARGEST, size))
        if size == self._size:
            return
        anchor = self._anchor()
        self._size = size
        self.document().setDefaultFont(text_font(self._size))
        self._fit_column()
        self._return_to(anchor)
        self._repaint_all()
        self.resized_text.emit(size)

    def larger(self) -> None:
        """Enlarge the text by a step."""
        self.set_text_size(self._size + (1 if self._size < NORMAL else 2))

    def smaller(self) -> None:
        """Diminish the text by a step."""
        self.set_text_size(self._size - (1 if self._size <= NORMAL else 2))

    def normal_size(self) -> None:
        """Show the text in its usual size."""
        self.set_text_size(NORMAL)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the annotations of the paragraphs in view, then let Qt print the text over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self._top())
        clip = QRectF(event.rect()).translated(0, self._top())
        artist = AnnotationPainter(painter, self._sheet, self._colours, Measures(self._size))
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

    def event(self, event: QEvent) -> bool:
        """Scroll by the wheel over the margins too."""
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        return super().event(event)

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
        """Change the text's size by Ctrl with + - 0, move the caret and select by the usual keys."""
        if self._resizes(event):
            return
        super().keyPressEvent(event)
        self._tell_selection()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl change the size of the text."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y():
            (self.larger if event.angleDelta().y() > 0 else self.smaller)()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for its menu."""
        self.asked_menu.emit(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the release's own characters: Qt would make no-break spaces plain ones."""
        data = QMimeData()
        if segment := self.selection():
            data.setText(segment.of(self._sheet.text))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column comfortable and what stands at the top there."""
        anchor = self._anchor()
        self._fit_column()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._places.forget()
            self._return_to(anchor)
        self._place_gutter()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Let the margin follow the text."""
        super().scrollContentsBy(dx, dy)
        self._gutter.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self._show_focus()

    # Painting

    def _paint_selected(self, artist: AnnotationPainter) -> None:
        if self._selected is None or not self._sheet.shows(self._selected):
            return
        annotation = self._sheet[self._selected]
        artist.outline([patch for patch in self._in_view() if patch.id == annotation.id])
        if annotation.quote:
            words = [segment for segment in (annotation.quote.cue, annotation.quote.speaker) if segment]
            patches = [patch for segment in words for patch in self._places.of_segment(segment)]
            artist.point_out(patches, self._colours.page.choice)

    def _in_view(self) -> list[Patch]:
        return self._places.between(self._top(), self._top() + self.viewport().height())

    def _beside(self) -> list[Beside]:
        quotes: dict[int, QRectF] = {}
        for patch in self._in_view():
            if self._sheet[patch.id].quote:
                quotes[patch.id] = quotes.get(patch.id, patch.rect).united(patch.rect)
        top, line = self._top(), line_height(self._size)
        beside = [
            Beside(self._sheet[each], rect.top() - top, rect.bottom() - top, line) for each, rect in quotes.items()
        ]
        return sorted(beside, key=lambda each: (each.top, each.annotation.start))

    def _repaint_all(self) -> None:
        self.viewport().update()
        self._gutter.show_in(self._colours, self._selected)

    def _repaint_paragraphs(self, touched: Sequence[Segment]) -> None:
        """Repaint the paragraphs in view that hold any of the segments."""
        top = self._top()
        for block in self._places.blocks(top, top + self.viewport().height()):
            points = self._sheet.offsets.point
            here = Segment(points(block.position()), points(block.position() + block.length()))
            if any(here.overlaps(segment) for segment in touched):
                rect = self.document().documentLayout().blockBoundingRect(block).toAlignedRect()
                self.viewport().update(
                    0, rect.top() - top - self._size, self.viewport().width(), rect.height() + 3 * self._size
                )
        self._gutter.show_in(self._colours, self._selected)

    def _hint(self, ids: Sequence[int]) -> str:
        return hint([self._sheet[each] for each in ids], self._sheet.text, self._colours)

    def _show_focus(self) -> None:
        palette = QPalette(self.palette())
        colour = self._colours.page.choice if self.hasFocus() else self._colours.page.paper
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        self.setPalette(palette)

    # Choosing

    def _was_click(self, point: QPoint) -> bool:
        if self._pressed is None or self.textCursor().hasSelection():
            return False
        return (point - self._pressed).manhattanLength() < QApplication.startDragDistance()

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
        before = [self._selected, annotation_id]
        self._selected = annotation_id if self._sheet.shows(annotation_id) else None
        self._repaint_paragraphs([segment for each in before for segment in self._sheet.reach(each)])

    def _tell_selection(self) -> None:
        selection = self.selection()
        if selection != self._told:
            self._told = selection
            self.chosen.emit(selection)

    def _put_caret(self, annotation: Annotation) -> None:
        if annotation.start <= self.caret() <= annotation.end and not self.textCursor().hasSelection():
            return
        cursor = self.textCursor()
        cursor.setPosition(self._sheet.offsets.start(annotation.start))
        top = self._top()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(top)
        self._tell_selection()

    def _resizes(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.keyCombination() in _LARGER:
            self.larger()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.smaller()
        elif event.keyCombination() == _USUAL:
            self.normal_size()
        else:
            return False
        return True

    # Layout

    def _put(self, document: QTextDocument) -> None:
        former = self.document()
        ours = former.parent() is self
        self.setDocument(document)
        if ours:
            former.deleteLater()
        self._places = Places(document, self._sheet)
        self._repaint_all()

    def _fit_column(self) -> None:
        inner = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        self._column = column(inner, measure(self._size))
        self.setViewportMargins(self._column.blank + self._column.gutter, 0, self._column.right, 0)

    def _place_gutter(self) -> None:
        area = self.viewport().geometry()
        self._gutter.setGeometry(area.left() - self._column.gutter, area.top(), self._column.gutter, area.height())
        font = QFont(self.font())
        font.setPixelSize(max(12, round(self._size * 0.8)))
        self._gutter.setFont(font)

    # Scrolling

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _anchor(self) -> tuple[int, float] | None:
        """Return what stands at the top of the view: its code point, and how far its line is scrolled out."""
        if not self._top():
            return None
        layout = self.document().documentLayout()
        position = layout.hitTest(QPointF(MARGIN, self._top() + 1), Qt.HitTestAccuracy.FuzzyHit)
        point = self._sheet.offsets.point(max(position, 0))
        return point, self._top() - self._places.line_of(point).top()

    def _return_to(self, anchor: tuple[int, float] | None) -> None:
        if anchor:
            point, scrolled_out = anchor
            self.verticalScrollBar().setValue(round(self._places.line_of(point).top() + scrolled_out))

    def _bring_into_view(self, annotation: Annotation) -> None:
        places = self._places
        top = places.line_of(annotation.start).top()
        bottom = places.line_of(max(annotation.start, annotation.end - 1)).bottom()
        self.verticalScrollBar().setValue(
            scrolled(self._top(), self.viewport().height(), top, bottom, line_height(self._size))
        )
