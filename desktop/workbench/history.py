"""Undo and redo, through the history in the project file."""

from desktop.annotation import Changed
from desktop.project import Project


def undo(project: Project) -> Changed | None:
    """Turn the user's last deed round; None if there is none."""
    return project.undo()


def redo(project: Project) -> Changed | None:
    """Do the deed undone last again; None if there is none."""
    return project.redo()
