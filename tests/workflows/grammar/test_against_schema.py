from __future__ import annotations

import json
from random import Random

import pytest

from dodcheck.formats.problem import FormatProblem
from dodcheck.workflows.read import read_action, read_workflow
from support.official_workflow_schemas import official, taken
from support.realistic_workflows import Found, as_data, realistic
from support.workflow_mutants import mutant

STRICTER = {
    "gate/blocks/no-gate.yml: workflow": "the key `if` stands there twice",
    "gate/blocks/triggers.yml: workflow": "`types` has none of the values that are known for it",
}
"""What a schema does not see: a key that stands there twice, and the activities that a merge queue knows."""


def _refused(text: str, *, action: bool) -> str | None:
    try:
        (read_action if action else read_workflow)("x", text)
    except FormatProblem as problem:
        return str(problem)
    return None


def _schema(found: Found) -> str:
    return "github-action" if found.action else "github-workflow"


def test_every_realistic_file_that_fits_the_official_schema_is_read() -> None:
    fitting = [one for one in realistic() if official(_schema(one)).is_valid(as_data(one.text))]
    refused = {one.where: why for one in fitting if (why := _refused(one.text, action=one.action)) is not None}
    assert len(fitting) > 500
    assert refused == STRICTER


def test_every_realistic_file_that_is_read_fits_the_official_schema_as_far_as_github_keeps_to_it() -> None:
    read = [one for one in realistic() if _refused(one.text, action=one.action) is None]
    assert [one.where for one in read if not taken(_schema(one)).is_valid(as_data(one.text))] == []


@pytest.mark.parametrize("seed", range(8))
def test_what_the_official_schema_refuses_of_changed_files_is_refused(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - no secret
    short = [one for one in realistic() if len(one.text) < 2_500]
    actions = [one for one in short if one.action]
    unfit = 0
    for _ in range(150):
        one = rng.choice(actions if rng.random() < 0.2 else short)
        data = mutant(as_data(one.text), rng)
        text = json.dumps(data)
        if not taken(_schema(one)).is_valid(data):
            unfit += 1
            assert _refused(text, action=one.action) is not None, text
    assert unfit > 50
