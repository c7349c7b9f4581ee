"""The program's icons: SVG from `resources/icons/`, drawn in the ink of the theme."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from desktop import locations

_INK = b"#404853"
_SIZE = 20


def program() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(locations.resource("icons/pressmark.svg")))


def icon(name: str, ink: QColor, disabled: QColor) -> QIcon:
    """Return the icon `name` in the colour `ink`, and in `disabled` where its action cannot be done."""
    drawing = locations.resource(f"icons/{name}.svg").read_bytes()
    made = QIcon()
    for scale in (1, 2):
        made.addPixmap(_draw(drawing, ink, scale))
        made.addPixmap(_draw(drawing, disabled, scale), QIcon.Mode.Disabled)
    return made


def _draw(drawing: bytes, ink: QColor, scale: int) -> QPixmap:
    size = QSize(_SIZE, _SIZE) * scale
    wide = b'width="%d" height="%d" viewBox' % (size.width(), size.height())
    coloured = drawing.replace(_INK, ink.name().encode()).replace(b'width="20" height="20" viewBox', wide)
    pixmap = QPixmap.fromImage(QImage.fromData(QByteArray(coloured)))
    pixmap.setDevicePixelRatio(scale)
    return pixmap
