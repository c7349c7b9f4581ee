"""What SQLite and the disk refuse, said in Russian."""

import sqlite3
from pathlib import Path

from desktop.annotation import Refused

DAMAGED = "Файл «{path}» повреждён. Он не тронут: скопируйте его и откройте последнюю целую копию проекта."

# In order: the first beginning of SQLite's error name that fits is taken.
SENTENCES = (
    ("SQLITE_BUSY", "Проект «{path}» занят другой программой. Подождите немного и повторите."),
    ("SQLITE_LOCKED", "Проект «{path}» занят другой программой. Подождите немного и повторите."),
    ("SQLITE_FULL", "На диске нет места: изменение не сохранено. Освободите место и повторите."),
    ("SQLITE_READONLY_DBMOVED", "Файл проекта «{path}» перемещён или удалён. Верните его на место и повторите."),
    ("SQLITE_READONLY", "Проект «{path}» можно только читать. Снимите с файла и папки запрет на запись."),
    ("SQLITE_PERM", "Нет прав на файл «{path}». Проверьте права или выберите другой проект."),
    ("SQLITE_AUTH", "Нет прав на файл «{path}». Проверьте права или выберите другой проект."),
    ("SQLITE_NOTADB", DAMAGED),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_CANTOPEN", "Файл «{path}» не открывается. Проверьте, что диск подключён и на файл и папку есть права."),
    (
        "SQLITE_IOERR",
        "Диск с файлом «{path}» отказал: изменение не сохранено. Проверьте диск и повторите.",
    ),
    ("SQLITE_TOOBIG", "Текст слишком велик для проекта. Разделите его на части."),
)


def refusal(error: sqlite3.Error, path: Path) -> Refused | None:
    """Return what to tell the user of `error`; None where the program itself is at fault."""
    name = getattr(error, "sqlite_errorname", "")
    for beginning, sentence in SENTENCES:
        if name.startswith(beginning):
            return Refused(sentence.format(path=path))
    return None
