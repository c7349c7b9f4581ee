"""The small windows that only tell something: what was not opened, all keys, about the program."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.annotation import Label
from desktop.window import actions, icons, layouts, words
from desktop.window.rows import sized

_FRAME = QSize(16, 60)
"""What a dialog's own frame takes of a small screen: its button would lie below the edge."""
_IN_TEXT = (
    ("Двигать курсор; по словам", "← → ↑ ↓; Ctrl+← Ctrl+→"),
    ("Выделять; по словам", "Shift+← Shift+→; Ctrl+Shift+← Ctrl+Shift+→"),
    ("Выделить до начала или конца строки", "Shift+Home, Shift+End"),
    ("Выбрать пометку у курсора, если не выбрана другая", "Enter"),
    ("Меню у курсора", "Menu, Shift+F10"),
    ("Меню окна", "Alt с подчёркнутой буквой: Alt+Ф (Alt+A)"),
    ("Из одной части окна в другую", "Tab, Shift+Tab"),
)
"""What keys do in the text besides the acts of the menus: the viewer and Qt see to them."""
_IN_RELEASES = (
    ("Выбрать несколько релизов", "Shift+↑ Shift+↓; Ctrl+↑ Ctrl+↓ и Ctrl+Пробел"),
    ("Выбрать все", "Ctrl+A"),
    ("Готово, разобрать заново, убрать: все выбранные сразу", "Ctrl+D, F5, Ctrl+Del"),
    ("Из списка в текст", "Enter"),
)
"""The same for the list of releases."""


def tr(text: str) -> str:
    """Return a text in the language of the interface."""
    return QCoreApplication.translate("Dialogs", text)


def plain(buttons: QDialogButtonBox) -> QDialogButtonBox:
    """Return the buttons without the icons that some desks put on them."""
    for button in buttons.buttons():
        button.setIcon(QIcon())
    return buttons


class Telling(QDialog):
    """A heading, a text that can be read and copied, and one button."""

    def __init__(self, name: str, title: str, html: str, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(title, self)
        heading.setFont(sized(self.font(), 1.25, bold=True))
        text = QTextBrowser(self)
        text.setObjectName(f"{name}_text")
        text.setAccessibleName(title)
        text.setHtml(html)
        text.setOpenExternalLinks(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.setSpacing(12)
        box.addWidget(heading)
        box.addWidget(text, 1)
        box.addWidget(plain(buttons))
        self.resize(size.boundedTo(parent.screen().availableGeometry().size() - _FRAME))
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()


def refusals(told: Sequence[tuple[str, str]], parent: QWidget) -> QDialog:
    """Return the list of files that were not opened, each with its reason."""
    rows = "".join(
        f"<p style='margin:0 0 10px 0'><b>{escape(Path(name).name or name)}</b><br>{escape(why)}"
        f"<br><small>{escape(name)}</small></p>"
        for name, why in told
    )
    count = words.number(len(told), "файл не открыт", "файла не открыты", "файлов не открыты")
    return Telling("refused", count, rows, QSize(560, 340), parent)


def sheet_of_keys(labels: Sequence[Label], parent: QWidget) -> QDialog:
    """Return the sheet of all keys."""
    parts = [_keys_of(title, [act for act in group if act and act.keys]) for _, title, group in actions.MENUS]
    named = "".join(_row(one.name, layouts.shown(one.key)) for one in labels if one.key)
    parts.append(_section(tr("Курсор в тексте"), "".join(_row(tr(text), keys) for text, keys in _IN_TEXT)))
    parts.append(_section(tr("Список релизов"), "".join(_row(tr(text), keys) for text, keys in _IN_RELEASES)))
    hint = tr("Клавиши действуют и в русской, и в латинской раскладке. Пока курсор стоит в поле ввода, буквы пишутся.")
    shown = tr("Поставить метку выделенному тексту или сменить метку пометки")
    html = f"<p>{escape(hint)}</p>{_section(shown, named)}{''.join(parts)}"
    return Telling("keys", tr("Все клавиши"), html, QSize(560, 620), parent)


def _keys_of(title: str, group: Sequence[actions.Act]) -> str:
    if not group:
        return ""
    rows = "".join(_row(actions.translate(act.text).rstrip("…"), actions.keys_of(act)) for act in group)
    return _section(actions.translate(title).replace("&", ""), rows)


def _section(title: str, rows: str) -> str:
    return f"<h4>{escape(title)}</h4><table width='100%'>{rows}</table>"


def _row(text: str, keys: str) -> str:
    return f"<tr><td width='62%'>{escape(text)}</td><td>{escape(keys)}</td></tr>"


class About(QDialog):
    """The name, version and promise of the program."""

    def __init__(self, project: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(tr("О программе"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = QLabel(self)
        picture.setPixmap(icons.program().pixmap(72, 72))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        text = QLabel(_about(project), self)
        text.setObjectName("about_text")
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setWordWrap(True)
        text.setMinimumWidth(380)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(picture)
        row.addWidget(text, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 14)
        box.setSpacing(14)
        box.addLayout(row)
        box.addWidget(plain(buttons))


def _about(project: Path) -> str:
    what = tr("Имена, цитаты и кто их сказал: в русских пресс-релизах. Работает без сети; всё, что вы сделали, "
              "лежит в одном файле, и он ваш.")  # fmt: skip
    parts = [f"<h2>Pressmark {escape(version())}</h2>", f"<p>{escape(what)}</p>"]
    parts.append(f"<p>{escape(tr('Проект'))}: {escape(str(project))}</p>")
    parts.append(f"<p>{escape(tr('Лицензия MIT'))}</p>")
    return "".join(parts)


def version() -> str:
    """Return the program's version; empty where it was not installed."""
    from importlib import metadata

    try:
        return metadata.version("pressmark")
    except metadata.PackageNotFoundError:
        return ""
