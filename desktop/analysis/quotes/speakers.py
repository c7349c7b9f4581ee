"""Who said it: mentions become names, with what has been said before in the release."""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from desktop.analysis.entities import Known, Table, Tables
from desktop.analysis.entities.fullname import stem
from desktop.analysis.models import Models
from desktop.analysis.quotes.bearers import Bearers
from desktop.analysis.quotes.bodies import Bodies
from desktop.analysis.quotes.issuers import Issuers
from desktop.analysis.quotes.kinds import KIN, PLAIN, PRINTED, VERDICTS
from desktop.analysis.quotes.mentions import Form, Mention, participle
from desktop.analysis.quotes.persons import Persons
from desktop.analysis.quotes.scene import Draft, Scene
from desktop.analysis.quotes.subjects import Subjects, elided, impersonal
from desktop.analysis.quotes.talk import Speaker, Talk
from desktop.annotation import ORG, PER, Kind

DOUBT = 20
"""What a quote's confidence loses where its source is guessed."""
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-z]{3}")
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
        self._bearers = Bearers(scene, table, tables.words, self._persons, self._bodies, self._subjects)

    def name(self, draft: Draft, talk: Talk) -> Speaker:
        """Return the source of a quote, and remember it."""
        speaker = self._of(draft, talk)
        talk.retold = (draft.cue, speaker)
        if speaker.name is not None:
            talk.gender = draft.mention.head.feats.get("Gender", "") if draft.mention else ""
            _tell(draft.mention, speaker)
            talk.last, talk.place = speaker, draft.mention.segment.end if draft.mention else draft.end
            if speaker.known is not None and speaker.known.label == ORG and _LATIN.search(speaker.name):
                talk.foreign = speaker
            if _personal(draft, speaker, self._words.people, talk):
                talk.spoken.append(speaker)
                told = max(talk.place, draft.end if draft.kind is Kind.INDIRECT else -1)
                talk.person, talk.told = speaker, max(talk.told, told)
        return speaker

    def _of(self, draft: Draft, talk: Talk) -> Speaker:
        if draft.rule == "inside-retold" and draft.cue is not None and draft.cue == talk.retold[0]:
            return talk.retold[1]
        return self._mentioned(draft.mention, talk) if draft.mention else self._silent(draft, talk)

    def _mentioned(self, mention: Mention, talk: Talk) -> Speaker:
        if mention.form is Form.NAME:
            return self._named(mention, talk)
        if mention.form in {Form.PRONOUN, Form.POSSESSIVE}:
            return self._pronoun(mention, talk)
        if mention.form is Form.ROLE:
            return self._bearers.named(mention, talk)
        if mention.form is Form.DOCUMENT:
            return self._document(mention, talk)
        return self._bodies.institution(mention, talk)

    def _silent(self, draft: Draft, talk: Talk) -> Speaker:
        silent = impersonal(self._scene.text, draft.cue)
        passage = self._scene.passages[draft.passage]
        if silent and (told := self._issuers.before(passage, draft.cue)) and told.head.start > talk.place:
            return replace(self._mentioned(told, talk), sure=False)
        if talk.last is not None and talk.last is talk.person and silent:
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
        if (joined := self._subjects.joined(passage.items, draft.cue)) is not None:
            return self._mentioned(joined, talk)
        verb = elided(passage.items, draft.cue)
        if verb is None:
            return None
        found = self._subjects.before(passage.start, verb.feats.get("Gender", ""))
        if found is None or (talk.place > found.items[0].start and talk.near(self._scene.text, found)):
            return None
        return self._mentioned(found, talk)

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
        head = mention.head
        titled = head.lemma in self._words.people and head.lemma not in self._words.owned | frozenset(KIN)
        other = mention.items[0].name is None and head.pos in {"NOUN", "PROPN"} and not titled
        namesake = self._namesake(known, mention) is not known
        return alone and other and mention.gender == "Fem" and known.gender == "Masc" and not namesake

    def _namesake(self, known: Known, mention: Mention) -> Known:
        """Return the relative of the same surname where the verb's gender says that the name means him or her."""
        gender, start = mention.gender, mention.items[0].start
        if (
            (mention.head.has("Case", "Gen") and not mention.subject)
            or gender not in {"Masc", "Fem"}
            or known.gender in {gender, ""}
        ):
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
        between = self._persons.subject(talk.told, start, gender)
        nameless = self._subjects.one(start, gender)
        if nameless is not None and nameless.head.start > max(talk.told, between.last_before(start) if between else -1):
            return replace(self._bearers.named(nameless, talk), sure=False)
        alone = self._only_one(start, gender, talk)
        if alone is not None and (between is None or self._before_paragraph(between, start)):
            return Speaker(alone.name, False, alone)
        if between is not None:
            return Speaker(between.name, False, between)
        if talk.last is not None and talk.last is not last and gender == talk.gender == "Fem":
            return replace(talk.last, sure=False)
        if last is not None and (last.known is None or last.known.gender in {gender, ""} or not gender):
            return Speaker(last.name, True, last.known)
        return self._far(start, gender, talk)

    def _far(self, start: int, gender: str, talk: Talk) -> Speaker:
        """Return whom a pronoun means that nobody who spoke fits: the person named last, or the only one later."""
        near = self._persons.nearest(self._persons.apart(start), gender)
        if near is None and gender == "Fem" and (body := self._subjects.before(start, gender)) is not None:
            return replace(self._mentioned(body, talk), sure=False)
        if near is None and talk.last is not None and not self._people:
            return Speaker(talk.last.name, False, talk.last.known)
        nobody = near is None and not (self._people and self._people[0][0] < start)
        near = self._persons.alone(gender) if nobody else near
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
            return (
                replace(talk.last, sure=False) if talk.last and talk.near(self._scene.text, mention) else Speaker(None)
            )
        if len(mention.items) == 1 and (doer := self._subjects.did(mention)) is not None:
            return replace(self._mentioned(doer, talk), sure=False)
        start = mention.items[0].start
        court = self._subjects.before(start, "") if mention.head.lemma in VERDICTS else None
        if court is not None and court.form is Form.INSTITUTION:
            return replace(self._mentioned(court, talk), sure=False)
        if mention.head.lemma == "приговор" and (judging := self._bodies.called("суд", start)) is not None:
            return Speaker(judging.name, False, judging)
        bare = all(item is mention.head or item.pos == "ADJ" or participle(item) for item in mention.items)
        if not bare or mention.head.lemma not in PLAIN:
            return self._bodies.nameless(mention, talk)
        announced = self._subjects.announced(start)
        if announced is not None and announced.head.start > talk.place:
            return replace(self._mentioned(announced, talk), sure=False)
        if talk.last is not None and talk.near(self._scene.text, mention):
            return Speaker(talk.last.name, False, talk.last.known)
        author = self._persons.subject(max(0, start - 500), start, "") or self._bodies.salient(start)
        return Speaker(author.name, False, author) if author else self._bodies.nameless(mention, talk)


def _tell(mention: Mention | None, speaker: Speaker) -> None:
    """Let the verb of speech tell the gender of a person whom no other verb does: `сообщил адвокат Небойша Влаич`."""
    known = speaker.known
    if mention is None or known is None or known.label != PER or mention.form is not Form.NAME or mention.plural:
        return
    if mention.telling and not known.told:
        known.genders = [mention.gender]


def _relayed(talk: Talk) -> Speaker | None:
    """Return the organisation that spoke last, if nobody else has spoken since: whose article it is."""
    return talk.last if talk.last and talk.last.known and talk.last.known.label == ORG else None


def _personal(draft: Draft, speaker: Speaker, people: frozenset[str], talk: Talk) -> bool:
    """Tell whether a pronoun can mean this speaker."""
    if speaker.known is not None:
        return speaker.known.label == PER
    mention = draft.mention
    if mention is None:
        return talk.person is not None and talk.person.name == speaker.name
    if mention.form is Form.NAME:
        return True
    single = mention.form in {Form.PRONOUN, Form.POSSESSIVE} and mention.gender == "Masc"
    return not mention.plural and (single or (mention.form is Form.ROLE and mention.head.lemma in people))
