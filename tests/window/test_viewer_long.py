"""One long paragraph full of annotations: what is not in view costs nothing, and what is in view is painted right."""

import random
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.annotation import Annotation, Kind, Quote, Segment, Status
from desktop.locations import resource
from desktop.window.label_colours import LabelSheet
from desktop.window.page import places
from desktop.window.page.sheet import Sheet
from desktop.window.viewer import Viewer

TEXT = "слово за словом 😀 " * 600
LENGTH = 60


def crowd(number: int, longest: int) -> list[Annotation]:
    """Return annotations all over the text, which overlap, some of them quotes, some in two segments."""
    dice = random.Random(7)
    made = []
    for id_ in range(1, number + 1):
        start = dice.randrange(len(TEXT) - 300)
        segments = [Segment(start, start + dice.randrange(1, longest))]
        if id_ % 9 == 0:
            segments.append(Segment(start + 120, start + 180))
        quote = Quote(Kind.DIRECT, speaker_name="Анна") if id_ % 6 == 0 else None
        label = "QUOTE" if quote else dice.choice(["PER", "ORG", "LOC"])
        made.append(Annotation(label, tuple(segments), id=id_, status=dice.choice(list(Status)), quote=quote))
    return made


@pytest.fixture
def viewer(qtbot) -> Viewer:
    shown = Viewer(LabelSheet(resource("labels.toml")).colours("light"))
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def placed(viewer: Viewer) -> int:
    return sum(len(part.names) + len(part.quotes) for part in viewer._places._kept.values())


STRETCHES = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 14), st.booleans())


@given(st.lists(STRETCHES, max_size=14), st.integers(0, LENGTH - 1), st.integers(1, 20))
def test_a_part_of_a_paragraph_has_the_lanes_of_the_whole(stretches, low, width):
    made = [
        Annotation("QUOTE" if said else "PER", (Segment(start, min(start + long, LENGTH)),), id=number, quote=quote)
        for number, (start, long, said) in enumerate(stretches, 1)
        for quote in [Quote(Kind.DIRECT) if said else None]
    ]
    sheet, high = Sheet("а" * LENGTH, made), min(low + width, LENGTH)
    whole, part = sheet.row(0, LENGTH + 1), sheet.row(0, LENGTH + 1, (low, high))
    for every, some in ((whole.names, part.names), (whole.quotes, part.quotes)):
        here = [piece for piece in every if piece.start < high and piece.end > low]
        assert [piece for piece in some if piece in here] == here
        assert set(some) <= set(every)


@pytest.mark.parametrize("longest", [12, 90])
def test_a_paragraph_painted_in_parts_looks_as_if_painted_whole(viewer, monkeypatch, longest):
    annotations = crowd(300, longest)

    def seen() -> list[object]:
        viewer.show_release(TEXT, annotations)
        QApplication.processEvents()
        images = []
        for top in range(0, viewer.verticalScrollBar().maximum(), 370):
            viewer.verticalScrollBar().setValue(top)
            images.append(viewer.viewport().grab().toImage())
        return images

    in_parts = seen()
    monkeypatch.setattr(places, "_PART_LINES", 10**6)
    whole = seen()
    assert len(in_parts) > 3
    assert in_parts == whole


def test_only_what_is_near_to_the_view_is_placed(viewer):
    viewer.show_release(TEXT, crowd(1200, 12))
    viewer.viewport().repaint()
    begun = placed(viewer)
    assert 0 < begun < 600
    viewer.verticalScrollBar().setValue(viewer.verticalScrollBar().maximum())
    viewer.viewport().repaint()
    assert placed(viewer) < 3 * begun


def test_what_changes_in_its_place_leaves_all_places_as_they_are(viewer):
    annotations = crowd(1200, 12)
    viewer.show_release(TEXT, annotations)
    viewer.viewport().repaint()
    kept = dict(viewer._places._kept)
    seen = next(one for one in annotations if one.status is Status.SUGGESTED)
    viewer.change([replace(seen, status=Status.ACCEPTED, label="LOC")])
    assert viewer._places._kept == kept
    for now in (replace(seen, status=Status.REJECTED), seen, replace(seen, segments=(Segment(0, 3),))):
        viewer.viewport().repaint()
        viewer.change([now])
        assert not viewer._places._kept


def test_the_stretch_in_view_is_that_of_the_lines_in_view(viewer):
    viewer.show_release(TEXT, ())
    viewer.verticalScrollBar().setValue(viewer.verticalScrollBar().maximum() // 2)
    top = viewer.top()
    extent = viewer._places.extent(top, top + viewer.viewport().height())
    first, last = (viewer._places.line_of(point) for point in (extent.start, extent.end - 1))
    assert first.top() <= top
    assert last.bottom() >= top + viewer.viewport().height()
    assert extent.end - extent.start < len(TEXT) / 2


def test_a_long_quote_is_outlined_as_far_as_it_is_in_view(viewer):
    quote = Annotation("QUOTE", (Segment(10, len(TEXT) - 10),), id=1, quote=Quote(Kind.DIRECT, speaker_name="Анна"))
    viewer.show_release(TEXT, [quote])
    viewer.select(1)
    QApplication.processEvents()
    patches = list(chain.from_iterable(part.quotes for part in viewer._places._kept.values()))
    assert 10 < len(patches) < 100
