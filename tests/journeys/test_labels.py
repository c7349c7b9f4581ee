"""Labels of one's own, from the dialog to the file; and words looked for in the text."""

import pytest
from PySide6.QtCore import Qt

from desktop.annotation import LOC, ORG, PER, Segment
from tests.journeys.hands import CTRL, SHIFT, Hands, click, write
from tests.window.stage import TEXT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def hands(stage):
    return Hands(stage, stage.open([stage.file()]), TEXT)


@pytest.fixture
def dialog(hands):
    hands.press(Qt.Key.Key_L, CTRL)
    return hands.find("labels")


def labels(hands):
    with hands.stage.stored() as project:
        return {one.name: one for one in project.labels()}


def make(hands, dialog, name):
    """Make a label by hand: the button, the name, Enter."""
    click(dialog.new)
    write(dialog.name, name)


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_a_label_of_ones_own_has_a_name_a_key_and_a_colour_and_marks(hands, dialog):
    make(hands, dialog, "Техника")
    assert dialog.isVisible()
    choose(dialog.key, "t")
    choose(dialog.colour, "2")
    own = labels(hands)["Техника"]
    assert own.id == "ТЕХНИКА"
    assert (own.key, own.colour) == ("t", "2")
    spare = hands.window.plain_colours.spare[2]
    assert hands.window.label_colours.of(own.id) == spare
    assert hands.window.ink(own.id).name() == spare.line
    dialog.reject()
    hands.back()
    hands.mark("Мост")
    hands.stage.type(hands.window, "е")
    assert hands.stored("Мост").label == own.id
    assert hands.undo() == "Отменить: добавить пометку"
    assert hands.undo() == "Отменить: цвет метки"
    assert labels(hands)["Техника"].colour == ""


def test_keys_of_acts_and_of_other_labels_are_not_offered(hands, dialog):
    offered = {dialog.key.itemData(at) for at in range(dialog.key.count())}
    assert offered.isdisjoint({"a", "x", "j", "2", "8"})
    assert {"", "1", "9", "t"} <= offered


def test_a_name_that_is_taken_is_refused_there_and_then(hands, dialog):
    dialog.name.selectAll()
    write(dialog.name, "Место")
    assert "уже есть" in dialog.told.text()
    assert dialog.told.isVisible()
    assert dialog.name.text() == "Лицо"
    assert [one.id for one in labels(hands).values()][:2] == [PER, LOC]


def test_a_built_in_label_is_renamed_and_hidden_but_stays(hands, dialog):
    assert not dialog.delete.isEnabled()
    dialog.name.selectAll()
    write(dialog.name, "Человек")
    click(dialog.shown)
    assert (labels(hands)["Человек"].id, labels(hands)["Человек"].shown) == (PER, False)
    assert "Человек" in hands.find(f"legend_{PER}").accessibleName()


@pytest.mark.parametrize(("drop", "after"), [(False, [ORG]), (True, [])])
def test_a_label_goes_after_it_is_said_what_becomes_of_its_annotations(hands, dialog, drop, after):
    make(hands, dialog, "Техника")
    own = labels(hands)["Техника"].id
    hands.window.marking.label_at(own, hands.place("Мост открыли"))
    click(dialog.delete)
    leaving = hands.find("leaving")
    leaving.into.setCurrentIndex(leaving.into.findData(ORG))
    if drop:
        leaving.drop.click()
    hands.stage.qtbot.keyClick(leaving, Qt.Key.Key_Return)
    assert "Техника" not in labels(hands)
    assert [one.label for one in hands.all() if one.words(TEXT) == "Мост открыли"] == after
    dialog.reject()
    hands.back()
    assert hands.undo() == "Отменить: удалить метку"
    assert hands.stored("Мост открыли").label == own


def test_two_labels_become_one(hands, dialog):
    make(hands, dialog, "Техника")
    hands.window.marking.label_at(labels(hands)["Техника"].id, hands.place("Мост открыли"))
    click(dialog.merge)
    leaving = hands.find("leaving")
    assert not leaving.drop.isVisible()
    leaving.into.setCurrentIndex(leaving.into.findData(LOC))
    hands.stage.qtbot.keyClick(leaving, Qt.Key.Key_Return)
    assert "Техника" not in labels(hands)
    assert hands.stored("Мост открыли").label == LOC


# Looking for words


def found(hands):
    return hands.window.reading.find_bar.count.text()


def test_words_are_found_in_any_form_and_the_place_come_to_can_be_marked(hands):
    hands.press(Qt.Key.Key_F, CTRL)
    hands.stage.type(hands.window, "мосту")
    assert found(hands) == "1 из 2"
    hands.press(Qt.Key.Key_F3)
    assert found(hands) == "2 из 2"
    hands.press(Qt.Key.Key_F3)
    assert found(hands) == "1 из 2"
    hands.press(Qt.Key.Key_F3, SHIFT)
    hands.press(Qt.Key.Key_Escape)
    viewer = hands.window.reading.viewer
    assert viewer.hasFocus()
    assert viewer.selection() == Segment(15, 19)
    assert hands.window.reading.find_bar.isHidden()
    hands.stage.type(hands.window, "2")
    assert [one.segments[0].start for one in hands.all(LOC)] == [15]


def test_e_and_yo_are_the_same_to_a_search(hands):
    hands.press(Qt.Key.Key_F, CTRL)
    hands.stage.type(hands.window, "ПЕТР")
    assert found(hands) == "1 из 1"
    hands.stage.type(hands.window, "хх")
    assert found(hands) == "не найдено"


def test_selected_words_are_looked_for_at_once_and_in_the_next_release_too(hands):
    hands.window.open_paths([hands.stage.file("Ильины уехали. Ильин остался.\n", "другой.txt")])
    hands.window.showing.release(1)
    hands.mark("Ильин")
    hands.press(Qt.Key.Key_F, CTRL)
    assert found(hands) == "1 из 1"
    hands.window.showing.release(2)
    assert found(hands) == "1 из 2"


def test_the_search_goes_on_after_it_was_closed(hands):
    hands.press(Qt.Key.Key_F, CTRL)
    hands.stage.type(hands.window, "мост")
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_F3)
    assert found(hands) == "2 из 2"
    hands.press(Qt.Key.Key_F3, SHIFT)
    assert found(hands) == "1 из 2"
