"""Which colours people may take for one another, those who see all colours and those who do not. Knows no Qt."""

import math
from itertools import starmap

LEAST = 12.0
"""Least CIE 1976 difference of lines that are told apart; some 2.3 can just be seen side by side."""

_ALL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
_NO_RED = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
_NO_GREEN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
_NO_BLUE = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
SIGHTS = (_ALL, _NO_RED, _NO_GREEN, _NO_BLUE)
"""What is seen of linear red, green and blue: by most people, and by those who lack one kind of cones
(Machado, Oliveira and Fernandes, 2009, severity 1.0)."""

_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)

Three = tuple[float, float, float]
Matrix = tuple[Three, Three, Three]


def alike(one: str, other: str) -> bool:
    """Tell whether somebody may take two colours `#rrggbb` for one another."""
    return any(difference(one, other, sight) < LEAST for sight in SIGHTS)


def difference(one: str, other: str, sight: Matrix) -> float:
    """Return the CIE 1976 difference of two colours as a person of this sight sees them."""
    first, second = (_lab(_clipped(_times(sight, _linear(colour)))) for colour in (one, other))
    return math.dist(first, second)


def _linear(colour: str) -> Three:
    red, green, blue = (_expanded(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _expanded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)


def _times(matrix: Matrix, vector: Three) -> Three:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def _clipped(colour: Three) -> Three:
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    return red, green, blue


def _lab(colour: Three) -> Three:
    x, y, z = starmap(_root, zip(_times(_XYZ, colour), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float, white: float) -> float:
    share = part / white
    return math.cbrt(share) if share > 0.008856 else 7.787 * share + 16 / 116
