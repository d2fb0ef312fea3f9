"""What a command starts that a file defines: environments of tox, sessions of nox, stages of images, tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.runs.compose import COMPOSERS, compose_build
from dodcheck.workflows.runs.dockerfile import BUILDERS, docker_build
from dodcheck.workflows.runs.launch import base_of
from dodcheck.workflows.runs.nox import nox_commands
from dodcheck.workflows.runs.tasks import PROGRAMS, Task, tasks_run
from dodcheck.workflows.runs.tox import tox_commands

_SHOWN = 4
"""So many words say what starts it."""

_IDLE: Mapping[str, frozenset[str]] = {
    "tox": frozenset({"-l", "-a", "--listenvs", "--listenvs-all", "--notest", "-n", "--showconfig", "config", "list"}),
    "nox": frozenset({"-l", "--list", "--list-sessions", "--install-only"}),
    "just": frozenset({"-l", "--list", "-n", "--dry-run", "--summary", "--show", "--dump", "--evaluate"}),
    "task": frozenset({"-l", "--list", "--list-all", "-n", "--dry", "--status", "--summary"}),
}
"""Options by which these programs tell what they would run, and run nothing of it."""


class DefinedTasks(NamedTuple):
    """The lines that are run, what starts them, and whether a failure within a line, or within a pipe, ends it."""

    lines: Iterable[Task]
    through: str
    errexit: bool
    pipefail: bool = False


def defined_tasks(
    launched: Sequence[str], words: Sequence[str], folder: str, snapshot: Snapshot
) -> DefinedTasks | None:
    """Return what a command runs by a file of tasks, ``None`` where its program has none.

    ``launched`` are the words of the launchers before it.
    """
    own = [base_of(words[0]), *words[1:]] if words[1:2] != ["-m"] else list(words[2:])
    through = " ".join([*launched, *words][:_SHOWN])
    if _is_idle(own):
        return DefinedTasks((), through, errexit=False)
    match own[:1]:
        case ["tox"]:
            lines = (Task(*tox_command) for tox_command in tox_commands(words, folder, snapshot))
            return DefinedTasks(lines, " ".join(words[:_SHOWN]), errexit=True)
        case ["nox"]:
            return DefinedTasks(nox_commands(own, folder, snapshot), through, errexit=True)
        case [program] if program in BUILDERS | COMPOSERS:
            return _image(own, through, folder, snapshot)
        case [program] if program in PROGRAMS:
            return DefinedTasks(tasks_run(own, folder, snapshot), through, errexit=False)
        case _:
            outer = base_of(launched[0]) if launched else ""
            outer_lines = tasks_run([outer, *launched[1:], *words], folder, snapshot)
            return DefinedTasks(outer_lines, through, errexit=False) if outer in PROGRAMS else None


def _image(words: Sequence[str], through: str, folder: str, snapshot: Snapshot) -> DefinedTasks | None:
    image = compose_build(words, folder, snapshot) or docker_build(words, folder, snapshot)
    return DefinedTasks(image.lines, through, image.settings.errexit, image.settings.pipefail) if image else None


def _is_idle(words: Sequence[str]) -> bool:
    own = words[: words.index("--")] if "--" in words else words
    return any(not _IDLE.get(program, frozenset()).isdisjoint(own[1:]) for program in words[:1])
