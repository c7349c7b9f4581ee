"""The program with its window: what happens from the start to the first picture and from there to the end."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QSettings, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop import locations
from desktop.annotation import Refused
from desktop.project import Project
from desktop.window import colours, icons
from desktop.window.desk import Desk
from desktop.window.label_colours import LabelSheet
from desktop.window.main_window import MainWindow
from desktop.window.opening import Post
from desktop.worker import Worker

_SECONDS = 6
"""How long the word about a second start stays on the screen."""


class Application(QApplication):
    """Qt's application in our clothes. `asked` gives a file that the system wants opened (macOS)."""

    asked = Signal(object)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("pressmark")
        self.setApplicationDisplayName("Pressmark")
        self.setOrganizationName("pressmark")
        self.setDesktopFileName("pressmark")
        self.setWindowIcon(icons.program())
        self.setStyle("Fusion")
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load("qtbase_ru", folder):
            self.installTranslator(self._translator)
        self.colours = colours.read()
        self.setPalette(self.colours.palette)

    def event(self, event: QEvent) -> bool:
        """Qt: on macOS a double-clicked file comes as an event."""
        if isinstance(event, QFileOpenEvent):
            self.asked.emit(Path(event.file()))
            return True
        return super().event(event)


def run(paths: Sequence[str | Path], project_path: Path | None, worker: Worker) -> int:
    """Show the window with a project, open `paths` in it, and return the exit status.

    `worker` is started already; without `project_path` it is the first project among `paths`, else the user's own.
    """
    application = Application(sys.argv[:1])
    path = project_path or next((Path(each) for each in paths if Path(each).suffix == ".pressmark"), None)
    releases = [each for each in paths if Path(each) != path]
    try:
        project = opened(path or locations.default_project())
    except Refused as refusal:
        return refuse(str(refusal))
    window = make_window(application, project, worker)
    window.painted.connect(lambda: QTimer.singleShot(0, lambda: _begin(application, window, releases)))
    window.show()
    status = application.exec()
    window.work.project.close()
    worker.close()
    return status


def make_window(application: Application, project: Project, worker: Worker) -> MainWindow:
    """Return the window on a project, with the worker's replies coming in."""
    post = Post(application)
    desk = Desk(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "pressmark", "pressmark"))
    label_colours = LabelSheet(locations.resource("labels.toml")).colours("light")
    window = MainWindow(project, worker, post, desk, application.colours, label_colours)
    application.asked.connect(lambda path: window.open_paths([path]))
    worker.listen(post.send)
    return window


def opened(path: Path) -> Project:
    """Open the project at `path`; one that is not there yet is made, with the folders it lies in."""
    if path.exists():
        return Project.open(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"Папку «{path.parent}» не создать: {error.strerror}. Выберите для проекта другую.") from error
    return Project.create(path)


def refuse(sentence: str, seconds: float = _SECONDS) -> int:
    """Say on the terminal and in a window that closes by itself why the program does not go on; return its status."""
    if sys.stderr:
        sys.stderr.write(f"{sentence}\n")
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Information, "Pressmark", sentence, QMessageBox.StandardButton.Ok)
    box.setObjectName("refused_start")
    box.setTextFormat(Qt.TextFormat.PlainText)
    QTimer.singleShot(int(seconds * 1000), box.accept)
    box.exec()
    return 1


def _begin(application: Application, window: MainWindow, paths: Sequence[str | Path]) -> None:
    """Show the project, and as soon as that is painted set to work on it."""
    gc.enable()
    window.fill()
    QTimer.singleShot(0, lambda: _set_to_work(application, window, paths))


def _set_to_work(application: Application, window: MainWindow, paths: Sequence[str | Path]) -> None:
    """Become the one who writes to the project and open `paths`; end where another start does so already."""
    try:
        window.work.project.claim()
    except Refused as refusal:
        window.hide()
        application.exit(refuse(str(refusal)))
        return
    window.start()
    if paths:
        window.open_paths(paths)
