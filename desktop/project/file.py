"""The project file as other rooms see it: values to read, deeds to write."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from desktop.annotation import (
    Analysed,
    Annotation,
    Changed,
    Decision,
    Effort,
    Entity,
    Label,
    Refused,
    Release,
    Segment,
    Summary,
)
from desktop.project import founding, header, queries, schema
from desktop.project.connection import Connection
from desktop.project.entities import Entities, Part
from desktop.project.history import Deed, History
from desktop.project.lock import Lock
from desktop.project.wholeness import faults
from desktop.project.writing import Writing


class Project:
    """One `.pressmark` file. Get it by `create` or `open`; every method raises Refused where the file or disk fails."""

    def __init__(self, connection: Connection, lock: Lock, *, writing: bool) -> None:
        self.path = connection.path
        self.writing = writing
        self._connection = connection
        self._lock = lock
        self._history = History(connection)

    @classmethod
    def create(cls, path: Path) -> "Project":
        """Make a new, empty project at `path`, where nothing may be yet, and open it for writing."""
        lock = Lock(path)
        lock.acquire()
        try:
            founding.found(path)
            return cls(Connection(path, writing=True), lock, writing=True)
        except Refused:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, *, writing: bool = True) -> "Project":
        """Open the project at `path`; an older one is brought up to date, after a copy of it has been made."""
        version = header.examine(path, len(schema.STEPS))
        lock = Lock(path)
        if writing:
            founding.check_writable(path)
        if version == len(schema.STEPS):
            return cls(Connection(path, writing=writing), lock, writing=writing)
        return cls(founding.renewed(path, lock, writing=writing), lock, writing=writing)

    def __enter__(self) -> "Project":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()
        self._lock.release()

    def claim(self) -> None:
        """Become the one writer of the project; raise Refused if another start of the program is it already.

        The first deed does so by itself. Opening does not, since it would make the first paint wait.
        """
        if not self.writing:
            raise Refused(f"Проект «{self.path}» открыт только для чтения. Изменить в нём ничего нельзя.")
        self._lock.acquire()

    # Reading

    def releases(self) -> list[Summary]:
        """Return the release list, in order of adding."""
        return queries.summaries(self._connection)

    def release(self, id_: int, known: Release | None = None) -> Release:
        """Return a release with its text; raise Refused if it is not there (any more).

        `known` is the same release as it was read before: its text, which never changes, is not read again.
        """
        row = self._connection.one(queries.WITHOUT_TEXT if known else queries.RELEASE, id_)
        if not row:
            raise Refused("Этого релиза в проекте уже нет. Выберите другой.")
        found = queries.release(row)
        return replace(found, text=known.text) if known else found

    def analysed(self, release_id: int) -> Analysed | None:
        """Return how far the machine has come with a release, None if it is not there (any more)."""
        row = self._connection.one("SELECT analysed FROM release WHERE id = ?", release_id)
        return Analysed(row[0]) if row else None

    def by_sha256(self, sha256: str) -> int | None:
        """Return the id of the release whose text has this checksum."""
        row = self._connection.one("SELECT id FROM release WHERE sha256 = ?", sha256)
        return row[0] if row else None

    def annotations(self, release_id: int, *, rejected: bool = True) -> list[Annotation]:
        """Return a release's annotations in reading order, quotes included."""
        condition = "a.release = ?" if rejected else "a.release = ? AND a.status <> 'rejected'"
        return queries.annotations(self._connection, condition, release_id)

    def quotes(self, release_id: int) -> list[Annotation]:
        """Return a release's quotes that are not rejected, in reading order."""
        condition = "a.release = ? AND a.label = 'QUOTE' AND a.status <> 'rejected'"
        return queries.annotations(self._connection, condition, release_id)

    def some(self, ids: Iterable[int], release_id: int | None = None) -> list[Annotation]:
        """Return those of the annotations that are there, in reading order; of one release only if it is given."""
        own = "" if release_id is None else f" AND a.release = {int(release_id)}"
        found: list[Annotation] = []
        for chunk in queries.chunks(ids):
            marks = ", ".join("?" * len(chunk))
            found += queries.annotations(self._connection, f"a.id IN ({marks}){own}", *chunk)
        return found

    def annotation(self, id_: int) -> Annotation:
        """Return an annotation; raise Refused if it is not there (any more)."""
        found = self.some([id_])
        if not found:
            raise Refused("Этой пометки в проекте уже нет. Выберите другую.")
        return found[0]

    def standing(self, release_id: int, segments: Sequence[Segment]) -> list[Annotation]:
        """Return the annotations of a release that have exactly these segments."""
        if not segments:
            return []
        first = """a.release = ? AND EXISTS (SELECT 1 FROM segment
            WHERE annotation = a.id AND place = 0 AND start = ? AND "end" = ?)"""
        found = queries.annotations(self._connection, first, release_id, segments[0].start, segments[0].end)
        return [one for one in found if one.segments == tuple(segments)]

    def found_before(self, release_id: int) -> set[str]:
        """Return the places at which the machine had found what the user has moved or relabelled since."""
        return queries.places(self._connection, release_id)

    def worded(self, release_id: int, words: str) -> list[Annotation]:
        """Return the annotations of a release whose words are these, as `Annotation.words` gives them."""
        return queries.annotations(self._connection, "a.release = ? AND a.text = ?", release_id, words)

    def words(self, annotation_id: int) -> str:
        """Return the words of an annotation, "" if it is not there (any more)."""
        row = self._connection.one("SELECT text FROM annotation WHERE id = ?", annotation_id)
        return row[0] if row else ""

    def release_of(self, annotation_id: int) -> int:
        """Return the id of the release that holds an annotation; raise Refused if it is not there (any more)."""
        row = self._connection.one("SELECT release FROM annotation WHERE id = ?", annotation_id)
        if not row:
            raise Refused("Этой пометки в проекте уже нет. Выберите другую.")
        return int(row[0])

    def labels(self) -> list[Label]:
        """Return the project's labels in their places."""
        return queries.labels(self._connection)

    def entities(self, release_id: int | None = None) -> list[Entity]:
        """Return the entities that a release's annotations and quotes mean, or those of all releases."""
        if release_id is None:
            return queries.entities(self._connection, "1")
        return queries.entities(self._connection, "annotation.release = ?", release_id)

    def entity(self, id_: int) -> Entity:
        """Return an entity; raise Refused if it is not there or is shown as another."""
        found = queries.entity(self._connection, id_)
        if not found:
            raise Refused("Этого лица, места или этой организации в проекте уже нет. Выберите другое имя.")
        return found

    def entity_named(self, name: str, label: str) -> int | None:
        """Return the id of the entity under `label` that is called or was first called `name`."""
        return Entities(self._connection).known(name, label)

    def parts(self, entity_id: int) -> list[Part]:
        """Return what is shown as this entity, itself first: names that are one by themselves or by the user's word."""
        sql = "SELECT id, name, label, merged FROM entity WHERE meant = ? OR id = ? ORDER BY id <> ?, id"
        return [Part(*row) for row in self._connection.all(sql, entity_id, entity_id, entity_id)]

    def meant_by(self, annotation_id: int) -> tuple[int, int] | None:
        """Return the entity that an annotation or the speaker of a quote points to, and the one it is shown as."""
        row = self._connection.one(queries.MEANT_BY, annotation_id)
        return (row[0], row[1]) if row else None

    def shown_as(self) -> dict[int, int]:
        """Return entity id -> the entity it is shown as, for all of the project."""
        return dict(self._connection.all("SELECT id, coalesce(meant, id) FROM entity"))

    def apart(self, *, offered: bool = False) -> list[tuple[int, int]]:
        """Return the pairs of entities that the user has set apart; `offered` gives those still offered for merging."""
        rows = self._connection.all("SELECT one, other FROM apart WHERE offered = ?", int(offered))
        return [(one, other) for one, other in rows]

    def meaning(self, entity_id: int) -> dict[int, list[Annotation]]:
        """Return release id -> the annotations there that mean an entity, and the quotes it has said."""
        found = queries.meaning(self._connection, entity_id)
        return {release_id: self.some(ids) for release_id, ids in found.items()}

    def pointing(self, entity_id: int) -> dict[int, list[Annotation]]:
        """Return release id -> the annotations that mean an entity itself, not one that is shown as it."""
        found = queries.pointing(self._connection, entity_id)
        return {release_id: self.some(ids) for release_id, ids in found.items()}

    def labelled(self, label: str) -> list[Annotation]:
        """Return all annotations of the project with this label."""
        return queries.annotations(self._connection, "a.label = ?", label)

    def ruled(self, rule: str) -> list[Annotation]:
        """Return the annotations of the project with this rule, or one that goes on after it with a space."""
        return queries.annotations(self._connection, "(a.rule = ? OR a.rule LIKE ? || ' %')", rule, rule)

    def weights(self) -> dict[int, tuple[int, int, int]]:
        """Return entity id -> its mentions, its quotes and the releases with them, rejected ones left out."""
        return {row[0]: (row[1], row[2], row[3]) for row in self._connection.all(queries.WEIGHTS)}

    def quotes_said(self) -> list[tuple[int, int, str, str]]:
        """Return release id, annotation id, words and speaker's name of every quote that is not rejected."""
        return [(row[0], row[1], row[2], row[3]) for row in self._connection.all(queries.QUOTES_SAID)]

    def decisions(self) -> list[Decision]:
        """Return what the user has decided on names, the latest first."""
        sql = "SELECT key, label, verb, words, value, entity, id, made FROM decision ORDER BY id DESC"
        return [Decision(*row) for row in self._connection.all(sql)]

    def decision(self, key: str, label: str) -> list[Decision]:
        """Return the decisions on the names with this key and label."""
        sql = "SELECT key, label, verb, words, value, entity, id, made FROM decision WHERE key = ? AND label = ?"
        return [Decision(*row) for row in self._connection.all(sql, key, label)]

    def setting(self, name: str, default: str = "") -> str:
        """Return what the project remembers under `name`."""
        row = self._connection.one("SELECT value FROM setting WHERE name = ?", name)
        return row[0] if row else default

    def check(self) -> list[str]:
        """Return what is not whole in the project, a Russian sentence each; nothing is mended."""
        return faults(self._connection)

    # Writing

    @contextmanager
    def deed(self, verb: str, subject: str = "", *, undoable: bool = True, actor: str = "user") -> Iterator[Writing]:
        """Do one verb: what is written inside is committed as a whole with its history row, or not at all."""
        self.claim()
        with self._connection.transaction():
            writing = Writing(verb, self._connection, subject)
            yield writing
            writing.rejoin()
            self._history.write(writing, undoable=undoable, actor=actor)

    def spent(self, release_id: int) -> Effort:
        """Return what a release has cost the user so far."""
        row = self._connection.one("SELECT seconds, keys FROM effort WHERE release = ?", release_id)
        return Effort(*row) if row else Effort()

    def spend(self, release_id: int, effort: Effort) -> None:
        """Add to what a release has cost the user; this is no deed and is not undone."""
        self.claim()
        sql = """INSERT INTO effort (release, seconds, keys) VALUES (?, ?, ?)
            ON CONFLICT (release) DO UPDATE SET seconds = seconds + excluded.seconds, keys = keys + excluded.keys"""
        with self._connection.transaction():
            self._connection.write(sql, release_id, effort.seconds, effort.keys)

    def remember(self, name: str, value: str) -> None:
        """Keep a setting of the project; settings are no deeds and are not undone."""
        self.claim()
        with self._connection.transaction():
            self._connection.write("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", name, value)

    # History

    def history(self, limit: int = 100) -> list[Deed]:
        """Return the latest deeds, newest first."""
        return self._history.deeds(limit)

    def undo_name(self) -> str | None:
        """Return the id of the verb that undo would turn round, or None."""
        return self._history.undo_name()

    def undo_subject(self) -> str:
        """Return what the deed is about that undo would turn round; "" if there is none."""
        return self._history.undo_subject()

    def redo_subject(self) -> str:
        """Return what the deed is about that redo would do again; "" if there is none."""
        return self._history.redo_subject()

    def redo_name(self) -> str | None:
        """Return the id of the verb that redo would do again, or None."""
        return self._history.redo_name()

    def undo(self) -> Changed | None:
        """Turn the user's last deed round; None if there is none."""
        return self._in_history(self._history.undo)

    def jump(self, deed_id: int) -> Changed | None:
        """Undo or redo until this deed is the last one done, all of it or nothing; None if it is already."""
        return self._in_history(lambda: self._history.jump(deed_id))

    def redo(self) -> Changed | None:
        """Do the deed undone last again; None if there is none."""
        return self._in_history(self._history.redo)

    def _in_history(self, step: Callable[[], Changed | None]) -> Changed | None:
        self.claim()
        with self._connection.transaction():
            return step()
