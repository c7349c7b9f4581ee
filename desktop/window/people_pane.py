"""The pane below the text about the whole project: who is named in it, who said what, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QStyle, QTabWidget, QToolButton, QWidget

from desktop.annotation import Annotation, Refused
from desktop.window import actions
from desktop.window.decision_list import DecisionList
from desktop.window.entity_card import EntityCard, Place
from desktop.window.entity_list import EntityList, kind_name
from desktop.window.quote_search import Hit, QuoteSearch
from desktop.window.splitting import Splitting
from desktop.workbench import entities, memory, offers
from desktop.workbench.mentions import mentioned
from desktop.workbench.said import search

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

ENTITIES, SAID, DECISIONS = range(3)
ACTS = ("rename_entity", "merge_entities", "split_entity", "not_an_entity")
_WAIT = 150
"""Milliseconds from a change to the lists of the whole project: a row of quick keys is one change to them."""
_HEIGHT = 330
_LEAST_HEIGHT = 170
"""What the pane can be pressed down to: on a low screen the text and the details keep their room."""
_WIDTHS = (600, 680)


class PeoplePane(QDockWidget):
    """Reads the project only while it is seen, and only for the tab in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.tr("Проект: люди, слова, решения"), window)
        self.setObjectName("people")
        self._window = window
        self.list = EntityList(window.colours, self)
        self.card = EntityCard(window.colours, self)
        self.said = QuoteSearch(window.colours, self)
        self.decisions = DecisionList(window.colours, self)
        self.tabs = QTabWidget(self)
        self._height = _HEIGHT
        self._in_card = False
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self._reread_seen)
        self._arrange()
        self._connect()

    def turn(self, at: int) -> None:
        """Open the pane at a tab and put the focus there; where the focus is there already, close the pane."""
        inside = self._holds_focus()
        if self.isVisible() and inside and self.tabs.currentIndex() == at:
            self._close()
            return
        self.tabs.setCurrentIndex(at)
        self._open()
        wanted: QWidget = (self.list.grid, self.said.who, self.decisions.grid)[at]
        # In the place of an empty table a hint is shown, and that takes no focus.
        (wanted if wanted.isVisible() else self.tabs.tabBar()).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_entity(self, entity_id: int) -> None:
        """Open the card of an entity."""
        self.tabs.setCurrentIndex(ENTITIES)
        self._open()
        self.list.go_to(entity_id)
        self.card.turn_fitting()
        self.list.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def attended(self) -> bool:
        """Tell whether the people are what the user is at: their tab is in front and the focus is in it."""
        return self.isVisible() and self.tabs.currentIndex() == ENTITIES and self._holds_focus()

    def chosen_ids(self) -> list[int]:
        """Return the mentions or quotes the user has gone to on the card; none while a whole name is chosen."""
        return self.card.chosen_ids() if self._in_card else []

    def reread(self) -> None:
        """Show what is in the project now, in the tab in front."""
        self._wait.stop()
        try:
            (self._show_entities, self.said.ask, self._show_decisions)[self.tabs.currentIndex()]()
        except Refused as refusal:
            self._window.work.failed.emit(str(refusal))

    def _reread_seen(self) -> None:
        """Show what is new, unless the pane or the window has been closed meanwhile, and with it the project."""
        if self.isVisible():
            self.reread()

    # What is shown

    def _kinds(self) -> dict[str, str]:
        return {one.id: one.name for one in self._window.visible.labels}

    def _show_entities(self) -> None:
        project = self._window.work.project
        self.list.show_entities(entities.listed(project), self._kinds())
        self.list.offers.show_offers(offers.offered(project), offers.left(project))
        self._show_card()

    def _show_card(self) -> None:
        row = self.list.grid.row()
        self.card.setVisible(row is not None)
        if row is None:
            return
        project = self._window.work.project
        kind = kind_name(row.entity.label, self._kinds())
        try:
            card = entities.card(project, row.entity.id)
            self.card.show_card(card, kind, mentioned(project, row.entity.id))
        except Refused as refusal:
            self._window.work.failed.emit(str(refusal))

    def _look_where(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Note whether the user went to the card's places or to the names; a button keeps what was."""
        if now in {self.card.quotes, self.card.mentions}:
            self._in_card = True
        elif now is not None and self.list.isAncestorOf(now):
            self._in_card = False

    def _moved(self) -> None:
        self._in_card = False
        self._show_card()
        self.card.turn_fitting()

    def _search(self, who: str, word: str) -> None:
        project = self._window.work.project
        known = {one.id: one for one in project.releases()}
        hits = [Hit(one, known[one.release_id]) for one in search(project, who, word)]
        self.said.show_hits(hits, any_quotes=any(one.quotes for one in known.values()))
        self.said.show_names(sorted({row.entity.name for row in entities.listed(project) if row.quotes}))

    def _show_decisions(self) -> None:
        project = self._window.work.project
        self.decisions.show_decisions(project.decisions(), self._kinds(), on=memory.is_on(project))

    # Going into the text

    def _enter(self, place: Place | Hit) -> None:
        if isinstance(place, Hit):
            self._window.showing.jump(place.said.release_id, place.said.annotation_id)
        else:
            self._window.showing.jump(place.release_id, place.annotation_id)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("entity_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in ACTS:
            menu.addAction(self._window.actions_by_id[act])
        menu.addSeparator()
        menu.addMenu(self.list.grid.order_menu(self.tr("Упорядочить"), menu))
        menu.popup(place)

    # How it is put together

    def _arrange(self) -> None:
        window = self._window
        people = Splitting(Qt.Orientation.Horizontal, window.colours, self)
        people.addWidget(self.list)
        people.addWidget(self.card)
        people.setStretchFactor(0, 2)
        people.setStretchFactor(1, 3)
        people.setChildrenCollapsible(False)
        people.setSizes(_WIDTHS)
        known = {one.id: one for one in actions.acts()}
        short = (self.tr("Имя…"), self.tr("Слить…"), self.tr("Отделить…"), self.tr("Не лицо и не организация"))
        self.card.add_buttons([(act, text, actions.hint(known[act])) for act, text in zip(ACTS, short, strict=True)])
        for page, title in (
            (people, self.tr("Люди и организации")),
            (self.said, self.tr("Кто что сказал")),
            (self.decisions, self.tr("Решения")),
        ):
            self.tabs.addTab(page, title)
        self.tabs.setObjectName("people_tabs")
        self.tabs.setAccessibleName(self.windowTitle())
        self.tabs.setDocumentMode(True)
        self.setAllowedAreas(Qt.DockWidgetArea.BottomDockWidgetArea | Qt.DockWidgetArea.TopDockWidgetArea)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        # The tabs are title enough: the pane's own would take a line from the text.
        self.setTitleBarWidget(QWidget(self))
        self.tabs.setCornerWidget(self._closing())
        self.tabs.setMinimumHeight(_LEAST_HEIGHT)
        self.setWidget(self.tabs)

    def _closing(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("people_close")
        button.setAutoRaise(True)
        button.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_TitleBarCloseButton))
        button.setText(self.tr("Закрыть"))
        button.setToolTip(self.tr("Закрыть"))
        button.clicked.connect(self._close)
        return button

    def _open(self) -> None:
        if not self.isVisible():
            self.show()
            self._window.resizeDocks([self], [self._height], Qt.Orientation.Vertical)
        self.reread()

    def _close(self) -> None:
        self._height = self.height()
        self.hide()
        self._window.reading.take_focus()

    def _connect(self) -> None:
        window = self._window
        window.work.changed.connect(self._stale)
        window.visible.shown.connect(self._stale)
        self.tabs.currentChanged.connect(self._stale)
        self.list.moved.connect(self._moved)
        self.list.entered.connect(self._enter_list)
        self.list.asked_menu.connect(self._menu)
        self.card.asked_menu.connect(self._menu)
        self.card.entered.connect(self._enter)
        application().focusChanged.connect(self._look_where)
        self.card.asked.connect(lambda act: window.actions_by_id[act].trigger())
        self.said.wanted.connect(self._search)
        self.said.entered.connect(self._enter)

    def _stale(self) -> None:
        if self.isVisible():
            self._wait.start()

    def _enter_list(self) -> None:
        """Go from somebody's row to their first quote, or to the first mention."""
        if places := self.card.quotes.rows() or self.card.mentions.rows():
            self._enter(places[0])

    def _holds_focus(self) -> bool:
        focus = self._window.focusWidget()
        return focus is not None and self.isAncestorOf(focus)


def application() -> QApplication:
    """Return the application, which knows where the focus goes."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def open_pane(window: MainWindow) -> PeoplePane:
    """Put the pane into the window, closed."""
    pane = PeoplePane(window)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, pane)
    pane.hide()
    return pane


def meant(rows: list[entities.Row], annotation: Annotation) -> int | None:
    """Return the id of the entity that an annotation means, or that has said it; None where nobody is known."""
    name = annotation.quote.speaker_name if annotation.quote else annotation.entity
    found = [row.entity for row in rows if row.entity.name == name]
    same = [one for one in found if one.label == annotation.label]
    return next((one.id for one in (*same, *found)), None)
