"""What the user has merged, split or set apart stays so; roles go with persons, and nameless speakers are none."""

from itertools import permutations

import pytest

from desktop.annotation import ORG, PER, QUOTE, ROLE, Annotation, Findings, Refused, Release, Segment
from desktop.project import Project
from desktop.workbench import annotations, decisions, entities, history, offers, quotes, releases
from desktop.workbench.said import search
from tests.workbench.named_releases import Named, fresh, plain, shown, store


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


def test_a_name_that_was_turned_down_is_none_that_a_person_goes_by(petrov):
    (row,) = entities.listed(petrov)
    assert row.entity.aliases == ("И. Петров",)
    store(petrov, Named("Петровым", "Иван Петров"))
    annotations.reject(petrov, [3])
    (row,) = entities.listed(petrov)
    assert row.entity.aliases == ("И. Петров",)


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
