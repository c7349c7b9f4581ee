"""The names of WordprocessingML's elements, the same for both editions of the standard."""

from functools import cache

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}


@cache
def tag(name: str) -> str:
    """Return `w:p` for expat's `namespace p`; elements of other namespaces keep an empty prefix."""
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(space, '')}:{local}"


def value(attributes: dict[str, str], name: str) -> str:
    """Return an attribute by its local name, or an empty string."""
    return next((text for key, text in attributes.items() if key.rpartition(" ")[2] == name), "")
