"""Values become rows: what a verb may do inside one deed."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from desktop.annotation import (
    PER,
    QUOTE,
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
)
from desktop.project import queries
from desktop.project.connection import Connection
from desktop.project.entities import Entities, key
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

    def changed(self) -> Changed:
        """Return what the deed has changed, for the panes."""
        rows = self.rows
        return Changed(
            self.verb,
            tuple(sorted(rows.releases)),
            tuple(sorted(rows.annotations)),
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
        write = self._connection.write_many
        write(
            f"{ANNOTATION} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(item.id, release_id, *self._annotation_row(item, text).values()) for item in stored],
        )
        parts = [_segment_rows(item) for item in stored]
        write(f"{SEGMENT} VALUES (?, ?, ?, ?)", [tuple(row.values()) for rows in parts for row in rows])
        quotes = [self._quote_row(item) for item in stored if item.label == QUOTE]
        write(f"{QUOTE_ROW} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [tuple(row.values()) for row in quotes])

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
            self.rows.update("entity", (entity,), {"label": into, "key": f"{known}\n{entity}" if taken else known})
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
            self.rows.insert("quote", self._quote_row(annotation))

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
        elif new.label == QUOTE and old.label != QUOTE:
            self.rows.insert("quote", self._quote_row(replace(new, id=old.id)))
        elif new.label == QUOTE and old.quote != new.quote:
            self.rows.update("quote", (old.id,), self._quote_row(replace(new, id=old.id)))

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

    def _quote_row(self, annotation: Annotation) -> dict[str, Any]:
        quote = annotation.quote or Quote(Kind.DIRECT)
        return {
            "annotation": annotation.id,
            "kind": quote.kind.value,
            "cue_start": quote.cue and quote.cue.start,
            "cue_end": quote.cue and quote.cue.end,
            "speaker_start": quote.speaker and quote.speaker.start,
            "speaker_end": quote.speaker and quote.speaker.end,
            "entity": self._entities.named(quote.speaker_name, PER) if quote.speaker_name else None,
            "confidence": quote.confidence,
        }

    def _entity(self, annotation: Annotation) -> int | None:
        return self._entities.labelled(annotation.entity, annotation.label) if annotation.entity else None

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
