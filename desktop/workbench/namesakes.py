"""Which two names may mean one person or one body: what the names alone tell, for the user to decide."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from desktop.annotation import PER, QUOTE
from desktop.project.persons import PersonName, may_be_one, person
from desktop.workbench.occurrences import fold

_WORD = re.compile(r"[^\W_]+(?:[-‑'’][^\W_]+)*")
_SMALL = frozenset(["и", "по", "в", "на", "о", "об", "при", "с", "для", "из", "за", "к", "от"])
_LEGAL = frozenset(
    ["ооо", "оао", "зао", "пао", "ао", "нко", "ано", "гк", "гуп", "муп", "фгуп", "фгбу", "тоо", "чп", "ип"]
)


def pairs(names: Iterable[tuple[int, str, str]]) -> list[tuple[int, int]]:
    """Return the pairs of ids, of `(id, name, label)`, whose names may mean one; in order of the ids."""
    known = list(names)
    people = [(id_, person(name)) for id_, name, label in known if label == PER]
    bodies = [(id_, name, label) for id_, name, label in known if label not in {PER, QUOTE}]
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
    bare: dict[tuple[str, str], list[int]] = {}
    for id_, name, label in bodies:
        bare.setdefault((label, _bare(name)), []).append(id_)
    for group in bare.values():
        yield from combinations(group, 2)
    for id_, name, label in bodies:
        if initials := _initials(name):
            yield from ((id_, short) for short in bare.get((label, initials), ()))


def _bare(name: str) -> str:
    """Return a name without quotation marks and legal form; an abbreviation stays in capitals."""
    words = [word for word in _WORD.findall(name) if fold(word) not in _LEGAL] or _WORD.findall(name)
    return words[0] if len(words) == 1 and words[0].isupper() else " ".join(map(fold, words))


def _initials(name: str) -> str:
    """Return what a name of several words is abbreviated to: `МИД`."""
    words = [word for word in _WORD.findall(name) if fold(word) not in _SMALL]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""
