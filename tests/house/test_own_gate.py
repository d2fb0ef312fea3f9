from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.gate import audit

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
        ("pr", None, True),
    ]
    assert [(str(one.severity), str(one.pattern)) for one in told.findings] == [
        ("low", "own-workflow"),
        ("low", "own-code"),
        ("low", "own-code"),
    ]
