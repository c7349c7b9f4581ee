"""Mentions of a source: noun phrases with their head, form, gender and number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from desktop.analysis.quotes.passages import BRACKET, QUOTED, Item
from desktop.annotation import PER, Annotation, Segment

NOMINAL = frozenset(("NOUN", "PROPN", "X"))
MODIFIER = frozenset(("ADJ", "DET", "NUM"))


_ABOUT = frozenset(("о", "об", "обо", "про", "по", "для", "к", "ко", "против", "за"))
"""Prepositions that bring in what a document is about, or whom it is for."""


class Form(StrEnum):
    """What kind of phrase names the source."""

    NAME = "name"
    PRONOUN = "pronoun"
    POSSESSIVE = "possessive"
    ROLE = "role"
    INSTITUTION = "institution"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names a source; `items` are its words, the head first among `heads`."""

    items: tuple[Item, ...]
    head: Item
    form: Form
    name: Annotation | None = None
    plural: bool = False
    gender: str = ""
    telling: bool = False
    """Whether the verb's form says that a man or a woman speaks: `gender` tells which."""
    subject: bool = False
    """Whether it is the grammatical subject of the word of speech, so that a name in it stands in the nominative."""

    @property
    def segment(self) -> Segment:
        """Where the phrase stands, the marks around a name at its bounds included."""
        first, last = self.items[0], self.items[-1]
        return Segment(first.start - (first.pos == QUOTED), last.end + (last.pos == QUOTED))


def possessive(item: Item) -> Mention:
    """Return `его`, `ее`, `их` as a mention."""
    gender = {"ее": "Fem", "её": "Fem", "его": "Masc"}.get(item.text.lower(), "")
    return Mention((item,), replace(item), Form.POSSESSIVE, None, item.text.lower() == "их", gender)


def several_names(phrase: Sequence[Item]) -> bool:
    """Tell whether the phrase joins the names of more than one person by `и` or a comma."""
    starts: set[int] = set()
    joined = False
    for before, item in pairwise((phrase[0], *phrase)):
        person = item.name if item.name and item.name.label == PER and before.pos != "ADP" else None
        if person and starts and person.start not in starts and joined:
            return True
        if person:
            starts.add(person.start)
            joined = False
        joined = joined or item.pos == "CCONJ" or item.text == ","
    return False


def participle(item: Item) -> bool:
    """Tell whether the word is a full participle."""
    return item.has("VerbForm", "Part") and not item.has("Variant", "Short")


def nominal(item: Item) -> bool:
    """Tell whether the word can stand inside a noun phrase."""
    return (
        item.pos in NOMINAL
        or participle(item)
        or item.pos in {"ADJ", "DET", "NUM", "ADP", QUOTED, BRACKET}
        or item.text == "и"
    )


def issuer(mention: Mention, people: frozenset[str]) -> Mention | None:
    """Return the genitive that says whose document it is: `сайт министерства`."""
    for place, item in enumerate(mention.items[1:], 1):
        if item.pos == "ADP" and item.text in _ABOUT:
            return None
        if item is mention.head or not item.has("Case", "Gen") or item.pos not in {"NOUN", "PROPN", "X"}:
            continue
        first = place
        while first > 1 and mention.items[first - 1].pos == "ADJ" and mention.items[first - 1].has("Case", "Gen"):
            first -= 1
        rest, gender = mention.items[first:], item.feats.get("Gender", "")
        if item.name is not None and item.name.label == PER:
            return Mention(rest, item, Form.NAME, item.name, gender=gender)
        form = Form.ROLE if item.lemma in people else Form.INSTITUTION
        return Mention(rest, item, form, mention.name, gender=gender)
    return None
