"""Marked words that are the speaker's own sentences: an ordered list of rules, the first that answers decides."""

from collections.abc import Callable, Sequence

from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.marked_words import SPEECH, Marked, colon_before, full
from desktop.analysis.quotes.mentions import Form, Mention
from desktop.analysis.quotes.openings import PARTS, SIGNS, label, noun_before, said_before, transcript
from desktop.analysis.quotes.passages import ENDS, QUOTED, Item
from desktop.analysis.quotes.phrases import Phrases
from desktop.analysis.quotes.scene import Draft, Scene
from desktop.analysis.quotes.sources import source
from desktop.analysis.quotes.standing import brought_in, headline, reply, standalone
from desktop.annotation import PER

Rule = Callable[[Marked], Draft | None]


def direct(scene: Scene, number: int) -> tuple[str, Draft | None]:
    """Return the rule that decides on a pair of marks, and the direct quote if it is one."""
    marked = Marked(scene, number, tuple(scene.places.get(number, ())))
    if not marked.places:
        return "marks-empty", None
    if names_something(marked):
        return "marks-name", None
    for name, rule in RULES:
        draft = rule(marked)
        if draft is not None:
            return name, draft
    return "", None


def names_something(marked: Marked) -> bool:
    """Tell whether the marks belong to a name that begins before them: `ООО "Заря"`."""
    name = marked.item.name
    if name is not None and name.start < marked.item.start - 1:
        return True
    return name is not None and name.end >= marked.item.end and not marked.clause() and not _speech_after(marked)


def interrupted(marked: Marked) -> Draft | None:
    """`"A, - сказал X. - B"`: the author's words stand inside the marks."""
    passages = {place.passage for place in marked.places}
    if len(marked.scene.stretches[marked.number]) < 2 and _outside(marked):
        return None
    for number in sorted(passages):
        passage = marked.scene.passages[number]
        inner = [place.item for place in marked.places if place.passage == number]
        for cue in marked.scene.cues[number]:
            if cue.verb > inner[0] and (len(inner) > 1 or not _outside(marked)):
                mention = source(marked.scene.phrases, passage.items, cue, after=True)
                return marked.draft("interrupted", 95, cue, mention)
    return None


def _outside(marked: Marked) -> bool:
    """Tell whether the closing mark stands right after the speaker's words."""
    last = marked.passage.items[marked.places[-1].item]
    return last.end == marked.scene.pairs[marked.number].end


def suffix(marked: Marked) -> Draft | None:
    """`"A", - сказал X.`"""
    if not _opens_speech(marked) and not (marked.clause() and colon_before(marked)):
        return None
    first = _joint(marked)
    if first is None:
        return None
    items, cues = marked.passage.items, marked.scene.cues[marked.places[-1].passage]
    start = marked.places[-1].item + 1 + first
    if start < len(items) and items[start].lemma == "как" and not marked.clause():
        return None
    for cue in cues:
        if cue.first >= start and cue.of(*SPEECH) and _near(items, start, cue):
            if _exchanged(marked, cue):
                return None
            after = cue.sort is not Sort.PASSIVE
            mention = source(marked.scene.phrases, items, cue, range(start), after=after)
            return None if _passed_on(marked, cue, mention) else marked.draft("suffix", 97, cue, mention)
    return None


def _passed_on(marked: Marked, cue: Cue, mention: Mention | None) -> bool:
    """Tell whether a paper only passes on whom the words before say: `Громов возразил: "A", - сообщает «Заря»`."""
    if mention is None or mention.form is not Form.INSTITUTION or not (cue.of("relay") and colon_before(marked)):
        return False
    said = prefix(marked)
    return said is not None and said.mention is not None and said.mention.form is Form.NAME


def _exchanged(marked: Marked, cue: Cue) -> bool:
    """Tell whether the verb after the marks has words of its own: `он крикнул: «A», толпа ответила: «B»`."""
    following = marked.passage.items[cue.last + 1 : cue.last + 3]
    leads = len(following) == 2 and following[0].text == ":" and following[1].pos == QUOTED
    number = marked.places[0].passage
    spoken = any(one.of(*SPEECH) and one.last < marked.places[0].item for one in marked.scene.cues[number])
    return leads and spoken and colon_before(marked)


def unlisted_verb(marked: Marked) -> Draft | None:
    """`"A", - развел руками X.`: an unlisted verb with a person for its subject."""
    first = _joint(marked)
    if first is None or not _opens_speech(marked) or not marked.clause():
        return None
    items = marked.passage.items
    verb = marked.places[-1].item + 1 + first
    if verb >= len(items) or not items[verb].finite:
        return None
    cue = Cue(verb, verb, verb, items[verb].lemma, Sort.VERB)
    mention = source(marked.scene.phrases, items, cue, range(verb), after=True)
    if mention is None or mention.form not in {Form.NAME, Form.PRONOUN, Form.ROLE}:
        return None
    return marked.draft("unlisted-verb", 75, cue, mention)


def name_after(marked: Marked) -> Draft | None:
    """`"A", - Иван Петров, директор.`: a name and no verb."""
    first = _joint(marked)
    if first is None or not _opens_speech(marked) or not marked.clause():
        return None
    items = marked.passage.items
    start = marked.places[-1].item + 1 + first
    name = items[start].name if start < len(items) else None
    if name is None or name.label != PER or any(item.finite for item in items[start:]):
        return None
    found = marked.scene.phrases.oblique(items, start, len(items), "Nom")
    return marked.draft("name-after", 65, None, found[0] if found else None)


def noun_after(marked: Marked) -> Draft | None:
    """`"A", - таковы слова X.`, `"A" - так звучал ответ X`."""
    first = _joint(marked)
    if first is None or not _opens_speech(marked):
        return None
    items = marked.passage.items
    start = marked.places[-1].item + 1 + first
    if not marked.clause() and [item.text.lower() for item in items[start : start + 2]] != ["с", "этими"]:
        return None
    nouns = [
        p for p in range(start, len(items)) if items[p].pos == "NOUN" and items[p].lemma in marked.scene.lexicon.nouns
    ]
    if not nouns:
        return None
    place = next((p for p in nouns if items[p].lemma == "слово"), nouns[0])
    cue = Cue(place, place, place, items[place].lemma, Sort.NOUN)
    return marked.draft("noun-after", 70, cue, _whose(marked.scene.phrases, items, place))


def _whose(phrases: Phrases, items: Sequence[Item], noun: int) -> Mention | None:
    """Return whose words a noun of speech means: `слова Котова`, `с этими словами Котов вышел`."""
    verb = next((place for place in range(noun, len(items)) if items[place].finite), None)
    if verb is not None and items[verb].lemma == "принадлежать":
        found = phrases.oblique(items, verb + 1, len(items), "Dat")
    elif verb is not None and items[noun].has("Case", "Ins"):
        found = phrases.before(items, verb, noun + 1) or phrases.after(items, verb, len(items))
    else:
        found = phrases.oblique(items, noun + 1, len(items))
    if found is None and verb is not None:
        found = phrases.after(items, verb, len(items))
    return found[0] if found else None


def prefix(marked: Marked) -> Draft | None:
    """`X сказал: "A"`."""
    if not colon_before(marked) and not (marked.clause() and _listed(marked)):
        return None
    if marked.unmarked and len(marked.before) == 2 and marked.before[0].lemma in PARTS:
        return None
    number = marked.places[0].passage
    items = marked.opening.items
    cues = [cue for cue in marked.scene.cues[number] if cue.last < marked.places[0].item]
    if cues and cues[-1].lemma in {"гласить", "написать"} and any(item.lemma in SIGNS for item in marked.before):
        return None
    nouns = _noun_cues(marked) if full(marked) or marked.unmarked or not _small(marked) else []
    for cue in (*_preferred(items, cues), *nouns):
        if cue.sort is Sort.ACCORDING and not full(marked):
            continue
        mention = source(marked.scene.phrases, items, cue) if cue.sort is not Sort.NOUN else _owner(marked, cue)
        holes = _holes(items, cue, marked.places[0].item)
        if mention is not None and any(items[place] is mention.items[0] for place in holes):
            mention = source(marked.scene.phrases, items, cue, holes)
        return marked.draft("prefix", 95, cue, mention, ahead=True)
    return None


def according(marked: Marked) -> Draft | None:
    """`По словам X, "A"`, where the marks hold a whole clause."""
    number = marked.places[0].passage
    if not full(marked):
        return None
    if any(item.text not in ENDS for item in marked.after) or not marked.before or marked.before[-1].text != ",":
        return None
    items = marked.opening.items
    cues = [cue for cue in marked.scene.cues[number] if cue.last < marked.places[0].item]
    if not cues:
        return None
    cue = cues[-1]
    if cue.sort is Sort.PARTICIPLE:
        return None
    alone = all(item.pos != "VERB" or place == cue.verb for place, item in enumerate(marked.before))
    if cue.sort is not Sort.ACCORDING and not (alone and cue.of("say", "think") and _verb_first(marked, cue)):
        return None
    mention = source(marked.scene.phrases, items[: marked.places[0].item], cue, after=True)
    return marked.draft("according", 85, cue, mention, ahead=True)


def _verb_first(marked: Marked, cue: Cue) -> bool:
    """Tell whether the author's words are a verb and its subject, links aside: `Однако, добавила она, "A"`."""
    return cue.first == 0 or marked.before[cue.first - 1].text in {","} or marked.before[cue.first - 1].lemma == "как"


def _listed(marked: Marked) -> bool:
    """Tell whether only other marked words stand between a colon and these: `кричали: "A!" и "B!"`."""
    place = len(marked.before) - 1
    while place > 0 and (marked.before[place].text in {",", "и"} or marked.before[place].pos == QUOTED):
        place -= 1
    return 0 < place < len(marked.before) - 2 and marked.before[place].text == ":"


def _opens_speech(marked: Marked) -> bool:
    """Tell whether nothing but marks, links or a label stands before the marked words."""
    words = [item for item in marked.before if item.pos not in {"PUNCT", QUOTED}]
    return (
        not words
        or colon_before(marked)
        or (len(words) < 3 and all(item.pos in {"CCONJ", "PART", "ADV"} for item in words))
    )


def _joint(marked: Marked) -> int | None:
    """Return where, after the marks, the author's words begin: past a comma, a dash, or a question mark inside."""
    after = marked.after
    place = 0
    while place < len(after) and after[place].text in {",", ".", "!", "?", "…", "..."} and place < 2:
        place += 1
    if place < len(after) and after[place].dash:
        return place + 1
    asked = marked.scene.text[marked.item.end - 1 : marked.item.end] in {"?", "!", "…"}
    if (place and after[place - 1].text == ",") or asked:
        return place if place < len(after) else None
    plain = place == 0 and bool(after) and after[0].finite and marked.clause()
    return 0 if plain else None


def _speech_after(marked: Marked) -> bool:
    first = _joint(marked)
    if first is None:
        return False
    start = marked.places[-1].item + 1 + first
    return any(cue.first >= start and cue.first < start + 2 for cue in marked.scene.cues[marked.places[-1].passage])


def _near(items: Sequence[Item], start: int, cue: Cue) -> bool:
    """Tell whether only adverbs, a preposition's phrase or the subject stand before the cue."""
    between = items[start : cue.first]
    if any(item.finite or item.gerund or item.text in {":", ";"} for item in between):
        return False
    commas = sum(item.text == "," for item in between)
    return len(between) <= 12 and commas <= 2 and not any(item.pos == QUOTED and item.name is None for item in between)


def _preferred(items: Sequence[Item], cues: Sequence[Cue]) -> list[Cue]:
    """Order the cues before a colon: the last main one first, those inside what another retells left out."""
    main: list[Cue] = []
    for cue in cues:
        if cue.sort is not Sort.ACCORDING and not (main and _subordinate(items, main[-1], cue)):
            main.append(cue)
    return [*reversed(main), *(cue for cue in reversed(cues) if cue.sort is Sort.ACCORDING)]


def _subordinate(items: Sequence[Item], outer: Cue, cue: Cue) -> bool:
    """Tell whether the cue stands inside the clause that another one retells."""
    between = items[outer.last + 1 : cue.first]
    if not any(item.lemma in {"что", "чтобы", "если", "когда", "который"} for item in between):
        return False
    joined = any(item.text == "и" or item.gerund for item in items[max(0, cue.first - 2) : cue.verb + 1])
    same = items[cue.verb].feats.get("Gender") == items[outer.verb].feats.get("Gender")
    return not (joined and (same or cue.sort is Sort.GERUND))


def _noun_cues(marked: Marked) -> list[Cue]:
    lexicon = marked.scene.lexicon
    return [
        Cue(place, place, place, item.lemma, Sort.NOUN)
        for place, item in reversed(list(enumerate(marked.before)))
        if item.pos in {"NOUN", "PROPN"} and item.lemma in lexicon.nouns | lexicon.documents
    ]


def _owner(marked: Marked, cue: Cue) -> Mention | None:
    """Return whose words a noun of speech means: whom a sentence without a verb begins with, else its genitive.

    Where neither stands there it is the subject, or `у Котовой другое мнение` says whose they are.
    """
    items, phrases, limit = marked.opening.items, marked.scene.phrases, marked.places[0].item
    opening = marked.before[0]
    verb = next((place for place in range(limit) if items[place].finite), None)
    if verb is None and _person(opening) and opening.nominative:
        found = phrases.oblique(items, 0, cue.first, "Nom")
    elif verb is None and opening.text == "У" and _person(items[1]):
        found = phrases.oblique(items, 1, cue.first, "Gen")
    else:
        found = phrases.oblique(items, cue.last + 1, limit)
        if found is None and verb is not None and not items[cue.first].nominative:
            found = phrases.before(items, verb) or phrases.after(items, verb, limit)
    return found[0] if found else None


def _person(item: Item) -> bool:
    return item.name is not None and item.name.label == PER


def _small(marked: Marked) -> bool:
    """Tell whether the marked words begin with a small letter."""
    return marked.scene.text[marked.item.start : marked.item.start + 1].islower()


def _holes(items: Sequence[Item], cue: Cue, limit: int) -> range:
    """Return the places of the clause that the cue retells before the colon."""
    for place in range(cue.last, limit - 1):
        if items[place].text == "," and items[place + 1].lemma in {"что", "чтобы", "будто"}:
            return range(place, limit)
    return range(limit, limit)


RULES: tuple[tuple[str, Rule], ...] = (
    ("interrupted", interrupted),
    ("suffix", suffix),
    ("prefix", prefix),
    ("according", according),
    ("said-before", said_before),
    ("name-after", name_after),
    ("noun-after", noun_after),
    ("unlisted-verb", unlisted_verb),
    ("transcript", transcript),
    ("label", label),
    ("headline", headline),
    ("brought-in", brought_in),
    ("reply", reply),
    ("noun-before", noun_before),
    ("standalone", standalone),
)
