"""Labels and their colours as data: `resources/labels.toml` read into plain values. Knows nothing of Qt."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of one label in one theme, as `#rrggbb`: under its words, and of its lines and lettering."""

    ground: str
    line: str


@dataclass(frozen=True, slots=True)
class Page:
    """The colours of the page itself, as `#rrggbb`; `choice` outlines the selected annotation.

    `found` lies under what a search has found, `found_now` under the place it has come to.
    """

    paper: str
    ink: str
    faded: str
    choice: str
    selection: str
    found: str
    found_now: str


@dataclass(frozen=True, slots=True)
class LabelEntry:
    """A label every project starts with: its id, Russian name and key (a digit, the same in every keyboard layout)."""

    id: str
    name: str
    key: str


@dataclass(frozen=True)
class LabelColours:
    """The colours of one theme. A label without a tone of its own gets a spare one, always the same."""

    page: Page
    tones: Mapping[str, Tone]
    spare: Sequence[Tone]
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, label: str) -> Tone:
        """Return the colours of a label."""
        return self.tones.get(label) or self.spare[crc32(label.encode()) % len(self.spare)]

    def name(self, label: str) -> str:
        """Return a label's name for people; its id where it has none."""
        return self.names.get(label, label)

    def named(self, names: Mapping[str, str]) -> "LabelColours":
        """Return the same colours with the project's names of labels, the user's own among them."""
        return LabelColours(self.page, self.tones, self.spare, {**self.names, **names})


class LabelSheet:
    """The file of labels: who they are, and their colours in each theme."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _data(self) -> dict[str, Any]:
        with self._path.open("rb") as file:
            return tomllib.load(file)

    @property
    def entries(self) -> tuple[LabelEntry, ...]:
        """The labels in the order of legends and menus."""
        return tuple(LabelEntry(row["id"], row["name"], row["key"]) for row in self._data["label"])

    def colours(self, theme: Theme) -> LabelColours:
        """Return the colours of a theme."""
        tones = {row["id"]: Tone(**row[theme]) for row in self._data["label"]}
        spare = [Tone(**row[theme]) for row in self._data["spare"]]
        names = {entry.id: entry.name for entry in self.entries}
        return LabelColours(Page(**self._data["page"][theme]), tones, spare, names)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours `#rrggbb`, from 1 to 21, as WCAG 2 reckons it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
