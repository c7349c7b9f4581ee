"""Characters as readers see them: a letter with its accents, an emoji with its tints and joined parts, a flag."""

import unicodedata

_JOINER = "\u200d"
_JOINERS = "\u200c\u200d"


def next_letter(text: str, point: int) -> int | None:
    """Return where the character after a point ends, with its accents and joined emoji."""
    if point >= len(text):
        return None
    return next((place for place in range(point + 1, len(text)) if not _clustered(text, place)), len(text))


def previous_letter(text: str, point: int) -> int | None:
    """Return where the character before a point begins."""
    if point <= 0:
        return None
    return next((place for place in range(point - 1, 0, -1) if not _clustered(text, place)), 0)


def _clustered(text: str, place: int) -> bool:
    """Tell whether the characters on both sides of a place are one to the reader."""
    before, after = text[place - 1], text[place]
    if after in _JOINERS or "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":
        return before != "\n"
    if unicodedata.category(after) in {"Mn", "Me", "Mc"}:
        return before != "\n"
    if before == _JOINER:
        return _emoji(after) and _emoji(_base(text, place - 1))
    return _flag(after) and _flags_before(text, place) % 2 == 1


def _base(text: str, place: int) -> str:
    """Return the character that accents and tints before a place belong to."""
    while place and unicodedata.category(text[place - 1]) in {"Mn", "Me", "Sk"}:
        place -= 1
    return text[place - 1 : place]


def _emoji(character: str) -> bool:
    return character != "" and unicodedata.category(character) == "So" and not _flag(character)


def _flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flags_before(text: str, place: int) -> int:
    start = place
    while start and _flag(text[start - 1]):
        start -= 1
    return place - start
