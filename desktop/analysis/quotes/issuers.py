"""Who issued a document that speaks: whoever its own phrase, its sentence or one farther back says."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from desktop.analysis.entities import Known, Table
from desktop.analysis.entities.words import RoleWords
from desktop.analysis.quotes.cues import POSSESSIVES
from desktop.analysis.quotes.kinds import COMPANIES, MEDIA, PLAIN, SENT, STATE
from desktop.analysis.quotes.mentions import Form, Mention, issuer, participle, possessive, several_names
from desktop.analysis.quotes.passages import Item, Passage
from desktop.analysis.quotes.scene import Scene
from desktop.annotation import ORG, PER, Segment

FARTHEST = 12
"""How many sentences back the issuer of a document is looked for."""
NEAR = 2
"""How many sentences back a pronoun for a document looks, its own among them."""
_MESSAGES = frozenset(("сообщение", "заявление", "письмо", "пост", "твит", "обращение"))
_ANY = frozenset(("документ", "текст", "бумага"))
_POINTING = frozenset(("он", "она", "оно", "они"))
_WITH = frozenset(("обратиться", "обращаться", "выступить", "выступать", "ответить"))
"""Verbs that bring a document in with `с`: `обратился с письмом`."""
_ORDERS = frozenset(("указ", "поручение", "приказ", "распоряжение", "закон", "постановление"))
"""What a page shows and somebody else has issued."""
_SHOWING = frozenset(("появиться", "опубликовать", "разместить", "выложить", "вывесить"))
_MEETINGS = frozenset(("съезд", "конференция", "форум", "сторона", "саммит", "собрание", "синод"))
"""What can issue a document besides people and institutions."""
_PAGES = frozenset(
    ["сайт", "страница", "портал", "блог", "твиттер", "twitter", "facebook", "instagram", "вконтакте", "телеграм-канал"]
)


class Issuers:
    """Finds who issued the documents of one release."""

    def __init__(self, scene: Scene, table: Table, words: RoleWords) -> None:
        self._scene = scene
        self._table = table
        self._words = words
        self._starts = [passage.start for passage in scene.passages]

    def own(self, document: Mention) -> Mention | None:
        """Return whom the document's own phrase names: `письмо министра`, `в тексте обращения`'s nobody."""
        whose = next((item for item in document.items if item.text.lower() in POSSESSIVES), None)
        if whose is not None:
            return possessive(whose)
        found = issuer(document, self._words.people)
        if found is None or not self._can_issue(found):
            return None
        named = next((item.name for item in found.items if item.name and item.name.label == PER), None)
        if several_names(found.items):
            return replace(found, form=Form.NAME, name=named, plural=True)
        alone = found.form is Form.ROLE and found.head.has("Number", "Sing")
        return replace(found, form=Form.NAME, name=named) if named and alone else found

    def _can_issue(self, found: Mention) -> bool:
        """Tell whether a genitive beside a document is whose it is, and not what it is about: `обзор рынка`."""
        lexicon, head = self._scene.lexicon, found.head
        if head.lemma in lexicon.documents - lexicon.institutions:
            return False
        return (
            head.name is not None
            or found.form is Form.ROLE
            or head.lemma in lexicon.institutions | _MEETINGS | COMPANIES | STATE | MEDIA
            or head.has("Animacy", "Anim")
        )

    def published(self, document: Mention) -> Known | None:
        """Return who put a document out: `в сообщении на сайте «Зари»`, `в релизе, выпущенном Громовым`."""
        items, place = self._after(document)
        placed = sent = False
        put_out = any(participle(item) for item in items[place : place + 2])
        if document.head.lemma not in PLAIN and not put_out:
            return None
        for item in takewhile(lambda one: not one.finite and one.lemma != "который", items[place : place + 8]):
            placed = placed or item.lemma in _PAGES or participle(item)
            sent = sent or item.lemma in SENT
            doer = item.has("Case", "Ins") or (item.name is not None and item.name.label == ORG and not sent)
            if item.name is not None and item.name.label in {ORG, PER} and doer:
                return self._table.of(item.name) if placed else None
        return None

    def put_out(self, document: Mention) -> Mention | None:
        """Return whom a relative clause names: `в заявлении, которое распространил завод`."""
        items, place = self._after(document)
        opening = items[place : place + 3]
        if len(opening) < 3 or opening[1].lemma != "который" or opening[2].lemma not in self._scene.lexicon.publish:
            return None
        found = self._scene.phrases.after(items, place + 2, len(items))
        return found[0] if found else None

    def _after(self, document: Mention) -> tuple[Sequence[Item], int]:
        """Return the document's sentence and the place after its phrase."""
        end = document.items[-1].end
        items = self._scene.passages[bisect_right(self._starts, end) - 1].items
        return items, next((place for place, item in enumerate(items) if item.start >= end), len(items))

    def before(self, passage: Passage, cue: Segment | None) -> Mention | None:
        """Return who issued the document of the sentence before: `Завод выпустил отчёт. Отмечается, что …`."""
        number = bisect_right(self._starts, passage.start) - 2
        if number < 0 or cue is None or not self._scene.text[cue.start : cue.end].endswith(("ется", "ится", "ётся")):
            return None
        last = self._scene.passages[number]
        if last.paragraph != passage.paragraph:
            return None
        documents = [place for place, item in enumerate(last.items) if item.lemma in self._scene.lexicon.documents]
        found = (self._issuer(last.items, place) for place in reversed(documents))
        return next((one for one in found if one is not None), None)

    def issued(self, document: Mention, after: int) -> Mention | None:
        """Return who issued the document that was told of before: `Завод выпустил отчёт. … В отчёте сказано`.

        A mere message or document is looked for only `after` the last quote: it is the last speaker's else.
        """
        lemma = document.head.lemma
        joint = any(item.lemma == "совместный" for item in document.items)
        for items, at in self._told(document):
            if lemma in _MESSAGES | _ANY and items[at].start < after:
                return self._signed(items, at) if items[at].lemma == lemma else None
            found = self._issuer(items, at)
            if joint and found is not None and not found.plural:
                continue
            if found is not None or lemma in _POINTING:
                return found
        return None

    def _told(self, document: Mention) -> Iterator[tuple[Sequence[Item], int]]:
        """Yield where the same document is told of, its own place first, then backwards."""
        start = document.items[0].start
        number = bisect_right(self._starts, start) - 1
        farthest = NEAR if document.head.lemma in _POINTING else FARTHEST
        for place in range(number, max(-1, number - farthest), -1):
            items = self._scene.passages[place].items
            for at in reversed(range(len(items))):
                if items[at].start <= start and self._same(items[at], document):
                    yield items, at

    def _same(self, item: Item, document: Mention) -> bool:
        lemma = document.head.lemma
        if item.pos != "NOUN" or (item.lemma != lemma and item.lemma not in self._scene.lexicon.documents):
            return False
        if lemma in _POINTING:
            number = "Plur" if document.plural else "Sing"
            masculine = document.gender != "Fem" and not item.has("Gender", "Fem")
            return item.has("Number", number) and (document.plural or masculine or item.has("Gender", document.gender))
        return item.lemma == lemma or lemma in _ANY

    def _issuer(self, items: Sequence[Item], place: int) -> Mention | None:
        """Return whose the document at this place is: its genitive, `от X`, or the subject of `опубликовал`."""
        phrase = self._scene.phrases.extents.mention(items, place, len(items), items[place].feats.get("Case", "Nom"))
        found = self.own(phrase[0]) if phrase else None
        return (
            found
            or self._signed(items, place)
            or self._sender(items, place)
            or self._publisher(items, place)
            or self._shown(items, place)
        )

    def _signed(self, items: Sequence[Item], place: int) -> Mention | None:
        """Return by whom a participle says that the document was made: `подписанный мэром указ`."""
        case = items[place].feats.get("Case", "")
        cases = {"Nom", "Acc"} if case in {"Nom", "Acc"} else {case}
        near = range(place - 1, max(-1, place - 9), -1)
        made = (p for p in near if participle(items[p]) and items[p].feats.get("Case") in cases)
        first = next((p for p in made if items[p].lemma in self._scene.lexicon.publish), place)
        doer = next((p for p in range(first + 1, place) if items[p].has("Case", "Ins")), None)
        found = self._scene.phrases.oblique(items, doer, place, "Ins") if doer is not None else None
        return found[0] if found and self._can_issue(found[0]) else None

    def _shown(self, items: Sequence[Item], place: int) -> Mention | None:
        """Return whose page a document appeared on: `на сайте министерства появилось сообщение`."""
        verb = next((p for p in range(len(items)) if items[p].lemma in _SHOWING), None)
        page = next((p for p in range(1, len(items)) if items[p].lemma in _PAGES and items[p].has("Case", "Loc")), None)
        if verb is None or page is None or abs(verb - place) > 3 or items[place].lemma in _ORDERS:
            return None
        phrase = self._scene.phrases.extents.mention(items, page, len(items), "Loc")
        return self.own(phrase[0]) if phrase else None

    def _sender(self, items: Sequence[Item], place: int) -> Mention | None:
        """Return whom `от` or `из` names after the document: `получил письмо от Громова`, `письмо из прокуратуры`."""
        if place + 2 >= len(items) or items[place + 1].text.lower() not in {"от", "из"}:
            return None
        found = self._scene.phrases.oblique(items, place + 2, len(items))
        sent = found is not None and (items[place + 1].text.lower() == "от" or found[0].form is Form.INSTITUTION)
        return found[0] if found and sent and self._can_issue(found[0]) else None

    def _publisher(self, items: Sequence[Item], place: int) -> Mention | None:
        """Return who puts the document at this place out, by the verb before it or the one right after it."""
        verb = next((p for p in range(place - 1, -1, -1) if items[p].finite), None)
        if verb is not None and self._issues(items, verb, place):
            found = [side for side in self._sides(items, verb) if side.segment.end <= items[place].start]
            return found[0] if found else None
        following = next((p for p in range(place + 1, min(len(items), place + 4)) if items[p].finite), None)
        if verb is not None or following is None or not self._issues(items, following, place):
            return None
        if items[following].has("Variant", "Short"):
            return self._instrumental(items, following)
        after = (side for side in self._sides(items, following) if side.items[0].start > items[following].start)
        return next(after, None)

    def _issues(self, items: Sequence[Item], verb: int, place: int) -> bool:
        """Tell whether this verb puts the document at `place` out."""
        if items[verb].lemma in _WITH:
            return items[place].has("Case", "Ins")
        return items[verb].lemma in self._scene.lexicon.publish and not (verb < place and items[place].nominative)

    def _instrumental(self, items: Sequence[Item], verb: int) -> Mention | None:
        """Return by whom it was put out: `письмо подписано ректором`."""
        for place in range(verb + 1, min(len(items), verb + 6)):
            if items[place].has("Case", "Ins"):
                found = self._scene.phrases.oblique(items, place, len(items), "Ins")
                return found[0] if found and self._can_issue(found[0]) else None
        return None

    def _sides(self, items: Sequence[Item], verb: int) -> list[Mention]:
        """Return the verb's subjects that say who it is: the one before it first."""
        phrases = self._scene.phrases
        limit = next((p for p in range(verb + 1, len(items)) if items[p].text in {",", ":"}), len(items))
        sides = (phrases.before(items, verb), phrases.after(items, verb, limit))
        found = [side[0] for side in sides if side is not None and side[0].head.nominative]
        return [one for one in found if one.form not in {Form.PRONOUN, Form.DOCUMENT}]
