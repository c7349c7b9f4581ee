"""Who said it: mentions become names, with what has been said before in the release."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from desktop.analysis.entities import Known, Table, Tables
from desktop.analysis.entities.roles import Role, fit, role
from desktop.analysis.models import Models
from desktop.analysis.quotes.nominative import nominative
from desktop.analysis.quotes.passages import QUOTED
from desktop.analysis.quotes.phrases import Form, Mention
from desktop.analysis.quotes.scene import Draft, Scene
from desktop.annotation import LOC, ORG, PER

DOUBT = 20
"""What a quote's confidence loses where its source is guessed."""
_UNCERTAIN = frozenset(["некоторый", "многие", "кто-то", "другой", "один", "каждый", "большинство"])
_ANYBODY = frozenset(
    ["источник", "собеседник", "собеседница", "представитель", "представительница", "эксперт", "сотрудник", "очевидец", "житель", "свидетель", "участник", "специалист", "чиновник", "аналитик", "корреспондент", "журналист", "пользователь", "читатель", "человек", "лицо"]
)


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
        self._people = self._told(PER)
        self._bodies = self._told(ORG)

    def _told(self, label: str) -> list[tuple[int, Known]]:
        """Return names outside marked words, in order."""
        known = [one for one in self._table.known if one.label == label]
        found = [(at, one) for one in known for at in one.at if label == ORG or not self._marked(at)]
        return sorted(found, key=lambda row: row[0])

    def _marked(self, offset: int) -> bool:
        place = bisect_right(self._spoken, (offset, len(self._scene.text) + 1)) - 1
        return place >= 0 and self._spoken[place][1] > offset

    def name(self, draft: Draft, talk: Talk) -> Speaker:
        """Return the source of a quote, and remember it."""
        speaker = self._of(draft, talk)
        if speaker.name is not None:
            talk.last, talk.place = speaker, draft.mention.segment.end if draft.mention else draft.end
        return speaker

    def _of(self, draft: Draft, talk: Talk) -> Speaker:
        mention = draft.mention
        if mention is None:
            return self._silent(draft, talk)
        if mention.form is Form.NAME:
            return self._named(mention, talk)
        if mention.form in {Form.PRONOUN, Form.POSSESSIVE}:
            return self._pronoun(mention, talk)
        if mention.form is Form.ROLE:
            return self._role(mention, talk)
        if mention.form is Form.DOCUMENT:
            return self._document(mention, talk)
        return self._institution(mention, talk)

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
        if not people or (len(people) == 1 and mention.plural):
            return self._nameless(mention, talk)
        if not mention.plural or len(people) == 1:
            return Speaker(people[-1].name, True, people[-1])
        name = " и ".join(known.name for known in people)
        talk.groups.append(name)
        return Speaker(name)

    def _pronoun(self, mention: Mention, talk: Talk) -> Speaker:
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
        if mention.head.lemma in _UNCERTAIN:
            return Speaker(None)
        asked = role([item.lemma for item in mention.items if item.pos != "ADP"], self._words)
        if asked is None or mention.plural:
            return self._nameless(mention, talk)
        start = mention.items[0].start
        best = self._holder(asked, start)
        if best is not None:
            return Speaker(best.name, True, best)
        for known_role, speaker in reversed(talk.roles):
            if known_role.head == asked.head and fit(asked, known_role):
                return speaker
        guess = self._guess(asked, mention, talk)
        if guess is not None:
            return guess
        speaker = self._nameless(mention, talk)
        talk.roles.append((asked, speaker))
        return speaker

    def _guess(self, asked: Role, mention: Mention, talk: Talk) -> Speaker | None:
        """Take a role that nobody holds for the last speaker: `министр` after `Иванов`."""
        last = talk.last
        if last is None or last.known is None or last.known.label != PER:
            return None
        bare = len(mention.items) == 1
        if asked.head in _ANYBODY and not bare:
            return None
        if bare or self._near(talk, mention):
            return Speaker(last.name, False, last.known)
        return None

    def _near(self, talk: Talk, mention: Mention) -> bool:
        """Tell whether the last quote stood in this paragraph or the one before."""
        return self._scene.text.count("\n", max(talk.place, 0), mention.items[0].start) <= 2

    def _holder(self, asked: Role, start: int) -> Known | None:
        """Return the person whose known roles fit best; the one named last of equals."""
        best: tuple[int, int] = (0, -1)
        found = None
        for known in self._table.people:
            score = max((fit(asked, held) for held in known.roles), default=0)
            post = max((fit(asked, held) for held in known.posts), default=0)
            near = known.last_before(start)
            rank = (max(score, post - 1) - (10 if near < 0 else 0), near)
            if max(score, post - 1) > 0 and (found is None or rank > best):
                best, found = rank, known
        return found

    def _institution(self, mention: Mention, talk: Talk) -> Speaker:
        head = mention.head
        known = self._table.of(head.name) if head.name else None
        if known is not None:
            fuller = len(known.name) > len(head.text) and known.name.casefold() != head.text.casefold()
            written = nominative(mention, self._models, self._scene.text)
            return Speaker(known.name if fuller or len(mention.items) > 6 else written, True, known)
        if head.pos != QUOTED and len(mention.items) == 1:
            body = self._salient(mention.items[0].start)
            if body is not None:
                return Speaker(body.name, False, body)
        return self._nameless(mention, talk)

    def _salient(self, before: int) -> Known | None:
        """Return the organisation named most often up to here."""
        high = bisect_left(self._bodies, before, key=lambda row: row[0])
        counts: dict[int, int] = {}
        bodies = [known for _, known in self._bodies[:high]]
        for known in bodies:
            counts[id(known)] = counts.get(id(known), 0) + 1
        return max(reversed(bodies), key=lambda known: counts[id(known)], default=None)

    def _document(self, mention: Mention, talk: Talk) -> Speaker:
        """Name who issued a document: its genitive, else whoever spoke or was spoken of last."""
        issuer = next(
            (item.name for item in mention.items[1:] if item.name is not None and item.name.label in {PER, ORG, LOC}),
            None,
        )
        known = self._table.of(issuer)
        if known is not None:
            return Speaker(known.name, True, known)
        if len(mention.items) > 1:
            return self._nameless(mention, talk)
        if talk.last is not None and self._near(talk, mention):
            return Speaker(talk.last.name, False, talk.last.known)
        body = self._salient(mention.items[0].start)
        return Speaker(body.name, False, body) if body else self._nameless(mention, talk)

    def _nameless(self, mention: Mention, talk: Talk) -> Speaker:
        name = nominative(mention, self._models, self._scene.text)
        if mention.plural:
            talk.groups.append(name)
        return Speaker(name or None)
