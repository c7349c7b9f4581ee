"""Keys in both keyboard layouts: every key of an act works whether Latin or Russian letters are being typed."""

from PySide6.QtGui import QKeySequence

_LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,.`"
_RUSSIAN = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_SAME_PLACE = dict(zip(_LATIN, _RUSSIAN, strict=True))

_SHOWN = {
    "Return": "Enter",
    "Del": "Delete",
    "Esc": "Esc",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
}


def russian(key: str) -> str | None:
    """Return the same key of the keyboard in the Russian layout (`Ctrl+Z`: `Ctrl+Я`), or None where it is the same."""
    modifiers, plus, letter = key.rpartition("+")
    twin = _SAME_PLACE.get(letter.upper()) if len(letter) == 1 else None
    return f"{modifiers}{plus}{twin}" if twin else None


def latin(letter: str) -> str | None:
    """Return the letter in the Latin layout on the key of a Russian one: `Ф`: `A`."""
    return next((key for key, twin in _SAME_PLACE.items() if twin == letter.upper()), None)


def both(keys: tuple[str, ...]) -> list[QKeySequence]:
    """Return the key sequences an action answers to, the first one being the one that menus show."""
    twins = [twin for key in keys if (twin := russian(key))]
    return [QKeySequence(key) for key in (*keys, *twins)]


def shown(key: str) -> str:
    """Return a key as people read it on their keyboard: `Ctrl+Z`, `P З`, `Enter`."""
    modifiers, plus, letter = key.rpartition("+")
    twin = _SAME_PLACE.get(letter.upper()) if not modifiers and len(letter) == 1 else None
    if twin and twin.isalpha():
        return f"{letter.upper()} · {twin}"
    return f"{modifiers}{plus}{_SHOWN.get(letter, letter)}"
