"""The same words, in whatever case, get the same label in a whole release or project at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.annotation import QUOTE, Annotation, Changed, Origin, Refused, Segment, Status
from desktop.project import Project
from desktop.workbench import memory
from desktop.workbench.annotations import check_label, named
from desktop.workbench.occurrences import same
from desktop.workbench.places import free
from desktop.workbench.subjects import short


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be marked wherever its words stand: `release_id` and `place` are where the user has pointed at it."""

    label: str
    words: str
    release_id: int
    place: Segment
    normal: str = ""
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a release at which an annotation would be added."""

    release_id: int
    segment: Segment


def like_annotation(project: Project, annotation_id: int) -> Wanted:
    """Return what an annotation marks, to be marked wherever else it stands."""
    one = project.annotation(annotation_id)
    _check_name(one.label)
    release = project.release(project.release_of(annotation_id))
    return Wanted(one.label, one.segments[0].of(release.text), release.id, one.segments[0], one.normal, one.entity)


def like_place(project: Project, release_id: int, place: Segment, label: str) -> Wanted:
    """Return what stands at a place of a release, to be marked there and wherever else it stands."""
    check_label(project, label)
    _check_name(label)
    release = project.release(release_id)
    one = named(project, release, Annotation(label, (place,)))
    return Wanted(label, place.of(release.text), release_id, place, one.normal, one.entity)


def _check_name(label: str) -> None:
    if label == QUOTE:
        raise Refused("Цитаты размечают по одной: одни и те же слова бывают чужими.")


def everywhere(project: Project, wanted: Wanted, *, whole_project: bool = False) -> list[Place]:
    """Return where annotations would be added, in the release or in all of them; nothing is changed.

    Left out are places that an annotation with this label touches, or any other one fills.
    """
    ids = [one.id for one in project.releases()] if whole_project else [wanted.release_id]
    return [Place(id_, segment) for id_ in ids for segment in _free(project, id_, wanted)]


def _free(project: Project, release_id: int, wanted: Wanted) -> Iterator[Segment]:
    text = project.release(release_id).text
    forms = [words for words in dict.fromkeys((wanted.words, wanted.normal)) if words]
    found = {segment for words in forms for segment in same(text, words)}
    if release_id == wanted.release_id:
        found.add(wanted.place)
    return free(found, project.annotations(release_id), wanted.label) if found else iter(())


def add_everywhere(project: Project, wanted: Wanted, *, whole_project: bool = False) -> Changed:
    """Mark all the places that `everywhere` returns, in one step."""
    made = Annotation(wanted.label, (wanted.place,), status=Status.ACCEPTED, origin=Origin.MANUAL)
    made = replace(made, normal=wanted.normal, entity=wanted.entity)
    with project.deed("add_everywhere") as deed:
        by_release: dict[int, list[Annotation]] = {}
        for place in everywhere(project, wanted, whole_project=whole_project):
            by_release.setdefault(place.release_id, []).append(replace(made, segments=(place.segment,)))
        for release_id, found in by_release.items():
            deed.add(release_id, found)
        if by_release:
            memory.remember(project, deed, memory.ACCEPT, [(made, made)], wanted.words)
        deed.subject = f"{short(wanted.words)} × {sum(map(len, by_release.values()))}"
    return deed.changed()
