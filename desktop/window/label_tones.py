"""The colours of a project's labels: those of the file of labels, and the ones the user has given. Knows no Qt."""

from collections.abc import Sequence

from desktop.annotation import Label
from desktop.window.label_colours import LabelColours, Page, Tone, contrast

LEAST_OF_INK_LIGHT, LEAST_OF_INK_DARK = 10.0, 7.0
"""Least contrast of the text with a label's ground on light and on dark paper, as for the built-in labels."""
LEAST_OF_LINE = 4.5
"""Least contrast of a label's lines with the paper."""

LEAST_OF_LINE_ON_GROUND = 3.0
"""Least contrast of a label's lines with its ground."""

_STEPS = 20
_GROUND = 0.25


def coloured(colours: LabelColours, labels: Sequence[Label]) -> LabelColours:
    """Return the colours of a theme with the project's own names and colours of labels."""
    own = {label.id: _tone(colours, label.colour) for label in labels if label.colour}
    names = {label.id: label.name for label in labels}
    return LabelColours(colours.page, {**colours.tones, **own}, colours.spare, {**colours.names, **names})


def readable(colour: str, page: Page) -> Tone:
    """Make a label's tone of any colour `#rrggbb`: drawn towards the ink until its lines can be seen on the paper."""
    line = next(
        mixed
        for step in range(_STEPS + 1)
        if contrast(mixed := _mixed(colour, page.ink, step / _STEPS), page.paper) >= LEAST_OF_LINE
    )
    ground = next(
        mixed
        for step in range(_STEPS, -1, -1)
        if contrast(mixed := _mixed(page.paper, colour, _GROUND * step / _STEPS), page.ink) >= least_of_ink(page)
        and contrast(mixed, line) >= LEAST_OF_LINE_ON_GROUND
    )
    return Tone(ground, line)


def least_of_ink(page: Page) -> float:
    """Return the least contrast of the text with a label's ground on this page."""
    dark = contrast(page.paper, "#000000") < contrast(page.paper, "#ffffff")
    return LEAST_OF_INK_DARK if dark else LEAST_OF_INK_LIGHT


def _tone(colours: LabelColours, colour: str) -> Tone:
    """Return the tone of a label's own colour: the number of a spare one, or `#rrggbb`."""
    if colour.isdecimal():
        return colours.spare[int(colour) % len(colours.spare)]
    return readable(colour, colours.page)


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two: all of the first at 0, all of the other at 1."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(own + (far - own) * share):02x}" for own, far in pairs)
