"""Names as the tagger finds them, with normal forms by the dictionary."""

from bisect import bisect_left

from desktop.analysis.models import Models
from desktop.analysis.parsed import Parsed, Word
from desktop.annotation import Annotation, Segment


def find(parsed: Parsed, models: Models) -> tuple[Annotation, ...]:
    """Return the tagger's spans as annotations."""
    words = [word for paragraph in parsed.paragraphs for sentence in paragraph.sentences for word in sentence.words]
    starts = [word.start for word in words]
    return tuple(
        Annotation(
            span.label,
            (Segment(span.start, span.end),),
            rule="tagger",
            normal=_normal(words[bisect_left(starts, span.start) : bisect_left(starts, span.end)], parsed.text, models),
        )
        for span in parsed.spans
    )


def _normal(words: list[Word], text: str, models: Models) -> str:
    made = ""
    for place, word in enumerate(words):
        gap = text[words[place - 1].end : word.start] if place else ""
        made += gap + _word(word, models)
    return made


def _word(word: Word, models: Models) -> str:
    case = word.feats.get("Case")
    if case in {None, "Nom"} or not word.text[:1].isupper():
        return word.text
    for form in models.forms(word.text):
        if form.feats.get("Case") == case and form.feats.get("Gender") == word.feats.get("Gender"):
            made = form.inflect({"Nom", "Sing"})
            if made:
                return str(made.word).title() if not word.text.isupper() else word.text
    return word.text
