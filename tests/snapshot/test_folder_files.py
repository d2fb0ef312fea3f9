from __future__ import annotations

import pytest

from dodcheck.snapshot import folder_files
from dodcheck.snapshot.folder_files import FolderFiles
from dodcheck.snapshot.protocol import UnreadableError


class _Read:
    """Gives every file as many bytes as its folder has signs, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, path: str) -> bytes:
        self.asked.append(path)
        if path.startswith("bad/"):
            raise UnreadableError(path, "permission denied")
        return path.rpartition("/")[0].encode()


def _said(file: str, content: bytes) -> tuple[str, bytes]:
    return file, content


FILES = (".x", "a-b/.x", "a/.x", "a/.xy", "a/b/.x", "a/b/c", "bad/.x", "bad/c/.x")


def test_files_are_read_from_the_outermost_inwards_when_asked_for_and_once() -> None:
    read = _Read()
    files = FolderFiles(".x", read, FILES, _said)
    above = files.files_above("a/b/c/d")
    assert next(above) == (0, (".x", b""))
    assert read.asked == [".x"]
    assert list(above) == [(2, ("a/.x", b"a")), (4, ("a/b/.x", b"a/b")), (6, None)]
    assert list(files.files_above("a/"))[1] == (2, ("a/.x", b"a"))
    assert list(files.files_above("z/y")) == [(0, (".x", b"")), (2, None)]
    assert read.asked == [".x", "a/.x", "a/b/.x"]


def test_one_that_cannot_be_read_is_told_each_time_and_read_once() -> None:
    read = _Read()
    files = FolderFiles(".x", read, FILES, _said)
    for _ in range(2):
        with pytest.raises(UnreadableError, match=r"^bad/\.x: permission denied$"):
            list(files.files_above("bad/c/d"))
    assert read.asked == [".x", "bad/.x"]


def test_those_above_one_path_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_files, "MAX_BYTES", 3)
    read = _Read()
    files = FolderFiles(".x", read, FILES, _said)
    assert len(list(files.files_above("a/c"))) == 2
    for _ in range(2):
        with pytest.raises(UnreadableError) as caught:
            list(files.files_above("a/b/c"))
        assert str(caught.value) == (
            "a/b/.x: with the files of its name above, it holds over 3 bytes, and no more are read"
        )
    assert list(files.files_above("a-b/c"))[1] == (4, ("a-b/.x", b"a-b"))
    assert read.asked == [".x", "a/.x", "a/b/.x", "a-b/.x"]


def test_not_all_are_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_files, "_KEPT_BYTES", 0)
    read = _Read()
    files = FolderFiles(".x", read, FILES, _said)
    for path in ("a/c", "a-b/c", "a/c"):
        list(files.files_above(path))
    assert read.asked == [".x", "a/.x", "a-b/.x", ".x", "a/.x"]
