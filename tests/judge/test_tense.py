"""Evidence of the commit that closed a milestone, beside that of today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.judge.closings import AtClosing, UnknownClosing
from dodcheck.judge.tense import TensedEvidence, in_tense
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId
from dodcheck.snapshot.memory import MemorySnapshot

COMMIT = "c1d2e3f4a5b6" + "0" * 28
M03 = MilestoneId("", (3,), "")
CRITERION = Criterion("milestone-m03/a", "a", Form.BOX, "milestone-m03", None, None, Location("PLAN.md", 3, 1))
THEN = AtClosing(M03, COMMIT, CRITERION, MemorySnapshot({}, commit=COMMIT))
HOLDS = Evidence("file", Outcome.HOLDS, "a.md is there", 1, 1, "git ls-files a.md", places=(Place("a.md"),))
FAILS = Evidence("file", Outcome.FAILS, "a.md is missing", 1, 0, "git ls-files a.md")
CLOSED = "at c1d2e3f4a5b6, which closed M03"
AGAIN = "git switch --detach c1d2e3f4a5b6 && git ls-files a.md"


def unknown(why: Unknown) -> Evidence:
    return Evidence("file", Outcome.UNKNOWN, "can't be told", 0, 0, "", unknown=why)


def test_without_a_closing_it_is_seen_as_it_stands() -> None:
    assert in_tense(None, lambda: HOLDS, lambda _: FAILS) == TensedEvidence(HOLDS)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (HOLDS, HOLDS, TensedEvidence(replace(HOLDS, summary=f"a.md is there ({CLOSED})", reproduce=AGAIN))),
        (
            HOLDS,
            FAILS,
            TensedEvidence(
                replace(HOLDS, summary=f"a.md is there ({CLOSED})", reproduce=AGAIN),
                f"it held {CLOSED}; now: a.md is missing",
            ),
        ),
        (
            FAILS,
            HOLDS,
            TensedEvidence(replace(FAILS, summary=f"a.md is missing ({CLOSED}; it holds now)", reproduce=AGAIN)),
        ),
        (FAILS, FAILS, TensedEvidence(replace(FAILS, summary=f"a.md is missing ({CLOSED})", reproduce=AGAIN))),
        (
            HOLDS,
            unknown(Unknown.SKIPPED),
            TensedEvidence(replace(HOLDS, summary=f"a.md is there ({CLOSED})", reproduce=AGAIN)),
        ),
        (
            unknown(Unknown.SKIPPED),
            HOLDS,
            TensedEvidence(replace(unknown(Unknown.SKIPPED), summary=f"can't be told ({CLOSED}; it holds now)")),
        ),
        (unknown(Unknown.OUTSIDE), HOLDS, TensedEvidence(HOLDS)),
        (unknown(Unknown.STALE), FAILS, TensedEvidence(FAILS)),
    ],
)
def test_what_was_seen_when_it_was_closed_decides(before: Evidence, now: Evidence, expected: TensedEvidence) -> None:
    assert in_tense(THEN, lambda: now, lambda _: before) == expected


def test_a_clone_that_is_cut_off_can_not_tell() -> None:
    said = (
        "M03 is closed since before c1d2e3f4a5b6, the oldest commit of this clone, and its boxes are judged at the "
        "commit that closed it: set `fetch-depth: 0`"
    )
    again = "git rev-parse --is-shallow-repository"
    evidence = Evidence("history", Outcome.UNKNOWN, said, 0, 0, again, unknown=Unknown.HISTORY)
    assert in_tense(UnknownClosing(M03, COMMIT), lambda: HOLDS, lambda _: HOLDS) == TensedEvidence(evidence)
