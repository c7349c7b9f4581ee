"""The child process: reads at once, analyses in stages, is killed past a limit, never outlives its parent."""

import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from desktop.annotation import QUOTE, ROLE
from desktop.worker import Abandoned, Analyse, Done, Failed, Found, Limits, Paste, Read, Ready, Reply, Worker

SAMPLE = Path("seeds/belarus-yaroslavl.txt")
TEXT = "Мэр Ольга Лапина приехала в Кедровск. «Мост открыт», — сказала Ольга Лапина."


class Heard:
    """The replies of a worker, in order."""

    def __init__(self) -> None:
        self._replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        self.put = self._replies.put

    def next(self, seconds: float = 60) -> Reply:
        return self._replies.get(timeout=seconds)

    def until(self, *kinds: type) -> list[Reply]:
        replies: list[Reply] = []
        while not replies or not isinstance(replies[-1], kinds):
            replies.append(self.next())
        return replies

    def analysis(self, job: int) -> list[Reply]:
        """All replies up to the end of an analysis."""
        replies: list[Reply] = []
        while True:
            reply = self.next()
            replies.append(reply)
            ended = isinstance(reply, Abandoned) or (isinstance(reply, Found) and reply.findings.last)
            if ended and getattr(reply, "job", None) == job:
                return replies

    def nothing_within(self, seconds: float) -> bool:
        try:
            self.next(seconds)
        except queue.Empty:
            return True
        return False


@contextmanager
def working(limits: Limits | None = None) -> Iterator[tuple[Worker, Heard]]:
    heard = Heard()
    worker = Worker(heard.put, limits)
    worker.start()
    try:
        yield worker, heard
    finally:
        worker.close()


def test_models_wait_until_they_may_be_loaded_while_files_are_read_at_once():
    heard = Heard()
    worker = Worker(heard.put)
    worker.start(loading=False)
    try:
        worker.send(Analyse(1, 1, TEXT))
        worker.send(Read(2, SAMPLE, "sample"))
        assert isinstance(heard.next(), Done)
        assert heard.nothing_within(2)
        worker.load()
        assert isinstance(heard.next(), Ready)
        assert heard.analysis(1)
    finally:
        worker.close()


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Worker, Heard]]:
    with working() as (worker, heard):
        heard.until(Ready)
        yield worker, heard


def test_a_file_is_read_before_the_models_are_loaded():
    with working() as (worker, heard):
        worker.send(Analyse(1, 1, TEXT))
        worker.send(Read(2, SAMPLE, "sample"))
        first, second = heard.next(), heard.next()
        assert isinstance(first, Done)
        assert (first.job, first.release.source, first.release.date) == (2, "sample", "2025-11-21")
        assert isinstance(second, Ready)
        assert heard.analysis(1)


def test_names_come_first_and_roles_and_quotes_last(running):
    worker, heard = running
    worker.send(Analyse(7, 3, TEXT))
    found = [reply for reply in heard.analysis(7) if isinstance(reply, Found)]
    assert [(one.job, one.release) for one in found] == [(7, 3)] * len(found)
    assert [one.findings.last for one in found] == [False, True]
    assert {one.label for one in found[0].findings.annotations} >= {"PER", "LOC"}
    assert [one.label for one in found[1].findings.annotations] == [ROLE, QUOTE]


def test_what_cannot_be_read_comes_back_as_a_sentence(running, tmp_path):
    worker, heard = running
    worker.send(Read(1, tmp_path / "no.txt", "no.txt"))
    worker.send(Paste(2, "  "))
    worker.send(Paste(3, "Текст"))
    replies = [heard.next(), heard.next(), heard.next()]
    assert [type(reply) for reply in replies] == [Failed, Failed, Done]
    assert replies[0] == Failed(1, "Файла нет. Проверьте имя и папку.")


def test_the_visible_release_jumps_the_queue():
    with working() as (worker, heard):
        for release in range(1, 6):
            worker.send(Analyse(release, release, TEXT))
        worker.urgent(4)
        worker.send(Analyse(6, 6, TEXT))
        replies = heard.analysis(6)
    ended = [reply.release for reply in replies if isinstance(reply, Found) and reply.findings.last]
    assert ended == [4, 1, 2, 3, 5, 6]


def test_a_release_made_visible_before_its_analysis_is_asked_for_goes_first():
    with working() as (worker, heard):
        worker.urgent(9)
        worker.send(Analyse(1, 1, TEXT))
        worker.send(Analyse(2, 9, TEXT))
        replies = heard.analysis(1)
    ended = [reply.release for reply in replies if isinstance(reply, Found) and reply.findings.last]
    assert ended == [9, 1]


def test_an_analysis_over_its_time_is_abandoned_and_the_next_one_done():
    # A limit that only a text of this length passes.
    with working(Limits(analysis=20, analysis_per_100_000=-20)) as (worker, heard):
        heard.until(Ready)
        before = worker.pid
        worker.send(Analyse(1, 5, TEXT + " слово" * 20_000))
        worker.send(Analyse(2, 6, TEXT))
        replies = heard.analysis(2)
        assert worker.pid != before
    abandoned = [reply for reply in replies if isinstance(reply, Abandoned)]
    assert [(one.job, one.release) for one in abandoned] == [(1, 5)]
    assert abandoned[0].sentence.startswith("Релиз не разобран. Анализ прерван: он шёл дольше")
    assert isinstance(replies[-1], Found)


def test_an_analysis_over_its_memory_is_abandoned_and_the_next_one_done(running):
    loaded = psutil.Process(running[0].pid).memory_info().rss
    with working(Limits(memory=loaded + 50 * 1024**2)) as (worker, heard):
        worker.send(Analyse(1, 5, TEXT * 20_000))
        worker.send(Analyse(2, 6, TEXT))
        replies = heard.analysis(2)
    abandoned = [reply for reply in replies if isinstance(reply, Abandoned)]
    assert [(one.job, one.release) for one in abandoned] == [(1, 5)]
    assert "ГБ памяти" in abandoned[0].sentence
    assert isinstance(replies[-1], Found)


def test_models_that_cannot_be_loaded_are_told_once_for_every_release_that_waits():
    with working(Limits(memory=60 * 1024**2)) as (worker, heard):
        worker.send(Analyse(1, 5, TEXT))
        worker.send(Analyse(2, 6, TEXT))
        replies = [heard.next(), heard.next()]
        assert [type(reply) for reply in replies] == [Abandoned, Abandoned]
        assert "не загружаются словари и модели" in str(replies[0])
        worker.send(Analyse(3, 7, TEXT))
        assert isinstance(heard.next(), Abandoned)


def test_a_child_that_crashes_is_started_again():
    with working() as (worker, heard):
        heard.until(Ready)
        worker.send(Analyse(1, 5, TEXT * 3000))
        while not psutil.Process(worker.pid).cpu_percent(0.2) > 50:
            pass
        crashed = worker.pid
        assert crashed
        os.kill(crashed, getattr(signal, "SIGSEGV", signal.SIGTERM))
        worker.send(Analyse(2, 6, TEXT))
        replies = heard.analysis(2)
    abandoned = [reply for reply in replies if isinstance(reply, Abandoned)]
    assert [one.job for one in abandoned] == [1]
    assert "внутренняя ошибка" in abandoned[0].sentence
    assert isinstance(replies[-1], Found)


def test_a_child_that_dies_while_idle_is_replaced_without_a_word():
    with working() as (worker, heard):
        heard.until(Ready)
        dead = worker.pid
        psutil.Process(dead).kill()
        while worker.pid in {dead, None}:
            time.sleep(0.01)
        worker.send(Paste(1, TEXT))
        assert [type(reply) for reply in heard.until(Done)] in ([Done], [Ready, Done])


def test_closing_ends_the_child_at_once_even_in_the_middle_of_an_analysis():
    with working() as (worker, heard):
        heard.until(Ready)
        worker.send(Analyse(1, 5, TEXT * 3000))
        child = psutil.Process(worker.pid)
        time.sleep(0.3)
        started = time.monotonic()
        worker.close()
        assert time.monotonic() - started < 2
        assert not child.is_running()
        worker.close()


def test_replies_that_nobody_hears_yet_are_kept():
    worker = Worker()
    worker.start()
    try:
        worker.send(Paste(1, TEXT))
        time.sleep(1)
        heard = Heard()
        worker.listen(heard.put)
        assert any(isinstance(reply, Done) for reply in heard.until(Done))
    finally:
        worker.close()


PARENT = """
import sys, time
from desktop.worker import Analyse, Ready, Worker

if __name__ == "__main__":
    worker = Worker(lambda reply: isinstance(reply, Ready) and worker.send(Analyse(1, 1, "Мэр Лапина. " * 50_000)))
    worker.start()
    print(worker.pid, flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("busy", [False, True])
def test_the_child_dies_with_a_killed_parent(tmp_path, busy):
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, cwd=Path.cwd())
    assert parent.stdout
    try:
        child = psutil.Process(int(parent.stdout.readline()))
        if busy:
            time.sleep(3)
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
    assert psutil.wait_procs([child], timeout=5)[1] == []


def test_the_time_allowed_grows_with_the_text():
    limits = Limits()
    assert limits.seconds(Analyse(1, 1, "")) == 30
    assert limits.seconds(Analyse(1, 1, "а" * 100_000)) == 60
    assert limits.memory == 2 * 1024**3
