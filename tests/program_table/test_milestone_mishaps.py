"""The milestone that audits the workflows, over histories and plans as they should not be."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from dodcheck.errors import UserError
from support.audited import PLAN, Commit, Files, changed, history, import_commits, own
from support.audited_reports import judged, judged_in, not_proved
from support.repo import ENVIRONMENT

COMMITS = (
    "29 the commits of M03 stay within its scope",
    "33 **No CI behavior may change in M03.**",
    "103 No other edits.",
    "143 **No code or CI files modified.**",
    "155 No CI or code changes made",
)
"""The statements that only the milestone's commits can show."""
WHOLE = {"README.md": "# It\n", PLAN: "# M03_plan\n\n## Rollback\n\nRevert the commit.\n"}


def unlabelled(commits: Sequence[Commit]) -> list[Commit]:
    return [one._replace(message=one.message.removeprefix("M03: ")) for one in commits]


def merged(commits: Sequence[Commit]) -> list[Commit]:
    """Return the commits with those of M03 on a branch, and one of M04 before their merge."""
    setting, before, start, audit, close, other, later = unlabelled(commits)
    branch = [one._replace(branch="m03-audit") for one in (start, audit, close)]
    files = {**start.files, **audit.files, **close.files}
    merge = Commit("merge", "Merge branch 'm03-audit'", files, merges="m03-audit")
    return [setting, before, *branch[:2], other, branch[2], merge, later]


def at_once(commits: Sequence[Commit]) -> list[Commit]:
    files: dict[str, str | None] = {}
    for one in commits:
        files |= one.files
    return [Commit("all", "Import all", files)]


def naming_a_commit(commits: Sequence[Commit]) -> list[Commit]:
    told = ("All workflows are listed", "**Merge:** PR #3 → `d72fd1004590`\n\nAll workflows are listed")
    return changed(commits, "close", {"REFACTOR.md": told})


def clone(root: Path, depth: int) -> Path:
    made = root.with_name("clone")
    command = ["git", "clone", "--quiet", "--depth", str(depth), f"file://{root}", str(made)]
    subprocess.run(command, env=ENVIRONMENT, check=True)  # noqa: S603 - the tests' own words
    return made


def test_commits_without_a_label_are_found_by_what_plan_and_ledger_said(tmp_path: Path) -> None:
    assert not_proved(judged(tmp_path, unlabelled(history(own())))) == {}


def test_a_plan_that_came_with_everything_else_has_no_commits(tmp_path: Path) -> None:
    said = (
        "unobservable: no commit of M03 is known; begin their messages with “M03: ”, or name the merge commit in "
        "REFACTOR.md"
    )
    found = not_proved(judged(tmp_path, at_once(history(own()))))
    assert {key: re.sub(r" \(at \w+, which closed M03\)$", "", words) for key, words in found.items()} == dict.fromkeys(
        COMMITS, said
    )


def test_a_commit_that_the_ledger_names_and_that_is_gone_matters_only_without_labels(tmp_path: Path) -> None:
    commits = naming_a_commit(history(own()))
    assert not_proved(judged(tmp_path / "labelled", commits)) == {}
    found = not_proved(judged(tmp_path / "unlabelled", unlabelled(commits)))
    assert tuple(found) == COMMITS
    for said in found.values():
        assert re.match(r"unobservable: .*, but the ledger names d72fd10, which is no commit here", said)


def test_a_branch_that_was_merged_is_the_milestone_and_what_stands_beside_it_is_not(tmp_path: Path) -> None:
    assert not_proved(judged(tmp_path, merged(history(own())))) == {}


def test_a_workflow_that_a_merged_branch_edits_is_told(tmp_path: Path) -> None:
    workflow = {".github/workflows/nightly-03.yml": ("make measure", "make nothing")}
    found = not_proved(judged(tmp_path, merged(changed(history(own()), "audit", workflow))))
    assert tuple(found) == (*COMMITS[:2], *COMMITS[3:])
    assert {said.partition(":")[0] for said in found.values()} == {"refuted"}


@pytest.mark.parametrize("depth", [1, 2, 3, 4, 5])
def test_a_shallow_clone_says_what_to_set_and_accuses_nobody(depth: int, tmp_path: Path) -> None:
    root = import_commits(tmp_path / "whole", history(own()))
    found = not_proved(judged_in(clone(root, depth)))
    assert set(found) >= {"3 the locked plan of M03 is as it was locked", *COMMITS}
    for said in found.values():
        assert re.match(r"unobservable: .*set `?fetch-depth: 0`?", said)


def test_a_clone_that_has_all_commits_is_as_good_as_the_whole(tmp_path: Path) -> None:
    root = import_commits(tmp_path / "whole", history(own()))
    assert not_proved(judged_in(clone(root, 100))) == {}


PLANS: dict[str, tuple[Files, dict[str, str]]] = {
    "words alone": (
        {PLAN: "# M03_plan\n\nWords.\n"},
        {"the plan of M03 says how its work is undone": f"unproven: {PLAN} has no word on how its work is undone"},
    ),
    "nothing": ({PLAN: ""}, {"the plan of M03 says how its work is undone": f"open: {PLAN} is empty"}),
    "a rollback": (WHOLE, {}),
}


@pytest.mark.parametrize(("files", "said"), PLANS.values(), ids=PLANS.keys())
def test_a_plan_without_fields_is_held_to_a_rollback_alone(files: Files, said: dict[str, str], tmp_path: Path) -> None:
    found = not_proved(judged(tmp_path, [Commit("all", "M03: All", files)]))
    assert {key: words for key, words in found.items() if not words.startswith("ready: ")} == said


def test_two_plans_of_one_milestone_are_a_mistake_that_names_both(tmp_path: Path) -> None:
    other = "docs/milestones/M3/M3_plan.md"
    with pytest.raises(UserError) as caught:
        judged(tmp_path, [Commit("all", "M03: All", {**WHOLE, other: "# M3\n"})])
    (mistake,) = caught.value.mistakes
    assert (mistake.message, mistake.hint) == (
        f"2 documents could be the plan of M03: {other}, {PLAN}",
        "Say which plans count in dodcheck.yml: documents: {milestones: docs/milestones/{id}/{id}_plan.md}",
    )


@pytest.mark.parametrize(
    ("plan", "asked", "scope"),
    [
        (PLAN, "M3", "milestone M03"),
        (PLAN, "m03", "milestone M03"),
        (PLAN, "milestone-m03", "milestone M03"),
        ("docs/milestones/M10_5/M10_5_plan.md", "M10_5", "milestone M10.5"),
        ("docs/milestones/M10_5/M10_5_plan.md", "m10.5", "milestone M10.5"),
        ("docs/milestones/M37B/M37B_plan.md", "M37b", "milestone M37B"),
        ("docs/milestones/V15-M53/V15-M53_plan.md", "v15-m53", "milestone V15-M53"),
    ],
)
def test_an_id_is_one_in_every_form(plan: str, asked: str, scope: str, tmp_path: Path) -> None:
    assert judged(tmp_path, [Commit("all", "All", {plan: WHOLE[PLAN]})], asked).scope == scope


@pytest.mark.parametrize("asked", ["M10", "M105", "M10.6"])
def test_another_id_is_another_milestone(asked: str, tmp_path: Path) -> None:
    commits = [Commit("all", "All", {"docs/milestones/M10_5/M10_5_plan.md": WHOLE[PLAN]})]
    with pytest.raises(UserError, match=f"no plan of {asked} is tracked here"):
        judged(tmp_path, commits, asked)
