"""Undo, redo and jumps, through the history in the project file."""

from desktop.annotation import Changed
from desktop.project import Project


def undo(project: Project) -> Changed | None:
    """Turn the user's last deed round; None if there is none."""
    return project.undo()


def jump(project: Project, deed_id: int) -> Changed | None:
    """Undo or redo until this deed is the last one done (0: none is); None if it is already."""
    return project.jump(deed_id)


def redo(project: Project) -> Changed | None:
    """Do the deed undone last again; None if there is none."""
    return project.redo()
