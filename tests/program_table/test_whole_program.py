"""Every statement of a program: fulfilled, as it really stands, and with its evidence broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dodcheck.model.report import Report
from support.shared import shared
from support.whole_program import ELSEWHERE, World, bill, broken, evidence, repository
from support.yaml_files import loaded

FOLDER = Path(__file__).parent / "whole"
DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "own": (FOLDER / "DEFINITION_OF_DONE.md").read_bytes,
    "seed": lambda: shared("seeds", "DEFINITION_OF_DONE.md").read_bytes(),
}
TABLES: dict[str, dict[str, Any]] = {name: loaded(FOLDER / f"{name}.yml") for name in DOCUMENTS}
BROKEN = [
    pytest.param(name, one, id=f"{name}: {one['about']}") for name, told in TABLES.items() for one in told["broken"]
]
GOOD = {"proved", "ready", "attested"}


def world(name: str) -> World:
    return World(repository(), evidence(), TABLES[name])


def verdicts(found: Report) -> dict[int, str]:
    return {one.criterion.location.line or 0: str(one.verdict) for one in found.judgements}


def real() -> dict[str, str]:
    """Return what the program's repository holds of it, with a bill of materials where nobody promised it."""
    root = shared("corpus", "pytorch")
    files = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    told = {path: file.read_text(encoding="utf-8") for path, file in files.items() if path.startswith(("docs/", "REF"))}
    return {**told, ELSEWHERE: bill(tuple(f"lib{number:02}" for number in range(42)))}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_repository_that_fulfils_a_program_is_done(name: str) -> None:
    found = world(name).judged(DOCUMENTS[name]())
    assert verdicts(found) == TABLES[name]["fulfilled"]
    assert set(TABLES[name]["fulfilled"].values()) == GOOD | {"deferred"}
    assert found.passed


@pytest.mark.parametrize(("name", "one"), BROKEN)
def test_a_statement_turns_where_its_evidence_is_broken(name: str, one: dict[str, Any]) -> None:
    document = DOCUMENTS[name]()
    now = verdicts(broken(world(name), one).judged(document))
    assert {line: said for line, said in now.items() if said != TABLES[name]["fulfilled"][line]} == one["turns"]
    assert [line for line in one["breaks"] if one["turns"].get(line, "proved") in GOOD] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_statement_is_broken_once(name: str) -> None:
    done = {line for line, said in TABLES[name]["fulfilled"].items() if said in GOOD}
    assert {line for one in TABLES[name]["broken"] for line in one["breaks"]} == done


def test_the_real_state_of_the_program() -> None:
    found = World(real(), {}, {}).judged(DOCUMENTS["seed"]())
    assert verdicts(found) == TABLES["seed"]["real"]
    assert not found.passed


def test_the_real_state_names_the_bill_of_materials_that_stands_elsewhere() -> None:
    found = World(real(), {}, {}).judged(DOCUMENTS["seed"]())
    said = {one.criterion.location.line: one.reason for one in found.judgements}
    assert said[86] == (
        "docs/refactor/SBOM.json is missing; is it docs/refactor/audit/SBOM.json, which lists 42 components?"
    )
