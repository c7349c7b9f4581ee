"""The shape of the code: imports run one way, each library has one room, everything stays small."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = sorted((ROOT / "desktop").rglob("*.py"))
ALL_FILES = [*PROGRAM, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / ".ci").rglob("*.py"))]

LEAVES = {"annotation", "locations"}
ROOMS = {"reading", "analysis", "project", "export"}
MIDDLE = {"worker", "workbench"}
MAY_IMPORT: dict[str, set[str]] = {
    "annotation": set(),
    "locations": set(),
    **dict.fromkeys(ROOMS, LEAVES),
    **dict.fromkeys(MIDDLE, LEAVES | ROOMS),
    "window": LEAVES | ROOMS | MIDDLE,
    "headless": LEAVES | ROOMS | MIDDLE,
    "__main__": LEAVES | ROOMS | MIDDLE | {"window", "headless"},
    "__init__": set(),
}
ONE_ROOM = {
    "window": {"PySide6", "shiboken6"},
    "project": {"sqlite3", "sqlite_utils"},
    "analysis": {"natasha", "razdel", "pymorphy2", "pymorphy2_dicts_ru", "slovnet", "navec", "yargy", "numpy"},
    "reading": {"zipfile", "xml", "lxml", "docx", "odf", "bs4", "pypdf", "pypdfium2", "charset_normalizer"},
}
LEAF_LIBRARIES = {"annotation": set(sys.stdlib_module_names), "locations": {*sys.stdlib_module_names, "platformdirs"}}

FUNCTION_LINES, FILE_LINES, NESTING = 50, 400, 3
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "core"}
ADJECTIVES = {"common"}
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.TryStar, ast.Match, ast.AsyncFor, ast.AsyncWith)


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def room(path: Path) -> str:
    return path.relative_to(ROOT / "desktop").parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever in the file that stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path)} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_rooms(path: Path) -> set[str]:
    parts = (name.split(".") for name in imported(path))
    return {part[1] for part in parts if part[0] == "desktop" and len(part) > 1}


@pytest.mark.parametrize("path", PROGRAM, ids=place)
def test_imports_run_one_way(path):
    here = room(path)
    assert here in MAY_IMPORT, f"{here} is no room of the house"
    assert own_rooms(path) - {here} <= MAY_IMPORT[here]


@pytest.mark.parametrize("path", PROGRAM, ids=place)
def test_each_library_is_known_in_one_room_only(path):
    here = room(path)
    libraries = {name.split(".")[0] for name in imported(path)}
    strange = {library for owner, owned in ONE_ROOM.items() if owner != here for library in owned}
    assert not libraries & strange
    assert libraries - {"desktop"} <= LEAF_LIBRARIES.get(here, libraries)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def depth(node: ast.AST, *, chained: bool = False) -> int:
    """How deep blocks stand in one another; `elif` is no deeper than its `if`."""
    own = int(isinstance(node, BLOCKS) and not chained)
    chain = node.orelse if isinstance(node, ast.If) and len(node.orelse) == 1 else []
    inner = [depth(child, chained=child in chain and isinstance(child, ast.If)) for child in ast.iter_child_nodes(node)]
    return own + max(inner, default=0)


@pytest.mark.parametrize("path", ALL_FILES, ids=place)
def test_files_and_functions_stay_small(path):
    assert len(path.read_text(encoding="utf-8").split("\n")) <= FILE_LINES
    assert [node.name for node in functions(path) if lines(node) > FUNCTION_LINES] == []
    assert [node.name for node in functions(path) if depth(node) > NESTING] == []


def says_nothing(name: str) -> bool:
    """Tell whether a name is an empty word, or ends in one: `misc`, `TextHelper`, `date_utils`."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name.replace("sqlite_utils", ""))
    return bool(words) and words[-1].lower() in EMPTY_WORDS and (len(words) == 1 or words[-1].lower() not in ADJECTIVES)


@pytest.mark.parametrize("path", ALL_FILES, ids=place)
def test_names_say_something(path):
    defined = [node.name for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    assert [name for name in (path.stem, path.parent.name, *defined) if says_nothing(name)] == []


def test_there_are_no_globals_that_change():
    assert [place(path) for path in PROGRAM if any(isinstance(node, ast.Global) for node in ast.walk(tree(path)))] == []


def locked() -> list[dict[str, Any]]:
    packages: list[dict[str, Any]] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    return packages


def wanted() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    wishes = [*project["project"]["dependencies"], *(wish for group in groups for wish in group)]
    return {re.split(r"[<>=!~; \[]", wish)[0].lower().replace("_", "-") for wish in wishes}


def test_every_dependency_is_locked_with_its_hashes():
    packages = {package["name"]: package for package in locked()}
    assert wanted() <= set(packages)
    for name, package in packages.items():
        if package["source"] == {"editable": "."}:
            continue
        archives = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        assert archives, name
        assert all(archive["hash"].startswith("sha256:") for archive in archives), name


def test_what_builds_the_source_packages_is_pinned_too():
    manifest = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["manifest"]
    pinned = {constraint["name"] for constraint in manifest["build-constraints"] if constraint["specifier"][:2] == "=="}
    sources = {
        package["name"] for package in locked() if "wheels" not in package and package["source"] != {"editable": "."}
    }
    assert sources == {"docopt"}
    assert {"setuptools", "hatchling"} <= pinned
