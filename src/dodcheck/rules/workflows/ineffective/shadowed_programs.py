"""Whether something else runs in the place of a tool: a file of the repository, or nothing, as the shell is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.workflows.ineffective.positions import step_position
from dodcheck.rules.workflows.starting import is_python
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
_REPLACING = re.compile(r"\b(?:cp|mv|ln|install|tee)\s|>")
_TRUE = re.compile(r"(?<![\w.-])(?:/usr)?/bin/true\b|\$\((?:which|command -v) true\)")
_PERHAPS = re.compile(r"^\s|\|\||&&|\bif\b")
"""Marks of a line that may not be reached: it stands within another one, or behind a condition."""
_PRINTED = re.compile(r"\b(?:echo|printf)\b|<<")
_INSTALLED = re.compile(
    r"/(?:s?bin|Scripts|shims)/(?P<there>[\w.+-]+)|(?:which|command -v|type -P) (?P<found>[\w.+-]+)"
)
"""A program where programs are installed, or where it is found."""
_WORD = re.compile(r"[\w.][\w./-]*")
_ONLY_READING = re.compile(r"-[a-zA-Z]*[nc][a-zA-Z]*")
_MOST = 200_000


def shell_that_runs_nothing(step: StepWork) -> Iterator[Effect]:
    """Yield that the shell of a step does not run its script: `shell: true {0}`, `shell: bash -n {0}`."""
    shell = step_shell(step)
    words = shell.split() if shell is not None and "${{" not in shell else []
    if not words or "{0}" not in words[1:]:
        return
    name = words[0].rpartition("/")[2]
    reads = name in SHELLS and any(map(_ONLY_READING.fullmatch, words[1 : words.index("{0}")]))
    if reads or purpose_of_words((name,)) in _NOTHING:
        yield Effect(Effectiveness.NO, f"its shell is `{' '.join(words)}`, which does not run it")


def shadowed_by_file(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield that a file of the repository may run under the name of a program or a module that checks."""
    program, *rest = [word.text for word in command.words]
    if is_python(program) and rest[:1] == ["-m"] and rest[1:] and purpose_of_words((rest[1],)).checks:
        yield from _shadowed_module(subject, step, rest[1])
    elif "/" not in program and purpose_of_command(command).checks and (there := subject.snapshot.files_named(program)):
        path = _places_setting_path(subject).get(step)
        if path is not None:
            yield Effect(Effectiveness.MAYBE, f"`PATH` is set in {path}, and {there[0]} may run in its place")
    if "/" not in program and purpose_of_command(command).checks:
        yield from _replaced_by_script(subject, step, program)


class _Replacement(NamedTuple):
    """A line that replaces a program: the position of its step in the workflow, from 0, and the effect."""

    order: int
    effect: Effect


def _replaced_by_script(subject: Subject, step: StepWork, program: str) -> Iterator[Effect]:
    """Yield that a script of the job, at or before the step, replaces the program; what it fetches installs it."""
    replacement = _replacements(subject).get((step.job_id, program))
    if replacement is not None and replacement.order <= step_position(subject, step):
        yield replacement.effect


@lru_cache(maxsize=4)
def _replacements(subject: Subject) -> Mapping[tuple[str, str], _Replacement]:
    """Return the first line that replaces a program, by the id of its job and the name of the program."""
    replacements: dict[tuple[str, str], _Replacement] = {}
    for order, step in enumerate(subject.steps):
        run = step.step.run
        text = run.value[:_MOST] if run is not None else ""
        if run is not None and _INSTALLED.search(text):
            for number, line in enumerate(text.splitlines()):
                if not line.lstrip().startswith("#"):
                    at = f"{step.path}:{run.line_of(number)}"
                    for name, effect in _replaced_by_line(line, at, subject.snapshot):
                        replacements.setdefault((step.job_id, name), _Replacement(order, effect))
    return replacements


def _replaced_by_line(line: str, at: str, snapshot: Snapshot) -> Iterator[tuple[str, Effect]]:
    """Yield the names of the programs that a line of a script replaces, each with the effect; ``at`` is its place."""
    replacing = _REPLACING.search(line)
    if replacing is None:
        return
    true, perhaps, printed = _TRUE.search(line), _PERHAPS.search(line), _PRINTED.search(line)
    files = (word for word in _WORD.finditer(line) if "/" in word[0] or "." in word[0])
    own_file = next((word for word in files if snapshot.presence(word[0]) is Presence.FILE), None)
    for installed in _INSTALLED.finditer(line):
        if replacing.start() > installed.end():
            continue
        name, source = (
            installed["there"] or installed["found"],
            own_file if own_file and own_file.end() <= installed.start() else None,
        )
        if true:
            yield name, Effect(Effectiveness.MAYBE if perhaps else Effectiveness.NO, f"{at} puts `true` in its place")
        elif source or printed:
            yield (
                name,
                Effect(Effectiveness.MAYBE, f"{at} puts {source[0] if source else 'what it prints'} in its place"),
            )


def _shadowed_module(subject: Subject, step: StepWork, module: str) -> Iterator[Effect]:
    path = _module_file(subject, module, step_folder(step))
    if path is not None:
        yield Effect(Effectiveness.MAYBE, f"{path} may run in the place of the module")


@lru_cache(maxsize=16)
def _module_file(subject: Subject, module: str, folder: str) -> str | None:
    """Return the tracked file that Python finds for a module in a folder, before it looks where tools are installed."""
    names = (f"{module}.py", f"{module}/__main__.py", f"{module}/__init__.py")
    paths = (normalise(name, folder) for name in names)
    return next((path for path in paths if path and subject.snapshot.presence(path) is Presence.FILE), None)


@lru_cache(maxsize=4)
def _places_setting_path(subject: Subject) -> Mapping[StepWork, str]:
    """Return by step the place (`path:line`) that sets `PATH` for it: around it, or in a script at or before it."""
    outside = _place_setting_path(subject.workflow.path, subject.workflow.env)
    around = {job.job.id: outside or _place_setting_path(job.at.path, job.job.env) for job in subject.jobs}
    places: dict[StepWork, str] = {}
    places_in_scripts: dict[str, str] = {}
    for step in subject.steps:
        run = step.step.run
        path = _PATH.search(run.value[:_MOST]) if run is not None and step.job_id not in places_in_scripts else None
        if run is not None and path is not None:
            places_in_scripts[step.job_id] = f"{step.path}:{run.line_of(run.value.count(chr(10), 0, path.start()))}"
        place = (
            around[step.job_id]
            or _place_setting_path(step.job.path, step.step.env)
            or places_in_scripts.get(step.job_id)
        )
        if place is not None:
            places[step] = place
    return places


def _place_setting_path(path: str, env: Mapping[str, Text]) -> str | None:
    return next((f"{path}:{text.line}" for name, text in env.items() if name.upper() == "PATH"), None)
