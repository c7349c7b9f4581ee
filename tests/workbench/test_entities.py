"""People and bodies are renamed, merged, split and looked up over all releases."""

from collections.abc import Iterator

import pytest

from desktop.annotation import Annotation, Findings, Kind, Quote, Refused, Release, Segment, Status
from desktop.project import Project
from desktop.workbench import annotations, entities, history, quotes, releases
from desktop.workbench.said import search

FIRST = "Сегодня Анна Белова приехала. «Мост готов», — сказала Белова. «Едем», — добавила министр."
SECOND = "«Мосты нужны всем», — считает Белова. Завод «Луч» молчит."


def found(text: str, label: str, words: str, normal: str = "") -> Annotation:
    place = Segment(text.index(words), text.index(words) + len(words))
    return Annotation(label, (place,), normal=normal or words, entity=normal or words, rule="r")


def said(text: str, words: str, speaker: str, name: str) -> Annotation:
    one = found(text, "QUOTE", words)
    place = found(text, "PER", speaker).segments[0]
    return Annotation("QUOTE", one.segments, rule="q", quote=Quote(Kind.DIRECT, None, place, name, 90))


@pytest.fixture
def two(project: Project) -> Project:
    """Анна Белова (PER 1, quotes 2 and 3) in the first release, Белова (PER 4, quote 6) and Луч (ORG 5) then."""
    first = [
        found(FIRST, "PER", "Анна Белова"),
        said(FIRST, "«Мост готов»", "Белова.", "Анна Белова"),
        said(FIRST, "«Едем»", "министр", "Анна Белова"),
    ]
    second = [
        found(SECOND, "PER", "Белова"),
        found(SECOND, "ORG", "«Луч»", "Луч"),
        said(SECOND, "«Мосты нужны всем»", "Белова", "Белова"),
    ]
    releases.store(project, Release(FIRST, title="Раз"), [Findings(tuple(first))])
    releases.store(project, Release(SECOND, title="Два"), [Findings(tuple(second))])
    return project


def named(project: Project, name: str) -> int:
    return next(one.id for one in project.entities() if one.name == name)


def names(project: Project) -> Iterator[str | None]:
    for release in project.releases():
        for one in project.annotations(release.id):
            yield one.quote.speaker_name if one.quote else one.entity


def test_a_new_name_shows_in_all_releases_and_the_old_one_still_finds_it(two):
    anna = named(two, "Анна Белова")
    changed = entities.rename(two, anna, " Анна  Петровна Белова ")
    assert (changed.releases, changed.annotations, changed.labels) == ((1,), (1, 2, 3), True)
    assert list(names(two))[:3] == ["Анна Петровна Белова"] * 3
    quotes.set_speaker(two, 6, speaker=None, name="Анна Белова")
    quotes.set_speaker(two, 2, speaker=None, name="Анна Петровна Белова")
    assert {one.id for one in two.meaning(anna)[2]} == {6}
    assert two.entity(anna).aliases == ("Анна Белова",)
    for _ in range(3):
        history.undo(two)
    assert next(names(two)) == "Анна Белова"


def test_a_name_that_somebody_else_has_is_refused_and_an_empty_one_too(two):
    for name in ("белова", "  "):
        with pytest.raises(Refused):
            entities.rename(two, named(two, "Анна Белова"), name)


def test_merged_entities_are_one_in_lists_tables_and_later_releases(two):
    anna, short = named(two, "Анна Белова"), named(two, "Белова")
    changed = entities.merge(two, [short], anna)
    assert (changed.releases, changed.annotations) == ((2,), (4, 6))
    assert set(names(two)) == {"Анна Белова", "Луч"}
    assert two.entity(anna).aliases == ("Белова",)
    assert two._connection.all("SELECT DISTINCT speaker_name FROM quotes_view") == [("Анна Белова",)]
    releases.store(two, Release("Белова ушла."), [Findings((found("Белова ушла.", "PER", "Белова"),))])
    assert list(names(two))[-1] == "Анна Белова"
    with pytest.raises(Refused):
        two.entity(short)
    history.undo(two)
    history.undo(two)
    assert set(names(two)) == {"Анна Белова", "Белова", "Луч"}
    assert two.check() == []


def test_merges_of_merges_are_undone_one_by_one(two):
    anna, short, ray = (named(two, name) for name in ("Анна Белова", "Белова", "Луч"))
    entities.merge(two, [short], anna)
    entities.merge(two, [anna], ray)
    assert set(names(two)) == {"Луч"}
    history.undo(two)
    assert set(names(two)) == {"Анна Белова", "Луч"}
    history.undo(two)
    assert set(names(two)) == {"Анна Белова", "Белова", "Луч"}
    with pytest.raises(Refused):
        entities.merge(two, [anna], anna)


def test_mentions_and_quotes_are_split_away_to_another_name(two):
    entities.split(two, [1, 3], "Ольга Белова")
    assert list(names(two))[:3] == ["Ольга Белова", "Анна Белова", "Ольга Белова"]
    assert {two.annotation(1).status, two.annotation(3).status} == {Status.CORRECTED}
    assert two.history(1)[0].subject == "2 пометки → Ольга Белова"
    history.undo(two)
    assert list(names(two))[:3] == ["Анна Белова"] * 3


def test_a_split_to_a_name_that_has_been_merged_away_is_refused(two):
    entities.merge(two, [named(two, "Белова")], named(two, "Анна Белова"))
    before = two.annotations(2)
    with pytest.raises(Refused, match="другому"):
        entities.split(two, [4], "Белова")
    assert two.annotations(2) == before


def test_what_is_no_entity_leaves_the_list(two):
    entities.not_an_entity(two, named(two, "Луч"))
    assert two.annotation(5).status is Status.REJECTED
    assert [row.entity.name for row in entities.listed(two)] == ["Анна Белова", "Белова"]
    history.undo(two)
    assert [(row.entity.name, row.mentions, row.quotes, row.releases) for row in entities.listed(two)] == [
        ("Анна Белова", 1, 2, 1),
        ("Белова", 1, 1, 1),
        ("Луч", 1, 0, 1),
    ]


def test_a_card_tells_all_that_is_known_of_a_person(two):
    anna = named(two, "Анна Белова")
    entities.merge(two, [named(two, "Белова")], anna)
    annotations.reject(two, [2])
    card = entities.card(two, anna)
    assert (card.names, card.roles, card.mentions) == (("Анна Белова", "Белова"), ("министр",), 2)
    assert [(one.release_id, one.words) for one in card.quotes] == [(1, "«Едем»"), (2, "«Мосты нужны всем»")]
    assert [one.title for one in card.releases] == ["Раз", "Два"]


def test_those_who_may_be_one_are_offered(two):
    assert [(one.name, other.name) for one, other in entities.mergeable(two)] == [("Анна Белова", "Белова")]
    entities.merge(two, [named(two, "Белова")], named(two, "Анна Белова"))
    assert entities.mergeable(two) == []


@pytest.mark.parametrize(
    ("person", "words", "ids"),
    [
        ("", "", [2, 3, 6]),
        ("белова", "", [2, 3, 6]),
        ("анна", "", [2, 3]),
        ("бел ан", "", [2, 3]),
        ("", "моста", [2, 6]),
        ("Анна", "мост", [2]),
        ("Орлов", "", []),
        ("", "нужны всем", [6]),
        ("", "готов едем", []),
    ],
)
def test_quotes_are_found_by_person_and_by_words_in_any_case(two, person, words, ids):
    assert [one.annotation_id for one in search(two, person, words)] == ids


def test_a_person_is_found_by_another_name_too(two):
    entities.rename(two, named(two, "Анна Белова"), "Министр Белова")
    assert [one.annotation_id for one in search(two, "анна")] == [2, 3]


def test_a_name_that_was_turned_down_is_no_role(two: Project) -> None:
    annotations.reject(two, [4])
    assert entities.card(two, two.entity_named("Белова", "PER") or 0).roles == ()


def test_a_surname_beside_a_quote_that_nobody_has_marked_is_no_role(project: Project) -> None:
    text = "Анна Королёва приехала. «Мост готов», — сказала Королева."
    made = found(text, "PER", "Анна Королёва"), said(text, "«Мост готов»", "Королева", "Анна Королёва")
    releases.store(project, Release(text), [Findings(made)])
    (row,) = entities.listed(project)
    assert entities.card(project, row.entity.id).roles == ()
