"""The program's icons: SVG from `resources/icons/`, drawn in the ink of the theme."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from desktop import locations

_INK = b"#404853"
_SIDE = b'width="20" height="20"'
_SIZE = 20


def program() -> QIcon:
    """Return the program's own icon."""
    return QIcon(str(locations.resource("icons/pressmark.svg")))


def icon(name: str, ink: QColor, scale: float) -> QIcon:
    """Return the icon `name` in the colour `ink`, sharp on a screen with `scale` pixels to the point."""
    drawing = locations.resource(f"icons/{name}.svg").read_bytes()
    side = round(_SIZE * scale)
    sized = drawing.replace(_SIDE, b'width="%d" height="%d"' % (side, side), 1)
    pixmap = QPixmap.fromImage(QImage.fromData(QByteArray(sized.replace(_INK, ink.name().encode()))))
    pixmap.setDevicePixelRatio(scale)
    return QIcon(pixmap)
