from __future__ import annotations

from dodcheck.rules.each_file import EachFileRule
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.recording import Ask, Recording


class Counting(MemorySnapshot):
    """A snapshot that counts how often each file is read."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.times: dict[str, int] = {}

    def read(self, path: str) -> bytes:
        self.times[path] = self.times.get(path, 0) + 1
        return super().read(path)


def test_each_file_is_read_once() -> None:
    files = Counting({"a.py": b"x = 1\n", "b.md": b"# B\n", "c.sh": b"exit 1\n"})
    EachFileRule(in_=("**",), is_="trimmed", named_in="docs/DOD.md").examine(files)
    assert files.times == {"a.py": 1, "b.md": 1, "c.sh": 1}


def test_a_path_tells_without_reading() -> None:
    files = Recording(MemorySnapshot({"a b.py": b"x = 1\n"}))
    EachFileRule(in_=("**",), is_="spaceless").examine(files)
    assert [one for one in files.questions if one.ask is Ask.READ] == []
