"""Which entities are one: told anew from all their names whenever one of them comes, goes or is decided on.

What comes out does not depend on the order in which releases were added: it follows from the names that stand in the
texts, from what the texts tie together, and from what the user has merged or set apart.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from desktop.annotation import NAMES, PER, QUOTE, ROLE
from desktop.project import genders
from desktop.project.entities import family, key
from desktop.project.persons import PersonName, may_be_one, person

ROWS = """SELECT e.id, e.label, e.name, e.key, e.family, e.merged, e.meant,
    EXISTS (SELECT 1 FROM annotation WHERE entity = e.id AND status <> 'rejected' AND label <> 'ROLE') OR
    EXISTS (SELECT 1 FROM quote q JOIN annotation a ON a.id = q.annotation
        WHERE q.entity = e.id AND a.status <> 'rejected')
    FROM entity e WHERE e.id = ?"""
KIN = "SELECT id FROM entity WHERE family = ?"
NEAR = """SELECT id FROM entity WHERE merged = ? UNION SELECT id FROM entity WHERE meant = ? UNION
    SELECT id FROM entity WHERE key = ? AND label <> 'ROLE'"""
CALLED = "SELECT DISTINCT normal FROM annotation WHERE entity = ? AND normal <> ''"
TIED = """SELECT DISTINCT a.entity FROM annotation a WHERE a.normal = ? AND a.entity <> ? AND a.label = ?
    AND a.status IN ('suggested', 'accepted') AND a.origin <> 'manual'"""
APART = "SELECT one, other FROM apart WHERE one = ? OR other = ?"
SPOKEN = frozenset([PER, QUOTE, ROLE])
"""The labels whose names stand for nothing longer: what a surname means follows from its own release alone."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """An entity as the file has it; `merged` is what the user has made it part of, `meant` what it is shown as."""

    id: int
    label: str
    name: str
    key: str
    family: str
    merged: int | None
    meant: int | None
    live: int
    """Whether something that is not rejected names it or is said by it; a role alone does not."""

    @property
    def renamed(self) -> bool:
        """Whether the user has given it another name than the texts do."""
        return key(self.name) != self.key


def rejoin(raw: sqlite3.Connection, ids: Iterable[int], normals: Iterable[str] = ()) -> list[int]:
    """Tell anew what is one with these entities and with those called by these normal forms.

    Return the ids of entities that are shown as another than before.
    """
    rows = _gathered(raw, ids, normals)
    changed = []
    for one in _classes(raw, rows):
        root = _root(one)
        for row in one:
            meant = None if row is root else root.id
            if row.meant != meant:
                raw.execute("UPDATE entity SET meant = ? WHERE id = ?", (meant, row.id))
                changed.append(row.id)
    return sorted(changed)


def rejoin_all(raw: sqlite3.Connection) -> None:
    """Tell anew what is one in the whole project."""
    rejoin(raw, [id_ for (id_,) in raw.execute("SELECT id FROM entity").fetchall()])


# Which entities have to be looked at


def _gathered(raw: sqlite3.Connection, ids: Iterable[int], normals: Iterable[str]) -> dict[int, Row]:
    """Return all entities that can be one with the given ones, however long the way."""
    waiting, families = list(ids), {family(normal, "") for normal in normals}
    rows: dict[int, Row] = {}
    seen: set[str] = set()
    while waiting or families:
        for name in families - seen:
            waiting += [id_ for (id_,) in raw.execute(KIN, (name,))]
        seen |= families
        families = set()
        id_ = waiting.pop() if waiting else 0
        found = None if id_ in rows else raw.execute(ROWS, (id_,)).fetchone()
        if found:
            rows[id_] = Row(*found)
            waiting += _near(raw, rows[id_])
            families = _related(raw, rows[id_])
    return rows


def _near(raw: sqlite3.Connection, row: Row) -> list[int]:
    near = [id_ for (id_,) in raw.execute(NEAR, (row.id, row.id, row.key))]
    return [*near, *_tied(raw, row), *(id_ for id_ in (row.merged, row.meant) if id_)]


def _related(raw: sqlite3.Connection, row: Row) -> set[str]:
    """Return the families of a name and of all that texts call it besides."""
    if row.label in SPOKEN:
        return {row.family}
    called = raw.execute(CALLED, (row.id,)).fetchall()
    return {row.family, *(family(normal, row.label) for (normal,) in called)}


def _tied(raw: sqlite3.Connection, row: Row) -> list[int]:
    """Return what a text says that a name stands for: `МИД` in a release that writes it out; persons are not asked."""
    if row.label in SPOKEN:
        return []
    called = {row.name} if not row.renamed else {name for (name,) in raw.execute(CALLED, (row.id,))}
    own = [name for name in called if key(name) == row.key]
    return [id_ for name in own for (id_,) in raw.execute(TIED, (name, row.id, row.label))]


# What is one


def _classes(raw: sqlite3.Connection, rows: dict[int, Row]) -> list[list[Row]]:
    """Part the entities into those that are one: by the user's word, then by their names."""
    told = _Unions(rows)
    for row in rows.values():
        if row.merged in rows:
            told.join(row.id, row.merged)
    pairs = {pair for id_ in rows for pair in raw.execute(APART, (id_, id_)).fetchall()}
    apart = {frozenset((told.of(one), told.of(other))) for one, other in pairs if one in rows and other in rows}

    def free(one: Row, other: Row) -> bool:
        return frozenset((told.of(one.id), told.of(other.id))) not in apart

    whole = _Unions(rows)
    for row in rows.values():
        whole.join(row.id, told.of(row.id))
    for one, other in _joined(raw, rows, told, free):
        whole.join(one, other)
    return [[rows[id_] for id_ in members] for members in whole.classes()]


Free = Callable[[Row, Row], bool]


def _joined(raw: sqlite3.Connection, rows: dict[int, Row], told: "_Unions", free: Free) -> Iterator[Pair]:
    """Yield pairs that the names make one, and nothing speaks against."""
    alike: dict[tuple[str, ...], list[Row]] = {}
    for row in rows.values():
        if row.live and row.label not in {QUOTE, ROLE} and (begins := _beginning(row)) is not None:
            alike.setdefault((row.label, row.family, begins), []).append(row)
    for group in alike.values():
        yield from _agreeing(group, told, _kept_apart(raw, group, free))
    for row in sorted(rows.values(), key=lambda one: one.key):
        if row.live and (whole := _stands_for(raw, row, rows, told, free)):
            yield row.id, whole


def _beginning(row: Row) -> str | None:
    """Return the letter that the given names of one person share; None for a bare surname or given name."""
    if row.label != PER:
        return ""
    name = person(row.key)
    return name.given[0] if name.given and name.surname else None


def _kept_apart(raw: sqlite3.Connection, group: list[Row], free: Free) -> Free:
    """Return `free`, which for persons asks also whether the texts speak of a man and of a woman."""
    if len(group) == 1 or group[0].label != PER or genders.declines(person(group[0].key)):
        return free
    known = {row.id: genders.of_name(person(row.key)) or genders.told(raw, row.id) for row in group}

    def one_gender(one: Row, other: Row) -> bool:
        return free(one, other) and (known[one.id] == known[other.id] or not known[one.id] or not known[other.id])

    return one_gender


def _agreeing(group: list[Row], told: "_Unions", free: Free) -> Iterator[Pair]:
    """Yield the pairs of a family that agree, where all that agree with either agree with one another, too.

    So `И. Петров` is one with `Иван Петров`, but with nobody while there is an `Игорь Петров`.
    """
    names = {row.id: _names(row) for row in group}
    near = {row.id: {row.id} for row in group}
    for one, other in combinations(group, 2):
        same = told.of(one.id) == told.of(other.id)
        fits = (may_be_one(a, b) for a in names[one.id] for b in names[other.id])
        if same or (free(one, other) and (one.label != PER or all(fits))):
            near[one.id].add(other.id)
            near[other.id].add(one.id)
    sure = [one.id for one in group if all(near[one.id] <= near[other] for other in near[one.id])]
    yield from ((one, other) for one, other in combinations(sure, 2) if other in near[one])


def _names(row: Row) -> list[PersonName]:
    """Return the name by which the texts know a person, and the user's own where it only says more."""
    first, now = person(row.key), person(row.name)
    return [first, now] if row.renamed and may_be_one(first, now) else [first]


def _stands_for(raw: sqlite3.Connection, row: Row, rows: dict[int, Row], told: "_Unions", free: Free) -> int | None:
    """Return the one entity that an abbreviation, or the mere name of a speaker, stands for."""
    if row.label == QUOTE:
        same = [one for one in rows.values() if one.key == row.key and one.label in NAMES and one.live]
        found = [one for one in sorted(same, key=lambda one: NAMES_FIRST.index(one.label))[:1] if free(row, one)]
    else:
        wide = [rows[id_] for id_ in _tied(raw, row) if id_ in rows and rows[id_].live]
        found = [one for one in wide if _fullness(one) > _fullness(row)]
    one_meant = {told.of(one.id) for one in found if one.label == row.label or row.label == QUOTE}
    same_name = {one.family for one in found}
    clear = (len(one_meant) == 1 or len(same_name) == 1) and all(free(row, one) for one in found)
    return min(found, key=lambda one: one.key).id if found and clear else None


NAMES_FIRST = ("PER", "ORG", "LOC")
"""Whom the mere name of a speaker means where several have it."""


def _fullness(row: Row) -> tuple[int, int, int, bool, str]:
    """Tell how much a name says: whole words, then words, then letters; of equals one with the surname at its end."""
    words = row.key.replace(".", " ").split()
    ends = row.label == PER and row.key.endswith(person(row.key).surname)
    return sum(len(word) > 1 for word in words), len(words), len(row.key), ends, row.key


def _root(one: Collection[Row]) -> Row:
    """Return the entity as which all of a class are shown: the user's choice, else the fullest name."""
    targets = {row.merged for row in one}
    ends = [row for row in one if row.merged is None] or list(one)

    def order(row: Row) -> tuple[object, ...]:
        return row.renamed, row.id in targets, row.label != QUOTE, row.live, _fullness(row)

    return max(ends, key=order)


class _Unions:
    """Ids that are one with others."""

    def __init__(self, ids: Iterable[int]) -> None:
        self._up = {id_: id_ for id_ in ids}

    def of(self, id_: int) -> int:
        """Return the id that stands for all that are one with this one."""
        while self._up[id_] != id_:
            id_ = self._up[id_]
        return id_

    def join(self, one: int, other: int) -> None:
        """Make two one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._up[second] = first

    def classes(self) -> list[list[int]]:
        """Return the ids, those together that are one."""
        found: dict[int, list[int]] = {}
        for id_ in self._up:
            found.setdefault(self.of(id_), []).append(id_)
        return list(found.values())
