from __future__ import annotations

from datetime import date

import pytest

from dodcheck.documents.later import Postponement, deferred_by, postponed_by, put_off_by_status
from support.documents import read


@pytest.mark.parametrize(
    "words",
    [
        "Long-Term Success (Post-Program)",
        "Measurement (6 months post-completion)",
        "Long-term goals",
        "After the program ends",
        "Check 3 months after",
        "After project completion",
        "6+ months after the program",
        "3 months after project completion",
        "Survey (6 months later)",
        "Post-refactoring outcomes",
        "Long-term goals, not due now",
    ],
)
def test_what_comes_after_the_program_is_put_off(words: str) -> None:
    assert postponed_by(words) == Postponement(None)


@pytest.mark.parametrize(
    "words",
    [
        "Long-Term Support",
        "Post-release checks",
        "After the tests",
        "Within 6 months",
        "6 months of logs",
        "Phase 2 (from 2026-01-01)",
        "By 2026-08-08",
        "Cleanup done 3 months later than planned",
        "Support 2 years after release",
        "Fixes due 5 days after merge",
        "Post-completion steps of a milestone",
        "Not post-program: due now",
        "Not before 2026-99-99",
        "No post-program work is left",
        "Never post-program",
        "Nothing is left for post-program",
        "Done without post-program work",
        "Don't leave it for post-program",
        "It isn’t post-program",
        "words " * 33 + "and post-program",
    ],
)
def test_what_is_due_now_is_not(words: str) -> None:
    assert postponed_by(words) is None


def test_a_day_ends_it() -> None:
    assert postponed_by("Measurement (not before 2026-08-08)") == Postponement(date(2026, 8, 8))
    for words in ("Deferred to", "Earliest", "No earlier than"):
        assert postponed_by(f"Measurement ({words} 2026-08-08)") == Postponement(date(2026, 8, 8))
    assert deferred_by("(Deferred until 2027-01-31) later") == Postponement(date(2027, 1, 31))
    assert deferred_by("(Deferred) 2027-01-31") == Postponement(None)
    assert deferred_by("(Deferred until 2026-99-99) a") is None


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("Deferred", None),
        ("⏸ Deferred", None),
        ("(Deferred)", None),
        ("Postponed to M30", None),
        ("Deferred (see M30)", None),
        ("Deferred until 2027-01-31", date(2027, 1, 31)),
    ],
)
def test_a_status_puts_off(words: str, until: date | None) -> None:
    assert put_off_by_status(words) == Postponement(until)


@pytest.mark.parametrize(
    "words", ["Deferred from M02", "Not deferred", "Deferred items closed", "Closed (deferred: docs)", "Done", ""]
)
def test_another_status_does_not(words: str) -> None:
    assert put_off_by_status(words) is None


def test_what_a_section_or_a_status_calls_deferred_is_put_off() -> None:
    source = """\
## Phase 1: A
- [ ] now
### Later (Deferred)
- [ ] put off
#### Inner
- [ ] and below
### Brought here (deferred from M02)
- [ ] now (deferred from M01)
### G
**Status:** Deferred until 2027-01-31
- [ ] until then
**Other**:
- [ ] below a label too
### H
- [ ] now
- **Status:** Deferred
- [ ] a status further down is that of something else

| Item | Status |
|---|---|
| `d.md` exists | Deferred |
| `e.md` exists | ~~Deferred~~ |
| `f.md` exists | Planned |
"""
    told = [(one.location.line, one.deferred, one.claimed) for one in read(source).criteria]
    assert told == [
        (2, False, False),
        (4, True, False),
        (6, True, False),
        (8, False, False),
        (11, True, False),
        (13, True, False),
        (15, False, False),
        (17, False, False),
        (21, True, False),
        (23, False, False),
    ]


def test_what_stands_below_is_put_off() -> None:
    source = """\
# Done
- [ ] now
- [ ] (Deferred until 2027-01-31) a day of its own

## Growth
**Measurement** (6 months post-completion):
- users

**Measurement**:
- now too

## Long-term success (not before 2027-06-30)
- [ ] boxes too
### Inner
- [ ] and below
"""
    told = [(one.location.line, one.deferred, one.deferred_until) for one in read(source).criteria]
    assert told == [
        (2, False, None),
        (3, True, date(2027, 1, 31)),
        (7, True, None),
        (10, False, None),
        (13, True, date(2027, 6, 30)),
        (15, True, date(2027, 6, 30)),
    ]


def test_until_the_day_and_no_longer() -> None:
    (one,) = read("- [ ] (Deferred until 2027-01-31) a\n").criteria
    assert [one.on(date(2027, 1, 30)).deferred, one.on(date(2027, 1, 31)).deferred] == [True, False]
