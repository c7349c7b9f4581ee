"""Annotating by hand with keys and mouse; what counts is what is in the file afterwards."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop.annotation import LOC, ORG, PER, QUOTE, Origin, Segment, Status
from tests.journeys.hands import CTRL, Hands
from tests.window.stage import TEXT

# Menus are windows that take the keyboard; a platform without a screen can only say so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OTHER = "Мост ремонтирует Пётр Ильин. Говорили с Петром Ильиным о мостах.\n"


@pytest.fixture
def hands(stage):
    return Hands(stage, stage.open([stage.file()]), TEXT)


def test_a_selection_by_arrows_takes_whole_words_and_leaves_the_marks_out(hands):
    hands.mark("ост откр")
    hands.stage.type(hands.window, "2")
    made = hands.stored("Мост открыли")
    assert (made.label, made.origin, made.status) == (LOC, Origin.MANUAL, Status.ACCEPTED)
    assert hands.undo() == "Отменить: добавить пометку"
    assert len(hands.all()) == 3


def test_whole_words_can_be_switched_off_and_stay_off_after_a_restart(hands):
    hands.press(Qt.Key.Key_B, CTRL)
    hands.mark("ост")
    hands.stage.type(hands.window, "2")
    assert hands.stored("ост").label == LOC
    hands.stage.close(hands.window)
    again = Hands(hands.stage, hands.stage.open(), TEXT)
    assert not again.window.actions_by_id["snapping"].isChecked()
    again.mark("откр")
    again.stage.type(again.window, "3")
    assert again.stored("откр").label == ORG


@pytest.mark.parametrize("letter", ["l", "д"])
def test_the_menu_of_labels_opens_at_the_selection_and_marks_it(hands, letter):
    hands.mark("Мост")
    hands.stage.type(hands.window, letter)
    assert hands.window.label_menu.isVisible()
    hands.window.label_menu.actions()[2].trigger()
    hands.window.label_menu.close()
    assert hands.stored("Мост").label == ORG


def test_a_digit_pressed_in_the_open_menu_of_labels_marks_too(hands):
    hands.mark("Мост")
    hands.stage.type(hands.window, "l")
    hands.stage.qtbot.keyClick(hands.window.label_menu, Qt.Key.Key_3)
    assert not hands.window.label_menu.isVisible()
    assert hands.stored("Мост").label == ORG


def test_what_is_marked_with_a_hidden_label_is_said_to_be_out_of_sight(hands):
    told: list[str] = []
    hands.window.visible.hint.connect(told.append)
    hands.window.visible.show_label(LOC, False)
    hands.mark("Мост")
    hands.stage.type(hands.window, "2")
    assert hands.stored("Мост").label == LOC
    assert "метка скрыта: Место" in told[-1]


def test_the_menu_at_the_pointer_offers_labels_for_a_selection_and_acts_for_an_annotation(hands):
    hands.mark("Мост")
    hands.right_click("Мост")
    menu = hands.menu("menu_context")
    assert [action.objectName() for action in menu.actions()][:2] == ["label_PER", "label_LOC"]
    menu.close()
    hands.window.reading.viewer.drop_selection()
    hands.right_click("Мария Ким")
    assert hands.window.visible.annotation.words(TEXT) == "Мария Ким"
    names = [action.objectName() for action in hands.menu("menu_context").actions()]
    assert {"act_accept", "act_reject", "act_split"} <= set(names)
    hands.menu("menu_context").close()


def test_the_menu_at_the_pointer_splits_between_the_words_at_the_pointer_or_where_it_is(hands):
    hands.right_click("Ким")
    hands.menu("menu_context").close()
    hands.window.actions_by_id["split"].trigger()
    assert [one.words(TEXT) for one in hands.all(PER)] == ["Пётр Ильин", "Мария", "Ким"]
    hands.undo()
    hands.press(Qt.Key.Key_B, CTRL)
    hands.right_click("Ким")
    hands.menu("menu_context").close()
    hands.window.actions_by_id["split"].trigger()
    assert [one.words(TEXT) for one in hands.all(PER)] == ["Пётр Ильин", "Мария К", "им"]


def test_the_menu_at_the_pointer_keeps_the_quote_that_is_selected_around_it(hands):
    hands.mark("готов")
    hands.stage.type(hands.window, "2")
    hands.select("Мост готов")
    hands.right_click("готов")
    hands.menu("menu_context").close()
    assert hands.window.visible.annotation.label == QUOTE


def test_a_selection_is_dragged_onto_a_label(hands):
    hands.mark("Мост открыли")
    data = hands.window.reading.viewer.createMimeDataFromSelection()
    chip = hands.find(f"legend_{ORG}")
    entering = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                               Qt.KeyboardModifier.NoModifier)  # fmt: skip
    chip.dragEnterEvent(entering)
    assert entering.isAccepted()
    chip.dropEvent(dropped(data))
    assert hands.stored("Мост открыли").label == ORG


def test_a_selection_dropped_beside_the_labels_becomes_no_release(hands):
    hands.mark("Мост открыли")
    data = hands.window.reading.viewer.createMimeDataFromSelection()
    entering = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                               Qt.KeyboardModifier.NoModifier)  # fmt: skip
    entering.ignore()
    hands.window.dragEnterEvent(entering)
    assert not entering.isAccepted()


def dropped(data: QMimeData) -> QDropEvent:
    return QDropEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("[", "сказал Пётр Ильин"),
        ("Х", "сказал Пётр Ильин"),
        ("Shift+[", "Ильин"),
        ("]", "Пётр Ильин. Мария"),
        ("Ъ", "Пётр Ильин. Мария"),
        ("Shift+]", "Пётр"),
        ("Ctrl+Shift+[", "ётр Ильин"),
        ("Ctrl+Shift+Ъ", "Пётр Ильи"),
    ],
)
def test_bounds_are_moved_by_keys_in_both_layouts(hands, key, words):
    hands.select("Пётр Ильин")
    hands.keys(key)
    moved = hands.stored(words)
    assert (moved.status, moved.origin) == (Status.CORRECTED, Origin.MACHINE)
    assert hands.undo() == "Отменить: сдвинуть границы"
    assert hands.stored("Пётр Ильин").status is Status.SUGGESTED


def test_a_bound_that_was_dragged_is_in_the_file(hands):
    one = hands.stored("Пётр Ильин")
    hands.window.reading.viewer.moved.emit(one.id, (hands.place("Ильин"),))
    assert hands.stored("Ильин").id == one.id


def test_an_annotation_is_split_at_the_caret_and_joined_again(hands):
    hands.select("Мария Ким")
    hands.go_to("Ким")
    hands.stage.type(hands.window, "v")
    assert [one.words(TEXT) for one in hands.all(PER)] == ["Пётр Ильин", "Мария", "Ким"]
    hands.select("Мария")
    hands.keys("Shift+М")
    assert [one.words(TEXT) for one in hands.all(PER)] == ["Пётр Ильин", "Мария Ким"]
    assert hands.undo() == "Отменить: объединить пометки"
    assert hands.undo() == "Отменить: разделить пометку"
    assert hands.stored("Мария Ким").status is Status.SUGGESTED


def test_a_selection_joins_all_of_one_label_in_it(hands):
    hands.mark("Пётр Ильин. Мария Ким")
    hands.keys("Shift+V")
    assert [one.words(TEXT) for one in hands.all(PER)] == ["Пётр Ильин. Мария Ким"]


def test_segments_are_added_cut_out_and_taken_away_by_one_key_each(hands):
    hands.select("Мост готов")
    hands.mark("Мария Ким с ним согласна")
    hands.stage.type(hands.window, "i")
    assert hands.stored("Мост готов … Мария Ким с ним согласна").label == QUOTE
    hands.mark("с ним")
    hands.stage.type(hands.window, "o")
    assert hands.stored("Мост готов … Мария Ким … согласна").label == QUOTE
    hands.go_to("Мост готов")
    hands.keys("Shift+O")
    assert hands.stored("Мария Ким … согласна").label == QUOTE
    for _ in range(3):
        hands.undo()
    assert hands.stored("Мост готов").status is Status.SUGGESTED


def test_what_cannot_be_done_is_said_and_nothing_changes(hands):
    told: list[str] = []
    hands.window.visible.hint.connect(told.append)
    before = hands.all()
    for key in "eliov":
        hands.stage.type(hands.window, key)
        assert told[-1], key
    assert hands.all() == before


def test_nested_annotations_are_listed_at_the_second_click_and_by_a_key(hands):
    hands.mark("готов")
    hands.stage.type(hands.window, "2")
    inner, outer = hands.stored("готов"), hands.stored("Мост готов")
    viewer = hands.window.reading.viewer
    viewer.several.emit([inner.id, outer.id], QPoint(20, 20))
    assert hands.menu("menu_here") is None
    viewer.several.emit([inner.id, outer.id], QPoint(20, 20))
    hands.menu("menu_here").actions()[1].trigger()
    hands.menu("menu_here").close()
    assert hands.window.visible.annotation.id == outer.id
    hands.go_to("готов")
    hands.press(Qt.Key.Key_Right)
    hands.stage.type(hands.window, "р")
    rows = [action.text() for action in hands.menu("menu_here").actions()]
    assert [row.partition("   ")[0] for row in rows] == ["Место", "Цитата"]
    hands.menu("menu_here").close()


def test_the_same_name_is_marked_everywhere_after_a_look_at_the_count(stage):
    hands = Hands(stage, stage.open([stage.file()]), TEXT)
    stage.hands.at_once = False
    hands.window.open_paths([stage.file(OTHER, "другой.txt")])
    hands.window.showing.release(1)
    hands.select("Пётр Ильин")
    hands.stage.type(hands.window, "e")
    dialog = hands.find("everywhere")
    assert dialog.count.text() == "Больше нигде нет: всё уже отмечено."
    dialog.every.click()
    assert dialog.count.text().replace("\u00a0", " ") == "2 места в 1 релизе"
    assert "Петром Ильиным" in dialog.places.item(1).text()
    with stage.stored() as project:
        before = len(project.annotations(2))
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    with stage.stored() as project:
        found = [one for one in project.annotations(2) if one.origin is Origin.MANUAL]
        assert len(project.annotations(2)) == before + 2
    assert [one.words(OTHER) for one in found] == ["Пётр Ильин", "Петром Ильиным"]
    assert hands.undo() == "Отменить: отметить все такие же"
    with stage.stored() as project:
        assert len(project.annotations(2)) == before


def test_selected_words_are_marked_everywhere_with_a_label_chosen_there(stage):
    text = "Пресс-служба завода сообщает. На заводе рады.\n"
    window = stage.open(at_once=False)
    window.open_paths([stage.file(text, "завод.txt")])
    hands = Hands(stage, window, text)
    hands.mark("завода")
    hands.stage.type(hands.window, "у")
    dialog = hands.find("everywhere")
    dialog.label.setCurrentIndex(dialog.label.findData(ORG))
    assert dialog.count.text().replace("\u00a0", " ") == "2 места в 1 релизе"
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert [one.words(text) for one in hands.all(ORG)] == ["завода", "заводе"]


def test_overlapping_places_may_both_be_marked(hands):
    for words, key in (("Мост открыли", "2"), ("открыли\n\n«Мост", "3")):
        hands.mark(words)
        hands.stage.type(hands.window, key)
    one, other = hands.all(LOC)[0], hands.all(ORG)[0]
    assert one.segments[0].overlaps(other.segments[0])
    assert one.segments == (Segment(0, 12),)
