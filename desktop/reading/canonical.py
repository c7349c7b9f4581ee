"""The canonical text, made once on reading: every offset of the program counts its code points."""

import re
from unicodedata import normalize

_NEWLINE = re.compile("\r\n|[\r\u2028\u2029]")
_DROPPED = re.compile("[\u00ad\u200b\ufeff\ufdd0\ufdd1\ud800-\udfff]+")
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
# Sorting a run of combining marks takes the square of its length: no language writes runs as long as this.
_ENDLESS_MARKS = re.compile(f"([{_MARKS}]{{1000,}})")


def canonical(text: str) -> str:
    """Return `text` with `\\n` as its only line end, composed (NFC), without characters nobody sees.

    CRLF, CR, U+2028 and U+2029 become `\\n`; soft hyphens, zero-width spaces, byte order marks, U+FDD0/1 and lone
    surrogates go; everything else stays, no-break spaces and direction marks included.
    """
    text = _DROPPED.sub("", _NEWLINE.sub("\n", text))
    if text.isascii():
        return text
    parts = _ENDLESS_MARKS.split(text)
    return "".join(part if place % 2 else normalize("NFC", part) for place, part in enumerate(parts))
