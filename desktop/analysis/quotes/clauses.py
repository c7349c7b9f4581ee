"""In which clause or aside a word of the author's sentence stands: whether it can be the subject of a verb."""

from collections.abc import Sequence

from desktop.analysis.quotes.kinds import COMPANIES, MEDIA
from desktop.analysis.quotes.lexicon import plain
from desktop.analysis.quotes.mentions import NOMINAL, participle
from desktop.analysis.quotes.passages import QUOTED, Item
from desktop.annotation import ORG, PER

_PARTICIPLES = ("вший", "вшая", "вшее", "вшие", "щий", "щая", "щее", "щие", "вшийся", "вшаяся", "вшиеся")
_JOINING = frozenset(("который", "что", "где", "когда", "если", "чей", "куда"))


def aside(items: Sequence[Item], place: int, verb: int) -> bool:
    """Tell whether a relative clause or a participle's phrase holds the place: `люди, жившие в Перми, сказали`."""
    if any(near.lemma == "который" for near in items[place:verb]):
        return True
    comma = next((left for left in range(place, max(-1, place - 25), -1) if items[left].text == ","), None)
    if comma is None or not any(near.text == "," for near in items[place:verb]):
        return False
    opening = items[comma + 1 : comma + 4]
    related = any(item.lemma == "который" for item in opening)
    return related or verbal_noun(opening[0]) or _participial(items, comma + 1)


def told_in(items: Sequence[Item], place: int, verb: int) -> bool:
    """Tell whether a clause without a subject begins here: `встреча, на которой предложили снести мост`."""
    opens = items[place].lemma == "который" and not items[place].nominative and items[verb].has("Number", "Plur")
    return opens and all(item.text != "," for item in items[place:verb])


def within(items: Sequence[Item], place: int) -> bool:
    """Tell whether something is said inside a body whose name has no cases: `в «Заре» уточнили`, `в NASA считают`."""
    item = items[place]
    caseless = item.pos == QUOTED or (item.name is not None and item.name.label == ORG and "Case" not in item.feats)
    return caseless and place > 0 and items[place - 1].text.lower() in {"в", "во", "на"}


def bracketed(items: Sequence[Item], place: int) -> bool:
    """Tell whether the word stands in a bracket, beside somebody named before: `Громов (завод «Заря») сказал`."""
    marks = [item.text for item in items[max(0, place - 14) : place] if item.text in {"(", ")"}]
    return bool(marks) and marks[-1] == "("


def named_in(items: Sequence[Item], place: int) -> bool:
    """Tell whether a name goes with a noun in another case before it: `на съезде «Зари»`, `агентству Заря`."""
    before = items[place - 1] if place else None
    if before is None:
        return False
    if items[place].pos != QUOTED:
        name = items[place].name
        called = before.lemma in MEDIA | COMPANIES and "Case" in before.feats and not before.nominative
        called = called and name is not None and name.label == ORG
        return called or _listed_under(items, place) or _met(items, place) or _borne(items, place)
    if before.pos == "CCONJ" or before.text == ",":
        return place > 2 and items[place - 2].pos == QUOTED and named_in(items, place - 2)
    return before.pos == "ADP" or (before.pos in NOMINAL and not before.nominative) or _oblique(before)


def _oblique(item: Item) -> bool:
    """Tell whether the very form of a noun or an adjective says that it is no subject: `газету`, not `издание`."""
    case = item.feats.get("Case", "Nom")
    seen = case not in {"Nom", "Acc"} or (case == "Acc" and plain(item.text) != item.lemma)
    return seen and item.pos in {"NOUN", "ADJ"}


def _unbent(item: Item) -> bool:
    """Tell whether the word is of a name that shows no case, as in Latin letters: `WBA`, `Der Spiegel`."""
    return item.name is not None and item.name.label != PER and "Case" not in item.feats and item.pos in NOMINAL


def _listed_under(items: Sequence[Item], place: int) -> bool:
    """Tell whether names without cases go with an oblique noun before them: `чемпион по версиям WBO и WBA`."""
    left = place
    while left > 0 and (_unbent(items[left]) or (items[left].text in {",", "и"} and _unbent(items[left - 1]))):
        left -= 1
    return left < place and items[left].pos == "NOUN" and items[left].name is None and _oblique(items[left])


def _begins(items: Sequence[Item], place: int) -> int:
    """Return the first place of the name that holds this one."""
    while place and items[place - 1].name == items[place].name:
        place -= 1
    return place


def _borne(items: Sequence[Item], place: int) -> bool:
    """Tell whether a person is called by a noun in another case: `в лице главы Ивана Громова`, `у дочери Челси`."""
    name = items[place].name
    if name is None or name.label != PER:
        return False
    first = _begins(items, place)
    before = items[first - 1] if first else None
    if before is None or before.pos != "NOUN" or not _oblique(before):
        return False
    if not before.has("Animacy", "Anim") or before.has("Number", "Plur"):
        return False
    if before.has("Number", "Plur"):
        return False
    unbent = items[place].text == name.normal and name.normal[-1:] in "иоуэю"
    return unbent or (first < place and items[first].feats.get("Case") == before.feats.get("Case"))


def _met(items: Sequence[Item], place: int) -> bool:
    """Tell whether a person is one of two that meet in a match: `фаворит в матче Громов — Котов`."""
    for dash in (place - 1, place + 1):
        if 1 < dash < len(items) - 1 and items[dash].dash:
            one, other = items[dash - 1].name, items[dash + 1].name
            first = _begins(items, dash - 1)
            people = one is not None and other is not None and one.label == other.label == PER
            return people and first > 0 and _oblique(items[first - 1])
    return False


def _participial(items: Sequence[Item], opening: int) -> bool:
    """Tell whether a participle opens an aside, after when and where at most: `, в те годы служившие в Перми,`."""
    for item in items[opening : opening + 5]:
        if participle(item):
            return True
        if item.finite or item.nominative or item.text == ",":
            return False
    return False


def verbal_noun(item: Item) -> bool:
    """Tell whether the tagger took a participle for a noun: `пожелавший`, whose lemma is a verb."""
    return item.lemma.endswith(("ть", "ться", "чь")) and item.text.lower().endswith(_PARTICIPLES)


def _descriptive(items: Sequence[Item], opening: int) -> bool:
    """Tell whether a participle or an adjective opens an aside: `Иванова, известная как певица, сказала`."""
    item = items[opening]
    if _participial(items, opening):
        return True
    return item.pos == "ADJ" and items[opening + 1].pos in {"ADV", "ADP", "PART", "CCONJ"}


def inside_relative(items: Sequence[Item], place: int, verb: int) -> bool:
    """Tell whether a relative or other dependent clause that ends before the verb holds this word."""
    if _between_dashes(items, place, verb):
        return True
    comma = next((left for left in range(place - 1, max(-1, place - 25), -1) if items[left].text == ","), None)
    if comma is None or comma + 1 >= place:
        return False
    closing = next((right for right in range(place + 1, verb) if items[right].text == ","), None)
    if closing is None:
        return False
    clause = items[comma + 1 : closing]
    if _descriptive(items, comma + 1) or "как" in {items[place - 1].lemma, clause[0].lemma} or _likened(clause):
        return True
    if any(item.gerund for item in clause[:3]) and not any(item.finite for item in clause):
        return True
    if not any(item.finite for item in items[comma + 1 : verb]):
        return False
    opening = [item for item in clause[:5] if item.pos != "ADP"]
    asks = any(item.lemma == "ли" for item in clause[:4])
    return asks or (bool(opening) and opening[0].lemma in _JOINING) or _related(clause)


def _between_dashes(items: Sequence[Item], place: int, verb: int) -> bool:
    """Tell whether a clause set between two dashes holds the word: `Котова - её муж Иванов болен - сказала`."""
    opening = next((left for left in range(place - 1, max(0, place - 15), -1) if items[left].dash), None)
    closing = next((right for right in range(place + 1, verb) if items[right].dash), None)
    if opening is None or closing is None or items[opening - 1].pos == QUOTED:
        return False
    if not any(item.finite for item in items[opening:closing]):
        return any(_person(item) for item in items[:opening]) and all(
            one.pos == "ADV" for one in items[closing + 1 : verb]
        )
    return items[opening - 1].text != ","


def _person(item: Item) -> bool:
    return item.nominative and item.name is not None and item.name.label == PER


def _likened(clause: Sequence[Item]) -> bool:
    """Tell whether somebody is only compared: `, как и его коллега Иванов,`."""
    return clause[0].lemma == "как" and not any(item.finite for item in clause)


def _related(clause: Sequence[Item]) -> bool:
    """Tell whether a relative stands in the clause's first phrase: `, под чьим руководством`, `, мать которого`."""
    return any(item.lemma in {"который", "чей"} for item in clause[:4]) and any(item.finite for item in clause)


def closed(items: Sequence[Item], place: int, verb: int) -> bool:
    """Tell whether `который` has a verb of its own before this one: `концерн, который купил завод, заявил`."""
    own = next((p for p in range(place, verb) if items[p].finite), verb) if items[place].lemma == "который" else verb
    return any(item.text == "," for item in items[own:verb])
