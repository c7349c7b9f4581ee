"""The questions that need a file dialog: which files, which folder, which project."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.window.desk import Desk

_SUFFIX = ".pressmark"


class Asking(QObject):
    """Asks and remembers the folder for the next time."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    def files(self) -> list[Path]:
        """Return the files the user wants opened."""
        kinds = self.tr("Релизы (*.txt *.docx);;Все файлы (*)")
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Открыть файлы"), self._folder(), kinds)
        return self._keep([Path(name) for name in names])

    def folder(self) -> list[Path]:
        """Return the folder the user wants opened, in a list; an empty one for none."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Открыть папку"), self._folder())
        return self._keep([Path(name)] if name else [])

    def new_project(self) -> Path | None:
        """Return where a new project is to lie."""
        return self._project(QFileDialog.getSaveFileName, self.tr("Новый проект"))

    def project(self) -> Path | None:
        """Return the project the user wants opened."""
        return self._project(QFileDialog.getOpenFileName, self.tr("Открыть проект"))

    def _project(self, ask: Callable[..., tuple[str, str]], title: str) -> Path | None:
        name, _ = ask(self._window, title, self._folder(), self.tr("Проект Pressmark (*.pressmark)"))
        if not name:
            return None
        path = Path(name)
        return path if path.suffix == _SUFFIX else path.with_name(path.name + _SUFFIX)

    def _folder(self) -> str:
        return str(self._desk.folder())

    def _keep(self, paths: list[Path]) -> list[Path]:
        if paths:
            self._desk.keep_folder(paths[0].parent)
        return paths
