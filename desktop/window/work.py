"""The project that is open in the window: every verb goes through here, and what it changed is told to the panes."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.annotation import Changed, Refused
from desktop.project import Project

P = ParamSpec("P")
Answer = TypeVar("Answer")


class Work(QObject):
    """Does the verbs of the workbench on the open project.

    `changed` carries a `Changed` after its commit, `failed` the Russian sentence of a write that was not done.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project

    def do(self, verb: Callable[Concatenate[Project, P], Answer], *args: P.args, **named: P.kwargs) -> Answer | None:
        """Do one verb and tell the panes; None when it was refused, and `failed` has told why."""
        try:
            answer = verb(self.project, *args, **named)
        except Refused as refusal:
            self.failed.emit(str(refusal))
            return None
        change = answer[1] if isinstance(answer, tuple) else answer
        if isinstance(change, Changed):
            self.changed.emit(change)
        return answer
