"""Persons in the nominative: case and gender are chosen once for all words of a name."""

from collections.abc import Iterator, Mapping
from itertools import product

from desktop.analysis.names.inflection import Inflection, Reading
from desktop.analysis.names.marks import Mark
from desktop.analysis.names.page import Page
from desktop.analysis.names.surnames import nominatives

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
GENDERS = ("Masc", "Fem")
NAMES = (("Name", 3.0), ("Patr", 3.0), ("Surn", 2.5))
GUESSED = 0.6
"""What a parse counts that the dictionary has only guessed from the word's end."""
TAGGED = 1.2
"""What it counts that the tagger gives a word this case."""
ATTESTED = 1.5
"""What it counts that the text itself has the form in the nominative."""
SAME = 0.3
"""What it counts against a parse that an oblique form is the same as the nominative."""
PLAUSIBLE = 0.4
"""Below this a word cannot well stand in a case, whatever the tagger says."""
SYLLABLE = 4
"""Most letters of a word that may stay as it is before the last one, as in Chinese and Korean names."""
Candidate = tuple[str, float]


class PersonForms:
    """Finds the nominative of every word of a person's name."""

    def __init__(self, page: Page, inflection: Inflection, attested: Mapping[str, int]) -> None:
        self._page = page
        self._inflection = inflection
        self._attested = attested
        self._last = 0

    def forms(self, mark: Mark) -> list[tuple[int, str]]:
        """Return each word's index with its nominative in lower case, "" where the word stays as it is."""
        declined = [index for index in range(mark.first, mark.end) if self._declinable(index)]
        self._last = declined[-1] if declined else 0
        best = max(product(CASES, GENDERS), key=lambda choice: self._score(declined, *choice), default=("Nom", "Masc"))
        chosen = {index: self._best(index, *best)[0] for index in declined}
        return [(index, chosen.get(index, "")) for index in range(mark.first, mark.end)]

    def _declinable(self, index: int) -> bool:
        """Tell whether a word is one that can be declined: not an initial, a mark or Latin."""
        form = self._page.form(index)
        return len(form) > 1 and form[:1].isalpha() and not form.isascii()

    def _score(self, indices: list[int], case: str, gender: str) -> float:
        return sum(self._best(index, case, gender)[1] for index in indices) + (0.1 if case == "Nom" else 0.0)

    def _best(self, index: int, case: str, gender: str) -> Candidate:
        form = self._page.form(index)
        found = max(
            self._candidates(index, case, gender), key=lambda candidate: candidate[1], default=(form.lower(), -2.0)
        )
        feats = self._page.words[index].feats
        if found[1] < PLAUSIBLE:
            return found
        vote = TAGGED if feats.get("Case") == case else 0.0
        vote += 0.3 if feats.get("Gender") == gender else 0.0
        return found[0], found[1] + vote

    def _candidates(self, index: int, case: str, gender: str) -> Iterator[Candidate]:
        form = self._page.form(index).lower()
        for nominative, weight in self._raw(index, case, gender):
            bonus = ATTESTED if self._attested.get(nominative) and nominative != form else 0.0
            yield nominative, weight + bonus

    def _raw(self, index: int, case: str, gender: str) -> Iterator[Candidate]:
        form = self._page.form(index).lower()
        for reading in self._inflection.readings(form):
            if (
                reading.number == "Sing"
                and reading.speech != "PRTF"
                and reading.in_case(case)
                and _has(reading, gender)
            ):
                yield reading.nominative, _weight(reading, case)
        yield from nominatives(form, case, gender)
        if len(form) <= SYLLABLE and index != self._last:
            yield form, 1.7


def _weight(reading: Reading, case: str) -> float:
    common = 0.8 if "anim" in reading.grammemes else 0.4
    weight = next((weight for name, weight in NAMES if name in reading.grammemes), common)
    guessed = weight if reading.known else weight * GUESSED
    return guessed if reading.changed or case == "Nom" else guessed - SAME


def _has(reading: Reading, gender: str) -> bool:
    return reading.gender == gender or not reading.grammemes.isdisjoint(("Ms-f", "ms-f", "GNdr"))
