"""What belongs to this desk and not to the project: the window's size, splitters, last folder, recent projects."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT = 8


class Desk:
    """Remembers by QSettings; every reading gives something usable, whatever is stored there."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def bytes(self, name: str) -> QByteArray:
        """Return a remembered geometry or state, empty if there is none."""
        value = self._settings.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, name: str, value: object) -> None:
        """Remember something."""
        self._settings.setValue(name, value)

    def number(self, name: str, default: int) -> int:
        """Return a remembered number."""
        value = self._settings.value(name, default)
        try:
            return int(str(value))
        except ValueError:
            return default

    def text(self, name: str, default: str) -> str:
        """Return a remembered word."""
        return str(self._settings.value(name, default))

    def folder(self) -> Path:
        """Return the folder files were last opened from, else the user's home."""
        kept = Path(str(self._settings.value("folder", "")))
        return kept if kept.is_absolute() and kept.is_dir() else Path.home()

    def keep_folder(self, folder: Path) -> None:
        """Remember the folder files were opened from."""
        self._settings.setValue("folder", str(folder.absolute()))

    def recent(self) -> list[Path]:
        """Return the projects opened last, the latest first, those that are still there."""
        kept = str(self._settings.value("recent", ""))
        return [path for line in kept.split("\n") if line and (path := Path(line)).is_file()]

    def keep_recent(self, project: Path) -> None:
        """Put a project at the top of the recent ones."""
        path = project.absolute()
        paths = [path, *(one for one in self.recent() if one != path)]
        self._settings.setValue("recent", "\n".join(str(one) for one in paths[:_MOST_RECENT]))

    def release(self, project: Path) -> int:
        """Return the release that was on the screen last in this project, 0 if none is known."""
        return self.number(f"release/{_name(project)}", 0)

    def keep_release(self, project: Path, release_id: int) -> None:
        """Remember which release is on the screen."""
        self._settings.setValue(f"release/{_name(project)}", release_id)


def _name(project: Path) -> str:
    """Return a project's path as a key of the settings, which a slash would divide."""
    return str(project.absolute()).replace("/", "|").replace("\\", "|")
