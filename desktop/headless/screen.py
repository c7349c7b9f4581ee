"""Is there a screen for a window? Asked before Qt is, since Qt ends the whole program where there is none."""

import ctypes
import os
import sys

NO_SCREEN = (
    "Окно открыть не на чем: экрана нет или до него не дойти (DISPLAY, WAYLAND_DISPLAY). "
    "Запустите программу на рабочем столе или работайте без окна: pressmark annotate ФАЙЛ…"
)


def is_there() -> bool:
    """Tell whether a window can be opened; always on Windows and macOS, and for Qt's platforms without a screen."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith(("linux", "freebsd")) or (platform and not platform.startswith(("xcb", "wayland"))):
        return True
    return (_set("DISPLAY") and _x_answers()) or (_set("WAYLAND_DISPLAY") and _wayland_answers())


def _set(name: str) -> bool:
    return bool(os.environ.get(name))


def _x_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers() -> bool:
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = wayland.wl_display_connect(None)
    if display is None:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(display))
    return True
