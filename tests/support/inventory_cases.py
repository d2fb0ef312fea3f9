"""Cases of the inventory of workflows: a repository, answers of the platform, and what is told of each workflow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dodcheck.rules.hosting.required import required_before_merge
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.inventory.inventory import inventory
from dodcheck.workflows.inventory.row import Inventory
from dodcheck.workflows.load import FOLDER
from support.yaml_files import documents

CASES = Path(__file__).resolve().parent.parent / "workflows" / "cases" / "inventory"


@dataclass(frozen=True)
class Case:
    """One case: the workflows by name, other files by path, evidence files by name, and a line for each thing told."""

    about: str
    told: list[str]
    workflows: dict[str, str]
    files: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)


def cases(name: str) -> Iterator[tuple[str, Case]]:
    """Yield the cases of a file, each with what it is about."""
    one: dict[str, Any]
    for one in documents(CASES / f"{name}.yml"):
        yield one["about"], Case(**one)


def snapshot_of(case: Case) -> MemorySnapshot:
    """Return the repository of a case with the evidence that is handed over."""
    files = case.files | {f"{FOLDER}/{name}": text for name, text in case.workflows.items()}
    handed = {name: text.encode() for name, text in case.evidence.items()}
    return MemorySnapshot({path: text.encode() for path, text in files.items()}, evidence=handed)


def listed(case: Case) -> Inventory:
    """Return the inventory of a case."""
    snapshot = snapshot_of(case)
    return inventory(snapshot, required_before_merge(snapshot))
