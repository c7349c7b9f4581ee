"""The export of the window: asks for what is wanted, lets the workbench write it, and says where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from desktop.annotation import Refused
from desktop.window import words
from desktop.window.export_dialog import ExportDialog
from desktop.window.shown import Shown
from desktop.workbench import exporting

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


class Exporting(QObject):
    """Says in the window what was written where, or why nothing was."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self, shown: Shown | None) -> ExportDialog:
        """Open the dialog; `shown` is the release on the screen."""
        count = words.number(len(self._window.work.project.releases()), "релиз", "релиза", "релизов")
        title = (shown.release.title or words.tr("Без заголовка")) if shown else ""
        dialog = ExportDialog(self._target(), title, count, self._window)
        dialog.wanted.connect(lambda every, *rest: self._write(None if every or not shown else shown, *rest))
        dialog.open()
        return dialog

    def _target(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) / f"{self._window.work.project.path.stem}.csv"

    def _write(self, shown: Shown | None, profile: str, rejected: bool, path: Path) -> None:
        ids = [shown.release.id] if shown else None
        try:
            exporting.export(self._window.work.project, ids, path, profile=profile, rejected=rejected)
        except Refused as refusal:
            self._window.tell(str(refusal))
            return
        self._window.status.hint(f"{self.tr('Таблица записана')}: {path}")
