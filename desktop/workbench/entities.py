"""Who and what the releases of a project speak of: the user renames, merges and splits them; what is known of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.annotation import (
    NAMES,
    QUOTE,
    ROLE,
    Annotation,
    Changed,
    Decision,
    Entity,
    Refused,
    Segment,
    Status,
    Summary,
)
from desktop.project import Project
from desktop.project.entities import Part, key
from desktop.project.writing import Writing
from desktop.workbench import memory
from desktop.workbench.namesakes import pairs
from desktop.workbench.occurrences import fold
from desktop.workbench.outcomes import rejected, touched
from desktop.workbench.quotes import PRONOUNS
from desktop.workbench.said import Said
from desktop.workbench.subjects import of_annotations, short

_EDGES = " .,;:—–-"


def rename(project: Project, entity_id: int, name: str) -> Changed:
    """Give an entity another display name, in all releases; it is still found by its old one."""
    entity, wanted = project.entity(entity_id), _name(name)
    own = {part.id for part in project.parts(entity_id)}
    labels = {entity.label, *(NAMES if entity.label == QUOTE else ())}
    if {project.entity_named(wanted, label) for label in labels} - {None, *own}:
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
    _check_named([whole, *gone])
    names = ", ".join(one.name for one in gone)
    with project.deed("merge_entities", f"{short(names)} → {short(whole.name)}") as deed:
        for one in gone:
            _take_in(project, deed, one.id, into)
            if memory.is_on(project):
                memory.keep(
                    project, deed, Decision(key(one.name), one.label, memory.MERGE, one.name, whole.name, one.id)
                )
    return deed.changed()


def _check_named(found: Sequence[Entity]) -> None:
    nameless = [one for one in found if one.label == QUOTE]
    if nameless and len(nameless) < len(found):
        raise Refused(
            f"«{short(nameless[0].name)}» — не имя: в другом релизе это может быть кто-то другой. "
            "Выберите цитаты на карточке и отделите их."
        )


def _take_in(project: Project, deed: Writing, one: int, into: int) -> None:
    """Let an entity be part of another, with all that is one with it by name."""
    for part in project.parts(one):
        if part.merged is None:
            deed.change_entity(part.id, merged=into if part.id == one else one)
        for other in project.parts(into):
            deed.unite(part.id, other.id)


def split(project: Project, annotation_ids: Iterable[int], name: str) -> Changed:
    """Let mentions and quotes mean somebody else than they did: one of the name given, new if nobody has it.

    The two are set apart: their names alone never make them one again.
    """
    found, wanted = project.some(annotation_ids), _name(name)
    subject = of_annotations(project, [one.id for one in found])
    with project.deed("split_entity", f"{subject} → {short(wanted)}") as deed:
        meant = {one.id: project.meant_by(one.id) for one in found}
        parts = {old[1]: project.parts(old[1]) for old in meant.values() if old}
        for one in found:
            if _meant(one) == wanted:
                raise Refused(f"Имя «{wanted}» у них уже есть. Дайте имя, по которому их можно различить.")
            deed.change(one, touched(_meaning(one, wanted)))
        for one in found:
            old, now = meant[one.id], project.meant_by(one.id)
            if old and now:
                _part(project, deed, now[0], parts[old[1]], [each.id for each in found])
    return deed.changed()


def _part(project: Project, deed: Writing, entity: int, whole: Sequence[Part], taken: Sequence[int]) -> None:
    """Set an entity apart from those that it was one with, or that its mentions meant; others' mentions stay there."""
    root, own = whole[0], next((part for part in whole if part.id == entity), None)
    if own and (own.merged or own is root):
        raise Refused(f"Имя «{own.name}» уже принадлежит другому. Дайте имя, по которому их можно различить.")
    if own:
        for one in (each for some in project.pointing(entity).values() for each in some):
            if one.id not in taken:
                deed.mean(one, root.id)
    for part in whole:
        if part.id != entity and part.merged != entity:
            deed.set_apart(entity, part.id)


def separate(project: Project, entity_id: int, part_id: int) -> Changed:
    """Let one of the names that are one be an entity of its own, with all that bears this name."""
    whole = project.parts(entity_id)
    part = next((one for one in whole if one.id == part_id), None)
    if part is None or part is whole[0]:
        raise Refused("Это имя уже стоит отдельно. Выберите другое.")
    with project.deed("separate_entity", f"{short(part.name)} ← {short(whole[0].name)}") as deed:
        deed.change_entity(part.id, merged=None)
        for decision in project.decisions():
            if decision.verb == memory.MERGE and decision.entity == part.id:
                deed.remove_decision(decision.id)
        for one in whole:
            if one.id != part.id and one.merged != part.id:
                deed.set_apart(part.id, one.id)
    return deed.changed()


def _meaning(one: Annotation, name: str) -> Annotation:
    if one.quote:
        return replace(one, quote=replace(one.quote, speaker_name=name))
    return replace(one, entity=name)


def _meant(one: Annotation) -> str | None:
    return one.quote.speaker_name if one.quote else one.entity


def parts(project: Project, entity_id: int) -> list[Entity]:
    """Return the names that are one with an entity's and can be separated from it: those that something bears."""
    own = project.parts(entity_id)[1:]
    return [Entity(part.id, part.name, part.label) for part in own if project.pointing(part.id)]


def own_name(project: Project, annotation_ids: Iterable[int]) -> str:
    """Return what mentions are called where all of them are called the same, and not as what they are shown as."""
    found = project.some(annotation_ids)
    names = {one.normal for one in found if _is_name(one) and one.normal != one.entity}
    return names.pop() if len(names) == 1 and all(_is_name(one) for one in found) else ""


def not_an_entity(project: Project, entity_id: int) -> Changed:
    """Turn down all names of an entity: they mean nobody, and roles are nobody's.

    Quotes keep what they say of their speaker.
    """
    meaning = [one for some in project.meaning(entity_id).values() for one in some if one.quote is None]
    names = [(one, rejected(one)) for one in meaning if one.label != ROLE]
    if not names:
        raise Refused("Отклонять нечего: это имя стоит только при цитатах. Смените у них автора слов.")
    with project.deed("not_an_entity", of_annotations(project, [one.id for one, _ in names])) as deed:
        for old, new in names:
            deed.change(old, new)
        for role in (one for one in meaning if one.label == ROLE):
            deed.change(role, replace(role, entity=None))
        memory.remember(project, deed, memory.REJECT, [(old, new) for old, new in names if old != new])
    return deed.changed()


@dataclass(frozen=True, slots=True)
class Row:
    """An entity in a list: how often it is named, how many quotes it has said, in how many releases."""

    entity: Entity
    mentions: int
    quotes: int
    releases: int


def listed(project: Project) -> list[Row]:
    """Return the entities that something not rejected means, those with most quotes and mentions first.

    Nameless speakers of quotes come last.
    """
    weights = project.weights()
    rows = [Row(one, *weights[one.id]) for one in project.entities() if one.id in weights]
    return sorted(rows, key=lambda row: (nameless(row.entity), -row.quotes, -row.mentions, fold(row.entity.name)))


def nameless(entity: Entity) -> bool:
    """Tell whether an entity is known as a speaker of quotes only, and by no name: `пресс-служба банка`."""
    return entity.label == QUOTE


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
    roles: dict[str, str] = {}
    quotes: list[Said] = []
    mentions, seen = 0, set()
    for release_id, found in project.meaning(entity_id).items():
        text = project.release(release_id).text
        standing = [one for one in found if one.status is not Status.REJECTED]
        names = [one.segments[0] for one in standing if _is_name(one)]
        said = [one for one in standing if one.quote]
        mentions += len(names)
        quotes += [Said(release_id, one.id, one.words(text), entity.name) for one in said]
        # A name that was turned down stands beside its quote still, and is no role for that.
        every = [one.segments[0] for one in found if _is_name(one)]
        marked = [one for one in standing if one.label == ROLE]
        # A role that is marked is known in the nominative.
        every += [one.segments[0] for one in marked]
        for role in (*(one.normal or one.words(text) for one in marked), *_roles(said, every, text)):
            roles.setdefault(fold(role), _small(role))
        seen |= {release_id} if names or said else set()
    parts = {word for name in (entity.name, *entity.aliases) for word in fold(name).split()}
    rows = tuple(one for one in project.releases() if one.id in seen)
    return Card(
        entity,
        (entity.name, *entity.aliases),
        tuple(role for folded, role in roles.items() if not parts >= set(folded.split())),
        mentions,
        tuple(quotes),
        rows,
    )


def _is_name(one: Annotation) -> bool:
    """Tell whether an annotation names an entity itself, not in the role that it has."""
    return one.quote is None and one.label != ROLE


def _roles(said: Iterable[Annotation], names: Sequence[Segment], text: str) -> Iterator[str]:
    """Yield what stands beside quotes in place of the name: `министр`, `глава государства`."""
    for one in said:
        place = one.quote and one.quote.speaker
        if place and not any(place.overlaps(name) for name in names):
            role = " ".join(place.of(text).split()).strip(_EDGES)
            if fold(role) not in PRONOUNS:
                yield role


def _small(role: str) -> str:
    """Return a role without the capital letter of its sentence; `МИД` keeps its own."""
    return role[:1].lower() + role[1:] if role[1:2].islower() else role
