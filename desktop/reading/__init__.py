"""A file becomes a Release: the format is told by the content, never by the name."""

import os
import stat
from pathlib import Path

from desktop import locations
from desktop.annotation import Refused, Release
from desktop.reading import docx, foreign, heading, language, plain
from desktop.reading.canonical import canonical
from desktop.reading.content import FILE_LIMIT, TEXT_LIMIT, TOO_LONG, Content

__all__ = ["canonical", "pasted", "read"]

_EMPTY = "Файл пуст: в нём нет текста. Откройте другой файл."
_NOTHING_PASTED = "В буфере обмена нет текста. Скопируйте текст релиза и вставьте ещё раз."
_TOO_LARGE = "Файл больше 50 МБ. Сохраните текст без картинок или разделите его на части."
_NAMES = {".doc", ".docx", ".odt", ".rtf", ".pdf", ".htm", ".html"}


def read(path: Path, source: str) -> Release:
    """Read a release from a file; `source` is the path as the user gave it. Raise Refused, with a Russian sentence."""
    data = _bytes(path)
    if not data:
        raise Refused(_EMPTY)
    content = _content(data)
    release = _release(content, (*content.remarks, *_misnamed(path, content.format)), source)
    # A plain text of nothing but spaces is what its writer saved, and is shown; other formats held no text at all.
    if not release.text or (not release.text.strip() and release.format != "txt"):
        raise Refused(_EMPTY)
    return release


def pasted(text: str) -> Release:
    """Make a release of a text from the clipboard; raise Refused if there is nothing in it."""
    release = _release(Content(text, "paste"), (), "")
    if not release.text.strip():
        raise Refused(_NOTHING_PASTED)
    return release


def _bytes(path: Path) -> bytes:
    """Return the bytes of a file that is there, is a file, may be read and is not too large."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Refused("Это папка, а не файл. Откройте файлы из неё.")
        if not stat.S_ISREG(status.st_mode):
            raise Refused("Это не обычный файл, а устройство или канал. Сохраните текст в файл и откройте его.")
        if status.st_size > FILE_LIMIT:
            raise Refused(_TOO_LARGE)
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except FileNotFoundError:
        raise Refused("Файла нет. Проверьте имя и папку.") from None
    except PermissionError:
        raise Refused("Файл не читается: нет прав на чтение. Измените права доступа или скопируйте файл.") from None
    except (OSError, ValueError) as error:
        reason = locations.reason(error) if isinstance(error, OSError) else "неверное имя"
        raise Refused(f"Файл не читается ({reason}). Проверьте имя, диск или сеть и повторите.") from None
    if len(data) > FILE_LIMIT:
        raise Refused(_TOO_LARGE)
    return data


def _content(data: bytes) -> Content:
    """Give the bytes to the reader that knows them."""
    if docx.knows(data):
        return docx.read(data)
    foreign.refuse(data)
    return plain.read(data)


def _release(content: Content, remarks: tuple[str, ...], source: str) -> Release:
    """Make the release of what was read."""
    if len(content.text) > TEXT_LIMIT:
        raise Refused(TOO_LONG)
    text = canonical(content.text)
    return Release(
        text=text,
        source=os.fsencode(source).decode("utf-8", "replace"),
        title=heading.title(text),
        date=heading.date(text),
        format=content.format,
        encoding=content.encoding,
        remark=" ".join(filter(None, (*remarks, language.remark(text)))),
    )


def _misnamed(path: Path, kind: str) -> tuple[str, ...]:
    """Say so when the name promises another format than the content is."""
    suffix = path.suffix.lower()
    if suffix not in _NAMES or suffix == f".{kind}":
        return ()
    return (f"Имя файла кончается на {suffix}, но внутри {'документ .docx' if kind == 'docx' else 'простой текст'}.",)
