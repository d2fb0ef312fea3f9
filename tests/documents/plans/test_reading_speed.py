from __future__ import annotations

import time

import pytest

from support.plan_cases import read

# Generous for a busy machine: what is quadratic takes minutes.
SECONDS = 10

CASES = {
    "items of deliverables": b"# M03\n\n## Deliverables\n\n" + b"- `src/a.py` and more\n  - detail\n" * 5000,
    "headings of deliverables": b"## Deliverables\n" + b"### `a.py`\n\nwords\n\n" * 5000,
    "paragraphs in one item": b"- a\n\n" + b"  must not change:\n\n" * 10_000,
    "labels in one paragraph": b"**Rollback:** revert\n" * 20_000,
    "announcements": b"M03 must not change:\n\n" * 10_000,
    "sentences on one line": b"No code may change. " * 50_000,
    "semicolons": b"## Out of scope\n\n" + b"a; " * 200_000,
    "spaces in a field": b"**Status:** a" + b" " * 200_000 + b"b\n",
    "spaces and bars": b"**Status:** a" + b" | " * 100_000 + b"b\n",
    "bold on one line": b"**a:** " * 50_000,
    "blockers": b"**Blockers:** " + b"M1-M999, " * 20_000,
    "fields of ranges": b"M01-M999, **Blockers:** " * 10_000,
    "status": b"**Status:** " + b"closed not " * 20_000,
    "files on one line": b"## Deliverables\n\n- " + b"a.md, " * 50_000,
    "code of files": b"## Deliverables\n\n```\n" + b"src/a.py\n" * 50_000 + b"```\n",
    "code of spaces": b"## Deliverables\n\n```\nsrc/a.py" + b" " * 200_000 + b"x\n```\n",
    "signs": b"## Deliverables\n\n- " + b"-" * 200_000 + b" optional -" + b"-" * 200_000 + b"x\n",
    "brackets": b"## Deliverables\n\n- " + b"(embedded " * 50_000,
    "rows": b"| Deliverable | Path |\n|---|---|\n" + b"| a | `a.py` |\n" * 20_000,
    "front matter": b"---\n" + b"a:" + b" " * 100_000 + b"x\n" + b"- b\n" * 50_000 + b"---\n",
    "claims": b"every " * 100_000,
    "nothing but no": b"no " * 200_000,
    "nested items": b"".join(b" " * 2 * depth + b"- a:\n" for depth in range(25)) * 400,
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES.keys())
def test_time_is_linear(source: bytes) -> None:
    started = time.process_time()
    read(source)
    assert time.process_time() - started < SECONDS
