"""Whether something else runs in the place of a tool: a file of the repository, or nothing, as the shell is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.workflows.starting import is_python
from dodcheck.rules.workflows.undoing.order import place_of
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.audit.surroundings import step_folder, step_shell
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.model import Text
from dodcheck.workflows.purposes.commands import purpose_of_command, purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.settings import SHELLS

_PATH = re.compile(r"\b(?:PATH=|GITHUB_PATH\b)|\$env:Path\s*=", re.IGNORECASE)
_NOTHING = frozenset({Purpose.TRIVIAL, Purpose.QUERY})
_PUT = re.compile(r"\b(?:cp|mv|ln|install|tee)\s|>")
_TRUE = re.compile(r"(?<![\w.-])(?:/usr)?/bin/true\b|\$\((?:which|command -v) true\)")
_PERHAPS = re.compile(r"^\s|\|\||&&|\bif\b")
"""Marks of a line that may not be reached: it stands within another one, or behind a condition."""
_PRINTED = re.compile(r"\b(?:echo|printf)\b|<<")
_THERE = re.compile(r"/(?:s?bin|Scripts|shims)/(?P<there>[\w.+-]+)|(?:which|command -v|type -P) (?P<found>[\w.+-]+)")
"""A program where programs are installed, or where it is found."""
_WORD = re.compile(r"[\w.][\w./-]*")
_READ = re.compile(r"-[a-zA-Z]*[nc][a-zA-Z]*")
_MOST = 200_000


def shell_that_runs_nothing(step: StepWork) -> Iterator[Effect]:
    """Yield that the shell of a step does not run its script: `shell: true {0}`, `shell: bash -n {0}`."""
    shell = step_shell(step)
    words = shell.split() if shell is not None and "${{" not in shell else []
    if not words or "{0}" not in words[1:]:
        return
    name = words[0].rpartition("/")[2]
    reads = name in SHELLS and any(map(_READ.fullmatch, words[1 : words.index("{0}")]))
    if reads or purpose_of_words((name,)) in _NOTHING:
        yield Effect(Effectiveness.NO, f"its shell is `{' '.join(words)}`, which does not run it")


def shadowed(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield that a file of the repository may run under the name of a program or a module that checks."""
    program, *rest = [word.text for word in command.words]
    if is_python(program) and rest[:1] == ["-m"] and rest[1:] and purpose_of_words((rest[1],)).checks:
        yield from _by_module(subject, step, rest[1])
    elif "/" not in program and purpose_of_command(command).checks and (there := subject.snapshot.files_named(program)):
        path = _paths(subject).get(step)
        if path is not None:
            yield Effect(Effectiveness.MAYBE, f"`PATH` is set in {path}, and {there[0]} may run in its place")
    if "/" not in program and purpose_of_command(command).checks:
        yield from _put_in_place(subject, step, program)


class _Put(NamedTuple):
    """A line that replaces a program: the position of its step in the workflow, from 0, and the effect."""

    order: int
    effect: Effect


def _put_in_place(subject: Subject, step: StepWork, program: str) -> Iterator[Effect]:
    """Yield that a script of the job, at or before the step, replaces the program; what it fetches installs it."""
    put = _puts(subject).get((step.job_id, program))
    if put is not None and put.order <= place_of(subject, step):
        yield put.effect


@lru_cache(maxsize=4)
def _puts(subject: Subject) -> Mapping[tuple[str, str], _Put]:
    """Return the first line that replaces a program, by the id of its job and the name of the program."""
    found: dict[tuple[str, str], _Put] = {}
    for order, one in enumerate(subject.steps):
        run = one.step.run
        text = run.value[:_MOST] if run is not None else ""
        if run is not None and _THERE.search(text):
            for number, line in enumerate(text.splitlines()):
                if not line.lstrip().startswith("#"):
                    at = f"{one.path}:{run.line_of(number)}"
                    for name, effect in _put_by(line, at, subject.snapshot):
                        found.setdefault((one.job_id, name), _Put(order, effect))
    return found


def _put_by(line: str, at: str, snapshot: Snapshot) -> Iterator[tuple[str, Effect]]:
    """Yield the names of the programs that a line of a script replaces, each with the effect; ``at`` is its place."""
    put = _PUT.search(line)
    if put is None:
        return
    true, perhaps, printed = _TRUE.search(line), _PERHAPS.search(line), _PRINTED.search(line)
    files = (word for word in _WORD.finditer(line) if "/" in word[0] or "." in word[0])
    own = next((word for word in files if snapshot.presence(word[0]) is Presence.FILE), None)
    for found in _THERE.finditer(line):
        if put.start() > found.end():
            continue
        name, source = found["there"] or found["found"], own if own and own.end() <= found.start() else None
        if true:
            yield name, Effect(Effectiveness.MAYBE if perhaps else Effectiveness.NO, f"{at} puts `true` in its place")
        elif source or printed:
            yield (
                name,
                Effect(Effectiveness.MAYBE, f"{at} puts {source[0] if source else 'what it prints'} in its place"),
            )


def _by_module(subject: Subject, step: StepWork, module: str) -> Iterator[Effect]:
    path = _file_of(subject, module, step_folder(step))
    if path is not None:
        yield Effect(Effectiveness.MAYBE, f"{path} may run in the place of the module")


@lru_cache(maxsize=16)
def _file_of(subject: Subject, module: str, folder: str) -> str | None:
    """Return the tracked file that Python finds for a module in a folder, before it looks where tools are installed."""
    names = (f"{module}.py", f"{module}/__main__.py", f"{module}/__init__.py")
    paths = (normalise(name, folder) for name in names)
    return next((path for path in paths if path and subject.snapshot.presence(path) is Presence.FILE), None)


@lru_cache(maxsize=4)
def _paths(subject: Subject) -> Mapping[StepWork, str]:
    """Return by step the place (`path:line`) that sets `PATH` for it: around it, or in a script at or before it."""
    outside = _path_in(subject.workflow.path, subject.workflow.env)
    around = {job.job.id: outside or _path_in(job.at.path, job.job.env) for job in subject.jobs}
    found: dict[StepWork, str] = {}
    said: dict[str, str] = {}
    for one in subject.steps:
        run = one.step.run
        path = _PATH.search(run.value[:_MOST]) if run is not None and one.job_id not in said else None
        if run is not None and path is not None:
            said[one.job_id] = f"{one.path}:{run.line_of(run.value.count(chr(10), 0, path.start()))}"
        place = around[one.job_id] or _path_in(one.job.path, one.step.env) or said.get(one.job_id)
        if place is not None:
            found[one] = place
    return found


def _path_in(path: str, env: Mapping[str, Text]) -> str | None:
    return next((f"{path}:{text.line}" for name, text in env.items() if name.upper() == "PATH"), None)
