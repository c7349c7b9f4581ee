"""Shapes that annotations take on the page."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF


def rounded(box: QRectF, radius: float, corners: tuple[bool, bool, bool, bool]) -> QPainterPath:
    """Return a box with those corners round that are asked for, clockwise from the upper left one."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    right, bottom = box.right() - radius, box.bottom() - radius
    places = ((box.left(), box.top()), (right, box.top()), (right, bottom), (box.left(), bottom))
    for (left, top), is_round in zip(places, corners, strict=True):
        if not is_round:
            path.addRect(QRectF(left, top, radius, radius))
    return path


def runs(lines: list[QRectF]) -> list[list[QRectF]]:
    """Divide the lines of a quote into runs that touch, each line the one above it."""
    found: list[list[QRectF]] = []
    for line in lines:
        above = found[-1][-1] if found else QRectF()
        touches = line.top() == above.bottom() and line.left() < above.right() and above.left() < line.right()
        if touches:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def outline(run: list[QRectF]) -> QPolygonF:
    """Return the outline of lines that touch: down their right ends, up their left ones."""
    right = [corner for line in run for corner in (line.topRight(), line.bottomRight())]
    left = [corner for line in reversed(run) for corner in (line.bottomLeft(), line.topLeft())]
    return QPolygonF([*right, *left])
