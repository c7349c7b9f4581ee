"""What older projects knew of people, said as projects know it now."""

import sqlite3

from desktop.project.entities import family, personal

TWIN = """SELECT p.id, coalesce(p.merged, p.id) FROM entity p JOIN entity r ON r.key = p.key
    WHERE r.id = ? AND p.label = 'PER'"""
ALONE = """SELECT e.id, e.name FROM entity e WHERE e.label = 'PER' AND e.merged IS NULL
    AND NOT EXISTS (SELECT 1 FROM annotation WHERE entity = e.id)
    AND NOT EXISTS (SELECT 1 FROM entity WHERE merged = e.id) AND NOT EXISTS (SELECT 1 FROM alias WHERE entity = e.id)
    AND NOT EXISTS (SELECT 1 FROM entity WHERE label = 'QUOTE' AND key = e.key)
    AND EXISTS (SELECT 1 FROM quote WHERE entity = e.id)"""


def bring_on(raw: sqlite3.Connection) -> None:
    """Give roles to their persons, take nameless speakers from them, and set apart what the user had left apart."""
    for (id_,) in raw.execute("SELECT id FROM entity WHERE label = 'ROLE' ORDER BY id").fetchall():
        _give(raw, id_)
    for id_, name in raw.execute(ALONE).fetchall():
        if not personal(name):
            raw.execute("UPDATE entity SET label = 'QUOTE' WHERE id = ?", (id_,))
    for id_, name, label in raw.execute("SELECT id, key, label FROM entity").fetchall():
        raw.execute("UPDATE entity SET family = ? WHERE id = ?", (family(name, label), id_))
    raw.execute("UPDATE entity SET meant = merged")
    _set_apart(raw)


def _give(raw: sqlite3.Connection, role: int) -> None:
    """Let roles mean the person of the same name; where none has it, the entity itself is the person from now on."""
    twin = raw.execute(TWIN, (role,)).fetchone()
    if twin is None:
        raw.execute("UPDATE entity SET label = 'PER' WHERE id = ?", (role,))
        return
    person, whole = twin
    for table in ("annotation", "quote"):
        raw.execute(f"UPDATE {table} SET entity = ? WHERE entity = ?", (person, role))
    # The row stays, for what undo may bring back.
    raw.execute("UPDATE entity SET merged = ? WHERE id = ? OR merged = ?", (whole, role, role))


def _set_apart(raw: sqlite3.Connection) -> None:
    """Turn the pairs that the user had left apart, `3-7 12-40`, into rows."""
    row = raw.execute("SELECT value FROM setting WHERE name = 'left_apart'").fetchone()
    known = {id_ for (id_,) in raw.execute("SELECT id FROM entity")}
    for word in row[0].split() if row else ():
        one, other = sorted(map(int, word.split("-")))
        if {one, other} <= known and one != other:
            raw.execute("INSERT OR IGNORE INTO apart (one, other, offered) VALUES (?, ?, 0)", (one, other))
    raw.execute("DELETE FROM setting WHERE name = 'left_apart'")
