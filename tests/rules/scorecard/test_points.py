"""Each point of the scorecard over small repositories: what is said of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.rules.scorecard.areas import AREAS
from support.rule_cases import snapshot_of
from support.yaml_files import loaded

POINTS = {point.name: point for area in AREAS for point in area.points}
TOLD: list[dict[str, Any]] = [
    {"point": group["point"], **case}
    for path in sorted(Path(__file__).parent.glob("*.yml"))
    for group in loaded(path)
    for case in group["cases"]
]


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one['point']} {one['about']}") for one in TOLD])
def test_what_is_said_of_a_point(case: dict[str, Any]) -> None:
    seen = POINTS[case["point"]].look(snapshot_of(case))
    places = [place.path if place.line is None else f"{place.path}:{place.line}" for place in seen.places]
    told = {"outcome": seen.outcome.value, "said": seen.summary, "places": places}
    # What another kind of evidence says is tested with that kind.
    keys = told if POINTS[case["point"]].kind == "posture" else ("outcome",)
    assert {key: told[key] for key in keys} == {key: case[key] for key in keys}


def test_every_point_has_cases_that_hold_fail_and_cant_be_told() -> None:
    seen = {name: {one["outcome"] for one in TOLD if one["point"] == name} for name in POINTS}
    assert {name for name, outcomes in seen.items() if not {"holds", "fails", "unknown"} <= outcomes} == set()


def test_names_are_told_once_and_each_area_has_points() -> None:
    assert len(POINTS) == sum(len(area.points) for area in AREAS)
    assert all(area.points for area in AREAS)
