"""Who fills the subject of a word of speech."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from desktop.analysis.quotes.clauses import verbal_noun
from desktop.analysis.quotes.cues import POSSESSIVES, Cue, Sort, enabled
from desktop.analysis.quotes.extents import stands
from desktop.analysis.quotes.kinds import MEDIA, SENT
from desktop.analysis.quotes.mentions import Form, Mention, issuer, nominal, participle, possessive, several_names
from desktop.analysis.quotes.passages import QUOTED, Item
from desktop.analysis.quotes.phrases import Phrases
from desktop.annotation import ORG, PER, Annotation

Holes = Collection[int]
"""Places of items that belong to retold words and cannot name the source."""

_MEETINGS = frozenset(("заседание", "сессия", "совещание", "пленум", "брифинг", "пресс-конференция"))
"""At what a body says something: `на заседании комиссии объявлено`."""
_PASSING = frozenset(("передавать", "передать", "сообщать", "сообщить"))


def source(
    phrases: Phrases, items: Sequence[Item], cue: Cue, holes: Holes = (), *, after: bool = False
) -> Mention | None:
    """Return the mention that fills the cue's subject; `after` says that the verb stands before its subject."""
    if cue.sort is Sort.ACCORDING:
        told = according(phrases, items, cue)
        return told[0] if told else None
    if cue.sort is Sort.PASSIVE:
        return _document(phrases, items, cue)
    if cue.sort is Sort.GERUND:
        return _of_gerund(phrases, items, cue, holes)
    if items[cue.verb].has("VerbForm", "Inf") and enabled(items, cue.verb):
        given = phrases.oblique(items, cue.verb - 1, cue.verb, "Dat")
        return given[0] if given else None
    if cue.sort is Sort.PARTICIPLE:
        return _antecedent(phrases, items, cue.verb)
    if cue.of("relay") and (cited := _cited(phrases, items, cue)):
        return cited
    found = _subject(phrases, items, _agreeing(items, cue.verb), holes, after=after)
    return referred_to(phrases, items, cue, found) or found


def according(phrases: Phrases, items: Sequence[Item], cue: Cue) -> tuple[Mention, int] | None:
    """Return the source named by `по словам …` and the place after it."""
    for place in range(cue.first + 1, cue.last):
        if items[place].text.lower() in POSSESSIVES:
            return possessive(items[place]), cue.last + 1
    limit = next((p for p in range(cue.last + 1, len(items)) if items[p].text in {":", ";"}), len(items))
    case = "Dat" if cue.lemma == "согласно" else "Gen"
    if case == "Gen" and not _genitive(items, cue.last + 1) and items[cue.last + 1].text != "от":
        return None
    first = cue.last + 1
    first += items[first].text == "от" if first + 1 < limit else 0
    return phrases.oblique(items, first, limit, case)


def _genitive(items: Sequence[Item], place: int) -> bool:
    """Tell whether a genitive can begin here; names that are never declined pass."""
    following = items[place] if place < len(items) else None
    if following is None or following.name is not None:
        return following is not None
    return following.feats.get("Case", "Gen") in {"Gen", "Acc"}


def _agreeing(items: Sequence[Item], verb: int) -> int:
    """Return the finite verb whose subject an infinitive shares."""
    if items[verb].has("VerbForm", "Inf"):
        for place in range(verb - 1, max(-1, verb - 4), -1):
            if items[place].finite:
                return place
    return verb


def _subject(phrases: Phrases, items: Sequence[Item], verb: int, holes: Holes, *, after: bool) -> Mention | None:
    seen = [place for place in range(len(items)) if place == verb or place not in holes]
    shown = [items[place] for place in seen]
    at = seen.index(verb)
    for right in (after, not after):
        found = phrases.after(shown, at, len(shown)) if right else phrases.before(shown, at)
        if found is None:
            continue
        mention = found[0]
        if mention.head.lemma in {"который", "кто"}:
            return _antecedent(phrases, items, next(p for p in seen if items[p] is mention.items[0]))
        return _gendered(mention, items[verb])
    return None


def _gendered(mention: Mention, verb: Item) -> Mention:
    """Let a verb in the past tell whether a name or a role is a man's or a woman's."""
    gender = verb.feats.get("Gender")
    mention = replace(mention, subject=True)
    if mention.plural and verb.has("Number", "Sing") and mention.form is Form.NAME:
        mention = replace(mention, plural=several_names(mention.items))
    if gender not in {"Masc", "Fem"} or mention.form not in {Form.NAME, Form.ROLE}:
        return mention
    if mention.form is Form.ROLE and gender == "Masc" and mention.gender == "Fem":
        return mention
    return replace(mention, gender=gender, telling=True)


def _antecedent(phrases: Phrases, items: Sequence[Item], place: int) -> Mention | None:
    """Return the noun phrase before the comma that a relative clause or a participle goes with."""
    comma = _opened(items, place)
    if comma is None or comma == 0:
        return None
    if (named := _named_end(phrases, items, comma)) is not None:
        return named
    start = comma
    while start > 0 and (
        items[start - 1].pos in {"NOUN", "PROPN", "X", "ADJ", "QUOTED", "BRACKET", "DET"}
        or items[start - 1].text.lower() in POSSESSIVES
    ):
        start -= 1
    if start and items[start - 1].pos == "ADP" and (held := _holder(phrases, items, start, place)) is not None:
        found = phrases.oblique(items, held, comma, items[held].feats.get("Case", "Nom"))
        return found[0] if found else None
    for first in range(start, comma):
        case = items[first].feats.get("Case")
        if (
            (items[first].pos in {"NOUN", "PROPN", "X"} and case != "Gen")
            or first == comma - 1
            or (first == start and case)
        ):
            found = phrases.oblique(items, first, comma, case or "Nom")
            return found[0] if found else None
    return None


def _opened(items: Sequence[Item], place: int) -> int | None:
    """Return the comma before a relative clause or a participle, or before the one that `и` joins it to."""
    joined = place > 0 and items[place - 1].lemma == "и" and participle(items[place])
    for left in range(place, max(-1, place - (25 if joined else 5)), -1):
        if items[left].text == "," and (not joined or any(_acts(item) for item in items[left + 1 : left + 5])):
            return left
    return None


def _acts(item: Item) -> bool:
    return participle(item) or verbal_noun(item)


def _holder(phrases: Phrases, items: Sequence[Item], start: int, place: int) -> int | None:
    """Return the person before a preposition that a singular clause goes with: `помощник мэра по спорту, который`."""
    if any(item.lemma in phrases.lexicon.people for item in items[start:place]) or items[place].has("Number", "Plur"):
        return None
    for left in range(start - 2, max(-1, start - 8), -1):
        item = items[left]
        person = item.pos == "NOUN" and item.lemma in phrases.lexicon.people and item.has("Number", "Sing")
        if person and (not item.has("Case", "Gen") or items[left - 1].pos == "ADP"):
            return left
        if item.pos == "PUNCT" or item.finite:
            return None
    return None


def _named_end(phrases: Phrases, items: Sequence[Item], comma: int) -> Mention | None:
    """Return the person whose name ends right before the comma."""
    name = items[comma - 1].name
    if name is None or name.label != PER:
        name = _apposed_name(items, comma)
    if name is None:
        return None
    first = next(place for place in range(comma) if items[place].name == name)
    found = phrases.oblique(items, first, comma, items[first].feats.get("Case", "Nom"))
    return found[0] if found else None


def _apposed_name(items: Sequence[Item], comma: int) -> Annotation | None:
    """Return the name that a role without one stands beside: `уволил Громова, своего советника, который сказал`."""
    for place in range(comma - 1, max(0, comma - 8), -1):
        if items[place].text == ",":
            name, role = items[place - 1].name, items[comma - 1]
            cases = {items[place - 1].feats.get("Case"), role.feats.get("Case")}
            same = len(cases) == 1 or cases == {"Acc", "Gen"}
            alone = all(item.name is None and nominal(item) and item.text != "и" for item in items[place + 1 : comma])
            living = role.pos == "NOUN" and role.has("Animacy", "Anim")
            return name if name and name.label == PER and same and alone and living else None
    return None


def _of_gerund(phrases: Phrases, items: Sequence[Item], cue: Cue, holes: Holes) -> Mention | None:
    """Return the subject of the verb that a gerund goes with."""
    left = [p for p in range(cue.verb - 1, -1, -1) if items[p].finite and p not in holes]
    left = [p for p in left if not _retold(items, p)] or left
    right = [p for p in range(cue.verb + 1, len(items)) if items[p].finite and p not in holes]
    for verb in (*left[:3], *right[:2]):
        after = verb > 0 and items[verb - 1].text in {",", "-", "–", "—"} and verb < cue.verb
        found = _subject(phrases, items, verb, holes, after=after)
        if found:
            return found
    inner = next((p for p in range(cue.verb - 1, -1, -1) if items[p].finite), None)
    found = _subject(phrases, items[: cue.verb], inner, (), after=False) if inner is not None else None
    return found if found is not None and found.form in {Form.NAME, Form.PRONOUN} else None


def _retold(items: Sequence[Item], verb: int) -> bool:
    """Tell whether a verb stands in a clause after `что` with a main verb before: not `добавив`'s but `сказал`'s."""
    what = next((p for p in range(verb - 1, -1, -1) if items[p].text.lower() in {"что", "чтобы"}), 0)
    return items[what].pos == "SCONJ" and any(item.finite for item in items[:what])


def _document(phrases: Phrases, items: Sequence[Item], cue: Cue) -> Mention | None:
    """Return what a passive speaks in: `говорится в сообщении`, `письмо, где говорится`."""
    if cue.first > 1 and items[cue.first - 1].lemma in {"где", "который"}:
        return _written(phrases, items, cue.first - 1) or _antecedent(phrases, items, cue.first - 1)
    if (cited := _referred(phrases, items, range(cue.first - 1), cue.first)) is not None:
        return cited
    if (doer := _doer(phrases, items, cue)) is not None:
        return doer
    commas = (p for p in range(cue.last + 1, len(items)) if items[p].text in {",", ":"})
    limit = next(commas, len(items) - 1)
    for place in (*range(cue.last + 1, min(limit + 1, len(items) - 1)), *range(cue.first - 1, -1, -1)):
        within = items[place].text.lower() in {"в", "во", "на", "из"} and place + 1 < len(items)
        within = within and (not place or items[place - 1].lemma not in SENT)
        if within and (spoken := _spoken_in(phrases, items, place)) is not None:
            return spoken
    return None


def _spoken_in(phrases: Phrases, items: Sequence[Item], place: int) -> Mention | None:
    """Return the document or the body in which, by this preposition, something is said; whose meeting it is."""
    case = "Gen" if items[place].text.lower() == "из" else "Loc"
    found = phrases.oblique(items, place + 1, len(items), case) if stands(items[place + 1], case) else None
    if found is None:
        return None
    if found[0].form is Form.PRONOUN and case == "Loc":
        return replace(found[0], form=Form.DOCUMENT)
    held = issuer(found[0], phrases.lexicon.people) if found[0].head.lemma in _MEETINGS else found[0]
    return held if held is not None and (held.form is Form.DOCUMENT or _body(held)) else None


def _written(phrases: Phrases, items: Sequence[Item], place: int) -> Mention | None:
    """Return the document of `обратился к мэру с письмом, в котором говорится`, whoever is named after it."""
    comma = _opened(items, place)
    for left in range((comma or 0) - 1, -1, -1):
        item = items[left]
        if item.text == "," or item.finite:
            return None
        if item.pos == "NOUN" and item.lemma in phrases.lexicon.documents:
            found = phrases.oblique(items, left, comma or left, item.feats.get("Case", "Acc"))
            return found[0] if found else None
    return None


def _referred(phrases: Phrases, items: Sequence[Item], near: range, limit: int) -> Mention | None:
    """Return what `со ссылкой на …` or `ссылаясь на …` in these places refers to."""
    for place in near:
        refers = items[place].lemma == "ссылка" or items[place].text.lower() == "ссылаясь"
        if refers and items[place + 1].text == "на" and place + 2 < limit:
            found = phrases.oblique(items, place + 2, limit, items[place + 2].feats.get("Case", "Acc"))
            return found[0] if found else None
    return None


def relayed(phrases: Phrases, items: Sequence[Item], cue: Cue, end: int) -> Mention | None:
    """Return whose words an agency before `end` passes on: `передаёт ТАСС со ссылкой на министра Громова`."""
    if cue.lemma not in _PASSING or cue.sort is not Sort.VERB:
        return None
    found = _referred(phrases, items, range(end, min(end + 3, len(items) - 1)), len(items))
    return found if found is not None and (found.form is Form.NAME or _body(found)) and not _paper(found) else None


def _paper(mention: Mention) -> bool:
    """Tell whether a paper is told of, which passes on no less than the one that refers to it."""
    return mention.form is Form.INSTITUTION and mention.head.lemma in MEDIA


def _doer(phrases: Phrases, items: Sequence[Item], cue: Cue) -> Mention | None:
    """Return by whom it is said: `судом признано`, `отмечено комиссией`."""
    for place in (*range(cue.first - 1, -1, -1), *range(cue.last + 1, min(cue.last + 3, len(items)))):
        item = items[place]
        if item.text in {",", ":"} or item.finite:
            return None
        if item.has("Case", "Ins") and item.pos in {"NOUN", "PROPN", "X"}:
            if place and items[place - 1].pos == "ADP":
                return None
            found = phrases.oblique(items, place, len(items), "Ins")
            speaks = found is not None and (found[0].form in {Form.NAME, Form.DOCUMENT} or _body(found[0]))
            return found[0] if found and speaks else None
    return None


def _body(mention: Mention) -> bool:
    """Tell whether the mention is an organisation and not a place."""
    return mention.form is Form.INSTITUTION and (mention.head.name is None or mention.head.name.label == ORG)


def _cited(phrases: Phrases, items: Sequence[Item], cue: Cue) -> Mention | None:
    """Return who is cited: `цитирует Иванова агентство`, `приводит слова Иванова`."""
    quotes = cue.lemma in {"цитировать", "процитировать"}
    for place in range(cue.verb + 1, min(len(items), cue.verb + 8)):
        item = items[place]
        if item.text in {",", ":"}:
            return None
        if item.lemma in phrases.lexicon.nouns and items[place - 1].text.lower() in POSSESSIVES:
            return possessive(items[place - 1])
        if item.lemma in phrases.lexicon.nouns and item.pos == "NOUN" and place + 1 < len(items):
            found = phrases.oblique(items, place + 1, len(items))
            return found[0] if found else None
        if quotes and item.text.lower() in POSSESSIVES:
            return possessive(item)
        if quotes and item.feats.get("Case") in {"Acc", "Gen"}:
            found = phrases.oblique(items, place, len(items), item.feats["Case"])
            if found and (found[0].form in {Form.NAME, Form.ROLE, Form.DOCUMENT} or _bent(item)):
                return found[0]
    return _before_relaying(phrases, items, cue)


def _bent(item: Item) -> bool:
    """Tell whether a word can only be an accusative, so that it is cited and cites nobody: `цитирует мэрию`."""
    return item.has("Case", "Acc") and item.text.lower().endswith(("у", "ю"))


def _before_relaying(phrases: Phrases, items: Sequence[Item], cue: Cue) -> Mention | None:
    """Return whose words stand before the verb that passes them on: `такие слова Иванова приводит «Заря»`."""
    for place in range(cue.verb - 1, max(-1, cue.verb - 8), -1):
        item = items[place]
        if item.pos in {"PUNCT", QUOTED} or item.finite:
            return None
        if item.lemma == "слово" and item.feats.get("Case") in {"Acc", "Nom"}:
            found = phrases.oblique(items, place + 1, cue.verb)
            return found[0] if found else None
    return None


def referred_to(phrases: Phrases, items: Sequence[Item], cue: Cue, paper: Mention | None) -> Mention | None:
    """Return whom a paper refers to: `сообщает «Заря» со ссылкой на Иванова`, `пишет «Заря», ссылаясь на Иванова`.

    What is told after `как сообщает` is the paper's own.
    """
    own_words = cue.first and items[cue.first - 1].lemma == "как"
    if not cue.of("relay") or own_words or (paper is not None and paper.form is not Form.INSTITUTION):
        return None
    for place in range(cue.verb + 1, min(len(items) - 2, cue.verb + 16)):
        item = items[place]
        if item.text in {":", ";"} or item.finite:
            return None
        named = place + 1 if item.text.lower() in {"цитируя", "процитировав"} else place + 2
        if named == place + 1 or (item.lemma in {"ссылка", "ссылаться"} and items[place + 1].text == "на"):
            found = phrases.oblique(items, named, len(items), items[named].feats.get("Case", "Acc"))
            own = found is not None and any(one.lemma in {"свой", "собственный"} for one in found[0].items)
            return found[0] if found and not own and not _paper(found[0]) else None
    return None
