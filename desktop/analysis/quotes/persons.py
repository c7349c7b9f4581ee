"""Where persons are named in the author's words, and who of them stands near a place."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from desktop.analysis.entities import Known, Table
from desktop.analysis.entities.fullname import stem
from desktop.analysis.entities.words import RoleWords
from desktop.analysis.quotes.kinds import KIN
from desktop.analysis.quotes.lexicon import plain
from desktop.analysis.quotes.mentions import Mention
from desktop.analysis.quotes.scene import Scene

_AND = re.compile(r"\bи\s")


class Persons:
    """The names of persons outside marked words; `told` holds their offsets, in order."""

    def __init__(self, scene: Scene, table: Table, words: RoleWords) -> None:
        self._scene = scene
        self._table = table
        self._words = words
        self._spoken = sorted(
            (stretch.start, stretch.end) for stretches in scene.stretches.values() for stretch in stretches
        )
        self.told = self._told()

    def _told(self) -> list[tuple[int, Known]]:
        """Return persons' names outside marked words, in order."""
        found = [(at, one) for one in self._table.people for at in one.at if not self._marked(at)]
        return sorted(found, key=lambda row: row[0])

    def _marked(self, offset: int) -> bool:
        place = bisect_right(self._spoken, (offset, len(self._scene.text) + 1)) - 1
        return place >= 0 and self._spoken[place][1] > offset

    def owns(self, mention: Mention, known: Known) -> bool:
        """Tell whether the phrase is somebody's beside the person: `по словам адвоката Громова`, not Громов's own."""
        head, items = mention.head, mention.items
        place = next((place for place, item in enumerate(items[:-1]) if item is head), None)
        if place is None or head.name is not None or not head.has("Case", "Gen") or items[place + 1].name is None:
            return False
        kin = head.feats.get("Gender", "") if head.lemma == "супруг" else KIN.get(head.lemma, "")
        if kin and ((known.gender and known.gender != kin) or self._first(known, items[0].start)):
            return True
        return head.lemma in self._words.owned and all(role.head != plain(head.lemma) for role in known.roles)

    def _first(self, known: Known, start: int) -> bool:
        """Tell whether nobody else has been named before: whose mother is told of can only be who is named."""
        return all(one is known or one.last_before(start) < 0 for one in self._table.people)

    def surnamed(self, word: str) -> Known | None:
        """Return the only person of this surname, for a word that was taken for no name: a headline's `Громов: …`."""
        surname = stem(plain(word))
        found = [known for known in self._table.people if stem(known.full.surname) == surname]
        return found[0] if len(found) == 1 else None

    def joined(self, start: int) -> tuple[Known, Known] | None:
        """Return the two persons whose names `и` joined shortly before."""
        high = bisect_left(self.told, start, key=lambda row: row[0])
        near = self.told[max(0, high - 6) : high]
        for (one, first), (other, second) in reversed(list(pairwise(near))):
            between = self._scene.text[one:other].partition(" ")[2]
            if start - one < 300 and first is not second and _AND.search(between) and len(between) < 40:
                return first, second
        return None

    def nominative_at(self, offset: int) -> bool:
        """Tell whether the word at this offset stands in the nominative and goes with no noun in another case."""
        words = self._scene.words
        place = bisect_left(self._scene.starts, offset)
        if place >= len(words) or words[place].feats.get("Case") != "Nom":
            return False
        if not place or words[place].text[-1:] not in "иоуэю" or words[place - 1].pos != "NOUN":
            return True
        before = words[place - 1].feats
        person = before.get("Animacy") == "Anim" and before.get("Number") == "Sing"
        return not person or before.get("Case") not in {"Gen", "Dat", "Ins", "Loc"}

    def subject(self, after: int, before: int, gender: str) -> Known | None:
        """Return the person of this gender whose name stood last in the nominative between two offsets."""
        low = bisect_left(self.told, after, key=lambda row: row[0])
        high = bisect_left(self.told, before, key=lambda row: row[0])
        for at, known in reversed(self.told[low:high]):
            if (known.gender in {gender, ""} or not gender) and self.nominative_at(at):
                return known
        return None

    def only(self, mention: Mention) -> Known | None:
        """Return the only person of the mention's gender named in its paragraph and the one before."""
        start = mention.items[0].start
        opening = self._scene.text.rfind("\n", 0, start)
        opening = self._scene.text.rfind("\n", 0, max(0, self._scene.text.rfind("\n", 0, max(opening, 0))))
        low, high = (bisect_left(self.told, offset, key=lambda row: row[0]) for offset in (opening, start))
        near = {id(one): one for _, one in self.told[low:high] if one.gender in {mention.gender, ""}}
        return next(iter(near.values())) if len(near) == 1 else None

    def passage(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max(0, bisect_right(self._scene.passages, offset, key=lambda one: one.start) - 1)

    def apart(self, pronoun: int) -> int:
        """Return where the names end that a pronoun can mean: not those that open its clause: `обращаясь к Громову`."""
        items = self._scene.passages[self.passage(pronoun)].items
        before = [item for item in items if item.start < pronoun]
        opens = bool(before) and (before[0].pos == "ADP" or any(item.gerund for item in before))
        return before[0].start if opens and not any(item.finite for item in before) else pronoun

    def alone(self, gender: str) -> Known | None:
        """Return the only person of this gender in the release."""
        people = [one for one in self._table.people if one.gender == gender]
        return people[0] if len(people) == 1 else None

    def nearest(self, before: int, gender: str) -> Known | None:
        """Return the last person of this gender named before the offset, else the last of unknown gender."""
        high = bisect_left(self.told, before, key=lambda row: row[0])
        people = [known for _, known in reversed(self.told[max(0, high - 8) : high])]
        sure = next((known for known in people if known.gender == gender), None)
        return sure or next((known for known in people if not known.gender), None)

    def topic(self, mention: Mention) -> Known | None:
        """Return the one person of this gender whom the release is about: named thrice, twice as often as others."""
        anyone = mention.gender == "Masc" and not mention.telling
        people = [one for one in self._table.people if anyone or one.gender in {mention.gender, ""}]
        ranked = sorted(people, key=lambda one: -len(one.at))[:2]
        if not ranked or len(ranked[0].at) < 3 or mention.gender not in {"Masc", "Fem"}:
            return None
        return ranked[0] if len(ranked) == 1 or len(ranked[0].at) >= 2 * len(ranked[1].at) else None
