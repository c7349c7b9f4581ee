"""One writer a project, whoever started it and however it ended."""

import signal
import subprocess
import sys
import time

import pytest

from desktop.annotation import Refused
from desktop.project import Project
from desktop.project.lock import Lock

HOLD = """
import sys, time, pathlib
from desktop.project import Project
project = Project.open(pathlib.Path(sys.argv[1]))
project.claim()
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def other_start(project, path):
    """Another start of the program that has the project."""
    project.close()
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_start_is_told_that_the_project_is_open_elsewhere(other_start, path):
    with Project.open(path) as project:
        with pytest.raises(Refused, match="уже открыт"):
            project.claim()
        with pytest.raises(Refused, match="уже открыт"), project.deed("add"):
            pytest.fail("the deed must not begin")


def test_a_project_open_elsewhere_can_be_read(other_start, path):
    with Project.open(path, writing=False) as project:
        assert project.releases() == []
        assert project.check() == []


def test_a_killed_program_takes_its_lock_with_it(other_start, path):
    other_start.send_signal(signal.SIGKILL)
    other_start.wait()
    with Project.open(path) as project:
        project.claim()
        assert project._lock.held


def test_another_spelling_of_the_path_is_the_same_project(project, path, tmp_path):
    link = tmp_path / "ссылка.pressmark"
    link.symlink_to(path)
    with pytest.raises(Refused, match="уже открыт"):
        Lock(link).acquire()


def test_a_closed_project_can_be_opened_again_at_once(project, path):
    project.close()
    started = time.monotonic()
    with Project.open(path) as again:
        again.claim()
    assert time.monotonic() - started < 2


def test_the_lock_lies_beside_no_document(project, path):
    assert [file.name for file in path.parent.iterdir()] == [path.name]
