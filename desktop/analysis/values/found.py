"""What a grammar of values has found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A value [start, end) of the text with its label, normal form and the id of the rule that found it."""

    start: int
    end: int
    label: str
    normal: str
    rule: str
