"""The parent's side: it keeps the queue, hands over one job at a time and ends a child that passes a limit."""

import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait

from desktop.worker.messages import Abandoned, Analyse, Failed, Ready, Reply, Request
from desktop.worker.running import Running


@dataclass(frozen=True, slots=True)
class Limits:
    """What a job may take: bytes of memory, seconds."""

    memory: int = 2 * 1024**3
    analysis: float = 30.0
    analysis_per_100_000: float = 30.0
    reading: float = 60.0
    loading: float = 120.0
    starts: int = 3
    """Times in a row that the models may fail to load before the analysis is given up."""

    def seconds(self, request: Request) -> float:
        """Return how long a job may take."""
        if isinstance(request, Analyse):
            return self.analysis + self.analysis_per_100_000 * len(request.text) / 100_000
        return self.reading


_POLL = 0.1
"""Seconds between two looks at a busy child."""
_MEMORY = "он занял больше {} ГБ памяти. Разделите текст на части."
_TIME = "он шёл дольше {} с. Разделите текст на части."
_CRASH = "внутренняя ошибка. Попробуйте ещё раз; если не поможет, разделите текст на части."
_NO_MODELS = "не загружаются словари и модели. Закройте другие программы или установите программу заново."


class Worker:
    """One child process with its queue; `deliver` is called for every reply, on a thread of the worker."""

    def __init__(self, deliver: Callable[[Reply], None] | None = None, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._deliver = deliver
        self._undelivered: list[Reply] = []
        self._lock = threading.RLock()
        self._reads: deque[Request] = deque()
        self._analyses: deque[Analyse] = deque()
        self._urgent: int | None = None
        self._may_load = self._closing = False
        self._rung = False
        self._bell, self._ring = multiprocessing.Pipe(duplex=False)
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self._child: Running | None = None
        self._failures = 0

    def start(self, *, loading: bool = True) -> None:
        """Start the child process and the thread that speaks with it: best before Qt is imported.

        Without `loading` its models wait for `load`: on a busy machine they would make the first picture come late.
        """
        self._may_load = loading
        self._child = Running()
        self._thread.start()

    def load(self) -> None:
        """Let the models be loaded now, if they are not."""
        self._may_load = True
        self._wake()

    def listen(self, deliver: Callable[[Reply], None]) -> None:
        """Deliver replies there from now on, those that nobody has heard yet first."""
        with self._lock:
            self._deliver = deliver
            undelivered, self._undelivered = self._undelivered, []
            for reply in undelivered:
                deliver(reply)

    def send(self, request: Request) -> None:
        """Put a job into the queue: reading goes before analysing, the urgent release before both."""
        with self._lock:
            if not isinstance(request, Analyse):
                self._reads.append(request)
            elif request.release == self._urgent:
                self._analyses.appendleft(request)
            else:
                self._analyses.append(request)
        self._wake()

    def urgent(self, release: int | None) -> None:
        """Let a release jump the queue, now or when its analysis is asked for: the one the user sees."""
        with self._lock:
            self._urgent = release
            self._analyses = deque(sorted(self._analyses, key=lambda waiting: waiting.release != release))

    def close(self) -> None:
        """End the child at once; jobs still waiting get no reply."""
        self._closing = True
        self._wake()
        if self._thread.is_alive():
            self._thread.join()

    @property
    def pid(self) -> int | None:
        """The id of the child process, or None while there is none."""
        child = self._child
        return child.process.pid if child else None

    def _wake(self) -> None:
        """Ring once: however many jobs come, the bell holds one stroke and so never blocks."""
        with self._lock:
            if not self._rung and not self._ring.closed:
                self._rung = True
                self._ring.send_bytes(b"!")

    def _run(self) -> None:
        while not self._closing:
            self._start_child()
            self._give()
            self._listen_once()
            self._guard()
        self._drop()
        with self._lock:
            self._ring.close()
            self._bell.close()

    def _start_child(self) -> None:
        """Start the child again after it has died; after several vain starts only for a new job."""
        if self._child is None and (self._failures < self._limits.starts or self._reads or self._analyses):
            self._child = Running()

    def _give(self) -> None:
        """Hand the next job to an idle child, and let it load its models when that may be."""
        child = self._child
        if child is None or child.job is not None or not child.process.is_alive():
            return
        try:
            if self._may_load and not child.loading:
                child.load()
            if request := self._next(child):
                child.give(request, self._limits.seconds(request))
        except OSError:
            self._lose(_CRASH)

    def _next(self, child: Running) -> Request | None:
        with self._lock:
            urgent = child.ready and self._analyses and self._analyses[0].release == self._urgent
            if self._reads and not urgent:
                return self._reads.popleft()
            return self._analyses.popleft() if child.ready and self._analyses else None

    def _listen_once(self) -> None:
        """Wait for a reply, a request or the child's end, not longer than to the next look at a busy child."""
        child = self._child
        if child is None:
            self._hear_bell(wait([self._bell]))
            return
        heard = wait([child.connection, self._bell, child.process.sentinel], _POLL if child.is_busy else None)
        self._hear_bell(heard)
        if child.connection in heard:
            self._take(child)
        elif child.process.sentinel in heard:
            self._lose(_CRASH)

    def _hear_bell(self, heard: Sequence[object]) -> None:
        if self._bell in heard:
            with self._lock:
                self._bell.recv_bytes()
                self._rung = False

    def _take(self, child: Running) -> None:
        """Take one reply from the child and pass it on."""
        try:
            reply = child.take()
        except (EOFError, OSError):
            self._lose(_CRASH)
            return
        self._tell(reply)
        if isinstance(reply, Ready):
            self._failures = 0
        elif child.job is None and child.memory() > self._limits.memory / 2:
            # What a huge text has left behind must not count against the next one.
            self._drop()

    def _guard(self) -> None:
        """Kill a busy child that has passed a limit."""
        child = self._child
        if child is None or not child.is_busy:
            return
        if child.memory() > self._limits.memory:
            self._lose(_MEMORY.format(self._limits.memory // 1024**3))
        elif child.seconds() > child.allowed:
            self._lose(_TIME.format(round(child.allowed)))
        elif child.loading and not child.ready and child.age() > self._limits.loading:
            self._lose(_NO_MODELS)

    def _lose(self, reason: str) -> None:
        """End a child that has died or must, and say so of the job it had."""
        child = self._child
        if child is None:
            return
        self._drop()
        if child.job is not None:
            self._tell(_given_up(child.job, reason))
        elif not child.ready:
            self._failures += 1
            if self._failures >= self._limits.starts:
                self._give_up_all()

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child:
            child.kill()

    def _give_up_all(self) -> None:
        with self._lock:
            waiting = [*self._reads, *self._analyses]
            self._reads.clear()
            self._analyses.clear()
        for request in waiting:
            self._tell(_given_up(request, _NO_MODELS))

    def _tell(self, reply: Reply) -> None:
        with self._lock:
            if self._deliver is None:
                self._undelivered.append(reply)
                return
        self._deliver(reply)


def _given_up(request: Request, reason: str) -> Reply:
    if isinstance(request, Analyse):
        return Abandoned(request.job, request.release, f"Релиз не разобран. Анализ прерван: {reason}")
    return Failed(request.job, f"Текст не прочитан. Разбор файла прерван: {reason}")
