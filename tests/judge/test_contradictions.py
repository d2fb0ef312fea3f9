from __future__ import annotations

from dodcheck.judge.explanation import Loaded, explain
from support.judging import judged, notices, prepared

CHECKLIST = """\
## Phase 1: One

- [ ] `a.md` exists

## Phase 2: Two

- [ ] All P0 invariants have strong verification

## Completion Checklist

### Phase 1: One

- [x] M01: Begin

### Phase 2: Two

- [ ] M02: Go on
"""
LEDGER = "#### M01 — Begin\n\n**Status:** In Progress\n"
PLAN = "# M01 plan\n\n**Status:** Closed\n"
CATALOGUE = """\
### INV-001: Imports

**Coverage**: Strong

**Priority**: P0

| ID | Invariant | Verification Strength |
|---|---|---|
| INV-001 | Imports | Partial |
"""
FILES: dict[str, str | bytes] = {
    "docs/DOD.md": CHECKLIST,
    "REFACTOR.md": LEDGER,
    "docs/milestones/M01/M01_plan.md": PLAN,
    "docs/INVARIANTS_CATALOG.md": CATALOGUE,
}
TICKED = "contradiction docs/DOD.md:13:1 M01 is ticked here, and in progress in REFACTOR.md:1"
CLOSED = "contradiction docs/milestones/M01/M01_plan.md:3 M01 is closed here, and in progress in REFACTOR.md:1"
RATED = "contradiction docs/INVARIANTS_CATALOG.md:9 INV-001 is partial here, and strong on line 3; the weaker counts"


def test_a_contradiction_stands_in_reports_that_cover_one_of_its_places() -> None:
    assert notices(judged(FILES, asked="1")) == [TICKED]
    assert notices(judged(FILES, asked="2")) == [RATED]
    assert notices(judged(FILES, asked=None)) == [CLOSED, TICKED, RATED]


def test_it_changes_no_verdict() -> None:
    plainly = judged({**FILES, "REFACTOR.md": LEDGER.replace("In Progress", "Closed")}, asked="1")
    found = judged(FILES, asked="1")
    assert [str(one.verdict) for one in found.judgements] == [str(one.verdict) for one in plainly.judgements]
    assert (notices(plainly), found.passed) == ([], plainly.passed)


def test_a_catalogue_that_no_statement_rests_on_is_not_looked_at() -> None:
    said = {**FILES, "docs/DOD.md": CHECKLIST.replace("All P0 invariants have strong verification", "it is fine")}
    assert notices(judged(said, asked=None)) == [CLOSED, TICKED]


def test_either_place_of_a_contradiction_is_explained_with_it() -> None:
    page = "- [ ] All P0 invariants have strong verification\n- [ ] All P0 invariants have partial verification\n"
    case, loaded = prepared({"docs/DOD.md": page}), Loaded({"docs/DOD.md"}, lambda _: page.encode())
    said = "P0 invariants need partial verification here, and all P0 invariants need strong on line 1"
    for line in (1, 2):
        assert [one.message for one in explain(case, loaded, f"docs/DOD.md:{line}").notices] == [said]


def test_a_number_of_files_that_is_not_the_one_that_is_there() -> None:
    said = ("3 files in `docs/audit/`", "4 `docs/audit/*.md` files", "at least 3 files in `docs/audit/`",
            "exactly 4 files in `docs/audit/`", "3+ files in `docs/audit/`", "5 files in `docs/audit/`",
            "`docs/audit/a.md` exists", "more than 2 files in `docs/audit/`",
            "2 `docs/audit/*.md` files")  # fmt: skip
    boxes = "".join(f"- [ ] {one}\n" for one in said)
    files: dict[str, str | bytes] = {f"docs/audit/{name}.md": "# A page\n" for name in "abcd"}
    assert notices(judged({"docs/DOD.md": boxes, **files}, asked=None)) == [
        "contradiction docs/DOD.md:1:1 this says 3 files, and 4 are there: docs/audit/",
        "contradiction docs/DOD.md:9:1 this says 2 files, and 4 are there: docs/audit/*.md",
    ]


def test_a_rule_that_somebody_wrote_asks_for_what_it_asks() -> None:
    page = "- [ ] 3 files in `docs/audit/`\n  <!-- dodcheck {file: {path: docs/audit/, min: 3}} -->\n"
    files: dict[str, str | bytes] = {f"docs/audit/{name}.md": "# A page\n" for name in "abcd"}
    assert notices(judged({"docs/DOD.md": page, **files}, asked=None)) == []
