"""Which two names may mean one person or one body: what the names alone tell, for the user to decide."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from desktop.annotation import PER
from desktop.workbench.occurrences import fold

_WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
_PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|инична|ична|оглы|кызы)$")
_SMALL = frozenset(["и", "по", "в", "на", "о", "об", "при", "с", "для", "из", "за", "к", "от"])
_LEGAL = frozenset(
    ["ооо", "оао", "зао", "пао", "ао", "нко", "ано", "гк", "гуп", "муп", "фгуп", "фгбу", "тоо", "чп", "ип"]
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts, folded; "" for what it does not say, one letter for an initial."""

    given: str = ""
    patronymic: str = ""
    surname: str = ""


def person(name: str) -> PersonName:
    """Take a person's name in the nominative apart; a single word may be either given name or surname."""
    words = [fold(word) for word in _WORD.findall(name)]
    initials = [word for word in words if len(word) == 1]
    whole = [word for word in words if len(word) > 1]
    if not whole:
        return PersonName()
    if initials:
        return PersonName(initials[0], initials[1] if len(initials) > 1 else "", whole[-1])
    patronymic = next((word for word in whole[1:] if _PATRONYMIC.search(word) and len(whole) > 1), "")
    rest = [word for word in whole if word != patronymic or word == whole[0]]
    if len(rest) == 1:
        return PersonName(rest[0], patronymic) if patronymic else PersonName(surname=rest[0])
    # `Орлов Иван Петрович` begins with the surname, `Иван Петрович Орлов` ends with it.
    first = bool(patronymic) and whole[-1] == patronymic
    return PersonName(rest[1], patronymic, rest[0]) if first else PersonName(rest[0], patronymic, rest[-1])


def may_be_one(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names can be one person's: a surname in common and no part that says otherwise."""
    if not one.surname or one.surname != other.surname:
        return False
    return _agree(one.given, other.given) and _agree(one.patronymic, other.patronymic)


def _agree(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def pairs(names: Iterable[tuple[int, str, str]]) -> list[tuple[int, int]]:
    """Return the pairs of ids, of `(id, name, label)`, whose names may mean one; in order of the ids."""
    known = list(names)
    people = [(id_, person(name)) for id_, name, label in known if label == PER]
    bodies = [(id_, name, label) for id_, name, label in known if label != PER]
    return sorted({(min(pair), max(pair)) for pair in (*_people(people), *_bodies(bodies))})


def _people(people: list[tuple[int, PersonName]]) -> Iterator[tuple[int, int]]:
    groups: dict[str, list[tuple[int, PersonName]]] = {}
    for id_, name in people:
        if name.surname:
            groups.setdefault(name.surname, []).append((id_, name))
    for group in groups.values():
        yield from ((a, b) for (a, one), (b, other) in combinations(group, 2) if may_be_one(one, other))


def _bodies(bodies: list[tuple[int, str, str]]) -> Iterator[tuple[int, int]]:
    """Pair names that differ in marks and legal forms only, and abbreviations with what they stand for."""
    groups: dict[tuple[str, str], list[int]] = {}
    for id_, name, label in bodies:
        for shape in {_bare(name), _initials(name)} - {""}:
            groups.setdefault((label, shape), []).append(id_)
    for group in groups.values():
        yield from combinations(group, 2)


def _bare(name: str) -> str:
    """Return a name without quotation marks and legal form; an abbreviation stays in capitals."""
    words = [word for word in _WORD.findall(name) if fold(word) not in _LEGAL] or _WORD.findall(name)
    return words[0] if len(words) == 1 and words[0].isupper() else " ".join(map(fold, words))


def _initials(name: str) -> str:
    """Return what a name of several words is abbreviated to: `МИД`."""
    words = [word for word in _WORD.findall(name) if fold(word) not in _SMALL]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""
