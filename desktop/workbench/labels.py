"""What a user does with labels: own ones come and go, the built-in ones only change their looks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from desktop.annotation import LABELS, PER, Annotation, Changed, Label, Refused
from desktop.project import Project
from desktop.project.writing import Writing
from desktop.workbench.outcomes import relabelled
from desktop.workbench.subjects import counted, short

COLOUR = re.compile(r"#[0-9a-f]{6}|[0-9]{1,2}|")
KEY = re.compile(r"[0-9a-z]|")


def show(project: Project, label_id: str, shown: bool) -> Changed:
    """Show or hide the annotations of a label."""
    return _change(project, "show_label", label_id, shown=int(shown))


def add(project: Project, name: str, colour: str = "", key: str = "") -> Changed:
    """Make a label of the user's own; `colour` and `key` as `Label` says. Its id, made of the name, stays for good."""
    known = project.labels()
    label = Label(_free_id(known, name), _name(known, name), _key(known, key), colour=_colour(colour))
    with project.deed("add_label", short(label.name)) as deed:
        deed.add_label(replace(label, place=max(one.place for one in known) + 1))
    return deed.changed()


def rename(project: Project, label_id: str, name: str) -> Changed:
    """Give a label another name; its id stays."""
    others = [one for one in project.labels() if one.id != label_id]
    return _change(project, "rename_label", label_id, name=_name(others, name))


def recolour(project: Project, label_id: str, colour: str) -> Changed:
    """Give a label another colour, or with "" its own again."""
    return _change(project, "recolour_label", label_id, colour=_colour(colour))


def rekey(project: Project, label_id: str, key: str) -> Changed:
    """Give a label another key, or with "" none."""
    others = [one for one in project.labels() if one.id != label_id]
    return _change(project, "rekey_label", label_id, key=_key(others, key))


def order(project: Project, ids: Sequence[str]) -> Changed:
    """Put labels into this order; those that are not named come after them as they were."""
    known = project.labels()
    named = [one for id_ in ids for one in known if one.id == id_]
    with project.deed("order_labels") as deed:
        for place, one in enumerate([*named, *(one for one in known if one not in named)]):
            deed.change_label(one.id, place=place)
    return deed.changed()


def merge(project: Project, label_id: str, into: str) -> Changed:
    """Let another label have all annotations of this one, which goes."""
    label, other = _own(project, label_id), _label(project, into)
    if label == other:
        raise Refused("Метку нельзя слить с ней самой. Выберите другую.")
    with project.deed("merge_label", f"{short(label.name)} → {short(other.name)}") as deed:
        _relabel(deed, project.labelled(label_id), into)
        deed.remove_label(label_id, into)
    return deed.changed()


def delete(project: Project, label_id: str, relabel_to: str | None = None) -> Changed:
    """Take a label away; its annotations get the label `relabel_to`, or go with it where that is None."""
    label = _own(project, label_id)
    other = _label(project, relabel_to).id if relabel_to else None
    if other == label_id:
        raise Refused("Метка не может заменить саму себя. Выберите другую.")
    with project.deed("delete_label") as deed:
        found = project.labelled(label_id)
        deed.subject = f"{short(label.name)}: {counted(len(found), 'пометка', 'пометки', 'пометок')}"
        if other:
            _relabel(deed, found, other)
        else:
            for one in found:
                deed.remove(one)
        deed.remove_label(label_id, other or PER)
    return deed.changed()


def _relabel(deed: Writing, found: Iterable[Annotation], label: str) -> None:
    """Give annotations another label; their status stays, since nothing about them was wrong."""
    for one in found:
        deed.change(one, replace(relabelled(one, label), status=one.status))


def _change(project: Project, verb: str, label_id: str, **columns: str | int) -> Changed:
    label = _label(project, label_id)
    with project.deed(verb, short(label.name)) as deed:
        deed.change_label(label_id, **columns)
    return deed.changed()


def _label(project: Project, id_: str) -> Label:
    for one in project.labels():
        if one.id == id_:
            return one
    raise Refused(f"Метки «{id_}» в проекте нет. Выберите одну из тех, что есть.")


def _own(project: Project, id_: str) -> Label:
    if id_ in LABELS:
        raise Refused("Встроенную метку убрать нельзя: её ставит разбор. Её можно скрыть или переименовать.")
    return _label(project, id_)


def _free_id(known: Sequence[Label], name: str) -> str:
    """Return an id for the tables: the name in capitals, without what separates labels and columns."""
    plain = re.sub(r"\W+", "_", name.upper()).strip("_") or "LABEL"
    taken = {one.id for one in known}
    return next(id_ for number in count(1) if (id_ := plain if number == 1 else f"{plain}_{number}") not in taken)


def _name(known: Sequence[Label], name: str) -> str:
    wanted = " ".join(name.split())
    if not wanted:
        raise Refused("У метки должно быть название. Впишите его.")
    if wanted.casefold() in {one.name.casefold() for one in known}:
        raise Refused(f"Метка «{wanted}» уже есть. Дайте этой другое название.")
    return wanted


def _key(known: Sequence[Label], key: str) -> str:
    wanted = key.lower()
    if not KEY.fullmatch(wanted):
        raise Refused("Клавиша метки — одна цифра или латинская буква.")
    owner = next((one for one in known if wanted and one.key.lower() == wanted), None)
    if owner:
        raise Refused(f"Клавиша «{wanted}» уже занята меткой «{owner.name}». Выберите другую.")
    return wanted


def _colour(colour: str) -> str:
    wanted = colour.lower()
    if not COLOUR.fullmatch(wanted):
        raise Refused(f"«{colour}» — не цвет. Выберите цвет из предложенных.")
    return wanted
