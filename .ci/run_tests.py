"""`make test`: every test without a screen, and those of windows in real ones beside it. Arguments go to pytest."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import machine

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5


class Round:
    """One run of pytest with one of Qt's platforms."""

    def __init__(self, platform: str, *arguments: str, out: int | None = None) -> None:
        command = [sys.executable, "-m", "pytest", *arguments, *sys.argv[1:]]
        environment = {**os.environ, "QT_QPA_PLATFORM": platform}
        self._run = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT if out else None)

    def status(self) -> int:
        """Wait for the end; 0 when all went well, or when this round has none of the tests that were asked for."""
        status = self._run.wait()
        return 0 if status == NO_TESTS and len(sys.argv) > 1 else abs(status)


def main() -> int:
    """Run the rounds; the status is that of the worse one."""
    os.chdir(ROOT)
    try:
        machine.need("offscreen")
    except machine.Missing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)
    lacking = _lacking_for_windows()
    if not lacking:
        return _both()
    status = Round("offscreen", "--no-xvfb").status()
    sys.stdout.write(f"The tests were not run in real windows. {lacking}\n")
    return status


def _both() -> int:
    """Run both rounds at once, one a core; what that in real windows says comes after the other."""
    with tempfile.TemporaryFile() as later:
        windows = Round("xcb", "--xvfb-backend", "xvfb", "-m", "qt", "-p", "no:cacheprovider", out=later.fileno())
        status = max(Round("offscreen", "--no-xvfb").status(), windows.status())
        later.seek(0)
        sys.stdout.write(f"\nIn real windows:\n{later.read().decode('utf-8', errors='replace')}")
    return status


def _lacking_for_windows() -> str:
    """See to it that real windows can be opened; return why that is not so, or nothing."""
    try:
        machine.need("window", "display")
    except machine.Missing as missing:
        return str(missing)
    return ""


if __name__ == "__main__":
    sys.exit(main())
