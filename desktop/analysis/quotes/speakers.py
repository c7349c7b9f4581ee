"""Who said it: mentions become names, with what has been said before in the release."""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from desktop.analysis.entities import Known, Table, Tables
from desktop.analysis.entities.fullname import stem
from desktop.analysis.entities.roles import Role, fit, role
from desktop.analysis.models import Models
from desktop.analysis.quotes.bodies import Bodies
from desktop.analysis.quotes.cues import POSSESSIVES
from desktop.analysis.quotes.issuers import Issuers
from desktop.analysis.quotes.kinds import ANYBODY, COMMON, KIN, PLAIN, PRINTED, TOGETHER, UNCERTAIN, UNNAMED
from desktop.analysis.quotes.mentions import Form, Mention
from desktop.analysis.quotes.persons import Persons
from desktop.analysis.quotes.scene import Draft, Scene
from desktop.analysis.quotes.subjects import Subjects, elided
from desktop.analysis.quotes.talk import Speaker, Talk
from desktop.annotation import ORG, PER, Kind

DOUBT = 20
"""What a quote's confidence loses where its source is guessed."""
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-z]{3}")
_IMPERSONAL = re.compile(r"(?:[её]тся|ится|[ая]лось|ано|ено)$")
_WITHIN = re.compile(r"\s(?:в|во|из|на)\s")
_UNBENT = ("ых", "их")
"""How surnames end that have no cases and look like plurals: `Черных`."""


class Speakers:
    """Names the sources of one release's quotes."""

    def __init__(self, scene: Scene, table: Table, tables: Tables, models: Models) -> None:
        self._scene = scene
        self._table = table
        self._words = tables.words
        self._persons = Persons(scene, table, tables.words)
        self._people = self._persons.told
        self._bodies = Bodies(scene, table, models)
        self._subjects = Subjects(scene, table, tables.words)
        self._issuers = Issuers(scene, table, tables.words)

    def name(self, draft: Draft, talk: Talk) -> Speaker:
        """Return the source of a quote, and remember it."""
        speaker = self._of(draft, talk)
        if speaker.name is not None:
            talk.gender = draft.mention.head.feats.get("Gender", "") if draft.mention else ""
            talk.last, talk.place = speaker, draft.mention.segment.end if draft.mention else draft.end
            if speaker.known is not None and speaker.known.label == ORG and _LATIN.search(speaker.name):
                talk.foreign = speaker
            if _personal(draft, speaker, self._words.people):
                talk.person, talk.told = speaker, max(talk.place, draft.end if draft.kind is Kind.INDIRECT else -1)
        return speaker

    def _of(self, draft: Draft, talk: Talk) -> Speaker:
        return self._mentioned(draft.mention, talk) if draft.mention else self._silent(draft, talk)

    def _mentioned(self, mention: Mention, talk: Talk) -> Speaker:
        if mention.form is Form.NAME:
            return self._named(mention, talk)
        if mention.form in {Form.PRONOUN, Form.POSSESSIVE}:
            return self._pronoun(mention, talk)
        if mention.form is Form.ROLE:
            return self._role(mention, talk)
        if mention.form is Form.DOCUMENT:
            return self._document(mention, talk)
        return self._bodies.institution(mention, talk)

    def _silent(self, draft: Draft, talk: Talk) -> Speaker:
        if talk.last is not None and talk.last is talk.person and self._impersonal(draft):
            return Speaker(None)
        elided = self._elided(draft, talk)
        if elided is not None:
            return replace(elided, sure=False)
        if draft.follows and talk.last is not None:
            return Speaker(talk.last.name, False, talk.last.known)
        if draft.rule == "reply" and draft.follows and self._table.people:
            known = max(self._table.people, key=lambda one: len(one.at))
            return Speaker(known.name, False, known)
        return Speaker(None)

    def _elided(self, draft: Draft, talk: Talk) -> Speaker | None:
        """Return whom a verb without a subject goes on with: `Громов приехал. Сказал, что мост откроют`."""
        passage = self._scene.passages[draft.passage]
        verb = elided(passage.items, draft.cue)
        if verb is None:
            return None
        found = self._subjects.before(passage.start, verb.feats.get("Gender", ""))
        if found is None or (talk.place > found.items[0].start and self._near(talk, found)):
            return None
        return self._mentioned(found, talk)

    def _impersonal(self, draft: Draft) -> bool:
        """Tell whether the cue has no subject by its form: `отмечается` goes on with a document, not with a person."""
        if draft.cue is None:
            return False
        pointing = _WITHIN.match(self._scene.text, draft.cue.end)
        return pointing is None and bool(_IMPERSONAL.search(self._scene.text, draft.cue.start, draft.cue.end))

    def _named(self, mention: Mention, talk: Talk) -> Speaker:
        people: list[Known] = []
        for before, item in pairwise((mention.items[0], *mention.items)):
            called = item.name is not None and item.name.label == PER and before.pos != "ADP"
            known = self._table.of(item.name) if called else None
            if known is not None and known not in people:
                people.append(known)
        owned = len(people) == 1 and self._persons.owns(mention, people[0])
        if people and not mention.plural and (owned or self._owned(mention, people[-1])):
            return self._bodies.nameless(mention, talk)
        several = mention.plural and not (mention.head.name and mention.head.text.endswith(_UNBENT))
        if not people or (len(people) == 1 and several):
            return self._bodies.nameless(mention, talk)
        if not mention.plural or len(people) == 1:
            person = self._namesake(self._table.of(mention.name) or people[-1], mention)
            return Speaker(person.name, True, person)
        name = " и ".join(known.name for known in people)
        talk.groups.append(name)
        return Speaker(name)

    def _owned(self, mention: Mention, known: Known) -> bool:
        """Tell whether a woman speaks beside a man's name without cases: `прислуга Макафи сказала`."""
        alone = mention.name is not None and len(_WORD.findall(mention.name.words(self._scene.text))) == 1
        other = mention.items[0].name is None and mention.head.pos in {"NOUN", "PROPN"}
        namesake = self._namesake(known, mention) is not known
        return alone and other and mention.gender == "Fem" and known.gender == "Masc" and not namesake

    def _namesake(self, known: Known, mention: Mention) -> Known:
        """Return the relative of the same surname where the verb's gender says that the name means him or her."""
        gender, start = mention.gender, mention.items[0].start
        if mention.head.has("Case", "Gen") or gender not in {"Masc", "Fem"} or known.gender in {gender, ""}:
            return known
        if len(_WORD.findall(mention.name.words(self._scene.text) if mention.name else "")) > 1:
            return known
        surname = stem(known.full.surname)
        same = [one for one in self._table.people if stem(one.full.surname) == surname and one.gender == gender]
        return max(same, key=lambda one: one.last_before(start), default=known)

    def _pronoun(self, mention: Mention, talk: Talk) -> Speaker:
        start = mention.items[0].start
        if mention.plural or mention.head.lemma in {"они", "оба", "обе"}:
            return self._group(start, talk)
        gender = mention.gender
        last = talk.person
        between = self._subject_between(talk.told, start, gender)
        nameless = self._subjects.one(start, gender)
        if nameless is not None and nameless.head.start > max(talk.told, between.last_before(start) if between else -1):
            return replace(self._role(nameless, talk), sure=False)
        alone = self._only_one(start, gender, talk)
        if alone is not None and (between is None or self._before_paragraph(between, start)):
            return Speaker(alone.name, False, alone)
        if between is not None:
            return Speaker(between.name, False, between)
        if talk.last is not None and talk.last is not last and gender == talk.gender == "Fem":
            return replace(talk.last, sure=False)
        if last is not None and (last.known is None or last.known.gender in {gender, ""} or not gender):
            return Speaker(last.name, True, last.known)
        near = self._persons.nearest(self._persons.apart(start), gender) or self._persons.alone(gender)
        if near is None and talk.last is not None and not self._people:
            return Speaker(talk.last.name, False, talk.last.known)
        return Speaker(near.name, False, near) if near else Speaker(None)

    def _before_paragraph(self, known: Known, start: int) -> bool:
        return known.last_before(start) < self._scene.text.rfind("\n", 0, start)

    def _only_one(self, start: int, gender: str, talk: Talk) -> Known | None:
        """Return the one person named in this paragraph so far, if nobody has spoken in it yet."""
        opening = self._scene.text.rfind("\n", 0, start)
        if talk.told > opening:
            return None
        ends = (opening, self._persons.apart(start))
        low, high = (bisect_left(self._people, offset, key=lambda row: row[0]) for offset in ends)
        near = {id(known): known for _, known in self._people[low:high] if known.gender in {gender, ""} or not gender}
        return next(iter(near.values())) if len(near) == 1 else None

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

    def _group(self, start: int, talk: Talk) -> Speaker:
        """Return those whom `они` means: names joined shortly before, else the last group that spoke."""
        joined = self._persons.joined(start)
        if joined is not None:
            return Speaker(" и ".join(known.name for known in joined), False)
        subject = self._subjects.several(start)
        if subject is not None and subject.form is not Form.NAME and subject.head.start > talk.place:
            return replace(self._bodies.nameless(subject, talk), sure=False)
        if talk.groups:
            return Speaker(talk.groups[-1], False)
        body = talk.last is not None and talk.last is not talk.person
        return replace(talk.last, sure=False) if talk.last and body else Speaker(None)

    def _subject_between(self, after: int, before: int, gender: str) -> Known | None:
        """Return the person whose name stood last in the nominative since the last quote."""
        low = bisect_left(self._people, after, key=lambda row: row[0])
        high = bisect_left(self._people, before, key=lambda row: row[0])
        for at, known in reversed(self._people[low:high]):
            if (known.gender in {gender, ""} or not gender) and self._persons.nominative_at(at):
                return known
        return None

    def _role(self, mention: Mention, talk: Talk) -> Speaker:
        if mention.head.lemma in UNCERTAIN and len(mention.items) == 1:
            return Speaker(None)
        if mention.plural and (both := self._both(mention, talk)) is not None:
            return both
        if mention.plural or any(item.lemma in UNNAMED for item in mention.items):
            return self._bodies.nameless(self._subjects.group(mention) or mention, talk)
        asked = role([item.lemma for item in mention.items if item.pos != "ADP"], self._words)
        if asked is None:
            return self._stranger(mention, talk)
        best = self._holder(asked, mention, talk) or self._spokesman(asked, talk)
        if best is not None:
            return Speaker(best.name, True, best)
        return self._unheld(asked, mention, talk)

    def _unheld(self, asked: Role, mention: Mention, talk: Talk) -> Speaker:
        """Name a role that no person is said to hold: by what was said before, else as it stands."""
        guess = self._guess(asked, mention, talk)
        before = _remembered(asked, talk)
        if before is not None and not (guess and (asked.head in KIN or guess.known is not None)):
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
            found = near or (last if self._near(talk, mention) else None)
            if found is not None and found.gender in {mention.gender, ""} and not self._beside(mention, found):
                return Speaker(found.name, False, found)
        return self._bodies.nameless(mention, talk)

    def _guess(self, asked: Role, mention: Mention, talk: Talk) -> Speaker | None:
        """Take a role that nobody holds for the last speaker: `министр` after `Иванов`."""
        near = self._subject_near(mention, talk)
        near = near or (self._persons.topic(mention) if talk.person is None else None)
        last = Speaker(near.name, False, near) if near else talk.person
        if last is not None and last.known is not None and _unlike(mention, last.known):
            other = self._subject_near(mention, talk, since=0)
            last = Speaker(other.name, False, other) if other else None
        bare = all(item is mention.head or item.pos in {"ADJ", "DET"} for item in mention.items)
        bare = bare and not (asked.words or asked.countries)
        if talk.person is not None and asked.head in {"собеседник", "собеседница"} and self._near(talk, mention):
            return replace(talk.person, sure=False) if asked.words <= COMMON | {"издание", "сми"} else None
        if last is not None and last.known is None and bare and asked.head in self._words.general:
            return replace(last, sure=False) if self._near(talk, mention) else None
        if last is None or last.known is None or last.known.label != PER:
            return None
        if self._beside(mention, last.known):
            return None
        if asked.head in KIN:
            gender = "Fem" if mention.gender == "Fem" else KIN[asked.head]
            spoke = bare or last is talk.person
            return Speaker(last.name, False, last.known) if spoke and gender == last.known.gender else None
        if (asked.head in ANYBODY and not bare) or asked.head not in self._words.general:
            return None
        named = any(item.name is not None and item.name.label == ORG for item in mention.items)
        common = (named or asked.words <= COMMON | self._scene.lexicon.institutions) and self._near(talk, mention)
        if bare or (len(asked.words) < 3 and (common or self._beside_last(last.known, mention, talk))):
            return Speaker(last.name, False, last.known)
        return None

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
        return self._subject_between(max(told, start - 400, opening), start, mention.gender)

    def _spokesman(self, asked: Role, talk: Talk) -> Known | None:
        """Return the person who has spoken and whose role names the same body: `представитель «Зари»`."""
        last = talk.person.known if talk.person else None
        if last is None or asked.head not in {"представитель", "представительница"} or not asked.words:
            return None
        return last if any(asked.words & held.words for held in last.roles) else None

    def _near(self, talk: Talk, mention: Mention) -> bool:
        """Tell whether the last quote stood in this paragraph or the one before."""
        return self._scene.text.count("\n", max(talk.place, 0), mention.items[0].start) <= 2

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
            return last if any(known is last for known, _ in found) else max(found, key=lambda row: len(row[0].at))[0]
        last = talk.person.known if talk.person else None
        return max(found, key=lambda row: (row[1], row[0] is last, row[0].last_before(start)))[0]

    def _fitness(self, asked: Role, known: Known) -> int:
        said = max((fit(asked, held) for held in known.roles), default=0)
        told = max((fit(asked, held) for held in known.posts), default=0)
        return max(said, told - 1)

    def _document(self, mention: Mention, talk: Talk) -> Speaker:
        """Name who issued a document: its genitive, else whoever spoke or was spoken of last."""
        own = self._issuers.own(mention)
        if own is not None:
            return self._mentioned(own, talk)
        if len(mention.items) == 1 and mention.head.lemma in PRINTED and (medium := _relayed(talk)) is not None:
            return replace(medium, sure=False)
        if mention.plural and mention.head.lemma == "сообщение":
            return Speaker(None)
        published = self._issuers.published(mention)
        if published is not None:
            return Speaker(published.name, False, published)
        issued = self._issuers.put_out(mention) or self._issuers.issued(mention, after=talk.place)
        if issued is not None:
            return replace(self._mentioned(issued, talk), sure=False)
        return self._unissued(mention, talk)

    def _unissued(self, mention: Mention, talk: Talk) -> Speaker:
        """Name a document that nobody is said to have issued: by who announced it or spoke last, else as it stands."""
        if mention.head.pos == "PRON":
            return replace(talk.last, sure=False) if talk.last and self._near(talk, mention) else Speaker(None)
        if len(mention.items) > 1 or mention.head.lemma not in PLAIN:
            return self._bodies.nameless(mention, talk)
        start = mention.items[0].start
        announced = self._subjects.announced(start)
        if announced is not None and announced.head.start > talk.place:
            return replace(self._mentioned(announced, talk), sure=False)
        if talk.last is not None and self._near(talk, mention):
            return Speaker(talk.last.name, False, talk.last.known)
        author = self._subject_between(max(0, start - 500), start, "") or self._bodies.salient(start)
        return Speaker(author.name, False, author) if author else self._bodies.nameless(mention, talk)


def _unlike(mention: Mention, known: Known) -> bool:
    """Tell whether a woman is spoken of and the person is a man: `премьер сказала`; a wife is no husband."""
    gender = mention.gender or known.gender
    told = mention.telling or gender == "Fem" or mention.head.lemma in KIN
    return known.gender != gender and bool(known.gender) and told


def _relayed(talk: Talk) -> Speaker | None:
    """Return the organisation that spoke last, if nobody else has spoken since: whose article it is."""
    return talk.last if talk.last and talk.last.known and talk.last.known.label == ORG else None


def _remembered(asked: Role, talk: Talk) -> Speaker | None:
    """Return whom this role has meant before in the release."""
    roles = reversed(talk.roles)
    return next((speaker for held, speaker in roles if held.head == asked.head and fit(asked, held)), None)


def _personal(draft: Draft, speaker: Speaker, people: frozenset[str]) -> bool:
    """Tell whether a pronoun can mean this speaker."""
    if speaker.known is not None:
        return speaker.known.label == PER
    mention = draft.mention
    if mention is None or mention.form is Form.NAME:
        return True
    single = mention.form in {Form.PRONOUN, Form.POSSESSIVE} and mention.gender == "Masc"
    return not mention.plural and (single or (mention.form is Form.ROLE and mention.head.lemma in people))
