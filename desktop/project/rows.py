"""Changes of rows, each remembered as it was before and after: what a deed does and what undo turns round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.annotation import QUOTE
from desktop.project import queries
from desktop.project.connection import Connection

Values = dict[str, Any]

KEYS = {
    "release": ("id",),
    "annotation": ("id",),
    "segment": ("annotation", "place"),
    "quote": ("annotation",),
    "entity": ("id",),
    "alias": ("id",),
    "apart": ("one", "other"),
    "label": ("id",),
    "decision": ("id",),
}
"""The columns that tell a row of each table from the others."""

PARTS = {
    "release": (("annotation", "release"),),
    "annotation": (("segment", "annotation"), ("quote", "annotation")),
    "entity": (("alias", "entity"),),
}
"""The rows that go with a row: table and the column that points to it."""

MEANING = {"entity", "normal", "label", "status", "merged", "cue_start", "cue_end"}
"""The columns that tell what is one with what, together with the names themselves."""

LISTED = {"id", "title", "date", "done"}
"""The columns of a release that the list of releases shows and sorts by."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after: None where there was or is no row, else the whole row or the columns that differ."""

    table: str
    key: tuple[Any, ...]
    before: Values | None
    after: Values | None

    def backwards(self) -> "Change":
        """Return the change that undoes this one."""
        return Change(self.table, self.key, self.after, self.before)


class Rows:
    """Inserts, updates and deletes inside the transaction of one deed.

    `changes` remembers each; `releases` and `annotations` (id -> release) what panes must reread; `entities` and
    `normals` whose being one with others must be told anew.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.changes: list[Change] = []
        self.releases: set[int] = set()
        self.annotations: dict[int, int] = {}
        self.entities: set[int] = set()
        self.normals: set[str] = set()
        self.listed = False
        self.labels = False

    def insert(self, table: str, values: Mapping[str, Any]) -> None:
        """Add a row, its key included."""
        row = dict(values)
        columns = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        self._connection.write(f"INSERT INTO {table} ({columns}) VALUES ({marks})", *row.values())
        self._remember(table, None, row, row)

    def update(self, table: str, key: Sequence[Any], values: Mapping[str, Any]) -> None:
        """Set columns of the row; nothing happens to those that have the value already."""
        row = self._row(table, key)
        after = {name: value for name, value in values.items() if row[name] != value}
        if not after:
            return
        places = ", ".join(f'"{name}" = ?' for name in after)
        self._connection.write(f"UPDATE {table} SET {places} WHERE {_where(table)}", *after.values(), *key)
        self._remember(table, {name: row[name] for name in after}, after, row)

    def delete(self, table: str, key: Sequence[Any]) -> None:
        """Take a row away, and before it the rows that are its parts."""
        row = self._row(table, key)
        for part, column in PARTS.get(table, ()):
            names = ", ".join(KEYS[part])
            for part_key in self._connection.all(f"SELECT {names} FROM {part} WHERE {column} = ?", *key):
                self.delete(part, part_key)
        self._connection.write(f"DELETE FROM {table} WHERE {_where(table)}", *key)
        self._remember(table, row, None, row)

    def apply(self, change: Change) -> None:
        """Bring a row to what `change` has after it."""
        if change.after is None:
            self.delete(change.table, change.key)
        elif change.before is None:
            self.insert(change.table, change.after)
        else:
            self.update(change.table, change.key, change.after)

    def next_id(self, table: str) -> int:
        """Return an identity that no row of `table` has ever had."""
        row = self._connection.one("SELECT seq FROM sqlite_sequence WHERE name = ?", table)
        return row[0] + 1 if row else 1

    def touch(self, annotation: int, release: int) -> None:
        """Tell that panes must reread this annotation."""
        self.annotations[annotation] = release
        self.releases.add(release)

    def _row(self, table: str, key: Sequence[Any]) -> Values:
        """Return the row as it is; LookupError where there is none."""
        rows = self._connection.named(f"SELECT * FROM {table} WHERE {_where(table)}", *key)
        if not rows:
            raise LookupError(f"{table} {tuple(key)}")
        return rows[0]

    def _remember(self, table: str, before: Values | None, after: Values | None, row: Values) -> None:
        """Note a change and whom it concerns; `row` is the whole row."""
        key = tuple(row[name] for name in KEYS[table])
        self.changes.append(Change(table, key, before, after))
        if _tells(before, after):
            self._concern(table, row)
            self._concern(table, {**row, **(after or {})})
        if table == "annotation":
            self.touch(row["id"], row["release"])
        elif table in {"segment", "quote"}:
            self._touch_whole(row["annotation"])
        elif table == "release":
            self.releases.add(row["id"])
            self.listed |= before is None or after is None or not LISTED.isdisjoint(after)
        elif table != "decision":
            self.labels = True
        if table == "entity":
            self._touch_meaning(row["id"])

    def _concern(self, table: str, row: Values) -> None:
        """Note the entities of a row: whether they are one with others may be another thing now."""
        if table in {"annotation", "quote"} and row["entity"]:
            self.entities.add(row["entity"])
        if table == "annotation" and row["normal"]:
            self.normals.add(row["normal"])
        if table == "annotation" and row["label"] == QUOTE:
            said = self._connection.all("SELECT entity FROM quote WHERE annotation = ?", row["id"])
            self.entities |= {id_ for (id_,) in said if id_}
        if table == "entity":
            self.entities |= {id_ for id_ in (row["id"], row["merged"]) if id_}
        if table == "apart":
            self.entities |= {row["one"], row["other"]}

    def _touch_meaning(self, entity: int) -> None:
        """Touch all annotations and quotes that show the name of an entity that has changed."""
        for release, ids in queries.meaning(self._connection, entity).items():
            for id_ in ids:
                self.touch(id_, release)

    def _touch_whole(self, annotation: int) -> None:
        """Touch the annotation of a part that has changed."""
        if annotation not in self.annotations:
            row = self._connection.one("SELECT release FROM annotation WHERE id = ?", annotation)
            if row:
                self.touch(annotation, row[0])


def _tells(before: Values | None, after: Values | None) -> bool:
    """Tell whether a change can make entities one, or part them; agreeing with a suggestion does not."""
    if before is None or after is None:
        return True
    told = MEANING & after.keys()
    return bool(told - {"status"}) or bool(told and {"rejected", "corrected"} & {before["status"], after["status"]})


def _where(table: str) -> str:
    return " AND ".join(f"{name} = ?" for name in KEYS[table])
