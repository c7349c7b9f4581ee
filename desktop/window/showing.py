"""Who listens to whom: what has changed is told to the panes that show it, and to no others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop.annotation import ORG, PER, Analysed, Annotation, Changed, Label, Release, Segment, Status
from desktop.window import actions, words
from desktop.window.label_tones import coloured
from desktop.window.release_order import kept
from desktop.window.release_rows import fresh_rows
from desktop.window.shown import Shown
from desktop.window.verb_names import named
from desktop.workbench.filters import UNREVIEWED, Filter, matching

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

_NAMES_WAIT = 300
"""Milliseconds from a change to the names that are offered for a speaker."""


class Showing(QObject):
    """Connects the parts of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._came_from: QWidget | None = None
        self._labels: list[Label] = []
        # While many releases are analysed, the names of all of them are not read at every step.
        self._names_wait = QTimer(self, singleShot=True, interval=_NAMES_WAIT)
        self._names_wait.timeout.connect(self._show_names)
        self._listen_to_work()
        self._listen_to_panes()

    def project(self) -> None:
        """Show the project that is open now: its releases, labels, path, and the release seen last."""
        window = self._window
        project = window.work.project
        window.setWindowTitle(f"{project.path} — Pressmark")
        self._labels = []
        self._show_labels()
        self._show_names()
        releases = project.releases()
        window.releases.show_releases(releases)
        self._name_undo()
        window.status.ready()
        known = [one.id for one in releases]
        last = window.desk.release(project.path)
        self.release(last if last in known else next(iter(known), None))

    def release(self, release_id: int | None) -> None:
        """Put a release on the screen, and let the machine do it first."""
        window = self._window
        window.visible.show(release_id)
        if release_id is not None:
            window.desk.keep_release(window.work.project.path, release_id)
            window.opening.urgent(release_id)

    def neighbour(self, by: int) -> None:
        """Show the next or the previous release of the list."""
        found = self._window.releases.neighbour(by)
        if found is not None:
            self.release(found)

    def back(self) -> None:
        """Go from the text back to the list one came from; from anywhere else into the text."""
        window = self._window
        came_from, self._came_from = self._came_from, None
        if not window.reading.viewer.hasFocus():
            window.reading.take_focus()
        elif came_from is not None:
            came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            window.inspector.take_focus()

    def jump(self, release_id: int, annotation_id: int) -> None:
        """Go to an annotation of any release; Escape leads back to the list one came from."""
        shown = self._window.visible.release
        if shown is None or shown.release.id != release_id:
            self.release(release_id)
        self._window.visible.select(annotation_id)
        self._enter_text()

    def rest(self) -> None:
        """Read nothing any more: the window is being closed."""
        self._names_wait.stop()

    # Who tells us

    def _listen_to_work(self) -> None:
        window = self._window
        window.visible.shown.connect(self._shown)
        window.visible.reread.connect(self._reread)
        window.visible.selected.connect(self._selected)
        window.visible.hint.connect(window.status.hint)
        window.work.changed.connect(self._changed)
        window.work.failed.connect(window.status.not_saved)
        window.opening.opened.connect(self.release)
        window.opening.doing.connect(window.status.doing)
        window.opening.refused.connect(self._refused)
        window.opening.known.connect(lambda: window.status.hint(self.tr("Этот релиз в проекте уже есть.")))

    def _listen_to_panes(self) -> None:
        window, visible = self._window, self._window.visible
        window.releases.chosen.connect(self.release)
        viewer = window.reading.viewer
        viewer.activated.connect(visible.select)
        viewer.dismissed.connect(lambda: visible.select(None))
        viewer.chosen.connect(visible.choose_text)
        window.reading.legend.switched.connect(visible.show_label)
        head = window.reading.head
        head.titled.connect(visible.title)
        head.dated.connect(visible.date)
        head.noted.connect(visible.release_note)
        head.refused.connect(window.status.hint)
        for field in (head.title, head.date, head.note, window.releases.filter):
            field.left.connect(viewer.setFocus)
        window.inspector.entered.connect(self._enter_text)
        window.inspector.filter.left.connect(viewer.setFocus)
        window.inspector.filter.changed.connect(self._want)
        window.releases.rearranged.connect(lambda now: window.desk.keep("release_order", kept(now)))
        window.releases.entered.connect(self._enter_text)
        window.releases.picked.connect(window.reviewing.name_acts)
        window.releases.asked_menu.connect(lambda place: window.menus["release"].popup(place))
        head.entered.connect(viewer.setFocus)
        window.label_menu.chosen.connect(visible.label)
        window.inspector.chosen.connect(visible.select)
        self._listen_to_details()

    def _listen_to_details(self) -> None:
        details, visible = self._window.inspector.details, self._window.visible
        details.noted.connect(visible.note)
        details.spoken.connect(visible.speaker)
        details.kinded.connect(visible.kind)
        details.picking.connect(visible.pick)
        details.speaker.entered.connect(self._show_names)
        details.left.connect(self._window.reading.viewer.setFocus)

    # What they tell

    def _enter_text(self) -> None:
        """Go from a list to the annotation in the text and light its line."""
        window = self._window
        self._came_from = window.focusWidget()
        window.reading.take_focus()
        one = window.visible.annotation
        if one and one.label in window.visible.hidden:
            window.reading.viewer.light(one.start)
            window.status.hint(
                f"{self.tr('Эта метка скрыта. Показать скрытые метки:')} {window.keys_of('show_hidden')}"
            )
        elif one:
            window.reading.viewer.centre_on(one.id)

    def _want(self, wanted: Filter) -> None:
        """List what fits; rejected ones are shown where they are asked for."""
        window = self._window
        rejected = window.actions_by_id["rejected"]
        window.actions_by_id["only_unreviewed"].setChecked(wanted.statuses == UNREVIEWED.statuses)
        window.visible.want(wanted)
        window.reading.viewer.want(None if wanted == Filter() else self._passes)
        if Status.REJECTED in (wanted.statuses or ()) and not rejected.isChecked():
            rejected.trigger()

    def _passes(self, one: Annotation) -> bool:
        """Tell whether the filter lets an annotation of the release on the screen through."""
        visible = self._window.visible
        return bool(matching(visible.wanted, [one], visible.release.release.text if visible.release else ""))

    def _refused(self, told: Sequence[tuple[str, str]]) -> None:
        from desktop.window.dialogs import refusals

        refusals(told, self._window).open()

    def _shown(self, shown: Shown | None) -> None:
        window = self._window
        window.reading.show_release(shown, window.visible.labels)
        window.releases.select(shown.release.id if shown else 0)
        self._show_lists(shown)
        window.status.about(shown.release if shown else None)
        self._enable(None)

    def _reread(self, annotations: Sequence[Annotation], gone: Collection[int]) -> None:
        window = self._window
        shown = window.visible.release
        if shown is None:
            return
        window.reading.change(shown, annotations, gone)
        window.reading.show_labels(shown, window.visible.labels)
        if shown.rearranged:
            self._show_lists(shown)
        else:
            window.inspector.renew(shown.renewals, self._waiting(shown.release))
        window.status.about(shown.release)
        window.reviewing.name_acts()

    def _selected(self, annotation: Annotation | None) -> None:
        window = self._window
        shown = window.visible.release
        window.reading.viewer.select(annotation.id if annotation else None)
        window.inspector.select(annotation, shown.release.text if shown else "")
        if annotation:
            window.reading.drop_selection()
            window.inspector.reveal(annotation)
            if annotation.label in window.visible.hidden:
                window.reading.viewer.bring_into_view(Segment(annotation.start, annotation.end))
        self._enable(annotation)

    def _changed(self, changed: Changed) -> None:
        window = self._window
        if changed.labels:
            self._show_labels()
            self._names_wait.start()
        self._show_rows(changed)
        self._name_undo()
        if changed.releases or changed.labels:
            window.status.saved()

    def _show_rows(self, changed: Changed) -> None:
        """Show anew the rows of the release list that have changed."""
        window = self._window
        project = window.work.project
        fresh = fresh_rows(project, changed, window.releases.row, window.visible.release)
        if fresh is None:
            window.releases.show_releases(project.releases())
        elif fresh:
            window.releases.change(fresh)

    # Showing

    def _show_lists(self, shown: Shown | None) -> None:
        self._window.inspector.show_release(shown, self._waiting(shown.release) if shown else "")

    def _show_labels(self) -> None:
        window = self._window
        labels = window.visible.labels
        if labels == self._labels:
            # Entities have changed only: colours and names of labels need no painting anew.
            return
        turned = self._labels and {one.id for one in self._labels if not one.shown} != set(window.visible.hidden)
        self._labels = labels
        if turned:
            # What is hidden waits for nobody: every release may have more or less to be reviewed.
            window.releases.show_releases(window.work.project.releases())
        window.label_colours = coloured(window.plain_colours, labels)
        window.inspector.show_labels(labels)
        window.label_menu.show_labels(labels)
        window.reading.viewer.set_palette(window.label_colours)
        window.reading.show_labels(window.visible.release, labels)

    def _show_names(self) -> None:
        entities = self._window.work.project.entities()
        people, bodies = ({one.name for one in entities if one.label == label} for label in (PER, ORG))
        self._window.inspector.details.show_names([*sorted(people), *sorted(bodies - people)])

    def _name_undo(self) -> None:
        window = self._window
        project = window.work.project
        undo = ("undo", project.undo_name(), project.undo_subject())
        redo = ("redo", project.redo_name(), project.redo_subject())
        for name, verb, subject in (undo, redo):
            action = window.actions_by_id[name]
            act = next(one for one in actions.acts() if one.id == name)
            action.setText(named(actions.translate(act.text), verb, subject))
            action.setToolTip(f"{action.text()} ({actions.keys_of(act)})")
            action.setEnabled(verb is not None)

    def _enable(self, annotation: Annotation | None) -> None:
        """Enable the acts for which there is something to act on."""
        window = self._window
        there = {
            "": True,
            "release": window.visible.release is not None,
            "annotation": annotation is not None,
            "quote": annotation is not None and annotation.quote is not None,
        }
        for act in actions.acts():
            if act.needs:
                window.actions_by_id[act.id].setEnabled(there[act.needs])
        window.label_menu.setEnabled(there["release"])
        window.reviewing.name_acts()

    def _waiting(self, release: Release) -> str:
        if release.analysed is Analysed.FAILED:
            return release.remark or words.analysed(release.analysed)
        if release.analysed is Analysed.DONE:
            return ""
        return self.tr("Программа ищет имена и цитаты. Читать и отмечать можно уже сейчас.")
