"""Labels of one's own, from the dialog to the file; and words looked for in the text."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop.annotation import LOC, ORG, PER, Segment
from desktop.window.label_colours import contrast
from tests.journeys.hands import CTRL, SHIFT, Hands, click, write
from tests.window.stage import NO_MODIFIER, TEXT

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


def order(hands):
    with hands.stage.stored() as project:
        return [one.id for one in project.labels()]


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


def test_keys_of_acts_and_of_other_labels_are_not_offered_and_it_is_said_who_has_them(hands, dialog):
    model = dialog.key.model()
    free = {dialog.key.itemData(at) for at in range(dialog.key.count()) if model.item(at).isEnabled()}
    assert free.isdisjoint({"a", "x", "j", "2", "8"})
    assert {"", "1", "9", "t"} <= free
    assert dialog.key.itemText(dialog.key.findData("a")) == "A · Ф    «Принять»"
    assert dialog.key.itemText(dialog.key.findData("2")) == "2    метка «Место»"


def type_key(widget, letter):
    QTest.sendKeyEvent(QTest.KeyAction.Click, widget, Qt.Key(ord(letter.upper())), letter, NO_MODIFIER)


def test_a_key_is_given_by_pressing_it_in_either_layout_and_a_taken_one_names_its_owner(hands, dialog):
    dialog.key.setFocus()
    for key, why in (("2", "занята: метка «Место»"), ("ф", "A · Ф занята: «Принять»")):
        type_key(dialog.key, key)
        assert why in dialog.told.text()
        assert labels(hands)["Лицо"].key == "1"
    type_key(dialog.key, "е")
    assert labels(hands)["Лицо"].key == "t"
    assert dialog.told.text() == ""


def test_labels_are_put_into_order_by_keys_and_the_legend_follows(hands, dialog):
    dialog.activateWindow()
    hands.until(dialog.isActiveWindow)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, CTRL)
    assert order(hands)[:3] == [LOC, PER, ORG]
    assert dialog.list.currentItem().text().startswith("Лицо")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up, CTRL)
    assert order(hands)[:3] == [LOC, PER, ORG]
    assert [chip.label.id for chip in hands.window.reading.legend._chips][:2] == [LOC, PER]
    assert [action.objectName() for action in hands.window.label_menu.actions()][:2] == ["label_LOC", "label_PER"]
    dialog.reject()
    hands.back()
    assert hands.undo() == "Отменить: порядок меток"


def test_a_label_dragged_to_another_place_stays_there(hands, dialog):
    model = dialog.list.model()
    assert model.moveRow(QModelIndex(), 2, QModelIndex(), 0)
    hands.until(lambda: order(hands)[:3] == [ORG, PER, LOC])
    assert dialog.list.item(0).text().startswith("Организация")


def test_the_first_label_cannot_go_up_nor_the_last_one_down(hands, dialog):
    assert (dialog.up.isEnabled(), dialog.down.isEnabled()) == (False, True)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert (dialog.up.isEnabled(), dialog.down.isEnabled()) == (True, False)


def other_colour(hands, dialog, colour):
    """Choose any colour by hand: the last entry, the colour written in the dialog, OK."""
    choose(dialog.colour, "other")
    asking = hands.find("label_colour")
    asking.setCurrentColor(QColor(colour))
    asking.accept()


def test_any_colour_can_be_chosen_and_one_that_cannot_be_read_is_changed_and_it_is_said(hands, dialog):
    other_colour(hands, dialog, "#ffee00")
    assert labels(hands)["Лицо"].colour == "#ffee00"
    told = dialog.told.text()
    line = hands.window.label_colours.of(PER).line
    assert line != "#ffee00"
    assert "#ffee00" in told
    assert told.startswith("На светлом листе цвет #ffee00 виден плохо (контраст 1,2 : 1)")
    assert f"темнее: {line} (" in told
    assert "тёмном" not in told
    assert contrast(line, hands.window.label_colours.page.paper) >= 4.5
    assert dialog.colour.currentText() == "Свой #ffee00"
    choose(dialog.colour, "3")
    assert "светлом" not in dialog.told.text()
    dialog.reject()
    hands.back()
    assert hands.undo() == "Отменить: цвет метки"
    assert labels(hands)["Лицо"].colour == "#ffee00"


def test_a_colour_is_changed_only_where_it_cannot_be_read(hands, dialog):
    other_colour(hands, dialog, "#000000")
    assert hands.window.label_colours.of(PER).line == "#000000"
    assert "На тёмном листе" in dialog.told.text()
    assert "светлом" not in dialog.told.text()


def test_a_colour_too_near_to_that_of_another_label_is_told(hands, dialog):
    other_colour(hands, dialog, hands.window.label_colours.of(LOC).line)
    assert "Не все отличат этот цвет от цвета меток: «Место»" in dialog.told.text()
    choose(dialog.colour, "")
    assert dialog.told.text() == ""


def test_another_colour_that_is_not_chosen_after_all_changes_nothing(hands, dialog):
    choose(dialog.colour, "other")
    hands.find("label_colour").reject()
    assert labels(hands)["Лицо"].colour == ""
    assert dialog.colour.currentText() == "Обычный"


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
