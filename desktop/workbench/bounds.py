"""What a user does with the bounds of annotations: split, join, add to, cut out of."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from desktop.annotation import QUOTE, Annotation, Changed, Refused, Release, Segment
from desktop.project import Project
from desktop.workbench import segments
from desktop.workbench.annotations import named
from desktop.workbench.outcomes import touched
from desktop.workbench.segments import Segments
from desktop.workbench.subjects import of_annotations, short


def split(project: Project, annotation_id: int, at: int) -> Changed:
    """Make two annotations of one at a point of the text; both halves of a quote keep what is known of it."""
    with project.deed("split", short(project.words(annotation_id))) as deed:
        one = project.annotation(annotation_id)
        release = project.release(project.release_of(annotation_id))
        first, second = segments.split_at(one.segments, at, release.text)
        if not first or not second:
            raise Refused("Здесь пометку не разделить: одна из частей окажется пустой. Выберите место внутри неё.")
        deed.change(one, _placed(project, release, one, first))
        deed.add(release.id, [_placed(project, release, replace(one, id=0), second)])
    return deed.changed()


def join(project: Project, ids: Iterable[int]) -> Changed:
    """Make one annotation of several of the same label: names span from the first to the last, quotes add up.

    The first one stays; what it does not know (the speaker, the cue, the normal form) it takes from the others.
    """
    with project.deed("join") as deed:
        found = project.some(ids)
        _check_alike(project, found)
        release = project.release(project.release_of(found[0].id))
        first, *others = found
        whole = _placed(project, release, _informed(first, others), _spanning(found, release.text))
        deed.change(first, whole)
        for other in others:
            deed.absorb(first, other)
        deed.subject = short(whole.words(release.text))
    return deed.changed()


def _check_alike(project: Project, found: list[Annotation]) -> None:
    if len(found) < 2:
        raise Refused("Чтобы объединить, выберите хотя бы две пометки.")
    if len({one.label for one in found}) > 1:
        raise Refused("Объединить можно только пометки с одной меткой. Сначала сделайте метки одинаковыми.")
    if len({project.release_of(one.id) for one in found}) > 1:
        raise Refused("Объединить можно только пометки одного релиза.")


def _spanning(found: list[Annotation], text: str) -> Segments:
    """Return the segments of the annotations as one annotation has them."""
    whole: Segments = ()
    for one in found:
        whole = segments.joined(whole, one.segments, text)
    return whole if found[0].label == QUOTE else (Segment(whole[0].start, whole[-1].end),)


def _informed(first: Annotation, others: list[Annotation]) -> Annotation:
    """Return the first annotation with what only the others know."""
    for other in others:
        note = "\n".join(note for note in dict.fromkeys((first.note, other.note)) if note)
        first = replace(first, note=note, entity=first.entity or other.entity)
        if first.quote and other.quote:
            spoken = first.quote if first.quote.speaker_name or first.quote.speaker else other.quote
            quote = replace(first.quote, speaker=spoken.speaker, speaker_name=spoken.speaker_name)
            first = replace(first, quote=replace(quote, cue=quote.cue or other.quote.cue))
    return first


def add_segment(project: Project, annotation_id: int, segment: Segment) -> Changed:
    """Add a place of the text to an annotation."""
    return _change(project, "add_segment", annotation_id, lambda old, text: segments.joined(old, [segment], text))


def remove_segment(project: Project, annotation_id: int, point: int) -> Changed:
    """Take the segment away from an annotation that a point of the text stands in."""
    return _change(project, "remove_segment", annotation_id, lambda old, _: segments.removed(old, point))


def cut_out(project: Project, annotation_id: int, hole: Segment) -> Changed:
    """Cut a place out of an annotation, such as the author's words out of a quote."""
    return _change(project, "cut_out", annotation_id, lambda old, text: segments.cut_out(old, hole, text))


def _change(project: Project, verb: str, id_: int, new: Callable[[Segments, str], Segments]) -> Changed:
    """Do one deed that makes `new` of an annotation's segments, which get the text too."""
    with project.deed(verb, of_annotations(project, [id_])) as deed:
        one = project.annotation(id_)
        release = project.release(project.release_of(id_))
        places = new(one.segments, release.text)
        if not places:
            raise Refused("От пометки ничего не осталось бы. Если она не нужна, удалите её.")
        deed.change(one, _placed(project, release, one, places))
    return deed.changed()


def _placed(project: Project, release: Release, one: Annotation, places: Segments) -> Annotation:
    """Return the annotation as the user's correction of its place leaves it."""
    return one if one.segments == places else touched(named(project, release, replace(one, segments=places, normal="")))
