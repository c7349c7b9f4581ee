"""The project's history: one row a deed, from which undo and redo work, also after a restart."""

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from desktop.annotation import Changed, Origin, Status
from desktop.project import queries
from desktop.project.connection import Connection
from desktop.project.rows import Change, Rows
from desktop.project.writing import Writing, now

_LAST = "FROM history WHERE undoable AND undone = 0 ORDER BY id DESC LIMIT 1"
_FIRST = "FROM history WHERE undoable AND undone = 1 ORDER BY id LIMIT 1"
LAST_DONE = f"SELECT id, verb, changes {_LAST}"
FIRST_UNDONE = f"SELECT id, verb, changes {_FIRST}"
INSERT = """INSERT INTO history (made, actor, verb, subject, undoable, undone, changes)
    VALUES (?, ?, ?, ?, ?, 0, ?)"""


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of the history: when (ISO, UTC), who (`user` or `machine`), which verb on what; whether it is undone."""

    id: int
    when: str
    who: str
    verb: str
    subject: str
    undoable: bool
    undone: bool


class History:
    """Reads and writes the history rows; undo and redo are linear, the machine's deeds are passed over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def deeds(self, limit: int) -> list[Deed]:
        """Return the latest deeds, newest first."""
        columns = "id, made, actor, verb, subject, undoable, undone"
        rows = self._connection.all(f"SELECT {columns} FROM history ORDER BY id DESC LIMIT ?", limit)
        return [_deed(*row) for row in rows]

    def write(self, writing: Writing, *, undoable: bool, actor: str) -> None:
        """Add the row of a deed, if it has changed anything; a deed to undo drops what could be redone."""
        rows = writing.rows
        if not rows.changes and not rows.annotations:
            return
        if undoable:
            self._connection.write("DELETE FROM history WHERE undone = 1")
        changes = _rows_json(rows.changes) if undoable else _ids_json(rows)
        self._connection.write(INSERT, now(), actor, writing.verb, writing.subject, int(undoable), changes)

    def undo_name(self) -> str | None:
        """Return the verb that undo would turn round."""
        return self._told(_LAST)[0]

    def redo_name(self) -> str | None:
        """Return the verb that redo would do again."""
        return self._told(_FIRST)[0]

    def undo_subject(self) -> str:
        """Return what the deed is about that undo would turn round."""
        return self._told(_LAST)[1]

    def redo_subject(self) -> str:
        """Return what the deed is about that redo would do again."""
        return self._told(_FIRST)[1]

    def _told(self, which: str) -> tuple[str | None, str]:
        """Return verb and subject of a deed without its changes, which may be many."""
        row = self._connection.one(f"SELECT verb, subject {which}")
        return (row[0], row[1]) if row else (None, "")

    def undo(self) -> Changed | None:
        """Turn the last deed round; None if there is none."""
        row = self._connection.one(LAST_DONE)
        if not row:
            return None
        back = [change.backwards() for change in reversed(_changes(row[2]))]
        done, changed = self._apply("undo", back, row[0])
        # What undo really did, turned round, is what redo has to do: rows of the machine that went with the
        # user's come back with them.
        forward = [change.backwards() for change in reversed(done)]
        self._mark(row[0], forward, undone=1)
        return changed

    def redo(self) -> Changed | None:
        """Do the deed undone last again; None if there is none."""
        row = self._connection.one(FIRST_UNDONE)
        if not row:
            return None
        done, changed = self._apply("redo", _changes(row[2]), row[0])
        self._mark(row[0], done, undone=0)
        return changed

    def jump(self, id_: int) -> Changed | None:
        """Undo or redo until this deed is the last one done; None if there is nothing to do for that."""
        steps: list[Changed | None] = []
        while (last := self._connection.one(LAST_DONE)) and last[0] > id_:
            steps.append(self.undo())
        while (first := self._connection.one(FIRST_UNDONE)) and first[0] <= id_:
            steps.append(self.redo())
        return _summed_up("jump", [step for step in steps if step])

    def _apply(self, verb: str, changes: list[Change], deed: int) -> tuple[list[Change], Changed]:
        """Bring rows to what `changes` have after them; return what was really done."""
        writing = Writing(verb, self._connection)
        for change in changes:
            writing.rows.apply(change)
        fresh = self._suggested_since(deed)
        self._drop_twins(writing, fresh)
        self._drop_newer(writing, fresh, changes)
        writing.rejoin()
        return writing.rows.changes, writing.changed()

    def _suggested_since(self, deed: int) -> set[int]:
        """Return the ids of what the machine has added after a deed."""
        rows = self._connection.all("SELECT changes FROM history WHERE id > ? AND actor = 'machine'", deed)
        runs = [run for (changes,) in rows for run in json.loads(changes)["annotations"]]
        return {id_ for first, last in runs for id_ in range(first, last + 1)}

    def _drop_twins(self, writing: Writing, fresh: set[int]) -> None:
        """Take away those of the `fresh` suggestions that equal what undo or redo has brought back."""
        changes = writing.rows.changes
        back = {change.key[0] for change in changes if change.table == "annotation" and change.before is None}
        fresh -= back
        for release in {writing.rows.annotations[id_] for id_ in back} if fresh else ():
            known = queries.annotations(self._connection, "a.release = ?", release)
            same = {(one.label, one.segments) for one in known if one.id in back}
            for one in known:
                twin = one.id in fresh and (one.label, one.segments) in same
                if twin and (one.status is Status.SUGGESTED or one.origin is Origin.REMEMBERED):
                    writing.remove(one)

    def _drop_newer(self, writing: Writing, fresh: set[int], changes: list[Change]) -> None:
        """Take away the `fresh` suggestions in releases whose earlier analysis has come back."""
        back = {change.key[0] for change in changes if change.table == "annotation" and change.before is None}
        again = [change.key[0] for change in changes if change.before and "analysed" in (change.after or {})]
        for release in again:
            for one in queries.annotations(self._connection, "a.release = ?", release):
                untouched = one.status is Status.SUGGESTED or one.origin is Origin.REMEMBERED
                if one.id in fresh - back and untouched:
                    writing.remove(one)

    def _mark(self, id_: int, changes: list[Change], *, undone: int) -> None:
        sql = "UPDATE history SET undone = ?, changes = ? WHERE id = ?"
        self._connection.write(sql, undone, _rows_json(changes), id_)


def _deed(id_: int, made: str, actor: str, verb: str, subject: str, undoable: int, undone: int) -> Deed:
    return Deed(id_, made, actor, verb, subject, bool(undoable), bool(undone))


def _summed_up(verb: str, steps: list[Changed]) -> Changed | None:
    """Return many changes as one; None where there are none."""
    if not steps:
        return None
    return Changed(
        verb,
        tuple(sorted({id_ for step in steps for id_ in step.releases})),
        tuple(sorted({id_ for step in steps for id_ in step.annotations})),
        listed=any(step.listed for step in steps),
        labels=any(step.labels for step in steps),
    )


def _rows_json(changes: list[Change]) -> str:
    rows = [[change.table, change.key, change.before, change.after] for change in changes]
    return json.dumps({"rows": rows}, ensure_ascii=False, separators=(",", ":"))


def _changes(text: str) -> list[Change]:
    rows: list[list[Any]] = json.loads(text)["rows"]
    return [Change(table, tuple(key), before, after) for table, key, before, after in rows]


def _ids_json(rows: Rows) -> str:
    """Return what the machine has added, as runs of ids: 20,000 suggestions need no 20,000 rows of history."""
    runs: list[list[int]] = []
    ids = sorted(rows.annotations)
    for before, id_ in pairwise([None, *ids]):
        if before is not None and id_ == before + 1:
            runs[-1][1] = id_
        elif id_ is not None:
            runs.append([id_, id_])
    return json.dumps({"annotations": runs, "releases": sorted(rows.releases)}, separators=(",", ":"))
