"""What cannot be a release is refused with one clear Russian sentence: what it is, and what to do."""

import os
import re
import socket
import zipfile

import pytest

from desktop.annotation import Refused
from desktop.reading import pasted, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500


def stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00" * 64


NAMED = {
    "nothing": (b"", "Файл пуст"),
    "a byte order mark": (b"\xef\xbb\xbf", "Файл пуст"),
    "unseen characters": ("\u200b\u00ad\ufeff".encode(), "Файл пуст"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 99, "изображение JPEG"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "изображение PNG"),
    "program": (b"MZ\x90\x00" + b"\x00" * 99, "программа"),
    "PDF": (b"%PDF-1.7\n%abc", "документ PDF"),
    "RTF": (b"{\\rtf1\\ansi }", "документ RTF"),
    "old Word": (OLE + stream("WordDocument"), "документ Word старого вида"),
    "old Excel": (OLE + stream("Workbook"), "таблица Excel"),
    "password": (OLE + stream("EncryptedPackage"), "защищён паролем"),
    "project": (b"SQLite format 3\x00" + b"\x00" * 99, "база данных"),
    "page": (b"\n<!DOCTYPE html>\n<html><body>x</body></html>", "веб-страница"),
    "XML": (b'<?xml version="1.0"?><a/>', "XML"),
    "mail": (b"From: a@b.c\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\ntext", "письмо"),
    "archive": (b"\x1f\x8b\x08\x00" + b"\x00" * 99, "архив gzip"),
    "noise": (bytes(range(256)) * 20, "двоичные данные"),
    "cut zip": (b"PK\x03\x04" + b"\x00" * 99, "повреждён"),
}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b" \r\n\t\n ", " \n\t\n "),
        ("\u00a0\u2003\u3000".encode(), "\u00a0\u2003\u3000"),
        ("\ufeff  \n".encode("utf-16-le"), "  \n"),
    ],
)
def test_a_text_of_nothing_but_spaces_is_taken_and_said_to_hold_no_words(tmp_path, data, text):
    path = tmp_path / "spaces.txt"
    path.write_bytes(data)
    release = read(path, "spaces.txt")
    assert (release.text, release.title, release.date) == (text, "", None)
    assert "нет слов" in release.remark


@pytest.mark.parametrize("kind", NAMED)
def test_a_file_that_is_no_release_is_named_as_what_it_is(tmp_path, kind):
    data, words = NAMED[kind]
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    with pytest.raises(Refused, match=re.escape(words)) as refusal:
        read(path, "file.txt")
    assert re.fullmatch(r"[А-ЯЁ].*[.!]", str(refusal.value))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", "OpenDocument"),
        ("a.txt", "архив ZIP"),
    ],
)
def test_a_zip_that_is_no_docx_is_named(tmp_path, name, words):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(name, "<a/>")
    with pytest.raises(Refused, match=words):
        read(path, "a.docx")


@pytest.mark.parametrize("text", ["MZ Group открыла офис в Минске.", "ID3 и RIFF — названия меток.", "BM, 15 мая."])
def test_a_text_that_begins_like_another_format_is_a_text(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert read(path, "a.txt").text == text


def test_missing_files_folders_and_channels_are_refused(tmp_path):
    with pytest.raises(Refused, match="Файла нет"):
        read(tmp_path / "no.txt", "no.txt")
    with pytest.raises(Refused, match="Это папка"):
        read(tmp_path, "folder")
    with pytest.raises(Refused, match="Файл не читается"):
        read(tmp_path / ("x" * 5000), "x")
    with pytest.raises(Refused, match="Файл не читается"):
        read(tmp_path / "a\x00b", "a")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(Refused, match="устройство или канал"):
            read(tmp_path / "pipe", "pipe")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX") or not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_a_file_without_the_right_to_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("Текст", encoding="utf-8")
    path.chmod(0)
    if os.geteuid() == 0:
        # Nothing is forbidden to root: the system's answer is given in its place.
        monkeypatch.setattr(type(path), "open", _forbidden)
    with pytest.raises(Refused, match="нет прав на чтение"):
        read(path, "a.txt")


def _forbidden(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_file_over_fifty_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(Refused, match="больше 50 МБ"):
        read(path, "large.txt")


def test_a_text_over_twenty_million_characters_is_refused(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"a b " * 5_000_000 + b"c")
    with pytest.raises(Refused, match="20 миллионов"):
        read(path, "long.txt")


def test_an_empty_clipboard_is_refused():
    with pytest.raises(Refused, match="буфере обмена нет текста"):
        pasted(" \r\n\u200b")


def test_a_pasted_text_is_canonical_and_has_no_source():
    release = pasted("Открыт мост\r\n\r\nТекст")
    assert (release.text, release.source, release.title) == ("Открыт мост\n\nТекст", "", "Открыт мост")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor opened the bridge on Monday.", "не на русском"),
        ("Мэр міста відкрив міст, повідомила його речниця.", "не на русском"),
        ("_" * 1000, "нет слов"),
        ("Мэр Ольга Лапина открыла мост.", ""),
        ("Компания Google и фонд Open Society поддержали музей в городе Кедровске.", ""),
    ],
)
def test_a_text_that_is_not_russian_is_taken_and_told(text, words):
    remark = pasted(text).remark
    assert words in remark
    assert bool(words) == bool(remark)


def test_a_misleading_name_is_told(tmp_path):
    path = tmp_path / "a.doc"
    path.write_text("Просто текст релиза", encoding="utf-8")
    assert "простой текст" in read(path, "a.doc").remark


def test_a_name_that_is_no_utf8_gives_a_source_that_can_be_written(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Текст", encoding="utf-8")
    read(path, "пап\udcd0ка/a.txt").source.encode("utf-8")
