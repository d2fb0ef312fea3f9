from __future__ import annotations

import time

import pytest

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.inventory import InventoryRule
from dodcheck.snapshot.memory import MemorySnapshot

HEAD = "| File | Class |\n|---|---|\n"
FILES = {f"src/d{number % 7}/file-{number}.py": b"x = 1\n" for number in range(5_000)}


def examined(page: str, **files: bytes) -> tuple[Evidence, float]:
    snapshot = MemorySnapshot({"a.md": page.encode(), **FILES, **files})
    rule = InventoryRule(document="a.md", files=("src/**",), value_column=("Class",), values=("Strong", "Weak"))
    start = time.process_time()
    return rule.examine(snapshot), time.process_time() - start


def test_many_files_and_as_many_rows() -> None:
    seen, seconds = examined(HEAD + "".join(f"| `{path}` | Strong |\n" for path in FILES))
    assert (seen.outcome, seen.matched, len(seen.places)) == (Outcome.HOLDS, 5_000, 50)
    assert seconds < 10


@pytest.mark.parametrize(
    "row",
    [
        "| `file-*.py` (5000) | Strong |",
        "| `file-{number}*` | Strong |",
        "| gone-{number}.py | Medium |",
        "| `{{a,b}}{{c,d}}{{e,f}}-{number}.py` | |",
        "| FILE-{number}.PY | ? |",
        "| not `a.py` except {number} | Weak |",
    ],
)
def test_rows_that_match_much_or_nothing(row: str) -> None:
    _, seconds = examined(HEAD + "".join(row.format(number=number) + "\n" for number in range(5_000)))
    assert seconds < 20


def test_deep_paths() -> None:
    snapshot = MemorySnapshot({"a.md": b"- `b.py`\n", **{"a/" * 1_500 + f"{n}.py": b"x" for n in range(200)}})
    start = time.process_time()
    InventoryRule(document="a.md", files=("**/*.py",)).examine(snapshot)
    assert time.process_time() - start < 5
