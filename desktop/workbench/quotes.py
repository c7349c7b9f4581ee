"""What a user does with quotes: who said it, how it is given, which word says so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from desktop.annotation import QUOTE, Annotation, Changed, Kind, Origin, Quote, Refused, Release, Segment, Status
from desktop.project import Project
from desktop.workbench.annotations import change
from desktop.workbench.outcomes import touched
from desktop.workbench.subjects import of_annotations, short

PRONOUNS = frozenset(
    ["он", "она", "оно", "они", "его", "её", "ее", "их", "ему", "ей", "им", "нём", "нем", "ней", "них", "тот", "та"]
)
"""Mentions that say nothing of their own: whose words these are follows from what stood before."""


def make_quote(
    project: Project,
    release_id: int,
    segments: Sequence[Segment],
    kind: Kind = Kind.DIRECT,
    *,
    cue: Segment | None = None,
    speaker: Segment | None = None,
    name: str | None = None,
) -> Changed:
    """Mark a quote by hand with what is known of it; one that stands there already is told so."""
    release, places = project.release(release_id), tuple(sorted(segments))
    quote = Quote(kind, cue, speaker, _said_by(project, release, speaker, name))
    made = Annotation(QUOTE, places, status=Status.ACCEPTED, origin=Origin.MANUAL, quote=quote)
    with project.deed("make_quote", short(made.words(release.text))) as deed:
        same = [one for one in project.standing(release_id, places) if one.label == QUOTE]
        for one in same:
            deed.change(one, replace(touched(one), quote=quote))
        if not same:
            deed.add(release_id, [made])
    return deed.changed()


def set_speaker(project: Project, annotation_id: int, *, speaker: Segment | None, name: str | None) -> Changed:
    """Say whose words a quote is: the mention in the text, the name, or both; neither takes the speaker away.

    Without a name the mention gives it: whom the annotation there means, else its words.
    """
    release = project.release(project.release_of(annotation_id))
    said_by = _said_by(project, release, speaker, name)
    return _change(
        project, "set_speaker", annotation_id, lambda quote: replace(quote, speaker=speaker, speaker_name=said_by)
    )


def set_speaker_of(
    project: Project, ids: Sequence[int], *, name: str | None, speaker: Segment | None = None
) -> Changed:
    """Say in one step whose words several quotes are: the first gets this mention or none, the others keep theirs."""
    release = project.release(project.release_of(ids[0]))
    said_by = _said_by(project, release, speaker, name)

    def told(one: Annotation) -> Annotation:
        first = one.id == ids[0]
        return _corrected(
            one, lambda quote: replace(quote, speaker=speaker if first else quote.speaker, speaker_name=said_by)
        )

    return change(project, "set_speaker", ids, told)


def followers(project: Project, annotation_id: int) -> list[int]:
    """Return the ids of the quotes after this one that have its speaker only because it has: no mention, or a pronoun.

    To be asked before the speaker is changed. The first quote that names somebody, or is another's, ends the row.
    """
    release = project.release(project.release_of(annotation_id))
    text, quotes = release.text, project.quotes(release.id)
    places = [place for place, one in enumerate(quotes) if one.id == annotation_id]
    return [one.id for one in _following(quotes[places[0] :], text)] if places else []


def _following(quotes: Sequence[Annotation], text: str) -> Iterable[Annotation]:
    name = quotes[0].quote and quotes[0].quote.speaker_name
    for one in quotes[1:]:
        mention = one.quote and one.quote.speaker
        if not name or not one.quote or one.quote.speaker_name != name:
            return
        if mention and mention.of(text).casefold() not in PRONOUNS:
            return
        yield one


def _said_by(project: Project, release: Release, speaker: Segment | None, name: str | None) -> str | None:
    return (name or "").strip() or (_name_at(project, release, speaker) if speaker else None)


def _name_at(project: Project, release: Release, place: Segment) -> str:
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
