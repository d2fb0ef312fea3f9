from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.workflows.pwsh.flow import Began, commands_of
from dodcheck.workflows.pwsh.settings import Ending, Pwsh
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import ShellProblem
from support.script_cases import ScriptCase, script_cases, told

STARTS = {
    "step": Pwsh(),
    "unix": Pwsh(windows=False),
    "old": Pwsh(core=False),
    "file": Pwsh(stops=False, ending=Ending.NOTHING),
    "command": Pwsh(stops=False, ending=Ending.STATUS),
}
PIECES = [
    "x ", "y\n", "if ($LASTEXITCODE) { exit 1 }\n", "if (", ") {", "}", "{", "(", ")", "$(", "@{", "@(", "@'\n", "\n'@",
    '@"\n', '\n"@', '"', "'", "`", "`\n", "|", "||", "&&", "&", ";", "\n", "<#", "#>", "# a\n", "try { ", "catch { ",
    "finally { ", "trap { ", "function f { ", "f\n", "foreach ($a in 1, 2) { ", "switch ($a) { ", "exit 0\n", "throw\n",
    "return\n", "$a = ", "$LASTEXITCODE", "$?", "${{ a }}", "${", "--% ", "2>&1 ", "> ", "-EA 0 ", "Start-Process x ",
    "iex 'x' ", "param(", "1..3 ", "% { ", "exit $a\n", "else {", "elseif (", "Write-Error a\n", "break\n", "$env:A ",
]  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in script_cases("pwsh")])
def test_case(case: ScriptCase) -> None:
    assert told(lambda: commands_of(case.script, STARTS[case.start])) == case.commands


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(sorted(STARTS)))
def test_any_script_is_read_or_refused(script: str, start: str) -> None:
    with contextlib.suppress(ShellProblem):
        commands_of(script, STARTS[start])


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_a_script_that_ends_well_whatever_happens_has_no_program_that_counts(script: str) -> None:
    """Whatever stands before it: an `exit 0` in a script of plain programs hides all of them."""
    with contextlib.suppress(ShellProblem):
        found = commands_of(f"x\n{script}\n;exit 0", Pwsh())
        if found and "exit" not in script and "throw" not in script and "Error" not in script:
            assert found[0].masks


def test_what_hides_a_script_hides_all_of_it() -> None:
    hidden = frozenset({Mask.OR})
    caught = frozenset({Mask.CATCH})
    settings = Pwsh(ending=Ending.CALLER)
    found = commands_of("x\nif ($LASTEXITCODE) { throw 'a' }\ny", settings, Began(hidden, caught))
    assert [(ran.words[0].text, ran.masks, ran.raised) for ran in found] == [
        ("x", caught, caught),
        ("y", hidden, caught),
    ]


HOSTILE = ["$(", "(", "{", "@{a=", "'", '"', '"$(', "@'\n", "<#", "`", "if (", "x |", "x ||", "x; ", "$a = ", "x\n"]
HOSTILE += [
    "if ($LASTEXITCODE) { $a = 1 }\n",
    "try { ",
    "try { x } catch { }\n",
    "f; ",
    "function f { f; f }\n",
    "$",
    "${{",
]
HOSTILE += ["if ($?) { ", "$a = $LASTEXITCODE\n", "foreach ($a in 1) { ", "[", "-", ",", "x 'a' ", "& { ", "% { x } | "]
HOSTILE += ["switch ($a) { b { ", "#", " ", "\t`\n", "x > ", ":a ", "7", "iex 'x'; ", "exit; ", "trap { } "]


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_script_costs_no_more_than_its_size(part: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(ShellProblem):
        commands_of(part * (60_000 // len(part)), Pwsh())
    assert time.process_time() - begun < 10


def test_functions_that_call_each_other_twice_do_not_cost_powers_of_two() -> None:
    script = "".join(f"function f{n} {{ f{n + 1}; f{n + 1} }}\n" for n in range(60)) + "f0"
    begun = time.process_time()
    with contextlib.suppress(ShellProblem):
        commands_of(script, Pwsh())
    assert time.process_time() - begun < 10
