from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest

from dodcheck.recall.store import answer_folder, read_kept, write_kept


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def test_what_is_written_is_read_and_nobody_else_may_read_it(folder: Path) -> None:
    write_kept(str(folder), "name", b"an answer")
    assert read_kept(str(folder), "name") == b"an answer"
    assert [folder.stat().st_mode & 0o777, (folder / "name").stat().st_mode & 0o777] == [0o700, 0o600]


def test_nothing_is_read_where_nothing_is(folder: Path) -> None:
    assert read_kept(str(folder), "name") is None


@pytest.mark.parametrize("place", ["", "name"])
def test_nothing_is_read_where_others_may_write(folder: Path, place: str) -> None:
    write_kept(str(folder), "name", b"an answer")
    (folder / place).chmod(0o722)
    assert read_kept(str(folder), "name") is None


def test_nothing_is_written_where_others_may_write(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    write_kept(str(folder), "name", b"an answer")
    assert names(folder) == []


def test_no_link_is_followed(folder: Path, tmp_path: Path) -> None:
    write_kept(str(folder), "other", b"an answer")
    (folder / "name").symlink_to("other")
    assert read_kept(str(folder), "name") is None
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to("elsewhere")
    assert read_kept(str(folder), "other") is None


@pytest.mark.parametrize("damaged", [b"", b"no archive", zlib.compress(b"an answer" * 99)[:-1]])
def test_what_is_damaged_is_nothing(folder: Path, damaged: bytes) -> None:
    write_kept(str(folder), "name", b"an answer")
    (folder / "name").write_bytes(damaged)
    assert read_kept(str(folder), "name") is None


def test_what_would_take_too_much_room_is_neither_written_nor_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_kept(str(folder), "name", b"0123456789")
    monkeypatch.setattr("dodcheck.recall.store._MAX_BYTES", 9)
    assert read_kept(str(folder), "name") is None
    write_kept(str(folder), "other", b"0123456789")
    assert names(folder) == ["name"]


def test_the_oldest_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dodcheck.recall.store._MOST", 2)
    for age, name in ((1, "old"), (3, "older"), (2, "middle")):
        write_kept(str(folder), name, b"an answer")
        os.utime(folder / name, (1000 - age, 1000 - age))
    write_kept(str(folder), "new", b"an answer")
    assert names(folder) == ["new", "old"]


def test_where_answers_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert answer_folder("/repository") == str(tmp_path / ".cache/dodcheck")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert answer_folder("/repository") == str(tmp_path / "elsewhere/dodcheck")


@pytest.mark.parametrize("home", ["relative", "{}", "{}/below", "{}/link"])
def test_a_judged_repository_keeps_no_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    (tmp_path / "link").symlink_to("below")
    monkeypatch.setenv("XDG_CACHE_HOME", home.format(tmp_path))
    assert answer_folder(str(tmp_path)) is None
