"""A place of the text on its way out of it: what the pointer carries when a selection is dragged to a label."""

from PySide6.QtCore import QByteArray, QMimeData

from desktop.annotation import Segment

SEGMENT_TYPE = "application/x-pressmark-segment"
"""The MIME type: two figures, `start-end`, in code points of the release's text."""


def carry(data: QMimeData, segment: Segment) -> None:
    """Put a segment into what is dragged."""
    data.setData(SEGMENT_TYPE, QByteArray(f"{segment.start}-{segment.end}".encode("ascii")))


def carried(data: QMimeData) -> Segment | None:
    """Return the segment in what is dragged; None where something else is."""
    start, dash, end = bytes(data.data(SEGMENT_TYPE).data()).decode("ascii", "replace").partition("-")
    if not (dash and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        return None
    return Segment(int(start), int(end))
