from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.audit.audit import audit as audit_risks
from dodcheck.workflows.gate import audit
from dodcheck.workflows.severity import Limit

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tracked() -> MemorySnapshot:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607 - git alone
    if done.returncode != 0:
        pytest.skip("not a git checkout")
    paths = [name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    return MemorySnapshot({name: (ROOT / name).read_bytes() for name in paths})


def test_every_change_of_this_repository_meets_dodcheck(tracked: MemorySnapshot) -> None:
    told = audit(tracked)
    assert [(step.scope, step.through, step.effective) for step in told.steps] == [
        ("phase 1", "make demo", True),
        ("secrets", None, False),
        ("sbom versions", None, False),
        ("sbom generate docs/refactor/SBOM.json docs/refactor/THIRD_PARTY_VERSIONS.md", None, False),
        ("ci risks low", None, False),
        ("ci pins", None, False),
        ("pr", None, True),
    ]
    assert [(str(one.severity), str(one.pattern)) for one in told.findings] == [
        ("low", "own-workflow"),
        ("low", "own-code"),
        ("low", "own-code"),
    ]


def test_nothing_is_green_for_no_reason_in_the_workflows_of_this_repository(tracked: MemorySnapshot) -> None:
    told = audit_risks(tracked)
    assert told.workflows == (".github/workflows/ci.yml",)
    assert [(risk.id, risk.message) for risk in told.beyond(Limit.NONE)] == []
