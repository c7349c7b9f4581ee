"""The case forms of a Russian word, made from its ending alone: enough to find a name again, without a dictionary."""

from collections.abc import Iterator

_VOWELS = frozenset("аеиоуыэюя")
_NO_Y_AFTER = frozenset("гкхжчшщц")

# A row holds the endings of one gender and number. A word that ends in one of them may take any other of its row.
_HARD = (
    ("", "а", "у", "ом", "е"),
    ("а", "ы", "е", "у", "ой", "ою"),
    ("о", "а", "у", "ом", "е"),
    ("ь", "я", "ю", "ем", "е", "и"),
    ("я", "и", "е", "ю", "ей", "ею"),
    ("ь", "и", "ью"),
    ("е", "я", "ю", "ем"),
)
_AFTER_VOWELS = (
    ("й", "я", "ю", "ем", "е", "и"),
    ("я", "и", "е", "ю", "ей", "ею"),
    ("е", "я", "ю", "ем", "и"),
)
_HUSHING = (
    ("", "а", "у", "ом", "ем", "е"),
    ("а", "и", "е", "у", "ой", "ою", "ей", "ею"),
    ("о", "а", "у", "ом", "е"),
    ("е", "а", "у", "ем"),
    ("ь", "и", "ью"),
)
_HARD_PLURALS = (
    ("ы", "ов", "ам", "ами", "ах"),
    ("ы", "", "ам", "ами", "ах"),
    ("а", "", "ам", "ами", "ах"),
    ("и", "ей", "ям", "ями", "ях"),
    ("и", "ь", "ям", "ями", "ях"),
)
_HUSHING_PLURALS = (
    ("и", "ов", "ам", "ами", "ах"),
    ("и", "ей", "ам", "ами", "ах"),
    ("и", "", "ам", "ами", "ах"),
    ("а", "", "ам", "ами", "ах"),
    ("ы", "ев", "ам", "ами", "ах"),
)
_PLURALS_AFTER_VOWELS = (("и", "й", "ев", "ям", "ями", "ях"), ("я", "й", "ям", "ями", "ях"))
_ADJECTIVES = (
    ("ый", "ой", "ий", "ого", "ому", "ым", "им", "ом"),
    ("ий", "его", "ему", "им", "ем"),
    ("ая", "ой", "ою", "ую"),
    ("яя", "ей", "ею", "юю"),
    ("ое", "ого", "ому", "ым", "им", "ом"),
    ("ее", "его", "ему", "им", "ем"),
    ("ые", "ых", "ым", "ыми"),
    ("ие", "их", "им", "ими"),
)
_SURNAMES = (("", "а", "у", "ым", "е"), ("а", "ой", "у", "ою"), ("ы", "ых", "ым", "ыми"))
_SURNAME_ENDS = ("ов", "ев", "ин", "ын")
_TOWN_ENDS = ("ск", "цк")
_ADJECTIVAL = frozenset({"ой", "ою"})
_OBLIQUE = ("а", "у", "ом", "ем", "е")
_OBLIQUE_SOFT = ("я", "ю", "ем", "е")
_FLEETING = (
    ("ец", "ц", _OBLIQUE),
    ("ел", "л", _OBLIQUE),
    ("ок", "к", _OBLIQUE),
    ("ек", "к", _OBLIQUE),
    ("ень", "н", _OBLIQUE_SOFT),
)
_LION = ("лев", "льва", "льву", "львом", "льве")
_INDECLINABLE = frozenset(
    (
        "баку",
        "батуми",
        "гаити",
        "дели",
        "нато",
        "осло",
        "перу",
        "сомали",
        "сочи",
        "сухуми",
        "тбилиси",
        "хельсинки",
        "чили",
    )
)
_LONGEST_ENDING = 3
_SHORTEST_STEM = 2


def forms(word: str, *, numbers: bool = False) -> frozenset[str]:
    """Return the forms that a word in lower case without `ё` may take, itself among them.

    They are of the word's own gender and number; `numbers` adds those of the other number. Most of them are no words
    at all where the ending fits several genders: they are for finding, not for showing.
    """
    if word in _INDECLINABLE or not all("а" <= letter <= "я" for letter in word):
        return frozenset({word})
    return frozenset({word, *_declined(word, numbers=numbers), *_fleeting(word)})


def _declined(word: str, *, numbers: bool) -> Iterator[str]:
    for stem, ending in _cuts(word):
        for row in _rows(stem, numbers=numbers):
            if ending in row:
                yield from (stem + other for other in row)


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """Yield each way to divide a word into what can be a stem and what may be an ending."""
    for length in range(_LONGEST_ENDING + 1):
        stem = word[: len(word) - length]
        if len(stem) >= _SHORTEST_STEM and ("ь" in stem or not _VOWELS.isdisjoint(stem)):
            yield stem, word[len(stem) :]


def _rows(stem: str, *, numbers: bool) -> Iterator[tuple[str, ...]]:
    """Yield the rows of endings that can stand after a stem."""
    if stem[-1] in _VOWELS:
        yield from _numbered(_AFTER_VOWELS, _PLURALS_AFTER_VOWELS, numbers=numbers)
        return
    if stem[-1] in "ьъй":
        yield from _AFTER_VOWELS[1:]
        return
    yield from _ADJECTIVES
    if stem.endswith(_SURNAME_ENDS):
        yield from _SURNAMES
    hushing = stem[-1] in _NO_Y_AFTER
    nouns, plurals = (_HUSHING, _HUSHING_PLURALS) if hushing else (_HARD, _HARD_PLURALS)
    for row in _numbered(nouns, plurals, numbers=numbers):
        # In `Минской` the ending makes an adjective of the town's name, not its case.
        yield tuple(each for each in row if each not in _ADJECTIVAL) if stem.endswith(_TOWN_ENDS) else row


def _numbered(
    nouns: tuple[tuple[str, ...], ...], plurals: tuple[tuple[str, ...], ...], *, numbers: bool
) -> tuple[tuple[str, ...], ...]:
    if not numbers:
        return (*nouns, *plurals)
    return tuple((*noun, *plural) for noun in nouns for plural in plurals)


def _fleeting(word: str) -> Iterator[str]:
    """Yield the forms of words that lose a vowel: Павел, Павла; Череповец, Череповца; владелец, владельца."""
    if word in _LION:
        yield from _LION
    for full, short, endings in _FLEETING:
        if word.endswith(full) and len(word) > len(full) + 1:
            yield from (_closed(word.removesuffix(full), short) + ending for ending in endings)
        for ending in endings:
            stem = word.removesuffix(short + ending)
            if stem != word and len(stem) >= _SHORTEST_STEM and stem[-1] not in _VOWELS:
                yield stem.rstrip("ьй") + full


def _closed(stem: str, short: str) -> str:
    """Return a stem without its vowel: what stands before the vowel may grow soft."""
    if short == "ц" and stem[-1] == "л":
        return f"{stem}ьц"
    return f"{stem}й{short}" if stem[-1] in _VOWELS else stem + short
