from __future__ import annotations

import re
from collections import Counter

import pytest

from dodcheck.workflows.load import FOLDER, load_action, load_workflows
from dodcheck.workflows.model import Action, Step
from support.planted_cases import FAMILIES, WEIGHT, Case, harmless, planted

PLANTED = [pytest.param(case, id=case.name) for case in planted()]
ALL = [*PLANTED, *(pytest.param(case, id=case.name) for case in harmless())]
PINNED = re.compile(r"[\w.-]+(?:/[\w.-]+)+@[0-9a-f]{40}")


def steps_of(case: Case) -> list[Step]:
    return [step for one in load_workflows(case.snapshot).read for job in one.jobs for step in job.steps]


def test_there_are_more_of_both_than_are_promised() -> None:
    counted = Counter(case.found.family for case in planted() if case.found)
    assert set(counted) == set(FAMILIES)
    assert min(counted.values()) >= 10
    assert counted.total() >= 90
    assert len(harmless()) >= 90


@pytest.mark.parametrize("case", ALL)
def test_every_workflow_is_read(case: Case) -> None:
    found = load_workflows(case.snapshot)
    assert found.unread == []
    assert [one.path for one in found.read] == sorted(path for path in case.files if path.startswith(f"{FOLDER}/"))


@pytest.mark.parametrize("case", ALL)
def test_what_a_workflow_calls_is_there_and_what_it_needs_exists(case: Case) -> None:
    used = [step.uses.value for step in steps_of(case) if step.uses]
    local = [load_action(case.snapshot, one.removeprefix("./")) for one in used if one.startswith("./")]
    assert [one for one in local if not isinstance(one, Action)] == []
    assert [one for one in used if not one.startswith("./") and not PINNED.fullmatch(one)] == []
    for workflow in load_workflows(case.snapshot).read:
        jobs = {job.id for job in workflow.jobs}
        assert {need.value for job in workflow.jobs for need in job.needs} <= jobs
        assert [job.uses.value for job in workflow.jobs if job.uses and job.uses.value[2:] not in case.files] == []


@pytest.mark.parametrize("case", PLANTED)
def test_a_mask_has_a_family_a_weight_and_lines_with_something_on_them(case: Case) -> None:
    mask = case.found
    assert mask is not None
    assert case.name.split("/")[1] == mask.family
    assert set(mask.families) <= set(FAMILIES)
    assert mask.severity in WEIGHT
    assert [place for place in mask.places if not case.line(place)] == []


@pytest.mark.parametrize("case", ALL)
def test_a_case_says_what_it_is_about_in_a_sentence(case: Case) -> None:
    assert re.fullmatch(r"\S.{10,200}\.", case.about)
