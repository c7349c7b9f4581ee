"""The pane about the whole project is named, walked by Tab, quick with many releases, and quiet while it is closed."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.annotation import PER, QUOTE, Annotation, Findings, Kind, Quote, Release, Segment
from desktop.project import Project
from desktop.window.people_pane import PeoplePane
from desktop.workbench import entities, releases
from tests.window.test_main_window import nameless

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(stage):
    return stage.open([stage.file()])


@pytest.mark.parametrize("act", ["entities", "said", "decisions"])
def test_every_control_of_the_pane_has_a_name(window, act):
    window.visible.select(window.visible.release.annotations[1].id)
    window.visible.accept()
    window.actions_by_id[act].trigger()
    pane = window.findChild(PeoplePane, "people")
    assert pane.isVisible()
    assert nameless(QAccessible.queryAccessibleInterface(pane)) == []


@pytest.mark.parametrize("act", ["rename_entity", "merge_entities", "split_entity"])
def test_every_control_of_its_dialogs_has_a_name(window, act):
    window.visible.select(window.visible.release.annotations[1].id)
    window.actions_by_id[act].trigger()
    (dialog,) = window.findChildren(QDialog)
    assert dialog.windowTitle()
    assert nameless(QAccessible.queryAccessibleInterface(dialog)) == []
    dialog.reject()


def test_tab_leads_from_the_filter_through_the_table_to_the_card(window):
    window.actions_by_id["entities"].trigger()
    pane = window.findChild(PeoplePane, "people")
    pane.list.filter.setFocus()
    seen = []
    for _ in range(12):
        seen.append(window.focusWidget().objectName())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    wanted = ["entity_filter", "entity_grid", "card_quotes_list", "card_rename_entity", "card_not_an_entity"]
    assert [name for name in seen if name in wanted] == wanted


def test_an_empty_project_says_what_will_be_here(stage):
    window = stage.open()
    for act in ("entities", "said", "decisions"):
        window.actions_by_id[act].trigger()
    pane = window.findChild(PeoplePane, "people")
    assert not pane.decisions.grid.isVisible()
    assert not pane.decisions.apply.isEnabled()
    window.actions_by_id["entities"].trigger()
    assert not pane.list.grid.isVisible()
    assert not pane.card.isVisible()
    assert not pane.list.offers.isVisible()


@pytest.mark.parametrize("act", ["entities", "said", "decisions"])
def test_the_focus_goes_into_an_empty_pane_too(stage, act):
    window = stage.open()
    window.actions_by_id[act].trigger()
    pane = window.findChild(PeoplePane, "people")
    assert pane.isAncestorOf(window.focusWidget())
    assert window.focusWidget().isVisible()


def test_acts_without_anybody_to_act_on_say_so(stage):
    window = stage.open()
    for act in ("rename_entity", "merge_entities", "split_entity", "not_an_entity"):
        window.status.hint("")
        window.actions_by_id[act].trigger()
        assert window.status.findChild(type(window.status._doing), "status_doing").text().startswith(("Выб", "Сначала"))
    assert window.findChildren(QDialog) == []


def test_a_closed_pane_reads_nothing(window, monkeypatch):
    window.actions_by_id["entities"].trigger()
    window.actions_by_id["entities"].trigger()
    read = []
    listed = entities.listed

    def noted(project):
        read.append(project)
        return listed(project)

    monkeypatch.setattr(entities, "listed", noted)
    window.visible.select(window.visible.release.annotations[1].id)
    window.visible.accept()
    QTest.qWait(300)
    assert read == []


def many(stage, number):
    """Store releases of one speaker among many."""
    text = "«Мост готов», - сказал Пётр Ильин. С ним согласна Мария Ким.\n"
    with Project.create(stage.project()) as project:
        for at in range(number):
            name = f"Пётр Ильин-{at % 100}"
            quote = Quote(Kind.DIRECT, None, Segment(23, 33), name, 90)
            found = (
                Annotation(QUOTE, (Segment(1, 11),), quote=quote, rule="suffix"),
                Annotation(PER, (Segment(23, 33),), normal=name, entity=name),
                Annotation(PER, (Segment(50, 59),), normal="Мария Ким", entity="Мария Ким"),
            )
            releases.store(project, Release(f"{text}{at}", title=f"Релиз {at}"), [Findings(found)])


def test_the_pane_opens_at_once_in_a_project_of_many_releases(stage):
    many(stage, 300)
    window = stage.open()
    took = []
    for act in ("entities", "said", "decisions"):
        start = perf_counter()
        window.actions_by_id[act].trigger()
        took.append(perf_counter() - start)
    pane = window.findChild(PeoplePane, "people")
    assert len(pane.list.grid.rows()) == 101
    assert len(pane.said.grid.rows()) == 300
    start = perf_counter()
    pane.show_entity(next(row.entity.id for row in pane.list.grid.rows() if row.entity.name == "Мария Ким"))
    took.append(perf_counter() - start)
    assert len(pane.card.mentions.rows()) == 300
    assert max(took) < 2, took


def test_a_dialog_that_was_closed_hears_of_no_later_refusal(window):
    window.visible.select(window.visible.release.annotations[1].id)
    window.actions_by_id["rename_entity"].trigger()
    (dialog,) = window.findChildren(QDialog)
    dialog.reject()
    QTest.qWait(50)
    assert window.findChildren(QDialog) == []
    window.work.do(entities.rename, 1, "")
    assert "Имя не может быть пустым" in window.status._saved.text()


def test_a_window_closed_right_after_a_change_reads_nothing_more(window, monkeypatch):
    window.actions_by_id["entities"].trigger()
    window.visible.select(window.visible.release.annotations[1].id)
    window.visible.accept()
    read: list[object] = []
    monkeypatch.setattr(entities, "listed", read.append)
    window.close()
    QTest.qWait(300)
    assert read == []


def test_the_arrow_down_leads_from_a_box_into_the_list_below_and_its_ends_are_the_lists(stage, window):
    window.actions_by_id["entities"].trigger()
    pane = window.findChild(PeoplePane, "people")
    pane.list.filter.setFocus()
    stage.press(window, Qt.Key.Key_Down)
    assert window.focusWidget() is pane.list.grid
    stage.press(window, Qt.Key.Key_End)
    assert pane.list.grid.row() == pane.list.grid.rows()[-1]
    stage.press(window, Qt.Key.Key_Home)
    assert pane.list.grid.row() == pane.list.grid.rows()[0]


@pytest.mark.parametrize("act", ["note", "speaker"])
def test_beside_the_pane_the_fields_of_an_annotation_keep_their_height(stage, window, act):
    window.resize(1024, 580)
    window.actions_by_id["said"].trigger()
    stage.press(window, Qt.Key.Key_Escape)
    window.visible.select(next(one.id for one in window.visible.release.annotations if one.quote))
    window.actions_by_id[act].trigger()
    details = window.inspector.details
    field = window.focusWidget()
    assert field in {details.note, details.speaker}
    assert field.height() >= field.sizeHint().height()
    stage.qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())


def test_the_list_keeps_the_selected_annotation_in_view_when_the_pane_takes_its_room(stage):
    window = stage.open([stage.file("Сказал «Мост готов».\n\n" * 30)])
    for start in range(8, 600, 22):
        window.visible.choose_text(Segment(start, start + 10))
        window.visible.label(QUOTE)
    window.inspector.turn(0)
    quotes = window.inspector.quotes
    for at in (0, 3):
        window.visible.select(window.visible.release.quotes()[at].id)
    before = quotes.height()
    window.actions_by_id["said"].trigger()
    stage.qtbot.waitUntil(lambda: quotes.height() < before)
    assert quotes.currentIndex().row() == 3
    assert quotes.viewport().rect().contains(quotes.visualRect(quotes.currentIndex()).center())
