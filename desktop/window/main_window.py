"""The window's frame, painted at once, and what the system asks of it; its panes are put in after the first paint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.annotation import Refused
from desktop.project import Project
from desktop.window import grounds
from desktop.window.colours import Colours
from desktop.window.desk import Desk
from desktop.window.page.carried import SEGMENT_TYPE

if TYPE_CHECKING:
    from desktop.window.effort import Counting
    from desktop.window.finding import Finding
    from desktop.window.history_pane import HistoryPane
    from desktop.window.inspector import Inspector
    from desktop.window.label_colours import LabelColours
    from desktop.window.label_menu import LabelMenu
    from desktop.window.lying import Lying
    from desktop.window.marking import Marking
    from desktop.window.opening import Hands, Opening, Post
    from desktop.window.peopling import Peopling
    from desktop.window.reading_pane import ReadingPane
    from desktop.window.release_list import ReleaseList
    from desktop.window.reviewing import Reviewing
    from desktop.window.showing import Showing
    from desktop.window.speaking import Speaking
    from desktop.window.splitting import Splitting
    from desktop.window.status_line import StatusLine
    from desktop.window.visible import Visible
    from desktop.window.work import Work

_SIZE = QSize(1280, 800)
_FRAME = QSize(0, 40)
"""What a window's own frame takes of a screen: without it the status line would lie below a small one's edge."""
_PROJECT = ".pressmark"


class MainWindow(QMainWindow):
    """`painted` comes whenever the window is painted: first its empty frame, to which `fill` gives its panes."""

    painted = Signal()

    work: Work
    visible: Visible
    opening: Opening
    showing: Showing
    marking: Marking
    speaking: Speaking
    lying: Lying
    finding: Finding
    reviewing: Reviewing
    history: HistoryPane
    effort: Counting
    people: Peopling
    releases: ReleaseList
    reading: ReadingPane
    inspector: Inspector
    status: StatusLine
    panes: Splitting
    label_menu: LabelMenu
    recent: QMenu
    actions_by_id: dict[str, QAction]
    menus: dict[str, QMenu]

    def __init__(self, project: Project, desk: Desk, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("pressmark")
        self.setAcceptDrops(True)
        self.setWindowTitle(f"{project.path} — Pressmark")
        self.project = project
        self.desk = desk
        self.colours = colours
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size() - _FRAME))
        self.restoreGeometry(desk.bytes("geometry"))

    def fill(self, worker: Hands, post: Post, label_colours: LabelColours) -> None:
        """Put the panes in and show what is in the project."""
        from desktop.window.assembly import assemble

        self.plain_colours = self.label_colours = label_colours
        assemble(self, worker, post)
        self.show_project()

    def show_project(self) -> None:
        """Show the project that is open now."""
        self.showing.project()
        self.reading.take_focus()

    def open_paths(self, paths: Sequence[str | Path]) -> None:
        """Open releases and folders; a project among them is opened instead of this one."""
        projects = [Path(path) for path in paths if Path(path).suffix.lower() == _PROJECT]
        if projects:
            self.open_project(projects[0])
        releases = [path for path in paths if Path(path).suffix.lower() != _PROJECT]
        if releases:
            self.opening.open(releases)

    def open_project(self, path: Path, *, new: bool = False) -> None:
        """Put another project in the place of this one; where that cannot be, say why and stay."""
        if path.absolute() == self.project.path.absolute():
            return
        try:
            project = claimed(path, new=new)
        except Refused as refusal:
            self.tell(str(refusal))
            return
        self.visible.show(None)
        self.project.close()
        self.project = self.work.project = project
        self.visible.use()
        self.show_project()
        self.start()

    def start(self) -> None:
        """Go on with what is unfinished in the project."""
        self.opening.use(self.project)
        shown = self.visible.release
        if shown:
            self.opening.urgent(shown.release.id)
        self.desk.keep_recent(self.project.path)
        self._list_recent()

    def tell(self, sentence: str) -> None:
        """Say something that the user has to know."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Warning, "Pressmark", sentence, QMessageBox.StandardButton.Ok, self)
        box.setObjectName("told")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def keys_of(self, act: str) -> str:
        """Return the first key of an act as people read it."""
        from desktop.window import layouts

        key = self.actions_by_id[act].shortcut().toString()
        return layouts.shown(key)

    def ink(self, label_id: str) -> QColor:
        """Return the strong colour of a label."""
        return QColor(self.label_colours.of(label_id).line)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: tell that the window is being painted."""
        super().paintEvent(event)
        if not hasattr(self, "panes"):
            self._paint_grounds()
        self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files and texts are welcome."""
        inside = event.mimeData().hasFormat(SEGMENT_TYPE)
        if not inside and (event.mimeData().hasUrls() or event.mimeData().hasText()):
            _take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: open what was dropped."""
        data = event.mimeData()
        _take_copy(event)
        if data.hasUrls():
            self.open_paths([Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()])
        else:
            self.opening.paste(data.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: store what is still being typed and remember how the desk looked."""
        self.setFocus()
        if hasattr(self, "effort"):
            self.effort.keep()
            self.showing.rest()
        self.desk.keep("geometry", self.saveGeometry())
        if hasattr(self, "panes"):
            self._keep_desk()
        super().closeEvent(event)

    def _paint_grounds(self) -> None:
        painter = QPainter(self)
        for ground in grounds.read(self.desk.text("grounds", ""), self.size()):
            painter.fillRect(ground, self.colours.palette.base())
        painter.end()

    def _keep_desk(self) -> None:
        views = (self.releases.view, self.reading, self.inspector.tabs.currentWidget())
        places = [QRect(view.mapTo(self, QPoint()), view.size()) for view in views]
        self.desk.keep("grounds", grounds.written(self.size(), places))
        self.desk.keep("panes", self.panes.saveState())
        self.desk.keep("inspector", self.inspector.splitter.saveState())
        self.desk.keep("text_size", self.reading.viewer.text_size())

    def _list_recent(self) -> None:
        self.recent.clear()
        for path in self.desk.recent():
            action = self.recent.addAction(f"{path.stem}  —  {path.parent}")
            action.triggered.connect(lambda _checked=False, path=path: self.open_project(path))
            action.setEnabled(path != self.project.path.absolute())


def _take_copy(event: QDropEvent) -> None:
    """Welcome what is dragged as a copy: where it is told to be moved, its source would delete it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def claimed(path: Path, *, new: bool = False) -> Project:
    """Open a project, or make it, as its one writer; raise Refused where that cannot be."""
    project = Project.create(path) if new else Project.open(path)
    try:
        project.claim()
    except Refused:
        project.close()
        raise
    return project
