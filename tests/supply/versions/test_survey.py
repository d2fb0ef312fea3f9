from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dodcheck.model.evidence import Place
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.supply.bom import Bom, Component, Encoding, Family, Licence, LicenceForm, Spec
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Held, Vendored
from dodcheck.supply.versions.aging import VersionPolicy
from dodcheck.supply.versions.agreeing import version_words
from dodcheck.supply.versions.latest import read_latest
from dodcheck.supply.versions.order import Behind
from dodcheck.supply.versions.places import places_in
from dodcheck.supply.versions.state import JudgedLibrary, Limits
from dodcheck.supply.versions.survey import Sources, judged
from supply.versions.test_table import table_of
from support.yaml_files import loaded

CASES = loaded(Path(__file__).parent / "cases/libraries.yml")
TREE = MemorySnapshot({"docs/a.md": b"a"}, recorded={"third_party/sub": "1" * 40})


def component(told: dict[str, Any]) -> Component:
    licences = (Licence(LicenceForm.ID, told["licence"], ()),) if "licence" in told else ()
    return Component(
        name=told["name"],
        version=told.get("version"),
        kind=told.get("kind", "library"),
        ref=None,
        at=(),
        purl=told.get("purl"),
        licences=licences,
        commits=tuple(told.get("commits", ())),
        places=tuple(told.get("places", ())),
        is_file=told.get("is_file", False),
    )


def vendored(told: dict[str, Any]) -> Vendored:
    def fact(name: str) -> Fact | None:
        return Fact(told[name], Confidence.DECLARED, Place(told["path"])) if name in told else None

    name = fact("name")
    assert name is not None
    also = {"version": fact("also"), "licence": fact("also_licence")}
    return Vendored(
        told["path"],
        Held.FOLDER,
        name,
        fact("version"),
        fact("commit"),
        fact("url"),
        fact("licence"),
        also=tuple((what, one) for what, one in also.items() if one),
    )


def shown_library(one: JudgedLibrary) -> str:
    sign = {None: "", True: " < ", False: " = "}[one.behind]
    latest = f"{sign}{version_words(one.latest)}" if one.latest else ""
    age = "" if one.age is None else f" {one.age} days"
    said = "; ".join(remark.message if remark.blocks else f"({remark.message})" for remark in one.remarks)
    path = one.library.path or "-"
    return (
        f"{one.library.name} {path} {version_words(one.current)}{latest}{age} {one.state}{f': {said}' if said else ''}"
    )


@pytest.mark.parametrize("case", [pytest.param(one, id=one["about"]) for one in CASES])
def test_what_is_said_of_each_library(case: dict[str, Any]) -> None:
    components = tuple(component(one) for one in case.get("sbom", ()))
    bom = Bom(Spec(Family.CYCLONEDX, "1.6", Encoding.JSON), components) if "sbom" in case else None
    code = [vendored(one) for one in case.get("code", ())]
    told = case.get("limits", {})
    limits = Limits(**{**told, "max_behind": Behind(told["max_behind"]) if "max_behind" in told else None})
    latest = read_latest(case["latest"].encode()) if "latest" in case else None
    sources = Sources(table_of(case["table"]), bom, code, places_in(TREE))
    found = judged(sources, VersionPolicy(date(2026, 2, 8), limits, latest))
    assert [shown_library(one) for one in found] == case["libraries"]
