"""The line at the bottom: what the worker does, what there is to know of the release, and whether work is saved."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QWidget

from desktop.annotation import Release
from desktop.window import words
from desktop.window.colours import Colours
from desktop.window.elided import Elided

_HINT_STAYS = 15_000
"""Milliseconds."""


class StatusLine(QStatusBar):
    """Doing (left), what the release has cost (only on demand) and what it is (middle), saving (right)."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._colours = colours
        self._work, self._hint = "", ""
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_HINT_STAYS)
        self._fade.timeout.connect(lambda: self.hint(""))
        self._doing = self._label("status_doing", self.tr("Чем занята программа"))
        self._busy = QProgressBar(self)
        self._busy.setObjectName("status_busy")
        self._busy.setAccessibleName(self.tr("Ход работы"))
        self._busy.setFixedSize(90, 8)
        self._busy.setTextVisible(False)
        self._busy.hide()
        self._effort = self._label("status_effort", self.tr("Время и клавиши на этот релиз"))
        self._effort.hide()
        self._about = self._label("status_release", self.tr("О релизе"))
        self._saved = self._label("status_saved", self.tr("Сохранение"))
        # What is wrong and what to do stand at the two ends of the sentence, in the middle a path.
        self._saved.cut = Qt.TextElideMode.ElideMiddle
        # However long a sentence is, it takes what room is left and never widens the window.
        self._doing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self._busy)
        self.addWidget(self._doing, 1)
        self.addPermanentWidget(self._effort)
        self.addPermanentWidget(self._about)
        self.addPermanentWidget(self._saved)
        self.setSizeGripEnabled(False)

    def doing(self, text: str, done: int = 0, total: int = 0) -> None:
        """Say what the worker is doing, `done` of `total` releases; nothing when it rests."""
        self._work = text
        self._speak()
        self._busy.setVisible(total > 0)
        if total:
            # A bar in sight paints itself at once, and with it all of the window that waits for it: the user would have
            # to wait for the commit just made and for the painting together.
            self._busy.setUpdatesEnabled(False)
            self._busy.setRange(0, total)
            self._busy.setValue(done)
            self._busy.setUpdatesEnabled(True)

    def hint(self, text: str) -> None:
        """Say something about what the user does, for a while; after it, or for nothing, what the worker is doing."""
        self._hint = text
        if text:
            self._fade.start()
        self._speak()

    def about(self, release: Release | None) -> None:
        """Say how the release was read, and what reader or analysis have to tell."""
        if release is None:
            self._about.setText("")
            return
        read = " ".join(part for part in (release.format, release.encoding) if part)
        parts = [release.remark, read, words.number(len(release.text), "знак", "знака", "знаков")]
        self._about.setText("  ·  ".join(part for part in parts if part))
        self._about.setToolTip(release.remark)
        self._ink(self._about, bad=False)

    def effort(self, text: str) -> None:
        """Say what the release on the screen has cost so far; nothing hides the place."""
        self._effort.setText(text)
        self._effort.setToolTip(self._effort.accessibleDescription())
        self._effort.setVisible(bool(text))

    def saved(self) -> None:
        """Say that the last change is in the file."""
        self._ink(self._saved, bad=False)
        self._saved.setText(f"{self.tr('Сохранено')} {datetime.now():%H:%M}")
        self._saved.setToolTip(self.tr("Каждое действие записывается в проект сразу."))

    def ready(self) -> None:
        """Say that nothing waits to be saved."""
        self._ink(self._saved, bad=False)
        self._saved.setText(self.tr("Всё сохранено"))

    def not_saved(self, why: str) -> None:
        """Say in red that the last change is not in the file, and why."""
        self._ink(self._saved, bad=True)
        self._saved.setText(f"{self.tr('НЕ сохранено')}: {why}")
        self._saved.setToolTip(why)

    def _speak(self) -> None:
        self._doing.tell(self._hint or self._work)

    def _label(self, name: str, accessible: str) -> Elided:
        label = Elided(self)
        label.setObjectName(name)
        label.setAccessibleDescription(accessible)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(8, 0, 8, 0)
        self._ink(label, bad=False)
        return label

    def _ink(self, label: QLabel, *, bad: bool) -> None:
        palette = QPalette(self._colours.palette)
        palette.setColor(QPalette.ColorRole.WindowText, self._colours.bad if bad else self._colours.muted)
        palette.setColor(QPalette.ColorRole.Window, self._colours.bad_ground)
        label.setAutoFillBackground(bad)
        label.setPalette(palette)
