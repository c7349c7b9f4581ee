"""What a user does with labels."""

from desktop.annotation import Changed
from desktop.project import Project


def show(project: Project, label_id: str, shown: bool) -> Changed:
    """Show or hide the annotations of a label."""
    with project.deed("show_label", label_id) as deed:
        deed.change_label(label_id, shown=int(shown))
    return deed.changed()
