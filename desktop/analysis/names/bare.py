"""Rules on what names nobody by itself: common nouns with a capital letter, papers and events, legal forms alone."""

from desktop.analysis.names.marks import Mark, Marks
from desktop.analysis.names.page import Page
from desktop.annotation import ORG

FORMS = frozenset(("АО", "ООО", "ОАО", "ЗАО", "ПАО", "НАО", "ОДО", "ТОО", "ИП", "КБ", "АКБ"))
"""Legal forms that are nothing else, as they stand alone or in brackets after a name."""
WRITTEN_OUT = frozenset(("акционерный", "общество", "публичный", "открытый", "закрытый"))
"""The words of legal forms."""
COMPANIES = frozenset(("общество", "группа", "правительство", "министерство", "администрация", "учреждение", "фирма"))
"""Nouns that texts give a capital letter to when they mean an organisation named before, beside the bare nouns."""
EVENTS = frozenset(
    (
        *("стандарт", "закон", "законопроект", "договор", "соглашение", "конвенция", "кодекс", "конституция"),
        *("премия", "чемпионат", "кубок", "турнир", "фестиваль", "конкурс", "олимпиада", "выставка"),
        *("война", "революция", "битва", "статья", "декларация", "хартия", "резолюция", "меморандум", "указ"),
        *("стратегия", "рейтинг", "реестр", "перепись", "день", "неделя", "орден", "медаль", "награда"),
        *("марш", "пакт", "концепция", "протокол", "конференция"),
    )
)
"""Head nouns of what is no organisation: papers, events, awards."""


def capital_nouns(page: Page, marks: Marks) -> None:
    """Drop a common noun with a capital letter within a sentence: `деятельность Банка`, `решение Правительства`."""
    marks.keep(lambda mark: not _is_common(page, mark))


def events(page: Page, marks: Marks) -> None:
    """Drop papers and events: `Международные стандарты отчётности`, `Кубок России`."""
    marks.keep(lambda mark: mark.label != ORG or mark.first - 1 in page.closing or _head(page, mark) not in EVENTS)


def forms_alone(page: Page, marks: Marks) -> None:
    """Take a legal form in brackets into the name before it, and drop one that stands alone: `Банк «Юг» (АО)`."""
    for mark in marks:
        if mark.label != ORG or mark not in marks:
            continue
        if page.form(mark.end) == "(" and page.form(mark.end + 1) in FORMS and page.form(mark.end + 2) == ")":
            marks.put(mark.to(mark.first, mark.end + 3, "form-in-brackets"))
        elif all(
            page.form(index) in FORMS or page.lemma(index) in WRITTEN_OUT for index in range(mark.first, mark.end)
        ):
            marks.drop(mark)


def _is_common(page: Page, mark: Mark) -> bool:
    if mark.label != ORG or len(mark) > 1 or mark.first - 1 in page.closing:
        return False
    common = page.lemma(mark.first) in page.lists.bare_nouns or page.lemma(mark.first) in COMPANIES
    return common and page.form(mark.first)[1:].islower()


def _head(page: Page, mark: Mark) -> str:
    """Return the lemma of a name's first noun."""
    words = (index for index in range(mark.first, mark.end) if page.words[index].pos in ("NOUN", "PROPN"))
    return next((page.lemma(index) for index in words if not page.form(index).isascii()), "")


EARLY_RULES = (events,)
RULES = (capital_nouns, forms_alone)
