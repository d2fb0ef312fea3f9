"""Variables of the environment that override what a Makefile, or a default value in a script, says is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.workflows.undoing.given import Given
from dodcheck.rules.workflows.undoing.order import place_of
from dodcheck.rules.workflows.undoing.pytest_settings import words_of
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.model import Text
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.make import makefile_at

_DEFAULT = re.compile(r"\$\{(?P<name>[A-Za-z_]\w*):?-(?P<value>[^{}]*)\}")
_LEFT = re.compile(r"(?P<name>[A-Za-z_]\w*)=(?P<value>[^\s\"'>|;&]*)")
"""A variable that a script leaves for later steps."""
_LATER = "GITHUB_ENV"
_EXPORTING = frozenset({"export", "declare", "typeset"})
_NOTHING = frozenset({Purpose.TRIVIAL, Purpose.QUERY})
_MOST = 200_000
_MOST_WORDS = 50


class Put(NamedTuple):
    """The value of a variable, and where it is given: `.github/workflows/ci.yml:12`."""

    value: str
    where: str


def in_its_place(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield that a variable replaces what a command runs by something that is not seen to check anything."""
    put = variables_around(subject, step)
    for name, value in _optional(command, put, subject) if put else ():
        if _takes_away(value, put[name].value):
            told = f"“{put[name].value}” in {put[name].where}"
            yield Effect(
                Effectiveness.MAYBE, f"`{name}` is {told}, and no longer “{value}”" if value else f"`{name}` is {told}"
            )


def options_around(subject: Subject, step: StepWork, command: Command) -> Iterator[Given]:
    """Yield the options that a variable around a command gives it through a Makefile."""
    put = variables_around(subject, step)
    for name, _ in _optional(command, put, subject) if put else ():
        if put[name].value.startswith("-"):
            yield Given(words_of(put[name].value), f"`{name}` ({put[name].where})", sure=False)


def _optional(command: Command, given: Mapping[str, Put], subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the variables of a command that the environment may override, each with its value otherwise."""
    first = _DEFAULT.match(command.words[0].text) if command.words else None
    if first is not None and first["name"] in given:
        yield first["name"], first["value"]
    if (command.through or "").partition(" ")[0] != "make":
        return
    made = makefile_at(command.location.path, subject.snapshot)
    line = made.line_at(command.location.line or 0) if made else None
    if made is None or line is None:
        return
    overridden = any(word in ("-e", "--environment-overrides") for word in (command.through or "").split())
    for name in sorted(made.used(line.text) & given.keys()):
        if overridden or name in made.optional or name not in made.variables:
            yield name, made.expanded(made.variables.get(name, ""))


def _takes_away(value: str, put: str) -> bool:
    """Return whether a value that checks something gives way to one that does not, or that is not known."""
    before, after = tuple(value.split()[:_MOST_WORDS]), tuple(put.split()[:_MOST_WORDS])
    if after and purpose_of_words((after[0],)) in _NOTHING:
        return True
    checked = bool(before) and purpose_of_words(before).checks
    return checked and not (after and purpose_of_words(after).checks)


@lru_cache(maxsize=8)
def variables_around(subject: Subject, step: StepWork) -> Mapping[str, Put]:
    """Return the variables that the environment of a step has, as far as it is told, the nearest of each name."""
    found = _of_env(step.job.path, step.job.workflow.env) | _of_env(step.job.path, step.job.job.env)
    found |= {name: put for order, name, put in _left(subject).get(step.job_id, ()) if order < place_of(subject, step)}
    for one in step.steps:
        found |= _of_env(one.path, one.step.env)
    for command in step.commands:
        words = [*command.assigned, *command.launched]
        words += command.words[1:] if command.words and command.words[0].text in _EXPORTING else ()
        for word in words[:_MOST_WORDS]:
            name, equals, value = word.text.partition("=")
            if equals and name.isidentifier():
                found[name] = Put(value, str(command.location))
    return found


def _of_env(path: str, env: Mapping[str, Text]) -> dict[str, Put]:
    return {name: Put(text.value, f"{path}:{text.line}") for name, text in env.items()}


@lru_cache(maxsize=4)
def _left(subject: Subject) -> Mapping[str, list[tuple[int, str, Put]]]:
    """Return what the steps of each job leave for later ones, each with the place of its step among all."""
    found: dict[str, list[tuple[int, str, Put]]] = {}
    for order, one in enumerate(subject.steps):
        run = one.step.run
        if run is None or _LATER not in run.value:
            continue
        for number, line in enumerate(run.value[:_MOST].splitlines()):
            match = None if line.lstrip().startswith("#") else _LEFT.search(line)
            if match is not None:
                put = Put(match["value"], f"{one.path}:{run.line_of(number)}")
                found.setdefault(one.job_id, []).append((order, match["name"], put))
    return found
