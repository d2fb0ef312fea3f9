"""Which commands may start others that are followed: a look at their first words that never misses one."""

from __future__ import annotations

from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.compose import COMPOSERS
from dodcheck.workflows.runs.dockerfile import BUILDERS
from dodcheck.workflows.runs.package import MANAGERS
from dodcheck.workflows.runs.shell_input import OTHERS, PWSHS, PYTHONS
from dodcheck.workflows.runs.tasks import PROGRAMS
from dodcheck.workflows.shell.settings import SHELLS

MAKES = frozenset({"make", "gmake"})
"""The programs that make targets of a Makefile."""

_NAMES = MAKES | MANAGERS | SHELLS | PWSHS | OTHERS | {"tox", "nox", "source", ".", "eval", "cmd"}
_NAMES |= PROGRAMS | BUILDERS | COMPOSERS
_WRAPPERS = ("/mvnw", "/gradlew", "\\mvnw.cmd", "\\gradlew.bat", "/mvnw.cmd", "/gradlew.bat")
"""What a build tool puts into a repository to fetch and start itself: it is that tool, and no script of the project."""
_MODULE = 2
_NEAR = 100


def may_start(command: Command) -> bool:
    """Return false only where a command starts nothing that is followed."""
    words = command.words
    if not words or command.launched:
        return bool(words)
    name = words[0].text.lower()
    if name.endswith(_WRAPPERS):
        return False
    if "/" in name or "\\" in name or name.endswith((".bat", ".cmd")):
        return True
    plain = name.removesuffix(".exe")
    if plain in PYTHONS and any(word.text == "-c" or word.text.endswith(".py") for word in words[1:_NEAR]):
        return True
    return plain in _NAMES or (len(words) > _MODULE and words[_MODULE].text in ("tox", "nox"))
