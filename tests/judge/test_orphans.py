"""Rules that decide no statement."""

from __future__ import annotations

import pytest

from dodcheck.model.criterion import Form
from dodcheck.model.report import AppliedRule, Origin
from support.judging import DOD, bound, checklist, judged, verdicts

TWO_PHASES = checklist("- [x] `a.md` created") + "\n## Phase 2: Two\n\n- [x] `a.md` created\n"
ORPHANS = bound(
    "  phase-1/gone: {file: {path: a.md}}\n  phase-2/gone: {file: {path: a.md}}\n"
    "  phase-9/gone: {file: {path: a.md}}\n  fixed: {says: x, file: {path: a.md}}\n"
    "  program/gone: {file: {path: a.md}}\n  milestone-m09/gone: {file: {path: a.md}}\n"
    "  of/mine: {says: y, file: {path: a.md}}\n"
    "  program: {says: z, file: {path: a.md}}\n  refactor/gone: {file: {path: a.md}}\n"
)


FAR = ("program/gone", "milestone-m09/gone", "refactor/gone")


@pytest.mark.parametrize(
    ("asked", "blocking", "told"),
    [
        ("1", ["phase-1/gone", "fixed", "of/mine", "program"], ["phase-2/gone", "phase-9/gone", *FAR]),
        ("2", ["phase-2/gone", "fixed", "of/mine", "program"], ["phase-1/gone", "phase-9/gone", *FAR]),
        (
            None,
            ["phase-1/gone", "phase-2/gone", "phase-9/gone", "fixed", *FAR[:2], "of/mine", "program", "refactor/gone"],
            [],
        ),
    ],
)
def test_an_orphan_blocks_its_own_scope_and_is_a_notice_elsewhere(
    asked: str | None, blocking: list[str], told: list[str]
) -> None:
    ledger = "# Ledger\n\n- [x] `a.md` created\n"
    found = judged({DOD: TWO_PHASES, "a.md": "# A\n", "dodcheck.yml": ORPHANS, "REFACTOR.md": ledger}, asked)
    assert list(found.blocking) == blocking
    assert [(one.kind, one.message) for one in found.notices] == [
        ("orphan", f"the rule for `{key}` decides no statement") for key in told
    ]
    orphans = [one for one in found.judgements if one.criterion.form is Form.POLICY]
    assert {one.criterion.scope for one in orphans} == {"policy"}
    texts = {"fixed": "x", "of/mine": "y", "program": "z"}
    assert [one.criterion.text for one in orphans] == [texts.get(key, key) for key in blocking]
    reproduce = "git grep -n dodcheck -- dodcheck.yml"
    shown = [one.evidence for one in orphans]
    assert {(one.kind, one.examined, one.matched, one.reproduce) for one in shown} == {("binding", 1, 0, reproduce)}
    assert all(one.rule == AppliedRule("file", Origin.RULES_FILE, {"path": "a.md"}) for one in orphans)
    first = f"the rule for `{blocking[0]}` decides no statement of any governance document"
    line = orphans[0].criterion.location.line
    assert orphans[0].reason == f"{first}; to bind it again: dodcheck rebind dodcheck.yml:{line}"


def test_an_orphan_for_a_document_that_can_not_be_read_has_an_id_of_its_own() -> None:
    name = "program/derived-docs-dod-can-be-read"
    found = judged({DOD: b"a\0", "dodcheck.yml": bound(f"  {name}: {{file: {{path: a.md}}}}\n")}, None)
    assert [f"{one.criterion.id} {one.verdict}" for one in found.judgements] == [
        f"{name} broken",
        f"{name}#0 broken",
    ]


def test_an_orphan_that_asks_for_one_twin_too_many_has_an_id_of_its_own() -> None:
    rules = bound("  phase-1/a-md-created: {nth: 3, file: {path: a.md}}\n")
    found = judged({DOD: checklist("- [x] `a.md` created"), "a.md": "# A\n", "dodcheck.yml": rules})
    assert verdicts(found) == {
        "phase-1/a-md-created": ("proved", "a.md is there"),
        "phase-1/a-md-created#3": (
            "broken",
            (
                "the rule for `phase-1/a-md-created` (nth: 3) decides no statement of any governance document; "
                "to bind it again: dodcheck rebind dodcheck.yml:3; the nearest ids are phase-1/a-md-created"
            ),
        ),
    }
