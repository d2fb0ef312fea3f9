from __future__ import annotations

import pytest

from dodcheck.rules.base import RestingRule
from dodcheck.trust.selftest.trial import Fate, Ground, Trial, parts_of, trial
from support.rule_cases import Case, cases, evidence_of, rule_of, snapshot_of

HOLDING = [
    case for case in cases() if case.outcome == "holds" and not case.name.startswith(("criteria/", "milestone/"))
]
NOT_FETCHED = "this clone may lack the branch"
NO_TRACE = "a squash or a merge of another name leaves no trace of the branch"
ELSEWHERE = "the contrary may stand in an answer that was not handed over"
NEVER_THERE = "what no commit shows may have gone before the first one"
DOUBTFUL = {
    "any/holds/holds-unknown": "the other alternative can't be told",
    "any/holds/unknown-holds": "the other alternative can't be told",
    "cited/holds/commit": "a squash or a rebase leaves none of the ids",
    "formerly/holds/end-of-a-path": NEVER_THERE,
    "formerly/holds/glob": NEVER_THERE,
    "formerly/holds/pattern": NEVER_THERE,
    "formerly/holds/text": NEVER_THERE,
    "git_history/holds/added_enough_although_cut": "commits that this clone leaves out may add more",
    "git_history/holds/committed_on_the_branch_of_the_remote": NOT_FETCHED,
    "git_history/holds/committed_to_another_branch": NOT_FETCHED,
    "git_history/holds/merged": NO_TRACE,
    "git_history/holds/merged_by_its_head": NO_TRACE,
    "git_history/holds/merged_of_a_remote": NO_TRACE,
    "platform/holds/branch-answer-and-its-checks": ELSEWHERE,
    "platform/holds/by-dependabot": "other pages may list more",
    "platform/holds/checks-named-in-both-lists": ELSEWHERE,
    "platform/holds/code-owners": ELSEWHERE,
    "platform/holds/most-reviews-of-several-rules": ELSEWHERE,
    "platform/holds/no-force-pushes": ELSEWHERE,
    "platform/holds/protected-branch": ELSEWHERE,
    "platform/holds/protected-branch-answer": ELSEWHERE,
    "platform/holds/protected-by-rules": ELSEWHERE,
    "platform/holds/required-check": ELSEWHERE,
    "platform/holds/required-checks-any": ELSEWHERE,
    "platform/holds/reviews-one-unless-told": ELSEWHERE,
    "platform/holds/ruleset": ELSEWHERE,
    "platform/holds/ruleset-of-the-branch": ELSEWHERE,
    "platform/holds/ruleset-without-exceptions-told": ELSEWHERE,
    "symbol/holds/raised": "what the function calls is not followed, and might raise it",
    "text/holds/skipped-but-enough": "a file that is not looked at might have it",
}
"""Cases whose rule can only be made unable to tell, and why."""


def no_resting(rule: RestingRule) -> Trial:
    return Trial(rule, Fate.UNTESTED)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in HOLDING])
def test_a_counterexample_turns_every_case_that_holds(case: Case) -> None:
    ground = Ground(snapshot_of(case.told), "docs/elsewhere.md", lenient=False, lookup=lambda _: [], resting=no_resting)
    fates = {trial(part, seen, ground).fate for part, seen in parts_of(rule_of(case), evidence_of(case))}
    assert fates == {Fate.WEAK if case.name in DOUBTFUL else Fate.TURNED}


def test_the_cases_that_only_come_to_doubt_are_still_there() -> None:
    assert set(DOUBTFUL) - {case.name for case in HOLDING} == set()
