"""What the author puts beside or inside retold words: `сообщил X`, `как сообщил X`, `по словам X`."""

from collections.abc import Sequence
from itertools import takewhile

from desktop.analysis.quotes.complements import elided
from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.endings import LINKING
from desktop.analysis.quotes.mentions import Form, Mention
from desktop.analysis.quotes.passages import QUOTED, Item
from desktop.analysis.quotes.reading import Frame, Reading
from desktop.analysis.quotes.sources import according as named_source
from desktop.analysis.quotes.sources import relayed, source
from desktop.annotation import ORG, PER

_TIMED = frozenset(("того", "тем", "так", "такой", "такая", "такие", "таким", "такого"))
_BESIDES = frozenset(("кроме", "помимо", "сверх", "более", "между"))
"""With `того`, `тем` links of the author, which tell no time: `Кроме того, как сообщил X, A`."""
_POLLS = frozenset(
    [
        "опрос",
        "соцопрос",
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
        "завещание",
        "пресс-релиз",
        "релиз",
        "публикация",
        "статья",
        "обзор",
        "справка",
        "заключение",
        "оценка",
        "расчет",
        "версия",
        "показание",
        "запись",
        "пост",
    ]
)


def as_said(reading: Reading, cue: Cue) -> Frame | None:
    """`Как сообщил X, A`; in the middle and at the end too"""
    if cue.sort in {Sort.ACCORDING, Sort.NOUN, Sort.GERUND} or not cue.of("say", "think", "relay"):
        return None
    opening = _as_before(reading, cue)
    if opening is None:
        return None
    before = reading.scene.phrases.before(reading.items, cue.verb, opening + 1) if cue.sort is Sort.VERB else None
    mention = before[0] if before else _kept(reading, cue, range(opening))
    end = after_mention(reading, mention, cue.last + 1)
    if mention is not None and _passes_on(reading, cue, mention):
        return None
    mention = relayed(reading.scene.phrases, reading.items, cue, end) or mention
    return _inserted(reading, cue, opening, end, mention, 90)


def _passes_on(reading: Reading, cue: Cue, mention: Mention) -> bool:
    """Tell whether a paper only passes on what somebody else says here: `Как пишет «Заря», Громов заявил, что …`."""
    if not cue.of("relay") or mention.form is not Form.INSTITUTION:
        return False
    others = (one for one in reading.cues if one is not cue and one.sort is Sort.VERB and one.of("say", "think"))
    retelling = (one for one in others if reading.that(one) is not None or reading.infinitive(one) is not None)
    found = map(reading.source, retelling)
    return any(one is not None and one.segment != mention.segment for one in found)


def _as_before(reading: Reading, cue: Cue) -> int | None:
    """Return the place of the `как` that brings the cue in."""
    for place in range(cue.first - 1, max(-1, cue.first - 12), -1):
        item = reading.items[place]
        if item.lemma == "как" and item.text.lower() == "как":
            before = reading.items[place - 1] if place else None
            joined = before is None or before.text in {",", ";"} or before.dash or before.pos in {"CCONJ"} or place <= 3
            timed = any(near.text.lower() in _TIMED for near in reading.items[max(0, place - 2) : place])
            timed = timed and (place < 3 or reading.items[place - 3].text.lower() not in _BESIDES)
            return place if joined and not timed else None
        if item.text in {",", ":"} or item.finite:
            return None
    return None


def after_mention(reading: Reading, mention: Mention | None, floor: int) -> int:
    """Return the place after the mention, `floor` where there is none."""
    if mention is None:
        return floor
    last = mention.items[-1]
    place = next((p for p, item in enumerate(reading.items) if item is last), floor - 1)
    return max(place + 1, floor)


def _inserted(
    reading: Reading, cue: Cue, opening: int, end: int, mention: Mention | None, confidence: int
) -> Frame | None:
    """Make the frame of words around an insertion that begins at `opening` and whose source ends before `end`."""
    closing = end if cue.sort is Sort.ACCORDING and _unclosed(reading, end) else _closing(reading, end)
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
    return Frame(cue, ranges, confidence, mention, elided(reading, cue))


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


def _unclosed(reading: Reading, end: int) -> bool:
    """Tell whether no comma closes `по данным X`: a subject comes before the next one, or `— это`."""
    rest = reading.items[end : reading.last]
    if len(rest) < 2 or rest[0].text == ",":
        return False
    if rest[0].dash:
        return rest[1].lemma == "это"
    told = takewhile(lambda item: item.text != ",", rest)
    return any(item.nominative and item.pos in {"NOUN", "PROPN"} and not _organisation(item) for item in told)


def _organisation(item: Item) -> bool:
    return item.name is not None and item.name.label == ORG


def _goes_on(reading: Reading, comma: int) -> bool:
    """Tell whether what follows the comma still speaks of the source: `, ссылаясь на …,`, `, который …,`."""
    opening = reading.items[comma + 1 : comma + 4]
    if not opening:
        return False
    first = opening[0]
    if _apposed(reading, comma):
        return True
    if first.gerund or first.lemma == "который" or (len(opening) > 1 and opening[1].lemma == "который"):
        return any(item.text == "," for item in reading.items[comma + 2 : reading.last])
    return (
        first.has("VerbForm", "Part")
        and not first.has("Variant", "Short")
        and any(item.text == "," for item in reading.items[comma + 2 : comma + 12])
    )


def _apposed(reading: Reading, comma: int) -> bool:
    """Tell whether a person's name before the comma is followed by who it is: `как сказал Громов, директор завода,`."""
    name, rest = reading.items[comma - 1], reading.items[comma + 1 : reading.last]
    if name.name is None or name.name.label != PER:
        return False
    told = list(takewhile(lambda item: item.text != ",", rest))
    noun = next((item for item in told if item.pos != "ADJ"), name)
    people = noun.pos == "NOUN" and (noun.lemma in reading.scene.lexicon.people or noun.has("Animacy", "Anim"))
    same = people and noun.feats.get("Case") == name.feats.get("Case")
    return same and not any(item.finite for item in told) and _told_of_another(rest[len(told) :])


def _told_of_another(rest: Sequence[Item]) -> bool:
    """Tell whether a clause with a subject of its own or with none follows: not `директор, уволенный вчера, ушёл`."""
    nouns = (item for item in rest if item.pos in {"NOUN", "PROPN", "PRON"} and item.lemma not in LINKING)
    verbs = (item for item in rest if item.finite and not (item.has("Number", "Sing") and "Gender" in item.feats))
    return any(item.nominative for item in nouns) or any(verbs)


def by_words(reading: Reading, cue: Cue) -> Frame | None:
    """`По словам X, A`; in the middle and at the end too"""
    if cue.sort is not Sort.ACCORDING:
        return None
    before = reading.items[cue.first - 1] if cue.first else None
    if before is not None and cue.first > 2 and before.pos not in {"PUNCT", "CCONJ", "SCONJ"}:
        return None
    found = named_source(reading.scene.phrases, reading.items, cue)
    if found is None:
        return None
    mention, place = found
    if cue.lemma == "согласно" and not (_named(mention) or mention.head.lemma in _POLLS):
        return None
    if mention.items[-1].lemma in {"данные", "информация"}:
        return None
    return _inserted(reading, cue, cue.first, place, mention, 90)


def _named(mention: Mention) -> bool:
    """Tell whether a person or an organisation is called by name and nothing else: `согласно Росстату`."""
    whole = mention.name is not None and mention.name.label in {ORG, PER}
    return (whole and mention.head.name == mention.name) or mention.head.lemma == "сми"


def tail(reading: Reading, cue: Cue) -> Frame | None:
    """`A, сообщил X.`, and `A, сообщил X, B`"""
    if cue.sort not in {Sort.VERB, Sort.PASSIVE, Sort.ADJECTIVE} or not cue.of("say", "think", "relay", "ask"):
        return None
    joint = joint_before(reading, cue)
    if joint is None or reading.frames or any(reading.said(place) for place in range(joint)):
        return None
    begins = told_about(reading, reading.links(0))
    if [item.text.lower() for item in reading.items[begins : begins + 2]] == ["об", "этом"]:
        return None
    found = reading.scene.phrases.after(reading.items, cue.verb, reading.last)
    mention, end = found if found else (None, cue.last + 1)
    mention = relayed(reading.scene.phrases, reading.items, cue, end) or mention
    if cue.sort is Sort.PASSIVE:
        mention = reading.source(cue)
        end = after_mention(reading, mention, end)
    elif mention is None and not _somebody(reading, cue):
        return None
    frame = _around(reading, cue, (begins, joint), end, mention)
    told = [item for bounds in frame.ranges for item in reading.items[slice(*bounds)]]
    if not cue.of("say", "think", "relay") and not any(item.finite for item in told):
        return None
    return frame if any(reading.clause(*bounds) for bounds in frame.ranges) or _verbless(reading, frame) else None


def _verbless(reading: Reading, frame: Frame) -> bool:
    """Tell whether the words before the cue are a clause without its verb: `Мэр уже в городе, сообщил X`."""
    if len(frame.ranges) != 1:
        return False
    told = reading.items[slice(*frame.ranges[0])]
    subject = any(item.nominative and item.pos in {"NOUN", "PROPN"} for item in told)
    return len(told) > 3 and subject and any(item.pos == "ADP" for item in told)


def told_about(reading: Reading, begins: int) -> int:
    """Return the place after `О том, что` with which a retold clause can begin."""
    words = tuple(item.text.lower() for item in reading.items[begins : begins + 4])
    return begins + 4 if words == ("о", "том", ",", "что") else begins


def _somebody(reading: Reading, cue: Cue) -> bool:
    """Tell whether a plural verb without a subject speaks to somebody: `сообщили агентству`."""
    if not reading.items[cue.verb].has("Number", "Plur"):
        return False
    near = reading.items[cue.last + 1 : cue.last + 4]
    return any(item.has("Case", "Dat") or item.name is not None or item.pos == QUOTED for item in near)


def joint_before(reading: Reading, cue: Cue) -> int | None:
    """Return the place of the comma or dash before the cue, with nothing but adverbs between."""
    place = cue.first - 1
    while place > 0 and (
        (reading.items[place].pos in {"ADV", "PART"} and reading.items[place].lemma not in LINKING)
        or reading.items[place].text.lower() in {"в", "свою", "очередь"}
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


def about(reading: Reading, cue: Cue) -> Frame | None:
    """`О том, что A, X сообщил вчера`"""
    if cue.sort is not Sort.VERB or not cue.of("say") or reading.frames or told_about(reading, 0) == 0:
        return None
    comma = next((place for place in range(cue.first - 1, 4, -1) if reading.items[place].text == ","), None)
    if comma is None:
        return None
    return Frame(cue, reading.ranges((4, comma)), 85, _kept(reading, cue, range(comma)))


def _kept(reading: Reading, cue: Cue, told: range) -> Mention | None:
    return source(reading.scene.phrases, reading.items, cue, told, after=True)
