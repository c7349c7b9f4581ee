"""Which organisation a phrase means: by its name, by what it was called before, or as the one the release is about."""

from bisect import bisect_left
from dataclasses import replace

from desktop.analysis.entities import Known, Table
from desktop.analysis.models import Models
from desktop.analysis.quotes.lexicon import plain
from desktop.analysis.quotes.mentions import Mention
from desktop.analysis.quotes.nominative import nominative
from desktop.analysis.quotes.passages import QUOTED
from desktop.analysis.quotes.scene import Scene
from desktop.analysis.quotes.talk import Speaker, Talk
from desktop.annotation import ORG

_MANY = frozenset(("сми", "власть"))
_COMPANIES = frozenset(
    (
        "компания",
        "корпорация",
        "авиакомпания",
        "авиаперевозчик",
        "перевозчик",
        "оператор",
        "банк",
        "фирма",
        "предприятие",
    )
) | frozenset(
    ("производитель", "холдинг", "концерн", "завод", "ритейлер", "разработчик", "ведомство", "издание", "газета")
)


class Bodies:
    """Names the organisations that speak in one release."""

    def __init__(self, scene: Scene, table: Table, models: Models) -> None:
        self._scene = scene
        self._table = table
        self._models = models
        known = [one for one in table.known if one.label == ORG]
        self._bodies = sorted(((at, one) for one in known for at in one.at), key=lambda row: row[0])

    def institution(self, mention: Mention, talk: Talk) -> Speaker:
        """Return the organisation that a mention means."""
        head = mention.head
        known = self._table.of(head.name) if head.name else None
        if known is not None:
            fuller = len(known.name) > len(head.text) and known.name.casefold() != head.text.casefold()
            written = nominative(mention, self._models, self._scene.text)
            return Speaker(known.name if fuller or len(mention.items) > 6 else written, True, known)
        if head.pos == QUOTED or len(mention.items) > 1 or head.lemma in _MANY:
            speaker = self.nameless(mention, talk)
            talk.bodies.append((head.lemma, speaker))
            return speaker
        before = next((speaker for lemma, speaker in reversed(talk.bodies) if lemma == head.lemma), None)
        if before is not None:
            return replace(before, sure=False)
        body = self._called(head.lemma, head.start)
        if body is None and head.lemma in _COMPANIES:
            body = self.salient(head.start)
        return Speaker(body.name, False, body) if body else self.nameless(mention, talk)

    def _called(self, lemma: str, before: int) -> Known | None:
        """Return the organisation that this noun stood before last: `компания «Заря»`."""
        scene = self._scene
        for at, known in reversed(self._bodies):
            place = bisect_left(scene.starts, at)
            near = scene.words[max(0, place - 2) : place]
            if at < before and any(plain(word.lemma) == lemma for word in near):
                return known
        return None

    def salient(self, before: int) -> Known | None:
        """Return the first organisation that is named more than once up to here."""
        high = bisect_left(self._bodies, before, key=lambda row: row[0])
        seen: set[int] = set()
        for _, known in self._bodies[:high]:
            if id(known) in seen or len(known.at) > 2:
                return known
            seen.add(id(known))
        return None

    def nameless(self, mention: Mention, talk: Talk) -> Speaker:
        """Return a source that has no name as it stands in the nominative."""
        name = nominative(mention, self._models, self._scene.text)
        if mention.plural:
            talk.groups.append(name)
        return Speaker(name or None)
