"""The words of the viewer's tooltips."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication

from desktop.annotation import Annotation, Kind, Origin, Quote, Status
from desktop.window.label_colours import LabelColours
from desktop.window.words import in_full

Explain = Callable[[Annotation], list[tuple[str, str]]]
"""Gives an annotation's reasons for its tooltip, each a title and a text."""
_SHOWN_WORDS = 60


def tr(words: str) -> str:
    """Return the words in the interface's language."""
    return QCoreApplication.translate("Viewer", words)


def status_name(status: Status) -> str:
    """Return the name of a status for people."""
    return {
        Status.SUGGESTED: tr("предложено"),
        Status.ACCEPTED: tr("принято"),
        Status.CORRECTED: tr("исправлено"),
        Status.REJECTED: tr("отклонено"),
    }[status]


def origin_name(origin: Origin) -> str:
    """Return the name of an origin for people."""
    return {
        Origin.MACHINE: tr("программой"),
        Origin.REMEMBERED: tr("по прежнему решению"),
        Origin.MANUAL: tr("вручную"),
        Origin.IMPORT: tr("из файла"),
    }[origin]


def kind_name(kind: Kind) -> str:
    """Return the name of a kind of quote for people."""
    return {
        Kind.DIRECT: tr("прямая речь"),
        Kind.MIXED: tr("частичная цитата"),
        Kind.INDIRECT: tr("косвенная речь"),
    }[kind]


def rule(annotation: Annotation) -> list[tuple[str, str]]:
    """Return the rule that has made an annotation, all that is known of its reasons without the project."""
    return [(tr("Правило"), annotation.rule)]


def hint(annotations: list[Annotation], text: str, colours: LabelColours, explain: Explain = rule) -> str:
    """Return the tooltip for annotations under the cursor, the first in full, the others by label and words."""
    first, *others = annotations
    rows = [*_rows(first, text, explain), *_other_rows(others, text, colours)]
    table = "".join(f"<tr><td>{escape(name)}:&nbsp;</td><td>{escape(value)}</td></tr>" for name, value in rows if value)
    title = f"<b>{escape(colours.name(first.label))}</b> · {escape(status_name(first.status))}"
    return f"<p style='white-space:nowrap'>{title}</p><table>{table}</table>"


def spoken(annotation: Annotation, text: str, colours: LabelColours) -> str:
    """Return what a screen reader says of an annotation."""
    who = (annotation.quote.speaker_name or tr("автор не найден")) if annotation.quote else ""
    parts = [colours.name(annotation.label), who, status_name(annotation.status), _short(annotation.words(text))]
    return ", ".join(part for part in parts if part)


def _rows(annotation: Annotation, text: str, explain: Explain) -> list[tuple[str, str]]:
    about = _quote_rows(annotation.quote, text) if annotation.quote else _name_rows(annotation)
    return [
        *about,
        (tr("Отмечено"), origin_name(annotation.origin)),
        *explain(annotation),
        (tr("Заметка"), annotation.note),
    ]


def _name_rows(annotation: Annotation) -> list[tuple[str, str]]:
    return [(tr("Начальная форма"), in_full(annotation)), (tr("Кто или что"), annotation.entity or "")]


def _quote_rows(quote: Quote, text: str) -> list[tuple[str, str]]:
    return [
        (tr("Вид"), kind_name(quote.kind)),
        (tr("Автор слов"), quote.speaker_name or tr("не найден")),
        (tr("В тексте"), _short(quote.speaker.of(text)) if quote.speaker else ""),
        (tr("Слово речи"), _short(quote.cue.of(text)) if quote.cue else ""),
        (tr("Уверенность"), f"{quote.confidence} %"),
    ]


def _other_rows(others: list[Annotation], text: str, colours: LabelColours) -> list[tuple[str, str]]:
    return [(colours.name(each.label), _short(each.words(text))) for each in others]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN_WORDS else words[: _SHOWN_WORDS - 1] + "…"
