from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.workflows.python.flow import commands_of
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import ShellProblem
from support.script_cases import ScriptCase, script_cases, told

BEGIN = "import os, subprocess, sys\n"
LINES = [
    "subprocess.check_call(['x'])", "os.system('x')", "r = subprocess.run(['x'])", "sys.exit(r.returncode)",
    "sys.exit(0)", "if r.returncode:", "    sys.exit(1)", "    pass", "try:", "except Exception:", "finally:",
    "def f():", "    return r", "f()", "for a in b:", "while f():", "class A:", "with b:", "[f() for a in b]",
    "${{ a }}", "match a:", "    case 1:", "assert subprocess.call('x') == 0", "raise SystemExit", "(",
    "x = '${{ a }}'", "\0", "else:", "lambda: f()",
]  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in script_cases("python")])
def test_case(case: ScriptCase) -> None:
    assert told(lambda: commands_of(case.script)) == case.commands


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_any_script_is_read_or_refused(script: str) -> None:
    with contextlib.suppress(ShellProblem):
        commands_of(BEGIN + script)


def test_what_hides_a_script_hides_all_of_it() -> None:
    hidden = frozenset({Mask.OR})
    found = commands_of(f"{BEGIN}subprocess.check_call(['x'])\nsys.exit(subprocess.call(['y']))", hidden)
    assert [ran.masks for ran in found] == [hidden, hidden]


HOSTILE = [
    "os.system('x')\n",
    "f(",
    "if a:\n pass\nel",
    "r = os.system('x')\n",
    "a if b else ",
    "[",
    "a + ",
    "\0",
    "${{",
]
HOSTILE += ["try: f()\nexcept: f()\n", "def f(): f(); f()\nf()\n", "${{ a }}", "lambda: ", "subprocess.run(['x'])\n"]
HOSTILE += ["if f(): f()\n", "if a: f()\nelif a: f()\n"]


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_script_costs_no_more_than_its_size(part: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(ShellProblem):
        commands_of(BEGIN + part * (60_000 // len(part)))
    assert time.process_time() - begun < 10
