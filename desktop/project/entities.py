"""Who is meant: an entity is found by its label and name, or made where nobody has that name yet."""

from desktop.annotation import LOC, ORG, PER
from desktop.project.connection import Connection

# A row is known by its first name's key, which a rename leaves alone, or by an alias. Rows that have been merged into
# another are found as themselves: what points to them means the other, as long as the merge is not undone.
FIND = """
    SELECT e.id, e.label FROM entity e WHERE e.key = ? UNION
    SELECT e.id, e.label FROM entity e JOIN alias a ON a.entity = e.id WHERE a.key = ?
    ORDER BY 1"""


def key(name: str) -> str:
    """Return what equal names have in common: no case, no ё, single spaces."""
    return " ".join(name.casefold().replace("ё", "е").split())


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

    def named(self, name: str, label: str) -> int:
        """Return the id of the entity called `name`, a person rather than an organisation; made under `label`."""
        known = self._by_label(name)
        for likely in (PER, ORG, LOC, *known):
            if likely in known:
                return known[likely]
        return self.labelled(name, label)

    def _by_label(self, name: str) -> dict[str, int]:
        """Return the entities called `name`, label -> id."""
        wanted = key(name)
        if wanted not in self._known:
            rows = self._connection.all(FIND, wanted, wanted)
            self._known[wanted] = {label: id_ for id_, label in reversed(rows)}
        return self._known[wanted]

    def _make(self, name: str, label: str) -> int:
        self.grown = True
        self._connection.write("INSERT INTO entity (label, name, key) VALUES (?, ?, ?)", label, name, key(name))
        row = self._connection.one("SELECT last_insert_rowid()")
        return int(row[0]) if row else 0
