"""A date told from another day says which day it means, beside it and in its tooltip."""

import pytest

from desktop.annotation import DATE, Annotation, Findings, Segment
from desktop.window.calendar_words import said

TEXT = "Минск, 21 ноября 2025\n\nВчера мост открыли. До пятницы 5 мая 2024 ждут гостей.\n"


@pytest.fixture
def window(stage):
    opened = stage.open()

    def date(words, normal=""):
        start = TEXT.index(words)
        return Annotation(DATE, (Segment(start, start + len(words)),), normal=normal, rule="values.date")

    dates = date("Вчера"), date("пятницы"), date("5 мая 2024", "2024-05-05")
    stage.hands.finds = Findings(dates)
    opened.open_paths([stage.file(TEXT)])
    opened.visible.date("2025-11-21")
    return opened


def select(window, words):
    one = next(one for one in window.visible.release.annotations if one.words(TEXT) == words)
    window.visible.select(one.id)
    return one.id


def test_yesterday_is_a_day_in_the_details_and_in_the_tooltip(window):
    annotation_id = select(window, "Вчера")
    assert window.inspector.details.day.text() == "20\u00a0ноября 2025"
    assert "20\u00a0ноября 2025" in window.reading.viewer._hint([annotation_id])


def test_another_date_of_the_release_makes_it_another_day(window):
    select(window, "Вчера")
    window.visible.date("2025-12-01")
    assert window.inspector.details.day.text() == "30\u00a0ноября 2025"


def test_the_preposition_tells_which_friday_is_meant(window):
    select(window, "пятницы")
    assert window.inspector.details.day.text() == "28\u00a0ноября 2025"


def test_a_whole_date_needs_no_second_one(window):
    annotation_id = select(window, "5 мая 2024")
    assert window.inspector.details.day.isHidden()
    assert "Когда это" not in window.reading.viewer._hint([annotation_id])


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2025-11-20", "20\u00a0ноября 2025"),
        ("2025-11", "ноябрь 2025"),
        ("2025", "2025"),
        ("2025-07-01/2025-09-30", "1\u00a0июля 2025 – 30\u00a0сентября 2025"),
    ],
)
def test_days_months_years_and_intervals_are_said_in_words(iso, words):
    assert said(iso) == words
