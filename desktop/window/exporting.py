"""The export of the window: asks for what is wanted, lets the workbench write it, and says where it is."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.annotation import Refused
from desktop.window import words
from desktop.window.export_dialog import ExportDialog
from desktop.window.shown import Shown
from desktop.window.work import Work
from desktop.workbench import exporting


class Exporting(QObject):
    """`written` gives a sentence that says what was written where, `refused` one that says why nothing was."""

    written = Signal(str)
    refused = Signal(str)

    def __init__(self, work: Work, window: QWidget) -> None:
        super().__init__(window)
        self._work = work
        self._window = window

    def ask(self, shown: Shown | None) -> QDialog:
        """Open the dialog; `shown` is the release on the screen."""
        count = words.number(len(self._work.project.releases()), "релиз", "релиза", "релизов")
        title = (shown.release.title or words.tr("Без заголовка")) if shown else ""
        dialog = ExportDialog(self._target(), title, count, self._window)
        dialog.wanted.connect(lambda every, *rest: self._write(None if every or not shown else shown, *rest))
        dialog.open()
        return dialog

    def _target(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) / f"{self._work.project.path.stem}.csv"

    def _write(self, shown: Shown | None, profile: str, rejected: bool, path: Path) -> None:
        ids = [shown.release.id] if shown else None
        try:
            exporting.export(self._work.project, ids, path, profile=profile, rejected=rejected)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.written.emit(f"{self.tr('Таблица записана')}: {path}")
