"""Variables of the environment that override what a Makefile, or a default value in a script, says is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.workflows.ineffective.positions import step_position
from dodcheck.rules.workflows.ineffective.tool_settings import option_words
from dodcheck.rules.workflows.ineffective.variable_options import GivenOptions
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.model import Text
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.make import makefile_at

_DEFAULT = re.compile(r"\$\{(?P<name>[A-Za-z_]\w*):?-(?P<value>[^{}]*)\}")
_LEFT_FOR_LATER = re.compile(r"(?P<name>[A-Za-z_]\w*)=(?P<value>[^\s\"'>|;&]*)")
"""A variable that a script leaves for later steps."""
_LATER = "GITHUB_ENV"
_EXPORTING = frozenset({"export", "declare", "typeset"})
_NOTHING = frozenset({Purpose.TRIVIAL, Purpose.QUERY})
_MOST = 200_000
_MOST_WORDS = 50


class VariableValue(NamedTuple):
    """The value of a variable, and where it is given: `.github/workflows/ci.yml:12`."""

    value: str
    where: str


def replaced_by_variable(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield that a variable replaces what a command runs by something that is not seen to check anything."""
    values = variables_of_step(subject, step)
    for name, value in _overridable_variables(command, values, subject) if values else ():
        if _stops_checking(value, values[name].value):
            value_in_words = f"“{values[name].value}” in {values[name].where}"
            yield Effect(
                Effectiveness.MAYBE,
                f"`{name}` is {value_in_words}, and no longer “{value}”" if value else f"`{name}` is {value_in_words}",
            )


def options_through_variables(subject: Subject, step: StepWork, command: Command) -> Iterator[GivenOptions]:
    """Yield the options that a variable around a command gives it through a Makefile."""
    values = variables_of_step(subject, step)
    for name, _ in _overridable_variables(command, values, subject) if values else ():
        if values[name].value.startswith("-"):
            yield GivenOptions(option_words(values[name].value), f"`{name}` ({values[name].where})", sure=False)


def _overridable_variables(
    command: Command, values: Mapping[str, VariableValue], subject: Subject
) -> Iterator[tuple[str, str]]:
    """Yield the variables of a command that the environment may override, each with its value otherwise."""
    first = _DEFAULT.match(command.words[0].text) if command.words else None
    if first is not None and first["name"] in values:
        yield first["name"], first["value"]
    if (command.through or "").partition(" ")[0] != "make":
        return
    made = makefile_at(command.location.path, subject.snapshot)
    line = made.line_at(command.location.line or 0) if made else None
    if made is None or line is None:
        return
    overridden = any(word in ("-e", "--environment-overrides") for word in (command.through or "").split())
    for name in sorted(made.used(line.text) & values.keys()):
        if overridden or name in made.optional or name not in made.variables:
            yield name, made.expanded(made.variables.get(name, ""))


def _stops_checking(value: str, replacement: str) -> bool:
    """Return whether a value that checks something gives way to one that does not, or that is not known."""
    before, after = tuple(value.split()[:_MOST_WORDS]), tuple(replacement.split()[:_MOST_WORDS])
    if after and purpose_of_words((after[0],)) in _NOTHING:
        return True
    checked = bool(before) and purpose_of_words(before).checks
    return checked and not (after and purpose_of_words(after).checks)


@lru_cache(maxsize=8)
def variables_of_step(subject: Subject, step: StepWork) -> Mapping[str, VariableValue]:
    """Return the variables that the environment of a step has, as far as it is told, the nearest of each name."""
    values = _values_of_environment(step.job.path, step.job.workflow.env) | _values_of_environment(
        step.job.path, step.job.job.env
    )
    values |= {
        name: left_value
        for order, name, left_value in _values_left_for_later_steps(subject).get(step.job_id, ())
        if order < step_position(subject, step)
    }
    for step_at in step.steps:
        values |= _values_of_environment(step_at.path, step_at.step.env)
    for command in step.commands:
        words = [*command.assigned, *command.launched]
        words += command.words[1:] if command.words and command.words[0].text in _EXPORTING else ()
        for word in words[:_MOST_WORDS]:
            name, equals, value = word.text.partition("=")
            if equals and name.isidentifier():
                values[name] = VariableValue(value, str(command.location))
    return values


def _values_of_environment(path: str, env: Mapping[str, Text]) -> dict[str, VariableValue]:
    return {name: VariableValue(text.value, f"{path}:{text.line}") for name, text in env.items()}


@lru_cache(maxsize=4)
def _values_left_for_later_steps(subject: Subject) -> Mapping[str, list[tuple[int, str, VariableValue]]]:
    """Return what the steps of each job leave for later ones, each with the place of its step among all."""
    values: dict[str, list[tuple[int, str, VariableValue]]] = {}
    for order, one in enumerate(subject.steps):
        run = one.step.run
        if run is None or _LATER not in run.value:
            continue
        for number, line in enumerate(run.value[:_MOST].splitlines()):
            match = None if line.lstrip().startswith("#") else _LEFT_FOR_LATER.search(line)
            if match is not None:
                left_value = VariableValue(match["value"], f"{one.path}:{run.line_of(number)}")
                values.setdefault(one.job_id, []).append((order, match["name"], left_value))
    return values
