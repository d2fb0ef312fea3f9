from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "threat-model.md"
HEAD = ["attack", "what stops it", "case"]
CELL = re.compile(r"`([^`]+)`")
PLACE = re.compile(r"(?P<path>[^:]+)(?:::(?P<test>\w+)|: (?P<about>.+))?")


class Row(NamedTuple):
    line: int
    attack: str
    stops: str
    cases: list[str]


def table_lines() -> list[tuple[int, list[str]]]:
    lines = enumerate(PAGE.read_text(encoding="utf-8").splitlines(), start=1)
    return [
        (number, [cell.strip() for cell in line.strip("|").split("|")]) for number, line in lines if line[:1] == "|"
    ]


def rows() -> list[Row]:
    told = [(number, cells) for number, cells in table_lines() if cells != HEAD and set(cells[0]) != {"-"}]
    return [Row(number, cells[0], cells[1], CELL.findall(cells[2])) for number, cells in told]


def missing(case: str) -> str:
    """Return what of a case is not there, nothing where all is."""
    found = PLACE.fullmatch(case)
    if found is None or not (ROOT / found["path"]).is_file():
        return f"there is no file {case}"
    text = (ROOT / found["path"]).read_text(encoding="utf-8")
    if found["test"] and f"\ndef {found['test']}(" not in text:
        return f"{found['path']} has no test {found['test']}"
    if found["about"] and not re.search(rf"^about: ['\"]?{re.escape(found['about'])}", text, re.MULTILINE):
        return f"{found['path']} has no case about {found['about']}"
    return ""


def test_every_table_has_three_cells_in_every_row() -> None:
    assert {len(cells) for _, cells in table_lines()} == {3}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.attack[:60])
def test_every_attack_is_stopped_and_has_its_case(row: Row) -> None:
    assert row.attack
    assert row.stops
    assert row.cases
    assert [said for case in row.cases if (said := missing(case))] == []


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("tests/house/nowhere.py", "there is no file tests/house/nowhere.py"),
        ("tests/house/test_size.py::test_x", "tests/house/test_size.py has no test test_x"),
        ("tests/trust/cases/attacks/rules.yml: x", "tests/trust/cases/attacks/rules.yml has no case about x"),
        ("tests/trust/cases/attacks/rules.yml: a second rules file", ""),
    ],
)
def test_a_case_that_is_missing_would_be_told(case: str, said: str) -> None:
    assert missing(case) == said
