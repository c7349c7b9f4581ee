"""The fields to type in."""

from PySide6.QtWidgets import QToolButton

from desktop.window.fields import Field


def test_a_field_offers_to_be_cleared_once_something_is_in_it(qtbot):
    field = Field("Фильтр")
    qtbot.addWidget(field)
    field.offer_to_clear()
    field.show()
    assert not field.findChildren(QToolButton)
    field.insert("мост")
    (button,) = field.findChildren(QToolButton)
    qtbot.waitUntil(button.isVisible)
    button.click()
    assert field.text() == ""


def test_of_a_long_text_that_is_selected_the_beginning_is_seen(qtbot):
    field = Field("Заголовок")
    qtbot.addWidget(field)
    field.put("Губернатор открыл мост " * 20)
    field.selectAll()
    assert field.selectedText() == field.text()
    assert field.cursorPosition() == 0
