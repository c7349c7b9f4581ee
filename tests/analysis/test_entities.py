"""Names that mean one person or one organisation come together under the fullest of them."""

import pytest

from desktop.analysis.analyst import Analyst
from desktop.analysis.entities import fullname, roles
from desktop.analysis.entities.words import RoleWords


@pytest.fixture(scope="module")
def analyst():
    made = Analyst()
    made.load()
    return made


@pytest.fixture(scope="module")
def words():
    return RoleWords.read()


def entities(analyst: Analyst, text: str, label: str) -> set[str | None]:
    names = next(iter(analyst.stages(text))).annotations
    return {name.entity for name in names if name.label == label}


@pytest.mark.parametrize(
    "text",
    [
        "Анна Викторовна Котова приехала в Пермь. Котова осмотрела цех. Вечером Анна Котова уехала.",
        "Завод построила Анна Викторовна Котова. Премию дали А. Котовой и её цеху.",
    ],
)
def test_full_name_surname_and_initials_are_one_person(analyst, text):
    assert entities(analyst, text, "PER") == {"Анна Викторовна Котова"}


def test_two_people_of_one_surname_stay_two(analyst):
    text = "Иван Громов и Павел Громов открыли цех. Павел Громов сказал речь, Иван Громов молчал."
    assert entities(analyst, text, "PER") == {"Иван Громов", "Павел Громов"}


def test_an_abbreviation_means_the_body_that_the_release_writes_out(analyst):
    text = "Служба безопасности Украины провела обыск. В СБУ сообщили, что обыск закончен."
    assert {name for name in entities(analyst, text, "ORG") if name} == {"Служба безопасности Украины"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Анна Котова", "Котова", True),
        ("Анна Котова", "А. Котова", True),
        ("Анна Котова", "Вера Котова", False),
        ("Анна Викторовна Котова", "Анна Викторовна", True),
        ("Ким Чен Ын", "Ким", True),
        ("Иван Громов", "Иван Фомин", False),
    ],
)
def test_names_are_compared_part_by_part(one, other, same):
    given = frozenset({"анна", "вера", "иван"})
    assert fullname.compatible(fullname.parse(one, given=given), fullname.parse(other, given=given)) is same


@pytest.mark.parametrize(
    ("asked", "held", "fits"),
    [
        ("глава государство", "президент", True),
        ("президент", "президент украина", True),
        ("президент россия", "президент украина", False),
        ("российский президент", "президент россия", True),
        ("замглава минздрав", "заместитель министр здравоохранение", True),
        ("министр финансы", "министр оборона", False),
        ("премьер", "председатель правительство", True),
        ("градоначальник", "мэр пермь", True),
        ("представитель завод", "представитель суд", False),
    ],
)
def test_a_role_fits_another_name_of_the_same_post(words, asked, held, fits):
    one, other = (roles.role(text.replace("замглава", "замглавы").split(), words) for text in (asked, held))
    assert one is not None
    assert other is not None
    assert bool(roles.fit(one, other)) is fits
