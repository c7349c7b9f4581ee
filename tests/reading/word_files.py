"""Builds .docx files for the tests, as Word lays them out."""

import io
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    inside = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def part(root: str, inside: str) -> str:
    return f"{HEAD}<w:{root} {_SPACES}>{inside}</w:{root}>"


def relationships(*pairs: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs)
    )
    return f'{HEAD}<Relationships xmlns="{_RELS}">{rows}</Relationships>'


def word_bytes(body: str, **parts: str) -> bytes:
    """A .docx with this body; further parts by their kind (footnotes, styles…), or `document` instead of the body."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f"{HEAD}<Types/>")
        package.writestr("_rels/.rels", relationships(("officeDocument", "word/document.xml")))
        beside = [(kind, f"{kind}.xml") for kind in parts if kind != "document"]
        package.writestr("word/_rels/document.xml.rels", relationships(*beside))
        package.writestr("word/document.xml", parts.pop("document", part("document", f"<w:body>{body}</w:body>")))
        for kind, text in parts.items():
            package.writestr(f"word/{kind}.xml", text)
    return data.getvalue()


def write(path: Path, body: str, **parts: str) -> Path:
    path.write_bytes(word_bytes(body, **parts))
    return path
