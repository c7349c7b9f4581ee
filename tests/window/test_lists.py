"""The lists beside the text: a decision is shown in the rows that are there, the others are left alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView

from desktop.annotation import QUOTE, Annotation, Release, Status
from desktop.window import colours
from desktop.window.annotation_list import AnnotationList
from desktop.window.name_list import Group, Mention, NameList
from desktop.window.quote_list import QuoteList, QuoteRow
from desktop.window.rows import ROW
from desktop.window.shown import Shown
from tests.window.stage import TEXT, findings

NAMES = {"PER": "Люди"}


def release():
    made = [replace(one, id=number) for number, one in enumerate(findings().annotations, 1)]
    made += [replace(made[1], id=4, segments=made[2].segments)]
    return Shown(Release(TEXT, id=7), made)


@pytest.fixture
def lists(qtbot):
    theme = colours.read()
    made = [kind(theme, lambda _label: QColor("#000000")) for kind in (QuoteList, NameList, AnnotationList)]
    for each in made:
        qtbot.addWidget(each)
        each.resize(300, 400)
        each.show()
    return made


def rows(view: QListView) -> list[object]:
    return [view.model().index(at, 0).data(ROW) for at in range(view.model().rowCount())]


def accepted(one):
    return replace(one, status=Status.ACCEPTED)


def test_a_decision_is_shown_in_its_group(lists):
    _, names, _ = lists
    shown = release()
    names.show_names(shown, NAMES)
    assert names.renew([accepted(shown.annotations[1])])
    ilyin = next(row for row in rows(names) if isinstance(row, Group) and row.name == "Пётр Ильин")
    assert [one.status for one in ilyin.mentions] == [Status.ACCEPTED, Status.SUGGESTED]
    assert ilyin.decided == 1


def test_a_decision_is_shown_in_an_opened_group_and_in_its_mention(lists, qtbot):
    _, names, _ = lists
    shown = release()
    names.show_names(shown, NAMES)
    names.setCurrentIndex(names.model().index(1, 0))
    qtbot.keyClick(names, Qt.Key.Key_Right)
    assert names.renew([accepted(shown.annotations[1])])
    group = next(row for row in rows(names) if isinstance(row, Group) and row.open)
    mentions = [row for row in rows(names) if isinstance(row, Mention)]
    assert group.decided == 1
    assert [row.annotation.status for row in mentions] == [Status.ACCEPTED, Status.SUGGESTED]


def test_one_who_is_somebody_else_now_needs_another_group(lists):
    _, names, _ = lists
    shown = release()
    names.show_names(shown, NAMES)
    assert not names.renew([replace(shown.annotations[1], entity="Павел Ильин")])


def test_a_quote_changes_its_row_and_a_doubtful_one_once_accepted_its_place(lists):
    quotes, _, _ = lists
    shown = release()
    quotes.show_quotes(shown)
    quote = next(one for one in shown.annotations if one.label == QUOTE)
    assert quotes.renew([accepted(quote)])
    assert [row.annotation.status for row in rows(quotes) if isinstance(row, QuoteRow)] == [Status.ACCEPTED]
    assert not quotes.renew([replace(quote, quote=replace(quote.quote, confidence=10))])


def test_the_list_of_all_shows_a_decision_and_stays_where_it_was(lists, qtbot):
    *_, every = lists
    shown = release()
    every.show_annotations(shown)
    every.select(3)
    with qtbot.assertNotEmitted(every.model().modelReset):
        assert every.renew([accepted(shown.annotations[1])])
    row = rows(every)[1]
    assert isinstance(row, Annotation)
    assert row.status is Status.ACCEPTED
    assert every.currentIndex().row() == 2
