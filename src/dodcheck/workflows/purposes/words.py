"""What words say of a purpose: those of a script's path, a target of make, a task, an action's name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dodcheck.workflows.purposes.purpose import Purpose

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_WORDS: Mapping[Purpose, str] = {
    Purpose.TEST: "test tests testing pytest unittest unittests unit integration e2e ctest gtest jest smoke check"
    " checks spec specs coverage regression verify verification validate validation conformance bench benchmark fuzz",
    Purpose.TYPES: "mypy pyright typecheck types typing tsc",
    Purpose.LINT: "lint linter linters lintrunner ruff flake8 eslint clippy pylint shellcheck actionlint style",
    Purpose.SECURITY: "security audit scan scanner sast codeql trivy semgrep bandit gitleaks zizmor scorecard",
    Purpose.BUILD: "build builds compile wheel wheels package docs doc sphinx",
    Purpose.PUBLISH: "deploy publish release upload push promote pages",
    Purpose.FORMAT: "format fmt prettier black autofix fix",
    Purpose.CLEANUP: "clean cleanup teardown prune kill stop",
    Purpose.REPORT: "report notify notification comment summary upload artifact artifacts metrics stats badge slack"
    " logs log codecov coveralls",
    Purpose.CACHE: "cache",
    Purpose.SETUP: "setup install bootstrap init prepare configure download checkout login deps dependencies env",
    Purpose.HOUSEKEEPING: "stale label labels labeler triage assign greetings lock backport cherry rebase bot sync",
}
_BY_WORD = {word: purpose for purpose, words in _WORDS.items() for word in words.split()}
_MOST = 200


def by_words(text: str) -> Purpose:
    """Return the purpose that the words of a name hint at, the one that says most; ``UNKNOWN`` where none does."""
    words = (word.lower() for word in _WORD.findall(text[:_MOST]))
    found = [_BY_WORD[word] for word in words if word in _BY_WORD]
    return min(found, key=lambda purpose: purpose.rank, default=Purpose.UNKNOWN)
