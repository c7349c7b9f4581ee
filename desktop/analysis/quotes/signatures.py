"""Lines of their own that say who speaks beside them: `— Иван Петров, директор` under a quote, or a name over it."""

from collections.abc import Sequence

from desktop.analysis.quotes.marked_words import Marked
from desktop.analysis.quotes.mentions import Form, Mention
from desktop.analysis.quotes.passages import BRACKET, QUOTED, Item
from desktop.analysis.quotes.scene import Scene

LONGEST = 25
"""Most items of such a line."""
FARTHEST = 40
"""How many lines and quotes in turns are looked through for the first of them."""


def signed(marked: Marked) -> Mention | None:
    """Return the person whom a line right under the quote or right over it names."""
    scene = marked.scene
    over, under = marked.places[0].passage - 1, marked.places[-1].passage + 1
    below, above = _named(scene, under, marked.passage.paragraph), _named(scene, over)
    if below is not None and (above is None or _dashed(scene, under) or not _lead(scene, over)):
        return below
    return above if above is not None and not _dashed(scene, over) and _lead(scene, over) else None


def signature(marked: Marked) -> Mention | None:
    """Return the person whom a line with a dash right under the quote names, whatever brought the quote in."""
    under = marked.places[-1].passage + 1
    if under >= len(marked.scene.passages) or not _dashed(marked.scene, under):
        return None
    return _named(marked.scene, under)


def _named(scene: Scene, number: int, paragraph: int = -1) -> Mention | None:
    """Return the person whom the line names, title and all, if nothing else is told there.

    Within the `paragraph` of the words it may follow them in the same line.
    """
    if not 0 <= number < len(scene.passages) or not _alone(scene, number, paragraph):
        return None
    items = scene.passages[number].items
    first = 1 if items[0].dash else 0
    if first >= len(items) or len(items) > LONGEST or any(item.finite or item.text == ":" for item in items):
        return None
    if items[first].feats.get("Case", "Nom") != "Nom":
        return None
    found = scene.phrases.oblique(items, first, len(items), "Nom")
    if found is None or found[0].form is not Form.NAME or found[0].plural:
        return None
    return found[0] if _ends(items, found[1]) else None


def _ends(items: Sequence[Item], place: int) -> bool:
    """Tell whether the name ends here, with nothing or its bearer's role after it."""
    return place >= len(items) or items[place].text in {",", "."} or items[place].dash or items[place].pos == BRACKET


def _alone(scene: Scene, number: int, paragraph: int) -> bool:
    """Tell whether the sentence is all of its paragraph, or ends the one given."""
    passages = scene.passages
    last = number + 1 == len(passages) or passages[number + 1].first
    first = passages[number].first or passages[number].paragraph == paragraph
    return first and last and not any(_speech(scene, item) for item in passages[number].items)


def _speech(scene: Scene, item: Item) -> bool:
    return item.pos == QUOTED and scene.clause(item)


def _dashed(scene: Scene, number: int) -> bool:
    return scene.passages[number].items[0].dash


def _lead(scene: Scene, number: int) -> bool:
    """Tell whether names stand over the quotes here, not under them: which of both the first of the row is."""
    for place in range(number, max(-1, number - FARTHEST), -2):
        if place == 0 or not any(_speech(scene, item) for item in scene.passages[place - 1].items):
            return True
        if place < 2 or _named(scene, place - 2) is None:
            return False
    return False
