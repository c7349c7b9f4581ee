"""Values become rows: what a verb may do inside one deed."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from desktop.annotation import (
    PER,
    QUOTE,
    ROLE,
    Annotation,
    Changed,
    Decision,
    Kind,
    Label,
    Origin,
    Quote,
    Refused,
    Release,
    Segment,
    Status,
)
from desktop.project import queries
from desktop.project.connection import Connection
from desktop.project.entities import Entities, family, key
from desktop.project.rows import Rows

ANNOTATION = "INSERT INTO annotation (id, release, label, text, normal, entity, status, origin, rule, note)"
SEGMENT = 'INSERT INTO segment (annotation, place, start, "end")'
QUOTE_ROW = "INSERT INTO quote (annotation, kind, cue_start, cue_end, speaker_start, speaker_end, entity, confidence)"


def now() -> str:
    """Return the moment as ISO time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Writing:
    """The writing side of a project for the length of one deed; `subject` is what the history says it is about."""

    def __init__(self, verb: str, connection: Connection, subject: str = "") -> None:
        self.verb = verb
        self.subject = subject
        self.rows = Rows(connection)
        self._connection = connection
        self._entities = Entities(connection)
        self._renamed: dict[int, int] = {}

    def rejoin(self) -> None:
        """Tell anew which entities are one, after all that was written; nothing of it goes into the history."""
        if not self.rows.entities and not self.rows.normals:
            return
        # Imported where it is needed: a start without a deed need not wait for it.
        from desktop.project.joining import rejoin

        with self._connection.refusing():
            moved = rejoin(self._connection.raw, self.rows.entities, self.rows.normals)
        for entity in moved:
            for release, ids in queries.pointing(self._connection, entity).items():
                self._renamed |= dict.fromkeys(ids, release)
        self.rows.labels |= bool(moved)

    def changed(self) -> Changed:
        """Return what the deed has changed, for the panes."""
        rows = self.rows
        return Changed(
            self.verb,
            tuple(sorted({*rows.releases, *self._renamed.values()})),
            tuple(sorted({*rows.annotations, *self._renamed})),
            listed=rows.listed,
            labels=rows.labels or self._entities.grown,
        )

    def add_release(self, release: Release) -> int:
        """Store a release and return its id."""
        id_ = self.rows.next_id("release")
        self.rows.insert("release", {"id": id_, **_release_row(release), "added": now()})
        return id_

    def change_release(self, release: Release) -> None:
        """Bring the columns of a stored release to what `release` says; its text and added time never change."""
        columns = _release_row(release)
        del columns["text"], columns["sha256"]
        self.rows.update("release", (release.id,), columns)

    def remove_release(self, id_: int) -> None:
        """Take a release away with everything in it."""
        self.rows.delete("release", (id_,))

    def add(self, release_id: int, annotations: Sequence[Annotation]) -> list[int]:
        """Store annotations of a release; return their ids in the same order."""
        text = self._text(release_id)
        first = self.rows.next_id("annotation")
        stored = [replace(item, id=first + place) for place, item in enumerate(annotations)]
        for item in stored:
            check_places(item, text)
            self._insert(release_id, item, text)
        return [item.id for item in stored]

    def suggest(self, release_id: int, annotations: Sequence[Annotation]) -> None:
        """Store many annotations of the machine at once; only their ids go into the history."""
        text = self._text(release_id)
        first = self.rows.next_id("annotation")
        stored = [replace(item, id=first + place) for place, item in enumerate(annotations)]
        for item in stored:
            check_places(item, text)
            self.rows.touch(item.id, release_id)
            if item.entity and item.label != ROLE:
                self._entities.spell(item.entity, item.label)
        write = self._connection.write_many
        found = [self._annotation_row(item, text) for item in stored]
        write(
            f"{ANNOTATION} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(item.id, release_id, *row.values()) for item, row in zip(stored, found, strict=True)],
        )
        parts = [_segment_rows(item) for item in stored]
        write(f"{SEGMENT} VALUES (?, ?, ?, ?)", [tuple(row.values()) for rows in parts for row in rows])
        quotes = [self._quote_row(item, release_id) for item in stored if item.label == QUOTE]
        write(f"{QUOTE_ROW} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [tuple(row.values()) for row in quotes])
        self.rows.entities |= {row["entity"] for row in (*found, *quotes) if row["entity"]}
        self.rows.normals |= {item.normal for item in stored if item.entity and item.normal}

    def change(self, old: Annotation, new: Annotation) -> None:
        """Bring the rows of the stored annotation `old` to what `new` says; the id stays."""
        columns: dict[str, Any] = {
            "label": new.label,
            "normal": new.normal,
            "status": new.status.value,
            "origin": new.origin.value,
            "rule": new.rule,
            "note": clean(new.note),
        }
        if (old.label, old.entity) != (new.label, new.entity):
            columns["entity"] = self._entity(new)
        if (old.segments, old.quote) != (new.segments, new.quote):
            columns["text"] = self._place(old, new)
        if (old.label, old.segments) != (new.label, new.segments):
            columns["found"] = self._found(old)
        self.rows.update("annotation", (old.id,), columns)
        self._change_quote(old, new)

    def mean(self, annotation: Annotation, entity: int) -> None:
        """Let an annotation, or the speaker of a quote, point to an entity; nothing else of it changes."""
        table = "quote" if annotation.quote else "annotation"
        self.rows.update(table, (annotation.id,), {"entity": entity})

    def absorb(self, kept: Annotation, gone: Annotation) -> None:
        """Take an annotation away that another one has taken in."""
        found = f"{self._found(kept)} {self._found(gone)}".strip()
        self.rows.update("annotation", (kept.id,), {"found": found})
        self.remove(gone)

    def remove(self, annotation: Annotation) -> None:
        """Take an annotation away with its segments and quote."""
        self.rows.delete("annotation", (annotation.id,))

    def change_label(self, id_: str, **columns: Any) -> None:
        """Set columns of a label."""
        self.rows.update("label", (id_,), columns)

    def add_label(self, label: Label) -> None:
        """Store a label."""
        row = {"id": label.id, "name": label.name, "key": label.key, "shown": int(label.shown), "place": label.place}
        self.rows.insert("label", {**row, "colour": label.colour})

    def remove_label(self, id_: str, into: str) -> None:
        """Take away a label that no annotation has any more; its entities go over to the label `into`."""
        for entity, known in self._connection.all("SELECT id, key FROM entity WHERE label = ?", id_):
            taken = self._connection.one("SELECT 1 FROM entity WHERE label = ? AND key = ?", into, known)
            # Of two with one name the second gets a key that no name has: the first is found by it.
            own = f"{known}\n{entity}" if taken else known
            self.rows.update("entity", (entity,), {"label": into, "key": own, "family": family(own, into)})
        about = "SELECT id FROM decision WHERE label = ? OR verb = 'relabel' AND value = ?"
        for (decision,) in self._connection.all(about, id_, id_):
            self.rows.delete("decision", (decision,))
        self.rows.delete("label", (id_,))

    def change_entity(self, id_: int, **columns: Any) -> None:
        """Set columns of an entity."""
        self.rows.update("entity", (id_,), columns)

    def add_alias(self, entity: int, name: str) -> None:
        """Let an entity be found by one more name."""
        known = self._connection.one("SELECT 1 FROM alias WHERE entity = ? AND key = ?", entity, key(name))
        if not known:
            row = {"id": self.rows.next_id("alias"), "entity": entity, "name": name, "key": key(name)}
            self.rows.insert("alias", row)

    def set_apart(self, one: int, other: int, *, offered: bool = False) -> None:
        """Let two entities never be one by their names; `offered` says whether the user is asked about them still."""
        first, second = sorted((one, other))
        known = self._connection.one("SELECT 1 FROM apart WHERE one = ? AND other = ?", first, second)
        if known:
            self.rows.update("apart", (first, second), {"offered": int(offered)})
        elif first != second:
            self.rows.insert("apart", {"one": first, "other": second, "offered": int(offered)})

    def unite(self, one: int, other: int) -> None:
        """Let two entities that were set apart be one again, if their names are."""
        first, second = sorted((one, other))
        if self._connection.one("SELECT 1 FROM apart WHERE one = ? AND other = ?", first, second):
            self.rows.delete("apart", (first, second))

    def add_decision(self, decision: Decision) -> int:
        """Store a decision of the user's; return its id."""
        id_ = self.rows.next_id("decision")
        self.rows.insert("decision", {**asdict(decision), "id": id_, "made": now()})
        return id_

    def remove_decision(self, id_: int) -> None:
        """Take a decision away."""
        self.rows.delete("decision", (id_,))

    def _insert(self, release_id: int, annotation: Annotation, text: str) -> None:
        row = self._annotation_row(annotation, text)
        self.rows.insert("annotation", {"id": annotation.id, "release": release_id, **row})
        for segment in _segment_rows(annotation):
            self.rows.insert("segment", segment)
        if annotation.label == QUOTE:
            self.rows.insert("quote", self._quote_row(annotation, release_id))

    def _found(self, one: Annotation) -> str:
        """Return where the machine had found an annotation; "" for the user's own."""
        (found,) = self._connection.one("SELECT found FROM annotation WHERE id = ?", one.id) or ("",)
        first = "" if one.origin is Origin.MANUAL else queries.place(one.label, one.segments)
        return found or first

    def _place(self, old: Annotation, new: Annotation) -> str:
        """Write the segments where they are new ones; return the words that they cut out."""
        (release_id,) = self._connection.one("SELECT release FROM annotation WHERE id = ?", old.id) or (0,)
        text = self._text(release_id)
        check_places(new, text)
        if old.segments != new.segments:
            for place in range(len(old.segments)):
                self.rows.delete("segment", (old.id, place))
            for segment in _segment_rows(replace(new, id=old.id)):
                self.rows.insert("segment", segment)
        return new.words(text)

    def _change_quote(self, old: Annotation, new: Annotation) -> None:
        if old.label == QUOTE and new.label != QUOTE:
            self.rows.delete("quote", (old.id,))
        elif new.label == QUOTE and old.quote != new.quote:
            (release_id,) = self._connection.one("SELECT release FROM annotation WHERE id = ?", old.id) or (0,)
            row = self._quote_row(replace(new, id=old.id), release_id, self._speaks_as(old.id))
            if old.label != QUOTE:
                self.rows.insert("quote", row)
                return
            if old.quote and new.quote and old.quote.speaker_name == new.quote.speaker_name:
                # Whom it means is not told anew: several may have the name that is shown.
                del row["entity"]
            self.rows.update("quote", (old.id,), row)

    def _annotation_row(self, annotation: Annotation, text: str) -> dict[str, Any]:
        return {
            "label": annotation.label,
            "text": annotation.words(text),
            "normal": annotation.normal,
            "entity": self._entity(annotation),
            "status": annotation.status.value,
            "origin": annotation.origin.value,
            "rule": annotation.rule,
            "note": clean(annotation.note),
        }

    def _speaks_as(self, annotation: int) -> str:
        """Return the label of whoever says a quote; "" where nobody is known."""
        sql = "SELECT e.label FROM quote q JOIN entity e ON e.id = q.entity WHERE q.annotation = ?"
        row = self._connection.one(sql, annotation)
        return row[0] if row else ""

    def _quote_row(self, annotation: Annotation, release: int, before: str = "") -> dict[str, Any]:
        quote = annotation.quote or Quote(Kind.DIRECT)
        start = quote.speaker.start if quote.speaker else None
        told = annotation.status is not Status.SUGGESTED
        name = quote.speaker_name
        return {
            "annotation": annotation.id,
            "kind": quote.kind.value,
            "cue_start": quote.cue and quote.cue.start,
            "cue_end": quote.cue and quote.cue.end,
            "speaker_start": quote.speaker and quote.speaker.start,
            "speaker_end": quote.speaker and quote.speaker.end,
            "entity": self._entities.speaker(name, release, start, told=told, before=before) if name else None,
            "confidence": quote.confidence,
        }

    def _entity(self, annotation: Annotation) -> int | None:
        """Return the entity of an annotation: of a role the person who holds it."""
        label = PER if annotation.label == ROLE else annotation.label
        return self._entities.labelled(annotation.entity, label) if annotation.entity else None

    def _text(self, release_id: int) -> str:
        row = self._connection.one("SELECT text FROM release WHERE id = ?", release_id)
        if not row:
            raise LookupError(f"release {release_id}")
        text: str = row[0]
        return text


def clean(words: str) -> str:
    """Return `words` without lone surrogates, which a file name may hold and no SQLite text can."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def check_places(annotation: Annotation, text: str) -> None:
    """Refuse an annotation without segments, or with any that is empty, out of order or outside `text`."""
    if not annotation.segments:
        raise Refused("Не выделено ни одного отрезка текста. Выделите место и повторите.")
    _check(annotation.segments, text)
    if annotation.quote:
        _check([place for place in (annotation.quote.cue,) if place], text)
        _check([place for place in (annotation.quote.speaker,) if place], text)


def _check(segments: Sequence[Segment], text: str) -> None:
    last = 0
    for segment in segments:
        if segment.start < last or segment.end <= segment.start or segment.end > len(text):
            raise Refused("Отрезки пометки лежат вне текста или перекрываются. Выделите место заново.")
        last = segment.end


def _release_row(release: Release) -> dict[str, Any]:
    return {
        "title": clean(release.title),
        "date": release.date,
        "source": clean(release.source),
        "text": release.text,
        "sha256": release.sha256,
        "format": release.format,
        "encoding": release.encoding,
        "remark": clean(release.remark),
        "note": clean(release.note),
        "analysed": release.analysed.value,
        "done": int(release.done),
        "engine": release.engine,
    }


def _segment_rows(annotation: Annotation) -> list[dict[str, int]]:
    return [
        {"annotation": annotation.id, "place": place, "start": segment.start, "end": segment.end}
        for place, segment in enumerate(annotation.segments)
    ]
