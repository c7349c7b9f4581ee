"""The deeds of a project as a list, newest first: who did what to what, and when; undone ones stand back."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from desktop.project.history import Deed
from desktop.window import words
from desktop.window.choosing import EnteringView
from desktop.window.colours import Colours
from desktop.window.ordered_rows import OrderedRows
from desktop.window.rows import ROW, Card, sized
from desktop.window.verb_names import verb_name

_EDGE, _WIDTH = 14, 210
BEGINNING = Deed(0, "", "user", "", "", undoable=True, undone=False)
"""The row below all others: before anything was done."""


def title(deed: Deed) -> str:
    """Say what was done."""
    if deed.id == BEGINNING.id:
        return words.tr("Начало: ничего ещё не сделано")
    name = verb_name(deed.verb)
    return name[:1].upper() + name[1:]


def who_and_when(deed: Deed) -> str:
    """Say who did it and when, in the time of this place."""
    if deed.id == BEGINNING.id:
        return ""
    who = words.tr("машина") if deed.who == "machine" else words.tr("вы")
    parts = [who, moment(deed.when), words.tr("отменено") if deed.undone else ""]
    return " · ".join(part for part in parts if part)


def moment(iso: str) -> str:
    """Write an ISO time in UTC as the clock here shows it: today's with the hour alone, others with the day."""
    try:
        there = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    today = there.date() == datetime.now().astimezone().date()
    return f"{there:%H:%M:%S}" if today else f"{there:%d.%m.%Y %H:%M}"


class DeedCard(Card):
    """Draws one deed in two lines."""

    def height(self, row: object, width: int, font: QFont) -> int:  # noqa: ARG002
        """A line for what was done, one for who and when."""
        return QFontMetrics(font).height() + QFontMetrics(sized(font, 0.88)).height() + 16

    def draw(self, painter: QPainter, area: QRect, row: object, font: QFont) -> None:
        """Draw what was done, to what, by whom and when."""
        if not isinstance(row, Deed):
            return
        inner = area.adjusted(_EDGE, 7, -_EDGE, -7)
        ink = self.colours.muted if row.undone or row.who == "machine" else self.colours.palette.text().color()
        done = QFont(font)
        done.setStrikeOut(row.undone)
        metrics = QFontMetrics(done)
        painter.setFont(done)
        painter.setPen(ink)
        above = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        text = f"{title(row)}: {row.subject}" if row.subject else title(row)
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, above.width())
        painter.drawText(above, Qt.AlignmentFlag.AlignVCenter, cut)
        small = sized(font, 0.88)
        painter.setFont(small)
        painter.setPen(self.colours.muted)
        below = QRect(inner.left(), above.bottom() + 2, inner.width(), QFontMetrics(small).height())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, who_and_when(row))


class HistoryList(EnteringView):
    """`jumped` gives the id of the deed that is to be the last one done; by Enter or a double click."""

    jumped = Signal(int)

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history_list")
        self.setAccessibleName(self.tr("История проекта"))
        self._model: OrderedRows[Deed] = OrderedRows(_spoken, lambda deed: deed.id, lambda deed: (-deed.id,), self)
        self._model.hint = _hint
        self.setModel(self._model)
        self.setItemDelegate(DeedCard(colours, self))
        self.doubleClicked.connect(self._jump)
        self.entered_text.connect(self._jump)

    def sizeHint(self) -> QSize:
        """Qt: no wider than needed at first: the text has to give the room."""
        return QSize(_WIDTH, super().sizeHint().height())

    def show_deeds(self, deeds: Sequence[Deed]) -> None:
        """Show these deeds, newest first, and below them the beginning where they reach back to it."""
        self._model.swap(list(self._model.rows), deeds)
        last = next((place for place, deed in enumerate(deeds) if not deed.undone and deed.undoable), 0)
        self.setCurrentIndex(self._model.index(last))

    def _jump(self) -> None:
        deed = self.currentIndex().data(ROW)
        if isinstance(deed, Deed):
            self.jumped.emit(deed.id)


def _hint(deed: Deed) -> str:
    """Return what a card has no room for."""
    return f"<p>{escape(_spoken(deed))}</p>"


def _spoken(deed: Deed) -> str:
    return ", ".join(part for part in (title(deed), deed.subject, who_and_when(deed)) if part)
