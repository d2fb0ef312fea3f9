from __future__ import annotations

import pytest

from dodcheck.binding.tree import Bound, Strength
from dodcheck.judge.evaluate import examined
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.model.report import AppliedRule, Origin
from dodcheck.rules.combine import All
from dodcheck.rules.file import FileRule
from dodcheck.rules.test_results import TestResultsRule
from dodcheck.snapshot.memory import MemorySnapshot
from support.judging import DAY, DOD, bound, checklist, judged, prepared, verdicts

FILES: dict[str, str | bytes] = {"a.md": "a\n", DOD: checklist("- [x] All is well")}
ID = "phase-1/all-is-well"
A, B = "{file: {path: a.md}}", "{file: {path: b.md}}"


def under(rule: str, says: str = "All is well") -> dict[str, str | bytes]:
    return {**FILES, "dodcheck.yml": bound(f"  {ID}:\n    says: {says}\n    {rule}\n")}


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        (f"all: [{A}, {A}]", "proved"),
        (f"all: [{A}, {B}]", "refuted"),
        (f"any: [{B}, {A}]", "proved"),
        (f"any: [{B}, {B}]", "refuted"),
        (f"not: {B}", "proved"),
        (f"not: {A}", "refuted"),
        (f"all: [{A}, {{any: [{B}, {{not: {B}}}]}}]", "proved"),
    ],
)
def test_rules_are_combined(rule: str, verdict: str) -> None:
    assert verdicts(judged(under(rule)))[ID][0] == verdict


def test_every_part_has_the_digest_of_what_it_saw() -> None:
    (found,) = judged(under(f"all: [{A}, {A}]")).judgements
    seen = prepared(FILES).snapshot.digest("a.md")
    assert [place.digest for part in found.evidence.parts for place in part.places] == [seen, seen]


def test_a_statement_without_rule_has_evidence_that_says_so() -> None:
    (found,) = judged(FILES).judgements
    said = "no rule decides this statement"
    assert (found.evidence, found.rule) == (
        Evidence("none", Outcome.UNKNOWN, said, 0, 0, "", unknown=Unknown.NO_RULE),
        None,
    )


def test_a_rule_for_other_words_is_shown_with_both() -> None:
    (found,) = judged(under("file: {path: a.md}", "All was well")).judgements
    assert found.evidence == Evidence(
        kind="binding",
        outcome=Outcome.ERROR,
        summary="its rule (dodcheck.yml:3:3) was written for other words: was “All was well”, now “All is well”; "
        "to bind it again: dodcheck rebind docs/DOD.md:3",
        examined=1,
        matched=0,
        reproduce="git log -p -- docs/DOD.md",
    )
    assert found.rule == AppliedRule("file", Origin.RULES_FILE, {"path": "a.md"})


def test_a_report_says_what_was_judged() -> None:
    files = {**under("file: {path: a.md}"), "REFACTOR.md": "# Ledger\n\n- [ ] a\n"}
    found, case = judged(files), prepared(files)
    assert (found.as_of, found.snapshot, found.policy_digest) == (DAY, case.snapshot.facts(), case.policy_digest)
    assert ([one.path for one in found.documents], found.evidence_files) == ([DOD], ())
    assert found.judgements[0].rule == AppliedRule("file", Origin.RULES_FILE, {"path": "a.md"})


HERE, GONE = FileRule(path="a.md"), FileRule(path="b.md")
BROKEN = TestResultsRule(evidence=("junit",))
HALF = "the rest of the statement is not understood"
MORE = "the statement may allow that"


@pytest.mark.parametrize(
    ("bound", "outcome", "summary"),
    [
        (Bound(HERE, Origin.RECOGNISED), Outcome.HOLDS, "a.md is there"),
        (Bound(GONE, Origin.RECOGNISED), Outcome.FAILS, "b.md is missing"),
        (Bound(HERE, Origin.RECOGNISED, Strength.WEAKER), Outcome.UNKNOWN, f"a.md is there, but {HALF}"),
        (Bound(HERE, Origin.BUILT_IN, Strength.WEAKER, "not yet"), Outcome.UNKNOWN, "a.md is there, but not yet"),
        (Bound(GONE, Origin.RECOGNISED, Strength.WEAKER), Outcome.FAILS, "b.md is missing"),
        (Bound(HERE, Origin.RECOGNISED, Strength.STRONGER), Outcome.HOLDS, "a.md is there"),
        (Bound(HERE, Origin.RECOGNISED, Strength.STRONGER, least=GONE), Outcome.HOLDS, "a.md is there"),
        (Bound(GONE, Origin.RECOGNISED, Strength.STRONGER), Outcome.UNKNOWN, f"b.md is missing, but {MORE}"),
        (
            Bound(GONE, Origin.RECOGNISED, Strength.STRONGER, least=HERE),
            Outcome.UNKNOWN,
            f"b.md is missing, but {MORE}",
        ),
        (
            Bound(All((HERE, GONE)), Origin.RECOGNISED, Strength.STRONGER, least=GONE),
            Outcome.FAILS,
            "1 of 2 hold: b.md is missing",
        ),
        (
            Bound(BROKEN, Origin.RECOGNISED, Strength.STRONGER, least=GONE),
            Outcome.ERROR,
            "the evidence file junit is no file of test results at line 1: syntax error",
        ),
    ],
)
def test_how_far_a_rule_may_decide(bound: Bound, outcome: Outcome, summary: str) -> None:
    seen = examined(bound, MemorySnapshot({"a.md": b"a\n"}, evidence={"junit": b"no XML"}), lambda _: ())
    why = Unknown.PARTIAL if outcome is Outcome.UNKNOWN else None
    assert (seen.outcome, seen.unknown, seen.summary) == (outcome, why, summary)
