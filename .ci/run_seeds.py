"""`make run`: the window on the sample releases; without a screen the same job headless, into out/."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import machine

from desktop.headless import screen

ROOT = Path(__file__).resolve().parent.parent
PICTURE = """
import sys
from pathlib import Path
from desktop.window.picture import save_picture
save_picture(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def main() -> int:
    """Open the window, or do its work without one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder for what is made (default: out)")
    out: Path = parser.parse_args().out
    os.chdir(ROOT)
    out.mkdir(parents=True, exist_ok=True)
    try:
        machine.need("offscreen")
        if _screen():
            machine.need("window")
            return _window(out)
    except machine.Missing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    return _headless(out)


def _screen() -> bool:
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) and screen.is_there()


def _window(out: Path) -> int:
    return _python("-m", "desktop", *map(str, _samples()), "--project", str(out / "window.pressmark"))


def _headless(out: Path) -> int:
    """Make the project, the table and the picture anew."""
    project, table, picture = out / "seeds.pressmark", out / "seeds.csv", out / "window.png"
    for old in (project, out / "seeds.pressmark-journal", table, picture):
        old.unlink(missing_ok=True)
    sys.stdout.write("There is no screen: doing the same job without one.\n")
    # Without a screen Qt warns of sizes that nobody asked for.
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="default.warning=false")
    annotate = ("-m", "desktop", "annotate", *map(str, _samples()))
    failed = _python(*annotate, "--project", str(project), "--output", str(table))
    failed = failed or _python("-c", PICTURE, str(project), str(picture))
    if not failed:
        sys.stdout.write(f"Made the project {project}, the table {table} and a picture of the window {picture}\n")
    return failed


def _samples() -> list[Path]:
    return sorted(Path("seeds").glob("*.txt"))


def _python(*arguments: str) -> int:
    return subprocess.run([sys.executable, *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
