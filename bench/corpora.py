"""Rebuilds the repositories of the governance corpora: their Markdown, and a placeholder for every other path."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Iterator
from pathlib import Path

_PYTHON_TEST = "def test_something():\n    assert True\n"
_PLACEHOLDERS = {
    ".json": '{"placeholder": true}\n',
    ".ipynb": '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n',
    ".yml": "placeholder: true\n",
    ".yaml": "placeholder: true\n",
    ".toml": "placeholder = true\n",
    ".xml": "<placeholder/>\n",
    ".svg": "<svg xmlns='http://www.w3.org/2000/svg'/>\n",
    ".py": "PLACEHOLDER = True\n",
    ".md": "# Placeholder\n\nWords.\n",
}
_WORKFLOW = "name: placeholder\non: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make test\n"
_GIT = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")


def placeholder(path: str) -> str:
    """Return content that parses for a path whose own content is not at hand."""
    name, suffix = posixpath.basename(path), posixpath.splitext(path)[1].lower()
    if suffix == ".py" and (name.startswith("test_") or name.endswith("_test.py")):
        return _PYTHON_TEST
    if "/.github/workflows/" in f"/{path}":
        return _WORKFLOW
    return _PLACEHOLDERS.get(suffix, "placeholder\n")


def contents(corpus: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of every tracked file: those at hand as they are, placeholders for the others."""
    for path in (corpus / "tree.txt").read_text(encoding="utf-8").splitlines():
        own = corpus / path
        yield path, own.read_bytes() if path and own.is_file() else placeholder(path).encode()


def rebuild(corpus: Path, folder: Path) -> Path:
    """Make a git repository with one commit of a corpus in ``folder`` and return it."""
    for path, data in contents(corpus):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for words in (("init", "-q", "-b", "main"), ("add", "-A", "-f"), ("commit", "-q", "-m", "corpus")):
        subprocess.run([*_GIT, *words], cwd=folder, env=kept, check=True, capture_output=True)
    return folder
