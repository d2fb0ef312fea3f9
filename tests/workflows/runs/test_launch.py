from __future__ import annotations

import pytest

from dodcheck.workflows.model import Job, Step, Text, Workflow
from dodcheck.workflows.pwsh.settings import Ending, Pwsh
from dodcheck.workflows.runs.dialect import Batch, Dialect, Python, Unread
from dodcheck.workflows.runs.launch import without_launchers
from dodcheck.workflows.runs.shells import dialects_of
from dodcheck.workflows.shell.lexer import tokens_of
from dodcheck.workflows.shell.settings import Settings, started_with
from dodcheck.workflows.shell.words import Word


@pytest.mark.parametrize(
    ("command", "meant"),
    [
        ("x a", "x a"),
        ("sudo -E -u root env -i A=1 B=2 x a", "x a"),
        ("timeout -k 5 --foreground 60 x a", "x a"),
        ("nice -n 5 nohup x", "x"),
        ("command x", "x"),
        ("command -v x", "command -v x"),
        ("exec x", "x"),
        ("uv run --with a==1 --frozen -- x", "x"),
        ("poetry run x", "x"),
        ("/usr/bin/env x", "x"),
        ("uv pip x", "uv pip x"),
        ("env", ""),
    ],
)
def test_what_a_launcher_starts(command: str, meant: str) -> None:
    words = [token for token in tokens_of(command) if isinstance(token, Word)]
    assert " ".join(word.text for word in without_launchers(words).words) == meant


@pytest.mark.parametrize(
    ("shell", "settings"),
    [
        (None, Settings(errexit=True)),
        ("bash", Settings(errexit=True, pipefail=True)),
        ("sh", Settings(errexit=True)),
        ("bash {0}", Settings()),
        ("/bin/bash -euo pipefail {0}", Settings(errexit=True, pipefail=True)),
        ("bash -n {0}", Settings(noexec=True)),
        ("C:\\cygwin\\bin\\bash.exe --login -eo pipefail -o igncr '{0}'", Settings(errexit=True, pipefail=True)),
        ("C:\\cygwin\\bin\\bash.exe '{0}'", Settings()),
        ("msys2 {0}", Settings(errexit=True, pipefail=True)),
        ("msys2", Unread.OTHER),
        ("fish {0}", Unread.OTHER),
        ("bash -e {0} || true", Unread.OTHER),
        ("${{ matrix.shell }}", Unread.OTHER),
        ("pwsh", Pwsh(windows=False)),
        ("powershell", Pwsh(core=False)),
        ("pwsh -NoProfile -command \". '{0}'\"", Pwsh(windows=False)),
        ("pwsh -File {0}", Pwsh(windows=False)),
        ("pwsh -command \"& '{0}'; exit 0\"", Unread.OTHER),
        ("PWSH", Pwsh(stops=False, ending=Ending.NOTHING, windows=False)),
        ("cmd", Batch.CMD),
        ('cmd /D /E:ON /V:OFF /S /C "CALL "{0}""', Batch.CMD),
        ("cmd /C {0} & exit 0", Unread.OTHER),
        ("python", Python.SCRIPT),
        ("python3 -u {0}", Python.SCRIPT),
        ("python -c {0}", Unread.OTHER),
        ("perl {0}", Unread.OTHER),
    ],
)
def test_how_a_step_treats_failures(shell: str | None, settings: Dialect) -> None:
    step = Step(line=1, shell=Text(shell, 1) if shell else None, given={}, env={})
    job = Job(id="a", line=1, given={}, services={}, outputs={}, env={})
    assert dialects_of([step], job, Workflow(path="x", triggers=(), jobs=(job,), env={})) == (settings,)


@pytest.mark.parametrize(
    ("shell", "settings"), [(None, Pwsh()), ("pwsh", Pwsh()), ("bash", started_with(["-e", "-o", "pipefail"]))]
)
def test_the_shells_of_windows(shell: str | None, settings: Dialect) -> None:
    job = Job(id="a", line=1, runs_on=(Text("windows-latest", 1),), given={}, services={}, outputs={}, env={})
    workflow = Workflow(path="x", triggers=(), jobs=(job,), env={})
    step = Step(line=1, shell=Text(shell, 1) if shell else None, given={}, env={})
    assert dialects_of([step], job, workflow) == (settings,)


@pytest.mark.parametrize(
    ("command", "meant"),
    [
        ("xargs -0 -n 1 -P 4 x a", "x a"),
        ("xargs -I{} x {}", "x {}"),
        ("conda run -n ci x a", "x a"),
        ("nix develop .#ci -c x a", "x a"),
        ("nix develop", "nix develop"),
        ("setarch i686 x", "x"),
        ("flock -w 9 lock x a", "x a"),
    ],
)
def test_what_is_run_behind_further_launchers(command: str, meant: str) -> None:
    words = [token for token in tokens_of(command) if isinstance(token, Word)]
    assert " ".join(word.text for word in without_launchers(words).words) == meant
