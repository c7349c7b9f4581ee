"""`make test`: every test without a screen, then those of windows in real ones too. Arguments go to pytest."""

import os
import subprocess
import sys
from pathlib import Path

import machine

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5


def main() -> int:
    """Run both rounds; the status is that of the first one that failed."""
    os.chdir(ROOT)
    try:
        machine.need("offscreen")
    except machine.Missing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)
    failed = _pytest("offscreen", "--no-xvfb")
    return failed or _in_real_windows()


def _in_real_windows() -> int:
    try:
        machine.need("window", "display")
    except machine.Missing as missing:
        sys.stdout.write(f"The tests were not run in real windows: {missing}\n")
        return 0
    status = _pytest("xcb", "--xvfb-backend", "xvfb", "-m", "qt")
    narrowed_away = status == NO_TESTS and len(sys.argv) > 1
    return 0 if narrowed_away else status


def _pytest(platform: str, *arguments: str) -> int:
    sys.stdout.write(f"Tests with Qt's platform {platform}:\n")
    sys.stdout.flush()
    environment = {**os.environ, "QT_QPA_PLATFORM": platform}
    command = [sys.executable, "-m", "pytest", *arguments, *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
