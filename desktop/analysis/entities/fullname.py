"""A person's name in its parts: given name, patronymic, surname, initials."""

import re
from dataclasses import dataclass

from desktop.analysis.entities.words import plain

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична|инична)$")
_INITIAL = re.compile(r"\b([^\W\d_])[^\W\d_]\.(?=\s?[^\W\d_])")
_BY_AGE = re.compile(r"-(?:младш|старш)\w+$")
_DOUBLE = re.compile(r"([^\W\d_])\1")
_ENDING = re.compile(r"(?:ого|его|ому|ему|ыми|ими|ых|их|ым|им|ом|ем|ой|ей|ою|ую|юю|ая|яя|ый|ий|ые|ие|[аеиоуыюяьй])$")


@dataclass(frozen=True, slots=True)
class FullName:
    """The parts of a name, folded for comparing; `shown` is how the text gives it in the nominative."""

    shown: str
    given: str = ""
    patronymic: str = ""
    surname: str = ""
    middle: tuple[str, ...] = ()

    @property
    def weight(self) -> tuple[int, int]:
        """How full the name is: full parts first, then initials."""
        parts = (self.given, self.patronymic, self.surname)
        return sum(len(part) > 1 for part in parts), sum(bool(part) for part in parts)


def like_patronymic(word: str) -> bool:
    """Tell whether a folded word ends as a patronymic does; surnames such as `Рабинович` do too."""
    return _PATRONYMIC.search(word) is not None


def parse(shown: str, *, given: frozenset[str] = frozenset(), surnames: frozenset[str] = frozenset()) -> FullName:
    """Take a name apart; `given` and `surnames` hold folded words known to be given names, and to be no patronymics."""
    tokens = [_BY_AGE.sub("", plain(token)) for token in _TOKEN.findall(_INITIAL.sub(r"\1.", shown))]
    if not tokens:
        return FullName(shown)
    fathers = (token for token in tokens[1:] if like_patronymic(token))
    patronymic = next((t for t in fathers if len(tokens) > 2 or (tokens[0] in given and t not in surnames)), "")
    rest = [token for token in tokens if token != patronymic]
    initials = [token for token in rest if len(token) == 1]
    words = [token for token in rest if len(token) > 1]
    if initials:
        second = patronymic or (initials[1] if len(initials) > 1 else "")
        return FullName(shown, initials[0], second, words[-1] if words else "")
    if patronymic and len(words) == 1 and (len(tokens) == 2 or words[0] in given):
        return FullName(shown, words[0], patronymic)
    if len(words) == 1:
        return FullName(shown, words[0], "", "") if words[0] in given else FullName(shown, surname=words[0])
    if words[-1] in given and words[0] not in given and len(words) == 2:
        return FullName(shown, words[-1], patronymic, words[0])
    return FullName(shown, words[0], patronymic, words[-1], tuple(words[1:-1]))


def stem(word: str) -> str:
    """Return a surname without its case ending and double letters, for names whose normal form or spelling failed."""
    cut = _ENDING.sub("", word)
    return _DOUBLE.sub(r"\1", cut if len(cut) >= 3 else word)


def compatible(one: FullName, other: FullName) -> bool:
    """Tell whether two names can be one person's: no part says otherwise."""
    if one.surname and other.surname:
        same = one.surname == other.surname or stem(one.surname) == stem(other.surname)
        if not same and not (one.given and other.given):
            return _alone(one, other)
        return same and _agree(one.given, other.given) and _agree(one.patronymic, other.patronymic)
    if one.patronymic and other.patronymic and one.given and other.given:
        return _agree(one.given, other.given) and _agree(one.patronymic, other.patronymic)
    if not one.surname and not other.surname:
        return stem(one.given) == stem(other.given)
    return (len(one.given) > 1 and stem(one.given) == stem(other.given)) or _alone(one, other)


def _alone(one: FullName, other: FullName) -> bool:
    """Tell whether a single word is part of a longer name: `Ким` of `Ким Чен Ын`."""
    single, longer = sorted((one, other), key=lambda name: len(name.shown))
    word = single.surname or single.given
    return stem(word) in {stem(part) for part in (longer.given, longer.surname, *longer.middle) if part}


def _agree(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return len(one) > 3 and len(other) > 3 and stem(one) == stem(other)
