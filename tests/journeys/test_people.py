"""A user looks after people, organisations and decisions of a project, by keys and by clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from desktop.annotation import PER, QUOTE, Annotation, Findings, Kind, Quote, Segment, Status
from desktop.workbench import entities, memory
from tests.journeys.hands import CTRL, SHIFT, Hands, click, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ONE = "Мост открыли\n\n«Мост готов», - сказал Пётр Ильин. Мария Ким с ним согласна. Ильин уехал.\n"
TWO = "Дороги чинят\n\n«Чиним дороги», - сказал Пётр Ильин. Мария Ким молчит.\n"


def finds(text, persons):
    def place(words):
        start = text.rindex(words)
        return Segment(start, start + len(words))

    said = text[text.index("«") + 1 : text.index("»")]
    quote = Quote(Kind.DIRECT, place("сказал"), place("Пётр Ильин"), "Пётр Ильин", 90)
    named = [Annotation(PER, (place(one),), normal=one, entity=one, rule="имя") for one in persons]
    return Findings((Annotation(QUOTE, (place(said),), quote=quote, rule="suffix"), *named))


@pytest.fixture
def hands(stage):
    window = stage.open()
    stage.hands.finds = finds(ONE, ["Пётр Ильин", "Мария Ким", "Ильин"])
    window.open_paths([stage.file(ONE)])
    stage.hands.finds = finds(TWO, ["Пётр Ильин", "Мария Ким"])
    window.open_paths([stage.file(TWO, "дороги.txt")])
    window.showing.release(1)
    return Hands(stage, window, ONE)


def open_people(hands):
    hands.press(Qt.Key.Key_7, CTRL)
    return hands.find("entity_grid")


def names(grid):
    return [(row.entity.name, row.quotes, row.mentions, row.releases) for row in grid.rows()]


def stored(hands):
    with hands.stage.stored() as project:
        return {row.entity.name: (row.quotes, row.mentions) for row in entities.listed(project)}


def answer(hands, text):
    """Type into the dialog that asks for a name."""
    field = hands.find("name_field")
    field.selectAll()
    write(field, text)


def test_everybody_in_the_project_is_listed_with_what_they_said(hands):
    grid = open_people(hands)
    assert names(grid) == [("Пётр Ильин", 2, 2, 2), ("Мария Ким", 0, 2, 2), ("Ильин", 0, 1, 1)]
    assert hands.window.focusWidget() is grid
    said = hands.find("card_quotes_list").rows()
    assert [(row.words, row.title) for row in said] == [
        ("Мост готов", "Мост открыли"),
        ("Чиним дороги", "Дороги чинят"),
    ]
    assert hands.find("card_name").text().startswith("Пётр Ильин")
    assert hands.find("card_releases").text() == "Мост открыли; Дороги чинят"


def test_enter_on_a_quote_of_another_release_leads_there_and_escape_back(hands):
    open_people(hands)
    quotes = hands.find("card_quotes_list")
    quotes.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    window = hands.window
    assert window.visible.release.release.id == 2
    assert window.visible.annotation.words(TWO) == "Чиним дороги"
    assert window.reading.viewer.hasFocus()
    hands.press(Qt.Key.Key_Escape)
    assert window.focusWidget() is quotes


def test_a_double_click_on_a_mention_leads_to_it(hands):
    grid = open_people(hands)
    hands.press(Qt.Key.Key_Down)
    assert grid.row().entity.name == "Мария Ким"
    mentions = hands.find("card_mentions_list")
    assert mentions.isVisible()
    place = mentions.visualRect(mentions.model().index(1, 0)).center()
    QTest.mouseClick(mentions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(mentions.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hands.window.visible.release.release.id == 2
    assert hands.window.visible.annotation.words(TWO) == "Мария Ким"


def test_the_filter_finds_a_name_and_says_when_there_is_none(hands):
    grid = open_people(hands)
    field = hands.find("entity_filter")
    field.setFocus()
    hands.stage.type(hands.window, "ким")
    assert [one[0] for one in names(grid)] == ["Мария Ким"]
    hands.stage.type(hands.window, "эъ")
    assert names(grid) == []
    assert not grid.isVisible()


def test_the_table_is_sorted_by_a_column_and_keeps_its_row(hands):
    grid = open_people(hands)
    hands.press(Qt.Key.Key_Down)
    grid.sort_by(0)
    assert [one[0] for one in names(grid)] == ["Ильин", "Мария Ким", "Пётр Ильин"]
    assert grid.row().entity.name == "Мария Ким"
    grid.sort_by(0)
    assert names(grid)[0][0] == "Пётр Ильин"


def test_a_name_changed_by_key_is_changed_everywhere_and_undone(hands):
    grid = open_people(hands)
    hands.press(Qt.Key.Key_R, CTRL)
    answer(hands, "Пётр Петрович Ильин")
    hands.until(lambda: names(grid)[0][0] == "Пётр Петрович Ильин")
    assert "Пётр Петрович Ильин" in stored(hands)
    hands.back()
    assert hands.undo() == "Отменить: переименовать лицо или организацию"
    assert "Пётр Петрович Ильин" not in stored(hands)
    hands.until(lambda: names(grid)[0][0] == "Пётр Ильин")


def test_a_name_that_somebody_has_is_refused_in_the_dialog_and_can_be_mended(hands):
    open_people(hands)
    hands.press(Qt.Key.Key_R, CTRL)
    answer(hands, "Мария Ким")
    assert "уже есть" in hands.find("name_asked_told").text()
    answer(hands, "Ильин-старший")
    assert "Ильин-старший" in stored(hands)


def test_two_selected_names_become_one_by_key(hands):
    grid = open_people(hands)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down, SHIFT)
    assert len(grid.selected()) == 2
    hands.press(Qt.Key.Key_M, CTRL)
    listed = hands.find("which_list")
    assert [listed.item(at).text() for at in range(listed.count())] == ["Мария Ким  ·  Лицо", "Ильин  ·  Лицо"]
    QTest.keyClick(hands.find("which_filter"), Qt.Key.Key_Return)
    assert "Ильин" in stored(hands), "nothing is merged before a name is chosen"
    listed.setCurrentRow(0)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert stored(hands) == {"Пётр Ильин": (2, 2), "Мария Ким": (0, 3)}
    hands.until(lambda: grid.row().entity.name == "Мария Ким")
    hands.back()
    assert hands.undo() == "Отменить: слить имена"
    assert stored(hands)["Ильин"] == (0, 1)


def test_one_name_is_merged_into_the_one_looked_for(hands):
    open_people(hands)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_M, CTRL)
    field = hands.find("which_filter")
    QTest.keyClicks(field, "p")
    field.setText("петр ильин")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stored(hands) == {"Пётр Ильин": (2, 4), "Ильин": (0, 1)}


def test_an_offered_pair_is_merged_with_one_click(hands):
    open_people(hands)
    assert hands.find("offer_text").text() == "Возможно, одно и то же: «Ильин» → «Пётр Ильин»"
    click(hands.find("offer_merge"))
    assert stored(hands) == {"Пётр Ильин": (2, 3), "Мария Ким": (0, 2)}
    assert not hands.find("offers").isVisible()


def test_a_pair_left_apart_is_not_offered_again_until_it_is_wanted(hands):
    open_people(hands)
    click(hands.find("offer_leave"))
    assert not hands.find("offer_merge").isVisible()
    assert "Ильин" in stored(hands)
    click(hands.find("offer_again"))
    assert hands.find("offer_merge").isVisible()


def test_chosen_mentions_are_split_away(hands):
    open_people(hands)
    hands.press(Qt.Key.Key_Down)
    mentions = hands.find("card_mentions_list")
    mentions.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_S, CTRL | SHIFT)
    answer(hands, "Мария Ким из Омска")
    assert stored(hands)["Мария Ким"] == (0, 1)
    assert stored(hands)["Мария Ким из Омска"] == (0, 1)
    hands.back()
    assert hands.undo() == "Отменить: отделить упоминания"
    assert stored(hands)["Мария Ким"] == (0, 2)


def test_what_is_nobody_is_turned_down_everywhere(hands):
    grid = open_people(hands)
    hands.press(Qt.Key.Key_Down)
    click(hands.find("card_not_an_entity"))
    assert "Мария Ким" not in stored(hands)
    hands.until(lambda: len(grid.rows()) == 2)
    assert hands.undo() == "Отменить: не лицо и не организация (2 пометки)"
    assert stored(hands)["Мария Ким"] == (0, 2)


def test_the_selected_mention_in_the_text_is_split_away_and_its_name_turned_down_by_keys(hands):
    hands.select("Ильин")
    hands.press(Qt.Key.Key_S, CTRL | SHIFT)
    answer(hands, "Павел Ильин")
    hands.back()
    assert hands.stored("Ильин", PER).entity == "Павел Ильин"
    hands.press(Qt.Key.Key_R, CTRL | SHIFT)
    assert hands.stored("Ильин", PER).status is Status.REJECTED


def test_the_card_of_whom_an_annotation_means_opens_by_key(hands):
    hands.select("Мария Ким")
    hands.press(Qt.Key.Key_G, CTRL)
    assert hands.find("entity_grid").row().entity.name == "Мария Ким"


@pytest.mark.parametrize("name", ["entity_grid", "card_quotes_list"])
def test_the_menu_of_a_row_has_what_can_be_done_with_it(hands, name):
    open_people(hands)
    grid = hands.find(name)
    grid.asked_menu.emit(grid.mapToGlobal(grid.rect().center()))
    (menu,) = hands.window.findChildren(QMenu, "entity_menu")
    texts = [one.text() for one in menu.actions()]
    assert {"Переименовать…", "Слить с другим…", "Не лицо и не организация", "Упорядочить"} <= set(texts)
    menu.close()


# Who said what


def test_quotes_are_found_by_person_and_by_word_in_any_form(hands):
    hands.press(Qt.Key.Key_8, CTRL)
    grid = hands.find("said_grid")
    assert len(grid.rows()) == 2
    hands.stage.type(hands.window, "ильин")
    word = hands.find("said_word")
    word.setFocus()
    hands.stage.type(hands.window, "дорогой")
    hands.until(lambda: [row.said.words for row in grid.rows()] == ["Чиним дороги"])
    assert hands.find("said_count").text() == "1\u00a0цитата"
    hands.press(Qt.Key.Key_Return)
    assert hands.window.focusWidget() is grid
    hands.press(Qt.Key.Key_Return)
    assert hands.window.visible.release.release.id == 2
    assert hands.window.visible.annotation.label == QUOTE


def test_a_word_that_nobody_said_is_said_to_be_missing(hands):
    hands.press(Qt.Key.Key_8, CTRL)
    hands.find("said_word").setFocus()
    hands.stage.type(hands.window, "самолёт")
    hands.until(lambda: not hands.find("said_grid").isVisible())
    assert hands.find("said_count").text() == ""


# Decisions


def decide(hands):
    """Turn «Мария Ким» down in the first release."""
    hands.select("Мария Ким")
    hands.press(Qt.Key.Key_X)


def statuses(hands):
    with hands.stage.stored() as project:
        return [one.status for one in project.annotations(2) if one.normal == "Мария Ким"]


def test_a_decision_is_listed_applied_to_earlier_releases_and_forgotten(hands):
    decide(hands)
    hands.press(Qt.Key.Key_9, CTRL)
    grid = hands.find("decision_grid")
    texts = [grid.model().index(0, at).data() for at in range(3)]
    assert texts[0] == "Мария Ким"
    assert texts[2] == "отклонять"
    click(hands.find("decision_apply"))
    assert statuses(hands) == [Status.REJECTED]
    grid.setFocus()
    hands.press(Qt.Key.Key_Delete)
    assert statuses(hands) == [Status.SUGGESTED]
    assert not grid.isVisible()
    hands.window.reading.viewer.setFocus()
    assert hands.undo() == "Отменить: забыть решение"
    assert statuses(hands) == [Status.REJECTED]
    assert hands.undo() == "Отменить: применить решения (2 релиза)"
    assert statuses(hands) == [Status.SUGGESTED]


def test_the_decision_is_named_in_the_details_and_in_the_tooltip(hands):
    decide(hands)
    hands.keys("Ctrl+Shift+D")
    hands.keys("Ctrl+H")
    hands.window.showing.release(2)
    one = next(one for one in hands.window.visible.release.annotations if one.normal == "Мария Ким")
    hands.window.visible.select(one.id)
    assert hands.find("details_origin_field").text() == "по памяти · «Мария Ким»: отклонять"
    assert "«Мария Ким»: отклонять" in hands.window.reading.viewer._hint([one.id])


def test_nothing_is_remembered_while_that_is_switched_off(hands):
    hands.keys("Ctrl+Shift+M")
    decide(hands)
    with hands.stage.stored() as project:
        assert not memory.is_on(project)
        assert project.decisions() == []
    hands.press(Qt.Key.Key_9, CTRL)
    assert not hands.find("decision_remember").isChecked()
    click(hands.find("decision_remember"))
    assert hands.window.actions_by_id["remember"].isChecked()


# Opening and closing


def test_the_same_key_closes_the_pane_and_gives_the_keys_back_to_the_text(hands):
    open_people(hands)
    hands.press(Qt.Key.Key_7, CTRL)
    assert not hands.find("people").isVisible()
    assert hands.window.reading.viewer.hasFocus()


def test_another_project_is_shown_in_the_pane_at_once(hands):
    grid = open_people(hands)
    hands.window.open_project(hands.stage.folder / "другой.pressmark", new=True)
    hands.until(lambda: grid.rows() == [])
    assert not hands.find("entity_card").isVisible()


# One name of several, and nameless speakers


@pytest.fixture
def agreeing(stage):
    """A window with Пётр Ильин and, in another release, П. Ильин, whom only the name ties to him."""
    window = stage.open()
    stage.hands.finds = finds(ONE, ["Пётр Ильин", "Мария Ким"])
    window.open_paths([stage.file(ONE)])
    text = TWO.replace("Пётр Ильин", "П. Ильин")
    nameless = Quote(Kind.DIRECT, None, Segment(0, 6), "пресс-служба порта", 90)
    found = Annotation(PER, (Segment(36, 44),), normal="П. Ильин", entity="П. Ильин", rule="имя")
    said = Annotation(QUOTE, (Segment(15, 27),), quote=nameless, rule="suffix")
    stage.hands.finds = Findings((said, found))
    window.open_paths([stage.file(text, "дороги.txt")])
    window.showing.release(1)
    return Hands(stage, window, ONE)


def test_a_name_that_is_one_with_another_is_separated_by_key_and_stays_so(agreeing):
    grid = open_people(agreeing)
    assert [one[0] for one in names(grid)] == ["Пётр Ильин", "Мария Ким"]
    agreeing.press(Qt.Key.Key_S, CTRL | SHIFT)
    listed = agreeing.find("which_list")
    assert [listed.item(at).text() for at in range(listed.count())] == ["П. Ильин  ·  Лицо"]
    QTest.keyClick(agreeing.find("which_filter"), Qt.Key.Key_Down)
    assert listed.currentRow() == 0
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert set(stored(agreeing)) == {"Пётр Ильин", "Мария Ким", "П. Ильин", "пресс-служба порта"}
    agreeing.back()
    assert agreeing.undo().startswith("Отменить: отделить имя")
    assert "П. Ильин" not in stored(agreeing)


def test_nobody_is_split_away_before_a_place_or_a_name_is_chosen(hands):
    open_people(hands)
    click(hands.find("card_split_entity"))
    assert hands.find("name_field") is None
    assert hands.window.status._doing.text().startswith("Сначала выберите")


def test_nameless_speakers_are_shown_only_when_they_are_asked_for(agreeing):
    grid = open_people(agreeing)
    kind = agreeing.find("entity_kind")
    assert [kind.itemText(at) for at in range(kind.count())] == ["Все имена 2", "Лицо 2", "Без имени 1"]
    kind.setFocus()
    agreeing.press(Qt.Key.Key_End)
    kind.activated.emit(kind.currentIndex())
    assert [one[0] for one in names(grid)] == ["пресс-служба порта"]
    assert agreeing.find("card_name").text() == "пресс-служба порта  ·  Без имени"
    agreeing.press(Qt.Key.Key_8, CTRL)
    agreeing.stage.type(agreeing.window, "порт")
    agreeing.until(lambda: len(agreeing.find("said_grid").rows()) == 1)
