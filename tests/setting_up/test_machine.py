"""What make does on a machine that lacks something."""

import os

import pytest


@pytest.fixture
def machine(script):
    return script("machine")


@pytest.fixture
def bare(machine, monkeypatch):
    """A machine without a library and without a program."""
    monkeypatch.setattr(machine, "LIBRARIES", {"offscreen": {"libnowhere.so.1": "libnowhere1", "libc.so.6": "libc6"}})
    monkeypatch.setattr(machine, "PROGRAMS", {"display": {"nowhere-server": "nowhere"}})
    return machine


def test_only_what_is_missing_is_named_with_its_package(bare):
    assert bare.lacking(("offscreen", "display")) == {"libnowhere.so.1": "libnowhere1", "nowhere-server": "nowhere"}
    assert bare.lacking(("window",)) == {}


def test_a_user_without_rights_is_told_the_one_command(bare, monkeypatch):
    monkeypatch.setattr(bare.shutil, "which", {"apt-get": "/usr/bin/apt-get"}.get)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(
        bare.Missing, match=r"sudo apt-get update && sudo apt-get install -y \S+ fonts-dejavu-core libnowhere1 nowhere$"
    ):
        bare.need("offscreen", "display")


def test_a_system_without_apt_is_told_what_to_look_for(bare, monkeypatch):
    monkeypatch.setattr(bare.shutil, "which", {}.get)
    with pytest.raises(bare.Missing, match=r"libnowhere\.so\.1, nowhere-server"):
        bare.need("offscreen", "display")


def test_nothing_is_done_where_nothing_is_missing(bare, monkeypatch):
    monkeypatch.setattr(bare, "_install", lambda packages: pytest.fail(f"installs {packages}"))
    bare.need("window")
