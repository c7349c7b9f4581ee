"""Who bears a role: the person whom the release gives it to, the one spoken of last, or nobody by name."""

from bisect import bisect_left
from dataclasses import replace

from desktop.analysis.entities import Known, Table
from desktop.analysis.entities.fullname import stem
from desktop.analysis.entities.roles import Role, fit, role
from desktop.analysis.entities.words import RoleWords
from desktop.analysis.quotes.bodies import Bodies
from desktop.analysis.quotes.cues import POSSESSIVES
from desktop.analysis.quotes.kinds import (
    ACQUAINTED,
    ANYBODY,
    COMMON,
    KIN,
    LEARNED,
    SCHOLARS,
    SURNAMED,
    TOGETHER,
    TREATED,
    UNCERTAIN,
    UNNAMED,
)
from desktop.analysis.quotes.mentions import Mention
from desktop.analysis.quotes.persons import Persons
from desktop.analysis.quotes.scene import Scene
from desktop.analysis.quotes.subjects import Subjects
from desktop.analysis.quotes.talk import Speaker, Talk
from desktop.annotation import ORG, PER


class Bearers:
    """Names those whom one release calls by their roles."""

    def __init__(
        self, scene: Scene, table: Table, words: RoleWords, persons: Persons, bodies: Bodies, subjects: Subjects
    ) -> None:
        self._scene = scene
        self._table = table
        self._words = words
        self._persons = persons
        self._bodies = bodies
        self._subjects = subjects

    def named(self, mention: Mention, talk: Talk) -> Speaker:
        """Return whom a role means."""
        if mention.head.lemma in UNCERTAIN and len(mention.items) == 1:
            return Speaker(None)
        if mention.plural and (both := self._both(mention, talk)) is not None:
            return both
        if mention.plural or any(item.lemma in UNNAMED for item in mention.items) or self._anyone(mention):
            return self._several(mention, talk)
        if _acquainted(mention):
            return self._bodies.nameless(mention, talk)
        asked = role([item.lemma for item in mention.items if item.pos != "ADP"], self._words)
        if asked is None:
            return self._stranger(mention, talk)
        best = self._holder(asked, mention, talk) or self._spokesman(asked, talk)
        if best is not None:
            return Speaker(best.name, True, best)
        return self._unheld(asked, mention, talk)

    def _several(self, mention: Mention, talk: Talk) -> Speaker:
        """Name a group by its fuller phrase; scholars by the last ones who spoke, whatever they were called."""
        fuller = self._subjects.group(mention)
        if fuller is None and len(mention.items) == 1 and mention.head.lemma in SCHOLARS and mention.plural:
            before = (name for name in reversed(talk.groups) if " " in name and name.split()[0].lower() in LEARNED)
            if (found := next(before, None)) is not None:
                return Speaker(found, False)
        return self._bodies.nameless(fuller or mention, talk)

    def _anyone(self, mention: Mention) -> bool:
        """Tell whether a numeral or a pronoun before a role says that it is nobody told of: `один агент сказал`."""
        place = bisect_left(self._scene.starts, mention.items[0].start) - 1
        return place >= 0 and self._scene.words[place].lemma in {"один", "некий", "какой-то", "некоторый"}

    def _both(self, mention: Mention, talk: Talk) -> Speaker | None:
        """Return the two named together before whom a bare plural means: `министры`, `спортсменки`."""
        asked = role([mention.head.lemma], self._words)
        joined = self._persons.joined(mention.items[0].start)
        if asked is None or joined is None or any(item is not mention.head for item in mention.items):
            return None
        if not all(any(fit(asked, held) for held in known.roles) for known in joined) and asked.head not in TOGETHER:
            return None
        name = " и ".join(known.name for known in joined)
        talk.groups.append(name)
        return Speaker(name, False)

    def _unheld(self, asked: Role, mention: Mention, talk: Talk) -> Speaker:
        """Name a role that no person is said to hold: by what was said before, else as it stands."""
        guess = self._guess(asked, mention, talk)
        before = _remembered(asked, talk)
        whole = before is not None and bool(_words(before, talk))
        if before is not None and not (guess and (asked.head in KIN or (guess.known is not None and not whole))):
            return before
        if guess is not None:
            return guess
        if len(mention.items) == 1 and (fuller := self._subjects.told(mention)) is not None:
            return replace(self._bodies.nameless(fuller, talk), sure=False)
        speaker = self._bodies.nameless(mention, talk)
        talk.roles.append((asked, speaker))
        return speaker

    def _beside(self, mention: Mention, known: Known) -> bool:
        """Tell whether the phrase speaks of somebody else beside the person: `его отец`, `внук Иванова`."""
        return any(self._table.of(item.name) is known or item.text.lower() in POSSESSIVES for item in mention.items)

    def _told_of(self, mention: Mention, known: Known) -> bool:
        """Tell whether a sentence goes on to name the person: `прокурор просил оправдать Иванова` is no Ivanov."""
        number = self._persons.passage(mention.head.start)
        end = self._scene.passages[number].items[-1].end
        return mention.subject and mention.head.start < known.last_before(end)

    def _stranger(self, mention: Mention, talk: Talk) -> Speaker:
        """Take a noun that no list knows, `ветеран`, for the person spoken of last, where the gender fits."""
        head = mention.head
        if head.pos == "PROPN" and len(mention.items) == 1 and (named := self._persons.surnamed(head.text)) is not None:
            return Speaker(named.name, False, named)
        last = talk.person.known if talk.person else None
        titled = self._subjects.titled(head.lemma)
        if titled is not None and titled.gender in {mention.gender, ""}:
            return Speaker(titled.name, False, titled)
        if head.has("Animacy", "Anim") and head.pos == "NOUN" and head.lemma not in ANYBODY:
            near = self._subject_near(mention, talk)
            found = near or (last if self._near(mention, talk) else None)
            if found is not None and found.gender in {mention.gender, ""} and not self._beside(mention, found):
                return Speaker(found.name, False, found)
        himself = any(item.lemma == "сам" for item in mention.items)
        if himself and (topic := self._persons.topic(mention)) is not None and not self._beside(mention, topic):
            return Speaker(topic.name, False, topic)
        return self._bodies.nameless(mention, talk)

    def _guess(self, asked: Role, mention: Mention, talk: Talk) -> Speaker | None:
        """Take a role that nobody holds for the last speaker: `министр` after `Иванов`."""
        last = self._last(mention, talk)
        bare = all(item is mention.head or item.pos in {"ADJ", "DET"} for item in mention.items)
        bare = bare and not (asked.words or asked.countries)
        if talk.person is not None and asked.head in {"собеседник", "собеседница"} and self._near(mention, talk):
            return replace(talk.person, sure=False) if asked.words <= COMMON | {"издание", "сми"} else None
        if last is not None and last.known is None and bare and asked.head in self._words.general:
            return replace(last, sure=False) if self._near(mention, talk) else None
        known = last.known if last is not None else None
        if known is None or known.label != PER or self._beside(mention, known) or self._told_of(mention, known):
            return None
        if asked.head in KIN:
            gender = "Fem" if mention.gender == "Fem" else KIN[asked.head]
            near = bare or (last is talk.person and not self._stranger_to(mention, known))
            fits = near and gender == known.gender
        else:
            fits = self._can_be(known, asked, mention, talk, bare=bare)
        return Speaker(known.name, False, known) if fits else None

    def _stranger_to(self, mention: Mention, known: Known) -> bool:
        """Tell whether a man is called a relative by blood of somebody with another surname: `отец Ивана Громова`."""
        if mention.head.lemma not in SURNAMED:
            return False
        owners = [self._table.of(item.name) for item in mention.items if item.name is not None]
        surnames = {stem(one.full.surname) for one in owners if one is not None and one.label == PER}
        return bool(surnames) and stem(known.full.surname) not in surnames

    def _last(self, mention: Mention, talk: Talk) -> Speaker | None:
        """Return who was spoken of since the last quote, else who spoke last, the other gender left out."""
        known = self._subject_near(mention, talk)
        joined = self._persons.joined(mention.items[0].start) or ()
        if known in joined and all(one.gender in {mention.gender, ""} for one in joined):
            known = None
        known = known or (self._persons.topic(mention) if talk.person is None else None)
        if known is None and mention.head.lemma in TREATED:
            known = self._persons.only(mention)
        last = Speaker(known.name, False, known) if known else talk.person
        if last is None or last.known is None or not _unlike(mention, last.known):
            return last
        other = self._subject_near(mention, talk, since=0) or talk.heard(mention.gender)
        return Speaker(other.name, False, other) if other else None

    def _can_be(self, known: Known, asked: Role, mention: Mention, talk: Talk, *, bare: bool) -> bool:
        """Tell whether a post that the release gives to nobody can be that of the person spoken of last."""
        if (asked.head in ANYBODY and not bare) or asked.head not in self._words.general:
            return False
        named = any(item.name is not None and item.name.label == ORG for item in mention.items)
        common = named or asked.words <= COMMON | self._scene.lexicon.institutions
        beside = (common and self._near(mention, talk)) or self._beside_last(known, mention, talk)
        return bare or (len(asked.words) < 3 and beside)

    def _near(self, mention: Mention, talk: Talk) -> bool:
        return talk.near(self._scene.text, mention)

    def _beside_last(self, known: Known, mention: Mention, talk: Talk) -> bool:
        """Tell whether the person has spoken and was named earlier in this very paragraph."""
        start = mention.items[0].start
        spoke = talk.person is not None and talk.person.known is known
        return spoke and known.last_before(start) > self._scene.text.rfind("\n", 0, start)

    def _subject_near(self, mention: Mention, talk: Talk, since: int | None = None) -> Known | None:
        """Return the person who was a subject since the last quote, in this paragraph or the one before."""
        start = mention.head.start
        opening = self._scene.text.rfind("\n", 0, start)
        for _ in range(2):
            opening = self._scene.text.rfind("\n", 0, max(opening, 0))
        told = talk.told if since is None else since
        return self._persons.subject(max(told, start - 400, opening), start, mention.gender)

    def _spokesman(self, asked: Role, talk: Talk) -> Known | None:
        """Return the person who has spoken and whose role names the same body: `представитель «Зари»`."""
        last = talk.person.known if talk.person else None
        if last is None or asked.head not in {"представитель", "представительница"} or not asked.words:
            return None
        return last if any(asked.words & held.words for held in last.roles) else None

    def _holder(self, asked: Role, mention: Mention, talk: Talk) -> Known | None:
        """Return the person whose known roles fit best; of equals the one who spoke or was named last."""
        start = mention.items[0].start
        beside = [self._table.of(item.name) for item in mention.items]
        people = [one for one in self._table.people if one not in beside and not _unlike(mention, one)]
        fits = [(known, self._fitness(asked, known)) for known in people]
        found = [(known, score) for known, score in fits if score > 0]
        if not found:
            return None
        if not asked.words and not asked.countries:
            last = talk.person.known if talk.person else None
            if any(known is last for known, _ in found):
                return last
            best = max(found, key=lambda row: (row[0].last_before(start) >= 0, len(row[0].at)))[0]
            if best.last_before(start) < 0 and self._subject_near(mention, talk) is not None:
                return None
            return best if self._said(asked, best) or len(best.at) >= max(len(one.at) for one in people) else None
        last = talk.person.known if talk.person else None
        return max(found, key=lambda row: (row[1], row[0] is last, row[0].last_before(start)))[0]

    def _said(self, asked: Role, known: Known) -> int:
        """Return how well a role fits those that the release itself gives a person."""
        return max((fit(asked, held) for held in known.roles), default=0)

    def _fitness(self, asked: Role, known: Known) -> int:
        said = self._said(asked, known)
        told = max((fit(asked, held) for held in known.posts), default=0)
        return max(said, told - 1)


def _acquainted(mention: Mention) -> bool:
    """Tell whether whose friend speaks is told by a common noun: `знакомый семьи`, who is nobody told of before."""
    owners = mention.items[1:] if mention.head is mention.items[0] else ()
    return mention.head.lemma in ACQUAINTED and any(item.pos == "NOUN" and item.has("Case", "Gen") for item in owners)


def _unlike(mention: Mention, known: Known) -> bool:
    """Tell whether a woman is spoken of and the person is a man: `премьер сказала`; a wife is no husband."""
    gender = mention.gender or known.gender
    told = mention.telling or gender == "Fem" or mention.head.lemma in KIN
    return known.gender != gender and bool(known.gender) and told


def _words(speaker: Speaker, talk: Talk) -> frozenset[str]:
    """Return what was said of a nameless role besides its head: `судья федерального суда`."""
    return next((held.words for held, known in talk.roles if known is speaker), frozenset())


def _remembered(asked: Role, talk: Talk) -> Speaker | None:
    """Return whom this role has meant before in the release."""
    roles = reversed(talk.roles)
    return next((speaker for held, speaker in roles if held.head == asked.head and fit(asked, held)), None)
