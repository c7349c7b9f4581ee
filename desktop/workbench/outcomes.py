"""What becomes of an annotation when the user agrees with it or corrects it."""

from dataclasses import replace

from desktop.annotation import NAMES, QUOTE, Annotation, Kind, Origin, Quote, Status


def accepted(one: Annotation) -> Annotation:
    """Return the annotation as agreeing with it leaves it."""
    return one if one.status is Status.CORRECTED else replace(one, status=Status.ACCEPTED)


def rejected(one: Annotation) -> Annotation:
    """Return the annotation as turning it down leaves it."""
    return replace(one, status=Status.REJECTED)


def relabelled(one: Annotation, label: str) -> Annotation:
    """Return the annotation under another label; only from name to name it keeps whom it means."""
    means_same = one.label in NAMES and label in NAMES
    return replace(
        touched(one),
        label=label,
        normal=one.normal if means_same else "",
        entity=one.entity if means_same else None,
        quote=Quote(Kind.DIRECT) if label == QUOTE else None,
    )


def touched(one: Annotation) -> Annotation:
    """Return the annotation as its correction by the user leaves it: what was added by hand stays accepted."""
    return replace(one, status=Status.ACCEPTED if one.origin is Origin.MANUAL else Status.CORRECTED)
