"""The colours a project gives its labels can be read on the page, whatever was chosen."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import locations
from desktop.annotation import LABELS, QUOTE, Label
from desktop.window.colour_choice import COLOURS
from desktop.window.label_colours import THEMES, LabelSheet, contrast
from desktop.window.label_tones import LEAST_OF_LINE, coloured, least_of_ink, readable
from desktop.window.likeness import alike

SHEET = LabelSheet(locations.resource("labels.toml"))
COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("theme", THEMES)
@given(colour=COLOUR)
def test_any_colour_becomes_one_that_can_be_read(theme, colour):
    page = SHEET.colours(theme).page
    tone = readable(colour, page)
    assert contrast(tone.line, page.paper) >= LEAST_OF_LINE
    assert contrast(page.ink, tone.ground) >= least_of_ink(page) == {"light": 10, "dark": 7}[theme]
    assert contrast(tone.line, tone.ground) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_a_colour_that_is_offered_is_one_of_the_spare_ones(theme):
    colours = SHEET.colours(theme)
    assert len(COLOURS) == len(colours.spare)
    own = coloured(colours, [Label("PER", "Персона", colour="3"), Label("ТЕХНИКА", "Техника", colour="0")])
    assert (own.of("PER"), own.of("ТЕХНИКА")) == (colours.spare[3], colours.spare[0])
    assert own.name("PER") == "Персона"
    assert own.of("LOC") == colours.of("LOC")


def test_a_label_keeps_its_own_colour_until_another_is_given():
    colours = SHEET.colours("light")
    assert coloured(colours, [Label("PER", "Лицо")]).of("PER") == colours.tones["PER"]


def test_colours_are_alike_where_anybody_may_confuse_them():
    assert alike("#3d57ae", "#3d58b0")
    assert alike("#0a8d12", "#a06a10"), "who sees no red or no green"
    assert not alike("#000000", "#ffffff")
    assert not alike("#3d57ae", "#8f6508")


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_of_the_first_labels_are_alike(theme):
    colours = SHEET.colours(theme)
    lines = [colours.of(label).line for label in LABELS if label != QUOTE]
    assert not any(alike(one, other) for one, other in combinations(lines, 2))
