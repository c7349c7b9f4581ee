"""Quotes made and mended by hand; what counts is what is in the file afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from desktop.annotation import PER, QUOTE, Annotation, Findings, Kind, Origin, Quote, Status
from tests.journeys.hands import Hands
from tests.window.stage import TEXT

# The list of completions and the menus are windows that take the keyboard; a platform without a screen says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TALK = "«Раз», - сказал Пётр Ильин. «Два», - добавил он. «Три», - заметил он же. Рядом стояла Мария Ким.\n"


@pytest.fixture
def hands(stage):
    return Hands(stage, stage.open([stage.file()]), TEXT)


@pytest.fixture
def talk(stage):
    """Three quotes of one man, of which only the first names him."""
    window = stage.open([], at_once=False)
    hands = Hands(stage, window, TALK)
    window.open_paths([stage.file(TALK, "разговор.txt")])
    said = [
        Annotation(QUOTE, (hands.place(words),), quote=Quote(Kind.DIRECT, None, mention, "Пётр Ильин", 90))
        for words, mention in (("Раз", hands.place("Пётр Ильин")), ("Два", None), ("Три", None))
    ]
    mary = Annotation(PER, (hands.place("Мария Ким"),), normal="Мария Ким", entity="Мария Ким")
    (asked,) = [each for each in stage.hands.asked if hasattr(each, "release")]
    stage.hands.finds = Findings((*said, mary))
    stage.hands.at_once = True
    stage.hands.send(asked)
    window.reading.viewer.setFocus()
    return hands


def speakers(hands):
    return [one.quote.speaker_name for one in hands.all(QUOTE)]


@pytest.mark.parametrize("letter", ["c", "с"])
def test_a_selection_becomes_a_quote_and_its_speaker_is_typed_next(hands, letter):
    hands.mark("Мария Ким с ним согласна")
    hands.stage.type(hands.window, letter)
    hands.stage.type(hands.window, "Мария Ким")
    hands.press(Qt.Key.Key_Return)
    made = hands.stored("Мария Ким с ним согласна", QUOTE)
    assert (made.quote.kind, made.quote.speaker_name) == (Kind.DIRECT, "Мария Ким")
    assert (made.origin, made.status) == (Origin.MANUAL, Status.ACCEPTED)
    assert hands.undo() == "Отменить: автор слов"
    assert hands.undo() == "Отменить: сделать цитату"
    assert len(hands.all(QUOTE)) == 1


def test_kind_and_word_of_speech_are_set_by_keys(hands):
    hands.select("Мост готов")
    hands.keys("Alt+3")
    assert hands.stored("Мост готов").quote.kind is Kind.INDIRECT
    hands.keys("Shift+W")
    assert hands.stored("Мост готов").quote.cue is None
    hands.mark("согласна")
    hands.stage.type(hands.window, "ц")
    assert hands.stored("Мост готов").quote.cue == hands.place("согласна")
    assert hands.window.visible.annotation.words(TEXT) == "Мост готов"


def test_the_selected_words_become_the_speaker_by_the_key(hands):
    hands.select("Мост готов")
    hands.mark("Мария Ким")
    hands.stage.type(hands.window, "s")
    quote = hands.stored("Мост готов").quote
    assert (quote.speaker, quote.speaker_name) == (hands.place("Мария Ким"), "Мария Ким")
    hands.keys("Shift+Ы")
    quote = hands.stored("Мост готов").quote
    assert (quote.speaker, quote.speaker_name) == (None, None)


@pytest.mark.parametrize(("typed", "name"), [("ким", "Мария Ким"), ("ПЕТР", "Пётр Ильин"), ("ильи", "Пётр Ильин")])
def test_a_part_of_a_name_is_completed_from_the_project(hands, typed, name):
    hands.select("Мост готов")
    hands.keys("Shift+S")
    hands.stage.type(hands.window, "s")
    hands.stage.type(hands.window, typed)
    completer = hands.window.inspector.details.speaker.completer()
    assert completer.completionCount() == 1
    popup = completer.popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert hands.stored("Мост готов").quote.speaker_name == name
    hands.back()
    assert hands.undo() == "Отменить: автор слов"


def test_a_name_is_clicked_in_the_list_of_completions(hands):
    hands.select("Мост готов")
    hands.stage.type(hands.window, "s")
    hands.stage.type(hands.window, "ким")
    popup = hands.window.inspector.details.speaker.completer().popup()
    QTest.mouseClick(
        popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(popup.model().index(0, 0)).center()
    )
    assert hands.stored("Мост готов").quote.speaker_name == "Мария Ким"


def test_a_change_of_the_speaker_may_take_those_along_that_followed_from_it(talk):
    talk.select("Раз")
    talk.stage.type(talk.window, "s")
    talk.window.reading.viewer.activated.emit(talk.stored("Мария Ким").id)
    assert speakers(talk) == ["Пётр Ильин"] * 3
    answer(talk, "Изменить у всех")
    assert speakers(talk) == ["Мария Ким"] * 3
    assert talk.stored("Раз").quote.speaker == talk.place("Мария Ким")
    assert talk.undo() == "Отменить: автор слов (3 пометки)"
    assert speakers(talk) == ["Пётр Ильин"] * 3


@pytest.mark.parametrize(
    ("text", "after"),
    [("Только у этой", ["Мария Ким", "Пётр Ильин", "Пётр Ильин"]), ("Отмена", ["Пётр Ильин"] * 3)],
)
def test_it_need_not_and_may_be_thought_better_of(talk, text, after):
    talk.select("Раз")
    talk.stage.type(talk.window, "s")
    talk.stage.type(talk.window, "Мария Ким")
    talk.press(Qt.Key.Key_Return)
    answer(talk, text)
    assert speakers(talk) == after


def test_a_typed_name_lets_the_mention_of_another_go_in_one_step_with_the_followers(talk):
    talk.select("Раз")
    talk.keys("Shift+S")
    answer(talk, "Изменить у всех")
    assert speakers(talk) == [None] * 3
    assert talk.stored("Раз").quote.speaker is None


def test_nothing_is_asked_where_the_speaker_stays(talk):
    talk.select("Раз")
    talk.stage.type(talk.window, "s")
    talk.press(Qt.Key.Key_Return)
    assert talk.find("followers") is None


def test_quotes_are_split_and_joined_with_what_is_known_of_them(hands):
    hands.select("Мост готов")
    hands.go_to("готов")
    hands.stage.type(hands.window, "м")
    assert [one.words(TEXT) for one in hands.all(QUOTE)] == ["Мост", "готов"]
    assert speakers(hands) == ["Пётр Ильин"] * 2
    hands.select("Мост")
    hands.keys("Shift+V")
    assert [one.words(TEXT) for one in hands.all(QUOTE)] == ["Мост готов"]


def answer(talk, text):
    box: QMessageBox = talk.find("followers")
    next(button for button in box.buttons() if button.text() == text).click()
    talk.back()
