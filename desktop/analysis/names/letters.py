"""Letters of a normal form: capitals as in the mention, ё where the text has it."""


def like(mention: str, normal: str, has_yo: bool) -> str:
    """Return a dictionary's lower-case form with the mention's capitals and its ё or е.

    `has_yo` tells whether the text uses ё at all; where it does not, the dictionary's ё becomes е.
    """
    letters = [_letter(mention, place, letter, has_yo) for place, letter in enumerate(normal)]
    return "".join(letters)


def _letter(mention: str, place: int, letter: str, has_yo: bool) -> str:
    old = mention[place] if place < len(mention) else ""
    if letter in "ёе" and old.lower() in ("е", "ё") and mention[:place].lower() == mention[:place].lower():
        letter = old.lower() if old.lower() == "ё" or not has_yo else letter
    elif letter == "ё" and not has_yo:
        letter = "е"
    upper = old.isupper() if old else mention.isupper() and len(mention) > 1
    return letter.upper() if upper else letter


def capitals(mention: str) -> int:
    """Return the number of capital letters."""
    return sum(letter.isupper() for letter in mention)
