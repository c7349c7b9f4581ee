"""Releases as JSON lines: one release a line, quotes apart from the other annotations."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from desktop.annotation import Annotation, Kind, Quote, Release, Segment

# Line ends to many readers, but not to JSON: written as escapes, so that a line stays one line.
LINE_ENDS = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"})


def lines(pairs: Iterable[tuple[Release, Sequence[Annotation]]]) -> Iterator[str]:
    """Yield one line of JSON for each release."""
    for release, annotations in pairs:
        yield json.dumps(_release(release, annotations), ensure_ascii=False).translate(LINE_ENDS) + "\n"


def _release(release: Release, annotations: Sequence[Annotation]) -> dict[str, Any]:
    return {
        "id": release.id,
        "source": release.source,
        "title": release.title,
        "date": release.date,
        "text": release.text,
        "sha256": release.sha256,
        "annotations": [_annotation(one, release.text) for one in annotations if one.quote is None],
        "quotes": [_quote(one, one.quote, release.text) for one in annotations if one.quote is not None],
    }


def _annotation(one: Annotation, text: str) -> dict[str, Any]:
    known = {"label": one.label, **_place(one, text), "normal": one.normal, "entity": one.entity}
    return {"id": one.id, **known, **_provenance(one)}


def _quote(one: Annotation, quote: Quote, text: str) -> dict[str, Any]:
    known = {
        "kind": Kind(quote.kind).value,
        **_place(one, text),
        "cue": _pair(quote.cue),
        "speaker": _pair(quote.speaker),
        "speaker_name": quote.speaker_name,
        "confidence": quote.confidence,
    }
    return {"id": one.id, **known, **_provenance(one)}


def _place(one: Annotation, text: str) -> dict[str, Any]:
    return {"segments": [_pair(segment) for segment in one.segments], "text": one.words(text)}


def _provenance(one: Annotation) -> dict[str, str]:
    return {"status": one.status.value, "origin": one.origin.value, "rule": one.rule, "note": one.note}


def _pair(segment: Segment | None) -> list[int] | None:
    return [segment.start, segment.end] if segment else None
