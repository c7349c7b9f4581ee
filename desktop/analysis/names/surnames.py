"""How Russian surnames and given names are declined: from a form in some case back to the nominative, by endings."""

from collections.abc import Iterator

VOWELS = "аеёиоуыэюя"
MASCULINE = {
    "Gen": (("ского", "ский"), ("цкого", "цкий"), ("ого", "ой"), ("ого", "ый"), ("его", "ий")),
    "Dat": (("скому", "ский"), ("цкому", "цкий"), ("ому", "ой"), ("ому", "ый"), ("ему", "ий")),
    "Ins": (("ским", "ский"), ("цким", "цкий"), ("ым", "ый"), ("ым", ""), ("им", "ий")),
    "Loc": (("ском", "ский"), ("цком", "цкий"), ("ом", "ой"), ("ом", "ый"), ("ем", "ий")),
}
FEMININE = {
    "Gen": (("ской", "ская"), ("цкой", "цкая"), ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"), ("ой", "ая")),
    "Acc": (("скую", "ская"), ("цкую", "цкая"), ("ову", "ова"), ("еву", "ева"), ("ёву", "ёва"), ("ину", "ина"), ("ую", "ая")),
}
FEMININE = FEMININE | {case: FEMININE["Gen"] for case in ("Dat", "Ins", "Loc")}
MASCULINE = MASCULINE | {"Acc": MASCULINE["Gen"]}
STEM = {
    "Gen": (("а", ""), ("я", "ь"), ("я", "й")),
    "Acc": (("а", ""), ("я", "ь"), ("я", "й")),
    "Dat": (("у", ""), ("ю", "ь"), ("ю", "й")),
    "Ins": (("ом", ""), ("ем", "ь"), ("ем", "й"), ("ем", ""), ("ём", "ь"), ("ым", "")),
    "Loc": (("е", ""), ("е", "ь"), ("е", "й")),
}
"""Endings of masculine names that end with a consonant, ь or й."""
IN_A = {
    "Gen": (("ы", "а"), ("и", "я"), ("и", "а")),
    "Dat": (("е", "а"), ("е", "я"), ("и", "я")),
    "Acc": (("у", "а"), ("ю", "я")),
    "Ins": (("ой", "а"), ("ей", "я"), ("ей", "а"), ("ёй", "я")),
    "Loc": (("е", "а"), ("е", "я"), ("и", "я")),
}
"""Endings of names in -а and -я, of either gender."""


def nominatives(form: str, case: str, gender: str) -> Iterator[tuple[str, float]]:
    """Yield nominatives (lower case) that a form could have in a case and gender, each with a weight below 1."""
    form = form.lower()
    if case == "Nom":
        yield form, 0.5
        return
    tables = (MASCULINE, STEM, IN_A) if gender == "Masc" else (FEMININE, IN_A)
    for weight, table in zip((0.9, 0.6, 0.3), tables, strict=False):
        for ending, nominative in table.get(case, ()):
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 1 and _fits(stem, nominative):
                yield stem + nominative, weight
    if not declines(form, gender):
        yield form, 0.7


def declines(form: str, gender: str) -> bool:
    """Tell whether a surname that looks like this in the nominative is declined."""
    if form[-1:] in "оеёиуюэы" or form.endswith(("ых", "их")):
        return False
    return gender == "Masc" or form[-1:] in "ая"


def _fits(stem: str, nominative: str) -> bool:
    """Tell whether a stem can take the ending of the nominative: a consonant before ь or nothing, a vowel before й."""
    vowel = stem[-1] in VOWELS
    if nominative in ("", "ь"):
        return not vowel and not (nominative == "ь" and stem[-1] in "гкхцчшщжвбпфм")
    return vowel if nominative == "й" else True
