"""What words say of a purpose: those of a script's path, a target of make, a task, an action's name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dodcheck.workflows.purposes.purpose import Purpose

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_WORDS: Mapping[Purpose, str] = {
    Purpose.TEST: "test tests testing testsuite runtest runtests pytest unittest unittests unit integration e2e ctest"
    " gtest jest smoke check checks spec specs coverage regression verify verification validate validation"
    " conformance bench benchmark fuzz",
    Purpose.TYPES: "mypy pyright typecheck types typing tsc",
    Purpose.LINT: "lint linter linters linting lintrunner ruff flake8 eslint clippy pylint shellcheck actionlint style",
    Purpose.SECURITY: "security audit scan scanner sast codeql trivy semgrep bandit gitleaks zizmor scorecard",
    Purpose.BUILD: "build builds compile wheel wheels package docs doc sphinx",
    Purpose.PUBLISH: "deploy publish release upload push promote pages",
    Purpose.FORMAT: "format fmt prettier black autofix fix",
    Purpose.CLEANUP: "clean cleanup distclean mrproper teardown prune kill stop",
    Purpose.REPORT: "report notify notification comment summary upload artifact artifacts metrics stats badge slack"
    " logs log codecov coveralls",
    Purpose.CACHE: "cache",
    Purpose.SETUP: "setup install bootstrap init prepare configure download checkout login deps dependencies env",
    Purpose.HOUSEKEEPING: "stale label labels labeler triage assign greetings lock backport cherry rebase bot sync",
}
_BY_WORD = {word: purpose for purpose, words in _WORDS.items() for word in words.split()}
_VERBS: Mapping[Purpose, str] = {
    Purpose.SETUP: "install setup bootstrap init initialize prepare configure download fetch login start launch",
    Purpose.REPORT: "upload report notify comment post send summarize summarise annotate",
    Purpose.CLEANUP: "clean cleanup teardown prune kill stop delete remove",
    Purpose.QUERY: "print show list get dump display describe collect find count",
    Purpose.UNKNOWN: "is if has should whether detect determine decide",
}
_BY_VERB = {verb: purpose for purpose, verbs in _VERBS.items() for verb in verbs.split()}
_CHECKING_VERBS = frozenset({"check", "checks", "verify", "validate"})
_ASKING = frozenset({"is", "if", "has", "should", "whether"})
_OF_SETUP = frozenset({"setup", "deps", "dependencies", "prereqs", "prerequisites", "requirements"})
_BOTH = frozenset({"and", "then", "run", "runs"})
_ENDINGS = frozenset({"sh", "bash", "py", "js", "mjs", "cjs", "ts", "rb", "pl", "ps", "bat", "cmd", "php"})
_MOST = 200


def purpose_in_names(text: str) -> Purpose:
    """Return the purpose that the words of names hint at, the one that says most; ``UNKNOWN`` where none does.

    In one name the word at its head decides where the others only add to it.
    """
    return min(map(_by_name, text[:_MOST].split()), key=lambda purpose: purpose.rank, default=Purpose.UNKNOWN)


def _by_name(name: str) -> Purpose:
    words = [word.lower() for word in _WORD.findall(name)]
    purpose = min(
        (_BY_WORD[word] for word in words if word in _BY_WORD), key=lambda purpose: purpose.rank, default=None
    )
    if purpose is None:
        return Purpose.UNKNOWN
    return (_by_head([word for word in words if word not in _ENDINGS]) or purpose) if purpose.checks else purpose


def _by_head(words: list[str]) -> Purpose | None:
    """Return what the word says that the others only add to: `install-test-deps`, `test-setup`, `check-is-release`.

    ``None`` where no word does, or where the name tells of two things, as `setup-and-test`.
    """
    first, second = [*words, "", ""][:2]
    if not second or not _BOTH.isdisjoint(words):
        return None
    if first in _CHECKING_VERBS:
        return Purpose.UNKNOWN if second in _ASKING else None
    return _BY_VERB.get(first) or (Purpose.SETUP if words[-1] in _OF_SETUP else None)
