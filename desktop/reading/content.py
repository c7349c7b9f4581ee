"""What a reader makes of a file's bytes, and how large files and texts may be."""

from dataclasses import dataclass

FILE_LIMIT = 50_000_000
"""Most bytes of a file."""
TEXT_LIMIT = 20_000_000
"""Most characters of a text."""
TOO_LONG = "Текст длиннее 20 миллионов знаков. Разделите его на части и откройте каждую отдельно."


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file as it stands there, not yet canonical; `remarks` are Russian sentences for the user."""

    text: str
    format: str
    encoding: str = ""
    remarks: tuple[str, ...] = ()
