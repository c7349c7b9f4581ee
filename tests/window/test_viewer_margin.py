"""The margin with a screen full of quotes: names stand apart, in the margin, and none is lost."""

import random
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop.annotation import Annotation, Kind, Quote, Segment, Status
from desktop.locations import resource
from desktop.window.label_colours import LabelSheet
from desktop.window.page.gutter import Printed
from desktop.window.viewer import Viewer

SPEAKERS = (
    "Александр Григорьевич Лукашенко",
    "Ким",
    "Министр сельского хозяйства и продовольствия Юрий Горлов",
    None,
    "Мария Захарова",
)
TEXT = "слово и ещё слово в строке " * 110
QUOTES = 60


def crowd(seed: int) -> list[Annotation]:
    """Sixty quotes of a few words to a few lines, nested, beside one another and of two segments."""
    dice = random.Random(seed)
    rows = []
    for number in range(QUOTES):
        start = dice.randrange(len(TEXT) - 500)
        end = start + dice.choice([12, 40, 150, 400])
        whole = (Segment(start, end),)
        segments = (Segment(start, start + 10), Segment(start + 14, end + 10)) if number % 7 == 0 else whole
        known = Quote(dice.choice(list(Kind)), speaker_name=dice.choice(SPEAKERS), confidence=dice.choice([40, 95]))
        status = dice.choice([Status.SUGGESTED, Status.ACCEPTED, Status.CORRECTED])
        rows.append(Annotation("QUOTE", segments, id=number + 1, quote=known, status=status))
    return rows


@pytest.fixture
def viewer(qtbot) -> Viewer:
    shown = Viewer(LabelSheet(resource("labels.toml")).colours("light"))
    qtbot.addWidget(shown)
    shown.resize(1000, 1100)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def rows_with_ink(image: QImage, top: int, bottom: int, paper: QColor) -> list[int]:
    across = range(image.width())
    return [y for y in range(top, bottom) if any(image.pixelColor(x, y) != paper for x in across)]


def printed(viewer: Viewer, annotations: list[Annotation]) -> list[Printed]:
    viewer.show_release(TEXT, annotations)
    QApplication.processEvents()
    return viewer.gutter.printed()


@pytest.mark.parametrize("size", [12, 16, 24])
@pytest.mark.parametrize("seed", range(4))
def test_of_sixty_quotes_on_a_screen_no_name_is_printed_over_another(viewer, seed, size):
    viewer.set_text_size(size)
    names = printed(viewer, crowd(seed))
    assert len(names) >= 10
    for above, below in pairwise(names):
        assert above.rect.bottom() <= below.rect.top()
    in_view = {patch.id for patch in viewer._in_view()}
    assert sorted(each for name in names for each in name.ids) == sorted(in_view), "each quote is named or counted"


@pytest.mark.parametrize("seed", range(2))
def test_the_ink_of_each_name_stays_in_its_own_rows(viewer, seed):
    names = printed(viewer, crowd(seed))
    paper = QColor(LabelSheet(resource("labels.toml")).colours("light").page.paper)
    image = viewer.gutter.grab().toImage()
    edges = [0.0, *(edge for name in names for edge in (name.rect.top(), name.rect.bottom())), float(image.height())]
    for below, top in zip(edges[::2], edges[1::2], strict=True):
        assert rows_with_ink(image, round(below) + 1, round(top) - 1, paper) == [], "nothing is printed between names"
    for name in names:
        if name.rect.top() >= 0 and name.rect.bottom() <= image.height():
            assert rows_with_ink(image, round(name.rect.top()), round(name.rect.bottom()), paper)
