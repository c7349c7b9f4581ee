"""The child process as its parent sees it."""

import multiprocessing
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from desktop.worker.child import serve
from desktop.worker.messages import Done, Failed, Found, Load, Ready, Reply, Request


class Running:
    """A child process that has been started, with the job it has in hand; `ready` once its models are loaded."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection: Connection
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=serve, args=(theirs,), name="pressmark-worker", daemon=True)
        self.process.start()
        theirs.close()
        self.job: Request | None = None
        self.loading = self.ready = False
        self.allowed = 0.0
        self._born = self._given = time.monotonic()

    @property
    def is_busy(self) -> bool:
        """Whether it has a job or loads its models."""
        return self.job is not None or (self.loading and not self.ready)

    def load(self) -> None:
        """Let it load its models; raises OSError if the child is gone."""
        self.loading, self._born = True, time.monotonic()
        self.connection.send(Load())

    def give(self, request: Request, allowed: float) -> None:
        """Hand over a job that may take so many seconds; raises OSError if the child is gone."""
        self.job, self.allowed, self._given = request, allowed, time.monotonic()
        self.connection.send(request)

    def take(self) -> Reply:
        """Take one reply; raises EOFError or OSError if the child is gone."""
        reply: Reply = self.connection.recv()
        self.ready = self.ready or isinstance(reply, Ready)
        if isinstance(reply, Done | Failed) or (isinstance(reply, Found) and reply.findings.last):
            self.job = None
        return reply

    def seconds(self) -> float:
        """How long it has had its job; 0 without one."""
        return time.monotonic() - self._given if self.job is not None else 0.0

    def age(self) -> float:
        """Seconds since it was started, or told to load its models."""
        return time.monotonic() - self._born

    def memory(self) -> int:
        """Bytes of memory it has taken; 0 when it is gone."""
        import psutil

        try:
            resident: int = psutil.Process(self.process.pid).memory_info().rss
        except psutil.Error:
            return 0
        return resident

    def kill(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.connection.close()
