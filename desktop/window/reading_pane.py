"""The middle of the window: head, legend and text of the release, or the welcome while there is none."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.annotation import Annotation, Label
from desktop.window.colours import Colours
from desktop.window.find_bar import FindBar
from desktop.window.head import Head
from desktop.window.inks import Ink
from desktop.window.label_colours import LabelColours
from desktop.window.legend import Legend
from desktop.window.shown import Shown
from desktop.window.viewer import Viewer
from desktop.window.welcome import Welcome


class ReadingPane(QStackedWidget):
    """Shows a release; its parts `head`, `legend`, `viewer` and `find_bar` have the signals."""

    def __init__(
        self,
        colours: Colours,
        label_colours: LabelColours,
        ink: Ink,
        actions: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reading_pane")
        self._hidden: list[str] = []
        self.head = Head(colours, self)
        self.legend = Legend(colours, ink, self)
        self.legend.before = self.head.note
        self.viewer = Viewer(label_colours, self)
        self.viewer.setObjectName("viewer")
        # On the role Base a frame would be drawn in the ink of texts; the viewer shows its focus by the other.
        self.viewer.setForegroundRole(QPalette.ColorRole.WindowText)
        self.find_bar = FindBar(colours, self)
        self._welcome = Welcome(colours, actions, self)
        self._page = self._put_together()
        for page in (self._welcome, self._page):
            self.addWidget(page)

    def show_release(self, shown: Shown | None, labels: Sequence[Label]) -> None:
        """Show a release from its beginning; the welcome for none."""
        first = self.currentWidget() is self._welcome
        self.setCurrentWidget(self._page if shown else self._welcome)
        if first:
            self.take_focus()
        if shown is None:
            return
        self.head.show_release(shown.release)
        self.viewer.show_release(shown.release.text, shown.annotations)
        self.show_labels(shown, labels)

    def take_focus(self) -> None:
        """Put the focus where the keys of the work are: into the text, or on the welcome's first button."""
        (self.viewer if self.currentWidget() is self._page else self._welcome).setFocus()

    def change(self, shown: Shown, annotations: Sequence[Annotation], gone: Collection[int]) -> None:
        """Show what has changed in the release on the screen."""
        self.head.show_release(shown.release)
        self.viewer.change(annotations, gone)

    def show_labels(self, shown: Shown | None, labels: Sequence[Label]) -> None:
        """Show the project's labels with their counts, and in the text those that are switched on."""
        self.legend.show_labels(labels, shown.counts() if shown else {})
        hidden = [one.id for one in labels if not one.shown]
        if hidden != self._hidden:
            self._hidden = hidden
            self.viewer.set_hidden(hidden)

    def drop_selection(self) -> None:
        """Let the selected text go: it has become an annotation."""
        self.viewer.drop_selection()

    def open_menu(self, menu: QMenu, place: QPoint) -> None:
        """Open a menu at the pointer."""
        menu.popup(place)

    def _put_together(self) -> QWidget:
        page = QWidget(self)
        page.setAutoFillBackground(True)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        top = QVBoxLayout()
        top.setContentsMargins(18, 12, 18, 8)
        top.setSpacing(9)
        top.addWidget(self.head)
        top.addWidget(self.legend)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self.viewer, 1)
        box.addWidget(self.find_bar)
        return page
