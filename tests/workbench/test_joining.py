"""Names that mean one person or one body are one over all releases, in whatever order the releases come."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.annotation import LOC, ORG, PER, QUOTE, Annotation, Findings, Kind, Quote, Release, Segment
from desktop.project import Project
from desktop.project.persons import may_be_one, person
from desktop.workbench import entities, history, offers, releases
from tests.workbench.named_releases import Named, fresh, orders, plain, shown, store


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ("Иван Петров, И. Петров", "Иван Петров"),
        ("И. Петров, И. И. Петров, Иван Петров, Иван Иванович Петров", "Иван Иванович Петров"),
        ("Петров Иван Иванович, Иван Петров", "Петров Иван Иванович"),
        ("Петров Иван, Иван Петров, И. Петров", "Иван Петров"),
        ("Петров Иван Иванович, Иван Иванович Петров", "Иван Иванович Петров"),
        ("Дж. Орлов, Джордж Орлов", "Джордж Орлов"),
        ("Пётр Королёв, П. Королев", "Пётр Королёв"),
        ("Пётр Королев, Пётр Королёв", "Пётр Королёв"),
    ],
)
def test_names_that_agree_are_one_person_under_the_fullest_name(names, groups):
    for made in orders(plain(PER, *names.split(", "))):
        assert set(made.values()) == {groups}


@pytest.mark.parametrize(
    "names",
    [
        "Иван Петров, Игорь Петров",
        "Иван Петров, Игорь Петров, И. Петров",
        "Иван Петров, Петров",
        "И. И. Петров, И. С. Петров, И. Петров",
        "Анна Ивановна Ким, Анна Сергеевна Ким, Анна Ким",
        "Иван Петров, Иван Петрова",
        "Луис Альберто Суарес, Луис Фернандо Суарес, Луис Суарес",
        "Иван Петров, С. Петров",
        "Иван Петрович, Иван",
    ],
)
def test_names_of_two_persons_or_of_nobody_knows_whom_stay_apart(names):
    for made in orders(plain(PER, *names.split(", "))):
        assert all(name == means for name, means in made.items())


def test_of_three_that_agree_those_are_one_whom_nothing_else_fits():
    for made in orders(plain(PER, "И. И. Петров", "Иван Петров", "Иван Иванович Петров", "Игорь Петров")):
        assert made["Иван Петров"] == "Иван Иванович Петров"
        assert made["И. И. Петров"] == "И. И. Петров"
        assert made["Игорь Петров"] == "Игорь Петров"


def test_a_bare_surname_means_whom_its_own_release_says():
    first, second = [Named("Иван Петров", "Иван Петров"), Named("Петров", "Иван Петров")], [Named("Петров", "Петров")]
    with fresh() as project:
        store(project, *first)
        store(project, *second)
        assert [one.entity for one in project.annotations(1)] == ["Иван Петров"] * 2
        assert [one.entity for one in project.annotations(2)] == ["Петров"]
        assert [(one.name, other.name) for one, other in offers.offered(project)] == [("Петров", "Иван Петров")]


def test_who_may_be_either_of_two_is_offered_with_both():
    with fresh() as project:
        for names in plain(PER, "Иван Петров", "И. Петров", "Игорь Петров"):
            store(project, *names)
        assert {(one.name, other.name) for one, other in offers.offered(project)} == {
            ("И. Петров", "Иван Петров"),
            ("И. Петров", "Игорь Петров"),
        }
        assert [row.entity.name for row in entities.listed(project)] == ["И. Петров", "Иван Петров", "Игорь Петров"]


LONG = "Министерство иностранных дел"


def test_an_abbreviation_written_out_in_one_release_stands_for_it_in_all():
    given_together = [Named(LONG, LONG, ORG), Named("МИД", LONG, ORG)]
    for made in orders([given_together, *plain(ORG, "МИД", LONG)]):
        assert set(made.values()) == {LONG}


def test_an_abbreviation_that_nobody_has_written_out_is_only_offered():
    with fresh() as project:
        for names in plain(ORG, "МИД", LONG):
            store(project, *names)
        assert shown(project) == {"МИД": "МИД", LONG: LONG}
        assert [(one.name, other.name) for one, other in offers.offered(project)] == [("МИД", LONG)]


def test_an_abbreviation_of_two_bodies_stands_for_neither():
    other = "Межрайонный институт детства"
    both = [[Named(LONG, LONG, ORG), Named("МИД", LONG, ORG)], [Named(other, other, ORG), Named("МИД", other, ORG)]]
    for order in permutations([*both, [Named("МИД", "МИД", ORG)]]):
        with fresh() as project:
            alone = next(store(project, *names) for names in order if len(names) == 1 or not store(project, *names))
            (one,) = project.annotations(alone)
            assert one.entity in {"МИД", LONG, other}
    for order in permutations([*both, [Named("МИД", "МИД", ORG)]]):
        with fresh() as project:
            ids = [store(project, *names) for names in order]
            alone = ids[order.index([Named("МИД", "МИД", ORG)])]
            assert [one.entity for one in project.annotations(alone)] == ["МИД"]


def test_an_alias_in_brackets_is_the_same_body_and_marks_make_no_other():
    tied = [Named("Роскомнадзор", "Роскомнадзор", ORG), Named("РКН", "Роскомнадзор", ORG)]
    for made in orders([tied, *plain(ORG, "РКН")]):
        assert set(made.values()) == {"Роскомнадзор"}
    for made in orders(plain(ORG, "Зелёный Мыс", "«Зеленый мыс»")):
        assert len(set(made.values())) == 1


def test_a_place_and_a_body_of_one_name_are_two():
    with fresh() as project:
        store(project, Named("Луч", "Луч", LOC))
        store(project, Named("Луч", "Луч", ORG))
        assert len(entities.listed(project)) == 2


GIVEN = ["Иван", "И.", "Игорь", "Анна", "А.", "", "И. И.", "Иван Иванович", "Иван Сергеевич", "И. С."]
people = st.lists(st.builds(lambda one: f"{one} Ким".strip(), st.sampled_from(GIVEN)), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(stored=st.lists(people, min_size=1, max_size=5), seed=st.randoms(use_true_random=False))
def test_the_order_of_releases_changes_nothing_and_no_two_given_names_are_one(stored, seed):
    made = []
    for _ in range(3):
        with fresh() as project:
            for names in stored:
                store(project, *(Named(name, name) for name in names))
            assert project.check() == []
            made.append(shown(project))
            for row in entities.listed(project):
                parts = [person(part.name) for part in project.parts(row.entity.id)]
                assert all(may_be_one(one, other) for one in parts for other in parts)
        seed.shuffle(stored)
    assert made[0] == made[1] == made[2]


@settings(max_examples=30, deadline=None)
@given(stored=st.lists(people, min_size=1, max_size=4), gone=st.integers(0, 3))
def test_what_was_taken_out_leaves_no_trace(stored, gone):
    at = gone % len(stored)
    with fresh() as project:
        ids = [store(project, *(Named(name, name) for name in names)) for names in stored]
        before = shown(project)
        releases.remove(project, [ids[at]])
        rest = shown(project)
        history.undo(project)
        assert shown(project) == before
    with fresh() as project:
        for place, names in enumerate(stored):
            if place != at:
                store(project, *(Named(name, name) for name in names))
        assert shown(project) == rest


def spoken(project: Project, cue: str, name: str) -> None:
    """Add a release in which somebody says something, told with this word of speech."""
    text = f"«Да», — {cue} {name}."
    start = text.index(name)
    place = Segment(start, start + len(name))
    quote = Quote(Kind.DIRECT, Segment(8, 8 + len(cue)), place, name, 90)
    said = Annotation(QUOTE, (Segment(1, 3),), quote=quote, rule="q")
    releases.store(project, Release(text), [Findings((Annotation(PER, (place,), normal=name, entity=name), said))])


@pytest.mark.parametrize(
    ("cue", "short", "full", "one"),
    [
        ("сказал", "А. Ким", "Анна Ким", False),
        ("сказала", "А. Ким", "Анна Ким", True),
        ("сказал", "А. Ким", "Антон Ким", True),
        ("считает", "А. Ким", "Анна Ким", True),
        ("сказала", "А. Ким", "Антон Петрович Ким", False),
        ("поделился", "А. Черных", "Алла Черных", False),
        ("сообщили", "А. Ким", "Анна Ким", True),
        ("сказал", "А. Орлова", "Анна Орлова", True),
    ],
)
def test_a_man_and_a_woman_of_one_surname_are_two(cue, short, full, one):
    for turned in (False, True):
        with fresh() as project:
            if turned:
                store(project, Named(full, full))
            spoken(project, cue, short)
            if not turned:
                store(project, Named(full, full))
            assert (len(entities.listed(project)) == 1) is one
