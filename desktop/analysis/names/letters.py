"""Letters of a normal form: capitals as in the mention, ё where the text has it."""

PETERS = ("Петр", "Петра", "Петру", "Петром", "Петре")
"""The one given name whose ё comes and goes."""


def like(mention: str, normal: str, has_yo: bool) -> str:
    """Return a dictionary's lower-case form with the mention's capitals and its ё or е.

    `has_yo` tells whether the text uses ё at all; where it does not, the dictionary's ё becomes е.
    """
    parts, forms = mention.split("-"), normal.split("-")
    if len(parts) == len(forms):
        return "-".join(_part(part, form, has_yo) for part, form in zip(parts, forms, strict=True))
    return _part(mention, normal, has_yo)


def _part(mention: str, normal: str, has_yo: bool) -> str:
    return "".join(_letter(mention, place, letter, has_yo) for place, letter in enumerate(normal))


def _letter(mention: str, place: int, letter: str, has_yo: bool) -> str:
    old = mention[place] if place < len(mention) else ""
    if letter == "е" and old.lower() == "э":
        letter = "э"
    elif letter in "её" and old.lower() in ("е", "ё"):
        letter = "ё" if old.lower() == "ё" or (has_yo and mention in PETERS) else "е"
    elif letter == "ё" and not has_yo:
        letter = "е"
    upper = old.isupper() if old else mention.isupper() and len(mention) > 1
    return letter.upper() if upper else letter
