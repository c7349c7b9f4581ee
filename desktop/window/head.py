"""The head above the text: the release's title and date, to be edited in place, and where it comes from."""

import re
from datetime import date

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.annotation import Release
from desktop.window import inks, words
from desktop.window.colours import Colours, paint_muted
from desktop.window.fields import Field
from desktop.window.rows import lines, sized

_DATE = re.compile(r"(\d{1,2})[.\s/](\d{1,2})[.\s/](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})")


def iso(typed: str) -> str | None:
    """Return the ISO date of `21.11.2025` or `2025-11-21`, None for nothing; ValueError for anything else."""
    if not typed.strip():
        return None
    found = _DATE.fullmatch(typed.strip())
    if not found:
        raise ValueError(typed)
    day, month, year = found.group(1, 2, 3) if found.group(1) else found.group(6, 5, 4)
    return date(int(year), int(month), int(day)).isoformat()


def typed(value: str | None) -> str:
    """Write an ISO date as it is typed: `21.11.2025`."""
    try:
        return date.fromisoformat(value).strftime("%d.%m.%Y") if value else ""
    except ValueError:
        return value or ""


class TitleField(Field):
    """The title: a long one stands in two lines until it is being edited."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the title; the field itself while it has the focus, or while it is empty."""
        if self.hasFocus() or not self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        step = self.fontMetrics().height()
        for at, line in enumerate(self._lines()):
            painter.drawText(QRect(2, 2 + at * step, self.width(), step), Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()

    def fit(self) -> None:
        """Take the height that the title needs."""
        self.setFixedHeight(self.fontMetrics().height() * max(len(self._lines()), 1) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width may need another height."""
        super().resizeEvent(event)
        self.fit()

    def _lines(self) -> list[str]:
        return lines(self.text(), self.font(), max(self.width() - 4, 100), 2)


class DateField(Field):
    """The date: one that is none goes when the field is left, or it would be taken for the release's."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: bring the old date back in the place of what is none."""
        super().focusOutEvent(event)
        if self.isModified() and not _understood(self.text()):
            self.take_back()


class NoteSign(QWidget):
    """The small sheet before the note, as notes have it in the lists."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self.setFixedWidth(inks.NOTE_SIDE + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks.note(painter, self.rect().adjusted(1, 0, 0, 0), self._colours)
        painter.end()


class Head(QWidget):
    """Title, date, source and the user's note, which is there only where something is noted or about to be.

    `titled`, `dated` and `noted` give what the user has typed, `refused` what is wrong with it; `entered` tells that
    Enter has ended it.
    """

    titled = Signal(str)
    dated = Signal(object)
    noted = Signal(str)
    refused = Signal(str)
    entered = Signal()

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release: Release | None = None
        self._colours = colours
        self.title = TitleField(self.tr("Заголовок не найден: впишите его сюда"), self)
        self.title.setObjectName("release_title")
        self.title.setAccessibleName(self.tr("Заголовок релиза"))
        self.date = DateField(self.tr("дата не указана"), self)
        self.date.setObjectName("release_date")
        self.date.setAccessibleName(self.tr("Дата релиза"))
        self.note = Field(self.tr("своя заметка к релизу"), self)
        self.note.setObjectName("release_note")
        self.note.setAccessibleName(self.tr("Заметка к релизу"))
        self._sign = NoteSign(colours, self)
        self._source = QLabel(self)
        self._source.setObjectName("release_source")
        self._source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._arrange()
        for field in (self.title, self.note):
            field.returnPressed.connect(self.entered)
        self.date.returnPressed.connect(self._enter_date)
        self.title.editingFinished.connect(self._title_typed)
        self.date.editingFinished.connect(self._date_typed)
        self.note.editingFinished.connect(self._note_typed)
        self.note.left.connect(self._fit_note)

    def show_release(self, release: Release) -> None:
        """Show a release's title, date and source."""
        fresh = self._release is None or self._release.id != release.id
        self._release = release
        fields = ((self.title, release.title), (self.date, typed(release.date)), (self.note, release.note))
        for field, text in fields:
            if fresh:
                field.setModified(False)
            field.put(text)
        self.title.fit()
        seen = self.date.text() or self.date.placeholderText()
        self.date.setFixedWidth(QFontMetrics(self.date.font()).horizontalAdvance(seen) + 18)
        self.title.setToolTip(release.title)
        self._source.setToolTip(release.source)
        self._fit_note()
        self._elide()

    def ask_note(self) -> None:
        """Put the cursor into the note."""
        self._sign.show()
        self.note.show()
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: keep the sizes of the letters when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.title.setFont(sized(self.font(), 1.35, bold=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: cut the source to the width there is."""
        super().resizeEvent(event)
        self._elide()

    def _arrange(self) -> None:
        palette = QPalette(self._colours.palette)
        self.title.setFont(sized(self.font(), 1.35, bold=True))
        for field in (self.title, self.date, self.note):
            field.setFrame(False)
            field.setPalette(palette)
        hint = self.tr("Можно исправить: Enter сохраняет, Esc возвращает как было")
        self.date.setToolTip(hint)
        self.note.setToolTip(hint)
        paint_muted(self._source, self._colours)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.date)
        below.addWidget(self._source, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addWidget(self.title)
        box.addLayout(below)
        noted = QHBoxLayout()
        noted.setSpacing(4)
        noted.addWidget(self._sign)
        noted.addWidget(self.note, 1)
        box.addLayout(noted)

    def _elide(self) -> None:
        text = (self._release.source if self._release else "") or words.tr("вставлен из буфера")
        metrics = QFontMetrics(self._source.font())
        self._source.setText(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, max(self._source.width() - 4, 60)))

    def _fit_note(self) -> None:
        for part in (self._sign, self.note):
            part.setVisible(bool(self.note.text()) or self.note.hasFocus())

    def _note_typed(self) -> None:
        if self.note.isModified():
            self.note.setModified(False)
            self.noted.emit(self.note.text().strip())
        self._fit_note()

    def _title_typed(self) -> None:
        if self.title.isModified():
            self.title.setModified(False)
            self.titled.emit(" ".join(self.title.text().split()))

    def _enter_date(self) -> None:
        if not self.date.isModified() or _understood(self.date.text()):
            self.entered.emit()
        else:
            self.date.selectAll()

    def _date_typed(self) -> None:
        if not self.date.isModified():
            return
        if _understood(self.date.text()):
            self.date.setModified(False)
            self.dated.emit(iso(self.date.text()))
            return
        self.refused.emit(self.tr("Дата не понята. Впишите её так: 21.11.2025, или оставьте поле пустым."))


def _understood(date_typed: str) -> bool:
    try:
        iso(date_typed)
    except ValueError:
        return False
    return True
