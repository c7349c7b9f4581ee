"""Walks the elements of a WordprocessingML part and gathers the text that Word shows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from desktop.reading.docx_styles import is_on
from desktop.reading.docx_tags import tag, value

_Attributes: TypeAlias = dict[str, str]

_SKIPPED = {
    "w:del",
    "w:moveFrom",
    "w:instrText",
    "w:delText",
    "w:delInstrText",
    "w:rt",
    "w:sdtPr",
    "w:ffData",
    "w:tblGrid",
}
_EDITS = {"w:ins", "w:del", "w:moveFrom", "w:moveTo"}
_BULLETS = {"f0b7", "f0a7", "f0fc", "f0d8", "00b7"}


@dataclass(slots=True)
class _Story:
    """One flow of paragraphs: the body, a text box or a note."""

    lines: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    cells: int = 0
    glued: bool = False

    def close_paragraph(self) -> None:
        """End a paragraph, unless its mark is deleted or hidden: then the next one goes on in the same line."""
        if self.glued:
            self.glued = False
            return
        self.flush()

    def flush(self) -> None:
        line = "".join(self.parts)
        if line.strip() or not self.cells:
            self.lines.append(line)
        self.lines.extend(self.boxes)
        self.parts.clear()
        self.boxes.clear()


class Text:
    """Handlers for expat; afterwards `lines()` gives the paragraphs and `marks` the notes that they refer to."""

    def __init__(self, styles: frozenset[str]) -> None:
        self.styles = styles
        self.marks: list[tuple[str, str]] = []
        self.edited = False
        self.hidden = False
        self.is_document = False
        self._stories = [_Story()]
        self._open: list[str] = []
        self._skip: int | None = None
        self._runs: list[bool] = []
        self._fields: list[bool] = []
        self._chosen: list[bool] = []
        self._starts: dict[str, Callable[[_Attributes], None]] = {
            "w:document": self._document,
            "w:r": lambda _: self._runs.append(False),
            "w:p": lambda _: self._runs.append(False),
            "w:tc": self._cell,
            "w:txbxContent": lambda _: self._stories.append(_Story()),
            "mc:AlternateContent": lambda _: self._chosen.append(False),
            "w:vanish": self._vanish,
            "w:rStyle": self._style,
            "w:pStyle": self._style,
            "w:del": self._deleted_mark,
            "w:fldChar": self._field,
            "w:tab": self._tab,
            "w:ptab": lambda _: self._write("\t"),
            "w:br": lambda _: self._write("\n"),
            "w:cr": lambda _: self._write("\n"),
            "w:noBreakHyphen": lambda _: self._write("\u2011"),
            "w:sym": self._symbol,
            "w:footnoteReference": lambda attributes: self._mark("footnote", attributes),
            "w:endnoteReference": lambda attributes: self._mark("endnote", attributes),
        }
        self._ends: dict[str, Callable[[], None]] = {
            "w:r": self._end_run,
            "w:p": self._end_paragraph,
            "w:tc": self._end_cell,
            "w:txbxContent": self._end_box,
            "mc:AlternateContent": self._end_choice,
        }

    def lines(self) -> list[str]:
        """Return the paragraphs in order, a paragraph with line breaks as one string."""
        if self._stories[0].parts:
            self._stories[0].flush()
        return self._stories[0].lines

    def start(self, name: str, attributes: _Attributes) -> None:
        """Begin an element."""
        element = tag(name)
        if self._skip is None and self._is_skipped(element):
            self._skip = len(self._open)
        self._open.append(element)
        if self._skip is None and (begin := self._starts.get(element)):
            begin(attributes)

    def end(self, _: str) -> None:
        """End an element."""
        element = self._open.pop()
        if self._skip is None:
            if finish := self._ends.get(element):
                finish()
        elif len(self._open) <= self._skip:
            self._skip = None

    def data(self, text: str) -> None:
        """Take the text of an element."""
        if self._skip is None and self._open[-1] in {"w:t", "m:t"}:
            self._write(text.replace("\n", " "))

    def _is_skipped(self, element: str) -> bool:
        """Tell whether Word shows nothing of an element; properties say something by their very presence."""
        self.edited = self.edited or element in _EDITS
        if element in {"mc:Choice", "mc:Fallback"}:
            return self._is_other_choice()
        if element == "w:del" and self._parent() in {"w:rPr", "w:trPr"}:
            return False
        return element in _SKIPPED or element.endswith("Change")

    def _is_other_choice(self) -> bool:
        """Take the first alternative of several, which say the same."""
        if not self._chosen or self._chosen[-1]:
            return bool(self._chosen)
        self._chosen[-1] = True
        return False

    def _parent(self, level: int = 1) -> str:
        return self._open[-level] if len(self._open) >= level else ""

    def _write(self, text: str) -> None:
        if any(self._runs):
            self.hidden = True
        elif not any(self._fields):
            self._stories[-1].parts.append(text)

    def _document(self, _: _Attributes) -> None:
        self.is_document = len(self._open) == 1

    def _cell(self, _: _Attributes) -> None:
        self._stories[-1].cells += 1

    def _vanish(self, attributes: _Attributes) -> None:
        """Hide the run; on the mark of a paragraph, join it with the next one."""
        owner = self._parent(3)
        if owner == "w:r" and self._runs:
            self._runs[-1] = is_on(attributes)
        elif owner == "w:pPr" and is_on(attributes):
            self._stories[-1].glued = True

    def _style(self, attributes: _Attributes) -> None:
        owner = self._parent(3)
        if owner in {"w:r", "w:p"} and self._runs and value(attributes, "val") in self.styles:
            self._runs[-1] = True

    def _deleted_mark(self, _: _Attributes) -> None:
        """Join a paragraph whose mark is deleted with the next one; drop a row of a table that is deleted."""
        if self._parent(2) == "w:rPr" and self._parent(3) == "w:pPr":
            self._stories[-1].glued = True
        elif self._parent(2) == "w:trPr":
            self._skip = len(self._open) - 3

    def _field(self, attributes: _Attributes) -> None:
        """Keep for every open field whether its instructions are being read, which are not shown, or its result."""
        match value(attributes, "fldCharType"):
            case "begin":
                self._fields.append(True)
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()

    def _tab(self, _: _Attributes) -> None:
        if self._parent(2) == "w:r":
            self._write("\t")

    def _symbol(self, attributes: _Attributes) -> None:
        """Write a sign of a symbol font where Unicode has it."""
        code = value(attributes, "char").lower()
        if code in _BULLETS:
            self._write("•")
        elif code.isalnum() and len(code) == 4 and 0x20 <= int(code, 16) < 0xD800:
            self._write(chr(int(code, 16)))

    def _mark(self, kind: str, attributes: _Attributes) -> None:
        mark = kind, value(attributes, "id")
        if mark not in self.marks:
            self.marks.append(mark)
        self._write(f"[{self.marks.index(mark) + 1}]")

    def _end_run(self) -> None:
        self._runs.pop()

    def _end_paragraph(self) -> None:
        """Close the paragraph; instructions of a field never go on beyond it, whatever a damaged file says."""
        self._runs.pop()
        self._fields = [instructions for instructions in self._fields if not instructions]
        self._stories[-1].close_paragraph()

    def _end_cell(self) -> None:
        story = self._stories[-1]
        if story.parts:
            story.flush()
        story.cells -= 1

    def _end_box(self) -> None:
        box = self._stories.pop()
        if box.parts:
            box.flush()
        self._stories[-1].boxes.extend(line for line in box.lines if line.strip())

    def _end_choice(self) -> None:
        self._chosen.pop()


class Notes(Text):
    """The footnotes or endnotes of a .docx: afterwards `found` gives the text of each by its id."""

    def __init__(self, styles: frozenset[str]) -> None:
        super().__init__(styles)
        self.found: dict[str, str] = {}
        self._id = ""
        self._starts |= {"w:footnote": self._note, "w:endnote": self._note}
        self._ends |= {"w:footnote": self._end_note, "w:endnote": self._end_note}

    def _note(self, attributes: _Attributes) -> None:
        self._id = value(attributes, "id")
        self._stories = [_Story()]

    def _end_note(self) -> None:
        self.found[self._id] = "\n".join(line.strip() for line in self.lines() if line.strip())
