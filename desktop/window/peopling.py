"""What the user does with people, organisations and decisions: the acts of the menu and of the pane's buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.annotation import Changed, Entity
from desktop.window import words
from desktop.workbench import decisions, entities, memory, offers

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow
    from desktop.window.people_pane import PeoplePane


def doing(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what does each act about people and decisions."""
    return {
        "entities": lambda: window.people.pane().turn(0),
        "said": lambda: window.people.pane().turn(1),
        "decisions": lambda: window.people.pane().turn(2),
        "who": lambda: window.people.who(),
        "rename_entity": lambda: window.people.rename(),
        "merge_entities": lambda: window.people.merge(),
        "split_entity": lambda: window.people.split(),
        "not_an_entity": lambda: window.people.not_an_entity(),
        "apply_decisions": lambda: window.people.apply(),
        "remember": lambda: window.people.remember(wanted=window.actions_by_id["remember"].isChecked()),
    }


class Peopling(QObject):
    """Makes the pane when it is asked for, and does what is asked there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pane: PeoplePane | None = None
        window.visible.shown.connect(self._show_switch)

    def pane(self) -> PeoplePane:
        """Return the pane; it is made at its first use."""
        from desktop.window.people_pane import open_pane

        if self._pane is None:
            self._pane = open_pane(self._window)
            self._pane.list.offers.agreed.connect(self._merge_pair)
            self._pane.list.offers.refused.connect(self._leave_pair)
            self._pane.list.offers.again.connect(self._offer_again)
            self._pane.decisions.forgotten.connect(self._forget)
            self._pane.decisions.applied.connect(self.apply)
            self._pane.decisions.switched.connect(lambda wanted: self.remember(wanted=wanted))
        return self._pane

    def who(self) -> None:
        """Open the card of whom the selected annotation means."""
        found = self._of_annotation()
        if found is None:
            self._hint(self.tr("У этой пометки не сказано, кого или что она означает."))
        else:
            self.pane().show_entity(found.id)

    def rename(self) -> None:
        """Ask for another name of an entity."""
        from desktop.window.entity_dialogs import NameDialog

        entity = self._entity()
        if entity is None:
            return
        window = self._window
        sentence = self.tr("Новое имя будет во всех релизах проекта; по старому его тоже найдут.")
        title = f"{self.tr('Переименовать')}: {entity.name}"
        dialog = NameDialog(title, sentence, self.tr("Переименовать"), entity.name, (), window)
        dialog.agreed.connect(lambda name: self._end(dialog, window.work.do(entities.rename, entity.id, name)))
        window.work.failed.connect(dialog.tell)
        dialog.open()

    def merge(self) -> None:
        """Ask with whom an entity, or several selected ones, are one."""
        from desktop.window.entity_dialogs import WhichDialog

        chosen = self._several()
        if not chosen:
            return
        ids = {one.id for one in chosen}
        nobody = entities.nameless(chosen[0])
        listed = entities.listed(self._window.work.project)
        known = [row.entity for row in listed if entities.nameless(row.entity) is nobody]
        choice = chosen if len(chosen) > 1 else _likeliest(chosen[0], [one for one in known if one.id not in ids])
        names = ", ".join(one.name for one in chosen)
        title = f"{self.tr('Слить')}: {names}"
        several = self.tr("Какое имя остаётся? По остальным тоже найдут.")
        sentence = several if len(chosen) > 1 else self.tr("С кем это одно и то же? Имя выбранного остаётся.")
        dialog = WhichDialog(title, sentence, self.tr("Слить"), choice, self._kinds(), self._window)
        dialog.agreed.connect(lambda into: self._merge(sorted(ids), into, dialog.accept))
        self._window.work.failed.connect(dialog.tell)
        dialog.open()

    def split(self) -> None:
        """Ask whom the chosen mentions and quotes mean instead."""
        from desktop.window.entity_dialogs import NameDialog

        window = self._window
        ids = self._chosen_places()
        if not ids:
            self._separate()
            return
        count = words.number(len(ids), "место", "места", "мест")
        sentence = f"{count}. {self.tr('Кого или что они означают на самом деле? Впишите имя или выберите известное.')}"
        names = sorted({row.entity.name for row in entities.listed(window.work.project)})
        own = entities.own_name(window.work.project, ids)
        dialog = NameDialog(self.tr("Отделить упоминания"), sentence, self.tr("Отделить"), own, names, window)
        dialog.agreed.connect(lambda name: self._end(dialog, window.work.do(entities.split, ids, name)))
        window.work.failed.connect(dialog.tell)
        dialog.open()

    def _separate(self) -> None:
        """Ask which of the names that are one is somebody else's: without a place chosen it is about a whole name."""
        from desktop.window.entity_dialogs import WhichDialog

        window, entity = self._window, self._entity()
        parts = entities.parts(window.work.project, entity.id) if entity else []
        if entity is None or not parts:
            self._hint(self.tr("Сначала выберите упоминания или цитаты, которые означают другое лицо."))
            return
        title = f"{self.tr('Отделить имя')}: {entity.name}"
        sentence = self.tr(
            "Какое имя принадлежит другому? Оно отделится со всеми упоминаниями; само больше не сольётся."
        )
        dialog = WhichDialog(title, sentence, self.tr("Отделить"), parts, self._kinds(), window)
        dialog.agreed.connect(lambda part: self._end(dialog, window.work.do(entities.separate, entity.id, part)))
        window.work.failed.connect(dialog.tell)
        dialog.open()

    def not_an_entity(self) -> None:
        """Turn down all names of an entity."""
        entity = self._entity()
        if entity and self._window.work.do(entities.not_an_entity, entity.id):
            self._hint(f"«{entity.name}»: {self.tr('все упоминания отклонены. Отменить: Ctrl+Z.')}")

    def apply(self) -> None:
        """Apply the decisions to the releases that are there."""
        window = self._window
        if not memory.is_on(window.work.project):
            self._hint(self.tr("Решения сейчас не запоминаются и не применяются. Включите: «Запоминать решения»."))
            return
        changed = window.work.do(decisions.apply_to_earlier)
        if changed:
            touched = words.number(len(changed.annotations), "пометка", "пометки", "пометок")
            none = self.tr("Прежние релизы уже такие, как решено.")
            done = f"{self.tr('По решениям изменено')}: {touched}. {self.tr('Отменить')}: Ctrl+Z."
            self._hint(done if changed.annotations else none)

    def remember(self, *, wanted: bool) -> None:
        """Remember decisions from now on, or do not."""
        self._window.work.do(decisions.switch, wanted)
        on = self.tr("Решения запоминаются и применяются к новым релизам.")
        self._hint(on if wanted else self.tr("Решения больше не запоминаются; прежние сохранены, но не применяются."))
        self._show_switch()
        if self._pane and self._pane.isVisible():
            self._pane.reread()

    # Whom it is about

    def _entity(self) -> Entity | None:
        """Return whom an act is about: the row of the pane where the user is there, else the selected annotation's."""
        chosen = self._several()
        return chosen[0] if chosen else None

    def _several(self) -> list[Entity]:
        pane = self._pane
        if pane and pane.attended() and (rows := pane.list.grid.selected()):
            return [row.entity for row in rows]
        found = self._of_annotation()
        if found is None and pane and pane.isVisible() and (row := pane.list.grid.row()):
            found = row.entity
        if found is None:
            self._hint(self.tr("Выберите имя в тексте или в списке людей и организаций (Ctrl+7)."))
        return [found] if found else []

    def _of_annotation(self) -> Entity | None:
        from desktop.window.people_pane import meant

        annotation = self._window.visible.annotation
        if annotation is None:
            return None
        rows = entities.listed(self._window.work.project)
        found = meant(rows, annotation)
        return next((row.entity for row in rows if row.entity.id == found), None)

    def _chosen_places(self) -> list[int]:
        pane = self._pane
        if pane and pane.attended():
            return pane.chosen_ids()
        annotation = self._window.visible.annotation
        named = annotation and (annotation.quote or annotation.entity)
        return [annotation.id] if annotation and named else []

    # What is done

    def _end(self, dialog: object, changed: Changed | None) -> None:
        from PySide6.QtWidgets import QDialog

        if changed is not None and isinstance(dialog, QDialog):
            dialog.accept()

    def _merge(self, ids: Sequence[int], into: int, end: Callable[[], None]) -> None:
        if self._window.work.do(entities.merge, ids, into) is None:
            return
        end()
        if self._pane and self._pane.isVisible():
            self._pane.reread()
            self._pane.list.go_to(into)

    def _merge_pair(self, pair: offers.Pair) -> None:
        one, other = pair
        self._merge([one.id], other.id, lambda: self._hint(f"«{one.name}» → «{other.name}». {self._undoing()}"))

    def _leave_pair(self, pair: offers.Pair) -> None:
        if self._window.work.do(offers.leave, pair):
            one, other = pair
            self._hint(f"«{one.name}» ≠ «{other.name}». {self._undoing()}")
        self.pane().reread()

    def _offer_again(self) -> None:
        self._window.work.do(offers.offer_again)
        self.pane().reread()

    def _forget(self, ids: Sequence[int]) -> None:
        if self._window.work.do(decisions.forget, ids):
            count = words.number(len(ids), "решение", "решения", "решений")
            self._hint(f"{self.tr('Забыто')}: {count}. {self._undoing()}")
            self.pane().reread()
            self.pane().decisions.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kinds(self) -> dict[str, str]:
        return {one.id: one.name for one in self._window.visible.labels}

    def _undoing(self) -> str:
        return self.tr("Отменить: Ctrl+Z.")

    def _show_switch(self) -> None:
        self._window.actions_by_id["remember"].setChecked(memory.is_on(self._window.work.project))

    def _hint(self, sentence: str) -> None:
        self._window.status.hint(sentence)


def _likeliest(one: Entity, others: Sequence[Entity]) -> list[Entity]:
    """Put those of the same label first, and of these those that share a word with the name."""
    own = set(one.name.casefold().split())

    def order(other: Entity) -> tuple[bool, bool, str]:
        shares = not own & set(other.name.casefold().split())
        return other.label != one.label, shares, other.name.casefold()

    return sorted(others, key=order)
