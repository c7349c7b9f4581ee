"""A picture of the window with a project in it, made without a screen."""

import os
from pathlib import Path

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication

from desktop import locations
from desktop.annotation import QUOTE
from desktop.project import Project
from desktop.window.app import Application
from desktop.window.desk import Desk
from desktop.window.label_colours import LabelSheet
from desktop.window.main_window import MainWindow
from desktop.window.opening import Post
from desktop.worker import Request


class _NoMemory(QSettings):
    """Settings that begin empty and leave nothing behind: nothing of the user's own desk is to be on the picture."""

    def setValue(self, key: str, value: object) -> None:
        """Qt: forget it."""


class Idle:
    """Hands that do nothing: on a picture nothing is analysed."""

    def send(self, request: Request, /) -> None:
        """Leave it."""

    def urgent(self, release: int, /) -> None:
        """Leave it."""


def save_picture(project_path: Path, png_path: Path, size: tuple[int, int] = (1280, 800)) -> None:
    """Save a PNG of the window with this project, `size` pixels wide and high; raise Refused if it does not open."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = QApplication.instance()
    application = made if isinstance(made, Application) else Application(["pressmark"])
    application.dress()
    with Project.open(project_path, writing=False) as project:
        window = _window(application, project, png_path)
        window.resize(QSize(*size))
        window.show()
        window.visible.select(_first_quote(window))
        for _ in range(3):
            application.processEvents()
        window.grab().save(str(png_path), "PNG")
        window.hide()
        window.deleteLater()


def _window(application: Application, project: Project, png_path: Path) -> MainWindow:
    desk = Desk(_NoMemory(str(png_path.with_suffix(".desk")), QSettings.Format.IniFormat))
    label_colours = LabelSheet(locations.resource("labels.toml")).colours("light")
    window = MainWindow(project, desk, application.colours)
    window.fill(Idle(), Post(application), label_colours)
    return window


def _first_quote(window: MainWindow) -> int | None:
    shown = window.visible.release
    return next((one.id for one in shown.annotations if one.label == QUOTE), None) if shown else None
