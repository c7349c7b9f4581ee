"""Names in sentences: one line a case in marked.txt."""

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.analysis.models import Models
from desktop.analysis.names import Names

MARK = re.compile(r"\[([A-Z]+) ([^\]]+)\]")
LINES = [
    line
    for line in Path(__file__).with_name("marked.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def marked(models: Models, names: Names, text: str) -> str:
    """Return the text with the names written into it."""
    parts, end = [], 0
    for found in names.find(models.parse(text)):
        parts += [text[end : found.start], f"[{found.label} {found.words(text)}]"]
        end = found.end
    return "".join([*parts, text[end:]])


@pytest.mark.parametrize("line", LINES)
def test_the_names_of_a_sentence_are_found_from_end_to_end(models, names, line):
    line = line.replace("|", "\n")
    assert marked(models, names, MARK.sub(r"\2", line)) == line


def test_every_name_tells_the_rule_that_decided(models, names):
    found = names.find(models.parse("В Питере открыли завод «Заря», сообщил Пётр Сидоров."))
    assert [name.rule for name in found] == ["names.colloquial-place", "names.organisation-word", "names.natasha"]


def test_names_never_overlap_and_come_in_order(models, names):
    text = "МИД России (МИД РФ) и ООО «Компания «Ромашка»» в Ярославской области и Питере: Иван Петров (И. Петров)."
    found = names.find(models.parse(text))
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_a_text_of_marks_alone_has_no_names(models, names):
    assert names.find(models.parse('«»"()[]— … . , ! ? \n\n * • -')) == ()


def test_an_empty_text_has_no_names(models, names):
    assert names.find(models.parse("")) == ()


def test_twice_the_text_costs_about_twice_the_time(models, names):
    sentence = 'Глава МИД России Иван Петров приехал в Минск на ОАО "Заря", сообщил банк «Север» (БС).\n'
    names.find(models.parse(sentence))
    short, long = models.parse(sentence * 200), models.parse(sentence * 800)
    assert seconds(names, long) < 10 * seconds(names, short) + 0.5


def seconds(names: Names, parsed: object) -> float:
    """Return the processor time that finding the names takes."""
    started = time.process_time()
    names.find(parsed)  # type: ignore[arg-type]
    return time.process_time() - started
