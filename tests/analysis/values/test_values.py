"""Values in sentences: one line a case in marked.txt."""

import re
import time
from pathlib import Path

import pytest

from desktop.analysis.values import Values

MARK = re.compile(r"\[([A-Z]+) ([^\]=]+)=([^\]]+)\]")
LINES = [
    line
    for line in Path(__file__).with_name("marked.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def values():
    return Values()


def marked(values: Values, text: str) -> str:
    """Return the text with what was found written into it."""
    parts, end = [], 0
    for found in values.find(text):
        parts += [text[end : found.start], f"[{found.label} {found.words(text)}={found.normal}]"]
        end = found.end
    return "".join([*parts, text[end:]])


@pytest.mark.parametrize("line", LINES)
def test_the_values_of_a_sentence_are_found_with_their_normal_forms(values, line):
    assert marked(values, MARK.sub(r"\2", line)) == line


HOSTILE = {
    "digits": "1" * 5_000,
    "marks": "_" * 100_000,
    "quotation marks": '"' * 20_000,
    "days without end": "01.02." * 16_000,
    "numbers in a row": "123 " * 25_000,
    "numerals in a row": "двести " * 14_000,
    "signs of currency": "$" * 100_000,
    "thousands": "1 тыс. " * 14_000,
    "lines of numbers": "5\n" * 50_000,
    "spaces": " " * 100_000,
    "years": "2015-" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_costs_time_linear_in_its_length(values, text):
    started = time.process_time()
    values.find(text)
    assert time.process_time() - started < 6


def test_every_value_has_a_rule_and_a_segment_inside_the_text(values):
    text = "Сегодня, 24 ноября 2025 года, выделено $300 млн, или 5%."
    found = values.find(text)
    assert [value.label for value in found] == ["DATE", "DATE", "MONEY", "PERCENT"]
    assert all(value.rule.startswith("values.") for value in found)


def test_a_paragraph_break_ends_a_value(values):
    found = values.find("Собрались 24\n\nноября дождливого")
    assert [value.normal for value in found] == ["--11"]
