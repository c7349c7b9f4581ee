"""Plain text in any of the encodings that Russian texts come in."""

from desktop.annotation import Refused
from desktop.reading.content import Content
from desktop.reading.encoding import decode

_BINARY = "Это не текст: в файле двоичные данные. Откройте текстовый файл или .docx."


def read(data: bytes) -> Content:
    """Return the text of `data`, decoded; raise Refused if it is none."""
    decoded = decode(data)
    if decoded is None:
        raise Refused(_BINARY)
    return Content(decoded.text, "txt", decoded.encoding, _remarks(decoded.broken))


def _remarks(broken: int) -> tuple[str, ...]:
    if not broken:
        return ()
    return (f"В файле есть испорченные знаки ({broken}): на их месте стоит «\ufffd».",)
