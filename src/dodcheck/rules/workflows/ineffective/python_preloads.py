"""What Python loads before a tool: a module on `PYTHONPATH` in its place, a plugin that pytest is given by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.rules.workflows.ineffective.conftest_hooks import OverridingLine, overriding_lines_in
from dodcheck.rules.workflows.ineffective.variable_options import GivenOptions, options_in_variable
from dodcheck.rules.workflows.starting import is_python
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.runs.command import Command

_MODULES = {"py.test": "pytest"}
"""Programs that are called otherwise than the module they start."""
_BETWEEN = re.compile("[:;]")


def shadowed_by_pythonpath(subject: Subject, step: StepWork, command: Command, folder: str) -> Iterator[Effect]:
    """Yield that a file of the repository may run in the place of a tool, as `PYTHONPATH` says where to look first."""
    program, *rest = [word.text for word in command.words]
    module = rest[1] if is_python(program) and rest[:1] == ["-m"] and rest[1:] else program
    if "/" in module or not purpose_of_words((module,)).checks:
        return
    for given in options_in_variable(subject, step, command, "PYTHONPATH"):
        places = [place for word in given.words for place in _BETWEEN.split(word)]
        if path := _module_file(_MODULES.get(module, module), places, folder, subject.snapshot):
            yield Effect(Effectiveness.MAYBE, f"by {given.where}, {path} may run in its place")


def hooks_of_plugins(
    words: Sequence[str], given: Sequence[GivenOptions], snapshot: Snapshot
) -> Iterator[OverridingLine]:
    """Yield the lines that override pytest in the plugins of the repository that its words or options name."""
    plugin_names = [*_plugin_names(words), *(name for one in given for name in _plugin_names(one.words))]
    for name in dict.fromkeys(plugin_names):
        ending = name.replace(".", "/")
        last = ending.rpartition("/")[2]
        files = [*snapshot.files_named(f"{last}.py"), *snapshot.files_named("__init__.py")]
        ends = (f"/{ending}.py", f"/{ending}/__init__.py")
        for path in (path for path in files if f"/{path}".endswith(ends)):
            yield from overriding_lines_in(path, snapshot)


def plugins_in_variable(subject: Subject, step: StepWork, command: Command) -> Iterator[GivenOptions]:
    """Yield the plugins that a variable names, as if they were told behind pytest."""
    for given in options_in_variable(subject, step, command, "PYTEST_PLUGINS"):
        names = [name for word in given.words for name in word.split(",") if name]
        yield given._replace(words=tuple(f"-p{name}" for name in names))


def _plugin_names(words: Sequence[str]) -> Iterator[str]:
    """Yield the names behind `-p`; `no:` before one leaves it out."""
    for at, word in enumerate(words):
        names = words[at + 1 : at + 2] if word == "-p" else [word[2:]] if word.startswith("-p") else []
        yield from (name for name in names if name and not name.startswith("no:"))


def _module_file(module: str, places: Sequence[str], folder: str, snapshot: Snapshot) -> str | None:
    names = (f"{module}.py", f"{module}/__main__.py", f"{module}/__init__.py")
    paths = (normalise(f"{place}/{name}", folder) for place in places if place for name in names)
    return next((path for path in paths if path and snapshot.presence(path) is Presence.FILE), None)
