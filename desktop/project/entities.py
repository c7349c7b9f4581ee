"""Who is meant: an entity is found by its label and name, or made where nobody has that name yet."""

import re
from dataclasses import dataclass

from desktop.annotation import LOC, NAMES, ORG, PER, QUOTE
from desktop.project.connection import Connection
from desktop.project.persons import person

# A row is known by its first name's key, which a rename leaves alone, or by an alias. Rows that have been merged into
# another are found as themselves: what points to them means the other, as long as the merge is not undone.
FIND = """
    SELECT e.id, e.label FROM entity e WHERE e.key = ? AND e.label <> 'ROLE' UNION
    SELECT e.id, e.label FROM entity e JOIN alias a ON a.entity = e.id WHERE a.key = ? AND e.label <> 'ROLE'
    ORDER BY 1"""
BEGINS = """SELECT a.label FROM annotation a JOIN segment g ON g.annotation = a.id
    WHERE a.release = ? AND a.status <> 'rejected' AND g.start = ? AND a.label IN ('ORG', 'LOC') ORDER BY 1"""
_MARKS = re.compile(r"[«»\"„“”‘’‹›]")
_MOST_WORDS = 4
_LONGEST_ABBREVIATION = 5
_DASHES = re.compile(r"[‐‑–—]")
_PROPER = re.compile(r"(?:[^\W\d_]\.? ?)*[^\W\d_]+(?:[-'’ ][^\W\d_]+)*\.?")


def key(name: str) -> str:
    """Return what equal names have in common: no case, no ё, single spaces."""
    return " ".join(name.casefold().replace("ё", "е").split())


def family(name: str, label: str) -> str:
    """Return what entities have in common that may be one: persons their surname, others all but marks and dashes.

    A person with a number in the name is one with nobody else. It is stored: whoever changes what it returns lets a
    migration write it anew.
    """
    surname = person(name).surname if label == PER and not any(map(str.isdigit, name)) else ""
    return surname or " ".join(_DASHES.sub("-", _MARKS.sub("", key(name))).split())


def personal(name: str) -> bool:
    """Tell whether a name looks like a person's: few words, each with a capital letter, none an abbreviation."""
    words = name.replace(".", ". ").split()
    plain = 0 < len(words) <= _MOST_WORDS and bool(_PROPER.fullmatch(" ".join(words)))
    return plain and all(
        word[0].isupper() and not (len(word) > 1 and word.isalpha() and word.isupper()) for word in words
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One of the entities that are shown as one; `merged` is what the user has made it part of."""

    id: int
    name: str
    label: str
    merged: int | None


class Entities:
    """Finds and makes entities inside one deed.

    A new row is no part of the deed's history: undo leaves it, since a later suggestion may mean the same one, and
    `Project.entities` shows only those that something points to.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, dict[str, int]] = {}
        self.grown = False

    def labelled(self, name: str, label: str) -> int:
        """Return the id of the entity called `name` under `label`."""
        known = self._by_label(name)
        if label not in known:
            known[label] = self._make(name, label)
        return known[label]

    def known(self, name: str, label: str) -> int | None:
        """Return the id of the entity called `name` under `label`, None if there is none."""
        return self._by_label(name).get(label)

    def speaker(self, name: str, release: int, start: int | None, *, told: bool, before: str = "") -> int:
        """Return the id of the entity that says a quote: whoever has this name, a person first, else a new one.

        `start` is where the speaker's mention begins in the release, `told` says that the user has given the name,
        `before` is the label of whoever was taken for the speaker until now. What the machine takes for a speaker and
        has not found as a name, `пресс-служба банка`, is a nameless one (QUOTE).
        """
        known = self._by_label(name)
        for likely in (PER, ORG, LOC, *sorted(set(known) - {*NAMES, QUOTE})):
            if likely in known:
                return known[likely]
        row = self._connection.one(BEGINS, release, start) if start is not None else None
        label = row[0] if row else QUOTE
        if told and before in {ORG, LOC} and (label == QUOTE):
            label = before
        if told and personal(name) and (" " in name or label == QUOTE):
            label = PER
        return self.labelled(name, label)

    def spell(self, name: str, label: str) -> None:
        """Let a name be shown as a text has it, if that is better than what earlier texts had: with ё, in capitals.

        What the user has named stays so.
        """
        id_ = self.labelled(name, label)
        row = self._connection.one("SELECT name, key FROM entity WHERE id = ?", id_)
        if row and row[0] != name and key(row[0]) == row[1] == key(name) and _spelling(name) > _spelling(row[0]):
            self.grown = True
            self._connection.write("UPDATE entity SET name = ? WHERE id = ?", name, id_)

    def _by_label(self, name: str) -> dict[str, int]:
        """Return the entities called `name`, label -> id."""
        wanted = key(name)
        if wanted not in self._known:
            rows = self._connection.all(FIND, wanted, wanted)
            self._known[wanted] = {label: id_ for id_, label in reversed(rows)}
        return self._known[wanted]

    def _make(self, name: str, label: str) -> int:
        self.grown = True
        sql = "INSERT INTO entity (label, name, key, family) VALUES (?, ?, ?, ?)"
        self._connection.write(sql, label, name, key(name), family(name, label))
        row = self._connection.one("SELECT last_insert_rowid()")
        return int(row[0]) if row else 0


def _spelling(name: str) -> tuple[int, bool, int, str]:
    """Rank spellings of one name: by its ё, not in capitals unless it is an abbreviation, by capital letters."""
    shouted = name.isupper() and len(name) > _LONGEST_ABBREVIATION
    return name.lower().count("ё"), not shouted, sum(word[0].isupper() for word in name.split()), name
