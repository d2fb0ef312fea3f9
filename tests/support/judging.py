"""Judging a repository that is held in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dodcheck.judge.case import Case, prepare
from dodcheck.judge.report import judge_of, report
from dodcheck.judge.scopes import every_claim, governance, phase
from dodcheck.model.caller import Caller
from dodcheck.model.report import Report
from dodcheck.snapshot.memory import MemorySnapshot
from support.memory_history import MemoryRepository
from support.past import history_of

DAY = date(2026, 2, 8)
DOD = "docs/DOD.md"


PLAN = "docs/refactor/milestones/M03/M03_plan.md"


def prepared(
    files: dict[str, str | bytes],
    day: date = DAY,
    evidence: Mapping[str, bytes] | None = None,
    past: Sequence[Mapping[str, Any]] = (),
) -> Case:
    """Return the case of a repository of these files, with the evidence files that the caller hands over.

    ``past`` are the commits behind it as cases tell them; the files are then beside those of the newest one.
    """
    stored = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    if not past:
        return prepare(MemorySnapshot(stored, evidence=evidence or {}, commit="c0"), Caller(day), governance)
    history = history_of(past)
    own = {**history.contents[history.head()], **stored}
    return prepare(MemoryRepository(history, own, evidence or {}), Caller(day), governance)


def judged(
    files: dict[str, str | bytes],
    asked: str | None = "1",
    day: date = DAY,
    evidence: Mapping[str, bytes] | None = None,
    past: Sequence[Mapping[str, Any]] = (),
) -> Report:
    """Return the report of a phase, of all claims where none is asked for."""
    case = prepared(files, day, evidence, past)
    return report(case, phase(case.program, asked) if asked else every_claim(case.program, strict=False))


def judged_statement(
    files: dict[str, str | bytes], place: tuple[str, int], evidence: Mapping[str, bytes] | None = None
) -> tuple[str, str]:
    """Return verdict and reason of the one statement at a path and line, judged in its whole program."""
    case = prepared(files, DAY, evidence)
    (one,) = (one for one in case.program.criteria if (one.location.path, one.location.line) == place)
    found = judge_of(case).judgement(one)
    return str(found.verdict), found.reason


def judged_shallow(files: dict[str, str | bytes], past: Sequence[Mapping[str, Any]]) -> Report:
    """Return the report of the first phase in a clone whose oldest commit here has more behind it."""
    history = history_of(past, cut=True)
    stored = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    own = {**history.contents[history.head()], **stored}
    case = prepare(MemoryRepository(history, own), Caller(DAY), governance)
    return report(case, phase(case.program, "1"))


def verdicts(found: Report) -> dict[str, tuple[str, str]]:
    """Return verdict and reason of each criterion."""
    return {one.criterion.id: (str(one.verdict), one.reason) for one in found.judgements}


def notices(found: Report) -> list[str]:
    """Return each notice as one line."""
    return [f"{one.kind} {one.location} {one.message}" for one in found.notices]


def checklist(*lines: str) -> str:
    """Return a checklist of one phase."""
    return "## Phase 1: One\n\n" + "".join(f"{line}\n" for line in lines)


def bound(rules: str) -> str:
    """Return a rules file of these entries."""
    return f"version: 1\nrules:\n{rules}"


WAIVER = "{criterion: %s, reason: Next month, owner: Ada, expires: %s}"


def waived(*entries: tuple[str, str]) -> str:
    """Return a waivers file of these criteria and last days."""
    return "version: 1\nwaivers:\n" + "".join(f"  - {WAIVER % entry}\n" for entry in entries)


def attested(says: str, /, **other: str) -> str:
    """Return an attestations file of one statement of phase 1, `Everyone agrees` where its id is not told."""
    told = {"criterion": "phase-1/everyone-agrees", "says": says, "by": "Ada", "date": "2026-02-01"}
    told |= {"commit": "'a100000'", "covers": "[src/**]", "expires": "2026-03-01", **other}
    return "version: 1\nattestations:\n  - {" + ", ".join(f"{key}: {value}" for key, value in told.items()) + "}\n"
