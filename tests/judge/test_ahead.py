from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from dodcheck.judge.ahead import ask_ahead_of
from dodcheck.judge.report import report
from dodcheck.judge.scopes import every_claim
from dodcheck.reports.json import render
from dodcheck.rules.sweeping import answers as sweeping
from dodcheck.secrets.forms.table import BY_ID
from dodcheck.snapshot.forking import ForkedCall
from support.judging import DOD, prepared

DOCUMENT = """## Phase 1: Code

- [x] `connect` is defined <!-- dodcheck: symbol: {symbol: connect} -->
- [x] No credential is in the tree <!-- dodcheck: secrets: {} -->
- [x] `README.md` exists
- [x] Nothing bad <!-- dodcheck: all: [{not: {symbol: {symbol: bad}}}, {file: {path: README.md}}] -->
"""
TOKEN = BY_ID["github-pat"].make(random.Random(1)).decode()  # noqa: S311 - what is made opens nothing
FILES: dict[str, str | bytes] = {
    DOD: DOCUMENT,
    "README.md": "# Read me\n",
    "a.py": "def connect(): return 1\n",
    "b.py": f"key = '{TOKEN}'\n",
    "c.py": "def other(): return 1\n",
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Have few files asked ahead too, and return the copies of this process that were made for it."""
    made = list[object]()

    def watched(call: Callable[[], object]) -> ForkedCall[object]:
        made.append(call)
        return ForkedCall(call)

    monkeypatch.setattr(sweeping, "FEW", 1)
    monkeypatch.setattr(sweeping, "is_possible", lambda: True)
    monkeypatch.setattr(sweeping, "ForkedCall", watched)
    return made


def test_statements_that_wait_for_answers_are_judged_last() -> None:
    case = prepared(FILES)
    order = [
        criterion.location.line for criterion in ask_ahead_of(case, every_claim(case.program, strict=False).criteria)
    ]
    assert order == [5, 3, 4, 6]


def test_the_report_is_the_same_whoever_asks_the_files(asked: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> str:
        case = prepared(FILES)
        return render(report(case, every_claim(case.program, strict=False)))

    by_two = told()
    monkeypatch.setattr(sweeping, "is_possible", lambda: False)
    assert (len(asked), by_two) == (1, told())
    assert "1 credential in 5 files: b.py:1: GitHub personal access token" in by_two


def test_nothing_is_asked_ahead_where_no_rule_asks_many_files(asked: list[object]) -> None:
    case = prepared({**FILES, DOD: "## Phase 1: Code\n\n- [x] `README.md` exists\n"})
    ask_ahead_of(case, every_claim(case.program, strict=False).criteria)
    assert asked == []
