from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dodcheck.model.evidence import Place
from dodcheck.supply.coverage.match import match_components
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Held, Vendored
from support.boms import bom
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "cases"
TOLD = [(path.stem, case) for path in sorted(FOLDER.glob("*.yml")) for case in loaded(path)]


def vendored(path: str, told: Mapping[str, Any]) -> Vendored:
    confidence = Confidence(told.get("confidence", "recorded"))

    def fact(name: str) -> Fact | None:
        return Fact(str(told[name]), confidence, Place(path)) if name in told else None

    return Vendored(
        path=path,
        held=Held(told.get("held", "submodule" if "commit" in told else "folder")),
        name=fact("name") or Fact(path.rpartition("/")[2], Confidence.READ, Place(path)),
        version=fact("version"),
        commit=fact("commit"),
        url=fact("url"),
        also=tuple(("version", found) for name in ("other_version",) if (found := fact(name))),
    )


def found(told: dict[str, Any]) -> dict[str, Any]:
    code = [vendored(path, one or {}) for path, one in told["code"].items()]
    coverage = match_components(bom({"components": told["components"]}), code)
    said = {
        "matches": [
            f"{one.component.name} is {one.code.path} by {one.how}, "
            f"{one.stand.standing}: {one.stand.listed} / {one.stand.recorded}"
            for one in coverage.matches
        ],
        "doubts": [f"{one.component.name} may be {one.code.path}" for one in coverage.doubts],
        "uncovered": [one.path for one in coverage.uncovered],
        "unmapped": [one.name for one in coverage.unmapped],
    }
    return {name: value for name, value in said.items() if value}


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{name}: {case['about']}") for name, case in TOLD])
def test_what_is_what(case: dict[str, Any]) -> None:
    assert found(case) == case["found"]


def test_a_thousand_namesakes_are_no_square() -> None:
    told = bom({"components": [{"name": "zlib", "version": str(index)} for index in range(2000)]})
    start = time.process_time()
    coverage = match_components(told, [vendored(f"a{index}/zlib", {}) for index in range(2000)])
    assert (len(coverage.matches), time.process_time() - start < 10) == (1, True)
