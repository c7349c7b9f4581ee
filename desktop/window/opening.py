"""Files on their way into the project: sent to the worker to be read, stored, shown, and analysed one after another."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.annotation import Analysed, Changed, Refused, Release
from desktop.project import Project
from desktop.window import words
from desktop.window.work import Work
from desktop.workbench import releases
from desktop.worker import Abandoned, Analyse, Done, Failed, Found, Paste, Read, Ready, Request

_AT_ONCE = 2
"""Releases that are with the worker at one time: one in its hands and one ready to follow; the others wait here."""

_UNFINISHED = {Analysed.PENDING, Analysed.NAMES}

_WAKING = {"analyse_again", "undo", "redo", "jump"}
"""The verbs that may leave a release without its analysis."""


class Hands(Protocol):
    """What is asked of the worker."""

    def send(self, request: Request, /) -> None:
        """Take a request."""

    def urgent(self, release: int, /) -> None:
        """Do this release next."""


class Post(QObject):
    """Carries the worker's replies from its thread to the window's; `arrived` gives one a turn of the event loop.

    What a reply brings is committed at once, which takes some milliseconds: between two of them the user is heard.
    """

    arrived = Signal(object)
    _sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[object] = deque()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._hand_over)
        self._sent.connect(self._keep)

    def send(self, reply: object) -> None:
        """Take a reply, on whatever thread."""
        self._sent.emit(reply)

    def _keep(self, reply: object) -> None:
        self._waiting.append(reply)
        self._turn.start()

    def _hand_over(self) -> None:
        reply = self._waiting.popleft()
        if not self._waiting:
            self._turn.stop()
        self.arrived.emit(reply)


class Opening(QObject):
    """`opened` gives a release to be shown; `known` tells that a text was in the project already; `refused` gives the
    files that were not read, with the reasons.

    `doing` tells what goes on: a sentence, how much of it is done, and of how much.
    """

    opened = Signal(int)
    known = Signal()
    refused = Signal(list)
    doing = Signal(str, int, int)

    def __init__(self, work: Work, worker: Hands, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._worker = worker
        self._jobs = 0
        self._ready = False
        self._begin()
        work.changed.connect(self._look_after)
        post.arrived.connect(self.receive)

    def _begin(self) -> None:
        self._reading: dict[int, str] = {}
        self._read = 0
        self._refusals: list[tuple[str, str]] = []
        self._show_next = True
        self._waiting: deque[int] = deque()
        self._analysing: dict[int, int] = {}
        self._analysed = 0

    def use(self, project: Project) -> None:
        """Leave whatever was going on and finish what this project has left unfinished."""
        self._begin()
        self._waiting.extend(one.id for one in project.releases() if one.analysed in _UNFINISHED)
        self._feed()

    def open(self, paths: Iterable[str | Path]) -> None:
        """Read these files, and the files in these folders; a release's source is the path as it is given."""
        wanted: dict[str, Path] = {}
        for path in map(Path, paths):
            found = {file.as_posix(): file for file in files(path)} if path.is_dir() else {path.as_posix(): path}
            if not found:
                self._refusals.append((str(path), self.tr("В папке нет ни одного файла.")))
            wanted |= found
        self._ask({source: Read(self._next_job(), file, source) for source, file in wanted.items()})
        self._tell_refusals()

    def paste(self, text: str) -> None:
        """Make a release of this text."""
        self._ask({words.tr("Текст из буфера"): Paste(self._next_job(), text)})

    def urgent(self, release_id: int) -> None:
        """Let this release, which the user looks at, be analysed before the others."""
        if release_id in self._waiting:
            self._waiting.remove(release_id)
            self._analyse(release_id)
        if release_id in self._analysing.values():
            self._worker.urgent(release_id)

    def _look_after(self, changed: Changed) -> None:
        """Let releases be analysed that have come to need it: by the user's wish, by undo or redo."""
        if changed.verb not in _WAKING:
            return
        busy = {*self._waiting, *self._analysing.values()}
        self._waiting.extend(id_ for id_ in changed.releases if id_ not in busy and self._unfinished(id_))
        self._feed()

    def _unfinished(self, release_id: int) -> bool:
        try:
            return self._work.project.analysed(release_id) in _UNFINISHED
        except Refused:
            return False

    def receive(self, reply: object) -> None:
        """Take a reply of the worker; those to what was asked for another project are dropped."""
        if isinstance(reply, Ready):
            self._ready = True
        elif isinstance(reply, Done | Failed) and reply.job in self._reading:
            self._finish_reading(reply)
        elif isinstance(reply, Found | Abandoned) and reply.job in self._analysing:
            self._finish_analysing(reply)
        self._tell()

    def _next_job(self) -> int:
        self._jobs += 1
        return self._jobs

    def _ask(self, requests: Mapping[str, Read | Paste]) -> None:
        """Let these be read; the first one that is will be shown, the refusals of all are told at once."""
        self._show_next = True
        self._reading |= {request.job: name for name, request in requests.items()}
        for request in requests.values():
            self._worker.send(request)
        self._tell()

    def _finish_reading(self, reply: Done | Failed) -> None:
        name = self._reading.pop(reply.job)
        self._read += 1
        if isinstance(reply, Failed):
            self._refusals.append((name, reply.sentence))
        else:
            self._keep(reply.release)
        if not self._reading:
            self._read = 0
        self._tell_refusals()

    def _keep(self, release: Release) -> None:
        kept = self._work.do(releases.add, release)
        if kept is None:
            return
        release_id, changed = kept
        if changed.releases:
            self._waiting.append(release_id)
        if self._show_next:
            self._show_next = False
            self.opened.emit(release_id)
        if not changed.releases:
            self.known.emit()
        self._feed()

    def _finish_analysing(self, reply: Found | Abandoned) -> None:
        last = isinstance(reply, Abandoned) or reply.findings.last
        if last:
            del self._analysing[reply.job]
            self._analysed += 1
        if isinstance(reply, Found):
            self._work.do(releases.suggest, reply.release, reply.findings)
        else:
            self._work.do(releases.failed, reply.release, reply.sentence)
        self._feed()

    def _feed(self) -> None:
        while self._waiting and len(self._analysing) < _AT_ONCE:
            self._analyse(self._waiting.popleft())
        if not self._analysing:
            self._analysed = 0
        self._tell()

    def _analyse(self, release_id: int) -> None:
        try:
            release = self._work.project.release(release_id)
        except Refused:
            return
        job = self._next_job()
        self._analysing[job] = release_id
        self._worker.send(Analyse(job, release_id, release.text, release.date))

    def _tell(self) -> None:
        waiting = len(self._analysing) + len(self._waiting)
        total = self._analysed + waiting
        if self._reading:
            text = f"{self.tr('Читаю')}: {Path(next(iter(self._reading.values()))).name}"
            self.doing.emit(text, self._read, self._read + len(self._reading))
        elif not waiting:
            self.doing.emit("", 0, 0)
        elif not self._ready:
            self.doing.emit(self.tr("Загружаю модели языка…"), self._analysed, total)
        else:
            counted = f" {self._analysed + 1} {words.tr('из')} {total}" if total > 1 else "…"
            self.doing.emit(self.tr("Ищу имена и цитаты") + counted, self._analysed, total)

    def _tell_refusals(self) -> None:
        if self._refusals and not self._reading:
            told, self._refusals = self._refusals, []
            self.refused.emit(told)


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its folders in order of their paths; hidden ones and projects are left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix != ".pressmark":
            yield path
