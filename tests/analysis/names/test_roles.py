"""Roles in sentences: one line a case in marked-roles.txt."""

from pathlib import Path

import pytest

from desktop.analysis.names.roles import Roles

LINES = [
    line
    for line in Path(__file__).with_name("marked-roles.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def roles(models):
    return Roles(models)


@pytest.mark.parametrize("line", LINES)
def test_a_role_is_found_with_what_completes_it_and_its_holder(models, names, roles, line):
    sentence, holder = line.split(" | ")
    text = sentence.replace("[", "").replace("]", "")
    parsed = models.parse(text)
    found = roles.find(parsed, names.find(parsed))
    marked = text
    for role in reversed(found):
        marked = f"{marked[: role.start]}[{role.words(text)}]{marked[role.end :]}"
    assert marked == sentence
    assert [role.entity or "-" for role in found] == ([holder] if "[" in sentence else [])


def test_a_role_is_given_in_the_nominative_with_a_small_letter(models, names, roles):
    parsed = models.parse("Главе Роскосмоса вручили орден. Министром иностранных дел стал Иван Петров.")
    found = roles.find(parsed, names.find(parsed))
    assert [role.normal for role in found] == ["глава Роскосмоса", "министр иностранных дел"]


def test_a_role_said_again_keeps_its_holder(models, names, roles):
    parsed = models.parse("Приехал губернатор Михаил Евраев. Позже губернатор открыл мост.")
    assert [role.entity for role in roles.find(parsed, names.find(parsed))] == ["Михаил Евраев", "Михаил Евраев"]
