"""Where resources and the user's files live: run from source, from an installed wheel and in the bundle."""

import sys
from pathlib import Path

import platformdirs


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
    return platformdirs.user_documents_path() / "Релизы.pressmark"


def state() -> Path:
    """Return the folder for what belongs to this computer alone: locks and logs."""
    return platformdirs.user_state_path("pressmark", appauthor=False)
