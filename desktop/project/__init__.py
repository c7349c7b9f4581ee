"""The one SQLite file: schema, rows, history.

`Project` is all that other rooms need: `Project.open(path)` reads at once, `claim()` makes this process the one writer
(the first deed does so by itself), `deed()` changes rows.
"""

from desktop.project.file import Project
from desktop.project.history import Deed
from desktop.project.queries import place

__all__ = ["Deed", "Project", "place"]
