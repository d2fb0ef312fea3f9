"""Cases of the patterns of the audit: a repository, and every risk of one pattern in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit.audit import audit
from dodcheck.workflows.audit.risk import Risk
from support.yaml_files import documents

CASES = Path(__file__).resolve().parent.parent / "workflows" / "cases" / "patterns"
WORKFLOW = ".github/workflows/ci.yml"


@dataclass(frozen=True)
class Case:
    """One case; ``workflow`` is the content of `ci.yml`. ``risks`` are those of ``pattern``, one a line."""

    pattern: str
    about: str
    workflow: str | None = None
    files: dict[str, str] = field(default_factory=dict)
    risks: list[str] = field(default_factory=list)


def cases() -> Iterator[tuple[str, Case]]:
    """Yield every case with a name for it; its file is named after the pattern."""
    for path in sorted(CASES.glob("*.yml")):
        one: dict[str, Any]
        for one in documents(path):
            yield f"{path.stem}: {one['about']}", Case(pattern=path.stem, **one)


def risks_of(case: Case) -> list[Risk]:
    """Return the risks of the case's pattern."""
    files = case.files | ({WORKFLOW: case.workflow} if case.workflow is not None else {})
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()})
    return [risk for risk in audit(snapshot).risks if risk.pattern == case.pattern]


def told(risk: Risk) -> str:
    """Return a risk on one line: weight, place without the folder of workflows, job, step, message."""
    where = " / ".join(name for name in (risk.job, risk.step) if name)
    place = str(risk.location).removeprefix(".github/workflows/")
    accepted = f" [accepted: {risk.accepted}]" if risk.accepted else ""
    return f"{risk.severity}/{risk.confidence} {place} {where}: {risk.message}{accepted}"
