"""The program with its window: what happens from the start to the first picture and from there to the end."""

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QSettings, Qt, QTimer, QTranslator, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop import locations
from desktop.annotation import Refused
from desktop.project import Project
from desktop.window import colours
from desktop.window.desk import Desk
from desktop.window.main_window import MainWindow
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
        self.setStyle("Fusion")
        self.colours = colours.read()
        self.setPalette(self.colours.palette)

    def dress(self) -> None:
        """Take what the first picture can do without: the icon, and Qt's own words in Russian."""
        from desktop.window import icons

        self.setWindowIcon(icons.program())
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load("qtbase_ru", folder):
            self.installTranslator(translator)

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
    window = MainWindow(project, Desk(settings()), application.colours)
    _when_painted(window, lambda: _fill(application, window, worker, releases))
    window.show()
    status = application.exec()
    window.project.close()
    worker.close()
    return status


def settings() -> QSettings:
    """Return where what belongs to this desk is remembered."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "pressmark", "pressmark")


def opened(path: Path) -> Project:
    """Open the project at `path`; one that is not there yet is made, with the folders it lies in."""
    if path.exists():
        return Project.open(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            f"Папку «{path.parent}» не создать: {locations.reason(error)}. Выберите для проекта другую."
        ) from error
    return Project.create(path)


def refuse(sentence: str, seconds: float = _SECONDS) -> int:
    """Say on the terminal and in a window that closes by itself why the program does not go on; return its status."""
    application = QApplication.instance()
    if isinstance(application, Application):
        application.dress()
    if sys.stderr:
        sys.stderr.write(f"{sentence}\n")
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Information, "Pressmark", sentence, QMessageBox.StandardButton.Ok)
    box.setObjectName("refused_start")
    box.setTextFormat(Qt.TextFormat.PlainText)
    QTimer.singleShot(int(seconds * 1000), box.accept)
    box.exec()
    return 1


def _fill(application: Application, window: MainWindow, worker: Worker, paths: Sequence[str | Path]) -> None:
    """Put the panes into the painted frame, and when they are painted too, set to work."""
    from desktop.window.label_colours import LabelSheet
    from desktop.window.opening import Post

    post = Post(application)
    window.fill(worker, post, LabelSheet(locations.resource("labels.toml")).colours("light"))
    worker.listen(post.send)
    application.asked.connect(lambda path: window.open_paths([path]))
    _when_painted(window, lambda: _set_to_work(application, window, worker, paths))


def _when_painted(window: MainWindow, go_on: Callable[[], None]) -> None:
    """Go on when the window has been painted as it is now."""
    window.painted.connect(lambda: QTimer.singleShot(0, go_on), Qt.ConnectionType.SingleShotConnection)
    window.update()


def _set_to_work(application: Application, window: MainWindow, worker: Worker, paths: Sequence[str | Path]) -> None:
    """Become the one who writes to the project and open `paths`; end where another start does so already."""
    gc.enable()
    application.dress()
    try:
        window.project.claim()
    except Refused as refusal:
        window.hide()
        application.exit(refuse(str(refusal)))
        return
    worker.load()
    window.start()
    if paths:
        window.open_paths(paths)
