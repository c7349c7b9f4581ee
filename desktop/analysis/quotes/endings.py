"""Where retold words end because the sentence that a gerund or participle of speech hangs on goes on."""

from collections.abc import Sequence
from itertools import pairwise

from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.passages import QUOTED, Item

LINKING = frozenset(("который", "кто", "чей", "где", "когда", "куда", "откуда", "хотя", "поскольку", "пока"))
_PREDICATES = frozenset(("нет", "мало", "много", "можно", "нужно", "надо", "нельзя", "необходимо", "пора"))
_NAME = 30
"""Most characters of a name in marks."""
_TOLD = frozenset(("сообщаться", "уточняться", "раскрываться", "называться", "указываться", "говориться"))
LIGHT = frozenset(("ADV", "PART"))


def embedded(items: Sequence[Item], cue: Cue) -> bool:
    """Tell whether a gerund or participle speaks before its sentence's main verb: `Сказав, что A, он ушёл`."""
    if cue.sort not in {Sort.GERUND, Sort.PARTICIPLE}:
        return False
    for place in range(cue.first - 1, -1, -1):
        if items[place].pos == "SCONJ":
            return True
        marked = items[place].pos == QUOTED and items[place].end - items[place].start > _NAME
        if items[place].finite or marked:
            return False
    return True


def resumes(items: Sequence[Item], cue: Cue, start: int, comma: int) -> bool:
    """Tell whether after a whole clause retold from `start` to `comma` the main verb follows."""
    if not whole(items[start:comma]):
        return False
    opening = [item for item in items[comma + 1 : comma + 9] if item.pos not in LIGHT]
    if opening and opening[0].finite:
        return True
    return cue.sort is Sort.GERUND and _new_clause(opening)


def whole(told: Sequence[Item]) -> bool:
    """Tell whether the words make a clause that no relative clause is still open in."""
    verbs = sum(item.finite or item.lemma in _PREDICATES for item in told)
    verbs -= sum(item.lemma in LINKING for item in told)
    return verbs > 0 or (bool(told) and _nominal_predicate(told))


def _nominal_predicate(told: Sequence[Item]) -> bool:
    """Tell whether an adjective or marked words say something of a subject: `участок «больше не лес»`."""
    last = told[-1]
    marked = last.pos == QUOTED and last.name is None and any(item.nominative for item in told)
    return marked or (last.pos == "ADJ" and last.nominative)


def _new_clause(opening: Sequence[Item]) -> bool:
    """Tell whether a subject and its verb open a clause that nothing subordinates."""
    if not opening or opening[0].pos in {"SCONJ", "CCONJ"}:
        return False
    verb = next((place for place, item in enumerate(opening) if item.finite or item.text == ","), 0)
    before = opening[:verb]
    linked = any(item.lemma in LINKING for item in before)
    return opening[verb].finite and not linked and any(item.nominative for item in before)


def by_others(items: Sequence[Item], cues: Sequence[Cue], place: int) -> bool:
    """Tell whether what follows `но` is told by somebody's words, `, но, по словам врача, он выжил`, not by a law."""
    told = (cue for cue in cues if cue.sort is Sort.ACCORDING and cue.lemma != "согласно")
    near = (cue for cue in told if place < cue.first <= place + 8)
    return any(not any(item.finite for item in items[place : cue.first]) for cue in near)


def alike(items: Sequence[Item], one: Cue, other: Cue) -> bool:
    """Tell whether two verbs agree in tense and aspect."""
    mine, its = items[one.verb].feats, items[other.verb].feats
    return all(mine.get(key) == its.get(key) for key in ("Tense", "Aspect"))


def unknown(words: Sequence[Item]) -> bool:
    """Tell whether the author says that something is not known: `однако где, неизвестно`, `но где, не сообщается`."""
    for before, item in pairwise(words):
        if item.lemma == "неизвестный" or (before.lemma == "не" and item.lemma in _TOLD):
            return True
    return False
