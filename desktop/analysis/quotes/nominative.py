"""A noun phrase as it stands in the nominative: `источника в правительстве` becomes `источник в правительстве`."""

from desktop.analysis.models import Models
from desktop.analysis.quotes.mentions import Mention
from desktop.analysis.quotes.passages import Item

_MARKS = '«»"„“” '


def nominative(mention: Mention, models: Models, text: str) -> str:
    """Return the phrase's words with the head and what agrees with it in the nominative."""
    head = mention.head
    case = head.feats.get("Case")
    words = []
    changed = head.nominative or case is None
    for item in mention.items:
        words.append(
            (item.text or text[item.start : item.end])
            if changed or not _agrees(item, head)
            else _inflected(item, head.feats.get("Gender", ""), models)
        )
        changed = changed or item is head
    return " ".join(word for word in words if word).strip(_MARKS)


def _agrees(item: Item, head: Item) -> bool:
    return item is head or (
        item.pos in {"ADJ", "DET", "VERB", "NUM"} and item.feats.get("Case") == head.feats.get("Case")
    )


def _inflected(item: Item, gender: str, models: Models) -> str:
    number = item.feats.get("Number", "Sing")
    for form in models.forms(item.text):
        if form.feats.get("Case") == item.feats.get("Case") and form.feats.get("Number", number) == number:
            made = form.inflect(
                {"Nom", number} | ({gender} if number == "Sing" and item.pos != "NOUN" and gender else set())
            )
            if made:
                return _cased(made.word, item.text)
    return item.text


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
