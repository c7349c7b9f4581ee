"""The dictionary's parses of a word, each with its nominative: worked out once a word."""

from dataclasses import dataclass

from desktop.analysis.models import Models

ALIKE = frozenset(("Surn", "Patr"))
"""Nouns whose normal form in the dictionary is masculine, whatever the gender of the parse."""
REMEMBERED = 50_000
"""Most words remembered at once."""
SPEECH = ("NOUN", "ADJF", "PRTF")


@dataclass(frozen=True, slots=True)
class Reading:
    """One parse of a word: how it stands here and its nominative in the same number.

    `case`, `gender` and `number` are as Universal Dependencies name them, `grammemes` as OpenCorpora does;
    `score` is how likely the parse is by itself, 0 to 1; `known` whether the dictionary has the word.
    """

    nominative: str
    speech: str
    case: str
    gender: str
    number: str
    grammemes: frozenset[str]
    score: float
    known: bool
    changed: bool

    def in_case(self, case: str) -> bool:
        """Tell whether the word may stand in a case by this parse."""
        return self.case == case or "Fixd" in self.grammemes


class Inflection:
    """Reads words; remembers what it has read."""

    def __init__(self, models: Models) -> None:
        self._models = models
        self._read: dict[str, tuple[Reading, ...]] = {}

    def readings(self, form: str) -> tuple[Reading, ...]:
        """Return the readings of a word as a noun or an adjective."""
        form = form.lower()
        if len(self._read) > REMEMBERED:
            self._read.clear()
        if form not in self._read:
            self._read[form] = tuple(self._readings(form))
        return self._read[form]

    def _readings(self, form: str) -> list[Reading]:
        found = []
        for parse in self._models.forms(form):
            grammemes = parse.tag.grammemes
            number = parse.feats.get("Number", "Sing")
            called = "voct" in grammemes
            nominative = _nominative(parse, number) if parse.tag.POS in SPEECH and not called else None
            if nominative:
                case, gender = parse.feats.get("Case", ""), parse.feats.get("Gender", "")
                changed = nominative != parse.word
                found.append(
                    Reading(
                        nominative, parse.tag.POS, case, gender, number, grammemes, parse.score, parse.is_known, changed
                    )
                )
        return found


def _nominative(parse: object, number: str) -> str | None:
    """Return the nominative; the dictionary's normal form where that is the same, since to inflect is slow."""
    grammemes = parse.tag.grammemes  # type: ignore[attr-defined]
    if "nomn" in grammemes:
        return str(parse.word)  # type: ignore[attr-defined]
    if "Supr" in grammemes:
        return _superlative(str(parse.word), grammemes)  # type: ignore[attr-defined]
    plain = "NOUN" in grammemes and not grammemes & ALIKE
    if plain and (number == "Sing" or "Pltm" in grammemes):
        return str(parse.normal_form)  # type: ignore[attr-defined]
    inflected = parse.inflect({"Nom", number})  # type: ignore[attr-defined]
    return inflected.word if inflected else None


def _superlative(form: str, grammemes: frozenset[str]) -> str | None:
    """Return the nominative of a superlative, of which the dictionary mixes two: `высший` and `высочайший`."""
    stem = form.rsplit("ш", 1)[0] + "ш"
    ending = "ие" if "plur" in grammemes else "ая" if "femn" in grammemes else "ее" if "neut" in grammemes else "ий"
    return stem + ending
