from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.supply.codes import codes_page
from dodcheck.supply.finding import Severity
from dodcheck.supply.meaning.check import problems_of
from dodcheck.supply.meaning.codes import CODES
from support.boms import bom
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "cases"
TOLD = [(path.stem, case) for path in sorted(FOLDER.glob("*.yml")) for case in loaded(path)]


def found(told: dict[str, Any]) -> list[str]:
    return [
        f"{one.severity.name.lower()} {one.code} at {'/'.join(map(str, one.at)) or 'top'}: {one.message}"
        for one in problems_of(bom(told["bom"]))
    ]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{name}: {case['about']}") for name, case in TOLD])
def test_what_is_wrong(case: dict[str, Any]) -> None:
    assert found(case) == case["found"]


def test_every_code_has_a_case() -> None:
    told = {line.split()[1] for _, case in TOLD for line in case["found"]}
    assert told == set(CODES)


def test_codes_are_listed_from_the_worst_on() -> None:
    severities = [code.severity for code in CODES.values()]
    assert severities == sorted(severities, reverse=True)
    assert codes_page(CODES).splitlines()[:3] == [
        "| code | severity | what is found |",
        "|---|---|---|",
        "| `duplicate-ref` | error | two things have one name (`bom-ref`, `SPDXID`) |",
    ]
    assert {code.severity for code in CODES.values()} == set(Severity)
