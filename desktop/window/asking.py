"""The questions that need a file dialog: which files, which folder, which project."""

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
        dialog = self._dialog(self.tr("Открыть файлы"), QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Релизы (*.txt *.docx)"), self.tr("Все файлы (*)")])
        return self._ask(dialog)

    def folder(self) -> list[Path]:
        """Return the folder the user wants opened, in a list; an empty one for none."""
        return self._ask(self._dialog(self.tr("Открыть папку"), QFileDialog.FileMode.Directory))

    def new_project(self) -> Path | None:
        """Return where a new project is to lie."""
        dialog = self._project_dialog(self.tr("Новый проект"), QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # An existing file is refused by the project itself and never written over: no question is needed.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        return next(iter(self._ask(dialog)), None)

    def project(self) -> Path | None:
        """Return the project the user wants opened."""
        dialog = self._project_dialog(self.tr("Открыть проект"), QFileDialog.FileMode.ExistingFile)
        return next(iter(self._ask(dialog)), None)

    def _project_dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = self._dialog(title, mode)
        dialog.setNameFilter(self.tr("Проект Pressmark (*.pressmark)"))
        dialog.setDefaultSuffix(_SUFFIX)
        return dialog

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._desk.folder()))
        dialog.setFileMode(mode)
        # Qt's own Russian translation lacks these two.
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Папка:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Вид файлов:"))
        return dialog

    def _ask(self, dialog: QFileDialog) -> list[Path]:
        wanted = bool(dialog.exec())
        paths = [Path(name) for name in dialog.selectedFiles()] if wanted else []
        dialog.deleteLater()
        if paths:
            self._desk.keep_folder(paths[0].parent)
        return paths
