"""What a user does with annotations of any label."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from desktop.annotation import QUOTE, Annotation, Changed, Kind, Origin, Quote, Refused, Release, Segment, Status
from desktop.project import Project
from desktop.workbench import memory
from desktop.workbench.outcomes import accepted, rejected, relabelled, touched
from desktop.workbench.subjects import of_annotations, short

VERDICTS = {
    "accept": memory.ACCEPT,
    "accept_all": memory.ACCEPT,
    "reject": memory.REJECT,
    "not_an_entity": memory.REJECT,
    "relabel": memory.RELABEL,
}
"""The verbs that say something of a name, and what the project remembers of it."""


def accept(project: Project, ids: Iterable[int]) -> Changed:
    """Agree with annotations; what the user has corrected stays so, since it is decided already."""
    return change(project, "accept", ids, accepted)


def accept_all(project: Project, ids: Iterable[int]) -> Changed:
    """Agree with all annotations that a list shows."""
    return change(project, "accept_all", ids, accepted)


def reject(project: Project, ids: Iterable[int]) -> Changed:
    """Turn annotations down: they are kept, hidden, and not suggested again."""
    return change(project, "reject", ids, rejected)


def relabel(project: Project, ids: Iterable[int], label: str) -> Changed:
    """Give annotations another label; what is known of a quote comes and goes with the label QUOTE."""
    check_label(project, label)
    return change(project, "relabel", ids, lambda one: one if one.label == label else relabelled(one, label))


def move(project: Project, annotation_id: int, segments: Sequence[Segment]) -> Changed:
    """Give an annotation other bounds."""
    places = tuple(sorted(segments))
    release = project.release(project.release_of(annotation_id))

    def moved(one: Annotation) -> Annotation:
        known = named(project, release, replace(one, segments=places, normal=""))
        return one if one.segments == places else touched(known)

    return change(project, "move", [annotation_id], moved)


def delete(project: Project, ids: Iterable[int]) -> Changed:
    """Take annotations away for good (undo brings them back)."""
    with project.deed("delete") as deed:
        found = project.some(ids)
        deed.subject = of_annotations(project, [one.id for one in found])
        for one in found:
            deed.remove(one)
    return deed.changed()


def add(project: Project, release_id: int, segments: Sequence[Segment], label: str) -> Changed:
    """Mark a place by hand; where the same annotation stands already, it is accepted."""
    check_label(project, label)
    places = tuple(sorted(segments))
    release = project.release(release_id)
    quote = Quote(Kind.DIRECT) if label == QUOTE else None
    made = Annotation(label, places, status=Status.ACCEPTED, origin=Origin.MANUAL, quote=quote)
    with project.deed("add_annotation", short(made.words(release.text))) as deed:
        same = [one for one in project.standing(release_id, places) if one.label == label]
        fresh = [] if same else [named(project, release, made)]
        for one in same:
            deed.change(one, accepted(one))
        deed.add(release_id, fresh)
        memory.remember(project, deed, memory.ACCEPT, [(one, one) for one in same or fresh], made.words(release.text))
    return deed.changed()


def named(project: Project, release: Release, one: Annotation) -> Annotation:
    """Return the annotation with the normal form and entity that the same words have elsewhere in the release."""
    for other in project.worded(release.id, one.words(release.text)):
        if other.label == one.label and other.label != QUOTE and other.normal:
            return replace(one, normal=other.normal, entity=other.entity or one.entity)
    return one


def note(project: Project, annotation_id: int, text: str) -> Changed:
    """Write the user's note on an annotation."""
    return change(project, "note", [annotation_id], lambda one: replace(one, note=text))


def change(project: Project, verb: str, ids: Iterable[int], new: Callable[[Annotation], Annotation]) -> Changed:
    """Do one deed that makes `new` of each annotation; those that are gone are passed over."""
    with project.deed(verb) as deed:
        changes = [(one, made) for one in project.some(ids) if one != (made := new(one))]
        deed.subject = of_annotations(project, [one.id for one, _ in changes])
        for one, made in changes:
            deed.change(one, made)
        if verb in VERDICTS:
            memory.remember(project, deed, VERDICTS[verb], changes)
    return deed.changed()


def check_label(project: Project, label: str) -> None:
    """Refuse a label that the project does not have."""
    if label not in {one.id for one in project.labels()}:
        raise Refused(f"Метки «{label}» в проекте нет. Выберите одну из тех, что есть.")
