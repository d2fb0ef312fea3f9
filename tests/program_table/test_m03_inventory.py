"""The plan of M03 and the audit that a person wrote for it, over a tree of 142 workflows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.judging import judged
from support.shared import shared

FOLDER = "docs/refactor/milestones/M03"
PLAN, AUDIT = f"{FOLDER}/M03_plan.md", f"{FOLDER}/M03_audit.md"
CHECKLIST = "docs/refactor/audit/DEFINITION_OF_DONE.md"
STATEMENTS = (
    "All 142 workflow files inventoried",
    "Workflows classified by signal strength",
    "All critical workflows (`pull.yml`, `trunk.yml`, `lint.yml`) audited",
)
NAMED = ("pull", "trunk", "lint", "s390", "s390x-periodic", "riscv64", "target_determination", "llm_td_retrieval")
NUMBERED = {"rocm-": 6, "_": 21, "generated-": 12, "job-": 95}
TIER_3 = """
#### Tier 3: Generated / Nightly

| Workflow | Signal Strength |
|---|---|
| `target_determination.yml` / `llm_td_retrieval`<br>~~`gone.yml`~~ | Weak |
| `_*.yml` (21) | Weak Signal |
| generated-*.yml (12) | 🎨 Cosmetic |
| `job-?.yml`, `job-??.yml` | Legacy / Unclear |

#### Findings of tier 1

| Workflow | Class | Findings |
|---|---|---|
| pull | Strong | none found |
| trunk | Strong | a job is off: `if: false` |
| lint | Strong | None found |

---

## 7. CI Silent"""


def workflows() -> dict[str, str | bytes]:
    names = [*NAMED, *(f"{name}{at}" for name, count in NUMBERED.items() for at in range(count))]
    return {f".github/workflows/{name}.yml": "on: push\n" for name in names}


def written() -> str:
    return shared("corpus", "pytorch", AUDIT).read_text(encoding="utf-8")


def completed() -> str:
    """Return the audit as it would be if its claims were true."""
    return written().replace("\n## 7. CI Silent", TIER_3).replace("architecture | Medium |", "architecture | Weak |")


def said(audit: str, more: dict[str, str | bytes] | None = None) -> dict[str, tuple[str, str]]:
    plan = shared("seeds", "M03_plan.md").read_bytes()
    checklist = shared("seeds", "DEFINITION_OF_DONE.md").read_bytes()
    files = {PLAN: plan, CHECKLIST: checklist, AUDIT: audit, **workflows(), **(more or {})}
    found = judged(files, asked=None)
    told = {one.criterion.text: (str(one.verdict), one.reason) for one in found.judgements}
    return {statement: told[statement] for statement in STATEMENTS}


def test_the_audit_as_it_was_written_lists_12_of_142_workflows() -> None:
    inventoried, classified, audited = said(written()).values()
    which = "files that match .github/workflows/*.yml or .github/workflows/*.yaml"
    gone = f"{AUDIT} does not list 130 of 142 {which}: _0.yml, _1.yml, _10.yml and 127 more"
    assert inventoried == ("refuted", gone)
    medium = "says under Signal Strength “Medium” of riscv64.yml (line 62), none of Strong Signal, Weak Signal"
    assert classified == ("refuted", f"{gone}; {medium}, Cosmetic / Informational, Legacy / Unclear")
    assert audited[0] == "unproven"
    assert audited[1].startswith(f"{AUDIT} has no table that names files and has a column Signal Strength or Signal")


def test_the_audit_completed_proves_all_three() -> None:
    inventoried, classified, audited = said(completed()).values()
    which = "files that match .github/workflows/*.yml or .github/workflows/*.yaml"
    twice = "3 twice or more, first .github/workflows/lint.yml (lines 54, 81)"
    assert inventoried == ("proved", f"{AUDIT} lists all 142 {which} in 13 rows; {twice}")
    assert classified[0] == "proved"
    assert audited[0] == "ready"


BROKEN: list[tuple[str, Callable[[str], str], list[str]]] = [
    ("a number that is wrong", lambda audit: audit.replace("(21) | Weak", "(20) | Weak"), ["refuted", "refuted"]),
    ("a row without a class", lambda audit: audit.replace("| 🎨 Cosmetic |", "| |"), ["proved", "refuted"]),
    ("a class of its own", lambda audit: audit.replace("🎨 Cosmetic", "Mostly fine"), ["proved", "refuted"]),
    ("a row that is struck", lambda audit: audit.replace("| `_*.yml` (21)", "| ~~`_*.yml` (21)~~"), ["refuted"] * 2),
    ("one star for all", lambda audit: audit.replace("`job-?.yml`, `job-??.yml`", "`*.yml`"), ["refuted"] * 2),
    ("a name left out", lambda audit: audit.replace("`s390.yml`, ", ""), ["refuted", "refuted"]),
    ("words for a name", lambda audit: audit.replace("`riscv64.yml`", "RISC-V"), ["refuted", "refuted"]),
    (
        "nothing but the number",
        lambda _: "# Audit\n\n| Metric | Value |\n|---|---|\n| Files | 142 |\n",
        ["unproven"] * 2,
    ),
]


@pytest.mark.parametrize(("break_", "verdicts"), [pytest.param(*case, id=name) for name, *case in BROKEN])
def test_what_breaks_the_inventory_is_told(break_: Callable[[str], str], verdicts: list[str]) -> None:
    broken = break_(completed())
    assert broken != completed()
    assert [verdict for verdict, _ in said(broken).values()][:2] == verdicts


def test_one_workflow_more_or_less_is_told() -> None:
    more = said(completed(), {".github/workflows/new.yaml": "on: push\n"})
    assert more[STATEMENTS[0]][1].startswith("142 files are promised, and 143 match .github/workflows/*.yml")
    assert more[STATEMENTS[1]][0] == "refuted"


def test_an_audit_without_a_finding_is_not_proved() -> None:
    audit = completed().replace("| pull | Strong | none found |", "| pull | Strong | — |")
    verdict, reason = said(audit)[STATEMENTS[2]]
    assert (verdict, reason) == (
        "unproven",
        f"{AUDIT} says nothing under Findings of pull (line 79), but the statement may allow that",
    )
