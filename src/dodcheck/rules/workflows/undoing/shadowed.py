"""Whether something else runs in the place of a tool: a file of the repository, or nothing, as the shell is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.rules.workflows.starting import is_python
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.effect import Effect, Sure
from dodcheck.workflows.purposes.commands import of_command, of_words
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
_WORD = re.compile(r"[\w.][\w./-]*")
_READ = re.compile(r"-[a-zA-Z]*[nc][a-zA-Z]*")
_MOST = 200_000


def shell_that_runs_nothing(step: StepWork) -> Iterator[Effect]:
    """Yield that the shell of a step does not run its script: `shell: true {0}`, `shell: bash -n {0}`."""
    told = step.step.shell or step.job.job.shell or step.job.workflow.shell
    words = told.value.split() if told is not None and "${{" not in told.value else []
    if not words or "{0}" not in words[1:]:
        return
    name = words[0].rpartition("/")[2]
    reads = name in SHELLS and any(map(_READ.fullmatch, words[1 : words.index("{0}")]))
    if reads or of_words((name,)) in _NOTHING:
        yield Effect(Sure.NO, f"its shell is `{' '.join(words)}`, which does not run it")


def shadowed(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield that a file of the repository may run under the name of a program or a module that checks."""
    program, *rest = [word.text for word in command.words]
    if is_python(program) and rest[:1] == ["-m"] and rest[1:] and of_words((rest[1],)).checks:
        yield from _by_module(subject, step, rest[1])
    elif "/" not in program and of_command(command).checks and (there := subject.snapshot.files_named(program)):
        path = next((place for place in _paths(subject, step)), None)
        if path is not None:
            yield Effect(Sure.MAYBE, f"`PATH` is set in {path}, and {there[0]} may run in its place")
    if "/" not in program and of_command(command).checks:
        yield from _put_in_place(subject, step, program)


def _put_in_place(subject: Subject, step: StepWork, program: str) -> Iterator[Effect]:
    """Yield that a script before it puts something of its own where the program is: what is fetched installs it."""
    name = re.escape(program)
    there = re.compile(rf"/(?:s?bin|Scripts|shims)/{name}(?![\w.-])|(?:which|command -v|type -P) {name}(?![\w.-])")
    for at, line in _lines_before(subject, step, program):
        found = there.search(line)
        put = _PUT.search(line)
        if found is None or put is None or put.start() > found.end():
            continue
        if _TRUE.search(line):
            sure = Sure.MAYBE if _PERHAPS.search(line) else Sure.NO
            yield Effect(sure, f"{at} puts `true` in its place")
            return
        words = [word for word in _WORD.findall(line[: found.start()]) if "/" in word or "." in word]
        own = next((word for word in words if subject.snapshot.presence(word) is Presence.FILE), None)
        if own or _PRINTED.search(line):
            yield Effect(Sure.MAYBE, f"{at} puts {own or 'what it prints'} in its place")
            return


def _lines_before(subject: Subject, step: StepWork, program: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of the scripts of a job up to a step that name a program, with their places."""
    for one in subject.steps:
        run = one.step.run
        if one.job.job is step.job.job and run is not None and program in run.value:
            for number, line in enumerate(run.value[:_MOST].splitlines()):
                if program in line and not line.lstrip().startswith("#"):
                    yield f"{one.path}:{run.line_of(number)}", line
        if one is step:
            return


def _by_module(subject: Subject, step: StepWork, module: str) -> Iterator[Effect]:
    told = step.step.folder or step.job.job.folder or step.job.workflow.folder
    for name in (f"{module}.py", f"{module}/__main__.py", f"{module}/__init__.py"):
        path = normalise(name, told.value if told else "")
        if path is not None and subject.snapshot.presence(path) is Presence.FILE:
            yield Effect(Sure.MAYBE, f"{path} may run in the place of the module")
            return


def _paths(subject: Subject, step: StepWork) -> Iterator[str]:
    """Yield where a job, up to a step, says where programs are looked for."""
    for env in (step.job.workflow.env, step.job.job.env, step.step.env):
        yield from (f"{step.job.path}:{text.line}" for name, text in env.items() if name.upper() == "PATH")
    for one in subject.steps:
        run = one.step.run
        if one.job.job is step.job.job and run is not None:
            found = _PATH.search(run.value[:_MOST])
            if found is not None:
                yield f"{one.path}:{run.line_of(run.value.count(chr(10), 0, found.start()))}"
        if one is step:
            return
