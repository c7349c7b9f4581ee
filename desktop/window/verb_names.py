"""The Russian names of the verbs that stand in the history, for «Отменить: …» and «Вернуть: …»."""

from PySide6.QtCore import QCoreApplication

_NAMES = {
    "accept": "принять пометку",
    "reject": "отклонить пометку",
    "relabel": "изменить метку",
    "move": "сдвинуть границы",
    "delete": "удалить пометку",
    "add_annotation": "добавить пометку",
    "note": "заметка",
    "set_speaker": "автор слов",
    "set_kind": "вид цитаты",
    "set_cue": "слово речи",
    "show_label": "показать или скрыть метку",
    "add": "добавить релиз",
    "remove": "убрать релиз",
    "set_title": "изменить заголовок",
    "set_date": "изменить дату",
    "set_note": "заметка к релизу",
}


def verb_name(verb: str) -> str:
    """Return what a verb is called in the menu; its own id where it has no name yet."""
    return QCoreApplication.translate("Verbs", _NAMES.get(verb, verb))


def named(act: str, verb: str | None) -> str:
    """Return the text of undo or redo with the verb it would turn round: `Отменить: изменить метку`."""
    return f"{act}: {verb_name(verb)}" if verb else act
