"""Files that are no releases, known by their first bytes: each is named as what it is, with what to do."""

import re

from desktop.annotation import Refused

_COPY = "Откройте его в своей программе, скопируйте текст и вставьте сюда."
_RESAVE = "Откройте его в текстовом редакторе и сохраните как .docx."
_NO_TEXT = "Откройте текстовый файл или .docx."

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "документ PDF", _COPY),
    (b"{\\rtf", "документ RTF", _RESAVE),
    (b"%!PS", "документ PostScript", _COPY),
    (b"AT&TFORM", "документ DjVu", _COPY),
    (b"\xff\xd8\xff", "изображение JPEG", _NO_TEXT),
    (b"\x89PNG\r\n", "изображение PNG", _NO_TEXT),
    (b"GIF8", "изображение GIF", _NO_TEXT),
    (b"II*\x00", "изображение TIFF", _NO_TEXT),
    (b"MM\x00*", "изображение TIFF", _NO_TEXT),
    (b"8BPS", "изображение Photoshop", _NO_TEXT),
    (b"BM\x00\x00", "изображение BMP", _NO_TEXT),
    (b"RIFF", "звук, видео или изображение", _NO_TEXT),
    (b"ID3", "звукозапись MP3", _NO_TEXT),
    (b"OggS", "звукозапись", _NO_TEXT),
    (b"fLaC", "звукозапись", _NO_TEXT),
    (b"\x1aE\xdf\xa3", "видеозапись", _NO_TEXT),
    (b"MZ", "программа Windows", _NO_TEXT),
    (b"\x7fELF", "программа", _NO_TEXT),
    (b"\xcf\xfa\xed\xfe", "программа", _NO_TEXT),
    (b"\xca\xfe\xba\xbe", "программа", _NO_TEXT),
    (b"\x1f\x8b", "архив gzip", "Распакуйте архив и откройте файлы из него."),
    (b"BZh", "архив bzip2", "Распакуйте архив и откройте файлы из него."),
    (b"\xfd7zXZ\x00", "архив xz", "Распакуйте архив и откройте файлы из него."),
    (b"7z\xbc\xaf\x27\x1c", "архив 7z", "Распакуйте архив и откройте файлы из него."),
    (b"Rar!\x1a\x07", "архив RAR", "Распакуйте архив и откройте файлы из него."),
    (b"SQLite format 3\x00", "база данных SQLite", "Если это проект Pressmark, откройте его как проект."),
)
_PRINTED = {b"%PDF-", b"{\\rtf", b"%!PS"}
"""Signatures that are words: no binary data need follow them, as they must after `MZ` or `ID3`."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("WordDocument", "документ Word старого вида (.doc)", _RESAVE),
    ("Workbook", "таблица Excel старого вида (.xls)", _COPY),
    ("PowerPoint Document", "презентация PowerPoint старого вида (.ppt)", _COPY),
    ("__properties_version", "письмо Outlook (.msg)", _COPY),
)
_MARKUP: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(rb"\s*(<!--.*?-->\s*)*(<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL),
        "веб-страница (HTML)",
    ),
    (re.compile(rb"\s*<\?xml\s"), "файл XML"),
)
_MAIL = re.compile(rb"\A[A-Za-z-]+:[^\n]*\n(?:[^\n]+\n)*?MIME-Version:", re.IGNORECASE)
_PASSWORD = "Файл защищён паролем. Откройте его в текстовом редакторе, снимите пароль, сохраните и повторите."


def named(what: str, advice: str) -> Refused:
    """Return the refusal of a file that is no release."""
    return Refused(f"Это не текст, а {what}. {advice}")


def refuse(data: bytes) -> None:
    """Raise Refused if `data` is plainly something else than a text."""
    for signature, what, advice in _SIGNATURES:
        if data.startswith(signature) and (signature in _PRINTED or b"\x00" in data[:4096]):
            raise named(what, advice)
    if data.startswith(_OLE):
        raise _ole(data)
    if data[:1] == b"\x00" and data[4:8] == b"ftyp":
        raise named("видеозапись или изображение", _NO_TEXT)
    _refuse_markup(data[:4096].removeprefix(b"\xef\xbb\xbf"))


def _ole(data: bytes) -> Refused:
    """Name what an OLE container holds by the streams in its directory."""
    if _stream("EncryptedPackage") in data:
        return Refused(_PASSWORD)
    for stream, what, advice in _OLE_STREAMS:
        if _stream(stream) in data:
            return named(what, advice)
    return named("файл Microsoft Office старого вида", _COPY)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _refuse_markup(head: bytes) -> None:
    for pattern, what in _MARKUP:
        if pattern.match(head):
            raise named(what, _COPY)
    if _MAIL.match(head.replace(b"\r\n", b"\n")):
        raise named("письмо со служебными заголовками", _COPY)
