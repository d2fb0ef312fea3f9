from __future__ import annotations

from dodcheck.workflows.model import Text
from dodcheck.workflows.read import read_workflow


def test_tags_and_what_inputs_are_where_nobody_gives_them() -> None:
    workflow = read_workflow(
        "ci.yml",
        "on:\n"
        "  push: {tags: ['v*']}\n"
        "  pull_request: {tags-ignore: [x]}\n"
        "  workflow_call:\n"
        "    inputs:\n"
        "      slow: {type: boolean}\n"
        "      name: {type: string, default: all}\n"
        "      many: {type: number}\n"
        "      plain: {type: string}\n"
        "jobs: {a: {runs-on: x, steps: [{run: y}]}}\n",
    )
    push, pull, call = workflow.triggers
    assert push.tags == (Text("v*", 2),)
    assert pull.tags_ignore == (Text("x", 3),)
    assert call.inputs == {"slow": "false", "name": "all", "many": "0", "plain": ""}


def test_the_expressions_of_a_matrix_and_where_its_exclusions_begin() -> None:
    workflow = read_workflow(
        "ci.yml",
        "on: push\n"
        "jobs:\n"
        "  a:\n"
        "    strategy:\n"
        "      matrix:\n"
        "        os: ${{ fromJSON('[1]') }}\n"
        "        exclude:\n"
        "          - os: 1\n"
        "    runs-on: x\n"
        "    steps: [{run: y}]\n"
        "  b:\n"
        "    strategy: {matrix: '${{ fromJSON(x) }}'}\n"
        "    runs-on: x\n"
        "    steps: [{run: y}]\n",
    )
    one, other = (job.matrix for job in workflow.jobs)
    assert one is not None
    assert one.told == (Text("${{ fromJSON('[1]') }}", 6),)
    assert one.exclude_line == 8
    assert other is not None
    assert other.told == (Text("${{ fromJSON(x) }}", 12),)
