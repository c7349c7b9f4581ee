"""Texts that nobody should send still end, in time proportional to their length."""

import time

import pytest

from desktop.analysis.entities import Tables
from desktop.analysis.models import Models
from desktop.analysis.parsed import Parsed
from desktop.analysis.quotes import Quotes
from desktop.annotation import PER, Annotation, Segment

TIMES = 4
SLACK = 2.5
"""How much more than TIMES as long the longer text may take: the clock of a busy machine is rough."""

UNITS = {
    "one paragraph without a full stop": "глава компании сообщил журналистам, что рынок растёт, " * 200,
    "many marks": 'слово "слово" ' * 300,
    "unbalanced marks": "слово «слово „слово " * 300,
    "nothing but marks": '"' * 1000,
    "a mark a line": '"\n' * 400,
    "open paragraphs": "«Слово слово слово.\n" * 150,
    "lines of dialogue": "- Слово, - сказал он. - Слово?\n" * 80,
    "short quotes in a row": '"А", - сказал он. - ' * 150,
    "spaces": " " * 20_000,
    "cues in a row": "сказал, что " * 400,
}


@pytest.fixture(scope="module")
def models():
    return Models()


def seconds(models: Models, parsed: Parsed) -> float:
    tables = Tables(models)
    quotes = Quotes(models, tables)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        quotes.find(parsed, (), tables.make(parsed, ()))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_a_text_four_times_as_long_takes_about_four_times_as_long(models, unit):
    short, long = seconds(models, models.parse(unit)), seconds(models, models.parse(unit * TIMES))
    assert long <= short * TIMES * SLACK + 0.02


def test_a_thousand_people_of_one_given_name_are_told_apart_quickly(models):
    surnames = [
        f"{first}{second}ов" for first in "БВГДЖЗКЛМН" for second in ("ар", "ор", "ур", "ир", "аст", "ост", "уст")
    ]
    text = " ".join(f"Иван {surname} сообщил, что рад." for surname in surnames * 15)
    starts = [place for place in range(len(text)) if text.startswith("Иван ", place)]
    names = tuple(
        Annotation(
            PER, (Segment(start, text.index(" сообщил", start)),), normal=text[start : text.index(" сообщил", start)]
        )
        for start in starts
    )
    parsed = models.parse(text)
    start = time.process_time()
    table = Tables(models).make(parsed, names)
    assert time.process_time() - start < 5
    assert len(table.people) == len(surnames)
