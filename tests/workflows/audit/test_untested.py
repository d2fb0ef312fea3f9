from __future__ import annotations

import pytest

from dodcheck.workflows.audit.untested import (
    folders_in_words,
    is_feasible,
    is_source,
    matching_files,
    untested_sources,
)
from dodcheck.workflows.audit.whole import Whole

FILES = ("README.md", "a.py", "docs/a.md", "docs/b/c.md", "src/a.py", "src/b/c.py", "src/b/d.js", "test-1.py")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("**", list(FILES)),
        ("*", ["README.md", "a.py", "test-1.py"]),
        ("*.py", ["a.py", "test-1.py"]),
        ("**.py", ["a.py", "src/a.py", "src/b/c.py", "test-1.py"]),
        ("**/*.py", ["a.py", "src/a.py", "src/b/c.py", "test-1.py"]),
        ("src/**", ["src/a.py", "src/b/c.py", "src/b/d.js"]),
        ("src/*", ["src/a.py"]),
        ("src/**.js", ["src/b/d.js"]),
        ("*/b/**", ["docs/b/c.md", "src/b/c.py", "src/b/d.js"]),
        ("docs/**/*.md", ["docs/a.md", "docs/b/c.md"]),
        ("test-[0-9].py", ["test-1.py"]),
        ("**/[ac].py", ["a.py", "src/a.py", "src/b/c.py"]),
        ("src/a.py", ["src/a.py"]),
        ("src", []),
    ],
)
def test_a_filter_of_paths_fits(pattern: str, found: list[str]) -> None:
    assert list(matching_files(pattern, FILES)) == found


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("src/a.py", True),
        ("a.CPP", True),
        ("src/a.md", False),
        ("docs/conf.py", False),
        ("third_party/x/y.c", False),
        ("py", False),
        ("Makefile", False),
    ],
)
def test_source_code_of_the_project_itself(path: str, *, source: bool) -> None:
    assert is_source(path) is source


def test_folders_are_told_two_deep_those_with_the_most_files_first() -> None:
    paths = ["x.py", "a/b/c/d.py", "a/b/e.py", *(f"f{number}/a.py" for number in range(6))]
    assert folders_in_words(paths) == (
        "`a/b/` (2 files), `./` (1 file), `f0/` (1 file), `f1/` (1 file), `f2/` (1 file) and 3 more folders"
    )


def test_patterns_that_would_take_long_are_left_alone() -> None:
    assert is_feasible(["src/**"] * 100, FILES)
    assert not is_feasible(["src/[ab]"] * 5_000, FILES)
    assert not is_feasible(["src/**"] * 5_000, ["a.py"] * 5_000)


def test_without_workflows_nothing_is_untested() -> None:
    assert untested_sources(Whole()) == ()
