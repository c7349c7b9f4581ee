"""A project file comes into being, and an older one is brought up to date."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from desktop import locations
from desktop.annotation import Refused
from desktop.project import joining, schema
from desktop.project.connection import Connection
from desktop.project.lock import Lock
from desktop.project.refusals import refusal


def found(path: Path) -> None:
    """Make an empty project at `path`: beside it first, so that no half-made file ever has the project's name."""
    draft = path.with_name(f".pressmark-{os.getpid()}.new")
    try:
        _check_place(path)
        draft.unlink(missing_ok=True)
        _fill(draft)
        draft.rename(path)
    except OSError as error:
        raise Refused(
            f"Проект «{path}» создать нельзя: {locations.reason(error)}. Выберите другое имя или папку."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _check_place(path: Path) -> None:
    """Refuse a name that is taken and a folder that is missing or closed."""
    # SQLite's journal needs the longer name: asking for it fails where the disk has no room for such names.
    if path.exists() or path.with_name(f"{path.name}-journal").exists():
        raise Refused(f"Файл «{path}» уже есть. Откройте его или дайте новому проекту другое имя.")
    if not path.parent.is_dir():
        raise Refused(f"Папки «{path.parent}» нет. Создайте её или выберите другую.")
    if not _may_write(path.parent):
        raise Refused(f"В папке «{path.parent}» нельзя создать проект: запись в неё запрещена. Выберите другую.")


def _fill(draft: Path) -> None:
    """Write the empty tables to a new file."""
    try:
        raw = sqlite3.connect(draft, isolation_level=None)
        try:
            schema.migrate(raw)
        finally:
            raw.close()
    except sqlite3.Error as error:
        if said := refusal(error, draft):
            raise said from error
        raise


def check_writable(path: Path) -> None:
    """Refuse a project that this user may only read; the folder counts too, since the journal lies there."""
    if not _may_write(path):
        raise Refused(f"Файл «{path}» можно только читать. Снимите запрет на запись или возьмите копию.")
    if not _may_write(path.parent):
        raise Refused(f"В папку «{path.parent}» нельзя писать. Перенесите проект туда, где это можно.")


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def renewed(path: Path, lock: Lock, *, writing: bool) -> Connection:
    """Open an older project: the file is copied, then brought up to date; for reading a copy in memory is enough."""
    if writing:
        lock.acquire()
    connection = Connection(path, writing=writing)
    try:
        if writing:
            connection.copy_to(_free_name(path))
        else:
            connection.into_memory()
        with connection.refusing():
            schema.migrate(connection.raw)
        with connection.transaction(), connection.refusing():
            joining.rejoin_all(connection.raw)
    except (Refused, sqlite3.Error):
        connection.close()
        lock.release()
        raise
    return connection


def _free_name(path: Path) -> Path:
    """Return a name beside `path` for its copy that no file has."""
    number = 1
    while (copy := path.with_name(f"{path.stem} (копия {number}){path.suffix}")).exists():
        number += 1
    return copy
