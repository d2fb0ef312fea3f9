"""Whether a shell may run something else under the name of a tool: what it is told before, or what it finds first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, bytes_of
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.audit.surroundings import step_environments, step_folder, step_shell
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.sourced import names_sourced

_BEFORE_ALL = frozenset({"BASH_ENV", "ENV"})
"""Variables that name a script which a shell reads before its own."""
_HANDING = frozenset({"export", "declare", "typeset", "hash"})
_FUNCTIONS = re.compile(r"-[a-zA-Z]*[fp][a-zA-Z]*")
_DEFINED = re.compile(r"^[ \t]*(?:function[ \t]+([\w.-]+)|([\w.-]+)[ \t]*\(\)|alias[ \t]+([\w.-]+)=)", re.MULTILINE)
_PATH = re.compile(rb"^[ \t]*(?:(?:export|override)[ \t]+)*PATH[ \t]*[:+?]?=", re.MULTILINE)
_FOUND_HERE = ("bat", "cmd", "com", "exe")
"""Endings of what the shell `cmd` finds in the folder it is in, before it looks anywhere else."""
_MAX_BYTES = 256 * 1024


def stand_ins(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield what may run in the place of a tool that checks, and is called by its bare name."""
    program = command.words[0].text
    if "/" in program or "\\" in program or not purpose_of_command(command).checks:
        return
    startup_place = _startup_script_place(step)
    if startup_place is not None:
        yield Effect(Effectiveness.MAYBE, f"its shell first reads what is named in {startup_place}")
    if place := _exported_functions(step).get(program):
        yield Effect(Effectiveness.MAYBE, f"{place} says what runs under the name `{program}`")
    if place := _sourced_definitions(subject, step).get(program):
        yield Effect(Effectiveness.MAYBE, f"{place} says what runs under the name `{program}`")
    if there := _found_by_path_of_makefile(subject, command.through or "", command.location.path, program):
        yield Effect(Effectiveness.MAYBE, f"`PATH` is set in {command.location.path}, and {there} may run in its place")
    if here := _found_first_by_cmd(subject, step, program):
        yield Effect(Effectiveness.MAYBE, f"{here} runs in its place")


def _startup_script_place(step: StepWork) -> str | None:
    """Return the place that names a script which the shell of a step reads before its own."""
    named = (f"{path}:{env[name].line}" for path, env in step_environments(step) for name in _BEFORE_ALL & env.keys())
    return next(named, None)


@lru_cache(maxsize=8)
def _exported_functions(step: StepWork) -> Mapping[str, str]:
    """Return the names under which a step hands functions on to the shells that it starts, or tells where one is."""
    found: dict[str, str] = {}
    for command in step.commands:
        first, *rest = [word.text for word in command.words] or [""]
        if first in _HANDING and any(map(_FUNCTIONS.fullmatch, rest)) and not ("-p" in rest and first != "hash"):
            found |= {word: str(command.location) for word in rest if not word.startswith("-")}
    return found


@lru_cache(maxsize=8)
def _sourced_definitions(subject: Subject, step: StepWork) -> Mapping[str, str]:
    """Return the functions and aliases of the files that the script of a step reads into itself, with their places."""
    found: dict[str, str] = {}
    run = step.step.run
    for name in names_sourced(run.value) if run is not None else ():
        path = normalise(name.removeprefix("./"), step_folder(step))
        data = bytes_of(subject.snapshot, path) if path else None
        text = data[:_MAX_BYTES].decode("utf-8", "replace") if data else ""
        for match in _DEFINED.finditer(text):
            line = text.count("\n", 0, match.start(match.lastindex or 0)) + 1
            found.setdefault(match[match.lastindex or 0], f"{path}:{line}")
    return found


@lru_cache(maxsize=64)
def _found_by_path_of_makefile(subject: Subject, through: str, path: str, program: str) -> str | None:
    """Return the file of the repository that may be found where a Makefile says that programs are looked for."""
    there = subject.snapshot.files_named(program) if through.partition(" ")[0] == "make" else ()
    data = bytes_of(subject.snapshot, path) if there else None
    return there[0] if there and data and _PATH.search(data[:_MAX_BYTES]) else None


def _found_first_by_cmd(subject: Subject, step: StepWork, program: str) -> str | None:
    if (step_shell(step) or "").split()[:1] != ["cmd"]:
        return None
    paths = (normalise(f"{program}.{ending}", step_folder(step)) for ending in _FOUND_HERE)
    return next((path for path in paths if path and subject.snapshot.presence(path) is Presence.FILE), None)
