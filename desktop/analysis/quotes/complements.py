"""Words that a word of speech governs: `сообщил, что A`, `потребовал сделать A`, `спросил, будет ли A`."""

from dataclasses import replace

from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.endings import LINKING, embedded
from desktop.analysis.quotes.marked_words import elides
from desktop.analysis.quotes.mentions import Mention, nominal
from desktop.analysis.quotes.passages import QUOTED
from desktop.analysis.quotes.reading import Frame, Reading
from desktop.annotation import LOC

_PERIOD = 15
_PASSING = frozenset(("передавать", "передать"))
"""Verbs of passing on that retell: `радио «Заря» передаёт, что …`."""
_TOPICS = frozenset(["рассказать", "рассказывать", "вспомнить", "вспоминать", "говорить", "поведать", "описать"])
_CALLS = frozenset(("призыв", "предложение", "требование", "просьба", "обещание"))
_ASKING = frozenset(["кто", "где", "когда", "почему", "зачем", "как", "какой", "сколько", "куда", "откуда", "чей"])
_ASKED = frozenset((*_ASKING, "ли"))
_REPLYING = frozenset(("ответить", "отвечать"))
_CIRCUMSTANCES = frozenset(("для", "через", "без", "вместо", "после", "до", "за"))
"""Prepositions of what is to be done, and not of when and where it is asked for."""
_TURNING = frozenset(["обратиться", "обращаться", "выступить", "выступать", "прийти", "приходить"])


def that(reading: Reading, cue: Cue) -> Frame | None:
    """`X сообщил, что A`"""
    says = cue.of("say", "think", "ask", "question") or cue.lemma in _PASSING
    if cue.sort in {Sort.ACCORDING, Sort.NOUN} or not says:
        return None
    comma = reading.that(cue)
    if comma is None or _consequence(reading, cue, comma):
        return None
    start = _past_insertion(reading, comma + 1 + (reading.items[comma].pos == "PUNCT"))
    end = reading.limit(cue, start)
    mention = subject(reading, cue, comma, end if embedded(reading.items, cue) else None)
    return Frame(cue, reading.ranges((start, end)), 92, mention, elided(reading, cue), (comma, end))


def _consequence(reading: Reading, cue: Cue, comma: int) -> bool:
    """Tell whether `, что` goes with the whole clause before it: `ждёт перевезти миллион, что больше прежнего`."""
    place = _past_aside(reading, comma + 2)
    following = reading.items[place] if place < reading.last else None
    if following is None or not following.finite or following.pos != "VERB":
        return False
    between = reading.items[cue.last + 1 : comma]
    told = any(item.text.lower() in {"о", "об"} for item in between) and between[-1].text.lower() != "том"
    counted = any(item.has("VerbForm", "Inf") or item.pos == "NUM" for item in between)
    return told or counted or following.lemma == "касаться"


def _past_aside(reading: Reading, start: int) -> int:
    """Return the place after `, как ожидается,` where an aside opens there."""
    if start + 1 >= reading.last or reading.items[start].text != "," or reading.items[start + 1].lemma != "как":
        return start
    commas = (place for place in range(start + 1, min(reading.last, start + 6)) if reading.items[place].text == ",")
    return next(commas, start - 1) + 1


def subject(reading: Reading, cue: Cue, limit: int, end: int | None = None) -> Mention | None:
    """Return the subject, looked for outside what is retold from `limit` to `end`."""
    kept = reading.holes
    reading.holes = kept | set(range(limit, len(reading.items) if end is None else end))
    try:
        return reading.source(cue)
    finally:
        reading.holes = kept


def elided(reading: Reading, cue: Cue) -> bool:
    """Tell whether a missing subject is the source before."""
    return elides(reading.items[cue.verb], cue)


def _past_insertion(reading: Reading, start: int) -> int:
    """Return the place after `, по его мнению,` where the retold words open with it."""
    if start < reading.last and reading.items[start].text == ",":
        start += 1
    for cue in reading.cues:
        if cue.sort is Sort.ACCORDING and cue.first == start:
            comma = next(
                (p for p in range(cue.last, min(reading.last, cue.last + 8)) if reading.items[p].text == ","), None
            )
            return comma + 1 if comma is not None else start
    return start


def question(reading: Reading, cue: Cue) -> Frame | None:
    """`X спросил, будет ли A`, `вопрос, почему A`"""
    asked = cue.lemma == "вопрос" and cue.first > 0 and reading.items[cue.first - 1].text.lower() == "на"
    if not (cue.of("question") or asked):
        return None
    for place in range(cue.last + 1, min(reading.last, cue.last + 12)):
        item = reading.items[place]
        if item.text == ",":
            opening = reading.items[place + 1 : place + 6]
            if asked and reading.items[place - 1].text.lower() == "том":
                return None
            if opening and (any(near.lemma == "ли" for near in opening) or opening[0].lemma in _ASKING):
                end = reading.limit(cue, place + 1)
                end = min(end, _answered(reading, place + 1) if asked else _replied(reading, place + 1))
                mention = subject(reading, cue, place) if cue.sort is not Sort.NOUN else None
                return Frame(cue, reading.ranges((place + 1, end)), 85, mention)
            return None
        if item.finite or item.text == ":":
            return None
    return None


def _answered(reading: Reading, start: int) -> int:
    """Return the place of the comma after which the asked one answers: `На вопрос, когда A, мэр ответил`."""
    for place in range(start + 1, reading.last):
        asks_on = place + 1 < reading.last and reading.items[place + 1].lemma in _ASKING
        if reading.items[place].text == "," and not asks_on and any(one.finite for one in reading.items[start:place]):
            return place
    return reading.last


def _replied(reading: Reading, start: int) -> int:
    """Return the place of the comma after which somebody answers the question: `спросил, где A, ему ответили`."""
    for cue in reading.cues:
        for place in range(max(start, cue.first - 4), cue.first if cue.lemma in _REPLYING else 0):
            if reading.items[place].text == ",":
                return place
    return reading.last


def topic(reading: Reading, cue: Cue) -> Frame | None:
    """`X рассказал, как A`"""
    if cue.lemma not in _TOPICS:
        return None
    for place in range(cue.last + 1, min(reading.last - 1, cue.last + 8)):
        if reading.items[place].text == "," and reading.items[place + 1].lemma == "как":
            end = reading.limit(cue, place + 2)
            return Frame(cue, reading.ranges((place + 2, end)), 60, subject(reading, cue, place), True)
        if reading.items[place].finite:
            return None
    return None


def infinitive(reading: Reading, cue: Cue) -> Frame | None:
    """`X потребовал проверить A`"""
    start = reading.infinitive(cue)
    if start is None:
        return None
    start = _with_circumstance(reading, cue.last + 1, start)
    mention = subject(reading, cue, start)
    if mention is None and (behind := _behind(reading, cue, start)) is not None:
        return behind
    if mention is None and cue.lemma == "предложить" and not elided(reading, cue):
        return None
    end = min(reading.limit(cue, start), _returns(reading, start))
    if end == start + 1 and _object_outside(reading, cue):
        return None
    return Frame(cue, reading.ranges((start, end)), 85, mention, elided(reading, cue))


def _with_circumstance(reading: Reading, first: int, start: int) -> int:
    """Return where what is to be done begins: `предложил для школы купить A`, `обещает с 1 мая поднять A`."""
    opening = reading.items[first:start]
    if len(opening) < 2 or not all(nominal(item) for item in opening) or any(item.nominative for item in opening):
        return start
    preposition = opening[0].text.lower()
    dated = preposition in {"с", "со", "к"} and opening[1].text.isdigit()
    exchanged = preposition == "в" and opening[1].lemma in {"обмен", "течение", "случай"}
    return first if preposition in _CIRCUMSTANCES or dated or exchanged else start


def _object_outside(reading: Reading, cue: Cue) -> bool:
    """Tell whether what is promised is told of before a relative clause: `долг, который он обещал вернуть`."""
    for place in range(cue.first - 1, max(0, cue.first - 6), -1):
        item = reading.items[place]
        if item.lemma == "который":
            return item.has("Case", "Acc") and reading.items[place - 1].text == ","
        if item.text == "," or item.finite:
            return False
    return False


def _behind(reading: Reading, cue: Cue, start: int) -> Frame | None:
    """Return what is asked where who asks ends the sentence: `эту меру требуют отменить жители посёлка`."""
    found = reading.scene.phrases.after(reading.items, cue.verb, reading.last)
    if found is None or found[1] != reading.last or not _speaker(reading, found[0]) or not found[0].head.nominative:
        return None
    first = found[1] - len(found[0].items)
    if first <= start:
        return None
    opening = reading.items[: cue.first]
    fronted = any(item.has("Case", "Acc") for item in opening) and not any(item.text == "," for item in opening)
    last = cue.first - (opening[-1].lemma == "и") if fronted else 0
    return Frame(cue, reading.ranges((reading.links(0), last), (start, first)), 75, found[0])


def _returns(reading: Reading, start: int) -> int:
    """Return where a main verb brings the author back: `просил помочь, но никто не пришёл`."""
    depends = waits = False
    for place in range(start + 1, reading.last):
        item, before = reading.items[place], reading.items[place - 1]
        if before.text in {",", ";"} or before.dash:
            opening = reading.items[place : place + 3]
            linked = any(near.lemma in LINKING | _ASKED or near.pos == "SCONJ" for near in opening) or item.gerund
            depends, waits = linked or waits, (linked or waits) and not item.gerund
            if item.text.lower() in {"но", "однако"} and not any(near.has("VerbForm", "Inf") for near in opening):
                return place - 1
        if item.finite and not depends and item.lemma != "значить":
            return _joined(reading, place, start)
        waits = waits and not item.finite
    return reading.last


def _joined(reading: Reading, verb: int, start: int) -> int:
    """Return the place of the conjunction or comma that joins a clause with this verb, or of the verb itself."""
    near = range(verb - 1, max(start, verb - 7), -1)
    joints = (place for place in near if reading.items[place].pos == "CCONJ" or reading.items[place].text == ",")
    return next(joints, verb)


def call(reading: Reading, cue: Cue) -> Frame | None:
    """`X обратился с призывом сделать A`"""
    if not any(item.lemma in _TURNING for item in reading.items[: cue.first]):
        return None
    if cue.lemma not in _CALLS or cue.sort is not Sort.NOUN or not cue.first or cue.last + 1 >= reading.last:
        return None
    if reading.items[cue.last + 1].has("VerbForm", "Inf") and reading.items[cue.first - 1].lemma in {"с", "со"}:
        verb = next((p for p in range(cue.first - 1, -1, -1) if reading.items[p].finite), None)
        if verb is None:
            return None
        mention = reading.source(Cue(verb, verb, verb, "", Sort.VERB))
        return Frame(cue, reading.ranges((cue.last + 1, reading.limit(cue, cue.last + 1))), 75, mention)
    return None


def colon(reading: Reading, cue: Cue) -> Frame | None:
    """`X сообщил: A` and a headline's `X: A`, without marks"""
    place = next((p for p in range(cue.last, reading.last) if reading.items[p].text == ":"), None)
    if (
        place is None
        or place + 1 >= reading.last
        or reading.items[place + 1].pos == QUOTED
        or place - cue.last > _PERIOD
    ):
        return None
    if not reading.clause(place + 1, reading.last) or any(reading.said(p) for p in range(place, reading.last)):
        return None
    if cue.lemma == ":":
        return _label(reading, cue, place)
    if not cue.of("say", "phrase") or any(
        item.finite or item.text == "," for item in reading.items[cue.last + 1 : place]
    ):
        return None
    return Frame(cue, reading.ranges((place + 1, reading.last)), 65, subject(reading, cue, place), elided(reading, cue))


def _label(reading: Reading, cue: Cue, place: int) -> Frame | None:
    """A headline that begins with who says it."""
    ended = reading.items[-1].text == "."
    if ended or reading.passage.paragraph > 2 or not reading.passage.first or reading.said(place - 1):
        return None
    if reading.items[0].text == "Из" and reading.items[1].lemma in reading.scene.lexicon.nouns:
        owner = reading.scene.phrases.oblique(reading.items, 2, place)
        cue = replace(cue, first=1, last=1, lemma="")
        return Frame(cue, reading.ranges((place + 1, reading.last)), 75, owner[0] if owner else None)
    found = reading.scene.phrases.oblique(reading.items, 0, place, "Nom")
    if found is None or found[1] != place or not _speaker(reading, found[0]):
        return None
    if found[0].head.name is not None and found[0].head.name.label == LOC:
        return None
    return Frame(cue, reading.ranges((place + 1, reading.last)), 75, found[0])


def _speaker(reading: Reading, mention: Mention) -> bool:
    """Tell whether the mention is somebody who can speak, by name or by what he is."""
    lexicon = reading.scene.lexicon
    named = mention.name is not None or mention.head.pos == "PROPN"
    return named or mention.head.lemma in lexicon.people | lexicon.institutions | lexicon.agencies
