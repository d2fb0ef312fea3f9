from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.rules.code.own import is_test
from dodcheck.rules.flawed.flaw import Asked, Flaw, Reason
from dodcheck.rules.flawed.table import FLAWS
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "seen"
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem} {case['about']}")
    for path in sorted(FOLDER.glob("*.yml"))
    for case in loaded(path)
]


@pytest.mark.parametrize(("flaw", "case"), CASES)
def test_what_a_file_shows(flaw: str, case: dict[str, Any]) -> None:
    assert told_of(flaw, case) == case["seen"]


def test_every_flaw_has_cases() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == sorted(Flaw)


def test_many_lines_of_comment_are_looked_at_in_pieces() -> None:
    words, code = "// what f() returns is kept\n", "// remove(x);\n"
    case = {"path": "src/a.js", "code": words * 200 + code * 402}
    assert told_of("commented-code", case) == ["1 seen", "201 bad: code is commented out"]


def told_of(flaw: str, case: dict[str, Any]) -> list[str] | None:
    """Return how many things were looked at, and each place that is told; ``None`` where nothing could be a flaw."""
    asked = Asked(case["path"], case["code"].encode(), is_test(case["path"]), case.get("public", False))
    seen = FLAWS[Flaw(flaw)].finder(asked)
    if seen is None:
        return None
    return [f"{seen.things} seen"] + [
        f"{one.line or 'file'} {one.standing.name.lower()}: {one.what}"
        + ("" if one.reason is Reason.NONE else f" ({one.reason.name.lower()})")
        for one in seen.sightings
    ]
