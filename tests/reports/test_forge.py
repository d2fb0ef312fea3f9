from __future__ import annotations

import pytest

from dodcheck.model.forge import Forge, ForgeKind, OnForge
from dodcheck.reports.forge import commit_address, file_address

COMMIT = "1f0c9e2a" * 5
PATHS = frozenset({"src/a.py", "docs/DoD.md", "a b/#?%.txt", "bytes-\udcff.txt"})
AT = {kind: OnForge(Forge(kind, "https://h.example/o/r"), COMMIT, PATHS) for kind in ForgeKind}


@pytest.mark.parametrize(
    ("kind", "path", "line", "address"),
    [
        ("github", "src/a.py", None, f"blob/{COMMIT}/src/a.py"),
        ("github", "src/a.py", 7, f"blob/{COMMIT}/src/a.py#L7"),
        ("github", "docs/DoD.md", 7, f"blob/{COMMIT}/docs/DoD.md?plain=1#L7"),
        ("github", "docs/DoD.md", None, f"blob/{COMMIT}/docs/DoD.md"),
        ("github", "a b/#?%.txt", 1, f"blob/{COMMIT}/a%20b/%23%3F%25.txt#L1"),
        ("github", "bytes-\udcff.txt", None, f"blob/{COMMIT}/bytes-%FF.txt"),
        ("gitlab", "docs/DoD.md", 7, f"-/blob/{COMMIT}/docs/DoD.md?plain=1#L7"),
        ("bitbucket", "docs/DoD.md", 7, f"src/{COMMIT}/docs/DoD.md#lines-7"),
        ("gitea", "docs/DoD.md", 7, f"src/commit/{COMMIT}/docs/DoD.md?display=source#L7"),
    ],
)
def test_a_line_of_the_judged_commit_has_an_address(kind: str, path: str, line: int | None, address: str) -> None:
    assert file_address(AT[ForgeKind(kind)], path, line) == f"https://h.example/o/r/{address}"


@pytest.mark.parametrize("path", ["src/missing.py", "-", "docs", ""])
def test_what_the_commit_does_not_hold_has_none(path: str) -> None:
    assert file_address(AT[ForgeKind.GITHUB], path, 1) is None


def test_nothing_has_an_address_where_no_forge_is_known() -> None:
    assert file_address(None, "src/a.py", 1) is None


@pytest.mark.parametrize(
    ("kind", "address"),
    [("github", "commit"), ("gitea", "commit"), ("gitlab", "-/commit"), ("bitbucket", "commits")],
)
def test_a_commit_has_an_address(kind: str, address: str) -> None:
    assert commit_address(AT[ForgeKind(kind)]) == f"https://h.example/o/r/{address}/{COMMIT}"
