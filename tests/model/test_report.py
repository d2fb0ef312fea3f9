from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.errors import Mistake, UserError
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.model.location import Location
from dodcheck.model.report import WEAKENING, Gate, Judgement, Report
from dodcheck.model.verdict import Verdict
from support.reports import AS_OF, SNAPSHOT, criterion, fails, holds, unknown

EMPTY = Report("phase 1", AS_OF, SNAPSHOT, "sha256:00", Gate.COMPLETE)


def judged(line: int, verdict: Verdict, evidence: Evidence) -> Judgement:
    return Judgement(criterion(line, f"line {line}"), verdict, "", evidence)


FULL = replace(
    EMPTY,
    judgements=(
        judged(3, Verdict.PROVED, holds("a.md")),
        judged(5, Verdict.PROVED, holds("b.md", Basis.STATED)),
        judged(7, Verdict.REFUTED, fails("c.md")),
        judged(9, Verdict.WAIVED, fails("d.md")),
        judged(2, Verdict.UNPROVEN, unknown(Unknown.NO_RULE, "no rule")),
    ),
)


def test_tally_blocking_and_result_follow_from_the_judgements() -> None:
    assert {str(verdict): count for verdict, count in FULL.tally.items()} == {
        "proved": 2,
        "ready": 0,
        "attested": 0,
        "waived": 1,
        "deferred": 0,
        "refuted": 1,
        "open": 0,
        "unproven": 1,
        "unobservable": 0,
        "broken": 0,
    }
    assert FULL.proved_by == {Basis.DERIVED: 1, Basis.RECORDED: 0, Basis.STATED: 1}
    assert FULL.blocking == ("phase-1/line-7", "phase-1/line-2")
    assert not FULL.passed
    assert replace(FULL, gate=Gate.HONEST).blocking == ("phase-1/line-7",)


def test_all_good_passes() -> None:
    assert replace(EMPTY, judgements=FULL.judgements[:2]).passed


@pytest.mark.parametrize(("gate", "passed"), [(Gate.COMPLETE, False), (Gate.HONEST, True), (Gate.STRICT, True)])
def test_nothing_is_never_complete_and_always_honest(gate: Gate, *, passed: bool) -> None:
    empty = replace(EMPTY, gate=gate)
    assert (empty.passed, empty.blocking, sum(empty.tally.values())) == (passed, (), 0)


def deferred(line: int) -> Judgement:
    return judged(line, Verdict.DEFERRED, fails(f"{line}.md"))


@pytest.mark.parametrize("gate", [Gate.COMPLETE, Gate.HONEST, Gate.STRICT])
def test_what_is_put_off_as_a_whole_blocks_no_gate(gate: Gate) -> None:
    later = replace(EMPTY, gate=gate, judgements=(deferred(1), deferred(2)))
    assert (later.put_off, later.passed, later.blocking) == (True, True, ())


def test_what_is_put_off_in_part_is_complete_when_the_rest_is() -> None:
    partly = replace(EMPTY, judgements=(deferred(1), *FULL.judgements[:1]))
    assert (partly.put_off, partly.passed) == (False, True)


def test_an_accepted_weakening_is_no_criterion_that_completes_a_scope() -> None:
    weaker = Evidence(WEAKENING, Outcome.FAILS, "asks for less", 1, 0, "", places=(Place("a.md"),))
    alone = replace(EMPTY, judgements=(judged(1, Verdict.WAIVED, weaker),))
    assert (alone.has_criteria, alone.put_off, alone.passed, alone.blocking) == (False, False, False, ())
    with_later = replace(alone, judgements=(*alone.judgements, deferred(2)))
    assert (with_later.put_off, with_later.passed) == (True, True)


def build(outcome: Outcome, *, examined: int = 1, why: Unknown | None = None, summary: str = "seen") -> Evidence:
    return Evidence("file", outcome, summary, examined, 0, "", unknown=why)


@pytest.mark.parametrize(
    ("outcome", "examined", "why", "summary", "message"),
    [
        (Outcome.UNKNOWN, 1, None, "s", "file: unknown evidence has a reason, and no other evidence has one"),
        (Outcome.HOLDS, 1, Unknown.STALE, "s", "file: unknown evidence has a reason, and no other evidence has one"),
        (Outcome.ERROR, 1, Unknown.STALE, "s", "file: unknown evidence has a reason, and no other evidence has one"),
        (Outcome.HOLDS, 0, None, "s", "file: nothing is true of the empty set"),
        (Outcome.FAILS, 0, None, "s", "file: deciding evidence points somewhere or counts something"),
        (Outcome.FAILS, 1, None, "", "file: evidence says what was seen"),
    ],
)
def test_evidence_that_would_be_worth_nothing_is_refused(
    outcome: Outcome, examined: int, why: Unknown | None, summary: str, message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        build(outcome, examined=examined, why=why, summary=summary)


def test_a_missing_file_fails_with_its_place_alone() -> None:
    seen = Evidence("file", Outcome.FAILS, "a.md is missing", 0, 0, "", places=(Place("a.md"),))
    assert seen.outcome is Outcome.FAILS


def test_combined_evidence_lists_its_parts_in_their_order() -> None:
    one, two, three = (build(Outcome.FAILS, summary=name) for name in ("one", "two", "three"))
    whole = replace(build(Outcome.FAILS, summary="whole"), parts=(replace(one, parts=(two,)), three))
    assert [seen.summary for seen in whole.flattened()] == ["whole", "one", "two", "three"]


def test_twins_share_the_id_that_their_words_give() -> None:
    first = Criterion("phase-1/a-md", "`a.md`", Form.BOX, "phase-1", None, None, Location("a.md", 1), twins=2)
    second = replace(first, id="phase-1/a-md-2", nth=2)
    assert (first.shared_id, second.shared_id) == ("phase-1/a-md", "phase-1/a-md")


def test_mistakes_are_told_once_in_the_order_of_their_places() -> None:
    late, early = Mistake(Location("b.yml", 9, 1), "late", "way out"), Mistake(Location("b.yml", 10, 2), "early")
    other, nowhere = Mistake(Location("a.yml", 99, 1), "other file"), Mistake(None, "no place")
    told = UserError(early, late, other, nowhere, late)
    assert str(told) == "no place\na.yml:99:1: other file\nb.yml:9:1: late\n  way out\nb.yml:10:2: early"
