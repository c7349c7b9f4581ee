"""Words retold by the author: an ordered list of rules for every word of speech, the first that answers decides."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.marked import elides
from desktop.analysis.quotes.passages import QUOTED
from desktop.analysis.quotes.phrases import Form, Mention
from desktop.analysis.quotes.reading import LINKING, Frame, Reading, readings
from desktop.analysis.quotes.scene import Draft, Scene
from desktop.analysis.quotes.sources import according as named_source
from desktop.analysis.quotes.sources import source
from desktop.annotation import Kind

Rule = Callable[[Reading, Cue], Frame | None]
_PERIOD = 15
_TOPICS = frozenset(["рассказать", "рассказывать", "вспомнить", "вспоминать", "говорить", "поведать", "описать"])
_CALLS = frozenset(("призыв", "предложение", "требование", "просьба", "обещание"))
_ASKING = frozenset(
    ["кто", "что", "где", "когда", "почему", "зачем", "как", "какой", "сколько", "куда", "откуда", "чей"]
)
_TURNING = frozenset(["обратиться", "обращаться", "выступить", "выступать", "прийти", "приходить"])
_POLLS = frozenset(
    [
        "опрос",
        "исследование",
        "отчет",
        "сообщение",
        "заявление",
        "документ",
        "доклад",
        "указ",
        "приказ",
        "прогноз",
        "письмо",
        "данные",
        "информация",
        "материал",
    ]
)


def retold(scene: Scene, marked: Sequence[Draft]) -> list[Draft]:
    """Return the indirect quotes of a text, and the mixed ones that are a whole clause after `что`."""
    direct = frozenset(draft.pair for draft in marked)
    found: list[Draft] = []
    for reading in readings(scene, direct):
        found.extend(_of(reading))
    return found


def _of(reading: Reading) -> list[Draft]:
    found = []
    for cue in _all_cues(reading):
        if cue.verb in reading.holes:
            continue
        for name, rule in RULES:
            frame = rule(reading, cue)
            if frame is not None:
                draft = _draft(reading, frame, name)
                reading.take(frame)
                found.extend([draft] if draft else [])
                break
    return found


def _outer(reading: Reading) -> Cue | None:
    """Return the cue at the sentence's end whose person says all of it: `A, если B подтвердят, что C, отметил X.`"""
    for cue in reversed(reading.cues):
        if cue.sort in {Sort.VERB, Sort.ADJECTIVE} and (joint := _joint(reading, cue)) is not None:
            found = reading.scene.phrases.after(reading.items, cue.verb, reading.last)
            if (
                found
                and found[0].form in {Form.NAME, Form.PRONOUN, Form.ROLE}
                and reading.that(cue) is None
                and joint > 3
            ):
                return cue
    return None


def _all_cues(reading: Reading) -> list[Cue]:
    """Return the sentence's cues, nouns of calling and asking and a headline's colon among them, in order."""
    nouns = [
        Cue(place, place, place, item.lemma, Sort.NOUN)
        for place, item in enumerate(reading.items)
        if item.pos == "NOUN" and (item.lemma in _CALLS or item.lemma == "вопрос")
    ]
    outer = _outer(reading)
    found = [cue for cue in (*_headline(reading), *reading.cues, *nouns) if cue is not outer]
    return [*([outer] if outer else []), *sorted(found, key=lambda cue: cue.first)]


def _headline(reading: Reading) -> list[Cue]:
    colon = next((place for place, item in enumerate(reading.items[:12]) if item.text == ":"), None)
    if colon is None or not colon or any(cue.first < colon for cue in reading.cues):
        return []
    return [Cue(colon, colon, colon, ":", Sort.NOUN)]


def _draft(reading: Reading, frame: Frame, name: str) -> Draft | None:
    scene = reading.scene
    segments = tuple(segment for bound in frame.ranges if (segment := scene.segment(reading.items, *bound)) is not None)
    if not segments:
        return None
    cue = None if frame.cue.lemma == ":" else frame.cue.segment(reading.items)
    pair = _only_pair(reading, frame)
    if pair is not None and name in {"that", "tail"}:
        return Draft(
            Kind.MIXED,
            segments,
            f"{name}-marked",
            frame.confidence,
            reading.number,
            cue,
            frame.mention,
            pair,
            frame.follows,
        )
    return Draft(Kind.INDIRECT, segments, name, frame.confidence, reading.number, cue, frame.mention, -1, frame.follows)


def _only_pair(reading: Reading, frame: Frame) -> int | None:
    """Return the marks that hold all of the retold words, if they do."""
    items = [item for first, last in frame.ranges for item in reading.items[first:last] if item.pos != "PUNCT"]
    return items[0].pair if len(items) == 1 and items[0].pos == QUOTED else None


def that(reading: Reading, cue: Cue) -> Frame | None:
    """`X сообщил, что A`"""
    if cue.sort in {Sort.ACCORDING, Sort.NOUN} or not cue.of("say", "think", "ask", "question"):
        return None
    comma = reading.that(cue)
    if comma is None or _consequence(reading, cue, comma):
        return None
    start = _past_insertion(reading, comma + 2)
    end = reading.limit(cue, start)
    mention = _subject(reading, cue, comma)
    return Frame(cue, reading.ranges((start, end)), 92, mention, _elided(reading, cue), (comma, end))


def _consequence(reading: Reading, cue: Cue, comma: int) -> bool:
    """Tell whether `, что` goes with the whole clause before it: `ждёт перевезти миллион, что больше прежнего`."""
    following = reading.items[comma + 2] if comma + 2 < reading.last else None
    if following is None or not following.finite or following.pos != "VERB":
        return False
    return any(item.has("VerbForm", "Inf") or item.pos == "NUM" for item in reading.items[cue.last + 1 : comma])


def _subject(reading: Reading, cue: Cue, limit: int) -> Mention | None:
    """Return the subject, looked for outside what is retold from `limit` on."""
    kept = reading.holes
    reading.holes = kept | set(range(limit, len(reading.items)))
    try:
        return reading.source(cue)
    finally:
        reading.holes = kept


def _elided(reading: Reading, cue: Cue) -> bool:
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


def about(reading: Reading, cue: Cue) -> Frame | None:
    """`О том, что A, X сообщил вчера`"""
    if cue.sort is not Sort.VERB or not cue.of("say") or reading.frames or _told(reading, 0) == 0:
        return None
    comma = next((place for place in range(cue.first - 1, 4, -1) if reading.items[place].text == ","), None)
    if comma is None:
        return None
    return Frame(cue, reading.ranges((4, comma)), 85, _kept(reading, cue, range(comma)))


def _kept(reading: Reading, cue: Cue, told: range) -> Mention | None:
    return source(reading.scene.phrases, reading.items, cue, told)


def question(reading: Reading, cue: Cue) -> Frame | None:
    """`X спросил, будет ли A`, `вопрос, почему A`"""
    asked = cue.lemma == "вопрос" and cue.first > 0 and reading.items[cue.first - 1].text.lower() == "на"
    if not (cue.of("question") or asked):
        return None
    for place in range(cue.last + 1, min(reading.last, cue.last + 12)):
        item = reading.items[place]
        if item.text == ",":
            opening = reading.items[place + 1 : place + 6]
            if opening and (any(near.lemma == "ли" for near in opening) or opening[0].lemma in _ASKING):
                end = reading.limit(cue, place + 1)
                mention = _subject(reading, cue, place) if cue.sort is not Sort.NOUN else None
                return Frame(cue, reading.ranges((place + 1, end)), 85, mention)
            return None
        if item.finite or item.text == ":":
            return None
    return None


def topic(reading: Reading, cue: Cue) -> Frame | None:
    """`X рассказал, как A`"""
    if cue.lemma not in _TOPICS:
        return None
    for place in range(cue.last + 1, min(reading.last - 1, cue.last + 8)):
        if reading.items[place].text == "," and reading.items[place + 1].lemma == "как":
            end = reading.limit(cue, place + 2)
            return Frame(cue, reading.ranges((place + 2, end)), 60, _subject(reading, cue, place), True)
        if reading.items[place].finite:
            return None
    return None


def infinitive(reading: Reading, cue: Cue) -> Frame | None:
    """`X потребовал проверить A`"""
    start = reading.infinitive(cue)
    if start is None:
        return None
    mention = _subject(reading, cue, start)
    end = min(reading.limit(cue, start), _returns(reading, start))
    return Frame(cue, reading.ranges((start, end)), 85, mention, _elided(reading, cue))


def _returns(reading: Reading, start: int) -> int:
    """Return where after an infinitive a clause with a verb of its own brings the author back: `, но никто не пришёл`."""
    for place in range(start + 1, reading.last - 1):
        if reading.items[place].text == "," and reading.items[place + 1].lemma in {"а", "но", "однако", "и"}:
            end = next((p for p in range(place + 1, reading.last) if reading.items[p].text == ","), reading.last)
            if any(item.finite and item.lemma != "значить" for item in reading.items[place + 1 : end]):
                return place
    return reading.last


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


def as_said(reading: Reading, cue: Cue) -> Frame | None:
    """`Как сообщил X, A`; in the middle and at the end too"""
    if cue.sort in {Sort.ACCORDING, Sort.NOUN, Sort.GERUND} or not cue.of("say", "think", "relay"):
        return None
    opening = _as_before(reading, cue)
    if opening is None:
        return None
    before = reading.scene.phrases.before(reading.items, cue.verb, opening + 1) if cue.sort is Sort.VERB else None
    mention = before[0] if before else reading.source(cue, after=True)
    end = _after_mention(reading, mention, cue.last + 1)
    return _inserted(reading, cue, opening, end, mention, 90)


def _as_before(reading: Reading, cue: Cue) -> int | None:
    """Return the place of the `как` that brings the cue in."""
    for place in range(cue.first - 1, max(-1, cue.first - 12), -1):
        item = reading.items[place]
        if item.lemma == "как" and item.text.lower() == "как":
            before = reading.items[place - 1] if place else None
            joined = before is None or before.text in {",", ";"} or before.dash or before.pos in {"CCONJ"} or place <= 3
            return place if joined else None
        if item.text in {",", ":"} or item.finite:
            return None
    return None


def _after_mention(reading: Reading, mention: Mention | None, floor: int) -> int:
    if mention is None:
        return floor
    last = mention.items[-1]
    place = next((p for p, item in enumerate(reading.items) if item is last), floor - 1)
    return max(place + 1, floor)


def _inserted(
    reading: Reading, cue: Cue, opening: int, end: int, mention: Mention | None, confidence: int
) -> Frame | None:
    """Make the frame of words around an insertion that begins at `opening` and whose source ends before `end`."""
    closing = _closing(reading, end)
    begins = reading.opening(opening)
    after = closing + 1 if closing < reading.last and reading.items[closing].text == "," else closing
    limit = reading.limit(cue, after) if after < reading.last else after
    ranges = reading.ranges((begins, max(begins, opening)), (after, limit))
    if not ranges or any(reading.said(p) for first, last in ranges for p in range(first, last)):
        return None
    if any(p in reading.holes for first, last in ranges for p in range(first, last)):
        return None
    if not any(reading.clause(first, last) or last - first > 3 for first, last in ranges):
        return None
    if [item.text.lower() for item in reading.items[ranges[0][0] : ranges[0][0] + 2]] == ["об", "этом"]:
        return None
    return Frame(cue, ranges, confidence, mention, _elided(reading, cue))


def _closing(reading: Reading, end: int) -> int:
    """Return the place of the comma that closes an insertion; adjuncts and additions to the source are passed over."""
    place = end
    while place < reading.last:
        item = reading.items[place]
        if item.text == "," and not _goes_on(reading, place):
            return place
        if item.finite and not any(near.lemma in LINKING for near in reading.items[end:place]):
            return end
        place += 1
    return reading.last


def _goes_on(reading: Reading, comma: int) -> bool:
    """Tell whether what follows the comma still speaks of the source: `, ссылаясь на …,`, `, который …,`."""
    opening = reading.items[comma + 1 : comma + 4]
    if not opening:
        return False
    first = opening[0]
    if first.gerund or first.lemma == "который" or (len(opening) > 1 and opening[1].lemma == "который"):
        return any(item.text == "," for item in reading.items[comma + 2 : reading.last])
    return (
        first.has("VerbForm", "Part")
        and not first.has("Variant", "Short")
        and any(item.text == "," for item in reading.items[comma + 2 : comma + 12])
    )


def by_words(reading: Reading, cue: Cue) -> Frame | None:
    """`По словам X, A`; in the middle and at the end too"""
    if cue.sort is not Sort.ACCORDING:
        return None
    found = named_source(reading.scene.phrases, reading.items, cue)
    if found is None:
        return None
    mention, place = found
    if cue.lemma == "согласно" and (mention.form is Form.NAME or mention.head.lemma not in _POLLS):
        return None
    return _inserted(reading, cue, cue.first, place, mention, 90)


def tail(reading: Reading, cue: Cue) -> Frame | None:
    """`A, сообщил X.`, and `A, сообщил X, B`"""
    if cue.sort not in {Sort.VERB, Sort.PASSIVE, Sort.ADJECTIVE} or not cue.of("say", "think", "relay", "ask"):
        return None
    joint = _joint(reading, cue)
    if joint is None or reading.frames or any(reading.said(place) for place in range(joint)):
        return None
    begins = _told(reading, reading.links(0))
    found = reading.scene.phrases.after(reading.items, cue.verb, reading.last)
    mention, end = found if found else (None, cue.last + 1)
    if cue.sort is Sort.PASSIVE:
        mention = reading.source(cue)
        end = _after_mention(reading, mention, end)
    elif mention is None and not _somebody(reading, cue):
        return None
    frame = _around(reading, cue, (begins, joint), end, mention)
    return frame if any(reading.clause(*bounds) for bounds in frame.ranges) else None


def _told(reading: Reading, begins: int) -> int:
    """Return the place after `О том, что` with which a retold clause can begin."""
    words = tuple(item.text.lower() for item in reading.items[begins : begins + 4])
    return begins + 4 if words == ("о", "том", ",", "что") else begins


def _somebody(reading: Reading, cue: Cue) -> bool:
    """Tell whether a plural verb without a subject speaks to somebody: `сообщили агентству`."""
    if not reading.items[cue.verb].has("Number", "Plur"):
        return False
    near = reading.items[cue.last + 1 : cue.last + 4]
    return any(item.has("Case", "Dat") or item.name is not None or item.pos == QUOTED for item in near)


def _joint(reading: Reading, cue: Cue) -> int | None:
    """Return the place of the comma or dash before the cue, with nothing but adverbs between."""
    place = cue.first - 1
    while place > 0 and (
        reading.items[place].pos in {"ADV", "PART"} or reading.items[place].text.lower() in {"в", "свою", "очередь"}
    ):
        place -= 1
    if place > 0 and (reading.items[place].text == "," or reading.items[place].dash):
        return place
    return None


def _around(reading: Reading, cue: Cue, before: tuple[int, int], end: int, mention: Mention | None) -> Frame:
    comma = next((place for place in range(end, reading.last) if reading.items[place].text == ","), None)
    if comma is None or reading.comment(end) or any(reading.said(place) for place in range(comma, reading.last)):
        return Frame(cue, reading.ranges(before), 88, mention)
    ranges = reading.ranges(before, (comma + 1, reading.limit(cue, comma + 1)))
    return Frame(cue, ranges, 80, mention)


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
    return Frame(
        cue, reading.ranges((place + 1, reading.last)), 65, _subject(reading, cue, place), _elided(reading, cue)
    )


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
    if found is None or found[1] != place or not (found[0].name or found[0].form in {Form.INSTITUTION, Form.ROLE}):
        return None
    return Frame(cue, reading.ranges((place + 1, reading.last)), 75, found[0])


RULES: tuple[tuple[str, Rule], ...] = (
    ("question", question),
    ("about", about),
    ("as-said", as_said),
    ("infinitive", infinitive),
    ("that", that),
    ("call", call),
    ("according", by_words),
    ("tail", tail),
    ("topic", topic),
    ("colon", colon),
)
