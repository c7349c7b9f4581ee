"""Names tell which entities may be one, and which never are."""

import pytest

from desktop.project.persons import PersonName, person
from desktop.workbench.namesakes import pairs


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Анна Белова", PersonName("анна", "", "белова")),
        ("А. П. Белова", PersonName("а", "п", "белова")),
        ("Белова А.П.", PersonName("а", "п", "белова")),
        ("Иван Петрович Орлов", PersonName("иван", "петрович", "орлов")),
        ("Орлов Иван Петрович", PersonName("иван", "петрович", "орлов")),
        ("Иван Петрович", PersonName("иван", "петрович", "")),
        ("Орлов Иван", PersonName("иван", "", "орлов")),
        ("Яков Ким", PersonName("яков", "", "ким")),
        ("Лев Орлов", PersonName("лев", "", "орлов")),
        ("Марина Ким", PersonName("марина", "", "ким")),
        ("Луис Альберто Суарес", PersonName("луис", "", "суарес", ("альберто",))),
        ("Дональд Дж. Браун", PersonName("дональд", "дж.", "браун")),
        ("Королёв", PersonName("", "", "королев")),
        ("…", PersonName()),
    ],
)
def test_a_name_is_taken_apart(name, parts):
    assert person(name) == parts


def offered(label: str, *names: str) -> list[tuple[str, str]]:
    found = pairs((place, name, label) for place, name in enumerate(names))
    return [(names[one], names[other]) for one, other in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Белова", "Анна Белова"),
        ("А. Белова", "Анна Белова"),
        ("Анна Белова", "Анна Петровна Белова"),
        ("А. П. Белова", "Белова Анна Петровна"),
        ("Королёв", "Сергей Королев"),
    ],
)
def test_persons_that_may_be_one(one, other):
    assert offered("PER", one, other) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Анна Белова", "Ольга Белова"),
        ("О. Белова", "Анна Белова"),
        ("А. П. Белова", "Анна Ивановна Белова"),
        ("Анна Белова", "Анна Орлова"),
        ("Анна Петровна", "Анна Белова"),
    ],
)
def test_persons_that_are_two(one, other):
    assert offered("PER", one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("МИД", "Министерство иностранных дел"),
        ("ООО «Луч»", "Луч"),
        ("«Зелёный Мыс»", "Зеленый мыс"),
        ("МЧС", "Министерство по чрезвычайным ситуациям"),
    ],
)
def test_bodies_that_may_be_one(one, other):
    assert offered("ORG", one, other) == [(one, other)]


def test_bodies_that_are_two():
    assert offered("ORG", "МИД", "Министерство имущественных отношений", "Луч", "Лучик", "ООО", "ОАО") == []
    assert pairs([(1, "Луч", "ORG"), (2, "Луч", "LOC")]) == []
    assert offered("LOC", "Внуково", "Внуково-2") == []
    assert offered("ORG", "Завод 1", "Завод 12", "Министерство иностранных дел", "Музей истории дорог") == []
