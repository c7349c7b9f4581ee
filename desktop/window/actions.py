"""Every act of the window as data: its words, keys, icon and place in the menus, and how QActions are made of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.window import layouts
from desktop.window.acting import Action


@dataclass(frozen=True)
class Act:
    """One thing the user can ask for; `keys` in Latin letters, the first one is shown in the menu."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    short: str = ""
    """What stands on a button for it; its key is added."""
    needs: str = ""
    """What must be there for it: `release`, `annotation`, `quote`, or nothing."""


FILE = (
    Act("open", "Открыть файлы…", ("Ctrl+O",), "open", short="Открыть"),
    Act("open_folder", "Открыть папку…", ("Ctrl+Shift+O",)),
    Act("paste", "Вставить текст из буфера", ("Ctrl+V",), "paste", short="Вставить"),
    None,
    Act("new_project", "Новый проект…", ("Ctrl+Shift+N",)),
    Act("open_project", "Открыть проект…", ("Ctrl+Shift+P",), "project"),
    None,
    Act("export", "Экспорт в CSV…", ("Ctrl+E",), "export", short="Экспорт"),
    None,
    Act("quit", "Выйти", ("Ctrl+Q",)),
)
EDIT = (
    Act("undo", "Отменить", ("Ctrl+Z",), "undo"),
    Act("redo", "Вернуть", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    None,
    Act("find", "Найти в тексте", ("Ctrl+F",), "search", needs="release"),
    Act("find_next", "Найти дальше", ("F3",), needs="release"),
    Act("find_previous", "Найти раньше", ("Shift+F3",), needs="release"),
)
RELEASE = (
    Act("next_unreviewed", "Следующий непроверенный релиз", ("Ctrl+U",)),
    Act("next_release", "Следующий релиз", ("Ctrl+PgDown",)),
    Act("previous_release", "Предыдущий релиз", ("Ctrl+PgUp",)),
    None,
    Act("done", "Релиз готов", ("Ctrl+D",), checkable=True, needs="release"),
    None,
    Act("title", "Заголовок", ("F2",), needs="release"),
    Act("date", "Дата", ("Shift+F2",), needs="release"),
    Act("release_note", "Заметка к релизу", ("Shift+N",), needs="release"),
    None,
    Act("analyse_again", "Разобрать заново", ("F5",), needs="release"),
    Act("remove", "Убрать из проекта", ("Ctrl+Del",), needs="release"),
)
ANNOTATION = (
    Act("next", "Следующая пометка", ("J", "Alt+Down"), "next", needs="release"),
    Act("previous", "Предыдущая пометка", ("K", "Alt+Up"), "previous", needs="release"),
    Act("next_suggested", "Следующая непроверенная", ("U",), needs="release"),
    Act("previous_suggested", "Предыдущая непроверенная", ("Shift+U",), needs="release"),
    Act("next_quote", "Следующая цитата", ("Q",), needs="release"),
    Act("previous_quote", "Предыдущая цитата", ("Shift+Q",), needs="release"),
    Act("next_doubtful", "Следующая сомнительная цитата", ("D",), needs="release"),
    Act("previous_doubtful", "Предыдущая сомнительная цитата", ("Shift+D",), needs="release"),
    None,
    Act("accept", "Принять", ("Enter", "Return", "A"), "accept", short="Принять", needs="annotation"),
    Act("reject", "Отклонить", ("X", "Backspace"), "reject", short="Отклонить", needs="annotation"),
    Act("delete", "Удалить", ("Del",), "delete", short="Удалить", needs="annotation"),
    Act("accept_shown", "Принять все показанные в списке…", ("Ctrl+Shift+A",), needs="release"),
    None,
    Act("note", "Заметка", ("N",), "note", needs="annotation"),
)
BY_HAND = (
    Act("label_here", "Выбрать метку здесь…", ("L",), needs="release"),
    Act("everywhere", "Отметить все такие же места…", ("E",), needs="release"),
    Act("here", "Что отмечено в этом месте…", ("H",), needs="release"),
    None,
    Act("split", "Разделить у курсора", ("V",), needs="release"),
    Act("join", "Объединить со следующей", ("Shift+V",), needs="release"),
    Act("add_segment", "Добавить выделенное к пометке", ("I",), needs="annotation"),
    Act("cut_out", "Вырезать выделенное из пометки", ("O",), needs="release"),
    Act("remove_segment", "Убрать отрезок у курсора", ("Shift+O",), needs="release"),
    None,
    Act("snapping", "Выделять целыми словами", ("Ctrl+B",), checkable=True),
    Act("labels", "Метки…", ("Ctrl+L",)),
)
BOUNDS = (
    Act("start_out", "Начало левее на слово", ("[",), needs="annotation"),
    Act("start_in", "Начало правее на слово", ("Shift+[", "{"), needs="annotation"),
    Act("end_in", "Конец левее на слово", ("Shift+]", "}"), needs="annotation"),
    Act("end_out", "Конец правее на слово", ("]",), needs="annotation"),
    None,
    Act("start_out_letter", "Начало левее на букву", ("Ctrl+[",), needs="annotation"),
    Act("start_in_letter", "Начало правее на букву", ("Ctrl+Shift+[", "Ctrl+{"), needs="annotation"),
    Act("end_in_letter", "Конец левее на букву", ("Ctrl+Shift+]", "Ctrl+}"), needs="annotation"),
    Act("end_out_letter", "Конец правее на букву", ("Ctrl+]",), needs="annotation"),
)
QUOTING = (
    Act("make_quote", "Цитата из выделенного", ("C",), needs="release"),
    None,
    Act("speaker", "Указать автора слов", ("S",), "speaker", needs="quote"),
    Act("no_speaker", "Убрать автора слов", ("Shift+S",), needs="quote"),
    Act("cue", "Выделенное: слово речи", ("W",), needs="quote"),
    Act("no_cue", "Убрать слово речи", ("Shift+W",), needs="quote"),
    None,
    Act("direct", "Вид: прямая", ("Alt+1",), needs="quote"),
    Act("mixed", "Вид: смешанная", ("Alt+2",), needs="quote"),
    Act("indirect", "Вид: косвенная", ("Alt+3",), needs="quote"),
)
PEOPLE = (
    Act("entities", "Люди и организации", ("Ctrl+7",)),
    Act("said", "Кто что сказал", ("Ctrl+8",)),
    Act("decisions", "Решения", ("Ctrl+9",)),
    Act("who", "Кто это: карточка", ("Ctrl+G",), needs="annotation"),
    None,
    Act("rename_entity", "Переименовать…", ("Ctrl+R",)),
    Act("merge_entities", "Слить с другим…", ("Ctrl+M",)),
    Act("split_entity", "Отделить упоминания…", ("Ctrl+Shift+S",)),
    Act("not_an_entity", "Не лицо и не организация", ("Ctrl+Shift+R",)),
    None,
    Act("apply_decisions", "Применить решения к прежним релизам", ("Ctrl+Shift+D",)),
    Act("remember", "Запоминать решения", ("Ctrl+Shift+M",), checkable=True),
)
VIEW = (
    Act("releases", "Список релизов", ("Ctrl+1",)),
    Act("text", "Текст релиза", ("Ctrl+2",)),
    Act("quotes", "Цитаты", ("Ctrl+3",)),
    Act("names", "Имена", ("Ctrl+4",)),
    Act("values", "Даты и суммы", ("Ctrl+5",)),
    Act("every", "Все пометки", ("Ctrl+6",)),
    Act("back", "Из текста в список и обратно", ("Esc",)),
    None,
    Act("filter", "Найти в списке релизов", ("Ctrl+Shift+F",)),
    Act("arrange", "Порядок списка релизов", ("Ctrl+Shift+L",)),
    Act("filter_annotations", "Отбор пометок", ("Ctrl+K",)),
    Act("only_unreviewed", "Только непроверенные", ("Ctrl+Shift+U",), checkable=True),
    Act("clear_filter", "Снять отбор", ("Ctrl+Shift+X",)),
    None,
    Act("rejected", "Показывать отклонённые", ("Ctrl+H",), checkable=True),
    Act("show_hidden", "Показать скрытые метки", ("Ctrl+Shift+H",)),
    Act("history", "История", ("F9",), checkable=True),
    Act("effort", "Время и клавиши на релиз", ("Ctrl+Shift+T",), checkable=True),
    None,
    Act("larger", "Крупнее текст", ("Ctrl+=", "Ctrl++")),
    Act("smaller", "Мельче текст", ("Ctrl+-",)),
    Act("normal_size", "Обычный размер текста", ("Ctrl+0",)),
)
HELP = (
    Act("keys", "Все клавиши", ("F1",), "keys"),
    Act("sample", "Открыть пример"),
    None,
    Act("about", "О программе"),
)
MENUS = (
    ("file", "&Файл", FILE),
    ("edit", "&Правка", EDIT),
    ("release", "&Релиз", RELEASE),
    ("annotation", "П&ометка", ANNOTATION),
    ("by_hand", "Ра&зметка", BY_HAND),
    ("bounds", "&Границы", BOUNDS),
    ("quoting", "&Цитата", QUOTING),
    ("people", "&Люди", PEOPLE),
    ("view", "&Вид", VIEW),
    ("help", "&Справка", HELP),
)
TOOLBAR = ("open", "paste", "", "undo", "redo", "", "previous", "next", "accept", "reject", "", "export")
"""Acts of the toolbar from the left; an empty id is a separator."""
WORDED = ("open", "paste", "accept", "reject", "export")
"""Those of them whose button has words beside its icon."""


def translate(text: str) -> str:
    """Return an act's text in the language of the interface."""
    return QCoreApplication.translate("Actions", text)


def acts() -> list[Act]:
    """Return every act in the order of the menus."""
    return [act for _, _, group in MENUS for act in group if act]


def text_of(act_id: str) -> str:
    """Return what an act is called in the menu."""
    return next(translate(act.text) for act in acts() if act.id == act_id)


def with_keys(text: str, act_id: str) -> str:
    """Return a text with the keys of an act behind it, for the tooltip of what the act leads to."""
    return f"{text} ({next(keys_of(act) for act in acts() if act.id == act_id)})"


def build(
    window: QMainWindow, doing: Mapping[str, Callable[[], object]], icon: Callable[[str], QIcon]
) -> tuple[dict[str, QAction], dict[str, QMenu]]:
    """Give `window` its menus; `doing` says what each act does. Returns the actions and menus by id."""
    actions: dict[str, QAction] = {}
    menus: dict[str, QMenu] = {}
    for menu_id, title, group in MENUS:
        menus[menu_id] = window.menuBar().addMenu(translate(title))
        menus[menu_id].setObjectName(f"menu_{menu_id}")
        for act in group:
            if act is None:
                menus[menu_id].addSeparator()
                continue
            actions[act.id] = make(window, act, doing[act.id], icon)
            menus[menu_id].addAction(actions[act.id])
    return actions, menus


def make(window: QMainWindow, act: Act, does: Callable[[], object], icon: Callable[[str], QIcon]) -> QAction:
    """Return the QAction of one act, with its keys in both layouts."""
    action = Action(translate(act.text), window)
    action.setObjectName(f"act_{act.id}")
    action.setCheckable(act.checkable)
    action.setShortcuts(layouts.both(act.keys))
    action.setToolTip(hint(act))
    if act.short:
        action.setIconText(f"{translate(act.short)}  {layouts.shown(act.keys[0])}")
    if act.icon:
        action.setIcon(icon(act.icon))
    action.triggered.connect(lambda _checked=False: does())
    return action


def hint(act: Act) -> str:
    """Return the tooltip of an act: its text and its keys."""
    keys = keys_of(act)
    return f"{translate(act.text).rstrip('…')} ({keys})" if keys else translate(act.text)


def keys_of(act: Act) -> str:
    """Return the keys of an act as people read them, one beside the other."""
    return ", ".join(layouts.shown(key) for key in act.keys if key != "Return")
