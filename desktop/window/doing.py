"""What each act of the menus does: the act's id, and whom it is handed to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop import locations
from desktop.window import finding, marking, peopling, speaking
from desktop.window.fields import Field
from desktop.workbench.filters import DOUBTFUL, QUOTES

if TYPE_CHECKING:
    from desktop.window.asking import Asking
    from desktop.window.main_window import MainWindow

Doing = dict[str, Callable[[], object]]


def doing(window: MainWindow) -> Doing:
    """Return what does each act in this window."""
    by_hand = {**marking.doing(window), **speaking.doing(window), **finding.doing(window), **peopling.doing(window)}
    return {**_project(window), **_work(window), **_moving(window), **_seeing(window), **by_hand}


def _project(window: MainWindow) -> Doing:
    return {
        "open": lambda: window.opening.open(_asking(window).files()),
        "open_folder": lambda: window.opening.open(_asking(window).folder()),
        "paste": lambda: window.opening.paste(QGuiApplication.clipboard().text()),
        "new_project": lambda: _open(window, _asking(window).new_project(), new=True),
        "open_project": lambda: _open(window, _asking(window).project(), new=False),
        "export": lambda: _export(window),
        "sample": lambda: window.opening.open(sorted(locations.seeds().glob("*.txt"))),
        "quit": window.close,
    }


def _work(window: MainWindow) -> Doing:
    visible = window.visible
    return {
        "undo": visible.undo,
        "redo": visible.redo,
        "accept": visible.accept,
        "reject": visible.reject,
        "delete": visible.delete,
        "accept_shown": lambda: window.reviewing.accept_shown(),
        "note": lambda: window.inspector.details.ask_note(),
        "done": lambda: window.reviewing.done(),
        "analyse_again": lambda: window.reviewing.analyse_again(),
        "remove": lambda: window.reviewing.remove(),
        "release_note": lambda: window.reading.head.ask_note(),
        "title": lambda: _type_in(window.reading.head.title),
        "date": lambda: _type_in(window.reading.head.date),
    }


def _moving(window: MainWindow) -> Doing:
    visible = window.visible
    return {
        "next": lambda: visible.step(1),
        "previous": lambda: visible.step(-1),
        "next_suggested": visible.next_suggested,
        "previous_suggested": lambda: visible.next_suggested(-1),
        "next_quote": lambda: visible.step(1, QUOTES),
        "previous_quote": lambda: visible.step(-1, QUOTES),
        "next_doubtful": lambda: visible.step(1, DOUBTFUL),
        "previous_doubtful": lambda: visible.step(-1, DOUBTFUL),
        "next_unreviewed": lambda: window.reviewing.next_release(),
        "next_release": lambda: window.showing.neighbour(1),
        "previous_release": lambda: window.showing.neighbour(-1),
        "releases": lambda: _focus(window.releases.view),
        "text": lambda: _focus(window.reading.viewer),
        "quotes": lambda: window.inspector.turn(0),
        "names": lambda: window.inspector.turn(1),
        "values": lambda: window.inspector.turn(2),
        "every": lambda: window.inspector.turn(3),
        "back": lambda: window.showing.back(),
        "filter": lambda: _type_in(window.releases.filter),
        "arrange": lambda: window.releases.open_menu(),
        "filter_annotations": lambda: _type_in(window.inspector.filter.field),
        "only_unreviewed": lambda: window.inspector.filter.only_unreviewed(),
        "clear_filter": lambda: window.inspector.filter.clear(),
    }


def _seeing(window: MainWindow) -> Doing:
    return {
        "rejected": lambda: window.visible.show_rejected(wanted=window.actions_by_id["rejected"].isChecked()),
        "show_hidden": lambda: window.visible.show_hidden(),
        "history": lambda: window.history.turn(on=window.actions_by_id["history"].isChecked()),
        "effort": lambda: window.effort.turn(on=window.actions_by_id["effort"].isChecked()),
        "larger": lambda: window.reading.viewer.larger(),
        "smaller": lambda: window.reading.viewer.smaller(),
        "normal_size": lambda: window.reading.viewer.normal_size(),
        "here": lambda: window.lying.here(),
        "labels": lambda: _labels(window),
        "everywhere": lambda: _everywhere(window),
        "keys": lambda: _keys(window),
        "about": lambda: _about(window),
    }


# The dialogs are imported when they are asked for: the first paint need not wait for what they are made of.


def _asking(window: MainWindow) -> Asking:
    from desktop.window.asking import Asking

    return Asking(window, window.desk)


def _export(window: MainWindow) -> None:
    from desktop.window.exporting import Exporting

    Exporting(window).ask(window.visible.release)


def _labels(window: MainWindow) -> None:
    from desktop.window.labelling import Labelling

    Labelling(window).ask()


def _everywhere(window: MainWindow) -> None:
    from desktop.window.spreading import Spreading

    Spreading(window).ask()


def _keys(window: MainWindow) -> None:
    from desktop.window.dialogs import sheet_of_keys

    sheet_of_keys(window.visible.labels, window).open()


def _about(window: MainWindow) -> None:
    from desktop.window.dialogs import About

    About(window.work.project.path, window).open()


def _open(window: MainWindow, path: Path | None, *, new: bool) -> None:
    if path:
        window.open_project(path, new=new)


def _focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _type_in(field: Field) -> None:
    _focus(field)
    field.selectAll()
