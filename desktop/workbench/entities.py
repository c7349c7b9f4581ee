"""Who and what the releases of a project speak of: the user renames, merges and splits them; what is known of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.annotation import ROLE, Annotation, Changed, Decision, Entity, Refused, Segment, Status, Summary
from desktop.project import Project
from desktop.project.entities import key
from desktop.project.writing import Writing
from desktop.workbench import memory
from desktop.workbench.annotations import change
from desktop.workbench.namesakes import pairs
from desktop.workbench.occurrences import fold
from desktop.workbench.outcomes import rejected, touched
from desktop.workbench.quotes import PRONOUNS
from desktop.workbench.said import Said
from desktop.workbench.subjects import of_annotations, short


def rename(project: Project, entity_id: int, name: str) -> Changed:
    """Give an entity another display name, in all releases; it is still found by its old one."""
    entity, wanted = project.entity(entity_id), _name(name)
    other = project.entity_named(wanted, entity.label)
    if other not in {None, entity_id, *project.merged_into(entity_id)}:
        raise Refused(f"«{wanted}» в проекте уже есть. Слейте эти имена или дайте другое.")
    with project.deed("rename_entity", f"{short(entity.name)} → {short(wanted)}") as deed:
        deed.change_entity(entity_id, name=wanted)
        deed.add_alias(entity_id, wanted)
        _remember_name(project, deed, entity, wanted)
    return deed.changed()


def _name(name: str) -> str:
    if wanted := " ".join(name.split()):
        return wanted
    raise Refused("Имя не может быть пустым. Впишите его.")


def _remember_name(project: Project, deed: Writing, entity: Entity, name: str) -> None:
    """Keep the new name as a decision; of several in a row the first name is the one to go back to."""
    before = [one for one in project.decisions() if one.verb == memory.RENAME and one.entity == entity.id]
    first = before[0].words if before else entity.name
    if memory.is_on(project) and name != first:
        memory.keep(project, deed, Decision(key(first), entity.label, memory.RENAME, first, name, entity.id))
    elif before:
        deed.remove_decision(before[0].id)


def merge(project: Project, ids: Iterable[int], into: int) -> Changed:
    """Let entities be one with another, under its name; they are still found by their own names."""
    whole = project.entity(into)
    gone = [project.entity(id_) for id_ in dict.fromkeys(ids) if id_ != into]
    if not gone:
        raise Refused("Чтобы слить имена, выберите хотя бы два.")
    names = ", ".join(one.name for one in gone)
    with project.deed("merge_entities", f"{short(names)} → {short(whole.name)}") as deed:
        for one in gone:
            for id_ in (*project.merged_into(one.id), one.id):
                deed.change_entity(id_, merged=into)
            if memory.is_on(project):
                memory.keep(
                    project, deed, Decision(key(one.name), one.label, memory.MERGE, one.name, whole.name, one.id)
                )
    return deed.changed()


def split(project: Project, annotation_ids: Iterable[int], name: str) -> Changed:
    """Let mentions and quotes mean somebody else than they did: one of the name given, new if nobody has it."""
    found, wanted = project.some(annotation_ids), _name(name)
    subject = of_annotations(project, [one.id for one in found])
    with project.deed("split_entity", f"{subject} → {short(wanted)}") as deed:
        for one in found:
            deed.change(one, touched(_meaning(one, wanted)))
        if any(_meant(one) != wanted for one in project.some([one.id for one in found])):
            raise Refused(f"Имя «{wanted}» уже принадлежит другому. Дайте имя, по которому их можно различить.")
    return deed.changed()


def _meaning(one: Annotation, name: str) -> Annotation:
    if one.quote:
        return replace(one, quote=replace(one.quote, speaker_name=name))
    return replace(one, entity=name)


def _meant(one: Annotation) -> str | None:
    return one.quote.speaker_name if one.quote else one.entity


def not_an_entity(project: Project, entity_id: int) -> Changed:
    """Turn down all names of an entity: they mean nobody. Quotes keep what they say of their speaker."""
    found = [one.id for some in project.meaning(entity_id).values() for one in some if one.quote is None]
    return change(project, "not_an_entity", found, rejected)


@dataclass(frozen=True, slots=True)
class Row:
    """An entity in a list: how often it is named, how many quotes it has said, in how many releases."""

    entity: Entity
    mentions: int
    quotes: int
    releases: int


def listed(project: Project) -> list[Row]:
    """Return the entities that something not rejected means, those with most quotes and mentions first.

    Who is meant by a role is listed under the person's own label only.
    """
    weights = project.weights()
    rows = [Row(one, *weights[one.id]) for one in project.entities() if one.id in weights and one.label != ROLE]
    return sorted(rows, key=lambda row: (-row.quotes, -row.mentions, fold(row.entity.name)))


def mergeable(project: Project) -> list[tuple[Entity, Entity]]:
    """Return pairs of entities that may be one, as far as their names tell; never two different given names."""
    known = {row.entity.id: row.entity for row in listed(project)}
    found = pairs((one.id, one.name, one.label) for one in known.values())
    return [(known[one], known[other]) for one, other in found]


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of an entity: its names and roles as the texts give them, its quotes in order, its releases."""

    entity: Entity
    names: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: int
    quotes: tuple[Said, ...]
    releases: tuple[Summary, ...]


def card(project: Project, entity_id: int) -> Card:
    """Return what is known of an entity, rejected annotations left out."""
    entity = project.entity(entity_id)
    roles: dict[str, None] = {}
    quotes: list[Said] = []
    mentions, seen = 0, set()
    for release_id, found in project.meaning(entity_id).items():
        text = project.release(release_id).text
        standing = [one for one in found if one.status is not Status.REJECTED]
        names = [one.segments[0] for one in standing if one.quote is None]
        said = [one for one in standing if one.quote]
        mentions += len(names)
        quotes += [Said(release_id, one.id, one.words(text), entity.name) for one in said]
        # A name that was turned down stands beside its quote still, and is no role for that.
        every = [one.segments[0] for one in found if one.quote is None]
        roles |= dict.fromkeys(_roles(said, every, text))
        seen |= {release_id} if standing else set()
    roles |= dict.fromkeys(_marked_roles(project, entity))
    parts = {word for name in (entity.name, *entity.aliases) for word in fold(name).split()}
    rows = tuple(one for one in project.releases() if one.id in seen)
    return Card(
        entity,
        (entity.name, *entity.aliases),
        tuple(one for one in roles if not parts >= set(one.split())),
        mentions,
        tuple(quotes),
        rows,
    )


def _marked_roles(project: Project, entity: Entity) -> Iterator[str]:
    """Yield the roles that are marked in the texts as an entity's, under any of its names."""
    for name in dict.fromkeys((entity.name, *entity.aliases)):
        twin = None if entity.label == ROLE else project.entity_named(name, ROLE)
        found = project.meaning(twin) if twin else {}
        for one in (each for some in found.values() for each in some):
            if one.status is not Status.REJECTED and one.quote is None:
                yield fold(one.normal or project.words(one.id))


def _roles(said: Iterable[Annotation], names: Sequence[Segment], text: str) -> Iterator[str]:
    """Yield what stands beside quotes in place of the name: `министр`, `глава государства`."""
    for one in said:
        place = one.quote and one.quote.speaker
        if place and not any(place.overlaps(name) for name in names):
            role = fold(" ".join(place.of(text).split()))
            if role not in PRONOUNS:
                yield role
