"""Normal forms: three tables of forms in context, one line a case: a sentence with [form=normal form]."""

import re
from pathlib import Path

import pytest

from desktop.analysis.names.inflection import Inflection
from desktop.analysis.names.lists import Lists
from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.normal import Normaliser
from desktop.analysis.names.page import Page

CASE = re.compile(r"\[([^=\]]+)=([^\]]+)\]")
TABLES = {"persons": ("PER", 0.96), "places": ("LOC", 0.98), "organisations": ("ORG", 0.97)}
"""Label of each table and the share of it that must be right."""


@pytest.fixture(scope="module")
def lists():
    return Lists()


def normal(models, lists, line: str, label: str) -> tuple[str, str]:
    """Return the normal form wanted in a line of a table and the one that is made."""
    found = CASE.search(line)
    assert found
    text = line[: found.start()] + found[1] + line[found.end() :]
    page = Page(models.parse(text), models, lists)
    end = found.start() + len(found[1])
    inside = [index for index, word in enumerate(page.words) if found.start() <= word.start < end]
    mark = Mark(inside[0], inside[-1] + 1, label, "")
    return found[2], Normaliser(page, Marks([mark]), Inflection(models)).normal(mark)


@pytest.mark.parametrize("table", TABLES)
def test_names_in_any_case_are_given_in_the_nominative(models, lists, table):
    label, share = TABLES[table]
    lines = Path(__file__).with_name(f"normal-{table}.txt").read_text(encoding="utf-8").splitlines()
    cases = [normal(models, lists, line, label) for line in lines if line and not line.startswith("#")]
    wrong = [f"{wanted} != {made}" for wanted, made in cases if wanted != made]
    assert 1 - len(wrong) / len(cases) >= share, "\n".join(wrong)


def test_a_full_name_elsewhere_settles_an_unclear_surname(models, names):
    found = names.find(models.parse("Совет возглавил Григорий Карась. Слова Карася записали."))
    assert [name.normal for name in found] == ["Григорий Карась", "Карась"]


def test_a_text_without_yo_gets_none(models, names):
    found = names.find(models.parse("Встретили Петра Сидорова и Семена Орлова."))
    assert [name.normal for name in found] == ["Петр Сидоров", "Семен Орлов"]


def test_a_line_end_inside_a_name_becomes_a_space(models, names):
    lines = [
        "Завод сообщил сегодня утром о своих больших планах на весну",
        "и лето этого года, сказал газете директор завода Сергей",
    ]
    text = "\n".join([*lines, "Иванов, который руководит заводом с прошлого тёплого лета,"] * 3)
    assert {name.normal for name in names.find(models.parse(text))} == {"Сергей Иванов"}
