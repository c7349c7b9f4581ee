"""Who said it: mentions become names, with what has been said before in the release."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from desktop.analysis.entities import Known, Table, Tables
from desktop.analysis.entities.roles import Role, fit, role
from desktop.analysis.models import Models
from desktop.analysis.quotes.nominative import nominative
from desktop.analysis.quotes.phrases import Form, Mention
from desktop.analysis.quotes.scene import Draft, Scene
from desktop.annotation import PER

DOUBT = 20
"""What a quote's confidence loses where its source is guessed."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: its name, and whether the text says so outright or it had to be guessed."""

    name: str | None
    sure: bool = True
    known: Known | None = None


@dataclass(slots=True)
class Talk:
    """What is remembered while a release's quotes are read in order."""

    last: Speaker | None = None
    place: int = -1
    roles: list[tuple[Role, Speaker]] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)


class Speakers:
    """Names the sources of one release's quotes."""

    def __init__(self, scene: Scene, table: Table, tables: Tables, models: Models) -> None:
        self._scene = scene
        self._table = table
        self._words = tables.words
        self._models = models
        self._spoken = sorted(
            (stretch.start, stretch.end) for stretches in scene.stretches.values() for stretch in stretches
        )
        self._people = self._told()

    def _told(self) -> list[tuple[int, Known]]:
        """Return persons' names outside marked words, in order."""
        found = [(at, known) for known in self._table.people for at in known.at if not self._marked(at)]
        return sorted(found, key=lambda row: row[0])

    def _marked(self, offset: int) -> bool:
        place = bisect_right(self._spoken, (offset, len(self._scene.text) + 1)) - 1
        return place >= 0 and self._spoken[place][1] > offset

    def name(self, draft: Draft, talk: Talk) -> Speaker:
        """Return the source of a quote, and remember it."""
        speaker = self._of(draft, talk)
        if speaker.name is not None:
            talk.last, talk.place = speaker, draft.end
        return speaker

    def _of(self, draft: Draft, talk: Talk) -> Speaker:
        mention = draft.mention
        if mention is None:
            return self._silent(draft, talk)
        if mention.form is Form.NAME:
            return self._named(mention, talk)
        if mention.form in {Form.PRONOUN, Form.POSSESSIVE}:
            return self._pronoun(mention, draft, talk)
        if mention.form is Form.ROLE:
            return self._role(mention, talk)
        return self._institution(mention, draft, talk)

    def _silent(self, draft: Draft, talk: Talk) -> Speaker:
        if draft.follows and talk.last is not None:
            return Speaker(talk.last.name, False, talk.last.known)
        return Speaker(None)

    def _named(self, mention: Mention, talk: Talk) -> Speaker:
        people: list[Known] = []
        for item in mention.items:
            known = self._table.of(item.name) if item.name and item.name.label == PER else None
            if known is not None and known not in people:
                people.append(known)
        if len(people) == 1 and not mention.plural:
            return Speaker(people[0].name, True, people[0])
        name = " и ".join(known.name for known in people)
        if len(people) == 1:
            return Speaker(people[0].name, True, people[0]) if mention.head.name else self._nameless(mention, talk)
        talk.groups.append(name)
        return Speaker(name)

    def _pronoun(self, mention: Mention, draft: Draft, talk: Talk) -> Speaker:
        start = mention.items[0].start
        if mention.plural or mention.head.lemma in {"они", "оба", "обе"}:
            return Speaker(talk.groups[-1], False) if talk.groups else Speaker(None)
        gender = mention.gender
        last = talk.last
        between = self._subject_between(talk.place, start, gender)
        if between is not None:
            return Speaker(between.name, False, between)
        if last is not None and (last.known is None or last.known.gender in {gender, ""} or not gender):
            return Speaker(last.name, True, last.known)
        near = self._nearest(start, gender)
        return Speaker(near.name, False, near) if near else Speaker(None)

    def _subject_between(self, after: int, before: int, gender: str) -> Known | None:
        """Return the person whose name stood last in the nominative since the last quote."""
        low = bisect_left(self._people, after, key=lambda row: row[0])
        high = bisect_left(self._people, before, key=lambda row: row[0])
        for at, known in reversed(self._people[low:high]):
            if known.gender in {gender, ""} and self._nominative_at(at):
                return known
        return None

    def _nominative_at(self, offset: int) -> bool:
        scene = self._scene
        place = bisect_left(scene.starts, offset)
        return place < len(scene.words) and scene.words[place].feats.get("Case") == "Nom"

    def _nearest(self, before: int, gender: str) -> Known | None:
        high = bisect_left(self._people, before, key=lambda row: row[0])
        people = [known for _, known in reversed(self._people[max(0, high - 8) : high])]
        return next((known for known in people if known.gender == gender), None)

    def _role(self, mention: Mention, talk: Talk) -> Speaker:
        asked = role([item.lemma for item in mention.items if item.pos != "ADP"], self._words)
        if asked is None or mention.plural:
            return self._nameless(mention, talk)
        start = mention.items[0].start
        best = self._holder(asked, start, mention)
        if best is not None:
            return Speaker(best.name, True, best)
        for known_role, speaker in reversed(talk.roles):
            if known_role.head == asked.head and fit(asked, known_role):
                return speaker
        last = talk.last
        if (
            asked.head in self._words.general
            and len(mention.items) == 1
            and last
            and last.known
            and last.known.label == PER
        ):
            return Speaker(last.name, False, last.known)
        speaker = self._nameless(mention, talk)
        talk.roles.append((asked, speaker))
        return speaker

    def _holder(self, asked: Role, start: int, mention: Mention) -> Known | None:
        """Return the person whose known roles fit best; the one named last of equals."""
        best: tuple[int, int] = (0, -1)
        found = None
        for known in self._table.people:
            score = max((fit(asked, held) for held in known.roles), default=0)
            near = known.last_before(start)
            rank = (score - (10 if near < 0 else 0), near)
            if score and rank > best:
                best, found = rank, known
        return found

    def _institution(self, mention: Mention, draft: Draft, talk: Talk) -> Speaker:
        if mention.form is Form.INSTITUTION and mention.head.name is not None:
            known = self._table.of(mention.head.name)
            if known is not None:
                return Speaker(known.name, True, known)
        return self._nameless(mention, talk)

    def _nameless(self, mention: Mention, talk: Talk) -> Speaker:
        name = nominative(mention, self._models)
        if mention.plural:
            talk.groups.append(name)
        return Speaker(name)
