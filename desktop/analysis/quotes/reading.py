"""One sentence of the author's while its retold words are being found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.endings import LIGHT, LINKING, alike, by_others, embedded, resumes, unknown, whole
from desktop.analysis.quotes.mentions import Form, Mention, participle
from desktop.analysis.quotes.passages import ENDS, QUOTED, Item, Passage
from desktop.analysis.quotes.scene import Scene
from desktop.analysis.quotes.sources import source

THAT = frozenset(("что", "чтобы", "будто", "якобы", "мол", "дескать"))
_WISHING = frozenset(
    [
        "сказать",
        "говорить",
        "настаивать",
        "настоять",
        "рассчитывать",
        "надеяться",
        "добавить",
        "подчеркнуть",
        "выступить",
    ]
)
_STATING = frozenset((Sort.VERB, Sort.ADJECTIVE))
_SUCH = frozenset(("тот", "та", "ту", "те", "тех", "теми"))
"""Forms of `тот` that only a relative goes with."""
_BREAKING = frozenset(("а", "но", "однако", "зато"))


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with the places of what it retells: half-open ranges of items."""

    cue: Cue
    ranges: tuple[tuple[int, int], ...]
    confidence: int
    mention: Mention | None = None
    follows: bool = False
    covers: tuple[int, int] = (0, 0)
    """What else belongs to the frame and can hold no other quote."""


@dataclass(slots=True)
class Reading:
    """A sentence, its cues, and the places already taken by retold words."""

    scene: Scene
    number: int
    direct: frozenset[int]
    holes: set[int] = field(default_factory=set)
    frames: list[Frame] = field(default_factory=list)

    @property
    def passage(self) -> Passage:
        """The sentence."""
        return self.scene.passages[self.number]

    @property
    def items(self) -> tuple[Item, ...]:
        """Its items."""
        return self.passage.items

    @property
    def cues(self) -> tuple[Cue, ...]:
        """Its words of speech."""
        return self.scene.cues[self.number]

    @property
    def last(self) -> int:
        """The place after the last item that is not the sentence's end mark."""
        place = len(self.items)
        while place and self.items[place - 1].text in ENDS:
            place -= 1
        return place

    def take(self, frame: Frame) -> None:
        """Remember a frame."""
        self.frames.append(frame)
        for first, last in (*frame.ranges, frame.covers):
            self.holes.update(range(first, last))

    def said(self, place: int) -> bool:
        """Tell whether the item is marked words already known as a direct quote."""
        item = self.items[place]
        return item.pos == QUOTED and item.pair in self.direct

    def source(self, cue: Cue, *, after: bool = False) -> Mention | None:
        """Return who fills the cue's subject."""
        return source(self.scene.phrases, self.items, cue, self.holes, after=after)

    def links(self, start: int) -> int:
        """Return the place after the author's own opening links."""
        again = True
        while again:
            again = False
            for link in self.scene.lexicon.links:
                end = start + len(link)
                words = tuple(item.text.lower().replace("ё", "е") for item in self.items[start:end])
                if words == link and self._parts(link, end):
                    start = end + (self.items[end].text == ",")
                    again = True
                    break
        return start

    def _parts(self, link: Sequence[str], end: int) -> bool:
        """Tell whether the link stands apart: before a comma, or a conjunction."""
        if end >= len(self.items):
            return False
        return self.items[end].text == "," or link[0] in {"но", "а", "и", "также", "однако", "при", "отметим", "ранее"}

    def clause(self, first: int, last: int) -> bool:
        """Tell whether the items hold a predicate, marked words included."""
        seen = self.items[first:last]
        marked = [item for item in seen if item.pos == QUOTED]
        if any(self.scene.verbal(item) for item in marked) or (marked and any(item.lemma == "это" for item in seen)):
            return True
        if any(item.finite or item.lemma in {"нет", "можно", "нужно", "надо", "нельзя", "необходимо"} for item in seen):
            return True
        return any(item.dash or item.has("VerbForm", "Inf") for item in seen)

    def limit(self, cue: Cue, start: int) -> int:
        """Return where the words retold from `start` on end."""
        for place in range(start, self.last):
            item = self.items[place]
            if self.said(place) or (item.text == ":" and place + 1 < self.last and self.said(place + 1)):
                return place
            if place > start and self._ends_here(cue, place, start):
                return place
        return self.last

    def _ends_here(self, cue: Cue, place: int, start: int) -> bool:
        item = self.items[place]
        if item.text == "," or item.dash:
            following = self.items[place + 1] if place + 1 < self.last else item
            if following.lemma == "хотя" and whole(self.items[start:place]):
                return True
            resumed = following.finite or self.following(place, (Sort.VERB,)) is not None
            if self._relative(cue) and resumed and whole(self.items[start:place]):
                return True
            if embedded(self.items, cue) and resumes(self.items, cue, start, place):
                return True
            back = following.text.lower() in _BREAKING and self._coordinated(cue, place + 1)
            back = back or (following.text.lower() in _BREAKING and self._withheld(cue, place + 1))
            back = back or (following.text.lower() in _BREAKING and by_others(self.items, self.cues, place + 1))
            back = back or self._goes_on_saying(cue, place, start) or self._meanwhile(cue, place)
            return back or self._relay(place) or self._gerund(place) or self._other(cue, place)
        if item.pos == "CCONJ" and item.text.lower() in {"и", "а", "но", "также"}:
            opening = [near for near in self.items[place + 1 : place + 4] if near.pos not in LIGHT]
            if cue.sort is Sort.GERUND and opening and opening[0].gerund:
                return True
            return self._coordinated(cue, place) or self._same_subject(cue, place, start)
        return False

    def _relative(self, cue: Cue) -> bool:
        """Tell whether the cue stands in a relative clause, whose end the main verb shows."""
        for place in range(cue.first - 1, max(-1, cue.first - 8), -1):
            if self.items[place].text == ",":
                return any(item.lemma == "который" for item in self.items[max(0, place - 1) : cue.first])
        return False

    def _same_subject(self, cue: Cue, place: int, start: int) -> bool:
        """Tell whether after `и`, `а` the cue's own subject goes on: `сказал, что дела идут, а потом уехал`."""
        verb = self.items[cue.verb]
        if not verb.has("Tense", "Past") or not verb.has("VerbForm", "Fin") or self.items[place - 1].text != ",":
            return False
        for item in self.items[place + 1 : min(self.last, place + 8)]:
            if item.finite:
                gender = verb.feats.get("Gender")
                agrees = item.has("Tense", "Past") and item.feats.get("Gender") == gender and gender is not None
                return agrees and not any(_past(other, gender) for other in self.items[start:place])
            if item.text == "," or (item.nominative and item.pos in {"NOUN", "PROPN", "PRON"}):
                return False
        return False

    def following(self, place: int, sorts: Sequence[Sort]) -> Cue | None:
        """Return the cue that comes right after this place, adverbs aside."""
        for cue in self.cues:
            if place < cue.first <= place + 5 and cue.sort in sorts:
                between = self.items[place + 1 : cue.first]
                if all(item.pos in LIGHT or item.lemma in {"как", "также"} for item in between):
                    return cue
        return None

    def _relay(self, place: int) -> bool:
        """Tell whether `, передает ТАСС` or `, сказал он` follows and nothing after it."""
        cue = self.following(place, (Sort.VERB, Sort.PASSIVE, Sort.ADJECTIVE))
        if cue is None or not cue.of("say", "think", "relay") or self.that(cue) is not None:
            return False
        found = self.scene.phrases.after(self.items, cue.verb, self.last)
        plural = cue.sort is Sort.PASSIVE or (cue.sort is Sort.VERB and self.items[cue.verb].has("Number", "Plur"))
        if found is None and not plural:
            return False
        end = found[1] if found else cue.last + 1
        rest = self.items[end : self.last]
        return not any(item.finite for item in rest) or self.comment(end)

    def comment(self, place: int) -> bool:
        """Tell whether what follows the place's comma is the author's addition, not the speaker's words."""
        while place < self.last and self.items[place].text != ",":
            place += 1
        opening = self.items[place + 1 : min(place + 4, self.last)]
        if not opening:
            return True
        if any(item.gerund or participle(item) or item.lemma in LINKING for item in opening[:3]):
            return True
        return not self.clause(place + 1, self.last)

    def _gerund(self, place: int) -> bool:
        cue = self.following(place, (Sort.GERUND,))
        return cue is not None and (self.that(cue) is not None or self._marked_after(cue))

    def _other(self, mine: Cue, place: int) -> bool:
        """Tell whether somebody else speaks from here: `, а Иванов добавил, что`."""
        if place + 1 >= self.last or self.items[place + 1].lemma not in {"а", "но", "и"}:
            return False
        for cue in self.cues:
            if place + 1 < cue.first <= place + 12 and cue.sort in _STATING and self.that(cue) is not None:
                between = self.items[place + 2 : cue.first]
                if any(item.text in {",", ":"} or item.finite for item in between):
                    return False
                found = self.scene.phrases.before(self.items, cue.verb, place + 2)
                if found is None:
                    return False
                named = found[0].name is not None or found[0].head.pos == "PRON"
                other = cue.sort is Sort.ADJECTIVE or mine.sort is Sort.ACCORDING or alike(self.items, mine, cue)
                return named or (found[0].form is not Form.DOCUMENT and other)
        return False

    def _withheld(self, cue: Cue, place: int) -> bool:
        """Tell whether after `но` the cue's own subject keeps something back: `сказал, что A, но не уточнил`."""
        if unknown(self.items[place + 1 : min(self.last, place + 9)]):
            return True
        near = self.items[place + 1 : min(self.last, place + 4)]
        verb = next((item for item in near if item.pos == "VERB"), None)
        if verb is None or not any(item.lemma == "не" for item in near) or not verb.finite:
            return False
        mine = self.items[cue.verb].feats
        same = all(mine.get(key) == verb.feats.get(key) for key in ("Number", "Tense", "Gender"))
        return same and (verb.lemma in self.scene.lexicon.say or verb.lemma in {"раскрыть", "назвать", "стать"})

    def _goes_on_saying(self, cue: Cue, place: int, start: int) -> bool:
        """Tell whether the cue's own plural subject says more: `утверждают, что он уехал, и объясняют его отъезд`."""
        joined = any(item.lemma == "и" for item in self.items[place + 1 : place + 2])
        other = self.following(place + 1, (Sort.VERB,)) if joined else None
        if other is None or not other.of("say", "think") or not self.items[other.verb].has("Number", "Plur"):
            return False
        told = [item for item in self.items[start:place] if item.finite]
        return alike(self.items, cue, other) and bool(told) and not any(item.has("Number", "Plur") for item in told)

    def _meanwhile(self, cue: Cue, place: int) -> bool:
        """Tell whether the main clause answers what a clause of time tells: `когда он спросил, A, ему сказали`."""
        opening = next((p for p in range(cue.first - 1, -1, -1) if self.items[p].text == ","), -1)
        if not any(item.lemma == "когда" for item in self.items[opening + 1 : cue.first]):
            return False
        near = (one for one in self.cues if place < one.first <= place + 6 and one.sort is Sort.VERB)
        return any(self.that(one) is not None for one in near)

    def _coordinated(self, cue: Cue, place: int) -> bool:
        other = self.following(place, (Sort.VERB, Sort.ADJECTIVE))
        if other is None or not other.of("say", "think", "ask"):
            return False
        mine, its = self.items[cue.verb].feats, self.items[other.verb].feats
        same = all(mine.get(key, its.get(key)) == its.get(key, mine.get(key)) for key in ("Number", "Tense", "Gender"))
        return same and (
            self.that(other) is not None or self._marked_after(other) or self.infinitive(other) is not None
        )

    def _marked_after(self, cue: Cue) -> bool:
        near = self.items[cue.last + 1 : cue.last + 3]
        return any(item.text == ":" or item.pos == QUOTED for item in near)

    def that(self, cue: Cue) -> int | None:
        """Return the place of the comma before the `что` that the cue governs; of `что` itself where it has none."""
        place, relative = cue.last + 1, False
        others = {other.verb for other in self.cues if other.verb > cue.last}
        while place < min(self.last - 1, cue.last + 34):
            item, following = self.items[place], self.items[place + 1]
            joined = item.text == "," or item.dash
            if joined and following.text.lower() in THAT and not _pronoun(self.items, place + 1):
                return place if self._governs(cue, place) and self._purposeless(cue, following) else None
            if item.text == ",":
                relative = not relative and any(near.lemma in LINKING for near in self.items[place + 1 : place + 3])
            if item.text.lower() == "что" and item.pos == "SCONJ" and place < cue.last + 4:
                return place
            if item.text in {":", ";"} or self.said(place) or (item.finite and not relative) or place in others:
                return None
            place += 1
        return None

    def _purposeless(self, cue: Cue, conjunction: Item) -> bool:
        """Tell whether `чтобы` brings in what is asked for, and not why something is said."""
        return conjunction.text.lower() != "чтобы" or cue.of("ask", "phrase") or cue.lemma in _WISHING

    def _governs(self, cue: Cue, comma: int) -> bool:
        """Tell whether `о том, что` hangs on the cue and not on another noun: `опроверг слухи о том, что`."""
        reason = [item.text.lower() for item in self.items[max(0, comma - 2) : comma]] == ["за", "то"]
        if reason or self.items[comma - 1].text.lower() == "того":
            return False
        if self.items[comma - 1].text.lower() != "том" or comma < 3:
            return self.items[comma - 1].pos != "NOUN" or self.items[comma - 1].lemma not in {"слух", "вопрос"}
        noun = self.items[comma - 3]
        return (
            noun.pos != "NOUN"
            or comma - 3 <= cue.last
            or noun.name is not None
            or noun.has("Animacy", "Anim")
            or noun.has("Case", "Nom")
            or (noun.has("Case", "Dat"))
        )

    def infinitive(self, cue: Cue) -> int | None:
        """Return the place of the infinitive that a verb of asking or promising governs."""
        if not cue.of("ask") or (cue.lemma == "пожелать" and not self._addressed(cue)):
            return None
        aside = -1
        for place in range(cue.last + 1, min(self.last, cue.last + 16)):
            item = self.items[place]
            if item.has("VerbForm", "Inf") or self._asked_in_marks(item):
                return self._lightly(place, cue.last + 1)
            if item.text == "," and (skipped := self._participial(place)) is not None:
                aside = skipped
            if place <= aside:
                continue
            if item.finite or item.gerund or item.text in {",", ":", ";"} or self.said(place):
                return None
        return None

    def _addressed(self, cue: Cue) -> bool:
        """Tell whether a dative follows: `пожелал им победить` asks, `пожелал остаться` does not."""
        return any(item.has("Case", "Dat") for item in self.items[cue.last + 1 : cue.last + 4])

    def _participial(self, comma: int) -> int | None:
        """Return the place of the comma that ends a participle's phrase: `сторонников, ворвавшихся в зал, уйти`."""
        following = self.items[comma + 1] if comma + 1 < self.last else None
        if following is None or not following.has("VerbForm", "Part") or following.has("Variant", "Short"):
            return None
        return next(
            (place for place in range(comma + 1, min(self.last, comma + 14)) if self.items[place].text == ","), None
        )

    def _lightly(self, place: int, floor: int) -> int:
        while place > floor and (self.items[place - 1].pos in LIGHT or self._adverb(place - 1)):
            place -= 1
        before = self.items[place - 1]
        if before.pos == "PRON" and place - 1 > floor and before.feats.get("Case") in {"Acc", "Gen"}:
            return place - 1 if any(item.has("Case", "Acc") for item in self.items[floor : place - 1]) else place
        return place

    def _adverb(self, place: int) -> bool:
        """Tell whether the item is a marked adverb or adverbial: `"немедленно" восстановить`."""
        item = self.items[place]
        if item.pos != QUOTED or self.items[place - 1].pos == "ADP":
            return False
        inside = self.scene.inside(item.start, item.end)
        return inside[0].text.islower() and (len(inside) == 1 or inside[0].pos in {"ADV", "ADP"})

    def _asked_in_marks(self, item: Item) -> bool:
        """Tell whether marked words begin with the infinitive: `пообещал "не бросать" семьи`."""
        if item.pos != QUOTED:
            return False
        opening = [word for word in self.scene.inside(item.start, item.end) if word.pos not in LIGHT][:1]
        return any(word.feats.get("VerbForm") == "Inf" and word.text.islower() for word in opening)

    def opening(self, place: int) -> int:
        """Return where the clause begins that an insertion at `place` interrupts."""
        for left in range(place - 1, 0, -1):
            item, before = self.items[left], self.items[left - 1]
            cut = before.text in {",", ";"} or before.dash
            if cut and (item.lemma in _BREAKING or item.lemma in LINKING or item.pos == "SCONJ"):
                return left + 1 if item.lemma != "который" else place
            if item.lemma in {"который", "чей"} or (item.lemma == "что" and cut):
                return place
        return self.links(0)

    def ranges(self, *bounds: tuple[int, int]) -> tuple[tuple[int, int], ...]:
        """Return the bounds that hold words."""
        return tuple(bound for bound in bounds if any(item.pos != "PUNCT" for item in self.items[bound[0] : bound[1]]))


def _past(item: Item, gender: str | None) -> bool:
    return item.has("Tense", "Past") and item.feats.get("Gender") == gender


def _pronoun(items: Sequence[Item], place: int) -> bool:
    """Tell whether `что` is no conjunction: `рассказал, что бы хотел`, `напоминает ту, что была`."""
    relative = place > 1 and items[place - 2].text.lower() in _SUCH
    return relative or (items[place].pos == "PRON" and items[place + 1].text in {"бы", "же"})


def readings(scene: Scene, direct: frozenset[int]) -> Iterator[Reading]:
    """Yield a reading of every sentence that has a word of speech or a colon."""
    for number, passage in enumerate(scene.passages):
        if scene.cues[number] or any(item.text == ":" or item.lemma in scene.lexicon.nouns for item in passage.items):
            yield Reading(scene, number, direct)
