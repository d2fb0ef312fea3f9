from __future__ import annotations

from dodcheck.model.criterion import Criterion
from dodcheck.model.milestone import Status
from dodcheck.model.state import Stage, StageKind
from dodcheck.model.verdict import Verdict
from dodcheck.reports.layout import Screen
from dodcheck.reports.state.terminal import render, render_coloured
from support.reports import criterion, fails, judged
from support.states import document, milestone, phase, state


def test_a_program_without_any_statement_says_how_to_begin() -> None:
    assert render(state()) == (
        """\
The program: commit 1f0c9e2a1f0c with uncommitted changes, as of 2026-02-08
No criterion is written down yet. Next: write what done means, as boxes:
      - [ ] `README.md` exists
"""
    )


BOTH = state(
    phase(1, Verdict.PROVED, Verdict.REFUTED, title="The foundation of all"),
    milestone(3, Status.CLOSED, Status.PLANNED, Verdict.PROVED, Verdict.OPEN, title="Trust"),
)


def test_what_is_put_off_as_a_whole_has_an_empty_bar_and_is_not_called_done() -> None:
    later = (phase(number, Verdict.DEFERRED, Verdict.DEFERRED, title="Later") for number in (2, 3))
    told = render(state(phase(1, Verdict.PROVED, Verdict.DEFERRED, title="Now"), *later))
    assert told.splitlines()[1:6] == [
        "                                           █ good  × false  ░ missing  ▒ unknown",
        "  phase 1: Now                  ████████      2/2",
        "  phase 2: Later                ········  put off",
        "  phase 3: Later                ········  put off",
        "  all of it                     ████████      6/6",
    ]
    few = render(state(*(phase(number, Verdict.DEFERRED) for number in range(1, 30))), Screen(80, 16))
    assert "done" not in few.split("NOTED")[0]


def test_a_narrow_terminal_has_less_of_each_name() -> None:
    assert render(BOTH, Screen(60, 24)) == (
        """\
The program: commit 1f0c9e2a1f0c with uncommitted
changes, as of 2026-02-08
                          █ good  ×false  ░missing  ▒unknown
  phase 1        ███×××      1/2       1
  M03 closed, l… ███░░░      1/2                 1
  all of it      ███××░      2/4       1         1

FALSE: 1 claimed, but the evidence says no
  DOD.md:12  DOD.md.12 created: x is missing
MISSING: 1 statement not met yet
  M03_plan.md:2  x is missing

Next: make DOD.md:12 true or untick it
      dodcheck explain DOD.md:12
All of it: dodcheck claims · is it done: dodcheck program
"""
    )


def test_the_narrowest_has_bars_alone() -> None:
    assert render(BOTH, Screen(40, 24)) == (
        """\
The program: commit 1f0c9e2a1f0c with
uncommitted changes, as of 2026-02-08
  █ good × false ░ missing ▒ unknown
  phase 1: The founda… ████××××      1/2
  M03 closed, ledger…  ████░░░░      1/2
  all of it            ████××░░      2/4

FALSE: 1 claimed, but the evidence says
  no
  DOD.md:12  DOD.md.12 created: x is
    missing
MISSING: 1 statement not met yet
  M03_plan.md:2  x is missing

Next: make DOD.md:12 true or untick
it
      dodcheck explain DOD.md:12
All of it: dodcheck claims · is it
done: dodcheck program
"""
    )


def test_colours_say_the_same_as_the_signs() -> None:
    lines = render_coloured(BOTH).splitlines()
    assert lines[2] == (
        "  phase 1: The foundation of a… \x1b[32m████\x1b[0m\x1b[1;31m××××\x1b[0m      1/2\x1b[1;31m        1\x1b[0m"
    )


def test_what_documents_say_can_not_act_on_a_terminal() -> None:
    said: Criterion = criterion(1, "a\x1b[31mb ##[error]x", path="DOD\x1b[2J.md")
    hostile = Stage(StageKind.PHASE, "phase 1", "::error::\u202ex", (judged(Verdict.REFUTED, said, fails("\x1by")),))
    assert render(state(hostile, document("::set-output::x.md", Verdict.OPEN))) == (
        r"""The program: commit 1f0c9e2a1f0c with uncommitted changes, as of 2026-02-08
                                           █ good  × false  ░ missing  ▒ unknown
  phase 1: ::error::\u202ex     ××××××××      0/1        1
  \x3a:set-output::x.md         ░░░░░░░░      0/1                   1
  all of it                     ××××░░░░      0/2        1          1

FALSE: 1 claimed, but the evidence says no
  DOD\x1b[2J.md:1  a\x1b[31mb #\x23[error]x: \x1by is missing
MISSING: 1 statement not met yet
  \x3a:set-output::x.md:1  x is missing

Next: make DOD\x1b[2J.md:1 true or untick it
      dodcheck explain 'DOD\x1b[2J.md:1'
All of it: dodcheck claims · is it done: dodcheck program
"""
    )
