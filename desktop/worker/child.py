"""What runs inside the child process of the worker: reading at once, analysing when the models are loaded."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from desktop.annotation import Refused
from desktop.worker.messages import Analyse, Done, Failed, Found, Load, Paste, Read, Ready

if TYPE_CHECKING:
    from desktop.analysis.analyst import Analyst


def serve(connection: Connection) -> None:
    """Answer requests until the parent closes the connection or dies; any error ends the process."""
    # Ctrl+C in a terminal goes to the parent, which decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The window goes first: on a busy machine its first picture came twice as late while the models were loading.
    if hasattr(os, "nice"):
        os.nice(5)
    # With more threads a busy machine spends five to nine times the processor time for nothing.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    threading.excepthook = _end
    threading.Thread(target=_die_with_parent, daemon=True).start()
    Child(connection).run()


def _end(error: threading.ExceptHookArgs) -> None:
    """End the process when one of its threads fails: the parent notices and starts another."""
    sys.excepthook(error.exc_type, error.exc_value or error.exc_type(), error.exc_traceback)
    os._exit(1)


def _die_with_parent() -> None:
    """End the process with its parent, even if that was killed in the middle of a long analysis."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(0)


class Child:
    """Reads on its main thread; told Load, loads the models on another and says Ready. Analyses come after that."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._analyst: Analyst | None = None

    def run(self) -> None:
        """Answer one request after another."""
        while True:
            try:
                request = self._connection.recv()
            except (EOFError, OSError):
                return
            try:
                self._answer(request)
            except MemoryError:
                os._exit(1)

    def _load(self) -> None:
        from desktop.analysis.analyst import Analyst

        analyst = Analyst()
        analyst.load()
        # The models stay for good: the collector need never look at them again.
        gc.collect()
        gc.freeze()
        self._analyst = analyst
        self._send(Ready())

    def _answer(self, request: Load | Read | Paste | Analyse) -> None:
        if isinstance(request, Load):
            threading.Thread(target=self._load, daemon=True).start()
        elif isinstance(request, Analyse):
            self._analyse(request)
        else:
            self._read(request)

    def _read(self, request: Read | Paste) -> None:
        from desktop import reading

        try:
            if isinstance(request, Read):
                release = reading.read(request.path, request.source)
            else:
                release = reading.pasted(request.text)
        except Refused as refusal:
            self._send(Failed(request.job, str(refusal)))
        else:
            self._send(Done(request.job, release))

    def _analyse(self, request: Analyse) -> None:
        if self._analyst is None:
            raise RuntimeError("an analysis was asked for before the models were ready")
        for findings in self._analyst.stages(request.text, request.date):
            self._send(Found(request.job, request.release, findings))

    def _send(self, reply: Ready | Done | Failed | Found) -> None:
        with self._sending:
            self._connection.send(reply)
