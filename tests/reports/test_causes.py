from __future__ import annotations

from dataclasses import replace

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.causes import AwaitedFile, causes, file_wanted, most_wanted
from support.reports import criterion, fails, judged, unknown

JUNIT = unknown(
    Unknown.OUTSIDE, "no file of test results was handed over; `--evidence junit=results.xml` would show it"
)
CHECKS = unknown(
    Unknown.OUTSIDE,
    "they are on the platform; `gh api x > checks.json` and `--evidence checks=checks.json` would show them",
)
LINK = unknown(Unknown.OUTSIDE, "this is seen on the platform; a link to the run would show it")


def _both(*parts: Evidence) -> Evidence:
    said = f"0 of {len(parts)} hold: {'; '.join(part.summary for part in parts)}"
    return replace(unknown(Unknown.OUTSIDE, said), kind="all", parts=parts)


def _open(line: int, path: str, *, claimed: bool | None = False) -> Judgement:
    return judged(Verdict.OPEN, criterion(line, "Said", claimed=claimed), fails(path))


def test_what_most_statements_wait_for_comes_first_and_boxes_before_other_lines() -> None:
    some = [_open(1, "a", claimed=None), _open(2, "b"), _open(3, "c"), _open(4, "d"), _open(5, "c")]
    told = [(one.reason, [it.criterion.location.line for it in one.judgements]) for one in causes(some)]
    assert told == [("c is missing", [3, 5]), ("b is missing", [2]), ("d is missing", [4]), ("a is missing", [1])]


def test_one_thing_is_the_cause_at_whatever_commit_a_milestone_was_closed() -> None:
    whys = ("a (at 0123456789ab, which closed M01)", "a", "a (at ba9876543210, which closed M02; it holds now)")
    some = [replace(_open(line, "x"), reason=why) for line, why in enumerate(whys)]
    assert [(one.reason, len(one.judgements)) for one in causes(some)] == [("a", 2), (whys[2], 1)]


def _unseen(line: int, evidence: Evidence, verdict: Verdict = Verdict.UNOBSERVABLE) -> Judgement:
    return judged(verdict, criterion(line, "Said"), evidence)


def test_a_file_is_wanted_where_it_shows_all_that_is_unknown() -> None:
    assert file_wanted(_unseen(1, JUNIT)) == "junit=results.xml"
    assert file_wanted(_unseen(1, _both(JUNIT, JUNIT, fails("x")))) == "junit=results.xml"
    assert file_wanted(_unseen(1, _both(JUNIT, CHECKS))) == ""
    assert file_wanted(_unseen(1, _both(JUNIT, LINK))) == ""
    assert file_wanted(_unseen(1, LINK)) == ""
    assert file_wanted(_unseen(1, JUNIT, Verdict.OPEN)) == ""


def test_the_file_that_most_wait_for_is_named_and_a_name_that_no_shell_takes_is_none() -> None:
    some = [_unseen(1, CHECKS), _unseen(2, JUNIT), _unseen(3, JUNIT), _unseen(4, LINK)]
    assert most_wanted(some) == AwaitedFile("junit=results.xml", 2)
    hostile = unknown(Unknown.OUTSIDE, "`--evidence $(rm -rf x)=y` would show it; `--evidence a=$(x)` too")
    assert most_wanted([_unseen(1, hostile)]) == AwaitedFile("a=FILE", 1)
    assert most_wanted([_unseen(4, LINK)]) is None
    assert hostile.outcome is Outcome.UNKNOWN
