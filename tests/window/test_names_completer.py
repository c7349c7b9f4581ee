"""Names are offered by any part of them, first those of which a word begins so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.window.fields import Field
from desktop.window.names_completer import NamesCompleter

NAMES = ["Анна Королёва", "Лев Самарин", "Михаил Евраев", "ООО «Северный лён»"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def field(qtbot):
    made = Field("имя")
    qtbot.addWidget(made)
    completer = NamesCompleter(made)
    completer.show_names(NAMES)
    completer.attend(made)
    made.show()
    return made


def offered(field, typed):
    for letter in typed:
        key = Qt.Key(ord(letter.upper()))
        QTest.sendKeyEvent(QTest.KeyAction.Click, field, key, letter, Qt.KeyboardModifier.NoModifier)
    completer = field.completer()
    found = []
    for row in range(completer.completionCount()):
        completer.setCurrentRow(row)
        found.append(completer.currentCompletion())
    completer.popup().hide()
    return found


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ев", [NAMES[2], NAMES[0], NAMES[1], NAMES[3]]),
        ("се", [NAMES[3]]),
        ("лен", [NAMES[3]]),
        ("ЛЁВ", [NAMES[1], NAMES[0]]),
        ("ана", []),
    ],
)
def test_names_of_which_a_word_begins_so_come_first(field, typed, names):
    assert offered(field, typed) == names


def test_the_order_is_the_old_one_when_the_word_changes(field):
    assert offered(field, "ев")[0] == NAMES[2]
    field.selectAll()
    assert offered(field, "а")[0] == NAMES[0]
