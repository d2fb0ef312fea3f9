from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tools.layers import HEAVY

COMMAND = Path(sys.executable).with_name("dodcheck")
BUILT = importlib.util.find_spec("dodcheck.commands.main") is not None
pytestmark = pytest.mark.skipif(not BUILT, reason="there is no command yet")

VERSION = "import sys; sys.argv = ['dodcheck', '--version']\nimport dodcheck.commands.main as m\n"
ASK_VERSION = VERSION + "try:\n    m.main()\nexcept SystemExit:\n    pass\n"


def loaded_by(code: str) -> set[str]:
    tell = "\nimport sys; print(' '.join(sys.modules), file=sys.stderr)"
    command = [sys.executable, "-c", code + tell]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - the tests' own code
    return {module.partition(".")[0] for module in done.stderr.split()}


def test_the_module_of_the_command_loads_nothing_heavy() -> None:
    assert loaded_by("import dodcheck.commands.main") & HEAVY == set()


def test_asking_for_the_version_loads_nothing_heavy() -> None:
    assert loaded_by(ASK_VERSION) & HEAVY == set()


def test_the_version_is_told() -> None:
    command = [str(COMMAND), "--version"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - the tested command
    assert (done.stdout, done.stderr) == ("dodcheck 0.1.0\n", "")
