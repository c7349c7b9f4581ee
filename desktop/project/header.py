"""Tell a project from any other file by its first bytes, before SQLite may touch it."""

import struct
from pathlib import Path

from desktop.annotation import Refused

APPLICATION_ID = 0x50524D4B
"""Stands at byte 68 of every project: the letters PRMK."""

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100


def examine(path: Path, newest: int) -> int:
    """Return the version of the project at `path`; raise Refused if it is none, is cut short or newer than `newest`."""
    head = _head(path)
    if not head:
        raise Refused(f"Файл «{path}» пуст: это не проект Pressmark. Выберите другой файл.")
    if not head.startswith(_MAGIC):
        raise Refused(f"Файл «{path}» — не проект Pressmark. Выберите файл .pressmark.")
    if len(head) < _LENGTH or _is_cut(path, head):
        raise Refused(f"Файл «{path}» обрывается: часть проекта потеряна. Он не тронут; возьмите его копию.")
    version, application = struct.unpack(">I4xI", head[60:72])
    if application != APPLICATION_ID or version == 0:
        raise Refused(f"Файл «{path}» — база другой программы, а не проект Pressmark. Он не тронут.")
    if version > newest:
        raise Refused(f"Проект «{path}» создан более новой версией Pressmark. Обновите программу.")
    return int(version)


def _head(path: Path) -> bytes:
    """Return the first bytes of the file at `path`."""
    try:
        with path.open("rb") as file:
            return file.read(_LENGTH)
    except FileNotFoundError:
        raise Refused(f"Проекта «{path}» нет. Проверьте имя и папку.") from None
    except IsADirectoryError:
        raise Refused(f"«{path}» — папка, а не проект Pressmark. Выберите файл .pressmark.") from None
    except OSError:
        raise Refused(f"Файл «{path}» не читается. Проверьте права на него и диск.") from None


def _is_cut(path: Path, head: bytes) -> bool:
    """Tell whether the file is shorter than its header says; a journal beside it explains such a length."""
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and journal.stat().st_size:
        return False
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    return path.stat().st_size < pages * (65536 if page == 1 else page)
