"""What a user does with quotes: who said it, how it is given, which word says so."""

from collections.abc import Callable
from dataclasses import replace

from desktop.annotation import Annotation, Changed, Kind, Quote, Refused, Segment, Status
from desktop.project import Project
from desktop.workbench.annotations import touched
from desktop.workbench.subjects import of_annotations


def set_speaker(project: Project, annotation_id: int, *, speaker: Segment | None, name: str | None) -> Changed:
    """Say whose words a quote is: the mention in the text, the name, or both; neither takes the speaker away.

    Without a name the mention gives it: whom the annotation there means, else its words.
    """
    said_by = (name or "").strip() or (_name_at(project, annotation_id, speaker) if speaker else None)
    return _change(
        project, "set_speaker", annotation_id, lambda quote: replace(quote, speaker=speaker, speaker_name=said_by)
    )


def _name_at(project: Project, annotation_id: int, place: Segment) -> str:
    release = project.release(project.release_of(annotation_id))
    for one in project.standing(release.id, [place]):
        if one.entity and one.status is not Status.REJECTED:
            return one.entity
    return " ".join(place.of(release.text).split())


def set_kind(project: Project, annotation_id: int, kind: Kind) -> Changed:
    """Say how a quote gives the words."""
    return _change(project, "set_kind", annotation_id, lambda quote: replace(quote, kind=kind))


def set_cue(project: Project, annotation_id: int, cue: Segment | None) -> Changed:
    """Say which word of speech belongs to a quote, or that none does."""
    return _change(project, "set_cue", annotation_id, lambda quote: replace(quote, cue=cue))


def _change(project: Project, verb: str, annotation_id: int, new: Callable[[Quote], Quote]) -> Changed:
    """Do one deed that makes `new` of what is known of the quote; a correction only where something differs."""
    with project.deed(verb, of_annotations(project, [annotation_id])) as deed:
        one = project.annotation(annotation_id)
        deed.change(one, _corrected(one, new))
    return deed.changed()


def _corrected(one: Annotation, new: Callable[[Quote], Quote]) -> Annotation:
    if one.quote is None:
        raise Refused("Эта пометка — не цитата. Сначала смените её метку на «Цитата».")
    quote = new(one.quote)
    return one if quote == one.quote else replace(touched(one), quote=quote)
