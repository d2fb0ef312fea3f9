from __future__ import annotations

import pytest

from dodcheck.documents.logs.named_files import files_named


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("`docs/a.md`, `src/b.py`", ("docs/a.md", "src/b.py")),
        ("docs/a.md, src/b.py", ("docs/a.md", "src/b.py")),
        ("src/, tests/, .github/workflows/", ("src/", "tests/", ".github/workflows/")),
        ("`backend/tests/*.py`, docs/milestones/M11/*", ("backend/tests/*.py",)),
        (".gitignore, Makefile, LICENSE", (".gitignore", "Makefile", "LICENSE")),
        ("[the plan](M02_plan.md#goals)", ("M02_plan.md",)),
        ("a.py:12, `b.py#L3-L9`.", ("a.py", "b.py")),
        ("a.py (new), b.py; a.py", ("a.py", "b.py")),
        ("this file", ()),
        ("N/A", ()),
        ("git operations", ()),
        ("m00-bootstrap, origin/main, v0.0.10-m09", ()),
        ("https://example.org/a.md", ()),
        ("~/.cache/token, C:\\coding\\a.py, $HOME/a.py", ()),
        ("`pytest -q tests/test_a.py`", ()),
        ("python -m akk2eng.pipeline.eval", ()),
        ("e.g. 3.10, U.S.", ()),
        ("", ()),
    ],
)
def test_files_that_an_entry_names(source: str, paths: tuple[str, ...]) -> None:
    assert files_named(source) == paths


def test_words_outside_code_name_none_where_only_code_counts() -> None:
    assert files_named("made a.py and `b.py`, [c](c.md)", code_only=True) == ("b.py", "c.md")
