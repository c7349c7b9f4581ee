"""The styles of a .docx whose text Word does not show."""

from desktop.reading.docx_tags import tag, value
from desktop.reading.package import Package

_OFF = ("0", "false", "off")


def is_on(attributes: dict[str, str]) -> bool:
    """Tell whether a switch such as `w:vanish` is on: it is unless its value says otherwise."""
    return value(attributes, "val") not in _OFF


def hidden_styles(package: Package, part: str | None) -> frozenset[str]:
    """Return the ids of styles that hide their text, by themselves or through the style they rest on."""
    if part is None:
        return frozenset()
    styles = _Styles()
    package.parse(part, styles.start, styles.end, styles.data)
    return frozenset(style for style in styles.hides if styles.is_hidden(style))


class _Styles:
    """Collects from the part of styles: which hides (or shows) its text, and on which other it rests."""

    def __init__(self) -> None:
        self.hides: dict[str, bool | None] = {}
        self._rests_on: dict[str, str] = {}
        self._style = ""

    def is_hidden(self, style: str) -> bool:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            if (hides := self.hides.get(style)) is not None:
                return hides
            style = self._rests_on.get(style, "")
        return False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match tag(name):
            case "w:style":
                self._style = value(attributes, "styleId")
                self.hides[self._style] = None
            case "w:basedOn":
                self._rests_on[self._style] = value(attributes, "val")
            case "w:vanish" if self._style:
                self.hides[self._style] = is_on(attributes)

    def end(self, name: str) -> None:
        if tag(name) == "w:style":
            self._style = ""

    def data(self, _: str) -> None:
        """Styles have no text of their own."""
