from __future__ import annotations

import pytest

from dodcheck.formats.problem import FormatProblem
from dodcheck.workflows.read import read_action, read_workflow

HEAD = "on: push\njobs:\n a:\n  runs-on: x\n"
RUN = f"{HEAD}  steps: [{{run: x}}]\n"
STEP = f"{HEAD}  steps:\n   - run: x\n"
USE = f"{HEAD}  steps:\n   - uses: x\n"
CALL = "on: push\njobs:\n a:\n  uses: ./x.yml\n"
BOTH = "jobs: {a: {uses: ./x.yml}}\n"
ID = "is no id: only letters, digits, `-` and `_` stand in one, and a letter or one `_` first"
JOB_ID = "is no id of a job: only letters, digits, `-` and `_` stand in one, and a letter or one `_` first"
NAME = "is no name: only letters, digits, `-` and `_` stand in one, and a letter or `_` first"
VALUES = "has none of the values that are known for it"

WORKFLOWS = [
    (f"{RUN}x: 1", 6, "`x` is no key of a workflow"),
    (f"{RUN}On: push", 6, "`On` is no key of a workflow"),
    (f"{RUN}name: []", 6, "`name` is no text"),
    (f"{RUN}env: x", 6, "`env` is no mapping"),
    (f"{RUN}env: {{A: [1]}}", 6, "`A` is no text"),
    (f"{RUN}env: {{A: 1, a: 2}}", 6, "the key `a` stands there twice"),
    (f"{RUN}env: {{<<: {{A: 1}}}}", 6, "the merge key `<<` is not supported"),
    (f"{RUN}<<: {{name: x}}", 6, "the merge key `<<` is not supported"),
    (f"{RUN}? [x]\n: 1", 6, "a key of the file is no word"),
    (f"{RUN}permissions: all", 6, f"`permissions` {VALUES}"),
    (f"{RUN}permissions:", 6, f"`permissions` {VALUES}"),
    (f"{RUN}permissions: {{content: read}}", 6, "`content` is no key of `permissions`"),
    (f"{RUN}permissions: {{contents: admin}}", 6, f"`contents` {VALUES}"),
    (f"{RUN}permissions: {{id-token: read}}", 6, f"`id-token` {VALUES}"),
    (f"{RUN}defaults: {{shell: sh}}", 6, "`shell` is no key of `defaults`"),
    (f"{RUN}defaults: {{run: {{shell: [sh]}}}}", 6, "`shell` is no text, or an empty one"),
    (f"{RUN}concurrency: {{cancel-in-progress: true}}", 6, "`concurrency` has no `group`"),
    (
        f"{RUN}concurrency: {{group: a, cancel-in-progress: 'true'}}",
        6,
        "`cancel-in-progress` is neither true nor false",
    ),
    (f"{RUN}concurrency: {{group: a, cancel: true}}", 6, "`cancel` is no key of `concurrency`"),
    (f"on: pushes\n{BOTH}", 1, "`on` names no event that GitHub knows"),
    (f"on: [push, pull]\n{BOTH}", 1, "`on` names no event that GitHub knows"),
    (f"on: {{pr: }}\n{BOTH}", 1, "`pr` is no key of `on`"),
    (f"on: {{push: {{types: [x]}}}}\n{BOTH}", 1, "`types` is no key of `push`"),
    (f"on: {{push: {{branch: x}}}}\n{BOTH}", 1, "`branch` is no key of `push`"),
    (f"on: {{push: x}}\n{BOTH}", 1, "`push` is no mapping"),
    (
        f"on: {{push: {{branches: [a], branches-ignore: [b]}}}}\n{BOTH}",
        1,
        "`branches` and `branches-ignore` stand together",
    ),
    (f"on: {{push: {{paths: [a], paths-ignore: [b]}}}}\n{BOTH}", 1, "`paths` and `paths-ignore` stand together"),
    (f"on: {{push: {{branches: {{a: b}}}}}}\n{BOTH}", 1, "`branches` is neither a text nor a list"),
    (f"on: {{pull_request: {{types: [merged]}}}}\n{BOTH}", 1, f"`types` {VALUES}"),
    (f"on: {{schedule: }}\n{BOTH}", 1, "`schedule` is no list"),
    (f"on: {{schedule: [{{cron: '* * * *'}}]}}\n{BOTH}", 1, "`cron` is no schedule of five fields"),
    (f"on: {{schedule: [{{cron: '@daily'}}]}}\n{BOTH}", 1, "`cron` is no schedule of five fields"),
    (f"on: {{schedule: [{{cron: '60 * * * *'}}]}}\n{BOTH}", 1, "`cron` is no schedule of five fields"),
    (f"on: {{schedule: [{{}}]}}\n{BOTH}", 1, "an item of `schedule` has no `cron`"),
    (f"on: {{workflow_call: {{inputs: {{a: {{}}}}}}}}\n{BOTH}", 1, "an input of `workflow_call` has no `type`"),
    (f"on: {{workflow_call: {{inputs: {{a: {{type: choice}}}}}}}}\n{BOTH}", 1, f"`type` {VALUES}"),
    (f"on: {{workflow_call: {{inputs: {{1a: {{type: string}}}}}}}}\n{BOTH}", 1, f"`1a` {NAME}"),
    (f"on: {{workflow_call: {{outputs: {{a: {{}}}}}}}}\n{BOTH}", 1, "an output of `workflow_call` has no `value`"),
    (f"on: {{workflow_call: {{secrets: {{a: {{required: 1}}}}}}}}\n{BOTH}", 1, "`required` is neither true nor false"),
    (f"on: {{workflow_call: {{input: {{}}}}}}\n{BOTH}", 1, "`input` is no key of `workflow_call`"),
    (f"on: {{workflow_dispatch: {{inputs: }}}}\n{BOTH}", 1, "`inputs` is no mapping"),
    (
        f"on: {{workflow_dispatch: {{inputs: {{a: {{type: choice}}}}}}}}\n{BOTH}",
        1,
        "an input of the type `choice` has no `options`",
    ),
    ("on: push\njobs: {}", 2, "`jobs` is empty"),
    ("on: push\njobs: {a: {steps: [{run: x}]}}", 2, "a job has no `runs-on`"),
    (HEAD, 4, "a job has no `steps`"),
    (f"{HEAD}  steps: []", 5, "`steps` is empty"),
    ("on: push\njobs: {a b: {uses: ./x.yml}}", 2, f"`a b` {JOB_ID}"),
    ("on: push\njobs: {__a: {uses: ./x.yml}}", 2, f"`__a` {JOB_ID}"),
    ("on: push\njobs: {a: {uses: ./x.yml}, A: {uses: ./x.yml}}", 2, "the key `A` stands there twice"),
    (f"{RUN}  needs: b", 6, "the job `a` needs `b`, which is no job"),
    (f"{RUN}  needs: [a]", 3, "the job `a` waits for itself, or for jobs that do"),
    (f"{RUN}  needs: b\n b: {{uses: ./x.yml, needs: [A]}}", 3, "the job `a` waits for itself, or for jobs that do"),
    (f"{RUN}  need: b", 6, "`need` is no key of a job"),
    (f"{RUN}  with: {{}}", 6, "`with` is no key of a job"),
    (f"{RUN}  secrets: inherit", 6, "`secrets` is no key of a job"),
    (f"{RUN}  timeout-minutes: '5'", 6, "`timeout-minutes` is no number"),
    (f"{RUN}  timeout-minutes: soon", 6, "`timeout-minutes` is no number"),
    (f"{RUN}  continue-on-error: 'true'", 6, "`continue-on-error` is neither true nor false"),
    (f"{RUN}  continue-on-error: yes", 6, "`continue-on-error` is neither true nor false"),
    (f"{RUN}  continue-on-error: 1", 6, "`continue-on-error` is neither true nor false"),
    (f"{RUN}  continue-on-error: a ${{{{ b }}}}", 6, "`continue-on-error` is neither true nor false"),
    (f"{RUN}  strategy: {{matrix: {{a: []}}}}", 6, "`a` is empty"),
    (f"{RUN}  strategy: {{matrix: {{a: 1}}}}", 6, "`a` is no list"),
    (f"{RUN}  strategy: {{matrix: {{}}}}", 6, "`matrix` is empty"),
    (f"{RUN}  strategy: {{matrix: {{include: [1]}}}}", 6, "`include` is no mapping"),
    (f"{RUN}  strategy: {{matrix: {{a: [{{b: 1, b: 2}}]}}}}", 6, "the key `b` stands there twice"),
    (f"{RUN}  strategy: {{a: [1]}}", 6, "`a` is no key of `strategy`"),
    (f"{RUN}  strategy: {{fail-fast: 'false'}}", 6, "`fail-fast` is neither true nor false"),
    (f"{RUN}  container: {{options: x}}", 6, "a container has no `image`"),
    (f"{RUN}  container: {{image: x, command: y}}", 6, "`command` is no key of a container"),
    (f"{RUN}  services: {{a: {{image: x, port: 1}}}}", 6, "`port` is no key of a service"),
    (f"{RUN}  services: [x]", 6, "`services` is no mapping"),
    (f"{RUN}  environment: {{url: x}}", 6, "`environment` has no `name`"),
    (f"{RUN}  outputs: {{a: [x]}}", 6, "`a` is no text"),
    (f"{CALL}  steps: [{{run: x}}]", 5, "`steps` is no key of a job that uses a workflow"),
    (f"{CALL}  runs-on: x", 5, "`runs-on` is no key of a job that uses a workflow"),
    (f"{CALL}  secrets: all", 5, "`secrets` is neither `inherit` nor a mapping"),
    ("on: push\njobs: {a: {uses: ./x}}", 2, "`uses` names no workflow"),
    (f"{STEP}     uses: x", 7, "`uses` is no key of a step that runs commands"),
    (f"{STEP}     with: {{a: b}}", 7, "`with` is no key of a step that runs commands"),
    (f"{USE}     shell: sh", 7, "`shell` is no key of a step that uses an action"),
    (f"{USE}     with: {{a: [b]}}", 7, "`a` is no text"),
    (f"{USE}     with: a", 7, "`with` is no mapping"),
    (f"{STEP}     x: y", 7, "`x` is no key of a step that runs commands"),
    (f"{STEP}     id: 1", 7, f"`id` {ID}"),
    (f"{STEP}     id: a\n   - {{run: x, id: A}}", 8, "two steps have the id `A`"),
    (f"{HEAD}  steps: [{{name: x}}]", 5, "a step neither runs nor uses anything"),
    (f"{HEAD}  steps: [x]", 5, "`steps` is no mapping"),
    (f"{RUN}---\n{RUN}", 7, "a second document begins here; one is read"),
    (f"{RUN}name: !!binary x", 6, "the tag tag:yaml.org,2002:binary is unknown"),
    (f"{RUN}\tname: x", 6, "a tab stands where YAML takes spaces only"),
    (f"{RUN}@name: x", 6, "found character that cannot start any token"),
]

ACTIONS = [
    ("name: x", None, "it does not say what it runs with: `runs: using:`"),
    ("runs: {using: node}", 1, "`using` names nothing that GitHub runs"),
    ("runs: {using: python, main: x}", 1, "`using` names nothing that GitHub runs"),
    ("runs: {using: node24}", 1, "a JavaScript action has no `main`"),
    ("runs: {using: docker}", 1, "a Docker action has no `image`"),
    ("runs: {using: composite}", 1, "a composite action has no `steps`"),
    ("runs: {using: composite, steps: [{run: x}]}", 1, "a step that runs commands has no `shell`"),
    ("runs: {using: composite, steps: [], main: x}", 1, "`main` is no key of a composite action"),
    (
        "runs: {using: composite, steps: [{uses: x, timeout-minutes: 1}]}",
        1,
        "`timeout-minutes` is no key of a step that uses an action",
    ),
    ("runs: {using: composite, steps: []}\noutputs: {a: {valu: x}}", 2, "`valu` is no key of an output of an action"),
]


@pytest.mark.parametrize(("text", "line", "why"), WORKFLOWS)
def test_what_github_refuses_of_a_workflow_is_refused_with_its_line(text: str, line: int | None, why: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        read_workflow("x", text)
    assert (str(caught.value), caught.value.line) == (why, line)


@pytest.mark.parametrize(("text", "line", "why"), ACTIONS)
def test_what_github_refuses_of_an_action_is_refused_with_its_line(text: str, line: int | None, why: str) -> None:
    with pytest.raises(FormatProblem) as caught:
        read_action("x", text)
    assert (str(caught.value), caught.value.line) == (why, line)


@pytest.mark.parametrize(
    "text",
    [
        f"{RUN}name:",
        f"{RUN}env: {{A: , B: 1, C: true}}",
        f"{RUN}permissions: {{models: read, attestations: write, artifact-metadata: write}}",
        f"{RUN}description: x",
        f"{RUN}  timeout-minutes: ${{{{ fromJSON(vars.LIMIT) }}}}",
        f"{RUN}  continue-on-error: ${{{{ matrix.experimental }}}}",
        f"{RUN}  continue-on-error: !!bool 'true'",
        f"{RUN}  needs: []",
        f"{RUN}  strategy: ${{{{ fromJSON(vars.S) }}}}",
        f"{RUN}  strategy: {{fail-fast: false, max-parallel: 2}}",
        f"{RUN}  strategy: {{matrix: {{a: ['', null, {{b: 1}}], include: [], exclude: '${{{{ x }}}}'}}}}",
        f"{RUN}  services: {{a: redis}}",
        f"{RUN}  snapshot: {{image-name: x, version: 1.*}}",
        f"{RUN}  concurrency: {{group: a, queue: max}}",
        f"{RUN}  environment: {{name: a, deployment: false}}",
        f"{CALL}  secrets: inherit",
        f"{CALL}  secrets: {{A: '${{{{ secrets.A }}}}'}}",
        f"{STEP}     background: true\n   - wait-all:",
        f"{USE}     with: ${{{{ fromJSON(x) }}}}",
        f"on: {{push: {{branches: main}}, schedule: [{{cron: '0 3 * * MON', timezone: Europe/Paris}}]}}\n{BOTH}",
        f"on: {{workflow_dispatch: {{inputs: {{b: {{type: boolean, default: 'false'}}}}}}}}\n{BOTH}",
        f"on: {{workflow_dispatch: {{inputs: {{a: {{description: x}}}}}}}}\n{BOTH}",
        f"on: {{repository_dispatch: {{types: [any]}}, workflow_run: {{workflows: [a], types: completed}}}}\n{BOTH}",
        "\ufeff" + RUN,
        RUN.replace("\n", "\r\n"),
        f"---\n{RUN}...\n",
        f"# {'x' * 100_000}\n{RUN}",
    ],
)
def test_what_github_takes_is_read(text: str) -> None:
    assert read_workflow("x", text).jobs[0].id == "a"


def test_steps_side_by_side_are_read_one_after_another() -> None:
    found = read_workflow("x", f"{HEAD}  steps:\n   - parallel:\n      - run: x\n      - uses: y\n   - run: z\n")
    assert [one.line for one in found.jobs[0].steps] == [7, 8, 9]
