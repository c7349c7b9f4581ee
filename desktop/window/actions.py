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
    Act("title", "Заголовок релиза", ("F2",), needs="release"),
    Act("date", "Дата релиза", ("Shift+F2",), needs="release"),
)
ANNOTATION = (
    Act("next", "Следующая пометка", ("J", "Alt+Down"), "next", needs="release"),
    Act("previous", "Предыдущая пометка", ("K", "Alt+Up"), "previous", needs="release"),
    Act("next_suggested", "Следующая непроверенная", ("U",), needs="release"),
    None,
    Act("accept", "Принять", ("Enter", "Return", "A"), "accept", short="Принять", needs="annotation"),
    Act("reject", "Отклонить", ("X", "Backspace"), "reject", short="Отклонить", needs="annotation"),
    Act("delete", "Удалить", ("Del",), "delete", short="Удалить", needs="annotation"),
    None,
    Act("speaker", "Указать автора слов", ("S",), "speaker", needs="quote"),
    Act("note", "Заметка", ("N",), "note", needs="annotation"),
)
VIEW = (
    Act("releases", "Список релизов", ("Ctrl+1",)),
    Act("text", "Текст релиза", ("Ctrl+2",)),
    Act("quotes", "Цитаты", ("Ctrl+3",)),
    Act("names", "Имена", ("Ctrl+4",)),
    Act("values", "Даты и суммы", ("Ctrl+5",)),
    Act("filter", "Найти в списке релизов", ("Ctrl+F",), "search"),
    None,
    Act("next_release", "Следующий релиз", ("Ctrl+PgDown",)),
    Act("previous_release", "Предыдущий релиз", ("Ctrl+PgUp",)),
    None,
    Act("rejected", "Показывать отклонённые", ("Ctrl+H",), checkable=True),
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
    ("file", "Файл", FILE),
    ("edit", "Правка", EDIT),
    ("annotation", "Пометка", ANNOTATION),
    ("view", "Вид", VIEW),
    ("help", "Справка", HELP),
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
