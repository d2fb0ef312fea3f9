from __future__ import annotations

import pytest

from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.indirect_calls import maybe_called
from dodcheck.workflows.shell.settings import Settings


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ('"$@"', {"unit", "lint"}),
        ('"run_$1" now', {"unit", "lint"}),
        ('eval "$1"', {"unit", "lint"}),
        ("eval true", set()),
        ("step unit", {"unit"}),
        ("timeout 60 bash -c 'unit && lint'", {"unit", "lint"}),
        ("todo=lint", {"lint"}),
        ("for one in unit; do :; done", {"unit"}),
        ("export -f unit; echo lint; trap lint EXIT", set()),
        ("pytest units", set()),
    ],
)
def test_functions_that_a_script_may_call(script: str, names: set[str]) -> None:
    commands = commands_of(script, Settings(errexit=True))
    assert maybe_called(("unit", "lint"), commands) == names
