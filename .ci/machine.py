"""What this computer has and lacks: Qt's system libraries and the programs of set-up. Standard library only.

`python .ci/machine.py SET ...` sees to it that sets of packages are there: installs what is missing where that is
allowed, or else prints the one command that does it and stops.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping

LIBRARIES: Mapping[str, Mapping[str, str]] = {
    "offscreen": {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libxkbcommon.so.0": "libxkbcommon0",
    },
    "window": {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
    },
}
PROGRAMS: Mapping[str, Mapping[str, str]] = {
    "display": {"Xvfb": "xvfb", "xauth": "xauth"},
    "bundle": {"objdump": "binutils"},
}
FONTS = "fonts-dejavu-core"
INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")


class Missing(Exception):
    """Packages that are not there, and what the user can do about it."""


def lacking(sets: tuple[str, ...]) -> dict[str, str]:
    """Return what is missing of the named sets: library or program, and the Debian package that holds it."""
    libraries = {item: package for name in sets for item, package in LIBRARIES.get(name, {}).items()}
    programs = {item: package for name in sets for item, package in PROGRAMS.get(name, {}).items()}
    return {item: package for item, package in libraries.items() if not _loads(item)} | {
        item: package for item, package in programs.items() if shutil.which(item) is None
    }


def need(*sets: str) -> None:
    """See to it that the named sets are there; raises Missing with a message where that cannot be done."""
    missing = lacking(sets)
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise Missing(f"Please install with your system's package tool what holds: {', '.join(missing)}")
    packages = sorted({*missing.values(), FONTS})
    if os.geteuid() != 0:
        raise Missing(f"System packages are missing. Please run this, then make again:\n  {_command(packages)}")
    _install(packages)
    if still := lacking(sets):
        raise Missing(f"These could not be installed: {', '.join(still)}")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _command(packages: list[str]) -> str:
    return " ".join(("sudo apt-get update && sudo", *INSTALL, *packages))


def _install(packages: list[str]) -> None:
    sys.stderr.write(f"Installing system packages: {' '.join(packages)}\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*INSTALL, "-qq", *packages]):
        done = subprocess.run(
            command, env=quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, text=True
        )
        if done.returncode:
            raise Missing(f"{done.stdout}{' '.join(command)} failed. When it works, please run make again.")


def main() -> int:
    """See to the sets named by the arguments."""
    try:
        need(*sys.argv[1:])
    except Missing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
