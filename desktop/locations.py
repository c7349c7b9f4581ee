"""Where resources and the user's files live: run from source, from an installed wheel and in the bundle."""

import sys
from pathlib import Path


def _root() -> Path:
    """Return the folder that holds `resources/` and `seeds/`."""
    if frozen := getattr(sys, "_MEIPASS", None):
        return Path(frozen)
    here = Path(__file__).resolve().parent
    return here if (here / "resources").is_dir() else here.parent


def resource(name: str) -> Path:
    """Return the path of a file or folder in `resources/`."""
    return _root() / "resources" / name


def seeds() -> Path:
    """Return the folder of the sample releases."""
    return _root() / "seeds"


def default_project() -> Path:
    """Return the project that is opened when none is named: in the user's documents folder."""
    # Imported where it is needed: a start with a project named need not wait for it.
    import platformdirs

    return platformdirs.user_documents_path() / "Релизы.pressmark"


def state() -> Path:
    """Return the folder for what belongs to this computer alone: locks and logs."""
    import platformdirs

    return platformdirs.user_state_path("pressmark", appauthor=False)
