from __future__ import annotations

import time

import pytest

from dodcheck.rules.hollow.look import lack_of


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("docs/a.md", b"# A\n"),
        ("docs/a.md", b"- \n"),
        ("docs/a.md", b"|"),
        ("docs/a.md", b"<!--"),
        ("a.txt", b"add a \n\n"),
        ("a.txt", b"\n \n"),
        ("CODEOWNERS", b"a "),
        ("CODEOWNERS", b"# a\n"),
        ("LICENSE", b"( c ) "),
        ("Makefile", b"a :"),
        ("Dockerfile", b"FROM scratch\n"),
        ("a.sh", b"( "),
        ("a.sh", b": ;\n"),
        ("a.py", b"# a\n"),
        ("a.test.ts", b"/* a */ "),
        ("a.ini", b"[a]\n"),
        ("a.json", b"["),
        ("a.yml", b"a:\n"),
    ],
)
def test_large_files_take_linear_time(path: str, unit: bytes) -> None:
    def once(data: bytes) -> float:
        begun = time.process_time()
        lack_of(path, data)
        return time.process_time() - begun

    def taken(times: int) -> float:
        data = unit * times
        return min(once(data) for _ in range(3))

    small = 8_000 // len(unit)
    assert taken(8 * small) < 0.5 + 24 * taken(small)


@pytest.mark.parametrize(
    "path", ["a.md", "a.txt", "a.json", "a.yml", "a.toml", "a.sh", "a.py", "Makefile", "Dockerfile"]
)
@pytest.mark.parametrize("data", [b"\xff\xfe", b"\0a", b"\xff", b"\xef\xbb\xbf# a", b"'", b'"""', b"${", b"- - -\n=="])
def test_damaged_files_raise_nothing(path: str, data: bytes) -> None:
    found = lack_of(path, data)
    assert found is None or found.why
