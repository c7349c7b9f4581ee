"""One writer a project: the lock that a second start meets, and that ends with its process however it ends."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop import locations
from desktop.annotation import Refused

if TYPE_CHECKING:
    from filelock import BaseFileLock


class Lock:
    """The right to write to the project at `path`; its file lies with this computer's own, not beside the project."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: BaseFileLock | None = None

    @property
    def held(self) -> bool:
        """Tell whether this process holds the lock by this object."""
        return self._held is not None

    def acquire(self) -> None:
        """Take the lock; raise Refused at once if another start of the program holds it."""
        if self._held:
            return
        # filelock brings asyncio with it: 40 ms that the first paint need not wait for.
        import filelock

        lock = filelock.FileLock(self._file(), timeout=0)
        try:
            lock.acquire()
        except filelock.Timeout:
            sentence = f"Проект «{self._path}» уже открыт в другом окне Pressmark. Работайте там или закройте то окно."
            raise Refused(sentence) from None
        except OSError as error:
            raise Refused(f"Не удаётся запереть проект: {locations.reason(error)} («{locations.state()}»).") from error
        self._held = lock

    def _file(self) -> Path:
        """Return the lock file, the same for every spelling of the project's path."""
        folder = locations.state() / "locks"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(f"Не удаётся создать папку «{folder}». Проверьте права на неё.") from error
        # Imported where it is needed: the first paint need not wait for it.
        import hashlib

        name = hashlib.sha256(str(self._path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
        return folder / f"{name[:32]}.lock"

    def release(self) -> None:
        """Give the lock back."""
        if self._held:
            self._held.release()
            self._held = None
