from __future__ import annotations

from dodcheck.workflows.read import read_workflow


def test_what_is_used_of_the_repository_itself_has_one_name() -> None:
    workflow = read_workflow(
        "x",
        "on: push\njobs:\n  a:\n    uses: $/.github/workflows/x.yml\n  b:\n    runs-on: x\n    steps:\n"
        "      - uses: $/do/it\n      - uses: $/./do/it\n      - uses: ./do/it\n      - uses: a/b@v1\n",
    )
    used = [job.uses.value for job in workflow.jobs if job.uses]
    used += [step.uses.value for step in workflow.jobs[1].steps if step.uses]
    assert used == ["./.github/workflows/x.yml", "./do/it", "./do/it", "./do/it", "a/b@v1"]
