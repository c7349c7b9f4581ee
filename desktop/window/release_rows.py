"""Rows of the release list read again: those of the releases that have changed, however many others there are."""

from collections.abc import Callable

from desktop.annotation import Changed, Refused, Release, Summary
from desktop.project import Project
from desktop.window.shown import Shown

_MOST = 50
"""Releases of one change that are read singly; for more the whole list is read at once."""

ADDING = "add"


def fresh_rows(
    project: Project, changed: Changed, known: Callable[[int], Summary | None], shown: Shown | None
) -> dict[int, Summary] | None:
    """Return the changed rows by id; None where the list has to be read as a whole.

    `known` gives a row as the list has it, `shown` is the release on the screen, which is read already.
    """
    if len(changed.releases) > _MOST:
        return None
    fresh: dict[int, Summary] = {}
    for id_ in changed.releases:
        row = known(id_)
        try:
            now = shown if shown and shown.release.id == id_ else _read(project, id_)
        except Refused:
            return None
        if row is None and changed.verb != ADDING:
            # It has come back by undo, and not at the end of the list.
            return None
        fresh[id_] = now.summary(row or begun(now.release))
    return fresh


def begun(release: Release) -> Summary:
    """Return the row of a release that was just added."""
    return Summary(release.id, release.title, release.date, release.source, release.analysed)


def _read(project: Project, release_id: int) -> Shown:
    shown = Shown(project.release(release_id), project.annotations(release_id))
    shown.hide([label.id for label in project.labels() if not label.shown])
    return shown
