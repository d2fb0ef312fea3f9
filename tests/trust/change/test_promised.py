"""Whether a plan still holds its milestone to as much as before."""

from __future__ import annotations

import pytest

from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId
from dodcheck.model.promise import Promise, Unblocked, WithinScope
from dodcheck.trust.change.pairing import StatementPair
from dodcheck.trust.change.promised import promises_as_much

M02, M03 = (MilestoneId("", (number,), "") for number in (2, 3))
HELD = WithinScope(
    M03,
    "REFACTOR.md",
    allowed=("a.md", "b.md"),
    own=("plan.md", "REFACTOR.md"),
    delivered=("c.md",),
    forbidden=("src/**",),
    areas=("ci",),
    whole=False,
    prose=("The API",),
)


def as_much(before: Promise, after: Promise, old: str = "M03/plan.md", new: str = "M03/plan.md") -> bool:
    one, other = (
        Criterion("a", "a", Form.DERIVED, "milestone-m03", None, None, Location(path, 1), promise=promise)
        for path, promise in ((old, before), (new, after))
    )
    return promises_as_much(StatementPair(one, other))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (HELD, True),
        (HELD._replace(allowed=("a.md",)), True),
        (HELD._replace(allowed=("a.md", "REFACTOR.md")), True),
        (HELD._replace(allowed=("a.md", "d.md")), False),
        (HELD._replace(own=("plan.md", "REFACTOR.md", "log.md")), True),
        (HELD._replace(allowed=None), False),
        (HELD._replace(delivered=("c.md", "d.md")), True),
        (HELD._replace(delivered=("c.md", "docs/**")), False),
        (HELD._replace(forbidden=("src/**", "lib/**")), True),
        (HELD._replace(forbidden=()), False),
        (HELD._replace(areas=("ci", "tests")), True),
        (HELD._replace(areas=("tests",)), False),
        (HELD._replace(prose=("The API", "The words")), True),
        (HELD._replace(prose=("The interface",)), True),
        (HELD._replace(prose=()), False),
        (HELD._replace(prose=(), areas=("ci", "code")), True),
        (HELD._replace(prose=(), forbidden=("src/**", "api/**")), True),
    ],
)
def test_what_may_be_changed_is_no_more_and_what_is_left_alone_no_less(after: WithinScope, *, expected: bool) -> None:
    assert as_much(HELD, after) is expected


def test_a_scope_that_paths_did_not_tell_may_be_told_by_any_paths() -> None:
    free = HELD._replace(allowed=None)
    assert as_much(free, free._replace(delivered=("docs/**",)))
    assert as_much(free, HELD._replace(allowed=("z.md",)))
    folder = HELD._replace(delivered=("docs/**",))
    assert as_much(folder, folder)
    nothing = HELD._replace(allowed=())
    assert not as_much(nothing, HELD)


def test_paths_beside_the_plan_move_with_it() -> None:
    before = HELD._replace(allowed=("M03/plan.md", "a.md"), forbidden=("M03/x.md",))
    after = HELD._replace(allowed=("docs/M03/plan.md", "a.md"), forbidden=("docs/M03/x.md",))
    assert as_much(before, after, new="docs/M03/plan.md")
    assert not as_much(before, after)
    assert not as_much(before._replace(forbidden=("xM03/x.md",)), after, new="docs/M03/plan.md")


def test_a_milestone_waits_for_all_that_it_waited_for() -> None:
    one, both = Unblocked((M02,), "REFACTOR.md"), Unblocked((M02, M03), "REFACTOR.md")
    assert (as_much(one, both), as_much(both, one), as_much(one, HELD)) == (True, False, True)
