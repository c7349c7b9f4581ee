"""How long from the start of the process to the first paint of the window, against a bare label's window.

Ours spawns its worker and opens a project with the sample releases. Qt itself says on standard error when it hands the
first picture to the screen, so nothing in either program is changed for the measurement.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from shutil import which

from pyvirtualdisplay.display import Display

from desktop import locations
from tests.benchmarks.measure import in_pairs, tell

GOAL = 1.8
LIMIT = 60.0
PAINTED = (b"Flushing QRegion",)
RELEASE_PAINTED = (b" of Viewer(", b"Flushing QRegion")
ON_SCREEN = which("Xvfb") is not None


def seconds_until(signs: Sequence[bytes], *arguments: str) -> float:
    """Start a Python program and return the seconds until Qt has said all the signs, one after another."""
    environment = {
        **os.environ,
        "QT_LOGGING_RULES": "qt.widgets.painting=true",
        "QT_QPA_PLATFORM": "xcb" if ON_SCREEN else "offscreen",
    }
    # Whoever starts a program a second time has its modules compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    program = subprocess.Popen(
        [sys.executable, *arguments], env=environment, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        return _said(program, signs, began) - began
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.communicate()


def _said(program: subprocess.Popen[bytes], signs: Sequence[bytes], began: float) -> float:
    assert program.stderr is not None
    heard, place = b"", 0
    for sign in signs:
        while (found := heard.find(sign, place)) < 0:
            more = os.read(program.stderr.fileno(), 65536)
            if not more or time.perf_counter() - began > LIMIT:
                raise SystemExit(f"No window was painted:\n{heard.decode(errors='replace')}")
            heard += more
        place = found + len(sign)
    return time.perf_counter()


def annotated(folder: Path) -> Path:
    """Make a project with the sample releases."""
    project = folder / "start.pressmark"
    samples = map(str, sorted(locations.seeds().glob("*.txt")))
    command = [sys.executable, "-m", "desktop", "annotate", *samples, "--project", str(project)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return project


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, Display(size=(1920, 1080)) if ON_SCREEN else nullcontext():
        os.environ["HOME"] = os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        ours = ("-m", "desktop", "--project", str(annotated(Path(folder))))
        floor = partial(seconds_until, PAINTED, "-m", "tests.benchmarks.label_window")
        first = in_pairs(ours=lambda: seconds_until(PAINTED, *ours), floor=floor)
        whole = in_pairs(ours=lambda: seconds_until(RELEASE_PAINTED, *ours), floor=floor)
    tell("Start to first paint", first, "a bare label window", GOAL)
    tell("Start to a release of the project on the screen", whole, "a bare label window")


if __name__ == "__main__":
    main()
