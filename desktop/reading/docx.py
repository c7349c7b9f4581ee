"""Word's .docx: everything that Word shows as the text, and nothing that it hides.

Paragraphs, table cells, text boxes (once), tracked insertions, content controls, smart tags and the results of fields
are in; deletions, hidden text and instructions of fields are out; footnotes stand at the end under the number that
marks them in the text. Headers, footers, comments and the numbers of lists, which Word makes itself, are left out.
"""

import posixpath
from collections.abc import Iterator

from desktop.annotation import Refused
from desktop.reading.content import Content
from desktop.reading.docx_styles import hidden_styles
from desktop.reading.docx_text import Notes, Text
from desktop.reading.foreign import named
from desktop.reading.package import DAMAGED, Package

_DOCUMENT = "word/document.xml"
_EDITED = "В файле есть неслитые правки: прочитан текст с принятыми правками."
_HIDDEN = "В файле есть скрытый текст: он пропущен."
_ZIP = b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"
_OTHERS = (
    ("xl/", "таблица Excel (.xlsx)", "Скопируйте текст и вставьте сюда."),
    ("ppt/", "презентация PowerPoint (.pptx)", "Скопируйте текст и вставьте сюда."),
    ("meta-inf/container.xml", "электронная книга (.epub)", "Скопируйте текст и вставьте сюда."),
    ("content.xml", "документ OpenDocument (.odt)", "Откройте его в текстовом редакторе и сохраните как .docx."),
)


def knows(data: bytes) -> bool:
    """Tell whether `data` is a zip package, as every .docx is."""
    return data.startswith(_ZIP)


def read(data: bytes) -> Content:
    """Return the text of a .docx; raise Refused for any other zip, and for one that is damaged or a trap."""
    package = Package(data)
    main = _main_part(package)
    if main is None:
        raise _foreign(package)
    parts = _related(package, main)
    text = Text(hidden_styles(package, parts.get("styles")))
    package.parse(main, text.start, text.end, text.data)
    if not text.is_document:
        raise Refused(DAMAGED)
    lines = [*text.lines(), *_notes(package, parts, text)]
    remarks = [_EDITED] * text.edited + [_HIDDEN] * text.hidden
    return Content("\n".join(lines), "docx", remarks=tuple(remarks))


def _notes(package: Package, parts: dict[str, str], text: Text) -> Iterator[str]:
    """Yield the notes in the order of their marks, a blank line before the first."""
    found = {}
    for kind in ("footnote", "endnote"):
        if any(mark[0] == kind for mark in text.marks) and (part := parts.get(f"{kind}s")):
            notes = Notes(text.styles)
            package.parse(part, notes.start, notes.end, notes.data)
            found.update({(kind, mark): note for mark, note in notes.found.items()})
    written = [(number, found[mark]) for number, mark in enumerate(text.marks, 1) if found.get(mark)]
    for place, (number, note) in enumerate(written):
        yield f"\n[{number}] {note}" if place == 0 else f"[{number}] {note}"


def _main_part(package: Package) -> str | None:
    """Return the name of the part that holds the document, or None where there is none of Word's."""
    for kind, target in _relationships(package, "_rels/.rels", ""):
        if kind == "officeDocument":
            return target if target in package and not target.startswith(("xl/", "ppt/")) else None
    return _DOCUMENT if _DOCUMENT in package else None


def _related(package: Package, main: str) -> dict[str, str]:
    """Return the parts beside the main one by their kind: styles, footnotes, endnotes."""
    folder, name = posixpath.split(main)
    found = {kind: posixpath.join(folder, f"{kind}.xml") for kind in ("styles", "footnotes", "endnotes")}
    found |= dict(_relationships(package, posixpath.join(folder, "_rels", f"{name}.rels"), folder))
    return {kind: part for kind, part in found.items() if part in package}


def _relationships(package: Package, part: str, folder: str) -> list[tuple[str, str]]:
    """Return (kind, target) of every inner relationship that a .rels part lists."""
    found: list[tuple[str, str]] = []

    def start(_: str, attributes: dict[str, str]) -> None:
        kind, target = attributes.get("Type", ""), attributes.get("Target", "")
        if target and attributes.get("TargetMode") != "External":
            found.append((kind.rpartition("/")[2], posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")))

    if part in package:
        package.parse(part, start, _nothing, _nothing)
    return found


def _nothing(_: str) -> None:
    """Pass over what a part of relationships does not need."""


def _foreign(package: Package) -> Refused:
    """Name a zip that is no .docx."""
    names = package.names()
    for sign, what, advice in _OTHERS:
        if any(name.startswith(sign) for name in names):
            return named(what, advice)
    return named("архив ZIP", "Распакуйте архив и откройте файлы из него.")
