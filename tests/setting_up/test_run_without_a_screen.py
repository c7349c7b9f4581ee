"""`make run` where there is no screen."""

import csv
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "run_seeds.py"
MADE = {"seeds.pressmark", "seeds.csv", "window.png"}


def run(out: Path) -> str:
    blind = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    command = [sys.executable, str(SCRIPT), "--out", str(out)]
    done = subprocess.run(command, env=blind, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def quotes(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as rows:
        return [row for row in csv.DictReader(rows) if row["label"] == "QUOTE"]


def test_the_same_job_is_done_and_said_again_and_again(tmp_path, own_desk):
    assert "There is no screen" in run(tmp_path / "out")
    first = (tmp_path / "out" / "seeds.csv").read_bytes()
    run(tmp_path / "out")
    made = tmp_path / "out"
    assert {path.name for path in made.iterdir()} == MADE
    assert (made / "seeds.csv").read_bytes() == first
    assert (made / "window.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    direct = [row for row in quotes(made / "seeds.csv") if row["source"] == "seeds/belarus-yaroslavl.txt"]
    assert sum(row["kind"] == "direct" for row in direct) >= 9
    assert list(own_desk.rglob("*.pressmark")) == []
