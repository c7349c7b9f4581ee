"""The Russian names of the verbs that stand in the history, for «Отменить: …» and «Вернуть: …»."""

import re

from PySide6.QtCore import QCoreApplication

_COUNT = re.compile(r"\d+ (релиз|помет)\w*")
"""How the history tells of several things at once."""

_NAMES = {
    "accept": "принять пометку",
    "accept_all": "принять все показанные",
    "reject": "отклонить пометку",
    "relabel": "изменить метку",
    "move": "сдвинуть границы",
    "delete": "удалить пометку",
    "add_annotation": "добавить пометку",
    "note": "заметка",
    "set_speaker": "автор слов",
    "set_kind": "вид цитаты",
    "set_cue": "слово речи",
    "make_quote": "сделать цитату",
    "split": "разделить пометку",
    "join": "объединить пометки",
    "add_segment": "добавить отрезок",
    "remove_segment": "убрать отрезок",
    "cut_out": "вырезать из пометки",
    "add_everywhere": "отметить все такие же",
    "add_label": "добавить метку",
    "rename_label": "переименовать метку",
    "recolour_label": "цвет метки",
    "rekey_label": "клавиша метки",
    "order_labels": "порядок меток",
    "merge_label": "слить метки",
    "delete_label": "удалить метку",
    "show_label": "показать или скрыть метку",
    "rename_entity": "переименовать лицо или организацию",
    "merge_entities": "слить имена",
    "split_entity": "отделить упоминания",
    "separate_entity": "отделить имя",
    "leave_apart": "оставить имена порознь",
    "offer_again": "предложить слить снова",
    "not_an_entity": "не лицо и не организация",
    "forget": "забыть решение",
    "apply_decisions": "применить решения",
    "add": "добавить релиз",
    "remove": "убрать из проекта",
    "set_done": "отметка «готов»",
    "analyse_again": "разобрать заново",
    "suggest": "найти имена и цитаты",
    "failed": "разбор не удался",
    "set_title": "изменить заголовок",
    "set_date": "изменить дату",
    "set_note": "заметка к релизу",
}


def verb_name(verb: str) -> str:
    """Return what a verb is called in the menu; its own id where it has no name yet."""
    return QCoreApplication.translate("Verbs", _NAMES.get(verb, verb))


def named(act: str, verb: str | None, subject: str = "") -> str:
    """Return the text of undo or redo with the verb it would turn round: `Отменить: изменить метку`.

    `subject` is what the verb was about; a number of things is told: `Отменить: убрать из проекта (5 релизов)`.
    """
    many = f" ({subject})" if _COUNT.fullmatch(subject) else ""
    return f"{act}: {verb_name(verb)}{many}" if verb else act
