from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.pwsh.settings import Pwsh
from dodcheck.workflows.read import read_workflow
from dodcheck.workflows.runs.dialect import Dialect, Unread
from dodcheck.workflows.runs.shells import dialects_of
from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.work.place import JobAt
from dodcheck.workflows.work.walk import Walker

BASH, PIPEFAIL = Settings(errexit=True), Settings(errexit=True, pipefail=True)


def _text(runner: str, matrix: str, run: str, shell: str = "") -> str:
    return (
        f"on: push\njobs:\n  a:\n    runs-on: {runner}\n    strategy: {{matrix: {matrix}}}\n"
        f"    steps:\n      - {shell}run: |\n{run}"
    )


@pytest.mark.parametrize(
    ("runner", "matrix", "shell", "dialects"),
    [
        ("${{ matrix.os }}", "{os: [ubuntu-latest, macos-15]}", "", (BASH,)),
        ("${{ matrix.os }}", "{os: [ubuntu-latest, windows-2022]}", "", (BASH, Pwsh())),
        ("${{ matrix.os }}-latest", "{os: [windows, ubuntu]}", "", (Pwsh(), BASH)),
        ("${{ matrix.c.os }}", "{c: [{os: windows-2022}, {os: ubuntu-24.04}]}", "", (Pwsh(), BASH)),
        ("['self-hosted', '${{ matrix.os }}']", "{include: [{os: Windows}]}", "", (Pwsh(),)),
        ("${{ matrix.os }}", "{os: [ubuntu-latest, windows-2022]}", "shell: bash\n        ", (PIPEFAIL,)),
        ("x", "{s: [bash, pwsh]}", "shell: ${{ matrix.s }}\n        ", (PIPEFAIL, Pwsh(windows=False))),
        ("x", "{s: [1]}", "shell: ${{ inputs.s }}\n        ", (Unread.OTHER,)),
        ("${{ inputs.os }}", "{os: [windows-2022]}", "", (BASH,)),
        ("${{ matrix.os }}", "'${{ fromJSON(inputs.m) }}'", "", (BASH,)),
        ("${{ matrix.os }}", "{os: [windows-2022], exclude: [{os: windows-2022}]}", "", (BASH,)),
    ],
)
def test_each_leg_has_the_shell_of_its_runner(
    runner: str, matrix: str, shell: str, dialects: tuple[Dialect, ...]
) -> None:
    workflow = read_workflow("x", _text(runner, matrix, "          x\n", shell))
    assert dialects_of([workflow.jobs[0].steps[0]], workflow.jobs[0], workflow) == dialects


@pytest.mark.parametrize(
    ("condition", "dialects"),
    [
        ("runner.os != 'Windows'", (BASH,)),
        ("runner.os == 'Windows'", (Pwsh(),)),
        ("${{ matrix.os == 'windows-2022' && always() }}", (Pwsh(),)),
        ("matrix.os == 'macos-15'", (BASH,)),
        ("github.event_name == 'push'", (BASH, Pwsh())),
        ("matrix.os == 'none of them'", (BASH, Pwsh())),
        ("runner.os == inputs.os", (BASH, Pwsh())),
        ("runner.arch == 'X64'", (BASH, Pwsh())),
    ],
)
def test_a_condition_leaves_legs_out(condition: str, dialects: tuple[Dialect, ...]) -> None:
    text = _text("${{ matrix.os }}", "{os: [ubuntu-latest, macos-15, windows-2022]}", "          x\n")
    workflow = read_workflow("x", text.replace("- run:", f'- if: "{condition}"\n        run:'))
    assert dialects_of([workflow.jobs[0].steps[0]], workflow.jobs[0], workflow) == dialects


@pytest.mark.parametrize(
    ("run", "commands"),
    [
        ("          x\n", ["8 x  "]),
        ("          x || true\n          y\n", ["8 x or ", "8 true after-failure,native native", "9 y  "]),
        ("          x\n          pytest\n", ["8 x native native", "9 pytest  "]),
        ("          x -a 'b'\n          x -a 'b'\n", ["8 x -a b native native", "9 x -a b  "]),
    ],
)
def test_what_hides_a_command_in_some_legs_alone_is_told_apart(run: str, commands: list[str]) -> None:
    workflow = read_workflow("x", _text("${{ matrix.os }}", "{os: [ubuntu-latest, windows-2022]}", run))
    (step,) = Walker(MemorySnapshot({})).steps(JobAt(workflow, workflow.jobs[0]))
    assert [
        f"{one.location.line} {' '.join(word.text for word in one.words)} "
        f"{','.join(sorted(one.masks))} {','.join(sorted(one.partly))}"
        for one in step.commands
    ] == commands
