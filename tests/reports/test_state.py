from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dodcheck.model.location import Location
from dodcheck.model.milestone import Status
from dodcheck.model.notice import Notice
from dodcheck.model.report import Judgement
from dodcheck.model.state import Expiry, Stage, StageKind, State
from dodcheck.model.verdict import Standing, Verdict
from dodcheck.reports.state.terminal import render
from support.reports import criterion, fails, judged
from support.states import document, milestone, one, phase, state

HEAD = """\
The program: commit 1f0c9e2a1f0c with uncommitted changes, as of 2026-02-08
"""
HEADS = """\
                                           █ good  × false  ░ missing  ▒ unknown
"""


def _told(state: State, heads: str = HEADS) -> str:
    text = render(state)
    assert text.startswith(HEAD + heads)
    assert all(len(line) <= 80 for line in text.splitlines())
    return text.removeprefix(HEAD + heads)


def test_what_is_false_missing_and_unknown_is_told_apart_and_the_false_comes_next() -> None:
    found = state(
        phase(1, Verdict.PROVED, Verdict.UNPROVEN, title="Begin"),
        phase(2, Verdict.PROVED, title="A title that is much longer than its column"),
        phase(3, Verdict.REFUTED, Verdict.OPEN, Verdict.OPEN, Verdict.UNOBSERVABLE, Verdict.READY),
        milestone(3, Status.CLOSED, None, Verdict.PROVED, Verdict.BROKEN, title="The audit"),
    )
    assert _told(found) == (
        """\
  phase 1: Begin                ████▒▒▒▒      1/2                              1
  phase 2: A title that is muc… ████████      1/1
  phase 3                       ██××░░░▒      1/5        1          2          1
  M03 closed, not in the ledger ████××××      1/2        1
  all of it                     ███××░░▒     4/10        2          2          2

FALSE: 1 claimed, but the evidence says no; 1 could not be judged
  DOD.md:31  DOD.md.31 created: x is missing
  M03_plan.md:2  docs/M03_plan.md.2 created: data.json is no JSON
MISSING: 2 statements not met yet
  DOD.md:32 and 1 more  x is missing
UNKNOWN: 1 that nothing here shows, 1 not to be seen from here
  DOD.md:12  DOD.md.12 created: no rule decides it
  DOD.md:34  DOD.md.34 created: --evidence junit=results.xml would show it
READY: 1 box to tick: dodcheck tick

Next: make DOD.md:31 true or untick it
      dodcheck explain DOD.md:31
All of it: dodcheck claims · is it done: dodcheck program
"""
    )


def test_of_many_unknown_the_reasons_are_counted_and_the_file_that_most_wait_for_is_named() -> None:
    waits = (Verdict.UNOBSERVABLE,) * 3
    assert _told(state(phase(1, *waits, Verdict.UNPROVEN), ruled=False)) == (
        """\
  phase 1                       ▒▒▒▒▒▒▒▒      0/4                              4

UNKNOWN: 1 that nothing here shows, 3 not to be seen from here
  3 kept elsewhere · 1 without a rule
  3 statements wait for one file: --evidence junit=results.xml

Next: hand over what most of the rest waits for
      dodcheck --evidence junit=results.xml
All of it: dodcheck claims · is it done: dodcheck program
"""
    )


def test_documents_of_which_nothing_is_known_are_folded_and_those_that_are_done() -> None:
    unknown_ones = (document(f"docs/{name}.md", Verdict.UNPROVEN, Verdict.UNPROVEN) for name in "abc")
    done = (document(f"docs/{name}.md", Verdict.PROVED) for name in "def")
    plan = document("docs/my plan.md", Verdict.READY, Verdict.OPEN)
    assert _told(state(*unknown_ones, *done, plan, ruled=False)) == (
        """\
  docs/my plan.md               ████░░░░      1/2                   1
  3 documents, nothing shown y… ▒▒▒▒▒▒▒▒      0/6                              6
  3 documents, all done         ████████      3/3
  all of it                     ███░▒▒▒▒     4/11                   1          6

MISSING: 1 statement not met yet
  my plan.md:2  x is missing
UNKNOWN: 6 that nothing here shows
  6 without a rule
READY: 1 box to tick: dodcheck tick

6 of 11 statements have no rule yet. To write their rules: dodcheck init
Next: tick what is ready (1)
      dodcheck tick
All of it: dodcheck claims
"""
    )


def test_where_only_rules_are_wanted_they_come_next() -> None:
    assert _told(state(document("docs/a.md", Verdict.PROVED, Verdict.UNPROVEN), ruled=False)).endswith(
        """
Next: write rules for what has none (1)
      dodcheck init
All of it: dodcheck claims
"""
    )


def _grouped(judgement: Judgement, group: str | None) -> Judgement:
    return replace(judgement, criterion=replace(judgement.criterion, group=group))


def test_what_stands_beside_the_phases_has_a_line_for_each_group_where_they_fit() -> None:
    some = (Verdict.PROVED, "Safety"), (Verdict.OPEN, "Quality"), (Verdict.PROVED, "Safety"), (Verdict.PROVED, None)
    parts = tuple(_grouped(one(verdict, "DOD.md", line), group) for line, (verdict, group) in enumerate(some, 1))
    rest = Stage(StageKind.PROGRAM, "program", "", parts)
    assert _told(state(rest)).startswith(
        """\
  Safety                        ████████      2/2
  Quality                       ░░░░░░░░      0/1                   1
  program                       ████████      1/1
  all of it                     ██████░░      3/4                   1
"""
    )
    many = [phase(number, Verdict.OPEN) for number in range(1, 14)]
    assert "\n  program                       ██████░░      3/4                   1\n" in _told(state(*many, rest))


@pytest.mark.parametrize(
    ("plan", "ledger", "told"),
    [
        (Status.CLOSED, Status.CLOSED, "M03 closed: Trust"),
        (Status.CLOSED, Status.IN_PROGRESS, "M03 closed, ledger in progre…"),
        (Status.CLOSED, Status.UNKNOWN, "M03 closed: Trust"),
        (Status.IN_PROGRESS, None, "M03 in progress: Trust"),
        (None, Status.CLOSED, "M03 closed: Trust"),
        (Status.UNKNOWN, None, "M03: Trust"),
        (None, None, "M03: Trust"),
    ],
)
def test_a_milestone_shows_what_plan_and_ledger_call_it(plan: Status | None, ledger: Status | None, told: str) -> None:
    shown = _told(state(milestone(3, plan, ledger, Verdict.OPEN, title="Trust")))
    assert shown.startswith(f"  {told:<29} ░░░░░░░░      0/1                   1\n")


@pytest.mark.parametrize(("phases", "more"), [(12, ""), (60, "  and 49 more ")])
def test_it_stays_on_one_screen_and_leaves_out_the_least_urgent(phases: int, more: str) -> None:
    verdicts = [Verdict.OPEN if number % 6 == 0 else Verdict.UNPROVEN for number in range(1, phases + 1)]
    told = render(state(*(phase(number, one) for number, one in enumerate(verdicts, start=1))))
    assert len(told.splitlines()) <= 24
    assert more in told
    assert all(f"  phase {number} " in told for number in range(6, phases + 1, 6))


def test_what_is_done_is_folded_before_anything_else_is_left_out() -> None:
    done = [phase(number, Verdict.PROVED) for number in range(1, 18)]
    plans = [milestone(number, Status.CLOSED, Status.CLOSED, Verdict.PROVED) for number in range(1, 8)]
    assert _told(state(*done, phase(18, Verdict.OPEN), *plans)).startswith(
        """\
  17 phases, all done           ████████    17/17
  phase 18                      ░░░░░░░░      0/1                   1
  7 milestones, all done        ████████      7/7
  all of it                     ███████░    24/25                   1
"""
    )


def _excused(line: int, verdict: Verdict, words: str) -> Judgement:
    return judged(verdict, criterion(line, words, path="DOD.md"), fails("x"))


def _runs_out(judgement: Judgement, day: date, standing: Standing = Standing.WAIVER) -> Expiry:
    return Expiry(standing, judgement.criterion, "Ann", day)


def test_exceptions_that_run_out_are_shown_with_their_owner_the_soonest_first() -> None:
    over, soon, today, late = (
        _excused(1, Verdict.OPEN, "SBOM is complete"),
        _excused(2, Verdict.WAIVED, "Coverage is 80 %"),
        _excused(3, Verdict.ATTESTED, "The team is trained"),
        _excused(4, Verdict.WAIVED, "Signed"),
    )
    expiries = (
        _runs_out(over, date(2026, 2, 7)),
        _runs_out(today, date(2026, 2, 8), Standing.ATTESTATION),
        _runs_out(soon, date(2026, 3, 10)),
        _runs_out(late, date(2026, 3, 11)),
    )
    stage = Stage(StageKind.PHASE, "phase 1", "", (over, soon, today, late))
    assert """
EXCUSED: 1 expired, 2 run out within 30 days, 1 attested, 2 waived
  DOD.md:1  expired 1 day ago, waiver of Ann: SBOM is complete
  DOD.md:3  today is the last day, attestation of Ann: The team is trained
  DOD.md:2  30 days left, until 2026-03-10, waiver of Ann: Coverage is 80 %
""" in _told(state(stage, expiries=expiries))


def test_exceptions_that_last_and_notices_are_one_line() -> None:
    late = _excused(4, Verdict.WAIVED, "Signed")
    put_off = _excused(5, Verdict.DEFERRED, "Later")
    notices = (
        Notice("contradiction", Location("DOD.md", 3), "a"),
        Notice("evidence-gap", Location("DOD.md", 4), "b"),
        Notice("contradiction", Location("DOD.md", 5), "c"),
    )
    stage = Stage(StageKind.PHASE, "phase 1", "", (late, put_off))
    assert _told(state(stage, notices=notices, expiries=(_runs_out(late, date(2026, 3, 11)),))) == (
        """\
  phase 1                       ████████      2/2

NOTED: 1 deferred, 1 waived, the first until 2026-03-11 · contradiction (2), ev…

Nothing is left to do: 2 of 2 statements are put off or waived.
"""
    )


def test_a_rules_file_that_git_does_not_track_is_named() -> None:
    notice = Notice("not-used", Location("dodcheck.yml"), "git does not track this as a file")
    assert _told(state(phase(1, Verdict.PROVED), notices=(notice,))) == (
        """\
  phase 1                       ████████      1/1

dodcheck.yml: git does not track this as a file
Everything written down is done.
"""
    )
