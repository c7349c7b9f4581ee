"""Bytes become text: BOM, then the pattern of UTF-16, then UTF-8, then the Russian code page whose letters fit best."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from desktop.reading.letter_pairs import FOLLOWERS, LETTERS

CODE_PAGES = {"cp1251": 3, "koi8-r": 2, "cp866": 2, "iso8859-5": 0, "mac-cyrillic": -1}
"""8-bit Russian encodings with the start that each has by how common it is (a pair of letters gives about 3)."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 8_000
"""Bytes that are enough to tell the code page of a text."""
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_LATIN_WORD = re.compile(rb"[A-Za-z][\x80-\xff]{1,2}[a-z]|\b[A-Za-z]{2,}[\x80-\xff]{1,2}(?![\x80-\xff])")
_ODD_CASE = re.compile("[а-яё][А-ЯЁ]|[А-ЯЁ]{2}[а-яё]")
_ODD_WORD = re.compile("(?<![а-яё])(?:[бгдезйлмнпртфхцчшщъьэю](?![а-яё])|[ъыь])", re.IGNORECASE)
_ODD_SIGN = re.compile("[^\\sа-яА-ЯёЁ«»„“”‚‘’–—…№°§©®™·•]")
_RUSSIAN = re.compile("[а-яА-ЯёЁ]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_PRIVATE = re.compile("[\ue000-\uf8ff\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBERS = {letter: number for number, letter in enumerate(LETTERS)}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was in, and how many of its characters could not be read (U+FFFD stands there)."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes) -> Decoded | None:
    """Return the text of `data`, or None where no encoding makes a text of it."""
    found = _marked(data) or _wide(data) or _utf8(data) or _code_page(data)
    return None if _binary(found.text) else found


def _marked(data: bytes) -> Decoded | None:
    """Decode what begins with a byte order mark; in cp1251 the one of UTF-16 also reads `яю`, so the text decides."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            found = _unicode(data[len(bom) :], encoding)
            sample = found.text[:_SAMPLE]
            return found if len(_PRIVATE.findall(sample)) <= 0.2 * len(sample) else None
    return None


def _unicode(data: bytes, encoding: str) -> Decoded:
    """Decode, a broken place becoming U+FFFD; halves of surrogate pairs are joined, single ones left to be dropped."""
    try:
        text = data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, text.count("\ufffd"))
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return Decoded(text, encoding)


def _wide(data: bytes) -> Decoded | None:
    """Decode UTF-16 without BOM: every second byte is 0 (Latin, digits, spaces) or 4 (Cyrillic)."""
    sample = data[: _SAMPLE - 1] if len(data) > _SAMPLE else data
    if len(sample) < 2 or (b"\x00" not in sample and b"\x04" not in sample):
        return None
    for encoding, first in (("utf-16-be", 0), ("utf-16-le", 1)):
        high = sample[first::2]
        cyrillic, latin = high.count(4), high.count(0)
        if cyrillic + latin >= 0.7 * len(high) and _plausible(sample, encoding, cyrillic):
            return _unicode(data, encoding)
    return None


def _plausible(sample: bytes, encoding: str, cyrillic: int) -> bool:
    """Tell whether the sample read so is words: letters for the most part, no NUL and no control characters."""
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    letters = sum(sign.isalnum() or sign.isspace() for sign in text)
    return letters >= 0.5 * len(text) and "\x00" not in text and not _CONTROL.search(text) and bool(cyrillic or letters)


def _utf8(data: bytes) -> Decoded | None:
    """Decode UTF-8, also with a few broken bytes among at least ten good Cyrillic letters."""
    found = _unicode(data, "utf-8")
    if not found.broken:
        return found
    good = len(_RUSSIAN.findall(found.text))
    return found if good >= 10 and found.broken <= 0.02 * good else None


def _code_page(data: bytes) -> Decoded:
    """Decode an 8-bit text: Western where its high bytes stand within Latin words, else the best Russian page."""
    high = _HIGH_RUN.findall(data)
    if 2 * len(_LATIN_WORD.findall(data)) > len(high):
        encoding = "cp1252"
    else:
        sample = b" ".join(high)[:_SAMPLE]
        encoding = max(CODE_PAGES, key=lambda page: CODE_PAGES[page] + _score(sample.decode(page, "replace")))
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _score(text: str) -> int:
    """Return how Russian a text looks: common pairs of letters count for it, odd signs, capitals and words against."""
    score = -8 * len(_ODD_SIGN.findall(text)) - 8 * len(_ODD_CASE.findall(text)) - 6 * len(_ODD_WORD.findall(text))
    numbers = [_NUMBERS.get(letter, 0) for letter in text.casefold()]
    for (left, right), count in Counter(zip([0, *numbers], [*numbers, 0], strict=True)).items():
        if left or right:
            score += count * (int(FOLLOWERS[left][right]) - 3)
    return score


def _binary(text: str) -> bool:
    """Tell whether what was decoded is no text: control characters, among them NUL, stand in it too thickly."""
    sample = text[:100_000]
    control = len(_CONTROL.findall(sample)) + sample.count("\x00")
    return control > 0.02 * len(sample) + 1
