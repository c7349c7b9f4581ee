"""What does not pass the filter stands back in the text: paler, but there to be read and clicked."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.annotation import Annotation, Segment, Status
from desktop.window.label_colours import contrast
from tests.window.test_viewer_painting import (
    TEXT,
    box,
    colours_in,
    ground_colour,
    line_colour,
    name,
    quote,
    shot,
    viewer,
)

__all__ = ["viewer"]


def seen(viewer, passes):
    viewer.want(passes)
    QApplication.processEvents()
    return viewer.viewport().grab().toImage()


def nothing(_one):
    return False


def test_what_does_not_pass_is_paler_and_what_does_is_as_before(viewer):
    before = shot(viewer, name(1, 0, 5), name(2, 12, 17, "ORG"))
    after = seen(viewer, lambda one: one.label == "ORG")
    assert colours_in(after, box(viewer, 12, 17)) == colours_in(before, box(viewer, 12, 17))
    paler = colours_in(after, box(viewer, 0, 5))
    assert not {ground_colour("PER"), line_colour("PER")} & paler
    assert paler != colours_in(shot(viewer), box(viewer, 0, 5)), "it is still to be seen"


def test_the_words_on_a_pale_mark_are_as_black_as_ever(viewer):
    shot(viewer, name(1, 0, 5))
    before, after = (colours_in(seen(viewer, passes), box(viewer, 0, 5)) for passes in (None, nothing))
    paper = viewer._colours.page.paper
    assert max(contrast(each, paper) for each in after) >= max(contrast(each, paper) for each in before) - 0.5


def test_without_a_filter_everything_stands_out_again(viewer):
    before = shot(viewer, name(1, 0, 5), quote(2, 12, 40))
    assert seen(viewer, nothing) != before
    assert seen(viewer, None) == before


def test_a_pale_mark_is_chosen_by_a_click(viewer):
    shot(viewer, name(1, 0, 5))
    seen(viewer, nothing)
    chosen: list[int] = []
    viewer.activated.connect(chosen.append)
    QTest.mouseClick(viewer.viewport(), Qt.MouseButton.LeftButton, pos=box(viewer, 0, 5).center())
    assert chosen == [1]


def test_an_annotation_that_no_longer_passes_pales_at_once(viewer):
    shot(viewer, name(1, 0, 5, status=Status.SUGGESTED))
    waiting = seen(viewer, lambda one: one.status is Status.SUGGESTED)
    assert ground_colour("PER") in colours_in(waiting, box(viewer, 0, 5))
    viewer.change([name(1, 0, 5, status=Status.ACCEPTED)])
    QApplication.processEvents()
    assert ground_colour("PER") not in colours_in(viewer.viewport().grab().toImage(), box(viewer, 0, 5))


def test_of_a_long_text_only_what_is_painted_is_asked_about(viewer):
    text = (TEXT[:36] + "\n") * 20_000
    many = [Annotation("PER", (Segment(at * 37, at * 37 + 5),), id=at + 1) for at in range(20_000)]
    shot(viewer, *many, text=text)
    asked = set()

    def passes(one):
        asked.add(one.id)
        return False

    seen(viewer, passes)
    assert 5 < len(asked) < 100
