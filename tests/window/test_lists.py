"""The lists beside the text: a decision is shown in the rows that are there, the others are left alone."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView

from desktop.annotation import QUOTE, Annotation, Kind, Quote, Release, Segment, Status, reading_order
from desktop.window import colours
from desktop.window.annotation_list import AnnotationList
from desktop.window.name_groups import Group, Mention
from desktop.window.name_list import NameList
from desktop.window.quote_list import Heading, QuoteList, QuoteRow
from desktop.window.rows import ROW
from desktop.window.shown import Shown
from desktop.workbench.filters import UNREVIEWED, Filter
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


def rows(view: QAbstractItemView) -> list[object]:
    return [view.model().index(at, 0).data(ROW) for at in range(view.model().rowCount())]


def accepted(one):
    return replace(one, status=Status.ACCEPTED)


def change(view, shown, *fresh, gone=()):
    """Change annotations of a release and show in a list what has become of them."""
    shown.change(fresh, gone)
    assert not shown.rearranged
    view.renew(shown.renewals)


def test_a_decision_is_shown_in_its_group(lists):
    _, names, _ = lists
    shown = release()
    names.show_names(shown, NAMES)
    change(names, shown, accepted(shown.annotations[1]))
    ilyin = next(row for row in rows(names) if isinstance(row, Group) and row.name == "Пётр Ильин")
    assert [one.status for one in ilyin.mentions] == [Status.ACCEPTED, Status.SUGGESTED]
    assert ilyin.decided == 1


def test_a_decision_is_shown_in_an_opened_group_and_in_its_mention(lists, qtbot):
    _, names, _ = lists
    shown = release()
    names.show_names(shown, NAMES)
    names.setCurrentIndex(names.model().index(1, 0))
    qtbot.keyClick(names, Qt.Key.Key_Right)
    change(names, shown, accepted(shown.annotations[1]))
    group = next(row for row in rows(names) if isinstance(row, Group) and row.open)
    mentions = [row for row in rows(names) if isinstance(row, Mention)]
    assert group.decided == 1
    assert [row.annotation.status for row in mentions] == [Status.ACCEPTED, Status.SUGGESTED]


def test_one_who_is_somebody_else_now_stands_in_another_group(lists, qtbot):
    _, names, _ = lists
    shown = release()
    names.show_names(shown, NAMES)
    with qtbot.assertNotEmitted(names.model().modelReset):
        change(names, shown, replace(shown.annotations[1], entity="Павел Ильин", normal="Павел Ильин"))
    groups = [row for row in rows(names) if isinstance(row, Group)]
    assert [(row.name, len(row.mentions)) for row in groups] == [
        ("Павел Ильин", 1),
        ("Мария Ким", 1),
        ("Пётр Ильин", 1),
    ]


def test_the_last_name_of_a_label_takes_the_heading_with_it_and_brings_it_back(lists):
    _, names, _ = lists
    shown = release()
    names.show_names(shown, {**NAMES, "LOC": "Места"})
    people = [one for one in shown.annotations if one.label == "PER"]
    change(names, shown, *(replace(one, label="LOC") for one in people))
    assert rows(names)[0] == Heading("Места", 1)
    change(names, shown, *people)
    assert [row.title for row in rows(names) if isinstance(row, Heading)] == ["Люди"]


def test_a_quote_changes_its_card_and_a_doubtful_one_its_place_under_the_heading(lists):
    quotes, _, _ = lists
    shown = release()
    quotes.show_quotes(shown)
    quote = next(one for one in shown.annotations if one.label == QUOTE)
    change(quotes, shown, accepted(quote))
    assert [row.annotation.status for row in rows(quotes) if isinstance(row, QuoteRow)] == [Status.ACCEPTED]
    change(quotes, shown, replace(quote, quote=replace(quote.quote, confidence=10)))
    assert [type(row) for row in rows(quotes)] == [Heading, QuoteRow]
    change(quotes, shown, accepted(quote))
    assert [type(row) for row in rows(quotes)] == [QuoteRow]
    change(quotes, shown, gone={quote.id})
    assert rows(quotes) == []


def test_the_list_of_all_shows_a_decision_and_stays_where_it_was(lists, qtbot):
    *_, every = lists
    shown = release()
    every.show_annotations(shown)
    every.select(3)
    with qtbot.assertNotEmitted(every.model().modelReset):
        change(every, shown, accepted(shown.annotations[1]))
    row = rows(every)[1]
    assert isinstance(row, Annotation)
    assert row.status is Status.ACCEPTED
    assert every.currentIndex().row() == 2


def test_a_row_that_goes_does_not_choose_the_next_one(lists, qtbot):
    *_, every = lists
    shown = release()
    every.show_annotations(shown)
    every.select(2)
    with qtbot.assertNotEmitted(every.chosen):
        change(every, shown, gone={2})
    assert not every.currentIndex().isValid()
    change(every, shown, replace(findings().annotations[1], id=2))
    assert every.currentIndex().data(ROW).id == 2


def one_of_many(number, dice):
    """Return an annotation as it may have become: any label, name, state, place."""
    start = dice.randrange(len(TEXT) - 12)
    label = dice.choice(["PER", "LOC", "ORG", QUOTE])
    quote = Quote(Kind.DIRECT, confidence=dice.choice([10, 90])) if label == QUOTE else None
    name = dice.choice(["Пётр", "Мария", "Анна", ""])
    status = dice.choice(list(Status))
    segments = (Segment(start, start + dice.randrange(1, 12)),)
    return Annotation(label, segments, number, name, name or None, status, quote=quote)


@pytest.mark.parametrize("seed", range(12))
def test_lists_changed_row_by_row_are_what_they_would_be_if_made_anew(lists, qtbot, seed):
    dice = random.Random(seed)
    names = {"PER": "Люди", "LOC": "Места", "ORG": "Организации"}
    many = sorted((one_of_many(number, dice) for number in range(1, 30)), key=reading_order)
    shown = Shown(Release(TEXT, id=7), many, rejected=seed % 3 == 0)
    shown.want(Filter() if seed % 2 else UNREVIEWED)
    _show(lists, shown, names)
    for _ in range(40):
        touched = dice.sample(range(1, 40), dice.randrange(1, 4))
        gone = set(touched[:1]) if dice.random() < 0.3 else set()
        shown.change([one_of_many(number, dice) for number in touched if number not in gone], gone)
        assert not shown.rearranged
        for view in lists:
            view.renew(shown.renewals)
        lists[1].setCurrentIndex(lists[1].model().index(dice.randrange(8), 0))
        qtbot.keyClick(lists[1], dice.choice([Qt.Key.Key_Right, Qt.Key.Key_Left]))
        _compare(lists, shown, names)


def _show(lists, shown, names):
    quotes, groups, every = lists
    quotes.show_quotes(shown)
    groups.show_names(shown, names)
    every.show_annotations(shown)


def _compare(lists, shown, names):
    """Compare what the lists show with what they show of the same release read anew."""
    before = [rows(view) for view in lists]
    everything = [one for id_ in range(1, 40) if (one := shown._all.get(id_))]
    again = Shown(shown.release, sorted(everything, key=reading_order), rejected=shown._rejected)
    again.want(shown.wanted)
    assert shown.listed() == again.listed()
    assert +shown.listed_counts() == +again.listed_counts()
    _show(lists, again, names)
    assert before == [rows(view) for view in lists]
    _show(lists, shown, names)


def test_one_change_among_many_touches_one_row(lists):
    *_, every = lists
    many = [Annotation("PER", (Segment(at % 40, at % 40 + 1),), at + 1) for at in range(5000)]
    shown = Shown(Release(TEXT, id=7), sorted(many, key=reading_order))
    every.show_annotations(shown)
    model = every.model()
    told: list[object] = []
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsInserted.connect(lambda _parent, first, last: told.append(last - first + 1))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(first - last - 1))
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    change(every, shown, replace(many[40], label="LOC"))
    change(every, shown, gone={42})
    change(every, shown, many[41])
    at = shown.annotations.index(replace(many[40], label="LOC"))
    assert told == [(at, at), -1, 1]


def accents(view):
    """How many points of a list have the colour of the sign for notes."""
    image, accent = view.viewport().grab().toImage(), colours.read().accent
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) == accent for x, y in points)


def show(view, shown):
    if isinstance(view, NameList):
        view.show_names(shown, NAMES)
    elif isinstance(view, QuoteList):
        view.show_quotes(shown)
    else:
        view.show_annotations(shown)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_an_annotation_with_a_note_is_known_by_its_sign_and_said_to_have_one(lists, which):
    shown, view = release(), lists[which]
    show(view, shown)
    plain = accents(view)
    change(view, shown, *(replace(one, note="спросить") for one in shown.annotations))
    assert accents(view) > plain + 5
    said = [view.model().index(at, 0).data() for at in range(view.model().rowCount())]
    assert any("спросить" in each or "есть заметка" in each for each in said)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_the_chosen_row_is_shown_by_its_card_alone(lists, which):
    shown, view = release(), lists[which]
    show(view, shown)
    last = view.model().rowCount() - 1
    view.selectRow(last)
    image, theme = view.viewport().grab().toImage(), colours.read()
    edge = view.visualRect(view.model().index(last, 0)).topLeft()
    assert image.pixelColor(edge.x() + 1, edge.y() + 1) == theme.palette.base().color()
    assert image.pixelColor(edge.x() + 9, edge.y() + 5) == theme.chosen
