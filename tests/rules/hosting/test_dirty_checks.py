from __future__ import annotations

from dodcheck.model.evidence import Unknown
from dodcheck.model.report import SnapshotFacts
from dodcheck.rules.hosting.answers import PlatformAnswer
from dodcheck.rules.hosting.checks import decide
from dodcheck.rules.hosting.facts import Fact, PlatformQuestion, unknown_finding

COMMIT = "8f3b6c1d" * 5


def test_checks_of_the_commit_are_stale_where_tracked_files_differ_from_it() -> None:
    judged = SnapshotFacts(commit=COMMIT, dirty=True, digest="", files=1)
    asked = PlatformQuestion(Fact.CHECKS, ("lint",), None, None, None, "dodcheck", named=False, judged=judged)
    run = {"name": "lint", "head_sha": COMMIT, "status": "completed", "conclusion": "success"}
    answer = PlatformAnswer("checks", {"total_count": 1, "check_runs": [run]})
    said = "checks: about 8f3b6c1, but tracked files differ from that commit"
    assert decide(asked, [answer]) == unknown_finding(Unknown.STALE, said, 1)
