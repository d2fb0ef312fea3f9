from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Unknown
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.html.glance import LEAST, SHOWN, Stripe, families, stripes
from dodcheck.reports.html.sections import sections
from support.reports import criterion, judged, unknown

PROVED, OPEN, REFUTED = Verdict.PROVED, Verdict.OPEN, Verdict.REFUTED


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        ({}, ()),
        ({PROVED: 3}, (Stripe("shown", 0.0, 100.0),)),
        ({PROVED: 1, OPEN: 3}, (Stripe("shown", 0.0, 25.0), Stripe("open", 25.0, 75.0))),
        (
            {PROVED: 1, Verdict.READY: 1, Verdict.WAIVED: 1, Verdict.UNPROVEN: 1, OPEN: 1, REFUTED: 3},
            (
                Stripe("shown", 0.0, 25.0),
                Stripe("excused", 25.0, 12.5),
                Stripe("not-shown", 37.5, 12.5),
                Stripe("open", 50.0, 12.5),
                Stripe("false", 62.5, 37.5),
            ),
        ),
    ],
)
def test_a_bar_is_shared_by_what_there_is(tally: dict[Verdict, int], expected: tuple[Stripe, ...]) -> None:
    assert stripes(Counter(tally)) == expected


def test_one_false_claim_in_ten_thousand_is_seen() -> None:
    shown, false = stripes(Counter({PROVED: 9_999, REFUTED: 1}))
    assert shown.length + false.length == pytest.approx(100)
    assert false.length == pytest.approx(LEAST, abs=0.1)


def one(scope: str, group: str | None, verdict: Verdict = PROVED, path: str = "docs/DOD.md") -> Judgement:
    said = replace(criterion(1, "x", path=path), scope=scope, group=group)
    return judged(verdict, said, unknown(Unknown.NO_RULE, "no rule decides it"))


def named(*judgements: Judgement) -> list[tuple[str, list[tuple[str, str, int, int]]]]:
    told = families(sections(judgements, {}), {"docs/release plan.md": "release plan.md"})
    return [(some.name, [(bar.name, bar.anchor, bar.good, bar.total) for bar in some.bars]) for some in told]


def test_phases_milestones_outcomes_and_documents_have_bars_of_their_own() -> None:
    told = named(
        one("phase-0", "Files"),
        one("phase-1", "Files", OPEN),
        one("program", "CI Truthfulness", OPEN),
        one("phase-1", "More"),
        one("program", None),
        one("milestone-m03", "Definition of Done"),
        one("milestone-m03-1", None),
        one("stage-2-1", None),
        one("docs-release-plan", "Steps", path="docs/release plan.md"),
    )
    assert told == [
        ("Phases", [("Phase 0", "part-1", 1, 1), ("Phase 1", "part-2", 1, 2)]),
        ("Program", [("CI Truthfulness", "part-3", 0, 1), ("Program", "part-4", 1, 1)]),
        ("Milestones", [("Milestone M03", "part-5", 1, 1), ("Milestone M03.1", "part-6", 1, 1)]),
        ("Stages", [("Stage 2.1", "part-7", 1, 1)]),
        ("Documents", [("release plan.md", "part-8", 1, 1)]),
    ]


def test_phases_and_milestones_are_called_with_their_titles() -> None:
    found = [one("phase-1", None), one("phase-2", None), one("milestone-m03", None)]
    parts = sections(found, {"phase-1": "Foundation", "milestone-m03": "The truth\u202emap"})
    assert [part.name for part in parts] == ["Phase 1: Foundation", "Phase 2", "Milestone M03: The truth\\u202emap"]


def test_of_one_phase_each_group_has_a_bar() -> None:
    told = named(one("phase-1", "Files"), one("phase-1", None, REFUTED), one("phase-1", "Files", OPEN))
    assert told == [("Phase 1", [("Files", "part-1-1", 1, 2), ("Without a group", "part-1-2", 0, 1)])]


def test_one_bar_alone_says_nothing_new() -> None:
    assert named(one("phase-1", "Files"), one("phase-1", "Files")) == []
    assert named() == []


def test_what_is_not_proved_is_counted_the_worst_first() -> None:
    found = [one("phase-1", "A", verdict) for verdict in Verdict] + [one("phase-1", "B")]
    (family,) = families(sections(found, {}), {})
    assert family.bars[0].rest == (
        ("refuted", 1),
        ("broken", 1),
        ("open", 1),
        ("ready", 1),
        ("unproven", 1),
        ("unobservable", 1),
        ("deferred", 1),
        ("waived", 1),
        ("attested", 1),
    )
    assert (family.bars[0].good, family.bars[0].total) == (5, 10)


def test_a_group_is_shown_with_what_is_unseen_spelled_out() -> None:
    hidden: Criterion = replace(criterion(1, "x"), group="a\u202eb")
    told = sections([judged(PROVED, hidden, unknown(Unknown.NO_RULE, "x"))], {})
    assert told[0].groups[0].name == r"a\u202eb"


def test_of_very_many_parts_those_that_call_for_work_are_shown_at_once() -> None:
    found = [one(f"phase-{at}", None, REFUTED if at == SHOWN + 4 else PROVED) for at in range(SHOWN + 5)]
    (family,) = families(sections(found, {}), {})
    assert len(family.bars) == SHOWN
    assert [bar.name for bar in family.bars][-2:] == [f"Phase {SHOWN - 2}", f"Phase {SHOWN + 4}"]
    assert [bar.name for bar in family.more] == [f"Phase {at}" for at in range(SHOWN - 1, SHOWN + 4)]
