"""The built program, where it has been built: it needs nothing of this machine's Python and environment."""

import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "dist" / "pressmark" / "pressmark"
SAMPLE = ROOT / "seeds" / "belarus-yaroslavl.txt"
SECONDS = 60
QUOTES = "select count(*) from quotes_view where source like '%belarus-yaroslavl.txt'"


def reason_to_skip() -> str:
    if not PROGRAM.exists():
        return "the program has not been built: make bundle"
    sources = [path for folder in ("desktop", "resources") for path in (ROOT / folder).rglob("*.*")]
    newest = max(path.stat().st_mtime for path in sources if path.suffix != ".pyc")
    return "the program was built before the last change: make bundle" if newest > PROGRAM.stat().st_mtime else ""


pytestmark = pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())


def annotate(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([PROGRAM, "annotate", *arguments], env={}, capture_output=True, check=False, timeout=SECONDS)


def test_without_an_environment_it_gives_the_table_with_quotes():
    done = annotate(str(SAMPLE))
    assert done.returncode == 0, done.stderr.decode()
    rows = done.stdout.decode("utf-8").split("\r\n")
    assert rows[0].startswith("release,source,title")
    assert sum(",QUOTE," in row and ",direct," in row for row in rows) >= 9


def test_it_finds_the_same_as_the_program_in_its_source(tmp_path):
    source = shutil.which("pressmark", path=str(ROOT / ".venv" / "bin"))
    assert source is not None
    done = subprocess.run([source, "annotate", str(SAMPLE)], capture_output=True, check=True, timeout=SECONDS)
    assert annotate(str(SAMPLE)).stdout == done.stdout


@contextmanager
def window(*arguments: Path | str, said: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The window of the built program, with nothing in its environment but a home and the screen."""
    kept = ("HOME", "DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    with said.open("wb") as file:
        program = subprocess.Popen([PROGRAM, *arguments], env=environment, stderr=file, start_new_session=True)
    try:
        yield program
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def found(project: Path) -> int:
    if not project.exists():
        return 0
    with closing(sqlite3.connect(f"file:{project}?mode=ro", uri=True)) as rows:
        try:
            return int(rows.execute(QUOTES).fetchone()[0])
        except sqlite3.OperationalError:
            return 0


@pytest.mark.qt
def test_its_window_opens_the_sample_and_finds_its_quotes(tmp_path):
    project, said = tmp_path / "релизы.pressmark", tmp_path / "said"
    until = time.monotonic() + SECONDS
    with window(SAMPLE, "--project", project, said=said) as program:
        while found(project) < 9 and time.monotonic() < until:
            assert program.poll() is None, said.read_text(encoding="utf-8")
            time.sleep(0.2)
    assert found(project) >= 9
