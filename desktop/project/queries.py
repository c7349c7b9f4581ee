"""Rows become values: one query for any number of annotations."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from desktop.annotation import (
    Analysed,
    Annotation,
    Entity,
    Kind,
    Label,
    Origin,
    Quote,
    Release,
    Segment,
    Status,
    Summary,
    reading_order,
)
from desktop.project.connection import Connection, Row

_RELEASE = "source, title, date, id, format, encoding, remark, note, analysed, done, engine FROM release WHERE id = ?"
RELEASE = f"SELECT text, {_RELEASE}"
WITHOUT_TEXT = f"SELECT '', {_RELEASE}"

ANNOTATIONS = """
    SELECT a.id, a.label, a.normal, e.name, a.status, a.origin, a.rule, a.note,
        q.kind, q.cue_start, q.cue_end, q.speaker_start, q.speaker_end, p.name, q.confidence, g.start, g."end"
    FROM annotation a
    JOIN segment g ON g.annotation = a.id
    LEFT JOIN entity e0 ON e0.id = a.entity
    LEFT JOIN entity e ON e.id = coalesce(e0.meant, e0.id)
    LEFT JOIN quote q ON q.annotation = a.id
    LEFT JOIN entity p0 ON p0.id = q.entity
    LEFT JOIN entity p ON p.id = coalesce(p0.meant, p0.id)
    WHERE {condition}
    ORDER BY a.id, g.place"""

SUMMARIES = """
    SELECT r.id, r.title, r.date, r.source, r.analysed, r.remark,
        coalesce(sum(a.status = 'suggested'), 0), coalesce(sum(a.status <> 'suggested'), 0),
        coalesce(sum(a.label = 'QUOTE' AND a.status <> 'rejected'), 0), r.added, r.done,
        coalesce(sum(a.status = 'suggested' AND a.label IN (SELECT id FROM label WHERE NOT shown)), 0), r.note
    FROM release r LEFT JOIN annotation a ON a.release = r.id
    GROUP BY r.id ORDER BY r.id"""

# An entity that nothing points to any more stays in its table, for undo and for the next mention, but is not shown.
ENTITIES = """
    SELECT DISTINCT e.id, e.name, e.label
    FROM (SELECT entity FROM annotation WHERE {condition} UNION
        SELECT q.entity FROM quote q JOIN annotation ON annotation.id = q.annotation WHERE {condition}) m
    JOIN entity e0 ON e0.id = m.entity
    JOIN entity e ON e.id = coalesce(e0.meant, e0.id)
    ORDER BY e.id"""

# What stands for a person in a role is no name of theirs, nor is what the user has turned down.
ALIASES = """
    WITH meant AS (SELECT e0.id AS id, e.id AS whole, e0.name AS name, e.name AS shown
        FROM entity e0 JOIN entity e ON e.id = coalesce(e0.meant, e0.id) WHERE {condition})
    SELECT m.whole, a.name FROM alias a JOIN meant m ON m.id = a.entity WHERE a.name <> m.shown UNION
    SELECT m.whole, m.name FROM meant m WHERE m.name <> m.shown UNION
    SELECT m.whole, a.normal FROM annotation a JOIN meant m ON m.id = a.entity
        WHERE a.normal NOT IN ('', m.shown) AND a.label <> 'ROLE' AND a.status <> 'rejected'"""

QUOTES_SAID = """
    SELECT a.release, a.id, a.text, coalesce(p.name, '') FROM quote q
    JOIN annotation a ON a.id = q.annotation
    JOIN segment g ON g.annotation = a.id AND g.place = 0
    LEFT JOIN entity p0 ON p0.id = q.entity
    LEFT JOIN entity p ON p.id = coalesce(p0.meant, p0.id)
    WHERE a.status <> 'rejected' ORDER BY a.release, g.start, a.id"""

WEIGHTS = """
    SELECT coalesce(e.meant, e.id) AS whole, sum(NOT m.said), sum(m.said), count(DISTINCT m.release)
    FROM (SELECT entity, release, 0 AS said FROM annotation WHERE status <> 'rejected' AND label <> 'ROLE' UNION ALL
        SELECT q.entity, a.release, 1 FROM quote q JOIN annotation a ON a.id = q.annotation
        WHERE a.status <> 'rejected') m
    JOIN entity e ON e.id = m.entity GROUP BY whole"""

MEANT_BY = """
    SELECT e.id, coalesce(e.meant, e.id) FROM annotation a LEFT JOIN quote q ON q.annotation = a.id
    JOIN entity e ON e.id = coalesce(q.entity, a.entity) WHERE a.id = ?"""

STATUSES = {status.value: status for status in Status}
ORIGINS = {origin.value: origin for origin in Origin}


def release(row: Row) -> Release:
    """Return the release of a row of RELEASE."""
    *plain, analysed, done, engine = row
    columns = [*plain, Analysed(analysed), bool(done), engine]
    return Release(*columns)


def annotations(connection: Connection, condition: str, *values: object) -> list[Annotation]:
    """Return the annotations `a` that fulfil `condition`, in reading order."""
    rows = connection.all(ANNOTATIONS.format(condition=condition), *values)
    found = [_annotation(list(group)) for _, group in groupby(rows, itemgetter(0))]
    return sorted(found, key=reading_order)


def _annotation(rows: list[Row]) -> Annotation:
    """Return the annotation of its rows, one a segment."""
    row = rows[0]
    return Annotation(
        row[1],
        tuple(Segment(part[15], part[16]) for part in rows),
        row[0],
        row[2],
        row[3],
        STATUSES[row[4]],
        ORIGINS[row[5]],
        row[6],
        row[7],
        _quote(row) if row[8] else None,
    )


def _quote(row: Row) -> Quote:
    """Return what a row of ANNOTATIONS knows of the quote."""
    return Quote(Kind(row[8]), _segment(row[9], row[10]), _segment(row[11], row[12]), row[13], row[14])


def _segment(start: int | None, end: int | None) -> Segment | None:
    return None if start is None or end is None else Segment(start, end)


def summaries(connection: Connection) -> list[Summary]:
    """Return the release list in the order of adding."""
    rows = connection.all(SUMMARIES)
    return [_summary(*row) for row in rows]


def _summary(id_: int, title: str, date: str | None, source: str, analysed: str, *rest: Any) -> Summary:
    remark, suggested, decided, quotes, added, done, hidden, note = rest
    numbers = {"suggested": suggested, "decided": decided, "quotes": quotes, "hidden": hidden}
    words = {"added": added, "done": bool(done), "note": note}
    return Summary(id_, title, date, source, Analysed(analysed), remark, **words, **numbers)


def labels(connection: Connection) -> list[Label]:
    """Return the project's labels in their places."""
    rows = connection.all("SELECT id, name, key, shown, place, colour FROM label ORDER BY place, id")
    return [Label(id_, name, key, bool(shown), *rest) for id_, name, key, shown, *rest in rows]


def entities(connection: Connection, condition: str, *values: object) -> list[Entity]:
    """Return the entities meant by annotations that fulfil `condition`, with the names they go by."""
    aliases: dict[int, list[str]] = {}
    for entity, name in connection.all(ALIASES.format(condition="1")):
        aliases.setdefault(entity, []).append(name)
    rows = connection.all(ENTITIES.format(condition=condition), *values, *values)
    return [Entity(id_, name, label, tuple(aliases.get(id_, ()))) for id_, name, label in rows]


def entity(connection: Connection, id_: int) -> Entity | None:
    """Return an entity, whoever points to it; None if there is none or it is shown as another."""
    row = connection.one("SELECT name, label FROM entity WHERE id = ? AND meant IS NULL", id_)
    if not row:
        return None
    own = ALIASES.format(condition="coalesce(e0.meant, e0.id) = ?")
    aliases = tuple(name for _, name in connection.all(own, id_))
    return Entity(id_, row[0], row[1], aliases)


def meaning(connection: Connection, id_: int) -> dict[int, list[int]]:
    """Return release -> ids of the annotations that mean an entity and of the quotes it has said."""
    return _pointing(connection, "SELECT id FROM entity WHERE id = ? OR meant = ?", id_, id_)


def pointing(connection: Connection, id_: int) -> dict[int, list[int]]:
    """Return release -> ids of the annotations and quotes that mean an entity itself, whatever it is shown as."""
    return _pointing(connection, "?", id_)


def _pointing(connection: Connection, entities: str, *values: object) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    sql = f"""SELECT release, id FROM annotation WHERE entity IN ({entities})
        UNION SELECT a.release, a.id FROM quote q JOIN annotation a ON a.id = q.annotation
        WHERE q.entity IN ({entities}) ORDER BY 1, 2"""
    for release_id, annotation_id in connection.all(sql, *values, *values):
        found.setdefault(release_id, []).append(annotation_id)
    return found


def place(label: str, segments: Iterable[Segment]) -> str:
    """Return where an annotation stands as one word: `PER:12-40;66-90`."""
    return f"{label}:" + ";".join(f"{segment.start}-{segment.end}" for segment in segments)


def places(connection: Connection, release_id: int) -> set[str]:
    """Return the places in a release at which the machine had found what the user has moved since."""
    rows = connection.all("SELECT found FROM annotation WHERE release = ? AND found <> ''", release_id)
    return {place for (found,) in rows for place in found.split()}


def chunks(ids: Iterable[int], size: int = 500) -> Iterator[list[int]]:
    """Cut ids into lists that fit one statement."""
    whole = list(ids)
    for start in range(0, len(whole), size):
        yield whole[start : start + size]
