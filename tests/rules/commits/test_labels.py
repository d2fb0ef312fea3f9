from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.rules.commits.labels import brings_main, in_branch, labels_of, merged_by


def said(ids: frozenset[object]) -> list[str]:
    return sorted(map(str, ids))


LABELLED = [
    ("M03: write the audit", "M03"),
    ("m03: write the audit", "M03"),
    ("M3 - write the audit", "M03"),
    ("M03 write the audit", "M03"),
    ("M10.5: half a step", "M10.5"),
    ("M10_5: half a step", "M10.5"),
    ("M37B: the second part", "M37B"),
    ("M01-B: the second part", "M01B"),
    ("PX1-M01: another program", "PX1-M01"),
    ("[M03] write", "M03"),
    ("Write the audit (M03)", "M03"),
    ("[M03, M04] write", "M03 M04"),
    ("[M03/docs] write", "M03"),
    ("feat(M03): write", "M03"),
    ("docs(m03): write", "M03"),
    ("feat(m03-audit)!: write", "M03"),
    ("docs: M03 closeout", "M03"),
    ("Milestone M03: close", "M03"),
    ("Close M03", "M03"),
    ("Start milestone M03", "M03"),
    ("M03-M05: plan", "M03 M04 M05"),
    ("Write\n\nMilestone: M03", "M03"),
    ("M03", "M03"),
    ("M3: go", "M03"),
]
NOT_LABELLED = [
    "Follow up on the findings of M03",
    "M1 runners for macOS",
    "M2 chips are fast",
    "Fix typo (see M03)",
    'Revert "M03: write the audit"',
    "Add M30x support",
    "M03xy: no id",
    "Model M-03",
    "fix: the m3 build",
    "",
    "MMM: what",
    "\ud83d odd",
]


@pytest.mark.parametrize(("message", "ids"), LABELLED)
def test_what_labels_a_commit(message: str, ids: str) -> None:
    assert said(labels_of(message)) == ids.split()


@pytest.mark.parametrize("message", NOT_LABELLED)
def test_what_only_mentions_a_milestone_or_something_like_one(message: str) -> None:
    assert said(labels_of(message)) == []


MERGES = [
    ("Merge pull request #7 from ada/m03-ci-audit", "M03"),
    ("Merge branch 'm03-ci-audit'", "M03"),
    ("Merge branch 'refactor/M03' into main", "M03"),
    ("Merge branch 'main' into m03-ci-audit", ""),
    ("Merge remote-tracking branch 'origin/m10_5-fix'", "M10.5"),
    ("Merge pull request #7 from ada/px1-m01-start", "PX1-M01"),
    ("Merge pull request #7 from ada/macos-m1-build", ""),
    ("Merge the plan of M03", ""),
]


@pytest.mark.parametrize(("message", "ids"), MERGES)
def test_which_milestone_a_merge_brings(message: str, ids: str) -> None:
    assert said(merged_by(message)) == ids.split()


@pytest.mark.parametrize(
    ("message", "main"),
    [
        ("Merge branch 'main' into m03-audit", True),
        ("Merge remote-tracking branch 'origin/main'", True),
        ("Merge branch 'main' of github.com:ada/app", True),
        ("Merge remote-tracking branch 'upstream/master' into main", True),
        ("Merge branch 'm03-audit' into main", False),
        ("Merge branch 'main-fixes'", False),
        ("Merge main ideas", False),
    ],
)
def test_which_merges_bring_the_main_line(message: str, main: bool) -> None:  # noqa: FBT001 - the table's column
    assert brings_main(message) is main


BRANCHES = [
    ("m03", "M03"),
    ("M03-audit", "M03"),
    ("forge/M05-control", "M05"),
    ("v0.0.11-m10", "M10"),
    ("m03-2-audit", "M03"),
    ("m10_5", "M10.5"),
    ("macos-m1", ""),
    ("team30", ""),
    ("m03xy", ""),
]


@pytest.mark.parametrize(("name", "ids"), BRANCHES)
def test_which_milestone_a_branch_or_tag_is_named_for(name: str, ids: str) -> None:
    assert said(in_branch(name)) == ids.split()


@given(st.text(max_size=200))
def test_no_message_is_too_odd(message: str) -> None:
    labels_of(message)
    merged_by(message)
    in_branch(message)


@pytest.mark.parametrize("unit", ["M", "M0", "(", "[M03", "feat(", "m-", "merge branch ", "Milestone: ", "M03-", "\n"])
def test_a_long_message_takes_no_time(unit: str) -> None:
    begun = time.process_time()
    labels_of(unit * 100_000)
    merged_by(unit * 100_000)
    in_branch(unit * 10_000)
    assert time.process_time() - begun < 1
