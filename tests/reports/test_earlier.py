from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dodcheck.reports.earlier import HEAD, is_report

GOLDEN = Path(__file__).parents[1] / "golden"
FORMATS = ("badge", "github", "github-summary", "html", "in-toto", "json", "junit", "markdown", "sarif", "terminal")
MADE = [path for name in FORMATS for path in sorted((GOLDEN / name).iterdir())]


@pytest.mark.parametrize("path", MADE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_report_of_every_format_is_known(path: Path) -> None:
    assert is_report(path.read_bytes())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "commit,date,proved,ready\n",
        "History of the program\n  3 commits, each by its own rules, as of 2026-02-08\n  it begins there\n\n  1 ┤ █\n",
        "What differs from main\n  before: commit 8f55ab9fd0f2, as of\n  2026-11-26\n  now: commit 3d6b\n\n  none\n",
        "docs/DOD.md:3\n  a.md created\n  a box: it is claimed\n\nIT HOLDS: a.md is there\n\n",
    ],
)
def test_an_empty_file_and_what_other_commands_write_are_known(text: str) -> None:
    assert is_report(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "## Phase 1: One\n\n- [x] `a.md` created\n",
        "# Notes\n\n<!-- dodcheck comment: phase-1 -->\n## dodcheck: phase 1, gate passed\n",
        '{"name": "x", "schema": "dodcheck-report/1"}\n',
        '{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "zizmor"}}}]}\n',
        '[{"schema": "dodcheck-report/1"}]\n',
        '<?xml version="1.0"?>\n<testsuites name="pytest tests"></testsuites>\n',
        "<!doctype html>\n<title>dodcheck</title>\n",
        '<svg xmlns="x" role="img" aria-label="build: passing"><title>build: passing</title></svg>\n',
        "def f():\n  return 1\n\n\nIT = 1\n\n",
        "import os\n\nprint('commit 8f55ab9fd0f2, as of 2026-11-26')\n\n\n\n",
        "version: 1\nrules:\n  a: {file: {path: a}}\n\n\n\n",
        "::notice is how a line begins\nand this one does not\n",
    ],
)
def test_what_people_write_is_no_report(text: str) -> None:
    assert not is_report(text.encode())


def test_bytes_that_are_no_text_are_no_report() -> None:
    assert not is_report(bytes(range(256)) * 4)
    assert not is_report(b"\x00" * (HEAD + 1) + date.min.isoformat().encode())
