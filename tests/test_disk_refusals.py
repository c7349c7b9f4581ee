"""What the disk refuses is told in Russian, whatever language the system speaks."""

import errno
import re
from pathlib import Path

import pytest

from desktop import locations
from desktop.annotation import Refused
from desktop.project import Project
from desktop.workbench import exporting


def test_each_reason_the_disk_may_give_is_russian() -> None:
    for code in (errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG, errno.EIO):
        assert not re.search("[a-zA-Z]", locations.reason(OSError(code, "in English")))


def test_an_error_nobody_foresaw_keeps_its_number_for_the_one_who_is_asked_for_help() -> None:
    assert locations.reason(OSError(errno.EXDEV, "Invalid cross-device link")) == f"ошибка системы {errno.EXDEV}"


def test_a_table_for_a_folder_that_is_not_there_is_refused_in_russian(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.pressmark") as project, pytest.raises(Refused, match="не записана: нет такого"):
        exporting.export(project, None, tmp_path / "nowhere" / "o.csv")


def test_a_project_in_a_folder_that_is_a_file_is_refused_in_russian(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused) as refused:
        Project.create(tmp_path / "file" / "p.pressmark")
    assert not re.search("directory|file exists", str(refused.value).lower())
