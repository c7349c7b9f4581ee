"""The normal form of a name."""

from desktop.analysis.names.page import Mark, Page


class Normaliser:
    """Makes the normal forms of one page's names."""

    def __init__(self, page: Page, marks: list[Mark]) -> None:
        self._page = page
        self._marks = marks

    def normal(self, mark: Mark) -> str:
        """Return the name in the nominative."""
        return " ".join(self._page.said(mark).split())
