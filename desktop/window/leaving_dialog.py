"""What becomes of the annotations of a label that goes: another label, or they go with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop.annotation import Label
from desktop.window import words
from desktop.window.dialogs import plain


class LeavingDialog(QDialog):
    """Asks it. `agreed` gives the id of the label that the annotations get, or None where they go."""

    agreed = Signal(object)

    def __init__(self, label: Label, number: int, others: Sequence[Label], parent: QWidget, *, merging: bool) -> None:
        super().__init__(parent)
        self.setObjectName("leaving")
        self.setWindowTitle(self.tr("Слить метки") if merging else self.tr("Удалить метку"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep = QRadioButton(self.tr("Дать им &другую метку:"), self)
        self.drop = QRadioButton(self.tr("Удалить &и пометки"), self)
        self.into = QComboBox(self)
        self._merging = merging
        for other in others:
            self.into.addItem(other.name, other.id)
        has = words.number(number, "пометка", "пометки", "пометок")
        self._arrange(f"{self.tr('С меткой')} «{label.name}» {self.tr('в проекте')}: {has}.", several=number > 0)

    def _arrange(self, told: str, *, several: bool) -> None:
        heading = QLabel(told, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        self.into.setObjectName("leaving_into")
        self.into.setAccessibleName(self.tr("Другая метка"))
        self.keep.setChecked(True)
        asked = several or self._merging
        self.keep.setVisible(asked)
        self.into.setVisible(asked)
        self.drop.setVisible(asked and not self._merging)
        self.drop.toggled.connect(lambda going: self.into.setEnabled(not going))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        agree = buttons.button(QDialogButtonBox.StandardButton.Ok)
        agree.setText(self.tr("Слить") if self._merging else self.tr("Удалить метку"))
        agree.setDefault(True)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.setSpacing(10)
        for widget in (heading, self.keep, self.into, self.drop, plain(buttons)):
            box.addWidget(widget)
        self.setMinimumWidth(380)

    def _agree(self) -> None:
        self.agreed.emit(None if self.drop.isChecked() or self.into.isHidden() else self.into.currentData())
        self.accept()
