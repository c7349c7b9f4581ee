"""`make install` and `make uninstall`: the built program on the desk of one user. Standard library only."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "dist" / "pressmark"
LINUX = ROOT / "resources" / "linux"


class Desk:
    """The places of the user's desktop where a program is known."""

    def __init__(self, home: Path, data: Path) -> None:
        self.program = home / ".local" / "lib" / "pressmark"
        self.command = home / ".local" / "bin" / "pressmark"
        self.entry = data / "applications" / "pressmark.desktop"
        self.mime = data / "mime" / "packages" / "pressmark.xml"
        self.icons = data / "icons" / "hicolor"
        self.data = data

    def pictures(self) -> Iterator[tuple[Path, Path]]:
        """Return each icon of the built program and its place."""
        inside = BUILT / "_internal"
        yield inside / "resources" / "icons" / "pressmark.svg", self.icons / "scalable" / "apps" / "pressmark.svg"
        for picture in sorted((inside / "icons").glob("pressmark-*.png")):
            size = picture.stem.removeprefix("pressmark-")
            yield picture, self.icons / f"{size}x{size}" / "apps" / "pressmark.png"


def install(desk: Desk) -> None:
    """Copy the program, and tell the desktop of it."""
    if desk.program.exists():
        shutil.rmtree(desk.program)
    shutil.copytree(BUILT, desk.program, symlinks=True)
    for place in (desk.command, desk.entry, desk.mime):
        place.parent.mkdir(parents=True, exist_ok=True)
    desk.command.unlink(missing_ok=True)
    desk.command.symlink_to(desk.program / "pressmark")
    entry = (LINUX / "pressmark.desktop").read_text(encoding="utf-8")
    desk.entry.write_text(entry.replace("Exec=pressmark", f'Exec="{desk.program / "pressmark"}"'), encoding="utf-8")
    shutil.copyfile(LINUX / "pressmark.xml", desk.mime)
    for picture, place in desk.pictures():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, place)
    _refresh(desk)
    sys.stdout.write(f"Installed: {desk.command}, and Pressmark in the menu of programs.\n")


def uninstall(desk: Desk) -> None:
    """Take away what `install` has put there; projects stay."""
    shutil.rmtree(desk.program, ignore_errors=True)
    for place in (desk.command, desk.entry, desk.mime, *desk.icons.glob("*/apps/pressmark.*")):
        place.unlink(missing_ok=True)
    _refresh(desk)
    sys.stdout.write("Uninstalled. Projects and settings were left alone.\n")


def _refresh(desk: Desk) -> None:
    """Have the desktop reread its lists, as far as it has the programs for it."""
    for command in (
        ["update-mime-database", str(desk.data / "mime")],
        ["update-desktop-database", str(desk.data / "applications")],
        ["gtk-update-icon-cache", "-q", "-t", "-f", str(desk.icons)],
    ):
        if shutil.which(command[0]):
            subprocess.run(command, check=False)


def main() -> int:
    """Do what the argument says."""
    home = Path.home()
    desk = Desk(home, Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share"))
    {"install": install, "uninstall": uninstall}[sys.argv[1]](desk)
    return 0


if __name__ == "__main__":
    sys.exit(main())
