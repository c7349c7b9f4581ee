"""Names that mean one person or one body are one over all releases, in whatever order the releases come."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.annotation import LOC, ORG, PER, QUOTE, ROLE, Annotation, Findings, Kind, Quote, Refused, Release, Segment
from desktop.project import Project
from desktop.project.persons import may_be_one, person
from desktop.workbench import annotations, decisions, entities, history, offers, quotes, releases
from desktop.workbench.said import search


@dataclass(frozen=True)
class Named:
    """A name as a release has it: its words, whom the release itself takes it for, its label."""

    words: str
    means: str
    label: str = PER


@contextmanager
def fresh() -> Iterator[Project]:
    with (
        tempfile.TemporaryDirectory(prefix="pressmark-tests-") as folder,
        Project.create(Path(folder) / "Имена.pressmark") as project,
    ):
        yield project


def store(project: Project, *names: Named) -> int:
    """Add a release that names all these, each in a sentence of its own."""
    number = len(project.releases())
    text, found = f"Релиз {number}.", []
    for name in names:
        text += " "
        place = Segment(len(text), len(text) + len(name.words))
        text += name.words + "."
        if name.label == QUOTE:
            said = Quote(Kind.DIRECT, None, place, name.means, 90)
            found.append(Annotation(QUOTE, (Segment(place.end, place.end + 1),), quote=said, rule="q"))
        else:
            found.append(Annotation(name.label, (place,), normal=name.words, entity=name.means, rule="r"))
    return releases.store(project, Release(text, title=str(number)), [Findings(tuple(found))])[0]


def plain(label: str, *names: str) -> list[list[Named]]:
    """Return a release for each of the names."""
    return [[Named(name, name, label)] for name in names]


def shown(project: Project) -> dict[str, str | None]:
    """Return what every name of the project is shown as."""
    made: dict[str, str | None] = {}
    for release in project.releases():
        for one in project.annotations(release.id, rejected=False):
            made[one.normal or one.words(project.release(release.id).text)] = (
                one.quote.speaker_name if one.quote else one.entity
            )
    return made


def orders(stored: list[list[Named]]) -> list[dict[str, str | None]]:
    """Return what comes out of every order in which the releases can be added."""
    made = []
    for order in permutations(stored):
        with fresh() as project:
            for names in order:
                store(project, *names)
            assert project.check() == []
            made.append(shown(project))
    return made


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ("Иван Петров, И. Петров", "Иван Петров"),
        ("И. Петров, И. И. Петров, Иван Петров, Иван Иванович Петров", "Иван Иванович Петров"),
        ("Петров Иван Иванович, Иван Петров", "Петров Иван Иванович"),
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


# What the user says comes first


@pytest.fixture
def petrov(project: Project) -> Project:
    """Иван Петров (1), И. Петров (2), one by their names."""
    for names in plain(PER, "Иван Петров", "И. Петров"):
        store(project, *names)
    return project


def test_what_the_user_splits_is_not_joined_again_and_undo_joins_it(petrov):
    entities.split(petrov, [2], "И. Петров")
    assert shown(petrov) == {"Иван Петров": "Иван Петров", "И. Петров": "И. Петров"}
    store(petrov, Named("И. Петров", "И. Петров"))
    store(petrov, Named("И. И. Петров", "И. И. Петров"))
    assert petrov.annotations(3)[0].entity == "И. Петров"
    assert petrov.annotations(4)[0].entity == "И. И. Петров"
    for _ in range(3):
        history.undo(petrov)
    assert set(shown(petrov).values()) == {"Иван Петров"}


def test_of_one_name_some_mentions_are_split_away_and_the_others_stay(petrov):
    store(petrov, Named("И. Петров", "И. Петров"))
    entities.split(petrov, [3], "И. Петров")
    assert [petrov.annotation(id_).entity for id_ in (1, 2, 3)] == ["Иван Петров", "Иван Петров", "И. Петров"]
    history.undo(petrov)
    assert {petrov.annotation(id_).entity for id_ in (1, 2, 3)} == {"Иван Петров"}


def test_a_namesake_split_away_under_an_agreeing_name_stays_away(petrov):
    entities.split(petrov, [2], "Иван Сергеевич Петров")
    assert shown(petrov) == {"Иван Петров": "Иван Петров", "И. Петров": "Иван Сергеевич Петров"}
    store(petrov, Named("Иван Сергеевич Петров", "Иван Сергеевич Петров"))
    assert petrov.annotations(3)[0].entity == "Иван Сергеевич Петров"
    with pytest.raises(Refused, match="различить"):
        entities.split(petrov, [1], "Иван Петров")


def test_a_name_is_separated_with_all_its_mentions(petrov):
    store(petrov, Named("И. Петров", "И. Петров"), Named("И. Петров сказал", "И. Петров", QUOTE))
    (row,) = entities.listed(petrov)
    short = next(part for part in petrov.parts(row.entity.id) if part.name == "И. Петров")
    entities.separate(petrov, row.entity.id, short.id)
    assert {one.entity.name: (one.mentions, one.quotes) for one in entities.listed(petrov)} == {
        "Иван Петров": (1, 0),
        "И. Петров": (2, 1),
    }
    history.undo(petrov)
    assert len(entities.listed(petrov)) == 1
    with pytest.raises(Refused):
        entities.separate(petrov, row.entity.id, row.entity.id)


def test_a_merge_is_separated_again_and_its_decision_goes(project):
    for names in plain(PER, "Иван Петров", "Петров"):
        store(project, *names)
    whole, bare = (project.entity_named(name, PER) or 0 for name in ("Иван Петров", "Петров"))
    entities.merge(project, [bare], whole)
    entities.separate(project, whole, bare)
    assert shown(project) == {"Иван Петров": "Иван Петров", "Петров": "Петров"}
    assert project.decisions() == []
    assert offers.offered(project) == []
    history.undo(project)
    assert set(shown(project).values()) == {"Иван Петров"}


def test_a_pair_left_apart_is_never_joined_by_later_releases(project):
    for names in plain(PER, "Иван Петров", "Игорь Петров", "И. Петров"):
        store(project, *names)
    pairs = {one.name + other.name: (one, other) for one, other in offers.offered(project)}
    offers.leave(project, pairs["И. ПетровИван Петров"])
    assert shown(project)["И. Петров"] == "Игорь Петров"
    history.undo(project)
    assert shown(project)["И. Петров"] == "И. Петров"


def test_a_merged_name_takes_along_what_was_one_with_it(petrov):
    store(petrov, Named("Ваня", "Ваня"))
    whole, nick = (petrov.entity_named(name, PER) or 0 for name in ("Иван Петров", "Ваня"))
    entities.merge(petrov, [whole], nick)
    assert set(shown(petrov).values()) == {"Ваня"}
    store(petrov, Named("Игорь Петров", "Игорь Петров"))
    assert shown(petrov)["И. Петров"] == "Ваня"
    store(petrov, Named("Иван Иванович Петров", "Иван Иванович Петров"))
    decisions.forget(petrov, [one.id for one in petrov.decisions()])
    assert shown(petrov)["Ваня"] == "Ваня"
    assert shown(petrov)["И. Петров"] == shown(petrov)["Иван Петров"] == "Иван Петров"


def test_a_new_name_stays_when_a_fuller_one_comes(petrov):
    whole = petrov.entity_named("Иван Петров", PER) or 0
    entities.rename(petrov, whole, "Ваня Петров")
    store(petrov, Named("Иван Иванович Петров", "Иван Иванович Петров"))
    assert set(shown(petrov).values()) == {"Ваня Петров"}


def test_what_was_turned_down_makes_no_name_doubtful(petrov):
    store(petrov, Named("Игорь Петров", "Игорь Петров"))
    assert shown(petrov)["И. Петров"] == "И. Петров"
    annotations.reject(petrov, [3])
    assert shown(petrov)["И. Петров"] == "Иван Петров"
    history.undo(petrov)
    assert shown(petrov)["И. Петров"] == "И. Петров"


def test_panes_are_told_of_releases_whose_names_have_become_others(petrov):
    _, changed = releases.store(
        petrov,
        Release("Иван Иванович Петров."),
        [Findings((Annotation(PER, (Segment(0, 20),), normal="Иван Иванович Петров", entity="Иван Иванович Петров"),))],
    )
    assert set(changed.annotations) == {1, 2, 3}
    assert set(changed.releases) == {1, 2, 3}
    assert set(shown(petrov).values()) == {"Иван Иванович Петров"}


# Roles and nameless speakers


def test_a_role_goes_with_its_person_through_joins_merges_and_names(petrov):
    store(petrov, Named("министр", "И. Петров", ROLE), Named("И. Петров", "И. Петров"))
    (row,) = entities.listed(petrov)
    assert (row.entity.name, row.mentions) == ("Иван Петров", 3)
    assert petrov.annotations(3)[0].entity == "Иван Петров"
    assert entities.card(petrov, row.entity.id).roles == ("министр",)
    entities.rename(petrov, row.entity.id, "Иван Иванович Петров")
    assert petrov.annotations(3)[0].entity == "Иван Иванович Петров"
    entities.not_an_entity(petrov, row.entity.id)
    assert (petrov.annotations(3)[0].entity, petrov.annotations(3)[0].status.value) == (None, "suggested")
    history.undo(petrov)
    assert petrov.annotations(3)[0].entity == "Иван Иванович Петров"
    assert {one.label for one in petrov.entities()} == {PER}


def test_a_role_alone_makes_nobody_that_is_listed(project):
    store(project, Named("министр", "Иван Петров", ROLE))
    assert entities.listed(project) == []
    assert project.annotations(1)[0].entity == "Иван Петров"


def test_nameless_speakers_are_no_persons_and_their_quotes_are_found(project):
    store(project, Named("пресс-служба банка", "пресс-служба банка", QUOTE), Named("Анна Ким", "Анна Ким"))
    store(project, Named("Анна Ким", "Анна Ким", QUOTE), Named("источник", "источник в правительстве", QUOTE))
    rows = entities.listed(project)
    assert [(row.entity.name, row.entity.label) for row in rows] == [
        ("Анна Ким", PER),
        ("источник в правительстве", QUOTE),
        ("пресс-служба банка", QUOTE),
    ]
    assert [one.speaker for one in search(project, "банк")] == ["пресс-служба банка"]
    with pytest.raises(Refused, match="не имя"):
        entities.merge(project, [rows[2].entity.id], rows[0].entity.id)
    with pytest.raises(Refused):
        entities.not_an_entity(project, rows[2].entity.id)


def test_a_speaker_found_as_a_name_in_another_release_is_that_one_in_any_order():
    for order in permutations([[Named("завод", "Луч", QUOTE)], [Named("Луч", "Луч", ORG)]]):
        with fresh() as project:
            for names in order:
                store(project, *names)
            assert [(row.entity.label, row.mentions, row.quotes) for row in entities.listed(project)] == [(ORG, 1, 1)]


def test_a_speaker_whom_the_user_names_is_a_person_if_the_name_is_one(project):
    store(project, Named("он", "он", QUOTE), Named("она", "она", QUOTE))
    quotes.set_speaker(project, 1, speaker=None, name="Мария Кузнецова")
    quotes.set_speaker(project, 2, speaker=None, name="жители посёлка")
    assert [(row.entity.name, row.entity.label) for row in entities.listed(project)] == [
        ("Мария Кузнецова", PER),
        ("жители посёлка", QUOTE),
    ]


def test_quotes_of_a_nameless_one_are_given_to_a_person_one_by_one(project):
    store(project, Named("компания", "компания", QUOTE), Named("Анна Ким", "Анна Ким"))
    store(project, Named("компания", "компания", QUOTE))
    entities.split(project, [1], "Анна Ким")
    assert [row.entity.name for row in entities.listed(project)] == ["Анна Ким", "компания"]
    assert [one.speaker for one in search(project)] == ["Анна Ким", "компания"]
