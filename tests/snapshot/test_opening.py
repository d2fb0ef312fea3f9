from __future__ import annotations

import errno
import importlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dodcheck.setup import file as writing
from dodcheck.snapshot import opening
from dodcheck.snapshot.disk import Disk
from dodcheck.snapshot.protocol import UnreadableError

Opened = Callable[[bytes], int]
_LINUX = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC")


@pytest.fixture(params=["told", "not-told"])
def opened(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """What opens files, on this system and on one that has no such flags."""
    with monkeypatch.context() as patched:
        if request.param == "not-told":
            for name in _LINUX:
                patched.delattr(os, name)
        yield importlib.reload(opening).open_without_following
    importlib.reload(opening)


def read(opened: Opened, path: Path) -> bytes:
    file = opened(os.fsencode(path))
    try:
        return os.read(file, 100)
    finally:
        os.close(file)


def test_a_file_is_opened(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"A\r\n")
    assert read(opened, tmp_path / "a") == b"A\r\n"


def test_a_link_is_not_followed(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"S")
    (tmp_path / "a").symlink_to("secret")
    with pytest.raises(OSError, match="symbolic links") as told:
        read(opened, tmp_path / "a")
    assert told.value.errno == errno.ELOOP


def test_what_is_not_there_is_an_error(opened: Opened, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(opened, tmp_path / "a")


def test_a_link_that_takes_the_place_of_a_file_meanwhile_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_bytes(b"S")
    (tmp_path / "a").write_bytes(b"A")
    for name in _LINUX:
        monkeypatch.delattr(os, name)
    alone = importlib.reload(opening)
    seen, close = os.lstat, os.close
    closed: list[int] = []

    def swapped(place: bytes) -> os.stat_result:
        found = seen(place)
        (tmp_path / "a").unlink()
        (tmp_path / "a").symlink_to("secret")
        return found

    def closes(file: int) -> None:
        closed.append(file)
        close(file)

    monkeypatch.setattr(alone.os, "lstat", swapped)
    monkeypatch.setattr(alone.os, "close", closes)
    with pytest.raises(OSError, match="symbolic links"):
        alone.open_without_following(os.fsencode(tmp_path / "a"))
    assert len(closed) == 1
    monkeypatch.undo()
    importlib.reload(opening)


def test_the_work_tree_is_read_without_the_flags_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"A")
    (tmp_path / "b").symlink_to("a")
    os.mkfifo(tmp_path / "c")
    for name in _LINUX:
        monkeypatch.delattr(os, name)
    monkeypatch.setattr(
        "dodcheck.snapshot.disk.open_without_following", importlib.reload(opening).open_without_following
    )
    disk = Disk(tmp_path)
    assert disk.read("a") == b"A"
    for path in ("b", "c"):
        with pytest.raises(UnreadableError, match="symbolic links"):
            disk.read(path)
    monkeypatch.undo()
    importlib.reload(opening)


def test_nothing_is_written_where_links_can_not_be_kept_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_NOFOLLOW")
    with pytest.raises(Exception, match="this system has no safe way to write below a folder"):
        writing.write_whole(tmp_path, "a", b"A")
    assert list(tmp_path.iterdir()) == []
