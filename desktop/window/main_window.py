"""The window: its panes put together, projects opened in it, files dropped on it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from desktop.annotation import Refused
from desktop.project import Project
from desktop.window import actions, icons
from desktop.window.colours import Colours
from desktop.window.desk import Desk
from desktop.window.doing import doing
from desktop.window.inspector import Inspector
from desktop.window.label_colours import LabelColours
from desktop.window.label_menu import LabelMenu
from desktop.window.opening import Hands, Opening, Post
from desktop.window.reading_pane import ReadingPane
from desktop.window.release_list import ReleaseList
from desktop.window.showing import Showing
from desktop.window.splitting import Splitting
from desktop.window.status_line import StatusLine
from desktop.window.visible import Visible
from desktop.window.work import Work

_WIDTHS = (270, 690, 320)
_HEIGHTS = (400, 320)
_SIZE = QSize(1280, 800)
_PROJECT = ".pressmark"


class MainWindow(QMainWindow):
    """Assembly only. `painted` comes once, when the window is painted for the first time."""

    painted = Signal()

    def __init__(
        self, project: Project, worker: Hands, post: Post, desk: Desk, colours: Colours, label_colours: LabelColours
    ) -> None:
        super().__init__()
        self.setObjectName("pressmark")
        self.setAcceptDrops(True)
        self._was_painted = False
        self.desk = desk
        self.colours = colours
        self._label_colours = label_colours
        self.work = Work(project, self)
        self.visible = Visible(self.work, self)
        self.opening = Opening(self.work, worker, post, self)
        self.actions_by_id, self.menus = actions.build(self, doing(self), self._icon)
        self._build_menus()
        self._build_toolbar()
        self._build_panes()
        self._restore()
        self.showing = Showing(self)

    def open_paths(self, paths: Sequence[str | Path]) -> None:
        """Open releases and folders; a project among them is opened instead of this one."""
        projects = [Path(path) for path in paths if Path(path).suffix == _PROJECT]
        if projects:
            self.open_project(projects[0])
        releases = [path for path in paths if Path(path).suffix != _PROJECT]
        if releases:
            self.opening.open(releases)

    def open_project(self, path: Path, *, new: bool = False) -> None:
        """Put another project in the place of this one; where that cannot be, say why and stay."""
        if path.absolute() == self.work.project.path.absolute():
            return
        try:
            project = claimed(path, new=new)
        except Refused as refusal:
            self.tell(str(refusal))
            return
        self.work.project.close()
        self.work.project = project
        self.visible.use()
        self.fill()
        self.start()

    def fill(self) -> None:
        """Show what is in the project: after the first paint, so that no release is too long for a quick start."""
        self.showing.project()
        self.reading.viewer.setFocus()

    def start(self) -> None:
        """Go on with what is unfinished in the project."""
        self.opening.use(self.work.project)
        shown = self.visible.release
        if shown:
            self.opening.urgent(shown.release.id)
        self.desk.keep_recent(self.work.project.path)
        self._list_recent()

    def tell(self, sentence: str) -> None:
        """Say something that the user has to know."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Warning, "Pressmark", sentence, QMessageBox.StandardButton.Ok, self)
        box.setObjectName("told")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def ink(self, label_id: str) -> QColor:
        """Return the strong colour of a label."""
        return QColor(self._label_colours.of(label_id).line)

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: tell once that the window is being painted."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files and texts are welcome."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: open what was dropped."""
        data = event.mimeData()
        event.acceptProposedAction()
        if data.hasUrls():
            self.open_paths([Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()])
        else:
            self.opening.paste(data.text())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: store what is still being typed and remember how the desk looked."""
        self.setFocus()
        self.desk.keep("panes", self.panes.saveState())
        self.desk.keep("inspector", self.inspector.splitter.saveState())
        self.desk.keep("geometry", self.saveGeometry())
        self.desk.keep("text_size", self.reading.viewer.text_size())
        super().closeEvent(event)

    # Putting together

    def _icon(self, name: str) -> QIcon:
        return icons.icon(name, self.colours.palette.text().color(), self.devicePixelRatio())

    def _build_menus(self) -> None:
        self.label_menu = LabelMenu(self.tr("Поставить метку"), self.ink, self)
        menu = self.menus["annotation"]
        menu.insertMenu(self.actions_by_id["speaker"], self.label_menu)
        self._recent = QMenu(self.tr("Недавние проекты"), self)
        self._recent.setObjectName("menu_recent")
        self.menus["file"].insertMenu(self.actions_by_id["export"], self._recent)
        self.menus["file"].insertSeparator(self.actions_by_id["export"])

    def _build_toolbar(self) -> None:
        bar = QToolBar(self.tr("Основные действия"), self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.toggleViewAction().setVisible(False)
        for name in actions.TOOLBAR:
            if not name:
                bar.addSeparator()
                continue
            bar.addAction(self.actions_by_id[name])
            button = bar.widgetForAction(self.actions_by_id[name])
            if name in actions.WORDED and isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(bar)

    def _build_panes(self) -> None:
        self.releases = ReleaseList(self.colours, self)
        self.reading = ReadingPane(self.colours, self._label_colours, self.ink, self.actions_by_id, self)
        self.inspector = Inspector(self.colours, self.ink, self)
        self.inspector.details.add_buttons(self.actions_by_id, self.label_menu)
        self.status = StatusLine(self.colours, self)
        self.panes = Splitting(Qt.Orientation.Horizontal, self.colours, self)
        self.panes.setObjectName("panes")
        for pane in (self.releases, self.reading, self.inspector):
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self.panes.setChildrenCollapsible(False)
        self.setCentralWidget(self.panes)
        self.setStatusBar(self.status)

    def _restore(self) -> None:
        self.resize(_SIZE)
        self.restoreGeometry(self.desk.bytes("geometry"))
        if not self.panes.restoreState(self.desk.bytes("panes")):
            self.panes.setSizes(_WIDTHS)
        if not self.inspector.splitter.restoreState(self.desk.bytes("inspector")):
            self.inspector.splitter.setSizes(_HEIGHTS)
        self.reading.viewer.set_text_size(self.desk.number("text_size", self.reading.viewer.text_size()))

    def _list_recent(self) -> None:
        self._recent.clear()
        for path in self.desk.recent():
            action = self._recent.addAction(f"{path.stem}  —  {path.parent}")
            action.triggered.connect(lambda _checked=False, path=path: self.open_project(path))
            action.setEnabled(path != self.work.project.path.absolute())


def claimed(path: Path, *, new: bool = False) -> Project:
    """Open a project, or make it, as its one writer; raise Refused where that cannot be."""
    project = Project.create(path) if new else Project.open(path)
    try:
        project.claim()
    except Refused:
        project.close()
        raise
    return project
