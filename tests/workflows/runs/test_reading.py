from __future__ import annotations

import pytest

from dodcheck.workflows.pwsh.settings import Pwsh
from dodcheck.workflows.runs.dialect import Batch, Dialect, Python, Unread
from dodcheck.workflows.runs.reading import Hiding, commands_of_script
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.settings import Settings


@pytest.mark.parametrize("dialect", [Settings(errexit=True), Pwsh(), Batch.CMD])
def test_what_hides_the_code_of_a_script_hides_that_of_its_last_command(dialect: Dialect) -> None:
    hidden = frozenset({Mask.OR})
    found = commands_of_script("make test\n", dialect, Hiding(hidden, hidden))
    assert found is not None
    assert [([word.text for word in one.words], one.masks) for one in found] == [(["make", "test"], hidden)]


def test_python_is_read_and_other_languages_are_not() -> None:
    assert commands_of_script("import sys\n", Python.SCRIPT, Hiding()) == ()
    assert commands_of_script("make\n", Unread.OTHER, Hiding()) is None
