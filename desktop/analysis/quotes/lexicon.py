"""The word lists of the rules for quotes, read once from `resources/words/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from desktop.locations import resource


def listed(name: str) -> Iterator[str]:
    """Yield the lines of a word list, comments left out."""
    for line in resource(f"words/{name}.txt").read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].strip()
        if words:
            yield words


def words(name: str) -> frozenset[str]:
    """Return the words of a list, ё written as е."""
    return frozenset(plain(word) for line in listed(name) for word in line.split())


@cache
def plain(word: str) -> str:
    """Return a word in lower case with ё written as е, as all lists are compared."""
    return word.lower().replace("ё", "е")


def phrases(name: str) -> dict[str, frozenset[str]]:
    """Return {verb: its nouns} of a list whose lines begin with the verb."""
    found: dict[str, set[str]] = {}
    for line in listed(name):
        verb, *nouns = map(plain, line.split())
        found.setdefault(verb, set()).update(nouns)
    return {verb: frozenset(nouns) for verb, nouns in found.items()}


def lines(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a list as tuples of words, the longest first."""
    made = (tuple(map(plain, line.split())) for line in listed(name))
    return tuple(sorted(made, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules for quotes know of words: lemmas, with ё written as е."""

    say: frozenset[str]
    think: frozenset[str]
    relay: frozenset[str]
    ask: frozenset[str]
    question: frozenset[str]
    judge: frozenset[str]
    manner: frozenset[str]
    nouns: frozenset[str]
    according: frozenset[str]
    adjectives: frozenset[str]
    documents: frozenset[str]
    not_said: frozenset[str]
    agencies: frozenset[str]
    publish: frozenset[str]
    institutions: frozenset[str]
    people: frozenset[str]
    phrases: dict[str, frozenset[str]]
    links: tuple[tuple[str, ...], ...]

    @classmethod
    def read(cls) -> "Lexicon":
        """Read all lists."""
        speech = (
            "say think relay ask question judge manner nouns according adjectives documents not-said agencies publish"
        )
        lists = {name.replace("-", "_"): words(f"speech-{name}") for name in speech.split()}
        return cls(
            **lists,
            institutions=words("institutions"),
            people=words("people"),
            phrases=phrases("speech-phrases"),
            links=lines("opening-links"),
        )
