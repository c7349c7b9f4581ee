"""Marked words with none of the author's beside them: headlines, quotes that stand alone, lines of interviews."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.analysis.quotes.cues import Cue, Sort
from desktop.analysis.quotes.marked_words import SPEECH, Marked
from desktop.analysis.quotes.mentions import Form, Mention
from desktop.analysis.quotes.passages import ENDS, QUOTED, Item
from desktop.analysis.quotes.scene import Draft
from desktop.analysis.quotes.signatures import signature, signed
from desktop.analysis.quotes.sources import source


def headline(marked: Marked) -> Draft | None:
    """`"A": министр назвал сроки`, at the head of a release."""
    if marked.before or not marked.after or marked.after[0].text != ":" or marked.passage.paragraph > 2:
        return None
    items = marked.passage.items
    start = marked.places[-1].item + 2
    verb = next((place for place in range(start, len(items)) if items[place].finite), None)
    found = marked.scene.phrases.before(items, verb, start) if verb is not None else None
    if found is None or not marked.clause():
        return None
    cue = Cue(verb or 0, verb or 0, verb or 0, "", Sort.VERB)
    return marked.draft("headline", 70, cue, found[0])


def brought_in(marked: Marked) -> Draft | None:
    """`X сказал:` in the paragraph before, the words in this one."""
    number = marked.places[0].passage
    if not number or any(not item.dash for item in marked.before) or not marked.opening.first:
        return None
    before = marked.scene.passages[number - 1]
    cues = [cue for cue in marked.scene.cues[number - 1] if cue.of(*SPEECH) or cue.sort is Sort.ACCORDING]
    if before.items[-1].text != ":":
        return None
    if not cues:
        return _introduced(marked, before.items) if marked.unmarked or marked.clause() else None
    mention = signature(marked) or source(marked.scene.phrases, before.items, cues[-1])
    draft = marked.draft("brought-in", 80, None, mention)
    return replace(draft, cue=cues[-1].segment(before.items), follows=mention is None)


def _introduced(marked: Marked, before: Sequence[Item]) -> Draft | None:
    """Take whoever is called in a line that ends with a colon and has no word of speech: `Пётр Орехов, директор:`."""
    verb = next((place for place in range(len(before) - 1, -1, -1) if before[place].finite), None)
    if verb is None:
        found = marked.scene.phrases.oblique(before, 0, len(before), "Nom")
    else:
        found = marked.scene.phrases.before(before, verb) or marked.scene.phrases.after(before, verb, len(before))
    if found is None or found[0].form not in {Form.NAME, Form.ROLE, Form.PRONOUN}:
        return None
    return marked.draft("brought-in", 55, None, found[0])


def reply(marked: Marked) -> Draft | None:
    """A line of an interview: `- Когда откроют мост? - В мае.`"""
    if not marked.unmarked or marked.after or any(item.pos != "PUNCT" for item in marked.before):
        return None
    asks = marked.scene.text[: marked.item.end].endswith("?")
    return marked.draft("reply", 60, None, None, follows=not asks)


def standalone(marked: Marked) -> Draft | None:
    """The marks hold a whole sentence and the author says nothing beside it."""
    if _exchanged(marked):
        return marked.draft("standalone", 55, None, None)
    words = [item for item in marked.before if item.pos != "PUNCT"]
    again = bool(marked.before) and marked.before[-1].dash
    if words or any(item.text not in ENDS | {","} for item in marked.after) or not (marked.clause() or again):
        return None
    return marked.draft("standalone", 80, None, _neighbour(marked), follows=True)


def _exchanged(marked: Marked) -> bool:
    """Tell whether an answer follows at once: `«А мост?» — «Откроем в мае»`."""
    opening = marked.after[:2]
    asks = marked.scene.text[: marked.item.end].endswith(("?", "!"))
    return asks and not marked.before and len(opening) > 1 and opening[0].dash and opening[1].pos == QUOTED


def _neighbour(marked: Marked) -> Mention | None:
    """Return who the sentence after says to have said this, `Об этом сообщил X`, or who speaks in the one before."""
    scene, first, last = marked.scene, marked.places[0].passage, marked.places[-1].passage
    if last + 1 < len(scene.passages):
        after = scene.passages[last + 1].items
        cues = [cue for cue in scene.cues[last + 1] if cue.of("say")]
        if cues and [item.text.lower() for item in after[:2]] == ["об", "этом"]:
            return source(scene.phrases, after, cues[0], after=True)
    if (named := signed(marked)) is not None:
        return named
    if first == 0:
        return None
    before = scene.passages[first - 1].items
    cues = [cue for cue in scene.cues[first - 1] if cue.of("say", "phrase") and cue.sort is Sort.VERB]
    if any(item.pos == QUOTED for item in before):
        return None
    return source(scene.phrases, before, cues[0]) if cues else _entered(marked, first)


def _entered(marked: Marked, first: int) -> Mention | None:
    """Return who opens the paragraph in which somebody then speaks of himself: `Приехал Иванов. «Я рад»`."""
    scene = marked.scene
    before = scene.passages[first - 1]
    verb = next((place for place, item in enumerate(before.items) if item.finite), None)
    if verb is None or not before.first or before.paragraph != scene.passages[first].paragraph:
        return None
    if not any(word.lemma in {"я", "мой"} for word in scene.inside(marked.item.start, marked.item.end)):
        return None
    found = scene.phrases.before(before.items, verb) or scene.phrases.after(before.items, verb, len(before.items))
    return found[0] if found and found[0].form is Form.NAME and not found[0].plural else None
