"""The release's entity table: which names mean one person or one organisation, and what else each is called."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from desktop.analysis.entities import fullname, misspelt, roles
from desktop.analysis.entities.fullname import FullName
from desktop.analysis.entities.roles import Role
from desktop.analysis.entities.words import RoleWords, plain
from desktop.analysis.models import Models
from desktop.analysis.parsed import Parsed, Word
from desktop.annotation import ORG, PER, Annotation

MOST_NAMESAKES = 40
"""Most people of one name among whom a name is looked for."""
Read = Callable[[str], FullName]
_MARKS = '«»"„“” '
_OPENED = frozenset((" (", " («", ' ("'))
_WORD = re.compile(r"\w+")
_CLIPPED = re.compile(r"(?:Рос|Мин|Гос|Глав|Цент|Обл|Гор|Мос|Нац|Меж)\w+$")
"""How offices are called by clipped words: `Рослесхоз`, `Минсвязи`."""


@dataclass(slots=True, eq=False)
class Known:
    """A person, an organisation or a place of the release; `at` are the starts of its names in the text."""

    label: str
    name: str
    full: FullName
    at: list[int] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    posts: list[Role] = field(default_factory=list)
    genders: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """The genders of verbs and attributes that agree with the name."""

    @property
    def gender(self) -> str:
        """`Masc`, `Fem` or "" where the text does not tell."""
        masculine, feminine = self.genders.count("Masc"), self.genders.count("Fem")
        return "" if masculine == feminine else "Masc" if masculine > feminine else "Fem"

    def last_before(self, offset: int) -> int:
        """Return the start of the last name before the offset, or -1."""
        place = bisect_left(self.at, offset)
        return self.at[place - 1] if place else -1


@dataclass(frozen=True, slots=True)
class Table:
    """Everybody and everything that a release names."""

    known: tuple[Known, ...]
    by_start: dict[int, Known]

    def of(self, annotation: Annotation | None) -> Known | None:
        """Return who or what a name means."""
        return self.by_start.get(annotation.start) if annotation else None

    @property
    def people(self) -> tuple[Known, ...]:
        """All persons, in order of their first names in the text."""
        return tuple(known for known in self.known if known.label == PER)


class Tables:
    """Makes a release's entity table; holds the word lists and the models."""

    def __init__(self, models: Models) -> None:
        self._models = models
        self.words = RoleWords.read()

    def make(self, parsed: Parsed, names: Sequence[Annotation]) -> Table:
        """Group names into entities and gather the roles and genders of persons."""
        read = partial(fullname.parse, given=self._given(names), surnames=self._surnames(names))
        people: list[Known] = []
        others: dict[str, Known] = {}
        by_start: dict[int, Known] = {}
        oblique = _oblique(parsed)
        said = Counter(name.normal for name in names)
        people_at = sorted(
            (name for name in names if name.label == PER),
            key=lambda name: _rank(name, read(name.normal), oblique, said[name.normal]),
        )
        index: dict[str, list[Known]] = {}
        telling = _telling(parsed, people_at)
        for name in people_at:
            made = self._person(name, parsed.text, read, people, index, telling.get(name.start, ""))
            by_start[name.start] = made
        self._misspelt(people, by_start)
        for name in sorted(names, key=lambda name: (name.start in oblique, name.start)):
            if name.label != PER:
                by_start[name.start] = _other(name, parsed.text, others)
        for known in (*people, *others.values()):
            known.at.sort()
        _abbreviated(list(others.values()))
        _bracketed(parsed.text, names, by_start)
        self._surroundings(parsed, names, by_start)
        declined = {id(by_start[name.start]) for name in people_at if _declined(name, parsed.text)}
        for person in people:
            person.posts.extend(self._posts(person))
            given = self._by_given(person.name) if id(person) not in declined else []
            sure = set(person.told) or set(given)
            person.genders.extend(person.told * 2 if len(sure) > 1 else [*sure] * (len(person.genders) + 1))
            # counted once: a long release names somebody thousands of times
            person.genders = [person.gender] if person.gender else []
        everybody = sorted((*people, *others.values()), key=lambda entity: entity.at[0])
        return Table(tuple(everybody), by_start)

    def _given(self, names: Iterable[Annotation]) -> frozenset[str]:
        """Return the words in the names that the dictionary knows as given names."""
        tokens = {plain(token) for name in names if name.label == PER for token in _WORD.findall(name.normal)}
        return frozenset(token for token in tokens if any("Name" in form.tag for form in self._models.forms(token)[:2]))

    def _surnames(self, names: Iterable[Annotation]) -> frozenset[str]:
        """Return the words like `Рабинович` that stand alone as names, or that no dictionary knows as patronymics."""
        people = [_WORD.findall(name.normal) for name in names if name.label == PER]
        alone = {plain(tokens[0]) for tokens in people if len(tokens) == 1}
        ending = {plain(token) for tokens in people for token in tokens if fullname.like_patronymic(plain(token))}
        unknown = {one for one in ending if not any("Patr" in form.tag for form in self._models.forms(one)[:3])}
        return frozenset((alone & ending) | unknown)

    def _person(
        self,
        name: Annotation,
        text: str,
        read: Read,
        people: list[Known],
        index: dict[str, list[Known]],
        gender: str,
    ) -> Known:
        full = read(name.normal or name.words(text))
        keys = {fullname.stem(part) for part in (full.surname, full.given, *full.middle) if len(part) > 1}
        near = index.get(fullname.stem(full.surname or full.given), [])[:MOST_NAMESAKES]
        fits = [known for known in near if fullname.compatible(full, known.full)]
        if not fits:
            fits = [Known(PER, name.normal or name.words(text), full)]
            people.append(fits[0])
        if gender and len(fits) > 1:
            fits = [one for one in fits if self._by_given(one.name) in ([], [gender])] or fits
        known = min(fits, key=lambda one: (*_unlike(full, one.full), abs(one.last_before(name.start) - name.start)))
        known.at.append(name.start)
        if "ё" in name.normal and plain(name.normal) == plain(known.name):
            known.name = name.normal
        for key in keys:
            if known not in index.setdefault(key, [])[:MOST_NAMESAKES]:
                index[key].append(known)
        return known

    def _misspelt(self, people: list[Known], by_start: dict[int, Known]) -> None:
        """Take a surname spelt a letter otherwise for the only person it can mean."""
        full = [known.full for known in people[:MOST_NAMESAKES]]
        for known in people[::-1]:
            found = misspelt.meant(known.full, full, self._strange) if len(people) > 1 else None
            if found is not None:
                person = next(one for one in people if one.full is found)
                person.at.extend(known.at)
                by_start.update(dict.fromkeys(known.at, person))
                people.remove(known)

    def _strange(self, surname: str) -> bool:
        """Tell whether no dictionary knows the surname."""
        return not any(form.is_known and "Surn" in form.tag for form in self._models.forms(surname))

    def _posts(self, person: Known) -> list[Role]:
        """Return the posts that a person is known to have held, unless the release says which of them it means."""
        held = list(roles.held_by(person.full.surname, self.words))
        posts = {role.head for role in held}
        told = {post for role in person.roles for post in role.posts} & posts
        return [role for role in held if not told or role.head in told]

    def _surroundings(self, parsed: Parsed, names: Sequence[Annotation], by_start: dict[int, Known]) -> None:
        """Gather the roles beside persons' names, and their genders."""
        words = [word for paragraph in parsed.paragraphs for sentence in paragraph.sentences for word in sentence.words]
        starts = [word.start for word in words]
        people = {name.start for name in names if name.label == PER}
        longest: dict[int, int] = {}
        shared = _shared({id(known): known for known in by_start.values() if known.label == PER}.values())
        for name in sorted(names, key=lambda one: one.start):
            if name.label != PER:
                continue
            first, last = bisect_left(starts, name.start), bisect_left(starts, name.end)
            known = by_start[name.start]
            if first < last:
                if last - first > 1 or fullname.stem(known.full.surname) not in shared:
                    known.genders.extend(self._genders(words[first:last]))
                    known.told.extend(_agreeing(words, first, last))
                again = last - first <= longest.get(id(known), 0)
                longest[id(known)] = max(last - first, longest.get(id(known), 0))
                chained = last < len(words) and words[last].start in people
                self._roles(words, first, last, known, chained=chained, again=again)

    def _roles(self, words: list[Word], first: int, last: int, known: Known, *, chained: bool, again: bool) -> None:
        """Gather the roles beside one name.

        `chained` says that another person's name follows at once, `again` that this one was named as fully before.
        """
        case = next((word.feats["Case"] for word in words[first:last] if "Case" in word.feats), None)
        low, high = max(0, first - roles.LONGEST - 1), last + roles.LONGEST + 2
        near = words[low:high]
        held = {role.head for role in known.roles}
        for phrase in (
            roles.before(near, first - low, case, self.words.people) if not chained or case == "Gen" else [],
            roles.after(near, last - low, case, self.words.people),
            roles.told(near, first - low, last - low, self.words.people),
        ):
            made = roles.role([word.lemma for word in phrase], self.words)
            if made and made.head not in held and roles.owned(phrase, self.words, again=again):
                continue
            if made and made not in known.roles:
                known.roles.append(made)
                if phrase and "Gender" in phrase[0].feats and plain(phrase[0].lemma).endswith(("ница", "ка", "чиха")):
                    known.genders.append("Fem")

    def _by_given(self, shown: str) -> list[str]:
        """Return the gender that a given name tells by its ending in the nominative: `Александра Котова` is no man."""
        first = shown.partition(" ")[0]
        forms = self._models.forms(first)[:6] if " " in shown else ()
        names = [form for form in forms if "Name" in form.tag and form.feats.get("Case") == "Nom"]
        genders = {form.feats.get("Gender", "") for form in names}
        woman = first.endswith(("а", "я"))
        return list(genders) if genders == ({"Fem"} if woman else {"Masc"}) else []

    def _genders(self, words: Sequence[Word]) -> Iterable[str]:
        for word in words:
            for form in self._models.forms(word.text)[:3]:
                if "Name" in form.tag or "Patr" in form.tag:
                    yield form.feats.get("Gender", "")
                    break
            if "Gender" in word.feats:
                yield word.feats["Gender"]


def _shared(people: Iterable[Known]) -> frozenset[str]:
    """Return the stems of surnames that several people bear: alone, they do not tell who is a man or a woman."""
    surnames = Counter(fullname.stem(known.full.surname) for known in people if known.full.surname)
    return frozenset(surname for surname, count in surnames.items() if count > 1)


def _unlike(short: FullName, full: FullName) -> tuple[bool, bool]:
    """Tell how a name differs from a longer one that it can mean: as a middle part, as `Громов` from `Громова`."""
    woman = short.surname.endswith(("в", "н")) and full.surname in {short.surname + "а", short.surname + "ой"}
    return _inner(short, full), woman


def _inner(single: FullName, full: FullName) -> bool:
    """Tell whether a single word is a middle part of the longer name: `Хамад` of `Тамим бен Хамад Аль Тани`."""
    return fullname.stem(single.surname or single.given) in {fullname.stem(part) for part in full.middle}


def _rank(name: Annotation, full: FullName, oblique: frozenset[int], times: int) -> tuple[int, int, bool, int, int]:
    """Order names: the fullest first, of equals those in the nominative, then the most frequent, then the first."""
    return -full.weight[0], -full.weight[1], name.start in oblique, -times, name.start


def _telling(parsed: Parsed, people: Iterable[Annotation]) -> dict[int, str]:
    """Return by the start of a name the gender of the verb or the attribute that agrees with it."""
    words = [word for paragraph in parsed.paragraphs for sentence in paragraph.sentences for word in sentence.words]
    starts = [word.start for word in words]
    bounds = ((name.start, bisect_left(starts, name.start), bisect_left(starts, name.end)) for name in people)
    told = ((start, next(iter(_agreeing(words, first, last)), "")) for start, first, last in bounds if first < last)
    return dict(told)


def _agreeing(words: Sequence[Word], first: int, last: int) -> Iterable[str]:
    """Yield the genders of the past verb after a name in the nominative and of the attribute before it."""
    if words[first].feats.get("Case") != "Nom":
        return
    after = next((word for word in words[last : last + 3] if word.pos not in {"ADV", "PART"}), None)
    if after is not None and after.pos == "VERB" and after.feats.get("VerbForm") == "Fin":
        yield from ([after.feats["Gender"]] if after.feats.get("Gender") in {"Masc", "Fem"} else [])
    before = words[first - 1] if first else None
    if before is not None and before.pos == "ADJ" and before.feats.get("Case") == "Nom":
        # the tagger gives an attribute the gender of an unknown name: `61-летняя Мартин`
        gender = "Fem" if before.text.endswith(("ая", "яя")) else before.feats.get("Gender")
        yield from ([gender] if gender in {"Masc", "Fem"} else [])


def _declined(name: Annotation, text: str) -> bool:
    """Tell whether a surname that ends in a consonant is declined, as a woman's never is: `Эда Гонсалеса`."""
    shown, normal = (words.split() for words in (name.words(text), name.normal))
    return bool(shown and normal) and shown[-1] != normal[-1] and normal[-1][-1:] not in "аяоеиуыюэ"


def _oblique(parsed: Parsed) -> frozenset[int]:
    """Return the starts of all words that stand in another case than the nominative."""
    words = (word for paragraph in parsed.paragraphs for sentence in paragraph.sentences for word in sentence.words)
    return frozenset(word.start for word in words if word.feats.get("Case", "Nom") != "Nom")


def _other(name: Annotation, text: str, others: dict[str, Known]) -> Known:
    shown = (name.normal or name.words(text)).strip()
    if not any(mark in shown[1:-1] for mark in _MARKS):
        shown = shown.strip(_MARKS)
    key = " ".join(fullname.stem(plain(word)) for word in _WORD.findall(shown))
    known = others.get(key)
    if known is None:
        known = others[key] = Known(name.label, shown, FullName(shown))
    known.at.append(name.start)
    return known


def _bracketed(text: str, names: Sequence[Annotation], by_start: dict[int, Known]) -> None:
    """Give an abbreviation in brackets the name it stands behind: `Союз пекарей Перми (СПП)`."""
    ordered = sorted((name for name in names if name.label == ORG), key=lambda name: name.start)
    for long, short in pairwise(ordered):
        alone = text[long.end : short.start] in _OPENED and text[short.end : short.end + 1] in {")", "»", '"'}
        brief = short.words(text).isupper() or _CLIPPED.match(short.words(text)) is not None
        if alone and brief and len(long.words(text)) > len(short.words(text)):
            by_start[short.start].name = by_start[long.start].name


def _abbreviated(others: list[Known]) -> None:
    """Give an abbreviation the name that the release writes out: `СБУ`, `Служба безопасности Украины`."""
    full: dict[str, str] = {}
    for known in others:
        words = _WORD.findall(known.name)
        if len(words) > 1:
            full.setdefault("".join(word[0] for word in words).lower(), known.name)
            full.setdefault("".join(word[0] for word in words if len(word) > 2).lower(), known.name)
    for known in others:
        short = plain(known.name)
        if known.name.isupper() and short in full:
            known.name = full[short]
