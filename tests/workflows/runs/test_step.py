from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.model import Script, Step
from dodcheck.workflows.pwsh.settings import Pwsh
from dodcheck.workflows.runs.dialect import Batch, Dialect, Python
from dodcheck.workflows.runs.step import Runner
from dodcheck.workflows.shell.settings import Settings

FILES = {
    "build.ps1": b"x\nif ($LASTEXITCODE) { throw 'x' }\ny\n",
    "tools/exits.ps1": b"x\nexit $LASTEXITCODE\n",
    "tools/run.bat": b"x\r\ny\r\n",
    "tools/run.sh": b"#!/bin/sh\nset -e\nx\ny\n",
    "tools/run.py": b"#!/usr/bin/env python\nimport os\nos.system('x')\n",
    "tools/ps": b"#!/usr/bin/env pwsh\nx\n",
}
BASH = Settings(errexit=True)


@pytest.mark.parametrize(
    ("script", "shell", "commands"),
    [
        (
            "./build.ps1\nz",
            Pwsh(),
            ["b:1 ./build.ps1 [native]", "build.ps1:1 x", "build.ps1:3 y [native]", "b:2 z"],
        ),
        (".\\tools\\exits.ps1", Pwsh(), ["b:1 .\\tools\\exits.ps1", "tools/exits.ps1:1 x"]),
        (
            "try { ./build.ps1 } catch { }",
            Pwsh(),
            ["b:1 ./build.ps1", "build.ps1:1 x [catch]", "build.ps1:3 y"],
        ),
        ("& tools/run.bat", Pwsh(), ["b:1 tools/run.bat", "tools/run.bat:1 x [native]", "tools/run.bat:2 y"]),
        (
            "tools/run.py",
            Pwsh(),
            [
                "b:1 tools/run.py",
                *(
                    f"tools/run.py:{n} {w} [not-followed]"
                    for n, w in [(1, "python"), (2, "import os"), (3, "os.system('x')")]
                ),
            ],
        ),
        (
            "bash tools/run.sh",
            Pwsh(),
            ["b:1 bash tools/run.sh", *(f"tools/run.sh:{n}" for n in ("2 set -e [unchecked]", "3 x", "4 y"))],
        ),
        (
            "pwsh -NoProfile -File build.ps1",
            BASH,
            ["b:1 pwsh -NoProfile -File build.ps1", "build.ps1:1 x", "build.ps1:3 y [unchecked]"],
        ),
        ("pwsh -c 'x; y'", BASH, ["b:1 pwsh -c x; y", "b:1 x [native]", "b:1 y"]),
        (
            "pwsh -ep bypass build.ps1 || true",
            BASH,
            [
                "b:1 pwsh -ep bypass build.ps1 [or]",
                "build.ps1:1 x [or]",
                "build.ps1:3 y [or, unchecked]",
                "b:1 true [after-failure]",
            ],
        ),
        ("pwsh -EncodedCommand eAA=", BASH, ["b:1 pwsh -EncodedCommand eAA="]),
        ("tools/ps", BASH, ["b:1 tools/ps", "tools/ps:2 x [unchecked]"]),
        ('cmd /c "x & y"', BASH, ["b:1 cmd /c x & y", "b:1 x [native]", "b:1 y"]),
        (
            "call tools\\run.bat\nz",
            Batch.CMD,
            ["b:1 tools\\run.bat [native]", "tools/run.bat:1 x [native]", "tools/run.bat:2 y [native]", "b:2 z"],
        ),
        (
            'powershell -Command "x; exit $LASTEXITCODE"',
            Batch.CMD,
            ["b:1 powershell -Command x; exit $LASTEXITCODE", "b:1 x"],
        ),
        ("import os\nos.system('x')", Python.SCRIPT, ["b:2 x [unchecked]"]),
        ("if a then", Python.SCRIPT, ["b:1 if a then"]),
    ],
)
def test_the_commands_of_a_step(script: str, shell: Dialect, commands: list[str]) -> None:
    step = Step(line=1, run=Script(script, 1, straight=True), given={}, env={})
    found = Runner(MemorySnapshot(FILES)).commands(step, "b", shell)
    assert [
        f"{one.location} {' '.join(word.text for word in one.words)}"
        + (f" [{', '.join(sorted(one.masks))}]" if one.masks else "")
        for one in found
    ] == commands
