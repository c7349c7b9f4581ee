"""Quotes by hand: made of the selected text, with kind, word of speech and speaker, and what follows from a speaker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from desktop.annotation import Annotation, Changed, Kind, Segment
from desktop.window import words
from desktop.workbench import quotes

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


class Speaking(QObject):
    """Acts on quotes; each is one step of undo."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.visible.said.connect(self.say)

    def make(self) -> None:
        """Make a quote of the selected text and ask whose words it is."""
        window = self._window
        place, shown = window.marking.place(), window.visible.release
        if not place or not shown:
            window.visible.hint.emit(self.tr("Сначала выделите в тексте слова цитаты."))
            return
        changed = window.work.do(quotes.make_quote, shown.release.id, [place])
        if changed and changed.annotations:
            window.reading.viewer.drop_selection()
            window.visible.select(changed.annotations[0])
            window.inspector.details.ask_speaker()

    def ask(self) -> None:
        """Take the selected text for the speaker; without one, ask for a name."""
        place = self._window.marking.place()
        if place:
            self.say(place, None)
        else:
            self._window.inspector.details.ask_speaker()

    def cue(self) -> None:
        """Take the selected text for the quote's word of speech."""
        window = self._window
        place, quote = window.marking.place(), window.visible.annotation
        if place and quote:
            window.work.do(quotes.set_cue, quote.id, place)
        else:
            window.visible.hint.emit(self.tr("Выделите в тексте слово речи, например «сказал»."))

    def drop_cue(self) -> None:
        """Say that the quote has no word of speech."""
        if quote := self._window.visible.annotation:
            self._window.work.do(quotes.set_cue, quote.id, None)

    def say(self, mention: Segment | None, name: str | None) -> None:
        """Tell whose words the selected quote is; where others follow from it, ask whether they change with it."""
        window = self._window
        quote = window.visible.annotation
        if not quote or not quote.quote:
            return
        following = quotes.followers(window.work.project, quote.id) if self._differs(quote, mention, name) else []
        if following:
            self._offer(quote, following, mention, name)
        else:
            self._shown(window.work.do(quotes.set_speaker, quote.id, speaker=mention, name=name))

    def _differs(self, quote: Annotation, mention: Segment | None, name: str | None) -> bool:
        known = quote.quote
        return known is not None and (bool(mention and mention != known.speaker) or name != known.speaker_name)

    def _offer(self, quote: Annotation, following: list[int], mention: Segment | None, name: str | None) -> None:
        """Ask how far a change of the speaker is to go; nothing is changed until that is answered."""
        work = self._window.work
        box = self._box(quote, len(following), name or self._words(mention))
        every = box.addButton(self.tr("Изменить у всех"), QMessageBox.ButtonRole.YesRole)
        single = box.addButton(self.tr("Только у этой"), QMessageBox.ButtonRole.NoRole)
        cancel = box.addButton(self.tr("Отмена"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(every)
        box.setEscapeButton(cancel)
        ids = [quote.id, *following]

        def answered() -> None:
            if box.clickedButton() is every:
                self._shown(work.do(quotes.set_speaker_of, ids, name=name, speaker=mention))
            elif box.clickedButton() is single:
                self._shown(work.do(quotes.set_speaker, quote.id, speaker=mention, name=name))

        box.finished.connect(answered)
        box.open()

    def _box(self, quote: Annotation, number: int, name: str) -> QMessageBox:
        former = quote.quote.speaker_name if quote.quote else ""
        box = QMessageBox(self._window)
        box.setObjectName("followers")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Автор слов"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"{former} → {name or self.tr('автор не указан')}")
        below = words.number(number, "цитаты", "цитат", "цитат")
        asked = self.tr("Изменить и у неё?") if number == 1 else self.tr("Изменить и у них?")
        box.setInformativeText(f"{self.tr('Отсюда же понят автор ещё')} {below} {self.tr('ниже')}. {asked}")
        return box

    def _words(self, mention: Segment | None) -> str:
        shown = self._window.visible.release
        return mention.of(shown.release.text) if mention and shown else ""

    def _shown(self, changed: Changed | None) -> None:
        if changed:
            self._window.reading.viewer.drop_selection()


def doing(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what does each act of the menu of quotes."""
    return {
        "make_quote": lambda: window.speaking.make(),
        "speaker": lambda: window.speaking.ask(),
        "no_speaker": lambda: window.speaking.say(None, None),
        "cue": lambda: window.speaking.cue(),
        "no_cue": lambda: window.speaking.drop_cue(),
        "direct": lambda: window.visible.kind(Kind.DIRECT),
        "mixed": lambda: window.visible.kind(Kind.MIXED),
        "indirect": lambda: window.visible.kind(Kind.INDIRECT),
    }
