"""A read-only text in a comfortable column with a margin on its left, which keeps its place when it changes size."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.window.label_colours import Page
from desktop.window.page.column import Column, column
from desktop.window.page.places import line_rect, position_at
from desktop.window.page.typography import measure, text_font

SMALLEST, NORMAL, LARGEST = 12, 16, 32
"""Sizes of the text in pixels."""

_FOCUS_LINE = 2
_CARET_WIDTH = 2
_CARET_AND_MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class TextColumn(QTextEdit):
    """Shows a document. `resized_text` gives the text's new size in pixels."""

    resized_text = Signal(int)

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._size = NORMAL
        self._column = Column(0, 0, 0)
        # Kept here: asking the document for its parent costs the start 18 ms, since Qt's bindings look at every type.
        self._shown: QTextDocument | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(_CARET_AND_MOUSE)
        self.setCursorWidth(_CARET_WIDTH)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(_FOCUS_LINE)
        # The frame is drawn in this role; by default it would be that of the text on a page.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        # A bar that comes and goes would lay the whole text out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_document(self, document: QTextDocument) -> None:
        """Show another document, a child of this widget, from its beginning."""
        former, self._shown = self._shown, document
        self.setDocument(document)
        if former:
            former.deleteLater()
        self.verticalScrollBar().setValue(0)

    def colour(self, page: Page) -> None:
        """Show the page in other colours."""
        self._page = page
        palette = QPalette(self.palette())
        for role, colour in (
            (QPalette.ColorRole.Base, page.paper),
            (QPalette.ColorRole.Window, page.paper),
            (QPalette.ColorRole.WindowText, page.choice if self.hasFocus() else page.paper),
            (QPalette.ColorRole.Text, page.ink),
            (QPalette.ColorRole.Highlight, page.selection),
            (QPalette.ColorRole.HighlightedText, page.ink),
            (QPalette.ColorRole.PlaceholderText, page.faded),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)

    def laid_out(self) -> None:
        """Do what is to be done whenever the text has been laid out anew; for heirs."""

    def top(self) -> int:
        """Return how far the text is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def scroll_to(self, top: float) -> None:
        """Scroll to a height of the document whose line has been asked for.

        Qt lays a long text out bit by bit and tells the scroll bar afterwards: it is told now.
        """
        bar = self.verticalScrollBar()
        if top > bar.maximum():
            self.document().documentLayout().documentSizeChanged.emit(QSizeF())
        bar.setValue(round(top))

    def margin_area(self) -> QRect:
        """Return the margin on the left of the text, in this widget's pixels."""
        text = self.viewport().geometry()
        return QRect(text.left() - self._column.gutter, text.top(), self._column.gutter, text.height())

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
        self.document().setDefaultFont(text_font(size))
        self._fit_column()
        self._return_to(anchor)
        self.laid_out()
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

    def event(self, event: QEvent) -> bool:
        """Scroll by the wheel over the margins too."""
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl change the size of the text."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y():
            (self.larger if event.angleDelta().y() > 0 else self.smaller)()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the text's size by Ctrl with + - 0; move the caret and select by the usual keys."""
        act = self._sizing(event.key()) if event.modifiers() & Qt.KeyboardModifier.ControlModifier else None
        if act:
            act()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column comfortable and what stands at the top there."""
        anchor = self._anchor()
        self._fit_column()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._return_to(anchor)
        self.laid_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        super().focusInEvent(event)
        self.colour(self._page)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.colour(self._page)

    def _sizing(self, key: int) -> Callable[[], None] | None:
        """Return what a key does together with Ctrl; the plus sign stands above the equals sign on most keyboards."""
        return {
            Qt.Key.Key_Plus: self.larger,
            Qt.Key.Key_Equal: self.larger,
            Qt.Key.Key_Minus: self.smaller,
            Qt.Key.Key_Underscore: self.smaller,
            Qt.Key.Key_0: self.normal_size,
        }.get(Qt.Key(key))

    def _fit_column(self) -> None:
        inner = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        self._column = column(inner, measure(self._size))
        self.setViewportMargins(self._column.blank + self._column.gutter, 0, self._column.right, 0)

    def _anchor(self) -> tuple[int, float] | None:
        """Return what stands at the top of the view: its position, and how far its line is scrolled out."""
        if not self.top():
            return None
        position = position_at(self.document(), self.top() + 1)
        return position, self.top() - line_rect(self.document(), position).top()

    def _return_to(self, anchor: tuple[int, float] | None) -> None:
        if anchor:
            position, scrolled_out = anchor
            self.verticalScrollBar().setValue(round(line_rect(self.document(), position).top() + scrolled_out))
