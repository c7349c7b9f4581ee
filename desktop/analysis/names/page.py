"""What every rule of names works on: a page of words, and marks that are stretches of words."""

from bisect import bisect_left
from collections.abc import Set
from functools import cached_property

from desktop.analysis.models import Models
from desktop.analysis.names.lists import Lists
from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.parsed import Parsed, Word

STRAIGHT = "\"'"
CLOSING = "»“”"
QUOTED = 14
"""Most words between quotation marks that are still taken for a name."""


class Page:
    """A parsed text as one row of words, with what the rules ask about them."""

    def __init__(self, parsed: Parsed, models: Models, lists: Lists) -> None:
        self.text = parsed.text
        self.models = models
        self.lists = lists
        words: list[Word] = []
        self._firsts: set[int] = set()
        for paragraph in parsed.paragraphs:
            self._firsts.add(len(words))
            words.extend(word for sentence in paragraph.sentences for word in sentence.words)
        self.words: tuple[Word, ...] = tuple(words)
        self._forms = [word.text for word in self.words]
        self._lemmas = [word.lemma.replace("ё", "е") for word in self.words]
        self._starts = [word.start for word in self.words]

    def marks(self, parsed: Parsed) -> Marks:
        """Return the tagger's spans as marks."""
        bounds = (
            (bisect_left(self._starts, span.start), bisect_left(self._starts, span.end), span.label)
            for span in parsed.spans
        )
        return Marks(Mark(first, end, label, "natasha") for first, end, label in bounds if first < end)

    @cached_property
    def capitals(self) -> list[int]:
        """The words that begin with a capital letter."""
        return [index for index, form in enumerate(self._forms) if form[0].isupper()]

    def where(self, lemmas: Set[str]) -> list[int]:
        """Return the words that have one of the lemmas, in order."""
        return sorted(index for lemma in self._by_lemma.keys() & lemmas for index in self._by_lemma[lemma])

    def lemmas(self) -> Set[str]:
        """Return every lemma of the text once."""
        return self._by_lemma.keys()

    @cached_property
    def _by_lemma(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, lemma in enumerate(self._lemmas):
            found.setdefault(lemma, []).append(index)
        return found

    def word(self, index: int) -> Word | None:
        """Return a word, or None beyond the ends."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def form(self, index: int) -> str:
        """Return a word as it is written, "" beyond the ends."""
        return self._forms[index] if 0 <= index < len(self._forms) else ""

    def lemma(self, index: int) -> str:
        """Return a word's lemma with е for ё, "" beyond the ends."""
        return self._lemmas[index] if 0 <= index < len(self._lemmas) else ""

    def is_form_of(self, index: int, lemma: str) -> bool:
        """Tell whether a word may be a form of a lemma: the tagger says so, or the dictionary."""
        return self.is_form_of_any(index, {lemma})

    def is_form_of_any(self, index: int, lemmas: Set[str]) -> bool:
        """Tell whether a word may be a form of one of the lemmas."""
        if self.lemma(index) in lemmas:
            return True
        return any(form.normal_form.replace("ё", "е") in lemmas for form in self.models.forms(self.form(index)))

    def said(self, mark: Mark) -> str:
        """Return the words of a mark as they stand in the text."""
        return self.text[self.words[mark.first].start : self.words[mark.end - 1].end]

    def breaks(self, index: int) -> bool:
        """Tell whether the text breaks off before a word: a new paragraph, not a wrapped line."""
        return index <= 0 or index >= len(self.words) or index in self._firsts

    def glued(self, index: int) -> bool:
        """Tell whether a word follows the one before without white space."""
        return 0 < index < len(self.words) and self.words[index - 1].end == self.words[index].start

    @cached_property
    def closing(self) -> dict[int, int]:
        """Opening quotation marks by word, with the closing mark of each, for stretches short enough for a name."""
        pairs: dict[int, int] = {}
        stack: list[int] = []
        for index, word in enumerate(self.words):
            if self.breaks(index):
                stack.clear()
            if self._opens(index, word.text):
                stack.append(index)
            elif word.text in CLOSING or word.text in STRAIGHT:
                self._close(index, stack, pairs)
        return pairs

    @cached_property
    def opening(self) -> dict[int, int]:
        """Closing quotation marks by word, with the opening mark of each."""
        return {close: start for start, close in self.closing.items()}

    def _close(self, index: int, stack: list[int], pairs: dict[int, int]) -> None:
        if stack:
            start = stack.pop()
            if index - start - 1 <= QUOTED:
                pairs[start] = index

    def _opens(self, index: int, mark: str) -> bool:
        if mark in ("«", "„"):
            return True
        if mark not in STRAIGHT and mark != "“":
            return False
        if mark == "'" == self.form(index - 1) and self.glued(index):
            return not self.glued(index - 1)
        return not self.glued(index) or self.form(index - 1) in ("(", "«", '"', "/")

    def capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return self.form(index)[:1].isupper()

    def starts_sentence(self, index: int) -> bool:
        """Tell whether a word is the first of a sentence, quotation marks and dashes before it left aside."""
        before = index - 1
        while before >= 0 and not self.breaks(before + 1) and self.form(before) in "\"'«„“—–-(":
            before -= 1
        return before < 0 or self.breaks(before + 1) or self.form(before) in (".", "!", "?", "…", "...", ":")

    def joined(self, index: int) -> bool:
        """Tell whether a word stands right after the one before in the same line, with nothing but a space between."""
        return 0 < index < len(self.words) and not self.breaks(index)

    def is_word(self, index: int) -> bool:
        """Tell whether there is a word of letters here."""
        return self.form(index)[:1].isalpha()

    def abbreviation(self, index: int) -> bool:
        """Tell whether a word is an abbreviation in capitals, perhaps with a Russian ending: `МИД`, `МАЗе`."""
        form = self.form(index)
        return len(form) > 1 and form[:2].isupper() and form[:2].isalpha()

    def abbreviated(self, index: int) -> bool:
        """Tell whether a word is an abbreviation or a short name of a ministry: `МИД`, `Минздраве`."""
        return self.abbreviation(index) or (self.capital(index) and self.lemma(index).startswith(("мин", "гос", "рос")))

    def case(self, index: int) -> str:
        """Return the case the tagger gives a word: `Nom`, `Gen`, …, or ""."""
        return self.words[index].feats.get("Case", "") if 0 <= index < len(self.words) else ""

    def in_dictionary(self, index: int, *grammemes: str) -> bool:
        """Tell whether the dictionary itself, not its guesses, has a parse of the word with all these grammemes."""
        wanted = set(grammemes)
        return any(form.is_known and wanted <= form.tag.grammemes for form in self.models.forms(self.form(index)))

    def known_as(self, index: int, *grammemes: str) -> bool:
        """Tell whether the dictionary has a parse of the word with all these grammemes (as OpenCorpora names them)."""
        wanted = set(grammemes)
        return any(wanted <= form.tag.grammemes for form in self.models.forms(self.form(index)))
