"""The program on the user's desk: what `make install` puts there, `make uninstall` takes away."""

from pathlib import Path

import pytest


@pytest.fixture
def desk_module(script, tmp_path, monkeypatch):
    module = script("desk")
    built = tmp_path / "dist" / "pressmark"
    for name in ("pressmark", "_internal/resources/icons/pressmark.svg", "_internal/icons/pressmark-48.png"):
        (built / name).parent.mkdir(parents=True, exist_ok=True)
        (built / name).write_text("built", encoding="utf-8")
    monkeypatch.setattr(module, "BUILT", built)
    monkeypatch.setattr(module.shutil, "which", {}.get)
    return module


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def test_installing_makes_a_command_an_entry_a_file_type_and_icons(desk_module, tmp_path):
    home, data = tmp_path / "Мой дом", tmp_path / "Мой дом" / "share"
    for _ in range(2):
        desk_module.install(desk_module.Desk(home, data))
    assert (home / ".local/bin/pressmark").resolve() == home / ".local/lib/pressmark/pressmark"
    assert f'Exec="{home}/.local/lib/pressmark/pressmark" %F' in (data / "applications/pressmark.desktop").read_text(
        "utf-8"
    )
    assert {
        "mime/packages/pressmark.xml",
        "icons/hicolor/scalable/apps/pressmark.svg",
        "icons/hicolor/48x48/apps/pressmark.png",
    } <= files(data)


def test_uninstalling_leaves_only_what_is_the_users_own(desk_module, tmp_path):
    home = tmp_path / "home"
    desk = desk_module.Desk(home, home / "share")
    own = home / "Documents" / "Релизы.pressmark"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"work")
    desk_module.install(desk)
    desk_module.uninstall(desk)
    assert files(home) == {"Documents/Релизы.pressmark"}
