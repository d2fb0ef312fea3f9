from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dodcheck.errors import UserError
from dodcheck.setup.file import write_together, write_whole


def refused(root: Path, path: str) -> str:
    with pytest.raises(UserError) as problem:
        write_whole(root, path, b"new")
    return str(problem.value)


def test_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    write_whole(tmp_path, "docs/a.yml", b"new")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "docs").iterdir()] == [("a.yml", b"new")]


def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_whole(tmp_path, "a.yml", b"new")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(b"old")
    (tmp_path / "a.yml").symlink_to("kept")
    assert refused(tmp_path, "a.yml") == (
        "a.yml is a symbolic link, so it is not written\n  Put a regular file, or nothing, in its place."
    )
    assert kept.read_bytes() == b"old"


def test_nothing_is_written_behind_a_link(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "docs").symlink_to(outside)
    assert refused(root, "docs/a.yml") == "docs/a.yml can't be written: not a directory\n  Nothing was changed."
    assert list(outside.iterdir()) == []


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    assert refused(tmp_path, "a.yml") == (
        "a.yml is no regular file, so it is not written\n  Put a regular file, or nothing, in its place."
    )


def test_no_draft_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "rename", full)
    assert refused(tmp_path, "a.yml") == "a.yml can't be written: no space left on device\n  Nothing was changed."
    assert list(tmp_path.iterdir()) == []


def test_of_several_files_none_is_written_where_one_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"old")
    (tmp_path / "b.yml").symlink_to("a.yml")
    with pytest.raises(UserError):
        write_together(tmp_path, {"a.yml": b"new", "b.yml": b"new"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "b.yml"]
    assert (tmp_path / "a.yml").read_bytes() == b"old"


def test_what_was_written_before_a_file_failed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = os.rename

    def once(source: str, target: str, **folders: int) -> None:
        if target == "b.yml":
            raise OSError(5, "Input/output error")
        rename(source, target, **folders)

    monkeypatch.setattr(os, "rename", once)
    with pytest.raises(UserError) as problem:
        write_together(tmp_path, {"a.yml": b"new", "b.yml": b"new"})
    assert str(problem.value) == "b.yml can't be written: input/output error\n  Written before: a.yml."
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]
