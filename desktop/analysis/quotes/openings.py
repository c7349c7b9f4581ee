"""Marked words that something else than a verb and a colon brings in: labels, commas, nouns of speech."""

from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.marked_words import Marked, colon_before, full, sentence
from desktop.analysis.quotes.mentions import Form, Mention
from desktop.analysis.quotes.passages import ENDS, QUOTED
from desktop.analysis.quotes.scene import Draft
from desktop.analysis.quotes.sources import source
from desktop.annotation import PER

PARTS = frozenset(("вопрос", "корреспондент", "ведущий", "ответ"))
"""Labels of a transcript that name nobody."""
SIGNS = frozenset(
    [
        "памятник",
        "доска",
        "лозунг",
        "плакат",
        "надпись",
        "название",
        "заголовок",
        "транспарант",
        "баннер",
        "табличка",
    ]
)
"""What is written on things and said by nobody."""
_SAYINGS = frozenset(("вопрос", "фраза", "реплика", "возглас", "слово"))


def said_before(marked: Marked) -> Draft | None:
    """`X сказал, "A"`, `X сказал - "A"`: a comma or a dash in the place of the colon; `X крикнул "A" и ушёл`."""
    joint = marked.before[-1] if marked.before else None
    again = joint is not None and joint.dash and marked.before[0].pos == QUOTED
    if joint is None or not (full(marked) or again) or not _ends(marked):
        return None
    number = marked.places[0].passage
    cues = [cue for cue in marked.scene.cues[number] if cue.last < marked.places[0].item]
    if not cues or not cues[-1].of("say", "manner") or cues[-1].sort in {Sort.ACCORDING, Sort.PARTICIPLE}:
        return None
    if not (joint.text == "," or joint.dash or (cues[-1].last == marked.places[0].item - 1 and sentence(marked))):
        return None
    between = marked.before[cues[-1].last + 1 : -2 if again and marked.before[-2].text == "," else -1]
    if len(between) > 6 or any(item.finite or item.pos in {"PUNCT", "SCONJ"} for item in between):
        return None
    mention = source(marked.scene.phrases, marked.opening.items[: marked.places[0].item], cues[-1], after=again)
    return marked.draft("said-before", 75, cues[-1], mention, ahead=True)


def _ends(marked: Marked) -> bool:
    """Tell whether the sentence ends with the marked words, or goes on with what else the speaker did."""
    goes_on = marked.after[:1] and marked.after[0].text == "и" and any(item.finite for item in marked.after[1:4])
    return bool(goes_on) or all(item.text in ENDS for item in marked.after)


def transcript(marked: Marked) -> Draft | None:
    """`И. Петров: A`, `Иван Петров, директор: — A`, a line of a transcript, without marks."""
    dashed = len(marked.before) > 1 and marked.before[-1].dash and marked.before[-2].text == ":"
    if not marked.unmarked or not (colon_before(marked) or dashed) or len(marked.before) > 16:
        return None
    found = marked.scene.phrases.oblique(marked.opening.items, 0, marked.places[0].item, "Nom")
    if marked.before[0].lemma == "ответ":
        return marked.draft("reply", 60, None, None, follows=True)
    nameless = marked.before[0].lemma in PARTS
    return marked.draft("transcript", 70, None, found[0] if found and not nameless else None)


def label(marked: Marked) -> Draft | None:
    """`И. Петров: "A"`: a name and a colon, or any words of the author's that end with a colon."""
    if not colon_before(marked) or not marked.clause() or any(item.lemma in SIGNS for item in marked.before[-4:]):
        return None
    items = marked.opening.items
    people = [place for place, item in enumerate(marked.before) if item.name is not None and item.name.label == PER]
    if people:
        last = next((place for place in reversed(people) if items[place].nominative), people[-1])
        place = next(index for index, item in enumerate(items) if item.name == items[last].name)
        found = marked.scene.phrases.oblique(items, place, marked.places[0].item, items[place].feats.get("Case", "Nom"))
        return marked.draft("label", 75, None, found[0] if found else None)
    verb = next((place for place, item in enumerate(marked.before) if item.finite), None)
    if verb is not None:
        return _told_of(marked, verb)
    found = marked.scene.phrases.oblique(items, 0, marked.places[0].item - 1, "Nom")
    if found is not None and found[1] == marked.places[0].item - 1 and _speaks(marked, found[0]):
        return marked.draft("label", 70, None, found[0])
    return marked.draft("label", 55, None, None, follows=True) if len(marked.before) > 3 else None


def _speaks(marked: Marked, mention: Mention) -> bool:
    """Tell whether the mention is a person's role or an institution."""
    lexicon = marked.scene.lexicon
    return mention.form is Form.INSTITUTION or mention.head.lemma in lexicon.people | lexicon.agencies


def _told_of(marked: Marked, verb: int) -> Draft | None:
    """Take the subject of any verb before the colon: `Мэр был краток: "A"`."""
    found = marked.scene.phrases.before(marked.opening.items, verb)
    if found is None or not sentence(marked) or found[0].form not in {Form.NAME, Form.PRONOUN, Form.ROLE}:
        return None
    person = found[0].form is not Form.ROLE or found[0].head.lemma in marked.scene.lexicon.people
    return marked.draft("label", 55, None, found[0]) if person else None


def noun_before(marked: Marked) -> Draft | None:
    """`вопрос X "A?"`: a noun of speech and a whole sentence in marks right after it."""
    ended = marked.scene.text[marked.item.end - 1] in "?!"
    items = marked.opening.items
    for place in range(len(marked.before) - 1, max(-1, len(marked.before) - 5), -1):
        item = items[place]
        if ended and item.lemma in _SAYINGS and item.pos == "NOUN":
            found = marked.scene.phrases.oblique(items, place + 1, marked.places[0].item)
            cue = Cue(place, place, place, item.lemma, Sort.NOUN)
            whole = found is None or found[1] == marked.places[0].item
            return marked.draft("noun-before", 60, cue, found[0] if found else None, ahead=True) if whole else None
    return None
