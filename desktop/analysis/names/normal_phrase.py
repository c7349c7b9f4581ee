"""Places and organisations in the nominative: leading adjectives and the first noun; what depends on them stays."""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from desktop.analysis.names.inflection import Inflection, Reading
from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import Page
from desktop.annotation import LOC

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
NUMBERS = ("Sing", "Plur")
ABBREVIATED = re.compile(r"(.*[А-ЯЁ])(?:а|у|е|ом|ы|ов|ам|ами|ах)$")
"""An abbreviation with a Russian ending: `МАЗе`."""
UNDECLINED = re.compile(r"мин\w+(?:ы|и|я)$", re.IGNORECASE)
"""Short names of ministries that end with a genitive: `Минобороны`."""
ADJECTIVES = ("ADJF", "PRTF")
POSSESSIVE = re.compile(r"(?:[оеё]в|[иы]н)ых$")
"""Plural possessives in places: `Воробьёвых гор`."""
CONSONANTS = "бвгджзклмнпрстфхцчшщ"
STREETS = {"ул": "Fem", "пл": "Fem", "наб": "Fem", "пр": "Masc", "пер": "Masc", "просп": "Masc", "бул": "Masc"}
"""Shortened generic words for a street with the gender of each."""
PLURAL = ("ых", "их", "ые", "ие")
"""Endings of adjectives that stand in the plural whatever the tagger says."""
TAGGED = 1.2
ATTESTED = 1.5
GEOX = 1.0
PERSONAL = 0.6


class PhraseForms:
    """Finds the nominative of the words of a place's or an organisation's name."""

    def __init__(self, page: Page, inflection: Inflection, attested: Mapping[str, int]) -> None:
        self._page = page
        self._inflection = inflection
        self._attested = attested

    def forms(self, mark: Mark, marks: Marks) -> list[tuple[int, str]]:
        """Return each word's index with its nominative in lower case, "" where the word stays as it is."""
        head = self._head(mark)
        chosen = self._street(mark)
        if head is not None:
            chosen = self._one_of_many(mark, head) or self._chosen(list(range(mark.first, head + 1)), mark, marks)
        return [(index, chosen.get(index, "")) for index in range(mark.first, mark.end)]

    def lead(self, mark: Mark) -> list[tuple[int, str]]:
        """Do the same for a mark that stands alone."""
        return self.forms(mark, Marks([mark]))

    def _head(self, mark: Mark) -> int | None:
        """Return the first noun after any number of adjectives, or None if the name is not declined."""
        if self._address(mark):
            return None
        if self._page.form(mark.first + 1) == "." and self._page.lemma(mark.first) in STREETS:
            return None
        for index in range(mark.first, mark.end):
            form = self._page.form(index)
            if not form[:1].isalpha() or form.isascii():
                return None
            if not self._adjective(index) or index == mark.end - 1:
                return index
        return None

    def _one_of_many(self, mark: Mark, head: int) -> dict[int, str]:
        """Return both words in the singular where adjectives share a plural noun: `Курской и Белгородской областях`.

        Empty where they do not.
        """
        numbers = [self._page.words[index].feats.get("Number") for index in range(mark.first, head + 1)]
        if any(self._page.form(index).endswith(PLURAL) for index in range(mark.first, head)):
            return {}
        shared = mark.rule == "shared-head" or set(numbers[:-1]) == {"Sing"}
        if len(numbers) < 2 or numbers[-1] != "Plur" or not shared:
            return {}
        form = self._page.form(head)
        noun = next((parse for parse in self._page.models.forms(form) if parse.tag.POS == "NOUN"), None)
        if noun is None or noun.feats.get("Number") != "Plur" or "Pltm" in noun.tag.grammemes:
            return {}
        gender = noun.feats.get("Gender", "")
        chosen = {index: self._in_singular(index, gender) for index in range(mark.first, head)}
        return chosen | {head: noun.normal_form}

    def _in_singular(self, index: int, gender: str) -> str:
        found = (self._best(index, case, "Sing", gender, "") for case in CASES)
        return max(found, key=lambda candidate: candidate[1])[0]

    def _street(self, mark: Mark) -> dict[int, str]:
        """Return the nominative of a street's adjective after the shortened generic word: `ул. Новой`."""
        gender = STREETS.get(self._page.lemma(mark.first), "")
        index = mark.first + 2
        if not gender or mark.end != index + 1 or self._page.words[index].pos != "ADJ":
            return {}
        return {index: self._in_singular(index, gender)}

    def _address(self, mark: Mark) -> bool:
        """Tell whether a name is the address of a site: `Вести.ру`."""
        stop = mark.end - 2
        return (
            self._page.form(stop) == "." and self._page.glued(stop) and self._page.glued(stop + 1) and stop > mark.first
        )

    def _adjective(self, index: int) -> bool:
        parses = self._page.models.forms(self._page.form(index))
        tagged = self._page.words[index].pos == "ADJ"
        return any(parse.tag.POS in ADJECTIVES for parse in parses) and (tagged or parses[0].tag.POS in ADJECTIVES)

    def _chosen(self, indices: list[int], mark: Mark, marks: Marks) -> dict[int, str]:
        if len(indices) == 1 and (fixed := self._fixed(indices[0])) is not None:
            return fixed
        choices = product(CASES, NUMBERS)
        case, number = max(choices, key=lambda choice: self._score(indices, choice[0], choice[1], mark.label))
        head = self._best(indices[-1], case, number, self._shared_gender(mark, marks), mark.label)
        gender = self._abbreviated_gender(indices) or head[2]
        chosen = {index: self._best(index, case, number, gender, "")[0] for index in indices[:-1]}
        return chosen | {indices[-1]: head[0]}

    def _abbreviated_gender(self, indices: list[int]) -> str:
        """Return the gender of an adjective before an abbreviation, which has none of its own: `Европейского ЦБ`."""
        if len(indices) == 1 or not self._page.form(indices[-1]).isupper():
            return ""
        return "Fem" if self._page.words[indices[0]].feats.get("Gender") == "Fem" else "Masc"

    def _shared_gender(self, mark: Mark, marks: Marks) -> str:
        """Return the gender of the noun that a lone adjective shares with the next name: `Киевским и Боровским шоссе`.

        Empty where there is none.
        """
        after = marks.at(mark.end + 1)
        lone = mark.end - mark.first == 1 and self._adjective(mark.first)
        if not (after and lone and after.end - after.first > 1):
            return ""
        return str(self._page.words[after.end - 1].feats.get("Gender", ""))

    def _fixed(self, index: int) -> dict[int, str] | None:
        """Return the form of a word that is not declined or is an abbreviation, None for all others."""
        form = self._page.form(index)
        if match := ABBREVIATED.fullmatch(form):
            return {index: match[1].lower()}
        if sum(letter.isupper() for letter in form) > 1 and "-" not in form:
            return {}
        if UNDECLINED.fullmatch(form) and form[:1].isupper():
            return {}
        return None

    def _score(self, indices: list[int], case: str, number: str, label: str) -> float:
        _, score, gender = self._best(indices[-1], case, number, "", label)
        score += sum(self._best(index, case, number, gender, "")[1] for index in indices[:-1])
        return score + (0.1 if case == "Nom" else 0.0)

    def _best(self, index: int, case: str, number: str, gender: str, label: str) -> tuple[str, float, str]:
        form = self._page.form(index).lower()
        candidates = [*self._candidates(form, case, number, gender, label), *self._twofold(form, case, number)]
        feats = self._page.words[index].feats
        tagged = feats.get("Gender", "")
        word, weight, found = max(
            candidates,
            key=lambda candidate: candidate[1] + 0.2 * (candidate[2] == tagged),
            default=(form, -3.0, gender),
        )
        vote = TAGGED if feats.get("Case") == case else 0.0
        vote += 0.4 if feats.get("Number") == number else 0.0
        return word, weight + vote, found

    def _candidates(
        self, form: str, case: str, number: str, gender: str, label: str
    ) -> Iterator[tuple[str, float, str]]:
        readings = self._inflection.readings(form)
        if (case, number) == ("Nom", "Sing") and form[-1] in CONSONANTS and not any(known.known for known in readings):
            yield form, 1.2, "Masc"
        if number == "Plur" and case in ("Gen", "Loc") and POSSESSIVE.search(form):
            yield form[:-1], 1.9, ""
        for reading in readings:
            if not reading.in_case(case) or (reading.number != number and "Fixd" not in reading.grammemes):
                continue
            if gender and number == "Sing" and reading.gender not in (gender, ""):
                continue
            bonus = ATTESTED if reading.nominative != form and self._attested.get(reading.nominative) else 0.0
            yield reading.nominative, self._weight(reading, label) + bonus, reading.gender

    def _twofold(self, form: str, case: str, number: str) -> Iterator[tuple[str, float, str]]:
        """Yield the nominative of two nouns with a hyphen between them: `писателя-фантаста`."""
        parts = form.split("-")
        if len(parts) != 2 or any(reading.known for reading in self._inflection.readings(form)):
            return
        found = [[one for one in self._inflection.readings(part) if _stands(one, case, number)] for part in parts]
        if all(found):
            yield "-".join(one[0].nominative for one in found), 1.5, found[0][0].gender

    def _weight(self, reading: Reading, label: str) -> float:
        weight = (1.0 if reading.known else 0.6) + reading.score * 0.5
        weight -= 0.8 if not reading.known and reading.number == "Plur" else 0.0
        if label:
            weight += 0.3 if reading.speech == "NOUN" else 0.0
            weight += GEOX if label == LOC and "Geox" in reading.grammemes else 0.0
            weight -= PERSONAL if label == LOC and not reading.grammemes.isdisjoint(("Surn", "Name")) else 0.0
        return weight


def _stands(reading: Reading, case: str, number: str) -> bool:
    noun = reading.speech == "NOUN" and reading.known
    return noun and reading.in_case(case) and reading.number == number
