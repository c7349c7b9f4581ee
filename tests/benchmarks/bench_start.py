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
from contextlib import nullcontext
from pathlib import Path
from shutil import which

from pyvirtualdisplay.display import Display

from desktop import locations
from tests.benchmarks.measure import in_pairs, tell

GOAL = 1.8
LIMIT = 60.0
PAINTED = b"Flushing QRegion"
ON_SCREEN = which("Xvfb") is not None


def first_paint(*arguments: str) -> float:
    """Start a Python program and return the seconds until Qt has handed over its first picture."""
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
        return _painted(program, began) - began
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.communicate()


def _painted(program: subprocess.Popen[bytes], began: float) -> float:
    assert program.stderr is not None
    said = b""
    while PAINTED not in said:
        more = os.read(program.stderr.fileno(), 65536)
        if not more or time.perf_counter() - began > LIMIT:
            raise SystemExit(f"No window was painted:\n{said.decode(errors='replace')}")
        said += more
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
        project = str(annotated(Path(folder)))
        compared = in_pairs(
            ours=lambda: first_paint("-m", "desktop", "--project", project),
            floor=lambda: first_paint("-m", "tests.benchmarks.label_window"),
        )
    tell("Start to first paint", compared, "a bare label window", GOAL)


if __name__ == "__main__":
    main()
