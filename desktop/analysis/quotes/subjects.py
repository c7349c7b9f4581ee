"""Who was spoken of in the sentences before: subjects that said nothing, roles told more fully."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from desktop.analysis.entities import Known, Table
from desktop.analysis.entities.roles import role
from desktop.analysis.entities.words import RoleWords
from desktop.analysis.quotes.cues import Sort
from desktop.analysis.quotes.lexicon import plain
from desktop.analysis.quotes.mentions import Form, Mention
from desktop.analysis.quotes.passages import QUOTED, Item
from desktop.analysis.quotes.scene import Scene
from desktop.analysis.quotes.sources import source
from desktop.annotation import PER, Segment

_IMPERSONAL = re.compile(r"(?:[её]тся|ится|[ая]лось|ано|ено)$")
_WITHIN = re.compile(r"\s(?:в|во|из|на)\s")
_TITLE = 12
"""Most words of a title before a name."""
_TITLING = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "ADP", "DET"))
_STEM = 6
"""Letters by which a document is known for what its verb did: `поздравил`, `в поздравлении`."""
SENTENCES = 3
"""How many sentences back a pronoun or a bare role looks, its own among them."""
HIDDEN = frozenset(("источник", "собеседник", "собеседница"))
"""How a release calls those whom it never names."""
Fits = Callable[[Mention], bool]


class Subjects:
    """Finds noun phrases without a name that pronouns and bare roles of one release go back to."""

    def __init__(self, scene: Scene, table: Table, words: RoleWords) -> None:
        self._scene = scene
        self._table = table
        self._words = words
        self._starts = [passage.start for passage in scene.passages]
        self._titles = self._titled()

    def _titled(self) -> dict[str, Known]:
        """Return persons by the noun before their names: `арестованный Громов`, `ветеран завода Пётр Громов`."""
        found: dict[str, Known] = {}
        for known in self._table.people:
            for at in known.at:
                place = bisect_left(self._scene.starts, at)
                if place and self._scene.words[place - 1].pos in {"NOUN", "ADJ"}:
                    found.setdefault(plain(self._scene.words[place - 1].lemma), known)
                if (opening := self._title_noun(place)) is not None:
                    found.setdefault(plain(opening), known)
        return found

    def _title_noun(self, place: int) -> str | None:
        """Return the noun that a title of several words before a name begins with: `ветеран завода Пётр Громов`."""
        words, case, noun = self._scene.words, self._scene.words[place].feats.get("Case"), None
        for left in range(place - 1, max(-1, place - _TITLE), -1):
            word = words[left]
            if word.pos not in _TITLING:
                break
            common = word.pos == "NOUN" or words[left + 1].pos != "PROPN"
            if common and word.feats.get("Animacy") == "Anim" and word.feats.get("Case") == case:
                noun = word.lemma
        return noun if case == "Nom" else None

    def titled(self, lemma: str) -> Known | None:
        """Return the person before whose name this noun stands."""
        return self._titles.get(lemma)

    def one(self, before: int, gender: str) -> Mention | None:
        """Return the last nameless person who was a subject: `Его дочь приехала. Она сказала`."""
        return self._last(before, lambda found: self._person(found) and gender in {found.gender, ""})

    def before(self, start: int, gender: str) -> Mention | None:
        """Return the subject of the sentence before, if a singular verb of this gender can go on with it."""
        number = bisect_right(self._starts, start) - 1
        passages = self._scene.passages
        if number < 1 or passages[number - 1].paragraph != passages[number].paragraph:
            return None
        items = passages[number - 1].items
        verbs = [place for place, item in enumerate(items) if item.finite]
        for verb in verbs[:3]:
            found = self._subject(items, verb, start)
            if found is not None:
                fits = not found.plural and gender in {found.gender, ""} and found.form is not Form.DOCUMENT
                return found if fits else None
        return None

    def joined(self, items: Sequence[Item], cue: Segment | None) -> Mention | None:
        """Return the subject of an earlier verb that a conjunction joins the cue to: `он ушёл, а недавно заявил`."""
        place = next((p for p, item in enumerate(items) if cue and item.finite and item.start == cue.start), 0)
        form = (items[place].feats.get("Gender"), items[place].feats.get("Number"))
        if form[0] is None or not any(item.pos == "CCONJ" for item in items[max(0, place - 5) : place]):
            return None
        same = (item for item in range(place) if items[item].finite)
        verbs = [p for p in same if (items[p].feats.get("Gender"), items[p].feats.get("Number")) == form]
        found = self._subject(items, verbs[-1], items[place].start) if verbs else None
        return found if found is not None and found.form is not Form.DOCUMENT and not found.plural else None

    def several(self, before: int) -> Mention | None:
        """Return the last plural subject: `Первыми об этом сообщили газеты. По их словам`."""
        return self._last(before, lambda found: found.plural and found.form is not Form.PRONOUN)

    def _person(self, found: Mention) -> bool:
        known = found.head.lemma in self._words.people or found.head.lemma in {"один", "одна"}
        return found.form is Form.ROLE and not found.plural and known

    def announced(self, before: int) -> Mention | None:
        """Return who was last said to have told something: `Об этом сообщил завод. В сообщении говорится`."""
        said = ((place, cue) for place in self._places(before) for cue in reversed(self._scene.cues[place]))
        for place, cue in said:
            items = self._scene.passages[place].items
            if cue.sort not in {Sort.VERB, Sort.PASSIVE} or not cue.of("say") or items[cue.verb].end > before:
                continue
            found = source(self._scene.phrases, items, cue)
            if found and found.segment.end <= before and _tells(found):
                return found
        return None

    def did(self, document: Mention) -> Mention | None:
        """Return whose deed a document is: `Завод поздравил жителей. В поздравлении говорится`."""
        begins, before = document.head.lemma[:_STEM], document.items[0].start
        for place in self._places(before):
            items = self._scene.passages[place].items
            verbs = (p for p, item in enumerate(items) if item.finite and item.lemma.startswith(begins))
            verb = next((p for p in verbs if items[p].end <= before), None)
            if verb is not None and len(begins) == _STEM:
                found = self._subject(items, verb, before)
                return found if found and _tells(found) else None
        return None

    def _last(self, before: int, fits: Fits) -> Mention | None:
        for items in self._back(before):
            verbs = [place for place, item in enumerate(items) if item.finite and item.start < before]
            for verb in reversed(verbs[-4:]):
                found = self._subject(items, verb, before)
                if found is not None and fits(found):
                    return found
        return None

    def _subject(self, items: Sequence[Item], verb: int, before: int) -> Mention | None:
        """Return the verb's subject, the nearer side first, if it ends before the offset."""
        phrases = self._scene.phrases
        limit = next((p for p in range(verb + 1, len(items)) if items[p].text in {",", ":"}), len(items))
        sides = (phrases.before(items, verb), phrases.after(items, verb, limit))
        found = [side[0] for side in sides if side is not None and side[0].segment.end <= before]
        return next((mention for mention in found if mention.head.nominative), found[0] if found else None)

    def _back(self, before: int) -> Iterator[tuple[Item, ...]]:
        return (self._scene.passages[place].items for place in self._places(before))

    def _places(self, before: int) -> Iterator[int]:
        """Yield the sentence that holds the offset and those before it, no further than one paragraph back."""
        number = bisect_right(self._starts, before) - 1
        passages = self._scene.passages
        paragraph = passages[number].paragraph if number >= 0 else 0
        for place in range(number, max(-1, number - SENTENCES), -1):
            if passages[place].paragraph >= paragraph - 1:
                yield place

    def told(self, mention: Mention) -> Mention | None:
        """Return the fuller phrase that a bare role goes back to: `корреспондент «Зари» … Журналист`."""
        asked = role([mention.head.lemma], self._words)
        if asked is None:
            return None
        start = mention.items[0].start
        for items in self._back(start):
            for place in reversed(range(len(items))):
                item = items[place]
                if item.start >= start or item.pos != "NOUN" or item.has("Number", "Plur") or item.name is not None:
                    continue
                held = role([item.lemma], self._words)
                if held is not None and held.posts & asked.posts and (found := self._phrase(items, place)):
                    return found
        return self._hidden(mention.head)

    def _hidden(self, head: Item) -> Mention | None:
        """Return the fuller phrase, however far back, of a bare `источник`, who has no name to be called by."""
        if head.lemma not in HIDDEN:
            return None
        place = bisect_left(self._sources, head.start, key=lambda row: row.head.start)
        before = (found for found in reversed(self._sources[:place]) if found.head.lemma == head.lemma)
        return next(before, None)

    @cached_property
    def _sources(self) -> tuple[Mention, ...]:
        """Where the release speaks of a source in several words: `источник в мэрии`."""
        hidden = (
            self._phrase(passage.items, place)
            for passage in self._scene.passages
            for place, item in enumerate(passage.items)
            if item.lemma in HIDDEN and item.pos == "NOUN" and item.has("Number", "Sing")
        )
        return tuple(found for found in hidden if found is not None)

    def group(self, mention: Mention) -> Mention | None:
        """Return the fuller phrase that a bare plural goes back to: `учёные из Перми … Учёные`."""
        if len(mention.items) != 1 or not mention.plural:
            return None
        told = (found for items in self._back(mention.head.start) for found in self._grouped(items, mention.head))
        return next(told, None)

    def _grouped(self, items: Sequence[Item], head: Item) -> Iterator[Mention]:
        """Yield the phrases of several words around this plural in a sentence, the last first."""
        for place in reversed(range(len(items))):
            item = items[place]
            if item.start < head.start and item.lemma == head.lemma and item.has("Number", "Plur"):
                found = self._scene.phrases.extents.mention(items, place, len(items), item.feats.get("Case", "Nom"))
                if found is not None and len(found[0].items) > 1 and found[0].head is item:
                    yield replace(found[0], plural=True)

    def _phrase(self, items: Sequence[Item], place: int) -> Mention | None:
        """Return the nameless phrase of several words whose head stands at `place`."""
        found = self._scene.phrases.extents.mention(items, place, len(items), items[place].feats.get("Case", "Nom"))
        if found is None or len(found[0].items) < 2 or found[0].form is not Form.ROLE:
            return None
        return None if any(item.name and item.name.label == PER for item in found[0].items) else found[0]


def impersonal(text: str, cue: Segment | None) -> bool:
    """Tell whether the cue has no subject by its form: `отмечается` goes on with a document, not with a person."""
    if cue is None:
        return False
    return _WITHIN.match(text, cue.end) is None and bool(_IMPERSONAL.search(text, cue.start, cue.end))


def elided(items: Sequence[Item], cue: Segment | None) -> Item | None:
    """Return the cue's verb if its sentence has no subject and a person can be meant: `Сказал, что …`."""
    place = next((p for p, item in enumerate(items) if cue and item.finite and cue.start <= item.start < cue.end), None)
    if place is None or any(item.nominative or item.pos == QUOTED or item.lemma == "как" for item in items[:place]):
        return None
    verb = items[place]
    past = verb.has("Tense", "Past") and verb.feats.get("Gender") in {"Masc", "Fem"}
    personal = verb.pos == "VERB" and not verb.has("Variant", "Short") and not verb.text.endswith("ся")
    present = verb.has("Person", "3") and verb.has("Number", "Sing")
    return verb if personal and (past or present) else None


def _tells(found: Mention) -> bool:
    """Tell whether a mention says who it is: no pronoun, and no document without its issuer."""
    return found.form is not Form.PRONOUN and (found.form is not Form.DOCUMENT or len(found.items) > 1)
