"""Is every offset, text and checksum of a project whole? Looks, tells, mends nothing."""

import sqlite3
from collections.abc import Iterator

from desktop.annotation import Annotation, Refused, Segment
from desktop.project import queries
from desktop.project.connection import Connection


def faults(connection: Connection) -> list[str]:
    """Return a Russian sentence for everything that is not whole."""
    try:
        found = [*_database(connection)]
        if not found:
            found = [*_parts(connection), *_releases(connection)]
    except (Refused, sqlite3.DatabaseError) as error:
        return [f"Файл проекта не читается до конца: {error}"]
    return found


def _database(connection: Connection) -> Iterator[str]:
    """Ask SQLite about its pages and about rows that point to nothing."""
    for (said,) in connection.all("PRAGMA quick_check"):
        if said != "ok":
            yield f"Файл базы повреждён: {said}."
    for table, row, parent, _ in connection.all("PRAGMA foreign_key_check"):
        yield f"Строка {row} таблицы {table} указывает на то, чего нет в таблице {parent}."


def _parts(connection: Connection) -> Iterator[str]:
    """Find annotations that lack what they need."""
    bare = "SELECT id FROM annotation WHERE id NOT IN (SELECT annotation FROM segment)"
    for (id_,) in connection.all(bare):
        yield f"У пометки {id_} нет ни одного отрезка."
    unlike = """SELECT a.id FROM annotation a LEFT JOIN quote q ON q.annotation = a.id
        WHERE (a.label = 'QUOTE') <> (q.annotation IS NOT NULL)"""
    for (id_,) in connection.all(unlike):
        yield f"Пометка {id_}: цитата без сведений о ней или сведения о цитате без цитаты."
    astray = "SELECT id FROM entity WHERE meant IN (SELECT id FROM entity WHERE meant IS NOT NULL)"
    for (id_,) in connection.all(astray):
        yield f"Имя {id_} показано как другое, которое само показано как третье."


def _releases(connection: Connection) -> Iterator[str]:
    # Imported where it is needed: the first paint need not wait for it.
    import hashlib

    for id_, text, sha256 in connection.all("SELECT id, text, sha256 FROM release ORDER BY id"):
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
            yield f"Релиз {id_}: текст изменён, контрольная сумма не сходится."
        stored: dict[int, str] = dict(connection.all("SELECT id, text FROM annotation WHERE release = ?", id_))
        for annotation in queries.annotations(connection, "a.release = ?", id_):
            yield from _annotation(id_, text, annotation, stored[annotation.id])


def _annotation(release: int, text: str, annotation: Annotation, stored: str) -> Iterator[str]:
    where = f"Релиз {release}, пометка {annotation.id}"
    last = 0
    for segment in annotation.segments:
        if segment.start < last:
            yield f"{where}: отрезки перекрываются или стоят не по порядку."
        last = segment.end
    if last > len(text):
        yield f"{where}: отрезок выходит за конец текста."
    elif annotation.words(text) != stored:
        yield f"{where}: сохранённые слова не совпадают с текстом."
    if annotation.quote:
        yield from _outside(where, text, annotation.quote.cue, "слово речи")
        yield from _outside(where, text, annotation.quote.speaker, "автор слов")


def _outside(where: str, text: str, segment: Segment | None, what: str) -> Iterator[str]:
    if segment and not 0 <= segment.start < segment.end <= len(text):
        yield f"{where}: {what} стоит вне текста."
