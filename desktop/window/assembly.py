"""The parts of the window and how they are put into its frame."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton

from desktop.window import actions, icons, layouts
from desktop.window.context_menu import ContextMenu
from desktop.window.doing import doing
from desktop.window.effort import Counting
from desktop.window.explaining import Explaining
from desktop.window.finding import Finding
from desktop.window.history_pane import HistoryPane
from desktop.window.inspector import Inspector
from desktop.window.label_menu import LabelMenu
from desktop.window.lying import Lying
from desktop.window.main_window import MainWindow
from desktop.window.marking import Marking
from desktop.window.opening import Hands, Opening, Post
from desktop.window.peopling import Peopling
from desktop.window.reading_pane import ReadingPane
from desktop.window.release_list import ReleaseList
from desktop.window.release_order import remembered
from desktop.window.reviewing import Reviewing
from desktop.window.showing import Showing
from desktop.window.speaking import Speaking
from desktop.window.splitting import Splitting
from desktop.window.status_line import StatusLine
from desktop.window.visible import Visible
from desktop.window.work import Work

_WIDTHS = (270, 690, 320)
_LEAST_WIDTHS = (190, 370, 250)
"""With the history beside them the panes just fit into a window 1024 pixels wide."""
_HEIGHTS = (400, 320)


def assemble(window: MainWindow, worker: Hands, post: Post) -> None:
    """Give the window all its parts."""
    window.work = Work(window.project, window)
    window.visible = Visible(window.work, window)
    window.opening = Opening(window.work, worker, post, window)
    window.reviewing = Reviewing(window)
    _menus(window)
    _toolbar(window)
    _panes(window)
    _restore(window)
    window.marking = Marking(window)
    window.speaking = Speaking(window)
    window.lying = Lying(window)
    ContextMenu(window)
    window.finding = Finding(window)
    window.history = HistoryPane(window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.history)
    window.history.hide()
    window.effort = Counting(window)
    window.people = Peopling(window)
    window.showing = Showing(window)
    Explaining(window)
    if window.desk.number("effort", 0):
        window.actions_by_id["effort"].trigger()


def _menus(window: MainWindow) -> None:
    ink, scale = window.colours.palette.text().color(), window.devicePixelRatio()

    def icon(name: str) -> QIcon:
        return icons.icon(name, ink, scale)

    window.actions_by_id, window.menus = actions.build(window, doing(window), icon)
    window.label_menu = LabelMenu(window.tr("Поставить метку"), window.ink, window)
    window.menus["annotation"].insertMenu(window.actions_by_id["note"], window.label_menu)
    window.menuBar().removeAction(window.menus["bounds"].menuAction())
    _open_in_latin(window)
    window.menus["by_hand"].insertMenu(window.actions_by_id["split"], window.menus["bounds"])
    window.recent = QMenu(window.tr("Недавние проекты"), window)
    window.recent.setObjectName("menu_recent")
    window.menus["file"].insertMenu(window.actions_by_id["export"], window.recent)
    window.menus["file"].insertSeparator(window.actions_by_id["export"])


def _open_in_latin(window: MainWindow) -> None:
    """Open the menus by Alt and the key of their letter also while Latin letters are being typed."""
    bar = window.menuBar()
    for action in bar.actions():
        letter = layouts.latin(action.text().partition("&")[2][:1])
        key = QShortcut(QKeySequence(f"Alt+{letter}"), window)
        key.activated.connect(partial(bar.setActiveAction, action))
        # In the Russian layout it may be either key, the menu's own or this one.
        key.activatedAmbiguously.connect(partial(bar.setActiveAction, action))


def _toolbar(window: MainWindow) -> None:
    bar = QToolBar(window.tr("Основные действия"), window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.toggleViewAction().setVisible(False)
    for name in actions.TOOLBAR:
        if not name:
            bar.addSeparator()
            continue
        bar.addAction(window.actions_by_id[name])
        button = bar.widgetForAction(window.actions_by_id[name])
        if name in actions.WORDED and isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    window.addToolBar(bar)
    if rest := bar.findChild(QToolButton, "qt_toolbar_ext_button"):
        rest.setAccessibleName(window.tr("Остальные действия"))
        rest.setToolTip(window.tr("Остальные действия"))


def _panes(window: MainWindow) -> None:
    colours, ink = window.colours, window.ink
    window.releases = ReleaseList(colours, window)
    window.reading = ReadingPane(colours, window.label_colours, ink, window.actions_by_id, window)
    window.inspector = Inspector(colours, ink, window)
    window.inspector.details.add_buttons(window.actions_by_id, window.label_menu)
    window.status = StatusLine(colours, window)
    window.panes = Splitting(Qt.Orientation.Horizontal, colours, window)
    window.panes.setObjectName("panes")
    for pane, least in zip((window.releases, window.reading, window.inspector), _LEAST_WIDTHS, strict=True):
        pane.setMinimumWidth(least)
        window.panes.addWidget(pane)
    window.panes.setStretchFactor(1, 1)
    window.panes.setChildrenCollapsible(False)
    window.setCentralWidget(window.panes)
    window.setStatusBar(window.status)


def _restore(window: MainWindow) -> None:
    """Put the dividing lines where they were, and the text in the size it had."""
    if not window.panes.restoreState(window.desk.bytes("panes")):
        # In a narrow window the side panes are narrower, too: the text needs its lines.
        share = min(window.width() / sum(_WIDTHS), 1)
        window.panes.setSizes([round(wide * share) for wide in _WIDTHS])
    splitter = window.inspector.splitter
    if not splitter.restoreState(window.desk.bytes("inspector")):
        splitter.setSizes(_HEIGHTS)
    window.releases.arrange(remembered(window.desk.number("release_order", 0)))
    viewer = window.reading.viewer
    viewer.set_text_size(window.desk.number("text_size", viewer.text_size()))
