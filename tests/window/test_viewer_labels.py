"""Labels and their colours: everyone can read the words, and tell the labels apart."""

import math
from itertools import combinations

import pytest

from desktop.annotation import LABELS, QUOTE
from desktop.locations import resource
from desktop.window.label_colours import THEMES, LabelColours, LabelSheet, Theme, contrast

# What people see of linear red, green and blue who lack one kind of cones (Machado and others, 2009, severity 1.0).
BLINDNESS = {
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
LEAST_INK_CONTRAST = {"light": 10.0, "dark": 7.0}
WHITE_POINT = (0.9505, 1.0, 1.089)
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))

Three = tuple[float, float, float]


def sheet() -> LabelSheet:
    return LabelSheet(resource("labels.toml"))


def tones(colours: LabelColours):
    return [*colours.tones.values(), *colours.spare]


def linear(colour: str) -> Three:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return expanded(red), expanded(green), expanded(blue)


def expanded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)


def times(matrix, vector: Three) -> Three:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def lab(colour: Three) -> Three:
    x, y, z = (root(part / white) for part, white in zip(times(XYZ, colour), WHITE_POINT, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def root(part: float) -> float:
    return math.cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116


def difference(one: str, other: str, seen_as) -> float:
    """CIE 1976 difference of two colours as a person sees them; some 2.3 can just be told apart."""
    first, second = (lab(clipped(times(seen_as, linear(colour)))) for colour in (one, other))
    return math.dist(first, second)


def clipped(colour: Three) -> Three:
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    return red, green, blue


def test_every_label_of_a_new_project_has_a_name_a_key_and_colours():
    entries = sheet().entries
    assert [entry.id for entry in entries] == list(LABELS)
    assert all(entry.name for entry in entries)
    assert len({entry.key for entry in entries}) == len(LABELS)
    assert all(entry.key.isdigit() for entry in entries), "letters would differ with the keyboard's layout"
    assert all(set(sheet().colours(theme).tones) == set(LABELS) for theme in THEMES)


@pytest.mark.parametrize("theme", THEMES)
def test_words_are_easily_read_on_every_ground(theme: Theme):
    colours = sheet().colours(theme)
    grounds = [*(tone.ground for tone in tones(colours)), colours.page.paper]
    assert min(contrast(colours.page.ink, ground) for ground in grounds) >= LEAST_INK_CONTRAST[theme]
    for plate in (colours.page.selection, colours.page.found, colours.page.found_now):
        assert contrast(colours.page.ink, plate) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_lines_and_names_in_the_margin_are_easily_read(theme: Theme):
    colours = sheet().colours(theme)
    assert min(contrast(tone.line, colours.page.paper) for tone in tones(colours)) >= 4.5
    assert min(contrast(tone.line, tone.ground) for tone in tones(colours)) >= 3.0
    assert contrast(colours.page.choice, colours.page.paper) >= 4.5
    assert contrast(colours.page.faded, colours.page.paper) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_the_colour_blind_tell_the_lines_of_any_two_labels_apart(theme: Theme, blindness: str):
    colours = sheet().colours(theme)
    names = [label for label in LABELS if label != QUOTE]
    for one, other in combinations(names, 2):
        told = difference(colours.of(one).line, colours.of(other).line, BLINDNESS[blindness])
        assert told >= 12, f"{one} and {other} look alike: {told:.1f}"


def test_two_of_the_eight_first_colours_are_never_the_same():
    for theme in THEMES:
        colours = sheet().colours(theme)
        assert len({tone.line for tone in tones(colours)}) == len(tones(colours))
        assert len({tone.ground for tone in tones(colours)}) == len(tones(colours))


def test_a_label_of_the_users_own_always_gets_the_same_spare_colours():
    colours = sheet().colours("light")
    assert colours.of("Техника") in colours.spare
    assert colours.of("Техника") == sheet().colours("light").of("Техника")


def test_labels_are_called_by_the_projects_names():
    colours = sheet().colours("light").named({"PER": "Человек", "own-1": "Техника"})
    assert [colours.name(label) for label in ("PER", "LOC", "own-1", "own-2")] == [
        "Человек",
        "Место",
        "Техника",
        "own-2",
    ]


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
