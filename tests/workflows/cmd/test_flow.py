from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.workflows.cmd.flow import commands_of
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import ShellProblem
from support.script_cases import ScriptCase, script_cases, told

PIECES = [
    "x ", "y\n", "if errorlevel 1 ", "if ", "not ", "exist a ", "a==b ", "(", ")", " else ", "for %%f in (a) do ", "&",
    "&&", "||", "|", "\n", "^", "^\n", '"', "%a%", "!a!", "${{ a }}", "${{", "> a ", "2>&1 ", "rem a\n",
    ":: b\n", ":c\n",
    "goto c\n", "call :c\n", "call x ", "exit /b 0\n", "exit /b 1\n", "@echo off\n", "echo a\n", "npm a\n", "=", ",",
]  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in script_cases("cmd")])
def test_case(case: ScriptCase) -> None:
    assert told(lambda: commands_of(case.script)) == case.commands


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_script_is_read_or_refused(script: str) -> None:
    with contextlib.suppress(ShellProblem):
        commands_of(script)


def test_what_hides_a_script_hides_all_of_it() -> None:
    hidden = frozenset({Mask.OR})
    assert [ran.masks for ran in commands_of("x || exit /b 1\nif a==b y", hidden)] == [
        hidden,
        hidden | {Mask.AFTER_FAILURE},
        hidden | {Mask.BRANCH},
    ]


HOSTILE = [
    "(",
    "if a==b ",
    "if a==b (",
    "x & ",
    "x || ",
    "x | ",
    "^",
    '"',
    "${{",
    "for %%f in (a) do ",
    ":a\n",
    "goto a\n",
]
HOSTILE += ["x\n", "@", "%", "=", "> ", "rem ", "if errorlevel 1 exit /b 0\n", "call ", "if not ", "for ", ")"]


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_script_costs_no_more_than_its_size(part: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(ShellProblem):
        commands_of(part * (60_000 // len(part)))
    assert time.process_time() - begun < 10
