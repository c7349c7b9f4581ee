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
