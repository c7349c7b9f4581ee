"""What the window shows and works on: one release, one selected annotation, and the acts on them."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Concatenate

from PySide6.QtCore import QObject, Signal

from desktop.annotation import QUOTE, Annotation, Changed, Kind, Refused, Segment, Status
from desktop.project import Project
from desktop.window.shown import Shown
from desktop.window.work import Work
from desktop.workbench import annotations, history, labels, quotes, releases
from desktop.workbench.filters import Filter

Deciding = Callable[[Project, Iterable[int]], Changed]


class Visible(QObject):
    """Panes listen to it: `shown` for another release (or none), `reread` for single annotations of the same one.

    `selected` gives the selected annotation or None; `said` the mention and the
    name of the speaker that the user gives to the selected quote, `hint` a sentence for the user about what to do next.
    """

    shown = Signal(object)
    reread = Signal(object, object)
    selected = Signal(object)
    said = Signal(object, object)
    hint = Signal(str)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.release: Shown | None = None
        self.annotation: Annotation | None = None
        self.chosen_text: Segment | None = None
        self.picking = False
        self.rejected = False
        self.wanted = Filter()
        self.labels = work.project.labels()
        work.changed.connect(self._reread)

    @property
    def hidden(self) -> list[str]:
        """The ids of the labels that are switched off."""
        return [one.id for one in self.labels if not one.shown]

    def use(self) -> None:
        """Begin anew with the project that is open now, nothing on the screen."""
        self.labels = self._work.project.labels()
        self.show(None)

    def show(self, release_id: int | None) -> None:
        """Put a release on the screen."""
        self.picking, self.chosen_text, self.annotation = False, None, None
        try:
            self.release = None if release_id is None else self._read(release_id)
        except Refused as refusal:
            self._work.failed.emit(str(refusal))
            return
        self.shown.emit(self.release)
        self.selected.emit(None)

    def show_rejected(self, *, wanted: bool) -> None:
        """Show rejected annotations in the lists, or do not."""
        self.rejected = wanted
        if self.release:
            self.show(self.release.release.id)

    # Selecting

    def select(self, annotation_id: int | None) -> None:
        """Make an annotation the selected one; while a speaker is being picked, a clicked name becomes the speaker."""
        wanted = self.release.get(annotation_id) if self.release else None
        if self.picking and wanted and wanted.label != QUOTE:
            self._pick(wanted.segments[0], wanted.entity or wanted.normal or None)
            return
        self.picking = False
        self.annotation = wanted
        self.selected.emit(wanted)

    def step(self, by: int, only: Filter | None = None) -> None:
        """Select the next or the previous annotation, of all that are listed or `only` of some."""
        if not self.release:
            return
        start = self.annotation.id if self.annotation else None
        found = self.release.step(start, by, self.hidden, only or Filter())
        if found == start:
            self.hint.emit(self.tr("Дальше таких пометок нет."))
        else:
            self.select(found)

    def next_suggested(self, by: int = 1) -> None:
        """Select the next (`by` -1: previous) annotation that nobody has decided on."""
        if not self.release:
            return
        found = self.release.next_suggested(self.annotation.id if self.annotation else None, self.hidden, by=by)
        if found is None:
            self.hint.emit(self.tr("Других непроверенных пометок здесь нет."))
        else:
            self.select(found)

    def want(self, wanted: Filter) -> None:
        """List and step on those annotations only that fit."""
        self.wanted = wanted
        if self.release:
            self.release.want(wanted)
            self.reread.emit([], set())

    def choose_text(self, place: Segment | None) -> None:
        """Take note of the text that is selected."""
        self.chosen_text = place
        if self.picking and place and self.release:
            self._pick(self.release.trimmed(place), None)

    # Acts on the selected annotation

    def accept(self) -> None:
        """Agree with it and go on to the next that waits."""
        self._decide(annotations.accept, {Status.SUGGESTED, Status.REJECTED})

    def reject(self) -> None:
        """Turn it down and go on to the next that waits."""
        self._decide(annotations.reject, {Status.SUGGESTED, Status.ACCEPTED, Status.CORRECTED})

    def delete(self) -> None:
        """Take it away and go on to the next one."""
        self._decide(annotations.delete, set(Status))

    def label(self, label_id: str) -> None:
        """Give the selected text this label; where none is selected, the selected annotation."""
        place = self.release.trimmed(self.chosen_text) if self.release and self.chosen_text else None
        if self.release and place:
            changed = self._work.do(annotations.add, self.release.release.id, [place], label_id)
            self.chosen_text = None
            self._select_first(changed)
        elif self.annotation and self.annotation.label == label_id:
            self.accept()
        elif self.annotation:
            self._decide(partial(annotations.relabel, label=label_id), set(Status))
        else:
            self.hint.emit(self.tr("Сначала выделите слова в тексте или выберите пометку."))

    def note(self, text: str) -> None:
        """Write the note on it."""
        self._do(annotations.note, text)

    def kind(self, kind: Kind) -> None:
        """Say how the quote gives the words."""
        self._do(quotes.set_kind, kind)

    def speaker(self, name: str) -> None:
        """Say by a typed name whose words the quote is; an empty one takes the speaker away."""
        self.picking = False
        if self.annotation and self.release:
            place = self.release.mention_kept(self.annotation, name) if name else None
            self.said.emit(place, name or None)

    def pick(self, wanted: bool) -> None:
        """Wait for the speaker to be clicked in the text, or no longer."""
        self.picking = wanted and self.annotation is not None and self.annotation.quote is not None
        if self.picking:
            self.hint.emit(
                self.tr("Чьи это слова? Впишите имя или щёлкните его в тексте; Enter сохраняет, Esc отменяет.")
            )
        else:
            self.hint.emit("")

    # Acts on the release and the project

    def title(self, text: str) -> None:
        """Give the release another title."""
        if self.release:
            self._work.do(releases.set_title, self.release.release.id, text)

    def date(self, iso: str | None) -> None:
        """Give the release another date, or none."""
        if self.release:
            self._work.do(releases.set_date, self.release.release.id, iso)

    def release_note(self, text: str) -> None:
        """Write the user's note on the release."""
        if self.release:
            self._work.do(releases.set_note, self.release.release.id, text)

    def show_label(self, label_id: str, wanted: bool) -> None:
        """Switch the annotations of a label on or off."""
        self._work.do(labels.show, label_id, wanted)

    def show_hidden(self) -> None:
        """Switch on the labels that are switched off."""
        if not self.hidden:
            self.hint.emit(self.tr("Все метки уже показаны."))
        for label_id in self.hidden:
            self.show_label(label_id, True)

    def undo(self) -> None:
        """Turn the last act round and show where."""
        self._go_to(self._work.do(history.undo))

    def redo(self) -> None:
        """Do the act undone last again and show where."""
        self._go_to(self._work.do(history.redo))

    def jump(self, deed_id: int) -> None:
        """Undo or redo until this deed is the last one done, and show where."""
        self._go_to(self._work.do(history.jump, deed_id))

    # Rereading

    def _read(self, release_id: int) -> Shown:
        project = self._work.project
        shown = Shown(project.release(release_id), project.annotations(release_id), rejected=self.rejected)
        shown.want(self.wanted)
        shown.hide(self.hidden)
        return shown

    def _reread(self, changed: Changed) -> None:
        if changed.labels:
            self.labels = self._work.project.labels()
            if self.release:
                self.release.hide(self.hidden)
        if not self.release or self.release.release.id not in changed.releases:
            return
        try:
            self.release.release = self._work.project.release(self.release.release.id, self.release.release)
            fresh = self._of_this(changed)
        except Refused:
            self.show(None)
            return
        gone = set(changed.annotations) - {one.id for one in fresh}
        self.release.change(fresh, gone)
        self.reread.emit(fresh, gone)
        if self.annotation and self.annotation.id in changed.annotations:
            self.annotation = self.release.get(self.annotation.id)
            self.selected.emit(self.annotation)

    def _of_this(self, changed: Changed) -> list[Annotation]:
        """Return those of the changed annotations that are there and belong to the release on the screen."""
        project = self._work.project
        return project.some(changed.annotations, self.release.release.id if self.release else None)

    def _decide(self, verb: Deciding, on: set[Status]) -> None:
        current, release = self.annotation, self.release
        if current is None or release is None:
            return
        following = release.next_suggested(current.id, self.hidden)
        if verb is annotations.delete:
            following = release.step(current.id, 1, self.hidden)
        if current.status in on and self._work.do(verb, [current.id]) is None:
            return
        self.select(following if following is not None else current.id)
        if following is None:
            self.hint.emit(self._what_is_left())

    def left_hidden(self) -> str:
        """Say how many suggestions stand under labels that are switched off: `Под скрытыми метками: Роль 3.`"""
        waiting = self.release.hidden_waiting() if self.release else {}
        parts = ", ".join(f"{one.name}\u00a0{waiting[one.id]}" for one in self.labels if waiting.get(one.id))
        return f"{self.tr('Под скрытыми метками не проверено')}: {parts}." if parts else ""

    def _what_is_left(self) -> str:
        """Say, at the end of a review, that it is one, and what has not been looked at."""
        ready = self.tr("Больше непроверенных здесь нет. Релиз готов: Ctrl+D, следующий: Ctrl+U.")
        hidden = self.left_hidden()
        return f"{ready} {hidden} {self.tr('Показать')}: Ctrl+Shift+H." if hidden else ready

    def _do(self, verb: Callable[Concatenate[Project, int, ...], Changed], value: object) -> None:
        if self.annotation:
            self._work.do(verb, self.annotation.id, value)

    def _pick(self, place: Segment | None, name: str | None) -> None:
        self.picking = False
        self.hint.emit("")
        if self.annotation and place:
            self.said.emit(place, name)
            self.selected.emit(self.annotation)

    def _select_first(self, changed: Changed | None) -> None:
        if changed and changed.annotations:
            self.select(changed.annotations[0])

    def _go_to(self, changed: Changed | None) -> None:
        """Show the release that undo or redo has changed and select what came of it."""
        if changed is None:
            return
        own = self.release.release.id if self.release else None
        if changed.releases and own not in changed.releases:
            known = {one.id for one in self._work.project.releases()}
            self.show(next((one for one in changed.releases if one in known), own))
        self._select_first(changed)
