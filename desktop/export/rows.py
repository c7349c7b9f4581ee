"""Which annotations go out, in which order, and what a table says of each."""

from collections.abc import Collection, Iterable

from desktop.annotation import Annotation, Quote, Release, Segment, Status, reading_order

COLUMNS = (
    "release",
    "source",
    "title",
    "date",
    "id",
    "label",
    "start",
    "end",
    "segments",
    "text",
    "normal",
    "entity",
    "kind",
    "cue",
    "cue_at",
    "speaker",
    "speaker_at",
    "speaker_name",
    "confidence",
    "status",
    "origin",
    "rule",
    "note",
    "left",
    "right",
    "sha256",
)
"""The columns of every table, in this order; none is ever added or moved."""

CONTEXT = 40
"""Code points of context at either side of an annotation, at most."""


def chosen(
    annotations: Iterable[Annotation], *, rejected: bool, labels: Collection[str] | None = None
) -> list[Annotation]:
    """Return the annotations to write, in reading order: rejected ones only if asked for, all labels if None."""
    kept = (
        one
        for one in annotations
        if (rejected or one.status is not Status.REJECTED) and (labels is None or one.label in labels)
    )
    return sorted(kept, key=reading_order)


def row(release: Release, annotation: Annotation, sha256: str) -> dict[str, str | int]:
    """Return an annotation's cells by column; every text is cut from the release's text."""
    text, start, end = release.text, annotation.start, annotation.end
    return {
        "release": release.id,
        "source": release.source,
        "title": release.title,
        "date": release.date or "",
        "id": annotation.id,
        "label": annotation.label,
        "start": start,
        "end": end,
        "segments": ";".join(at(segment) for segment in annotation.segments),
        "text": annotation.words(text),
        "normal": annotation.normal,
        "entity": annotation.entity or "",
        **_quote_cells(annotation.quote, text),
        "status": annotation.status.value,
        "origin": annotation.origin.value,
        "rule": annotation.rule,
        "note": annotation.note,
        "left": text[max(start - CONTEXT, 0) : start],
        "right": text[end : end + CONTEXT],
        "sha256": sha256,
    }


def at(segment: Segment) -> str:
    """Return a segment as `12-40`."""
    return f"{segment.start}-{segment.end}"


def _quote_cells(quote: Quote | None, text: str) -> dict[str, str | int]:
    """Return the cells that only quotes fill."""
    cue, speaker = (quote.cue, quote.speaker) if quote else (None, None)
    return {
        "kind": quote.kind.value if quote else "",
        "cue": cue.of(text) if cue else "",
        "cue_at": at(cue) if cue else "",
        "speaker": speaker.of(text) if speaker else "",
        "speaker_at": at(speaker) if speaker else "",
        "speaker_name": (quote.speaker_name if quote else None) or "",
        "confidence": quote.confidence if quote else "",
    }
