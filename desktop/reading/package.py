"""The zip package of an Office file: sizes are checked before anything is unpacked, and again while it is."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from desktop.annotation import Refused

PART_LIMIT = 64 * 1024 * 1024
"""Most bytes of one part of a package, unpacked."""
TOTAL_LIMIT = 512 * 1024 * 1024
"""Most bytes of all parts of a package together, unpacked."""
RATIO_LIMIT = 200
"""A package that unpacks to so many times its size, and to more than RATIO_MATTERS, is a trap."""
RATIO_MATTERS = 16 * 1024 * 1024
PARTS_LIMIT = 20_000
_CHUNK = 64 * 1024

DAMAGED = "Файл повреждён: он обрывается или испорчен внутри. Возьмите целую копию или сохраните его заново."
_BOMB = "Файл распаковывается до недопустимых размеров: похоже на ловушку. Сохраните текст в новый файл."
_FORBIDDEN = "В файле недопустимое содержимое (определения DTD). Сохраните текст в новый файл."
_LOCKED = "Файл защищён паролем. Снимите пароль, сохраните файл и повторите."


class Package:
    """An open zip package whose parts may be parsed as XML; raises Refused where it is damaged or a trap."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error):
            raise Refused(DAMAGED) from None
        self._check(self._zip.infolist(), len(data))
        self._parts = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}

    def __contains__(self, part: str) -> bool:
        return part.lstrip("/").lower() in self._parts

    def names(self) -> list[str]:
        """Return the names of the parts, in lower case."""
        return list(self._parts)

    def parse(self, part: str, start: Callable[..., None], end: Callable[..., None], text: Callable[..., None]) -> None:
        """Send the elements of a part (`namespace name`) and their text to the handlers; a DTD is refused."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
        parser.StartDoctypeDeclHandler = _forbid
        info = self._parts[part.lstrip("/").lower()]
        try:
            self._feed(parser, info)
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise Refused(DAMAGED) from None
        except RuntimeError:
            raise Refused(_LOCKED) from None

    def _feed(self, parser: expat.XMLParserType, info: zipfile.ZipInfo) -> None:
        if info.file_size > PART_LIMIT:
            raise Refused(_BOMB)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(DAMAGED)
        size = 0
        with self._zip.open(info) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > PART_LIMIT:
                    raise Refused(_BOMB)
                parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _check(self, parts: list[zipfile.ZipInfo], packed: int) -> None:
        """Refuse by the sizes that the package itself states, before anything is unpacked."""
        total = sum(info.file_size for info in parts)
        swollen = total > RATIO_MATTERS and total > RATIO_LIMIT * packed
        if total > TOTAL_LIMIT or swollen or len(parts) > PARTS_LIMIT:
            raise Refused(_BOMB)


def _forbid(*_: object) -> None:
    raise Refused(_FORBIDDEN)
