"""A noun phrase as it stands in the nominative: `источника в правительстве` becomes `источник в правительстве`."""

import re
from itertools import zip_longest

from desktop.analysis.models import Models
from desktop.analysis.quotes.mentions import Mention
from desktop.analysis.quotes.passages import QUOTED, Item

_MARKS = '«»"„“” '
_NAMES = ("Surn", "Name", "Geox", "Patr", "Orgn")
_ENDED = re.compile(r"(?:^|[.!?…:\n])[\s«»\"„“”–—-]*$")


def nominative(mention: Mention, models: Models, text: str) -> str:
    """Return the phrase's words with the head and what agrees with it in the nominative."""
    head = mention.head
    case = head.feats.get("Case")
    words = []
    changed = head.nominative or case is None
    for item in mention.items:
        words.append(
            (item.text or _marked(item, text))
            if changed or not _agrees(item, head)
            else _inflected(item, head.feats.get("Gender", ""), models)
        )
        changed = changed or item is head
    if _opens(mention.items[0], text, models) and words[0][1:].islower():
        words[0] = words[0][0].lower() + words[0][1:]
    return unwrapped(" ".join(word for word in words if word))


def _marked(item: Item, text: str) -> str:
    """Return folded words with the marks around them."""
    around = text[item.start - 1 : item.end + 1]
    return around if item.pos == QUOTED and around[0] in _MARKS else text[item.start : item.end]


def _opens(item: Item, text: str, models: Models) -> bool:
    """Tell whether a common word is written large only because its sentence begins with it."""
    common = item.pos in {"NOUN", "ADJ", "DET", "PRON", "NUM"} or (item.pos == "PROPN" and not _proper(item, models))
    common = common and item.name is None
    return common and _ENDED.search(text, max(0, item.start - 6), item.start) is not None


def _proper(item: Item, models: Models) -> bool:
    """Tell whether the dictionary has no common noun in this very form: `Лапин`, not `Взломщики`."""
    forms = (form for form in models.forms(item.text) if form.is_known and form.feats.get("Case") == "Nom")
    common = (form for form in forms if not any(mark in form.tag for mark in _NAMES))
    return all(form.feats.get("Number") != item.feats.get("Number") for form in common)


def unwrapped(name: str) -> str:
    """Return a name without marks that stand around all of it, and with the last one it lacks."""
    name = name.strip()
    while len(name) > 2 and name[0] in _MARKS and name[-1] in _MARKS and not any(mark in _MARKS for mark in name[1:-1]):
        name = name[1:-1].strip()
    if name.count("«") > name.count("»"):
        return name + "»"
    return name.strip(_MARKS) if sum(name.count(mark) for mark in _MARKS[:-1]) == 1 else name


def _agrees(item: Item, head: Item) -> bool:
    return item is head or (
        item.pos in {"ADJ", "DET", "VERB", "NUM"} and item.feats.get("Case") == head.feats.get("Case")
    )


def _inflected(item: Item, gender: str, models: Models) -> str:
    number = item.feats.get("Number", "Sing")
    for form in models.forms(item.text):
        if form.feats.get("Case") == item.feats.get("Case") and form.feats.get("Number", number) == number:
            made = form.inflect(
                {"Nom", number} | ({gender} if number == "Sing" and item.pos != "NOUN" and gender else set())
            )
            if made:
                return _cased(_spelt(made.word, item.text.lower()), item.text)
    return item.text


def _spelt(word: str, like: str) -> str:
    """Return the word with the text's own э where the dictionary writes е: `риэлтор`."""
    return "".join("э" if (own, its) == ("е", "э") else own for own, its in zip_longest(word, like[: len(word)]))


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    capitals = {place for place, letter in enumerate(like) if letter.isupper()}
    return "".join(letter.upper() if place in capitals else letter for place, letter in enumerate(word))
