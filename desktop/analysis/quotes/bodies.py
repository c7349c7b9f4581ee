"""Which organisation a phrase means: by its name, by what it was called before, or as the one the release is about."""

from bisect import bisect_left
from dataclasses import replace

from desktop.analysis.entities import Known, Table
from desktop.analysis.models import Models
from desktop.analysis.quotes.kinds import COMPANIES, MEDIA, STATE, stately
from desktop.analysis.quotes.lexicon import plain
from desktop.analysis.quotes.mentions import Mention
from desktop.analysis.quotes.nominative import nominative
from desktop.analysis.quotes.passages import QUOTED, Item
from desktop.analysis.quotes.scene import Scene
from desktop.analysis.quotes.talk import Speaker, Talk
from desktop.annotation import ORG

_QUOTES = frozenset("«\"„“'")
NEARBY = 60
"""Most names of organisations among which the only one is looked for."""
_MANY = frozenset(("сми", "власть"))


class Bodies:
    """Names the organisations that speak in one release."""

    def __init__(self, scene: Scene, table: Table, models: Models) -> None:
        self._scene = scene
        self._table = table
        self._models = models
        known = [one for one in table.known if one.label == ORG]
        self._bodies = sorted(((at, one) for one in known for at in one.at), key=lambda row: row[0])
        self._written = self._phrases()

    def _phrases(self) -> dict[str, list[tuple[tuple[Item, ...], int]]]:
        """Return, by lemma, where institutions are called by a noun and a name: `полиция Перми`."""
        found: dict[str, list[tuple[tuple[Item, ...], int]]] = {}
        for passage in self._scene.passages:
            for place, item in enumerate(passage.items[:-1]):
                following = passage.items[place + 1]
                if item.lemma in self._scene.lexicon.institutions and following.has("Case", "Gen"):
                    found.setdefault(item.lemma, []).append((passage.items, place))
        return found

    def institution(self, mention: Mention, talk: Talk) -> Speaker:
        """Return the organisation that a mention means."""
        head = mention.head
        known = self._table.of(head.name) if head.name else None
        if known is not None:
            return self._known(known, mention)
        if head.pos == QUOTED or len(mention.items) > 1 or head.lemma in _MANY:
            speaker = self.nameless(mention, talk)
            talk.bodies.append((head.lemma, speaker, mention.items[0].start))
            return speaker
        return self._bare(mention, talk)

    def _known(self, known: Known, mention: Mention) -> Speaker:
        head = mention.head
        name = known.name
        if len(mention.items) == 1 and (longer := self._longer(known, head)):
            name = longer.name
        fuller = len(name) > len(head.text) and name.casefold() != head.text.casefold()
        written = nominative(mention, self._models, self._scene.text)
        return Speaker(name if fuller or len(mention.items) > 6 else written, True, known)

    def _longer(self, known: Known, head: Item) -> Known | None:
        """Return the body of which a bare abbreviation or noun is the beginning: `МИД` after `МИД России`."""
        first = plain(head.lemma)
        if not (head.text.isupper() or first in self._scene.lexicon.institutions):
            return None
        high = bisect_left(self._bodies, head.start, key=lambda row: row[0])
        for _, body in (*reversed(self._bodies[:high]), *self._bodies[high:]):
            parts = plain(body.name).split()
            if body is not known and len(parts) > 1 and parts[0] in {first, plain(known.name)}:
                return body
        return None

    def _bare(self, mention: Mention, talk: Talk) -> Speaker:
        """Return what a single noun means: `компания`, `суд`, `издание`."""
        head = mention.head
        phrase = self._phrase(head)
        before = next((row for row in reversed(talk.bodies) if row[0] == head.lemma), None)
        if before is not None and (phrase is None or phrase.items[0].start <= before[2]):
            return replace(before[1], sure=False)
        if before is not None and phrase is not None and any(item.name for item in phrase.items):
            return replace(self.nameless(phrase, talk), sure=False)
        body = self.called(head.lemma, head.start)
        if body is None and head.lemma in MEDIA:
            return self._medium(mention, talk)
        if body is None and head.lemma in STATE:
            body = self._office(head.start)
        if body is None and phrase is not None:
            return replace(self.nameless(phrase, talk), sure=False)
        if body is None and head.lemma in COMPANIES:
            body = self.salient(head.start) or self._only(head.start)
        return Speaker(body.name, False, body) if body else self.nameless(mention, talk)

    def called(self, lemma: str, before: int) -> Known | None:
        """Return the organisation that this noun stood before or is part of: `компания «Заря»`, `суд Перми`."""
        scene = self._scene
        for at, known in reversed(self._bodies):
            if at >= before:
                continue
            place = bisect_left(scene.starts, at)
            near = scene.words[max(0, place - 3) : place]
            marked = scene.text[max(0, at - 1) : at + 1].strip()[:1] in _QUOTES
            called = (lemma in MEDIA | COMPANIES or (marked and lemma in scene.lexicon.institutions)) and any(
                plain(word.lemma) == lemma for word in near
            )
            if called or lemma in plain(known.name).split():
                return known
        return None

    def _phrase(self, head: Item) -> Mention | None:
        """Return the last fuller phrase with this noun: `полиция Перми` for `полиция`."""
        for items, place in reversed(self._written.get(head.lemma, ())):
            if items[place].start < head.start:
                case = items[place].feats.get("Case", "Nom")
                found = self._scene.phrases.extents.mention(items, place, len(items), case)
                return found[0] if found else None
        return None

    def _medium(self, mention: Mention, talk: Talk) -> Speaker:
        """Return the paper that was named last: `издание` after `газета «Заря»`."""
        high = bisect_left(self._bodies, mention.head.start, key=lambda row: row[0])
        named = next((row for row in reversed(self._bodies[:high]) if self._prints(*row)), None)
        said = next((row for row in reversed(talk.bodies) if row[0] in MEDIA), None)
        if said is not None and (named is None or named[0] < said[2]):
            return replace(said[1], sure=False)
        if named is None and talk.foreign is not None:
            return replace(talk.foreign, sure=False)
        return Speaker(named[1].name, False, named[1]) if named else self.nameless(mention, talk)

    def _prints(self, at: int, known: Known) -> bool:
        """Tell whether an organisation is a paper or an agency: by its name, or the noun before it."""
        name = set(plain(known.name).replace('"', " ").replace("«", " ").replace("»", " ").split())
        if name & (MEDIA | self._scene.lexicon.agencies):
            return True
        place = bisect_left(self._scene.starts, at)
        near = self._scene.words[max(0, place - 2) : place]
        return any(plain(word.lemma) in MEDIA for word in near)

    def _office(self, before: int) -> Known | None:
        """Return the last office of the state that was named: what `ведомство` means."""
        high = bisect_left(self._bodies, before, key=lambda row: row[0])
        near = [known for _, known in reversed(self._bodies[:high]) if stately(plain(known.name))]
        longer = (one for one in near if near[0].name != one.name and one.name.startswith(near[0].name + " "))
        return next(longer, near[0] if near else None)

    def salient(self, before: int) -> Known | None:
        """Return the first organisation that is named more than once up to here."""
        high = bisect_left(self._bodies, before, key=lambda row: row[0])
        seen: set[int] = set()
        for _, known in self._bodies[:high]:
            if id(known) in seen or len(known.at) > 2:
                return known
            seen.add(id(known))
        return None

    def _only(self, before: int) -> Known | None:
        """Return the one organisation named so far that is no paper and no office: what `предприятие` means."""
        high = bisect_left(self._bodies, before, key=lambda row: row[0])
        near = [
            row
            for row in self._bodies[max(0, high - NEARBY) : high]
            if not self._prints(*row) and not stately(plain(row[1].name))
        ]
        return near[0][1] if near and all(known is near[0][1] for _, known in near) else None

    def _spelt(self, short: str) -> Known | None:
        """Return the body whose words begin with the letters of an abbreviation that no list knows: `МОС`."""
        if not (short.isupper() and len(short) > 2):
            return None
        return next((body for _, body in self._bodies if _initials(body.name) == short.casefold()), None)

    def nameless(self, mention: Mention, talk: Talk) -> Speaker:
        """Return a source that has no name as it stands in the nominative, an abbreviation as the release spells it."""
        if len(mention.items) == 1 and (body := self._spelt(mention.head.text)) is not None:
            return Speaker(body.name, True, body)
        name = nominative(mention, self._models, self._scene.text)
        if mention.plural:
            talk.groups.append(name)
        return Speaker(name or None)


def _initials(name: str) -> str:
    """Return the first letters of a name's words, prepositions and conjunctions left out."""
    return "".join(word[0] for word in plain(name).split() if len(word) > 2)
