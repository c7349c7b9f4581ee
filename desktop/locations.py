"""Where resources and the user's files live: run from source, from an installed wheel and in the bundle."""

import errno
import sys
from pathlib import Path

_REASONS = {
    errno.ENOENT: "нет такого файла или папки",
    errno.ENOTDIR: "часть пути — файл, а не папка",
    errno.EISDIR: "это папка, а не файл",
    errno.EEXIST: "такое имя уже есть",
    errno.EACCES: "нет прав",
    errno.EPERM: "нет прав",
    errno.EROFS: "диск можно только читать",
    errno.ENOSPC: "на диске нет места",
    errno.ENAMETOOLONG: "слишком длинное имя",
    errno.ELOOP: "ссылки ведут по кругу",
    errno.EBUSY: "файл занят другой программой",
    errno.EIO: "диск отказал",
}


def reason(error: OSError) -> str:
    """Return in Russian why the system refused a file or a folder; its own words are in the language of the system."""
    unforeseen = f"ошибка системы {error.errno}" if error.errno else str(error)
    return _REASONS.get(error.errno or 0, unforeseen)


def _root() -> Path:
    """Return the folder that holds `resources/` and `seeds/`."""
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen)
    here = Path(__file__).resolve().parent
    return here if (here / "resources").is_dir() else here.parent


def resource(name: str) -> Path:
    """Return the path of a file or folder in `resources/`."""
    return _root() / "resources" / name


def seeds() -> Path:
    """Return the folder of the sample releases."""
    return _root() / "seeds"


def default_project() -> Path:
    """Return the project that is opened when none is named: in the user's documents folder."""
    # Imported where it is needed: a start with a project named need not wait for it.
    import platformdirs

    return platformdirs.user_documents_path() / "Релизы.pressmark"


def state() -> Path:
    """Return the folder for what belongs to this computer alone: locks and logs."""
    import platformdirs

    return platformdirs.user_state_path("pressmark", appauthor=False)
