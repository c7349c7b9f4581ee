"""`make bench`: every benchmark of tests/benchmarks, or those whose names are given (`make bench ARGS=start`)."""

import os
import subprocess
import sys
from pathlib import Path

import machine

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run them one after another; the status is 1 when one of them could not measure."""
    os.chdir(ROOT)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        machine.need("offscreen", "window", "display")
    except machine.Missing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    found = sorted(path.stem for path in Path("tests/benchmarks").glob("bench_*.py"))
    chosen = [f"bench_{name}" for name in sys.argv[1:]] or found
    statuses = [subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False) for name in chosen]
    return int(any(done.returncode for done in statuses))


if __name__ == "__main__":
    sys.exit(main())
