from __future__ import annotations

from functools import partial

import pytest

from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.scopes import every_claim, phase
from dodcheck.model.report import Change, Gate
from support.judging import DAY, bound, waived
from support.sides import BASE, report_against, told

BOX = "- [ ] `b.md` created\n"
RULE = "- [{}] Enough guides\n  <!-- dodcheck {{file: {{path: 'guides/*.md', min: {}}}}} -->\n"
GUIDE = {"guides/a.md": "# A\n"}
ORPHAN = {"dodcheck.yml": bound("  program/nothing:\n    says: Nothing\n    file: {path: a.md}\n")}
UNREAD = {"REFACTOR.md": "# Refactor\n\0"}


def blocking(before: dict[str, str], after: dict[str, str]) -> tuple[str, ...]:
    return report_against(before, after).blocking


@pytest.mark.parametrize(
    ("found", "name", "reason"),
    [
        (
            ORPHAN,
            "program/nothing at dodcheck.yml:3:3",
            (
                "the rule for `program/nothing` decides no statement of any governance document; "
                "to bind it again: dodcheck rebind dodcheck.yml:3"
            ),
        ),
        (
            UNREAD,
            "refactor/derived-refactor-can-be-read at REFACTOR.md",
            "REFACTOR.md can't be read: holds NUL bytes, so it is no text (UTF-16 is read only with a byte order mark)",
        ),
    ],
)
def test_what_was_broken_before_the_change_blocks_nothing(found: dict[str, str], name: str, reason: str) -> None:
    identity = name.partition(" ")[0]
    open_ = "program/b-md-created at DOD.md:1:1: open, open: b.md is missing"
    old, new = report_against(found, found), report_against({}, found)
    assert (told(old), old.blocking) == ([open_, f"{name}: broken: {reason}"], ())
    assert old.judgements[-1].change == Change(claims=False)
    assert (told(new), new.blocking) == ([open_, f"new {name}: broken: {reason}"], (identity,))


def test_both_policies_stand_in_the_digest() -> None:
    other = {"dodcheck.yml": bound("  program/b-md-created: {file: {path: c.md}}\n")}
    sides = [({}, {}), ({}, other), (other, {}), (other, other)]
    reports = [report_against(before, after) for before, after in sides]
    assert len({one.policy_digest for one in reports}) == len(sides)
    assert {len(one.policy_digest) for one in reports} == {len("sha256:") + 64}
    assert {one.policy_ref for one in reports} == {BASE}
    assert report_against({}, {}).policy_digest == reports[0].policy_digest


def test_a_claim_has_to_be_true_by_the_policy_of_the_branch_as_well() -> None:
    before, after = {"DOD.md": RULE.format(" ", 1)}, {"DOD.md": RULE.format("x", 1)}
    tip = {"DOD.md": RULE.format(" ", 3)}
    reason = "1 of the 3 files are there (by the policy of main; by the change's own: proved)"
    found = report_against({**before, **GUIDE}, {**after, **GUIDE}, tip={**tip, **GUIDE})
    assert told(found) == [f"program/enough-guides at DOD.md:1:1: claimed, refuted: {reason}"]
    assert found.blocking == ("program/enough-guides",)


@pytest.mark.parametrize(("tick", "verdict"), [(" ", "ready"), ("x", "proved")])
def test_what_the_change_does_not_claim_is_not_judged_by_what_it_does_not_know(tick: str, verdict: str) -> None:
    files = {"DOD.md": RULE.format(tick, 1), **GUIDE}
    found = report_against(files, files, tip={"DOD.md": RULE.format(tick, 3), **GUIDE})
    assert told(found) == [f"program/enough-guides at DOD.md:1:1: {verdict}: guides/a.md is there"]


def test_a_branch_that_asks_for_less_by_now_excuses_no_claim() -> None:
    before, after = {"DOD.md": RULE.format(" ", 3), **GUIDE}, {"DOD.md": RULE.format("x", 3), **GUIDE}
    found = report_against(before, after, tip={"DOD.md": RULE.format(" ", 1), **GUIDE})
    assert told(found) == ["program/enough-guides at DOD.md:1:1: open, claimed, refuted: 1 of the 3 files are there"]


def test_of_both_policies_the_stricter_one_decides_a_claim() -> None:
    before, after = {"DOD.md": RULE.format(" ", 3), **GUIDE}, {"DOD.md": RULE.format("x", 1), **GUIDE}
    found = report_against(before, after, tip={"DOD.md": RULE.format(" ", 1), **GUIDE})
    assert told(found)[0] == (
        "program/enough-guides at DOD.md:1:1: open, claimed, refuted: 1 of the 3 files are there "
        "(by the policy of main; by the change's own: proved)"
    )


LEDGER = "# Ledger\n\n## M03 - Three\n\n**Status:** {}\n\n## M04 - Four\n\n**Status:** Open\n"
PLANS = {
    f"docs/milestones/{name}/{name}_plan.md": f"# {name}_plan\n\n## Definition of Done\n\n- [ ] `gone.md` exists\n"
    for name in ("M03", "M04")
}


@pytest.mark.parametrize(("asked", "is_told"), [("M03", True), ("M04", False), (None, True)])
def test_a_milestone_is_closed_falsely_where_it_is_asked_about(asked: str | None, *, is_told: bool) -> None:
    before, after = ({**PLANS, "REFACTOR.md": LEDGER.format(status)} for status in ("Open", "Closed"))
    scope = partial(milestone, asked=asked) if asked else partial(every_claim, strict=False)
    found = [one for one in told(report_against(before, after, scope)) if "is-closed" in one]
    said = "1 of 1 boxes of its plan are not met, first docs/milestones/M03/M03_plan.md:5"
    name = "milestone-m03/derived-m03-is-closed at REFACTOR.md:3"
    assert found == ([f"new {name}: claimed, refuted: {said}"] if is_told else [])


def test_the_notices_of_the_changed_tree_are_told_and_of_the_rules_that_the_change_brings() -> None:
    words = {"DOD.md": "- [ ] All is well\n"}
    rules = bound("  program/all-is-well: {file: {path: a.md}}\n")
    found = report_against(words, {**words, "dodcheck.yml": rules, "dodcheck.yaml": "x"})
    assert [f"{one.kind} {one.location}: {one.message}" for one in found.notices] == [
        "not-used dodcheck.yaml: nothing reads a file of this name; the one that counts is dodcheck.yml",
        "new-rule dodcheck.yml:3:3: decides “All is well” once this is merged; it helps no claim of this change",
    ]


def test_a_claim_that_is_new_is_judged_by_the_branch_that_has_written_it_too() -> None:
    tip = {"DOD.md": RULE.format(" ", 3), **GUIDE}
    found = report_against({"DOD.md": "", **GUIDE}, {"DOD.md": RULE.format("x", 1), **GUIDE}, tip=tip)
    reason = "1 of the 3 files are there (by the policy of main; by the change's own: proved)"
    assert told(found)[0] == f"new program/enough-guides at DOD.md:1:1: claimed, refuted: {reason}"


def test_a_weakening_that_both_comparisons_find_is_told_once() -> None:
    easy = bound("  program/enough-guides:\n    says: Enough guides\n    file: {path: guides/a.md}\n")
    before = {"DOD.md": RULE.format(" ", 2), **GUIDE}
    after = {**before, "dodcheck.yml": easy}
    tip = {"DOD.md": RULE.format(" ", 3), **GUIDE}
    assert told(report_against(before, after, tip=tip))[1:] == [
        (
            "new policy/loosened/program/enough-guides at dodcheck.yml:3:3: open: the rule for “Enough guides” may ask "
            "for less; was file: {path: guides/*.md, min: 2}, is file: {path: guides/a.md} (at main: DOD.md:2)"
        )
    ]


def test_a_weakening_against_the_branch_alone_is_accepted_like_any_other() -> None:
    easy = bound("  program/enough-guides:\n    says: Enough guides\n    file: {path: guides/a.md}\n")
    before = {"DOD.md": "- [ ] Enough guides\n", **GUIDE}
    tip = {"DOD.md": RULE.format(" ", 3), **GUIDE}
    after = {**before, "dodcheck.yml": easy}
    found = report_against(before, after, tip=tip)
    assert found.blocking == ("policy/loosened/program/enough-guides",)
    assert found.judgements[-1].evidence.reproduce == "git diff c1c1c1c1c1c1 -- DOD.md dodcheck.yml"
    assert report_against(before, after, tip=tip, accepted=DAY).blocking == ()


def test_weakenings_against_the_branch_stand_behind_those_against_the_base() -> None:
    easy = bound("  program/enough-guides:\n    says: Enough guides\n    file: {path: guides/a.md}\n")
    words = "- [ ] Enough guides\n"
    tip = {"DOD.md": RULE.format(" ", 3) + BOX, **GUIDE}
    found = report_against({"DOD.md": words + BOX, **GUIDE}, {"DOD.md": words, "dodcheck.yml": easy, **GUIDE}, tip=tip)
    assert found.blocking == ("policy/removed/program/b-md-created", "policy/loosened/program/enough-guides")


def names(*entries: tuple[str, str]) -> list[str]:
    """Return the ids of the weakenings of a change that writes these waivers."""
    found = report_against({}, {"dodcheck.waivers.yml": waived(*entries)})
    return [one.criterion.id.removeprefix("policy/waived/") for one in found.judgements if one.weakens]


def test_weakenings_of_one_id_are_numbered_past_the_numbers_that_others_have() -> None:
    days = [f"2026-03-0{day}" for day in range(1, 5)]
    assert names(*(("a", day) for day in days)) == ["a", "a-2", "a-3", "a-4"]
    assert names(("a", days[0]), ("a", days[1]), ("a-2", days[2]), ("a", days[3])) == ["a", "a-3", "a-2", "a-4"]
    assert names(("a-2", days[0]), ("a", days[1]), ("a", days[2])) == ["a-2", "a", "a-3"]
    assert names(("a-2", days[0]), ("a-2", days[1]), ("a", days[2]), ("a", days[3])) == ["a-2", "a-2-2", "a", "a-3"]


def test_the_id_of_a_weakening_is_no_id_of_a_statement() -> None:
    fixed = "- [ ] A\n  <!-- dodcheck id: policy/removed/program/b-md-created -->\n"
    found = report_against({}, {"DOD.md": fixed})
    assert [one.criterion.id for one in found.judgements] == [
        "policy/removed/program/b-md-created",
        "policy/removed/program/b-md-created-2",
    ]


def test_the_id_of_a_weakening_is_none_of_a_rule_without_statement() -> None:
    orphan = "  policy/removed/program/b-md-created:\n    says: A\n    file: {path: a.md}\n"
    found = report_against({}, {"DOD.md": "- [ ] Other\n", "dodcheck.yml": bound(orphan)})
    assert [one.criterion.id for one in found.judgements] == [
        "program/other",
        "policy/removed/program/b-md-created",
        "policy/removed/program/b-md-created-2",
    ]


SCOPES = {
    Gate.COMPLETE: partial(phase, asked="1"),
    Gate.HONEST: partial(every_claim, strict=False),
    Gate.STRICT: partial(every_claim, strict=True),
}


@pytest.mark.parametrize("gate", SCOPES)
def test_a_weakening_is_part_of_every_scope_and_shuts_its_gate_until_it_is_accepted(gate: Gate) -> None:
    kept = "## Phase 1: One\n- [x] `a.md` created\n"
    before, after = {"DOD.md": f"{kept}- [ ] `c.md` created\n", "a.md": "a\n"}, {"DOD.md": kept, "a.md": "a\n"}
    proved = "phase-1/a-md-created at DOD.md:2:1: proved: a.md is there"
    gone = "new policy/removed/phase-1/c-md-created at DOD.md:3:1: {}: “c.md created” is gone; at main: DOD.md:3"
    found = report_against(before, after, SCOPES[gate])
    assert (found.gate, told(found), found.passed) == (gate, [proved, gone.format("open")], False)
    assert found.blocking == ("policy/removed/phase-1/c-md-created",)
    accepted = report_against(before, after, SCOPES[gate], accepted=DAY)
    assert (told(accepted), accepted.passed) == ([proved, gone.format("waived")], True)
