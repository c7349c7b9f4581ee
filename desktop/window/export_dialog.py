"""Экспорт в CSV: which releases, for whom, and where to."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.window.dialogs import plain
from desktop.window.fields import Field
from desktop.workbench.exporting import EXCEL, PROGRAMS


class ExportDialog(QDialog):
    """Asks for what is to be exported. `wanted` gives: all releases?, the profile, rejected ones too?, the path."""

    wanted = Signal(bool, str, bool, object)

    def __init__(self, target: Path, title: str, releases: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Экспорт в CSV"))
        self.one = QRadioButton(f"{self.tr('Этот релиз')}: {_short(title)}", self)
        self.every = QRadioButton(f"{self.tr('Весь проект')}: {releases}", self)
        self.excel = QRadioButton(self.tr("Для Excel: точка с запятой, открывается двойным щелчком"), self)
        self.programs = QRadioButton(self.tr("Для программ: запятая, UTF-8, тексты знак в знак"), self)
        self.turned_down = QCheckBox(self.tr("И отклонённые пометки"), self)
        self.path = Field(self.tr("имя файла"), self)
        self._arrange(target, has_release=bool(title))

    def _arrange(self, target: Path, *, has_release: bool) -> None:
        self.setMinimumWidth(540)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.setSpacing(12)
        box.addWidget(self._group(self.tr("Что"), self.one, self.every))
        box.addWidget(self._group(self.tr("Для кого"), self.excel, self.programs))
        (self.one if has_release else self.every).setChecked(True)
        self.one.setEnabled(has_release)
        self.excel.setChecked(True)
        box.addWidget(self.turned_down)
        self.path.put(str(target))
        self.path.left.connect(self.reject)
        self.path.setObjectName("export_path")
        self.path.setAccessibleName(self.tr("Файл таблицы"))
        browse = QPushButton(self.tr("Выбрать…"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        box.addLayout(row)
        box.addWidget(plain(self._buttons()))
        self.path.setFocus()

    def _group(self, title: str, *buttons: QRadioButton) -> QGroupBox:
        group = QGroupBox(title, self)
        inner = QVBoxLayout(group)
        together = QButtonGroup(self)
        for button in buttons:
            together.addButton(button)
            inner.addWidget(button)
        return group

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Save).setDefault(True)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        return buttons

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), self.path.text(), self.tr("Таблица CSV (*.csv)"),
            options=QFileDialog.Option.DontConfirmOverwrite)  # fmt: skip
        if chosen:
            self.path.setText(chosen)

    def _save(self) -> None:
        if not self.path.text().strip():
            self.path.setFocus()
            return
        path = Path(self.path.text().strip()).expanduser()
        if not path.suffix:
            path = path.with_suffix(".csv")
        if path.exists() and not self._may_replace(path):
            return
        profile = EXCEL if self.excel.isChecked() else PROGRAMS
        self.wanted.emit(self.every.isChecked(), profile, self.turned_down.isChecked(), path)
        self.accept()

    def _may_replace(self, path: Path) -> bool:
        question = self.tr("Файл уже есть. Заменить его?")
        return QMessageBox.question(self, self.windowTitle(), f"{question}\n\n{path}") == QMessageBox.StandardButton.Yes


def _short(title: str, most: int = 60) -> str:
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
