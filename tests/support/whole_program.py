"""A repository that fulfils a whole program of four phases and 23 milestones, and what its caller hands over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from dodcheck.documents.document import Role, read_document
from dodcheck.judge.report import report
from dodcheck.judge.scopes import whole_program
from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Report
from support.judging import prepared
from support.yaml_files import loaded

DATA = Path(__file__).parents[1] / "program_table" / "whole"
AUDIT_PACK = "docs/refactor/audit"
CHECKLIST = f"{AUDIT_PACK}/DEFINITION_OF_DONE.md"
SBOM = "docs/refactor/SBOM.json"
ELSEWHERE = f"{AUDIT_PACK}/SBOM.json"
_MILESTONES: Final = (
    *("Baseline audit", "Import smoke test", "Ledger", "Workflow audit", "Loud failures", "Actionlint"),
    *("Pinned actions", "Dependabot", "Bill of materials", "Third-party audit", "Package manager", "Protocol version"),
    *("Cross-version test", "Pre-commit", "Pre-commit documented", "ABI checker", "Determinism", "TorchScript"),
    *("State dict keys", "Deprecations", "Doctests", "Performance", "Memory"),
)
_PUT_OFF: Final = 20
"""The first of the milestones that the program defers."""
_STRONG: Final = (1, 2, 3, 4, 20, 21, 30, 40, 50, 60, 61)
_HIGH: Final = (10, 11, 22, 31, 41)
_PARTIAL: Final = (22, 31)
_VENDORED: Final = ("zlib", "fmt", *(f"lib{number:02}" for number in range(50)))
_BILL_OF_42: Final = "{bill of 42}"
_KEY: Final = "AKIA" + "4Z7QPX2MVN5TRLWK"
"""A key that nobody has, in the form of a real one."""
_CHECKS: Final = (
    *("smoke", "smoke test", "test", "ABI checker", "Deprecation policy checker", "cross-version", "lint"),
    *("lintrunner", "mypy", "actionlint", "pull", "trunk"),
)


def repository() -> dict[str, str]:
    """Return every file but the checklist, by path."""
    files: dict[str, str] = loaded(DATA / "repository.yml")
    files |= {"REFACTOR.md": _ledger(), f"{AUDIT_PACK}/INVARIANTS_CATALOG.md": _catalogue(), SBOM: bill(_VENDORED)}
    files |= {_test(number): f"def test_it():\n    assert it() == {number}\n" for number in (*_STRONG, *_HIGH)}
    files |= {f"third_party/{name}/code.c": "int x;\n" for name in _VENDORED}
    for number in range(_PUT_OFF):
        files |= dict(_milestone(number))
    return files


def evidence() -> dict[str, str]:
    """Return what the caller hands over, by name."""
    told: dict[str, str] = loaded(DATA / "evidence.yml")
    cases = "".join(
        f'<testcase classname="test.test_inv_{number:03}" name="test_it" time="0.1"/>\n'
        for number in (*_STRONG, *_HIGH)
    )
    told["junit-invariants"] = f'<testsuite name="pytest" time="1.0">\n{cases}</testsuite>\n'
    listed = (
        f"| {name} | 1.0 | {'1.1' if name == 'zlib' else '1.0'} | {'yes' if name == 'zlib' else 'no'} |\n"
        for name in _VENDORED
    )
    told["third-party"] = f"| Library | Current | Latest | Outdated |\n|---|---|---|---|\n{''.join(listed)}"
    runs = [{"name": name, "status": "completed", "conclusion": "success"} for name in _CHECKS]
    told["checks"] = json.dumps({"total_count": len(runs), "check_runs": runs})
    return told


def bill(names: tuple[str, ...] = _VENDORED) -> str:
    """Return a bill of materials of vendored libraries."""
    parts = [{"bom-ref": name, "type": "library", "name": name, "version": "1.0"} for name in names]
    return json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": parts}, indent=1)


def _milestone(number: int) -> Iterator[tuple[str, str]]:
    name, folder = f"M{number:02}", f"docs/refactor/milestones/M{number:02}"
    yield (
        f"{folder}/{name}_plan.md",
        f"""\
# {name}_plan — {_MILESTONES[number]}

**Status:** Closed

## Rollback

Revert the commits of the milestone.

## Deliverables

- `{folder}/{name}_summary.md`
""",
    )
    yield f"{folder}/{name}_summary.md", f"# {_MILESTONES[number]}\n\nIt is done.\n"
    yield (
        f"{folder}/{name}_toolcalls.md",
        """\
# Log

| Timestamp (UTC) | Tool | Purpose | Files / target | Status |
|---|---|---|---|---|
| 2026-01-03 10:00 | editor | the work | `REFACTOR.md` | ✅ Complete |
""",
    )


def _ledger() -> str:
    rows = (f"| M{number:02} | {title} | {_status(number)} |\n" for number, title in enumerate(_MILESTONES))
    return f"""\
# Refactor ledger

The [audit pack](docs/refactor/audit/README.md) says where the program begins.

## Governance Baseline

Every change of the program is a milestone with a plan, a log and an entry here. What is done is shown by evidence in
the repository, by results of its checks, or by the word of a person who answers for it.

## Recovery Protocol

Read the last entry of the log, look at the state of the work tree, and go on with the next step of the open plan.

## Milestones

| Milestone | Title | Status |
|---|---|---|
{"".join(rows)}"""


def _status(number: int) -> str:
    return "Closed" if number < _PUT_OFF else "Deferred"


def _catalogue() -> str:
    return f"# Invariants\n\n### P0 (Critical)\n\n{_table(_STRONG)}\n### P1 (High)\n\n{_table(_HIGH)}"


def _table(numbers: tuple[int, ...]) -> str:
    rows = (f"| INV-{one:03} | It | {_strength(one)} | `{_test(one)}` |\n" for one in numbers)
    return f"| ID | Invariant | Verification Strength | Enforced by |\n|---|---|---|---|\n{''.join(rows)}"


def _strength(number: int) -> str:
    return "🟡 Partial" if number in _PARTIAL else "🟢 Strong"


def _test(number: int) -> str:
    return f"test/test_inv_{number:03}.py"


def judged_program(
    document: bytes, decided: Mapping[str, Any], files: Mapping[str, str], handed_over: Mapping[str, str]
) -> Report:
    """Return the report of `dodcheck program` on a repository with this checklist.

    ``decided`` has rules by the lines of their statements, and the lines of those that a person signed off.
    """
    at = {one.location.line: one for one in read_document(CHECKLIST, document, Role.CHECKLIST, "program").criteria}
    tree: dict[str, str | bytes] = {**files, CHECKLIST: document}
    tree["dodcheck.yml"] = _rules(decided.get("rules", {}), at)
    tree["dodcheck.attestations.yml"] = _words(decided.get("attested", ()), at)
    past = [{"id": "a1", "message": "M00: Begin", "files": dict(files)}]
    case = prepared(tree, evidence={name: text.encode() for name, text in handed_over.items()}, past=past)
    return report(case, whole_program(case.program))


class World(NamedTuple):
    """A repository, what is handed over beside it, and what decides the statements that words alone don't."""

    files: dict[str, str]
    evidence: dict[str, str]
    decided: Mapping[str, Any]

    def judged(self, document: bytes) -> Report:
        """Return the report on the whole program of a checklist."""
        return judged_program(document, self.decided, self.files, self.evidence)


def broken(world: World, one: Mapping[str, Any]) -> World:
    """Return the world with one change: files, words in them or in evidence, or a signature that is not there."""
    files: dict[str, str | None] = {**world.files, **one.get("files", {})}
    told: dict[str, str | None] = {**world.evidence, **one.get("evidence", {})}
    for changed, edits in ((files, one.get("edits", {})), (told, one.get("results", {}))):
        for path, (old, new) in edits.items():
            text = changed[path]
            assert text is not None
            assert old in text, f"{path} has nothing like it: {old}"
            changed[path] = text.replace(old, new.replace("{key}", _KEY))
    signed = [line for line in world.decided.get("attested", ()) if line != one.get("unsigned")]
    kept = {
        path: bill(_VENDORED[:42]) if text == _BILL_OF_42 else text for path, text in files.items() if text is not None
    }
    return World(
        kept, {name: text for name, text in told.items() if text is not None}, {**world.decided, "attested": signed}
    )


def _rules(rules: Mapping[int, Any], at: Mapping[int | None, Criterion]) -> str:
    told = {at[line].id: {"says": at[line].text, **rule} for line, rule in rules.items()}
    return json.dumps({"version": 1, "rules": told})


def _words(lines: list[int], at: Mapping[int | None, Criterion]) -> str:
    shared = {"by": "Ada", "date": "2026-02-01", "commit": "a100000", "covers": ["c10/**"], "expires": "2026-12-31"}
    told = [{"criterion": at[line].id, "says": at[line].text, **shared} for line in lines]
    return json.dumps({"version": 1, "attestations": told})
