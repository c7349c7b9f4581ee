"""«Метки»: own labels with name, colour and key; what is changed here is done at once and can be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.annotation import LABELS, Label
from desktop.window import layouts
from desktop.window.dialogs import plain
from desktop.window.fields import Field

COLOURS = ("Оранжевый", "Оливковый", "Фиолетово-синий", "Пурпурный", "Коричневый", "Голубой")
"""The names of the spare colours, in the order of labels.toml."""
Swatch = Callable[[str], QIcon]
"""Gives the small square of a label by its id."""
_ID = Qt.ItemDataRole.UserRole


class LabelsDialog(QDialog):
    """Lists the labels. Every signal gives the id of the label it is about, then what it is to have.

    `added` has no label yet: it gives a name. `left` asks what becomes of a label's annotations, with
    True where they are to be merged into another label.
    """

    added = Signal(str)
    renamed = Signal(str, str)
    recoloured = Signal(str, str)
    rekeyed = Signal(str, str)
    switched = Signal(str, bool)
    left = Signal(str, bool)

    def __init__(self, swatch: Swatch, spare: Sequence[QIcon], free_keys: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("labels")
        self.setWindowTitle(self.tr("Метки"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._swatch, self._spare, self._free_keys = swatch, spare, free_keys
        self._labels: list[Label] = []
        self._naming = False
        self.list = QListWidget(self)
        self.name = Field(self.tr("название"), self)
        self.key, self.colour = QComboBox(self), QComboBox(self)
        self.shown = QCheckBox(self.tr("&Показывать в тексте"), self)
        self.told = QLabel(self)
        self.new = QPushButton(self.tr("&Новая метка"), self)
        self.merge = QPushButton(self.tr("&Слить с другой…"), self)
        self.delete = QPushButton(self.tr("&Удалить…"), self)
        self._arrange()
        self._connect()

    def show_labels(self, labels: Sequence[Label], chosen: str | None = None) -> None:
        """Show these labels, the one of the id `chosen`, else the current one, being the current one."""
        before = self.label()
        wanted = chosen or (before.id if before else "")
        self._labels = list(labels)
        self.list.blockSignals(True)
        self.list.clear()
        for label in labels:
            self._add_row(label)
        ids = [label.id for label in labels]
        self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self.list.blockSignals(False)
        self._show_label()

    def label(self) -> Label | None:
        """Return the label that is the current one."""
        item = self.list.currentItem()
        return next((label for label in self._labels if item and label.id == item.data(_ID)), None)

    def tell(self, sentence: str) -> None:
        """Say why something was not done; empty to say nothing."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter in a field stores what is in it and does not close the dialog."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.name.hasFocus():
            return
        super().keyPressEvent(event)

    # What is shown

    def _add_row(self, label: Label) -> None:
        key = f"   {layouts.shown(label.key)}" if label.key else ""
        hidden = "" if label.shown else f"   {self.tr('скрыта')}"
        item = QListWidgetItem(self._swatch(label.id), f"{label.name}{key}{hidden}")
        item.setData(_ID, label.id)
        self.list.addItem(item)

    def _show_label(self) -> None:
        label = self.label()
        if label is None:
            return
        self._end()
        self.name.setModified(False)
        self.name.put(label.name)
        self._fill_keys(label)
        self._fill_colours(label)
        self.shown.setChecked(label.shown)
        own = label.id not in LABELS
        hint = "" if own else self.tr("Эту метку ставит разбор: её можно скрыть или переименовать.")
        for button in (self.merge, self.delete):
            button.setEnabled(own)
            button.setToolTip(hint)

    def _fill_keys(self, label: Label) -> None:
        taken = {other.key.upper() for other in self._labels if other is not label}
        keys = [key for key in self._free_keys if key not in taken]
        self.key.clear()
        self.key.addItem(self.tr("нет"), "")
        for key in keys:
            self.key.addItem(layouts.shown(key), key.lower())
        self.key.setCurrentIndex(max(0, self.key.findData(label.key.lower())))

    def _fill_colours(self, label: Label) -> None:
        self.colour.clear()
        self.colour.addItem(QIcon(), self.tr("Обычный"), "")
        for number, (icon, name) in enumerate(zip(self._spare, COLOURS, strict=True)):
            self.colour.addItem(icon, self.tr(name), str(number))
        if label.colour.startswith("#"):
            self.colour.addItem(self._swatch(label.id), label.colour, label.colour)
        self.colour.setCurrentIndex(max(0, self.colour.findData(label.colour)))

    # How it is put together

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setHorizontalSpacing(12)
        for name, title, field in (
            ("name", self.tr("На&звание"), self.name),
            ("key", self.tr("&Клавиша"), self.key),
            ("colour", self.tr("&Цвет"), self.colour),
        ):
            field.setObjectName(f"labels_{name}")
            field.setAccessibleName(title.replace("&", ""))
            form.addRow(title, field)
        form.addRow(self.shown)
        self.list.setObjectName("labels_list")
        self.list.setAccessibleName(self.tr("Метки проекта"))
        self.list.setIconSize(QSize(16, 16))
        self.told.setObjectName("labels_told")
        self.told.setWordWrap(True)
        self.tell("")
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.addWidget(self.list, 0, 0, 2, 1)
        grid.addLayout(form, 0, 1)
        grid.addLayout(self._acts(), 1, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.setSpacing(12)
        box.addLayout(grid, 1)
        box.addWidget(self.told)
        box.addWidget(self._closing())
        self.resize(600, 430)

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, button in (("new", self.new), ("merge", self.merge), ("delete", self.delete)):
            button.setObjectName(f"labels_{name}")
            button.setAutoDefault(False)
            row.addWidget(button)
        return row

    def _closing(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        return plain(buttons)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_items: self._show_label())
        self.name.editingFinished.connect(self._rename)
        self.key.activated.connect(lambda at: self._give(self.rekeyed, self.key.itemData(at)))
        self.colour.activated.connect(lambda at: self._give(self.recoloured, self.colour.itemData(at)))
        self.shown.clicked.connect(lambda wanted: self._give(self.switched, wanted))
        self.new.clicked.connect(self._begin)
        self.name.left.connect(self._leave_name)
        self.merge.clicked.connect(lambda: self._give(self.left, True))
        self.delete.clicked.connect(lambda: self._give(self.left, False))

    def _rename(self) -> None:
        if not self.name.isModified():
            return
        self.name.setModified(False)
        name = " ".join(self.name.text().split())
        if self._naming and name:
            self.tell("")
            self.added.emit(name)
        elif not self._naming:
            self._give(self.renamed, name)

    def _give(self, signal: SignalInstance, value: object) -> None:
        if label := self.label():
            self.tell("")
            signal.emit(label.id, value)

    def _leave_name(self) -> None:
        """Go on with the labels there are after Escape in the name."""
        if self._naming:
            self.list.setCurrentRow(0)
        self.list.setFocus()

    def _begin(self) -> None:
        """Let the name of a new label be typed; it is made with its name, since its id is made of that."""
        self.tell("")
        self._naming = True
        self.list.setCurrentRow(-1)
        self.name.put("")
        for widget in (self.key, self.colour, self.shown, self.merge, self.delete):
            widget.setEnabled(False)
        self.name.setPlaceholderText(self.tr("название новой метки, затем Enter"))
        self.name.setFocus()

    def _end(self) -> None:
        self._naming = False
        self.name.setPlaceholderText(self.tr("название"))
        for widget in (self.key, self.colour, self.shown):
            widget.setEnabled(True)
