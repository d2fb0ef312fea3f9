"""What the plan of M03 says of its audit, over the audit that a person wrote, over one that fulfils it, and broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.judging import judged
from support.shared import shared

FOLDER = "docs/refactor/milestones"
PLAN, AUDIT = f"{FOLDER}/M03/M03_plan.md", f"{FOLDER}/M03/M03_audit.md"
PATTERNS, CROSSED, REGISTER, EVIDENCE, TAXONOMY = STATEMENTS = (
    "Silent failure patterns identified and documented",
    "Cross-referenced with M00 known risks",
    "Prioritized risk register produced",
    "Evidence-based language used throughout",
    "Taxonomy explicitly defined upfront",
)
CITED = ("target_determination", "llm_td_retrieval", "trunk", "scorecards", "lint-autoformat")
FILES: dict[str, str | bytes] = {
    **{f".github/workflows/{name}.yml": "on: push\n" for name in CITED},
    f"{FOLDER}/M00/M00_audit.md": "# M00 audit\n\n| ID | Risk |\n|---|---|\n| M00-R02 | Skipped jobs |\n",
}
CROSS_REFERENCE = """
## 6. Cross-Reference

| M00 risk | Covered by CI |
|---|---|
| M00-R02 | weakly |

## 7. CI Silent"""


def written() -> str:
    return shared("corpus", "pytorch", AUDIT).read_text(encoding="utf-8")


def completed() -> str:
    """Return the audit as it would be if its claims were true."""
    return written().replace("\n## 7. CI Silent", CROSS_REFERENCE)


def without_taxonomy(audit: str) -> str:
    """Return the audit without the words of its taxonomy; its plan has one of its own."""
    return audit.replace("Taxonomy", "Notes")


def said(audit: str, plan: bytes | None = None) -> dict[str, tuple[str, str]]:
    page = shared("seeds", "M03_plan.md").read_bytes() if plan is None else plan
    found = judged({PLAN: page, AUDIT: audit, **FILES}, asked=None)
    told = {one.criterion.text: (str(one.verdict), one.reason) for one in found.judgements}
    return {statement: told[statement] for statement in STATEMENTS}


def test_the_audit_as_it_was_written_speaks_of_evidence_and_not_of_m00() -> None:
    told = said(written())
    assert {statement: verdict for statement, (verdict, _) in told.items()} == {
        PATTERNS: "proved",
        CROSSED: "refuted",
        REGISTER: "proved",
        EVIDENCE: "proved",
        TAXONOMY: "proved",
    }
    assert told[CROSSED][1] == f"{AUDIT} names M00 nowhere"
    assert told[EVIDENCE][1] == (
        f"both hold: {AUDIT} has 98 passages, and none of 37 forbidden words in any of them; "
        f"{AUDIT} has 5 rows that cite what is there"
    )


def test_the_audit_completed_proves_all_of_them() -> None:
    assert {verdict for verdict, _ in said(completed()).values()} == {"proved"}


BROKEN: list[tuple[str, str, Callable[[str], str], str, str]] = [
    (
        "a word of speculation",
        EVIDENCE,
        lambda audit: audit.replace("scoring never runs", "scoring probably never runs"),
        "refuted",
        "says in 1 of",
    ),
    (
        "a workflow that is made up",
        EVIDENCE,
        lambda audit: audit.replace("`scorecards.yml` |", "`scoring.yml` |"),
        "refuted",
        "1 cites only what is not there: scoring.yml",
    ),
    (
        "a risk that cites nothing",
        EVIDENCE,
        lambda audit: audit.replace("`scorecards.yml` |", "some workflow |"),
        "refuted",
        "1 cites nothing that could be looked up",
    ),
    (
        "no register",
        EVIDENCE,
        lambda audit: audit[: audit.index("## 7. CI Silent")],
        "unproven",
        "has no row that would have to cite anything",
    ),
    (
        "no register at all",
        REGISTER,
        lambda audit: audit[: audit.index("## 7. CI Silent")],
        "refuted",
        "has nothing about “risk register”",
    ),
    (
        "patterns by heading alone",
        PATTERNS,
        lambda _: "# Audit\n\n## Silent failure patterns\n",
        "unproven",
        "and no entries about it",
    ),
    ("an id that M00 has not", CROSSED, lambda audit: audit.replace("M00-R02", "M00-R77"), "refuted", "M00-R77"),
    (
        "the id alone is gone",
        CROSSED,
        lambda audit: audit.replace("M00-R02", "a risk"),
        "unproven",
        "names M00, and no entry or document of it",
    ),
]


@pytest.mark.parametrize(
    ("statement", "break_", "verdict", "reason"), [pytest.param(*case, id=name) for name, *case in BROKEN]
)
def test_what_breaks_a_statement_is_told(
    statement: str, break_: Callable[[str], str], verdict: str, reason: str
) -> None:
    broken = break_(completed())
    assert broken != completed()
    told = said(broken)[statement]
    assert (told[0], reason in told[1]) == (verdict, True), told


def test_a_taxonomy_behind_what_uses_it_is_refuted_where_the_plan_has_none() -> None:
    plan = shared("seeds", "M03_plan.md").read_bytes().replace(b"### Silent Failure Taxonomy (Locked)", b"### Locked")
    audit = without_taxonomy(completed())
    verdict, reason = said(f"{audit}\n\n## Taxonomy\n\n- soft failures\n- skips\n", plan)[TAXONOMY]
    assert verdict == "refuted"
    assert f"{AUDIT} has “CI Inventory Table” on line" in reason
    assert said(audit)[TAXONOMY][0] == "proved"
