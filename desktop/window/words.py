"""Words of the interface for the values of the glossary: states, kinds, origins, verbs, numbers, dates."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.annotation import DATE, MONEY, ROLE, Analysed, Annotation, Kind, Origin, Progress, Status

_STATUS = {
    Status.SUGGESTED: "предложено",
    Status.ACCEPTED: "принято",
    Status.CORRECTED: "исправлено",
    Status.REJECTED: "отклонено",
}
_KIND = {Kind.DIRECT: "прямая", Kind.MIXED: "смешанная", Kind.INDIRECT: "косвенная"}
_ORIGIN = {
    Origin.MACHINE: "машина",
    Origin.REMEMBERED: "по памяти",
    Origin.MANUAL: "вручную",
    Origin.IMPORT: "из файла",
}
_ANALYSED = {
    Analysed.PENDING: "ждёт разбора",
    Analysed.NAMES: "имена найдены, ищем цитаты",
    Analysed.DONE: "",
    Analysed.FAILED: "не разобран",
}
_PROGRESS = {Progress.NEW: "новый", Progress.WORK: "в работе", Progress.DONE: "готов"}
_PROGRESS_OF_MANY = {Progress.NEW: "новые", Progress.WORK: "в работе", Progress.DONE: "готовые"}
_MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def tr(text: str) -> str:
    """Return a text of this table in the language of the interface."""
    return QCoreApplication.translate("Words", text)


def status(value: Status) -> str:
    """Name a status."""
    return tr(_STATUS[value])


def kind(value: Kind) -> str:
    """Name the kind of a quote."""
    return tr(_KIND[value])


def origin(value: Origin) -> str:
    """Name where an annotation comes from."""
    return tr(_ORIGIN[value])


def progress(value: Progress) -> str:
    """Say how far the user has come with a release."""
    return tr(_PROGRESS[value])


def progress_of_many(value: Progress) -> str:
    """Say how far the user has come with several releases."""
    return tr(_PROGRESS_OF_MANY[value])


def analysed(value: Analysed) -> str:
    """Say how far the machine has come with a release; empty when it has done its work."""
    return tr(_ANALYSED[value]) if _ANALYSED[value] else ""


def number(count: int, one: str, few: str, many: str) -> str:
    """Return a number with the form of the noun that goes with it: 1 цитата, 2 цитаты, 5 цитат."""
    tens, ones = count % 100, count % 10
    if ones == 1 and tens != 11:
        noun = one
    elif ones in {2, 3, 4} and tens not in {12, 13, 14}:
        noun = few
    else:
        noun = many
    return f"{count}\u00a0{tr(noun)}"


def day(iso: str | None) -> str:
    """Write an ISO date as `21 ноября 2025`; nothing for no date."""
    if not iso:
        return ""
    try:
        read = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{read.day}\u00a0{tr(_MONTHS[read.month - 1])} {read.year}"


def same(annotation: Annotation, text: str) -> str:
    """Name who or what an annotation means: its entity, else its normal form, else its words; a role by both."""
    own = readable(annotation) or " ".join(annotation.words(text).split())
    if annotation.label == ROLE and annotation.entity:
        return f"{own} · {annotation.entity}"
    return annotation.entity or own


def readable(annotation: Annotation) -> str:
    """Write a normal form as people do: `21 ноября 2025`, `24 ноября`, `500 000 000 USD`; others as they are."""
    normal = annotation.normal
    if annotation.label == DATE:
        # Imported where it is needed: it takes its months from here.
        from desktop.window.calendar_words import said

        return said(normal)
    number, space, unit = normal.partition(" ")
    if annotation.label == MONEY and number.isdecimal():
        return f"{int(number):,}".replace(",", "\u00a0") + space + unit
    return normal


def in_full(annotation: Annotation) -> str:
    """Write a normal form as people do, and say what of a date is left open: `24 ноября (год не назван)`."""
    from desktop.window.calendar_words import left_open

    missing = left_open(annotation.normal) if annotation.label == DATE else ""
    return f"{readable(annotation)} ({missing})" if missing else readable(annotation)
