"""Checks whose program is a variable or an expression: what stands in its place may check nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.rules.workflows.ineffective.overriding_variables import VariableValue, variables_of_step
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.legs import legs_of
from dodcheck.workflows.purposes.commands import purpose_of_command, purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import is_launcher
from dodcheck.workflows.shell.words import texts_of

_NAMED = re.compile(
    r"\$\{\{ *(?:env\.(?P<env>[A-Za-z_]\w*)|matrix\.(?P<axis>[A-Za-z_][\w-]*)) *\}\}"
    r"|\$\{(?P<braced>[A-Za-z_]\w*)(?P<list>\[[@*]\])?(?::?-(?P<default>[^{}$]*))?\}|\$(?P<plain>[A-Za-z_]\w*)"
)
_NOTHING = frozenset({Purpose.TRIVIAL, Purpose.QUERY})
_MOST_LEGS = 64
_WORDS = (
    "cargo go make cmake ctest npm yarn pnpm node pytest tox nox mvn maven gradle bazel dotnet docker php composer ruby"
)
_TOOLS = frozenset(f"{_WORDS} bundle uv poetry swift meson ninja xcodebuild jest vitest julia mix sbt".split())
_PYTHON = re.compile(r"(?:py|python|pypy)[\d_]*(?:_?(?:bin|exe|cmd|path|executable|interpreter))?", re.IGNORECASE)


def program_in_variable(subject: Subject, step: StepWork, command: Command) -> Iterator[Effect]:
    """Yield that what a variable or an expression stands for checks nothing, or that nobody can tell."""
    program, *rest = texts_of(command.words)
    if "$" not in program.rpartition("/")[2] or not program.startswith("$") or not purpose_of_command(command).checks:
        return
    match = _NAMED.fullmatch(program)
    values = _possible_values(match, subject, step) if match is not None else []
    if not values:
        if not (match is not None and _is_conventional(match, rest)):
            yield Effect(Effectiveness.MAYBE, f"what `{program}` stands for is only known while it runs")
    elif all(_checks_nothing(value, rest) for value in values):
        value = values[0]
        yield Effect(
            Effectiveness.MAYBE, f"`{program}` is “{value.value}” in {value.where}, which is not seen to check anything"
        )


def _possible_values(match: re.Match[str], subject: Subject, step: StepWork) -> list[VariableValue]:
    """Return the values that it may have, none where one of them is not known: those of a list are not read."""
    if match["list"]:
        return []
    values = _values_of_axis(match["axis"], step) if match["axis"] else _values_of_variable(match, subject, step)
    return [] if any("$" in value.value or "`" in value.value for value in values) else values


def _values_of_axis(axis: str, step: StepWork) -> list[VariableValue]:
    matrix, path = step.job.job.matrix, step.job.path
    if matrix is None or matrix.dynamic:
        return []
    cells = [leg[axis] for leg, _ in zip(legs_of(matrix), range(_MOST_LEGS), strict=False) if axis in leg]
    return [VariableValue(cell.text, f"{path}:{matrix.line}") for cell in cells]


def _values_of_variable(match: re.Match[str], subject: Subject, step: StepWork) -> list[VariableValue]:
    value = variables_of_step(subject, step).get(match["env"] or match["braced"] or match["plain"])
    if value is not None:
        return [value]
    return [VariableValue(match["default"], "its own place")] if match["default"] else []


def _checks_nothing(value: VariableValue, rest: Sequence[str]) -> bool:
    """Return whether a value is no program that checks something, with the words behind it."""
    words = (*value.value.strip("()").split(), *rest)
    if not words or purpose_of_words(words[:1]) in _NOTHING:
        return True
    return not purpose_of_words(words).checks and not is_launcher(words[0])


def _is_conventional(match: re.Match[str], rest: Sequence[str]) -> bool:
    """Return whether a variable is called after the tool that everybody would put there: `$PYTHON`, `$CARGO`."""
    name = (match["env"] or match["axis"] or match["braced"] or match["plain"]).lower()
    return rest[:1] == ["-m"] or _PYTHON.fullmatch(name) is not None or name in _TOOLS
