"""A killed program has lost nothing that it called saved, and left nothing half done."""

import random
import subprocess
import sys
import time

from desktop.project import Project

WORK = """
import sys, pathlib
from desktop.annotation import Release, Annotation, Segment
from desktop.project import Project
project = Project.open(pathlib.Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    number += 1
    text = f"Релиз {number}. " * 50
    with project.deed("add") as deed:
        release = deed.add_release(Release(text, title=str(number)))
        deed.add(release, [Annotation("PER", (Segment(place, place + 5),), entity="Лицо") for place in range(20)])
    print(number, flush=True)
"""
ROUNDS = 8


def test_a_program_killed_at_any_moment_has_lost_nothing_saved(project, path):
    project.close()
    pick = random.Random(20261122)
    saved = 0
    for _ in range(ROUNDS):
        saved = _saved_before_the_kill(path, saved, pick.uniform(0.0, 0.08))
        with Project.open(path) as again:
            numbers = [int(summary.title) for summary in again.releases()]
            # The last one may have been saved without having been able to say so.
            assert numbers in (list(range(1, saved + 1)), list(range(1, saved + 2)))
            assert all(len(again.annotations(summary.id)) == 20 for summary in again.releases())
            assert again.check() == []
            saved = len(numbers)
    assert saved


def _saved_before_the_kill(path, number, delay):
    """Let a program write from `number` on, kill it after a while, return the last number it called saved."""
    process = subprocess.Popen([sys.executable, "-c", WORK, str(path), str(number)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    said = [process.stdout.readline()]
    time.sleep(delay)
    process.kill()
    said += process.stdout.read().splitlines()
    process.wait()
    process.stdout.close()
    whole = [line for line in said if line.strip()]
    return int(whole[-1])
