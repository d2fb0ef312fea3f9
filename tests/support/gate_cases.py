"""Cases of the audit of the gate: the files of a repository, the runs of dodcheck in it, and every finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.gate import GateAudit, audit
from support.yaml_files import documents

CASES = Path(__file__).resolve().parent.parent / "workflows" / "cases" / "gate"
WORKFLOW = ".github/workflows/ci.yml"


@dataclass(frozen=True)
class Case:
    """One case; ``workflow`` is the content of ``ci.yml``, and its folder says whether the gate passes."""

    about: str
    passes: bool
    workflow: str | None = None
    files: dict[str, str] = field(default_factory=dict)
    branches: list[str] = field(default_factory=lambda: ["main", "master"])
    runs: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)


def cases() -> Iterator[tuple[str, Case]]:
    """Yield every case with a name for it."""
    for path in sorted(CASES.glob("*/*.yml")):
        one: dict[str, Any]
        for one in documents(path):
            name = f"{path.parent.name}/{path.stem}: {one['about']}"
            yield name, Case(passes=path.parent.name == "passes", **one)


def snapshot_of(case: Case) -> MemorySnapshot:
    """Return the repository of a case."""
    files = case.files | ({WORKFLOW: case.workflow} if case.workflow is not None else {})
    return MemorySnapshot({path: text.encode() for path, text in files.items()})


def audited(case: Case) -> GateAudit:
    """Return the audit of a case."""
    return audit(snapshot_of(case), case.branches)


def runs_of(told: GateAudit) -> list[str]:
    """Return each run on one line."""
    return [
        f"{step.location} {step.job}: {step.command}{f' (through {step.through})' if step.through else ''}"
        f" [{', '.join(step.events)}]{' effective' if step.effective else ''}"
        for step in told.steps
    ]


def findings_of(told: GateAudit) -> list[str]:
    """Return each finding on one line."""
    return [f"{one.severity} {one.pattern} {one.location}: {one.message}" for one in told.findings]
