"""Scripts of PowerShell, of the command prompt and of Python, one text each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

import yaml

from dodcheck.workflows.cmd import flow as cmd
from dodcheck.workflows.pwsh import flow as pwsh
from dodcheck.workflows.pwsh.settings import Ending, Pwsh
from dodcheck.workflows.python import flow as python
from dodcheck.workflows.shell.run_command import RunCommand
from dodcheck.workflows.shell.words import ShellProblem
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import ROOT, soup, text_of

PIECES = (
    "x ", "y\n", "if ", "if (", "($LASTEXITCODE -ne 0) ", "{ ", "}", "(", ")", "$(", "@{", "@(", "@'\n", "\n'@", '@"\n',
    '\n"@', '"', "'", "`", "`\n", "| ", "|| ", "&& ", "& ", "; ", "\n", "<# ", "#>", "# ", "try { ", "} catch { ",
    "} finally { ", "trap { ", "function f { ", "f\n", "foreach ($a in 1, 2) { ", "switch ($a) { ", "exit 0\n",
    "exit /b 1\n",
    "exit $LASTEXITCODE\n", "throw\n", "return\n", "$a = ", "$?", "${{ a }}", "${{", "--% ", "2>&1 ", "> ", "-EA 0 ",
    "Start-Process x ", "iex 'x' ", "param(", "% { ", "else {", "elseif (", "Write-Error a\n", "^\n", "%a%", "!a!",
    "errorlevel 1 ", "%errorlevel% neq 0 ", "for %%f in (a) do ", "rem a\n", ":a\n", "goto a\n", "call ", "npm a\n",
    "import os, subprocess, sys\n", "os.system('x')\n", "r = subprocess.run(['x'])\n", "sys.exit(r.returncode)\n",
    "subprocess.check_call(['x'])\n", "try:\n ", "except Exception:\n ", "if r.returncode:\n ", "def f():\n ", "f()\n",
    "    ", "pass\n", "$ErrorActionPreference = 'Continue'\n", "$PSNativeCommandUseErrorActionPreference = $true\n",
)  # fmt: skip
_STARTS = (Pwsh(), Pwsh(stops=False, ending=Ending.NOTHING, core=False), Pwsh(stops=False, ending=Ending.STATUS))


def seeds() -> Sequence[Given]:
    """Return the scripts of the cases."""
    found = []
    for kind in ("pwsh", "cmd", "python"):
        for path in sorted((ROOT / "tests" / "workflows" / "cases" / kind).glob("*.yml")):
            found += [one["script"] for one in yaml.safe_load_all(path.read_text(encoding="utf-8"))]
    return [{TEXT: script.encode()} for script in found]


def check(given: Given) -> None:
    """Read a text as a script of each language."""
    text = text_of(given)
    for start in _STARTS:
        _read(partial(pwsh.commands_of, text, start), text)
    _read(partial(cmd.commands_of, text), text)
    _read(partial(python.commands_of, text), text)


def _read(read: Callable[[], tuple[RunCommand, ...]], text: str) -> None:
    with suppress(ShellProblem):
        found = read()
        lines = text.count("\n") + text.count("\r") + 1
        assert all(0 <= ran.line <= lines for ran in found), "a command stands behind the end"
        assert all(ran.words or ran.assigned for ran in found), "a command without words"


CAMPAIGN = Campaign(
    name="other-shells",
    about="scripts of PowerShell, cmd and Python",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=seeds,
)
