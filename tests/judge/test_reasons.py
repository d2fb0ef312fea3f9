from __future__ import annotations

from datetime import date

import pytest

from dodcheck.judge.reasons import lasting, reason, undecided
from dodcheck.model.criterion import Criterion, Form, Tick
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.exception import Age, Waiver
from dodcheck.model.location import Location
from dodcheck.model.verdict import Verdict

NOBODY = "no rule decides this statement"
NEW = f"{NOBODY}: it counts what is new, and names no commit to count from"
VERSIONS = f"{NOBODY}: that several versions were run takes a job that installs each of them, and the result of a test"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("45+ new tests added", NEW),
        ("≥70 total new tests", NEW),
        ("At least 10 new tests", NEW),
        ("**10+ new models** documented", NEW),
        ("Adds 3 new backend checks", NEW),
        ("Test runs two PyTorch versions (e.g., 2.1 + 2.2)", VERSIONS),
        ("The matrix covers 3 versions", VERSIONS),
        ("A new test is there", NOBODY),
        ("There are no new warnings", NOBODY),
        ("10 things are renewed", NOBODY),
        ("Two versions of the letter were sent", NOBODY),
        ("Everyone is happy", NOBODY),
    ],
)
def test_why_no_rule_decides_a_statement(text: str, told: str) -> None:
    assert undecided(text) == told


TODAY = date(2026, 2, 8)
WAIVERS = (Waiver("phase-1/a", "later", "ann", date(2026, 2, 1)), Waiver("phase-1/a", "soon", "bob", date(2026, 1, 1)))


def criterion(tick: Tick = Tick.TICKED, until: date | None = None) -> Criterion:
    return Criterion(
        "phase-1/a", "a", Form.BOX, "phase-1", None, None, Location("DOD.md", 3, 1), tick, deferred_until=until
    )


@pytest.mark.parametrize(
    ("verdict", "outcome", "one", "waivers", "said"),
    [
        (Verdict.PROVED, Outcome.HOLDS, criterion(), WAIVERS, "seen"),
        (Verdict.REFUTED, Outcome.FAILS, criterion(), (), "seen"),
        (Verdict.REFUTED, Outcome.FAILS, criterion(), WAIVERS, "seen; its waiver expired on 2026-02-01"),
        (Verdict.BROKEN, Outcome.ERROR, criterion(), WAIVERS, "seen"),
        (Verdict.OPEN, Outcome.FAILS, criterion(), WAIVERS, "seen; its waiver expired on 2026-02-01"),
        (Verdict.OPEN, Outcome.HOLDS, criterion(Tick.PARTLY), WAIVERS, "marked as partly done; seen"),
        (
            Verdict.UNPROVEN,
            Outcome.HOLDS,
            criterion(Tick.NOT_UNDERSTOOD),
            (),
            "the state of its box is not understood; seen",
        ),
        (Verdict.DEFERRED, Outcome.FAILS, criterion(), (), "the document defers it; now: seen"),
        (
            Verdict.DEFERRED,
            Outcome.FAILS,
            criterion(until=date(2026, 3, 1)),
            (),
            "the document defers it until 2026-03-01; now: seen",
        ),
        (
            Verdict.WAIVED,
            Outcome.FAILS,
            criterion(),
            (Waiver("phase-1/a", "later", "ann", date(2026, 2, 9)),),
            "waived by ann until 2026-02-09 (1 day left): later; now: seen",
        ),
    ],
)
def test_why_a_verdict_is_what_it_is(
    verdict: Verdict, outcome: Outcome, one: Criterion, waivers: tuple[Waiver, ...], said: str
) -> None:
    assert reason(one, verdict, Evidence("file", outcome, "seen", 1, 0, "git ls-files"), waivers, TODAY) == said


def test_how_long_an_exception_lasts() -> None:
    age = Age(date(2026, 2, 1), date(2026, 2, 20), TODAY)
    assert lasting(age) == "since 2026-02-01 (7 days) until 2026-02-20 (12 days left)"
