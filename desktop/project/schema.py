"""The tables and views of a project, and how older projects are brought to them: append-only steps."""

import sqlite3
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

from desktop import locations
from desktop.project import elder
from desktop.project.header import APPLICATION_ID

Step = Callable[[sqlite3.Connection], None]

# Identities are never used twice (AUTOINCREMENT): what undo brings back must find its place free.
TABLES = (
    """CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE label (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        key TEXT NOT NULL DEFAULT '',
        shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1)),
        place INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE release (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        date TEXT,
        source TEXT NOT NULL,
        text TEXT NOT NULL,
        sha256 TEXT NOT NULL UNIQUE,
        format TEXT NOT NULL,
        encoding TEXT NOT NULL,
        remark TEXT NOT NULL,
        note TEXT NOT NULL,
        analysed TEXT NOT NULL CHECK (analysed IN ('pending', 'names', 'done', 'failed')),
        added TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE entity (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL REFERENCES label,
        name TEXT NOT NULL,
        key TEXT NOT NULL,
        UNIQUE (label, key)
    ) STRICT""",
    """CREATE TABLE alias (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entity INTEGER NOT NULL REFERENCES entity,
        name TEXT NOT NULL,
        key TEXT NOT NULL,
        UNIQUE (entity, key)
    ) STRICT""",
    """CREATE TABLE annotation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        release INTEGER NOT NULL REFERENCES release,
        label TEXT NOT NULL REFERENCES label,
        text TEXT NOT NULL,
        normal TEXT NOT NULL,
        entity INTEGER REFERENCES entity,
        status TEXT NOT NULL CHECK (status IN ('suggested', 'accepted', 'corrected', 'rejected')),
        origin TEXT NOT NULL CHECK (origin IN ('machine', 'remembered', 'manual', 'import')),
        rule TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE segment (
        annotation INTEGER NOT NULL REFERENCES annotation,
        place INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        PRIMARY KEY (annotation, place)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE quote (
        annotation INTEGER PRIMARY KEY REFERENCES annotation,
        kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
        cue_start INTEGER,
        cue_end INTEGER,
        speaker_start INTEGER,
        speaker_end INTEGER,
        entity INTEGER REFERENCES entity,
        confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100)
    ) STRICT""",
    """CREATE TABLE decision (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL,
        label TEXT NOT NULL REFERENCES label,
        verb TEXT NOT NULL,
        entity INTEGER REFERENCES entity,
        made TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        made TEXT NOT NULL,
        actor TEXT NOT NULL CHECK (actor IN ('user', 'machine')),
        verb TEXT NOT NULL,
        subject TEXT NOT NULL,
        undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
        undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
        changes TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX annotation_release ON annotation (release, status)",
    "CREATE INDEX annotation_entity ON annotation (entity)",
    "CREATE INDEX quote_entity ON quote (entity)",
    "CREATE INDEX history_undoable ON history (undone, id) WHERE undoable",
)

# The columns of the CSV table for any SQLite reader. SQLite's functions end a text at a NUL: context and cue do so too.
VIEWS = (
    """CREATE VIEW annotations_view AS
    SELECT r.id AS release, r.source, r.title, coalesce(r.date, '') AS date, a.id AS id, a.label,
        s.start AS start, s."end" AS "end",
        (SELECT group_concat(start || '-' || "end", ';') FROM
            (SELECT start, "end" FROM segment WHERE annotation = a.id ORDER BY place)) AS segments,
        a.text, a.normal, coalesce(e.name, '') AS entity, coalesce(q.kind, '') AS kind,
        coalesce(substr(r.text, q.cue_start + 1, q.cue_end - q.cue_start), '') AS cue,
        coalesce(q.cue_start || '-' || q.cue_end, '') AS cue_at,
        coalesce(substr(r.text, q.speaker_start + 1, q.speaker_end - q.speaker_start), '') AS speaker,
        coalesce(q.speaker_start || '-' || q.speaker_end, '') AS speaker_at,
        coalesce(p.name, '') AS speaker_name, q.confidence, a.status, a.origin, a.rule, a.note,
        substr(r.text, max(s.start - 40, 0) + 1, min(s.start, 40)) AS "left",
        substr(r.text, s."end" + 1, 40) AS "right", r.sha256
    FROM annotation a
    JOIN release r ON r.id = a.release
    JOIN (SELECT annotation, min(start) AS start, max("end") AS "end" FROM segment GROUP BY annotation) s
        ON s.annotation = a.id
    LEFT JOIN entity e ON e.id = a.entity
    LEFT JOIN quote q ON q.annotation = a.id
    LEFT JOIN entity p ON p.id = q.entity
    ORDER BY r.id, s.start, s."end" DESC, a.id""",
    "CREATE VIEW quotes_view AS SELECT * FROM annotations_view WHERE label = 'QUOTE'",
)


def begin(raw: sqlite3.Connection) -> None:
    """Make the tables, views and labels of a new project."""
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    for statement in (*TABLES, *VIEWS):
        raw.execute(statement)
    labels = tomllib.loads(locations.resource("labels.toml").read_text("utf-8"))["label"]
    rows = [
        (label["id"], label["name"], label["key"], int(label.get("shown", True)), place)
        for place, label in enumerate(labels)
    ]
    raw.executemany("INSERT INTO label (id, name, key, shown, place) VALUES (?, ?, ?, ?, ?)", rows)


def handwork(raw: sqlite3.Connection) -> None:
    """Let releases be done, labels have a colour, and the user's effort be counted."""
    raw.execute("ALTER TABLE release ADD COLUMN done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))")
    raw.execute("ALTER TABLE label ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    # Where the machine had found what the user has moved or relabelled since: places as `queries.place` writes them.
    raw.execute("ALTER TABLE annotation ADD COLUMN found TEXT NOT NULL DEFAULT ''")
    # No deed writes here, so a release that is taken out and brought back finds its row again.
    raw.execute(
        """CREATE TABLE effort (
            release INTEGER PRIMARY KEY,
            seconds REAL NOT NULL,
            keys INTEGER NOT NULL
        ) STRICT"""
    )


def people(raw: sqlite3.Connection) -> None:
    """Let entities be merged, and decisions say what was decided on which words."""
    raw.execute("ALTER TABLE entity ADD COLUMN merged INTEGER REFERENCES entity")
    raw.execute("ALTER TABLE decision ADD COLUMN words TEXT NOT NULL DEFAULT ''")
    raw.execute("ALTER TABLE decision ADD COLUMN value TEXT NOT NULL DEFAULT ''")
    raw.execute("CREATE INDEX decision_key ON decision (key, label)")
    raw.execute("CREATE INDEX entity_merged ON entity (merged)")
    for view in ("quotes_view", "annotations_view"):
        raw.execute(f"DROP VIEW {view}")
    for view in VIEWS:
        # Whom an annotation means is the entity that the one it points to has been merged into.
        for name, column in (("e", "a.entity"), ("p", "q.entity")):
            itself = f"LEFT JOIN entity {name}0 ON {name}0.id = {column}"
            meant = f"LEFT JOIN entity {name} ON {name}.id = coalesce({name}0.merged, {name}0.id)"
            view = view.replace(f"LEFT JOIN entity {name} ON {name}.id = {column}", f"{itself} {meant}")
        raw.execute(view)


def engines(raw: sqlite3.Connection) -> None:
    """Keep which models and rules have analysed a release."""
    raw.execute("ALTER TABLE release ADD COLUMN engine TEXT NOT NULL DEFAULT ''")


def joins(raw: sqlite3.Connection) -> None:
    """Let names that mean one be one, roles belong to their persons, and nameless speakers be no persons."""
    raw.execute("ALTER TABLE entity ADD COLUMN family TEXT NOT NULL DEFAULT ''")
    # `merged` is the user's word, `meant` what an entity is shown as by that and by the names: no deed writes it.
    raw.execute("ALTER TABLE entity ADD COLUMN meant INTEGER REFERENCES entity")
    raw.execute(
        """CREATE TABLE apart (
            one INTEGER NOT NULL REFERENCES entity,
            other INTEGER NOT NULL REFERENCES entity,
            offered INTEGER NOT NULL CHECK (offered IN (0, 1)),
            PRIMARY KEY (one, other),
            CHECK (one < other)
        ) STRICT, WITHOUT ROWID"""
    )
    raw.execute("CREATE INDEX apart_other ON apart (other)")
    raw.execute("CREATE INDEX entity_family ON entity (family)")
    raw.execute("CREATE INDEX entity_key ON entity (key)")
    raw.execute("CREATE INDEX entity_meant ON entity (meant)")
    raw.execute("CREATE INDEX alias_key ON alias (key)")
    raw.execute("DROP INDEX annotation_entity")
    raw.execute("CREATE INDEX annotation_entity ON annotation (entity, normal)")
    raw.execute("CREATE INDEX annotation_normal ON annotation (normal, entity)")
    elder.bring_on(raw)
    for view in ("quotes_view", "annotations_view"):
        raw.execute(f"DROP VIEW {view}")
    for view in VIEWS:
        for name, column in (("e", "a.entity"), ("p", "q.entity")):
            itself = f"LEFT JOIN entity {name}0 ON {name}0.id = {column}"
            meant = f"LEFT JOIN entity {name} ON {name}.id = coalesce({name}0.meant, {name}0.id)"
            view = view.replace(f"LEFT JOIN entity {name} ON {name}.id = {column}", f"{itself} {meant}")
        raw.execute(view)


STEPS: tuple[Step, ...] = (begin, handwork, people, engines, joins)
"""What made the project of each version out of the one before: steps are added at the end and never changed."""


def migrate(raw: sqlite3.Connection) -> None:
    """Take the steps that the project has not taken yet, each in its own transaction; user_version counts them."""
    sqlite_utils = _sqlite_utils()
    migrations = sqlite_utils.Migrations("pressmark")
    for version, step in enumerate(STEPS, 1):
        migrations(name=step.__name__)(_counted(step, version))
    migrations.apply(sqlite_utils.Database(raw, execute_plugins=False))


def _counted(step: Step, version: int) -> Callable[[Any], None]:
    """Return `step` for a sqlite-utils database, with its number written into the file."""

    def take(database: Any) -> None:
        step(database.conn)
        database.conn.execute(f"PRAGMA user_version={version}")

    return take


def _sqlite_utils() -> ModuleType:
    """Import sqlite-utils without numpy, which it would import for types that no project has (0.1 s)."""
    if "sqlite_utils" in sys.modules or "numpy" in sys.modules:
        return import_module("sqlite_utils")
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        return import_module("sqlite_utils")
    finally:
        del sys.modules["numpy"]
