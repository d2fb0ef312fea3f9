"""What the program says about its bill of materials, over a tree that fulfils it, and over each way to only seem to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import every_claim, governance
from dodcheck.model.caller import Caller
from dodcheck.snapshot.memory import MemorySnapshot
from support.judging import DAY
from support.program_statements import CHECKLIST, ticked_seed
from support.yaml_files import loaded

SBOM = "docs/refactor/SBOM.json"
ELSEWHERE = "docs/refactor/audit/SBOM.json"
MODULES = {f"third_party/mod{number:02}": f"{number:02x}" * 20 for number in range(12)}
FOLDERS = [f"third_party/lib{number:02}" for number in range(40)]
WORKFLOW = """\
on: push
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
    - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683  # v4.2.2
"""
DEPENDABOT = """\
version: 2
updates:
- package-ecosystem: github-actions
  directory: /
  schedule: {interval: weekly}
"""


@dataclass
class World:
    """A tree: its files, its submodules with their commits, and the bill of materials that becomes a file."""

    files: dict[str, str | None] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=lambda: dict(MODULES))
    bill: dict[str, Any] = field(default_factory=dict)
    at: str = SBOM

    @property
    def components(self) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = self.bill["components"]
        return listed


def fulfilled() -> World:
    """Return a tree in which 12 submodules and 40 folders of others lie, and every one is listed."""
    parts = [
        {"type": "library", "name": path.rpartition("/")[2], "version": commit} for path, commit in MODULES.items()
    ]
    parts += [{"type": "library", "name": path.rpartition("/")[2], "version": "1.0"} for path in FOLDERS]
    for one in parts:
        one["bom-ref"] = one["name"]
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": parts}
    files: dict[str, str | None] = {f"{path}/code.c": "int x;\n" for path in FOLDERS}
    files |= {".github/workflows/ci.yml": WORKFLOW, ".github/dependabot.yml": DEPENDABOT}
    files["docs/refactor/THIRD_PARTY_VERSIONS.md"] = "# Versions\n\nThey are listed here.\n"
    return World(files, bill=bill)


def gone(world: World) -> None:
    world.at = ""


def empty(world: World) -> None:
    world.at = ""
    world.files[SBOM] = ""


def not_json(world: World) -> None:
    world.at = ""
    world.files[SBOM] = "# The bill of materials\n"


def other_json(world: World) -> None:
    world.at = ""
    world.files[SBOM] = '{"components": []}\n'


def moved(world: World) -> None:
    world.at = ELSEWHERE
    del world.components[42:]


def cut_to_42(world: World) -> None:
    del world.components[42:]


def cut_to_nothing(world: World) -> None:
    world.components.clear()


def without_type(world: World) -> None:
    del world.components[3]["type"]


def same_ref(world: World) -> None:
    world.components[3]["bom-ref"] = world.components[4]["bom-ref"]


def dangling(world: World) -> None:
    world.bill["dependencies"] = [{"ref": "mod00", "dependsOn": ["nobody"]}]


def of_a_registry(world: World) -> None:
    for number, one in enumerate(world.components):
        one["name"] = f"package-{number}"


def in_one_folder(world: World) -> None:
    for number, one in enumerate(world.components[12:]):
        one |= {"name": f"part-{number}", "evidence": {"occurrences": [{"location": FOLDERS[0]}]}}


def stale(world: World) -> None:
    world.modules["third_party/mod03"] = "ab" * 20


def by_release(world: World) -> None:
    for one in world.components[:12]:
        one["version"] = "1.0"


def untagged_action(world: World) -> None:
    world.files[".github/workflows/ci.yml"] = WORKFLOW.replace("11bd71901bbe5b1630ceea73d27597364c9af683", "v4")


def no_updates(world: World) -> None:
    world.files[".github/dependabot.yml"] = None


def no_table(world: World) -> None:
    world.files["docs/refactor/THIRD_PARTY_VERSIONS.md"] = None


CHANGES: dict[str, Callable[[World], None]] = {
    change.__name__.replace("_", " "): change
    for change in (
        *(gone, empty, not_json, other_json, moved, cut_to_42, cut_to_nothing, without_type, same_ref, dangling),
        *(of_a_registry, in_one_folder, stale, by_release, untagged_action, no_updates, no_table),
    )
}
TABLE: list[dict[str, Any]] = [
    row for path in sorted((Path(__file__).parent / "supply").glob("*.yml")) for row in loaded(path)
]
CASES = [pytest.param(row["line"], case, id=f"{row['line']} {case['about']}") for row in TABLE for case in row["cases"]]


def answer(line: int, world: World) -> tuple[str, str]:
    """Return verdict and reason of the statement on a line, with every box of the program ticked."""
    files = {path: text.encode() for path, text in world.files.items() if text is not None} | {CHECKLIST: ticked_seed()}
    if world.at:
        files[world.at] = json.dumps(world.bill, indent=1).encode()
    case = prepare(MemorySnapshot(files, commit="c0", recorded=world.modules), Caller(DAY), governance)
    found = report(case, every_claim(case.program, strict=False))
    (one,) = (one for one in found.judgements if one.criterion.location.line == line)
    return str(one.verdict), one.reason


@pytest.mark.parametrize(("line", "case"), CASES)
def test_a_statement_turns_with_its_evidence(line: int, case: dict[str, str]) -> None:
    world = fulfilled()
    if case["about"] != "as it is":
        CHANGES[case["about"]](world)
    assert answer(line, world) == (case["verdict"], case["reason"])


def test_every_statement_is_fulfilled_first_and_then_broken() -> None:
    assert all(row["cases"][0]["about"] == "as it is" for row in TABLE)
    assert all(any(case["verdict"] != "proved" for case in row["cases"]) for row in TABLE)
    assert {case["about"] for row in TABLE for case in row["cases"]} == {"as it is", *CHANGES}
