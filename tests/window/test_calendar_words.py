"""Dates are shown as people write them, and what a text leaves open is said to be open."""

import pytest

from desktop.annotation import DATE, MONEY, PER, Annotation, Segment
from desktop.window import words
from desktop.window.calendar_words import said


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("normal", "shown"),
    [
        ("2025-11-21", "21 ноября 2025"),
        ("2010-09", "сентябрь 2010"),
        ("2010", "2010"),
        ("2026/2027", "2026 – 2027"),
        ("--11-24", "24 ноября"),
        ("--02-29", "29 февраля"),
        ("--06", "июнь"),
        ("---28", "28-е число"),
        ("--09-28/--09-30", "28 сентября – 30 сентября"),
        ("--12-30/2026-01-05", "30 декабря – 5 января 2026"),
        ("вчера", "вчера"),
        ("--13-41", "--13-41"),
        ("прошлого года", "прошлого года"),
    ],
)
def test_a_date_is_shown_in_russian(normal, shown):
    assert plain(said(normal)) == shown
    assert plain(words.readable(Annotation(DATE, (Segment(0, 1),), normal=normal))) == shown


@pytest.mark.parametrize(
    ("normal", "shown"),
    [
        ("--11-24", "24 ноября (год не назван)"),
        ("--09-28/--09-30", "28 сентября – 30 сентября (год не назван)"),
        ("---28", "28-е число (месяц и год не названы)"),
        ("2025-11-21", "21 ноября 2025"),
    ],
)
def test_the_details_say_what_of_a_date_is_left_open(normal, shown):
    assert plain(words.in_full(Annotation(DATE, (Segment(0, 1),), normal=normal))) == shown


def test_other_normal_forms_are_shown_as_before():
    money = Annotation(MONEY, (Segment(0, 1),), normal="500000000 USD")
    name = Annotation(PER, (Segment(0, 1),), normal="Анна --11-24")
    assert plain(words.in_full(money)) == "500 000 000 USD"
    assert words.in_full(name) == words.readable(name) == "Анна --11-24"
