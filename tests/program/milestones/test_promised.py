from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.model.criterion import Criterion
from dodcheck.program.discover import NamedDocuments, discover
from dodcheck.program.load import assemble_program, read_sources
from dodcheck.snapshot.memory import MemorySnapshot
from support.yaml_files import documents

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.glob("*.yml")) for case in documents(path)]


def _line(one: Criterion) -> str:
    at = f"{one.location.path}:{one.location.line or ''}"
    return f"{at} {one.id} claimed={one.claimed} holds={one.holds}{_put_off(one)}{_promised(one)}"


def _put_off(one: Criterion) -> str:
    if not one.deferred:
        return ""
    return f" deferred until {one.deferred_until}" if one.deferred_until else " deferred"


def _promised(one: Criterion) -> str:
    if one.promise is None:
        return ""
    told = (f" {name}={_shown(value)}" for name, value in one.promise._asdict().items())
    return f" {type(one.promise).__name__}{''.join(told)}"


def _shown(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_what_documents_promise(case: dict[str, Any]) -> None:
    snapshot = MemorySnapshot({path: text.encode() for path, text in case["documents"].items()})
    program = assemble_program(read_sources(discover(snapshot.files(), NamedDocuments()), snapshot))
    assert [_line(one) for one in program.criteria] == case["criteria"]
