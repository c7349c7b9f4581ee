"""Persons in the nominative: case and gender are chosen once for all words of a name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product

from desktop.analysis.names.inflection import Inflection, Reading
from desktop.analysis.names.marks import Mark
from desktop.analysis.names.page import Page
from desktop.analysis.names.persons import KIN
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
SETTLED = 1.0
"""What it counts that a full name of the text has this surname."""
HELD = 0.6
"""What it counts for a case that the role before the name stands in it."""
RELATED = 1.8
"""What it counts for the genitive that the word before a lone surname is a relative: `дочь Королёва`."""
AGREES = 0.8
"""What it counts for a gender in the nominative that the verb beside the name has it."""
REPEATED = 1.8
"""What it counts that a foreign name keeps one form throughout the text: `Роналду`, `Хирофуми`."""
Candidate = tuple[str, float]


class PersonForms:
    """Finds the nominative of every word of a person's name."""

    def __init__(self, page: Page, inflection: Inflection, attested: Mapping[str, int]) -> None:
        self._page = page
        self._inflection = inflection
        self._attested = attested
        self._last = 0
        self._settled: frozenset[str] = frozenset()
        self._known: dict[tuple[str, str, str], tuple[Candidate, ...]] = {}
        self._hints: dict[tuple[str, str], float] = {}

    def settle(self, full: Iterable[Mark]) -> None:
        """Remember the surnames that full names settle, so that a surname alone is given the same nominative."""
        self._settled = frozenset(self.forms(mark)[-1][1] for mark in full) - {""}

    def forms(self, mark: Mark) -> list[tuple[int, str]]:
        """Return each word's index with its nominative in lower case, "" where the word stays as it is."""
        declined = [index for index in range(mark.first, mark.end) if self._declinable(index)]
        self._last = declined[-1] if declined else 0
        self._hints = self._context(mark)
        best = max(product(CASES, GENDERS), key=lambda choice: self._score(declined, *choice), default=("Nom", "Masc"))
        chosen = {index: self._best(index, *best)[0] for index in declined}
        return [(index, chosen.get(index, "")) for index in range(mark.first, mark.end)]

    def _declinable(self, index: int) -> bool:
        """Tell whether a word is one that can be declined: not an initial, a mark or Latin."""
        form = self._page.form(index)
        return len(form) > 1 and form[:1].isalpha() and not form.isascii()

    def _score(self, indices: list[int], case: str, gender: str) -> float:
        score = sum(self._best(index, case, gender)[1] for index in indices) + (0.1 if case == "Nom" else 0.0)
        return score + self._hints.get((case, gender), 0.0)

    def _context(self, mark: Mark) -> dict[tuple[str, str], float]:
        """Weigh cases and genders by the words beside a name: a role in its case, a verb in the subject's gender."""
        page = self._page
        hints: dict[tuple[str, str], float] = {}
        if page.joined(mark.first) and page.lemma(mark.first - 1) in page.lists.roles:
            hints = dict.fromkeys(product((page.case(mark.first - 1),), GENDERS), HELD)
        if len(mark) == 1 and page.joined(mark.first) and page.lemma(mark.first - 1) in KIN:
            own = page.in_dictionary(mark.first, "Name")
            gender = page.words[mark.first - 1].feats.get("Gender", "")
            named = {(page.case(mark.first - 1), gender): RELATED}
            hints = named if own else dict.fromkeys(product(("Gen",), GENDERS), RELATED)
        if page.form(mark.first - 1) in ("и", ",") and page.capital(mark.first - 2) and page.joined(mark.first):
            case = page.case(mark.first - 2)
            hints = dict.fromkeys(product(("Gen", "Acc") if case in ("Gen", "Acc") else (case,), GENDERS), HELD)
        for index in (mark.first - 1, mark.end):
            word = page.word(index)
            if word and word.pos == "VERB" and word.text[-1:].lower() in "лаья":
                gender = word.feats.get("Gender", "")
                other = "Masc" if gender == "Fem" else "Fem"
                beside = 1.0 if index == mark.end else 0.5
                hints["Nom", gender] = hints.get(("Nom", gender), 0.0) + AGREES * beside
                hints["Nom", other] = hints.get(("Nom", other), 0.0) - AGREES * beside
        return hints

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
            bonus += SETTLED if nominative in self._settled else 0.0
            yield nominative, weight + bonus

    def _raw(self, index: int, case: str, gender: str) -> Iterator[Candidate]:
        form = self._page.form(index).lower()
        key = (form, case, gender)
        if key not in self._known:
            self._known[key] = tuple(self._worked_out(form, case, gender))
        yield from self._known[key]
        if len(form) <= SYLLABLE and index != self._last:
            yield form, 1.7

    def _worked_out(self, form: str, case: str, gender: str) -> Iterator[Candidate]:
        for reading in self._inflection.readings(form):
            fits = reading.number == "Sing" and reading.speech != "PRTF" and reading.in_case(case)
            if fits and _has(reading, gender):
                yield reading.nominative, _weight(reading, case)
        yield from nominatives(form, case, gender)
        if form[-1] in "уюио" and self._never_changes(form):
            yield form, REPEATED

    def _never_changes(self, form: str) -> bool:
        """Tell whether the text has a name that the dictionary does not know several times, always in this form."""
        if any(reading.known for reading in self._inflection.readings(form)):
            return False
        said = self._said.get(form[:-1], Counter())
        oblique = form.endswith(("ому", "ему", "ову", "еву", "ину", "ую", "юю"))
        return said[form] > 1 and len(said) == 1 and not oblique and self._varies(form)

    def _varies(self, form: str) -> bool:
        """Tell whether the tagger takes one form for other cases than the one its ending is usual for."""
        usual = {"Dat", "Acc"} if form[-1] in "ую" else {"Gen", "Dat"} if form[-1] == "и" else set()
        indices = (index for index in self._page.capitals if self._page.form(index).lower() == form)
        return any(self._page.case(index) not in usual for index in indices)

    @cached_property
    def _said(self) -> dict[str, Counter[str]]:
        """How often the text has each word with a capital letter, by the word without its last letters."""
        found: dict[str, Counter[str]] = {}
        for index in self._page.capitals:
            form = self._page.form(index).lower()
            for stem in {form, form[:-1], form[:-2]}:
                found.setdefault(stem, Counter())[form] += 1
        return found


def _weight(reading: Reading, case: str) -> float:
    common = 0.8 if "anim" in reading.grammemes else 0.4
    weight = next((weight for name, weight in NAMES if name in reading.grammemes), common)
    guessed = weight if reading.known else weight * GUESSED
    return guessed if reading.changed or case == "Nom" else guessed - SAME


def _has(reading: Reading, gender: str) -> bool:
    return reading.gender == gender or not reading.grammemes.isdisjoint(("Ms-f", "ms-f", "GNdr"))
