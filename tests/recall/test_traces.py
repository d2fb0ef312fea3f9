from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dodcheck.recall.traces import all_below, traces_at

TICK = 0.05
"""Longer than the system takes to count a new time of a change, in seconds."""

PLACES = (b"a.txt", b"folder", b"folder/b.txt", b"gone", b"link")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "folder/b.txt").write_text("two")
    (tmp_path / "link").symlink_to("a.txt")
    (tmp_path / "folder").chmod(0o755)
    time.sleep(TICK)
    return tmp_path


def another_of_the_same_size_and_time(tree: Path) -> None:
    before = (tree / "a.txt").stat()
    (tree / "a.txt").write_text("two")
    os.utime(tree / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))


def a_file_moved_into_its_place(tree: Path) -> None:
    (tree / "new").write_text("one")
    (tree / "new").rename(tree / "a.txt")


def a_folder_moved_and_linked_to(tree: Path) -> None:
    (tree / "folder").rename(tree / "moved")
    (tree / "folder").symlink_to("moved")


@pytest.mark.parametrize(
    "touch",
    [
        lambda tree: (tree / "a.txt").write_text("one"),
        lambda tree: (tree / "a.txt").touch(),
        lambda tree: (tree / "a.txt").chmod(0o000),
        lambda tree: (tree / "folder").chmod(0o700),
        lambda tree: (tree / "folder/b.txt").unlink(),
        lambda tree: (tree / "gone").mkdir(),
        lambda tree: (tree / "link").unlink(),
        another_of_the_same_size_and_time,
        a_file_moved_into_its_place,
        a_folder_moved_and_linked_to,
    ],
)
def test_whatever_touches_a_place_leaves_a_trace(tree: Path, touch: Callable[[Path], object]) -> None:
    before = traces_at(str(tree), PLACES)
    touch(tree)
    assert traces_at(str(tree), PLACES).digest != before.digest


def test_what_comes_and_goes_beside_a_place_tells_when_and_changes_nothing(tree: Path) -> None:
    before = traces_at(str(tree), PLACES)
    os.utime(tree / "folder", ns=(0, 0))
    (tree / "folder/other").write_text("new")
    after = traces_at(str(tree), PLACES)
    assert after.digest == before.digest
    assert after.newest > before.newest


def test_a_whole_path_is_looked_at_wherever_it_lies(tree: Path) -> None:
    place = os.fsencode(tree / "a.txt")
    assert traces_at("/", [place]) == traces_at(str(tree), [place])


def test_all_below_a_folder(tree: Path) -> None:
    (tree / "skipped").mkdir()
    (tree / "skipped/c.txt").write_text("three")
    (tree / "round").symlink_to(".")
    found = all_below(str(tree), frozenset({"skipped"}))
    assert [os.path.relpath(path, tree) for path in found] == [".", "a.txt", "link", "round", "folder", "folder/b.txt"]


def test_folders_may_be_deeper_than_calls_may_be_nested(tmp_path: Path) -> None:
    folders = [f"{tmp_path}{'/a' * depth}" for depth in range(1, 1101)]
    for folder in folders:
        os.mkdir(folder)  # noqa: PTH102 - pathlib nests calls
    assert list(all_below(str(tmp_path))) == [str(tmp_path), *folders]
    for folder in reversed(folders):
        os.rmdir(folder)  # noqa: PTH106 - so does its counterpart


def test_a_folder_that_is_moved_to_another_place_leaves_a_trace(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    before = traces_at(str(tmp_path), [b"one", b"two"])
    (tmp_path / "one").rename(tmp_path / "two")
    assert traces_at(str(tmp_path), [b"one", b"two"]).digest != before.digest


def test_a_file_in_the_place_of_the_folder_is_no_answer(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        traces_at(str(tmp_path / "file"), [b"a"])


def test_nothing_stays_open(tree: Path) -> None:
    before = os.listdir("/dev/fd")  # noqa: PTH208 - a listing opens one itself
    traces_at(str(tree), PLACES)
    assert os.listdir("/dev/fd") == before  # noqa: PTH208 - the same
