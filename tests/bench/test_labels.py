from __future__ import annotations

from pathlib import Path

import pytest

from bench.labels import CONTENT, GIT_ONLY, NOTHING_SHOWS, WORKFLOW, Label, Truth, not_there, read_labels

LINE = (
    '{"repo": "one", "file": "docs/a.md", "line": 7, "text": "`b.py` exists", "class": "path", '
    '"rule": "file_exists path=b.py", "truth": "proved", "why": "tracked", "also_ok": null}\n'
)


def label(rule: str, truth: Truth = Truth.PROVED) -> Label:
    return Label("one", "docs/a.md", 7, "`b.py` exists", rule, truth, None, "tracked")


def test_a_label_is_a_line_of_json(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(LINE, encoding="utf-8")
    assert read_labels(path) == [label("file_exists path=b.py")]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("file_exists path=b.py", None),
        ("tracked_paths regex=^a/ max=0", None),
        ("grep_lines pattern=a b in=docs/a.md min=1", None),
        ('md_section path=docs/a.md heading="## B" must_not_contain=C', None),
        ("grep_lines pattern=a in=docs/b.md min=1", CONTENT),
        ("grep_lines pattern=a in=b.py min=1", CONTENT),
        ("json_valid regex=^a.json$", CONTENT),
        ("file_exists path=b.py AND grep_lines pattern=a in=b.py", CONTENT),
        ("grep_lines pattern=a in=.github/workflows/ci.yml", WORKFLOW),
        ("yaml_jobs path=.github/workflows/ci.yml jobs=a", WORKFLOW),
        ("actions_pinned_sha in=.github/workflows", WORKFLOW),
        ("git_tag name=v1", GIT_ONLY),
        ("git_branch name=a", GIT_ONLY),
    ],
)
def test_a_tree_of_paths_and_markdown_decides(rule: str, expected: str | None) -> None:
    assert not_there(label(rule), {"docs/a.md"}.__contains__) == expected


def test_what_nothing_shows_is_nowhere_decidable() -> None:
    assert not_there(label("none: a setting", Truth.UNDECIDABLE), {"docs/a.md"}.__contains__) == NOTHING_SHOWS
