"""The grounds of the panes, painted in the frame before the panes are there, so that it looks like the window."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize

_TOP, _BOTTOM, _LEFT, _RIGHT, _HANDLE = 54, 19, 270, 320, 5
_LIST, _FOOT, _TABS, _DETAILS = 40, 26, 59, 325


def usual(size: QSize) -> list[QRect]:
    """Return where the grounds of list, text and inspector lie in a window of this size that nobody has changed."""
    width, high = size.width(), size.height() - _TOP - _BOTTOM
    middle = width - _LEFT - _RIGHT - 2 * _HANDLE
    return [
        QRect(0, _TOP + _LIST, _LEFT, high - _LIST - _FOOT),
        QRect(_LEFT + _HANDLE, _TOP, middle, high),
        QRect(width - _RIGHT, _TOP + _TABS, _RIGHT, high - _TABS - _DETAILS),
    ]


def written(size: QSize, grounds: Sequence[QRect]) -> str:
    """Write down for the next start where the grounds lie in a window of this size."""
    numbers = [[size.width(), size.height()], *([one.x(), one.y(), one.width(), one.height()] for one in grounds)]
    return ";".join(" ".join(map(str, each)) for each in numbers)


def read(kept: str, size: QSize) -> list[QRect]:
    """Return what `written` has kept for a window of this size, else what is usual."""
    try:
        first, *rest = ([int(number) for number in part.split()] for part in kept.split(";"))
        grounds = [QRect(x, y, width, height) for x, y, width, height in rest]
    except ValueError:
        return usual(size)
    return grounds if first == [size.width(), size.height()] else usual(size)
