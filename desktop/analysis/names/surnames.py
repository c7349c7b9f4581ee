"""How Russian surnames and given names are declined: from a form in some case back to the nominative, by endings."""

from collections.abc import Iterator

VOWELS = "аеёиоуыэюя"
HISSING = "гкхжшщчц"
Endings = tuple[tuple[str, str], ...]
_MASCULINE_OBLIQUE = {
    "Gen": (("ского", "ский"), ("цкого", "цкий"), ("ого", "ой"), ("ого", "ый"), ("его", "ий"), ("ца", "ец"), ("а", "")),
    "Dat": (("скому", "ский"), ("цкому", "цкий"), ("ому", "ой"), ("ому", "ый"), ("ему", "ий"), ("цу", "ец"), ("у", "")),
    "Ins": (
        *(("ским", "ский"), ("цким", "цкий"), ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("иным", "ин")),
        *(("ыным", "ын"), ("ым", "ый"), ("им", "ий"), ("цом", "ец"), ("ом", ""), ("ем", "")),
    ),
    "Loc": (("ском", "ский"), ("цком", "цкий"), ("ом", "ой"), ("ем", "ий"), ("це", "ец"), ("е", "")),
}
_SOFT: dict[str, Endings] = {
    "Gen": (("ебня", "ебень"), ("ья", "ей"), ("я", "ь"), ("я", "й")),
    "Dat": (("ебню", "ебень"), ("ью", "ей"), ("ю", "ь"), ("ю", "й")),
    "Ins": (("ебнем", "ебень"), ("ьём", "ей"), ("ьем", "ей"), ("ем", "ь"), ("ем", "й"), ("ём", "ь")),
    "Loc": (("ебне", "ебень"), ("ье", "ей"), ("е", "ь"), ("е", "й")),
}
_FEMININE_OBLIQUE: dict[str, Endings] = {
    "Gen": (
        *(("ской", "ская"), ("цкой", "цкая"), ("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина")),
        *(("ыной", "ына"), ("ой", "ая"), ("ей", "яя")),
    ),
    "Acc": (
        *(("скую", "ская"), ("цкую", "цкая"), ("ову", "ова"), ("еву", "ева"), ("ёву", "ёва"), ("ину", "ина")),
        *(("ыну", "ына"), ("ую", "ая"), ("юю", "яя")),
    ),
}
_IN_A: dict[str, Endings] = {
    "Gen": (("ии", "ия"), ("ы", "а"), ("и", "я"), ("и", "а")),
    "Dat": (("ии", "ия"), ("е", "а"), ("е", "я"), ("и", "я")),
    "Acc": (("у", "а"), ("ю", "я")),
    "Ins": (("ой", "а"), ("ей", "я"), ("ей", "а"), ("ёй", "я")),
    "Loc": (("ии", "ия"), ("е", "а"), ("е", "я"), ("и", "я")),
}
FOREIGN = ("си", "ти", "ди", "зи", "би", "пи", "ми", "вани", "учи", "ччи", "лли", "нни")
"""Endings of foreign names that hardly are the genitive of one in -я: `Хироси`, `Росси`, `Чиковани`."""
JAPANESE = ("хара", "мура", "яма", "сава", "дзава", "кава", "гава")
"""Endings of Japanese surnames in the nominative."""
TURKIC = ("улы", "оглы", "кызы", "роналду", "фернанду", "ривалду")
"""Endings of Turkic names, and Portuguese names, that never change."""
OBLIQUE = 5
"""A longer word in -ом or -ем is hardly a nominative."""
_WEIGHTS = (0.9, 0.8, 0.7)


def nominatives(form: str, case: str, gender: str) -> Iterator[tuple[str, float]]:
    """Yield nominatives (lower case) that a form could have in a case and gender, each with a weight."""
    if case == "Nom":
        yield form, _as_nominative(form, gender)
        return
    for oblique, nominative in _IN_A[case]:
        if form.endswith(tuple(name[:-1] + oblique for name in JAPANESE)) and not form.endswith("ьям" + oblique):
            yield form.removesuffix(oblique) + nominative, 1.6
    for weight, table in zip(_WEIGHTS, _tables(case, gender), strict=False):
        for ending, nominative in table:
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 1 and _fits(stem, ending, nominative):
                yield stem + nominative, weight + 0.03 * len(ending)
    yield form, _undeclined(form, gender)


def _tables(case: str, gender: str) -> tuple[Endings, ...]:
    if gender == "Fem":
        own = _FEMININE_OBLIQUE["Acc" if case == "Acc" else "Gen"]
        return own, (), _IN_A[case]
    masculine = "Gen" if case == "Acc" else case
    return _MASCULINE_OBLIQUE[masculine], _SOFT[masculine], _IN_A[case]


def _as_nominative(form: str, gender: str) -> float:
    """Weigh whether a form looks like a nominative."""
    if form.endswith((*TURKIC, "ье")) or (form.endswith(JAPANESE) and not form.endswith("ьяма")):
        return 1.4
    if form.endswith(("у", "ю", "ого", "его", "ому", "ему", "ым", "ём", "ы")):
        return -0.6
    if form.endswith(("ской", "цкой", "овой", "евой", "иной")):
        return -0.6
    if len(form) > OBLIQUE and form.endswith(("ом", "ем")):
        return -0.4
    if gender == "Fem":
        return -0.4 if form.endswith(("ой", "ей", "ов", "ев", "ин")) else 0.5
    return 0.2 if form.endswith(("а", "я", "е", "и")) else 0.5


def _undeclined(form: str, gender: str) -> float:
    """Weigh whether a form keeps the same shape in all cases."""
    if form.endswith(("ого", "его")):
        return -0.2
    if form.endswith((*TURKIC, "ье")):
        return 1.4
    if form.endswith(("о", "ых", "их", "дзе", "ели", "швили", "иани", "ури")):
        return 1.4
    if form.endswith(FOREIGN) and len(form) > 4:
        return 1.9
    if gender == "Fem" and form[-1] not in VOWELS and not form.endswith(("ой", "ей", "ом", "ем", "ём", "ым", "им")):
        return 1.6
    if form.endswith(("ую", "юю", "ову", "еву", "ёву", "ину")):
        return -0.2
    if form[-1] == "и" and form[-2] not in HISSING + VOWELS:
        return 1.0
    return 0.5 if form[-1] in "иэеё" else 0.4 if form[-1] in "ую" else 0.2 if form[-1] in "ыа" else -0.2


def _fits(stem: str, ending: str, nominative: str) -> bool:
    """Tell whether a stem can take the ending of the nominative."""
    last = stem[-1]
    if nominative == "":
        return last not in VOWELS and not (ending == "ем" and last not in "жшщчц")
    if nominative == "ец":
        return last not in VOWELS + "ьй"
    if nominative == "ь":
        return last not in VOWELS and last not in "гкхцбвпфмь"
    if nominative == "й":
        return last in "аеёиоэя"
    if nominative == "а":
        return (last in HISSING) == (ending == "и") if ending in ("ы", "и") else last not in VOWELS
    return last not in HISSING if nominative == "я" else True
