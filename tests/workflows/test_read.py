from __future__ import annotations

import time

import pytest

from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.load import load_workflows
from dodcheck.workflows.model import Cell, Concurrency, Job, Script, Step, Text, Trigger, Unread, Workflow
from dodcheck.workflows.read import read_action, read_workflow

WORKFLOW = """\
name: "c\\x69"
on:
  pull_request:
    branches: [main, 1.0]
    paths-ignore: docs/**
  push:
  schedule:
    - cron: "0 3 * * *"
permissions: read-all
defaults: {run: {shell: bash}}
env: {A: 1, B: yes}
jobs:
  one:
    name: One
    if: >-
      always() &&
      true
    needs: two
    runs-on: [self-hosted, linux]
    continue-on-error: true
    permissions: {contents: read}
    strategy:
      matrix:
        os: [a, b]
        include: [{os: c, extra: true}]
        more: ${{ fromJSON('[]') }}
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0}
      - name: Run
        id: run
        if: on
        run: |
          first
          second
        shell: sh
        working-directory: sub
        env: {C: "x"}
  two:
    uses: ./.github/workflows/other.yml
"""


def test_a_workflow_with_the_line_of_everything() -> None:
    found = read_workflow("ci.yml", WORKFLOW)
    one, two = found.jobs
    assert found == Workflow(
        path="ci.yml",
        name=Text("ci", 1),
        triggers=(
            Trigger("pull_request", 3, branches=(Text("main", 4), Text("1.0", 4)), paths_ignore=(Text("docs/**", 5),)),
            Trigger("push", 6),
            Trigger("schedule", 7, crons=(Text("0 3 * * *", 8),)),
        ),
        jobs=(one, two),
        permissions={"*": "read-all"},
        shell=Text("bash", 10),
        env={"A": Text("1", 11), "B": Text("yes", 11)},
    )
    assert two == Job(
        id="two", line=39, uses=Text("./.github/workflows/other.yml", 40), given={}, services={}, outputs={}, env={}
    )
    assert (one.line, one.condition, one.tolerated) == (13, Text("always() && true", 15), Text("true", 20))
    assert (one.needs, one.runs_on) == ((Text("two", 18),), (Text("self-hosted", 19), Text("linux", 19)))
    assert one.matrix is not None
    assert (one.matrix.axes["os"], one.matrix.include, one.matrix.dynamic) == (
        (Cell("a", "a"), Cell("b", "b")),
        ({"os": Cell("c", "c"), "extra": Cell("true", value=True)},),
        True,
    )
    assert one.steps[0] == Step(
        line=28, uses=Text("actions/checkout@v4", 28), given={"fetch-depth": Text("0", 29)}, env={}
    )
    assert one.steps[1] == Step(
        line=30,
        id="run",
        name=Text("Run", 30),
        condition=Text("on", 32),
        given={},
        run=Script("first\nsecond\n", 34, straight=True),
        shell=Text("sh", 36),
        folder=Text("sub", 37),
        env={"C": Text("x", 38)},
    )


PLACES = """\
on: {workflow_run: {workflows: [ci], types: completed}}
concurrency: one at a time
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    strategy: {fail-fast: false}
    environment: {name: staging, url: x}
    concurrency:
      group: ${{ github.ref }}
      cancel-in-progress: true
    container: python:3.13
    services:
      db: {image: "postgres:17"}
      cache: redis
      none: {image: "", ports: [1]}
    outputs: {made: "${{ steps.a.outputs.made }}"}
    steps:
      - run: make
        timeout-minutes: 5
  call:
    uses: ./.github/workflows/other.yml
    with: {level: 3}
  boxed:
    runs-on: ubuntu-latest
    environment: production
    container: {image: "alpine@sha256:1"}
    strategy: ${{ fromJSON('{}') }}
    services: ${{ fromJSON('{}') }}
    steps: [{run: make}]
"""


def test_where_and_how_long_a_job_runs() -> None:
    found = read_workflow("ci.yml", PLACES)
    build, call, boxed = found.jobs
    assert found.triggers[0].workflows == (Text("ci", 1),)
    assert found.concurrency == Concurrency(Text("one at a time", 2), None)
    assert build.concurrency == Concurrency(Text("${{ github.ref }}", 10), Text("true", 11))
    assert build.timeout == Text("30", 6)
    assert (build.container, build.services) == (
        Text("python:3.13", 12),
        {"db": Text("postgres:17", 14), "cache": Text("redis", 15), "none": Text("", 16)},
    )
    assert build.outputs == {"made": Text("${{ steps.a.outputs.made }}", 17)}
    assert call.given == {"level": Text("3", 23)}
    assert boxed.container == Text("alpine@sha256:1", 27)
    assert boxed.services == {"*": Text("${{ fromJSON('{}') }}", 29)}


def test_a_file_that_is_loaded_has_its_lines() -> None:
    snapshot = MemorySnapshot({".github/workflows/ci.yml": PLACES.encode()})
    (found,) = load_workflows(snapshot).read
    assert found.lines == tuple(PLACES.split("\n"))


@pytest.mark.parametrize(
    ("on", "events"),
    [
        ("on: push", ["push"]),
        ("on: [push, pull_request]", ["push", "pull_request"]),
        ("'on': {push: {}, workflow_dispatch: }", ["push", "workflow_dispatch"]),
        ('"\\x6fn": push', ["push"]),
    ],
)
def test_events_in_each_of_their_shapes(on: str, events: list[str]) -> None:
    found = read_workflow("x", f"{on}\njobs: {{a: {{uses: ./x.yml}}}}\n")
    assert [one.event for one in found.triggers] == events


@pytest.mark.parametrize(
    ("run", "script"),
    [
        ("run: a b", Script("a b", 6, straight=False)),
        ("run: |\n       a\n\n       b", Script("a\n\nb\n", 7, straight=True)),
        ("run: &x |-  # why\n       a", Script("a", 7, straight=True)),
        ("run: >\n       a\n       b", Script("a b\n", 7, straight=False)),
        ('run: "|a\\nb"', Script("|a\nb", 6, straight=False)),
        ("run: '>'", Script(">", 6, straight=False)),
    ],
)
def test_where_the_lines_of_a_script_stand(run: str, script: Script) -> None:
    found = read_workflow("x", f"on: push\njobs:\n a:\n  runs-on: x\n  steps:\n   - {run}\n")
    assert found.jobs[0].steps[0].run == script


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "it is empty"),
        ("[]", "the file is no mapping"),
        ("jobs: {a: {uses: ./x.yml}}", "it has no `on`, so nothing starts it"),
        ("on: push", "it has no jobs"),
        ("on: []\njobs: {a: {uses: ./x.yml}}", "`on` names no event"),
        ("on: push\njobs: []", "`jobs` is no mapping"),
        ("on: push\njobs: {a: }", "`a` is no mapping"),
        ("on: push\njobs: {a: {steps: [{}]}}", "a step neither runs nor uses anything"),
        ("on: push\njobs: {a: {steps: {}}}", "`steps` is no list"),
        ("on: push\njobs: {a: {if: [], uses: ./x.yml}}", "`if` is no text"),
        ("on: push\njobs: {a: {steps: [{run: []}]}}", "`run` is no text"),
        ("on: {[a]: b}\njobs: {a: {uses: ./x.yml}}", "a key of `on` is no word"),
        ("on: push\non: push\njobs: {a: {uses: ./x.yml}}", "the key `on` stands there twice"),
        ("on: push\njobs: *x", "the alias *x names nothing before it"),
    ],
)
def test_what_github_refuses_is_refused(content: str, why: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        read_workflow("x", content)
    assert str(caught.value) == why


@pytest.mark.parametrize(
    ("content", "steps"),
    [
        ("runs: {using: composite, steps: [{run: a, shell: sh}]}", 1),
        ("runs: {using: composite, steps: []}", 0),
        ("runs: {using: node20, main: x.js}", 0),
    ],
)
def test_actions_have_the_steps_of_a_composite_one(content: str, steps: int) -> None:
    assert len(read_action("action.yml", content).steps) == steps


def test_files_that_are_not_evaluated_are_told_and_no_other_files_are_read() -> None:
    good = b"on: push\njobs: {a: {uses: ./x.yml}}\n"
    files = {
        ".github/workflows/a.yaml": good,
        ".github/workflows/b.yml": b"on: [\n",
        ".github/workflows/c.yml": b"# " + b"x" * 2_100_000,
        ".github/workflows/d.yml": b"\xff\xfe\x00",
        ".github/workflows/sub/e.yml": good,
        ".github/workflows/f.txt": good,
    }
    found = load_workflows(MemorySnapshot(files))
    assert [one.path for one in found.read] == [".github/workflows/a.yaml"]
    unfit = "it does not fit the syntax of workflows"
    assert list(found.unread) == [
        Unread(".github/workflows/b.yml", 2, f"{unfit}: did not find expected node content"),
        Unread(".github/workflows/c.yml", None, "it has more than 2 MB"),
        Unread(".github/workflows/d.yml", None, f"{unfit}: it is not UTF-16 text"),
    ]


def test_aliases_cannot_make_scripts_cost_more_than_their_file() -> None:
    steps = "\n".join("   - *s" for _ in range(20_000))
    text = f"on: push\njobs:\n a:\n  runs-on: x\n  steps:\n   - &s {{run: '{'x' * 1_000}'}}\n{steps}\n"
    begun = time.process_time()
    with pytest.raises(FormatProblem, match=r"its scripts have more than 4,000,000 characters once aliases"):
        read_workflow("x", text)
    assert time.process_time() - begun < 20
