"""The options that variables give to a tool, beside those of its command line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.workflows.ineffective.positions import step_position
from dodcheck.rules.workflows.ineffective.tool_settings import option_words
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.audit.surroundings import step_environments
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.runs.command import Command

VARIABLES: Mapping[str, str] = {
    **dict.fromkeys(("pytest", "py.test", "tox", "nox"), "PYTEST_ADDOPTS"),
    **dict.fromkeys(("go", "gotestsum"), "GOFLAGS"),
    **dict.fromkeys(("mvn", "mvnw"), "MAVEN_ARGS"),
    "rspec": "SPEC_OPTS",
    **dict.fromkeys(("make", "gmake"), "MAKEFLAGS"),
    **dict.fromkeys(("pre-commit", "prek"), "SKIP"),
}
"""The variables whose words tools take for options, by tool."""
_UNKNOWN = re.compile(r"\$[\w{(]|`")
_HERE = re.compile(r"(?:\$\{\{ *github\.workspace *\}\}|\$\{?(?:PWD|GITHUB_WORKSPACE)\}?|\$\(pwd\))/(?=\w)")
"""The folder of the repository, as it is written before a path."""
_MOST = 200_000
_MOST_VALUES = 20


class GivenOptions(NamedTuple):
    """Options: their words, where they stand, and whether it is certain that they reach the tool.

    ``whole`` says that all of them are known: nothing is filled in while the workflow runs.
    """

    words: tuple[str, ...]
    where: str
    sure: bool = True
    whole: bool = True


def options_in_variable_of_tool(
    subject: Subject, step: StepWork, command: Command, tool: str
) -> Iterator[GivenOptions]:
    """Yield what the variable of a tool gives it: at the command, in scripts before it, in an environment around it."""
    name = VARIABLES.get(tool)
    if name is not None:
        yield from options_in_variable(subject, step, command, name)


def options_in_variable(subject: Subject, step: StepWork, command: Command, name: str) -> Iterator[GivenOptions]:
    """Yield what a variable says: at the command, in scripts before it, in an environment around it."""
    inline = [word.text for word in (*command.assigned, *command.launched) if word.text.startswith(f"{name}=")]
    around = _options_in_environment(step, name)
    if inline:
        yield _options_of_value(name, inline[-1].partition("=")[2], f"{command.location}")
    elif around is not None:
        yield around
    for assigned in _values_assigned_in_scripts(subject, name).get(step.job_id, ())[:_MOST_VALUES]:
        if not inline and assigned.order <= step_position(subject, step):
            yield _options_of_value(name, assigned.value, f"{assigned.path}:{assigned.line}")._replace(sure=False)


def _options_in_environment(step: StepWork, name: str) -> GivenOptions | None:
    """Return what the environment nearest to a step says."""
    for path, env in step_environments(step):
        if name in env:
            return _options_of_value(name, env[name].value, f"{path}:{env[name].line}")
    return None


def _options_of_value(name: str, value: str, where: str) -> GivenOptions:
    """Return the words of a value; one that adds to what stood there before is known by what it adds."""
    value = _HERE.sub("", value)
    words = list(option_words(value.replace(f"${{{name}}}", "").replace(f"${name}", "")))
    if name == "MAKEFLAGS" and words and "=" not in words[0] and not words[0].startswith("-"):
        words[0] = f"-{words[0]}"
    plain = tuple(word for word in words if _UNKNOWN.search(word) is None)
    return GivenOptions(plain, f"`{name}` ({where})", whole=len(plain) == len(words))


class _AssignedValue(NamedTuple):
    """A value that a script gives to a variable: the place of its step among those of the workflow, and its own."""

    order: int
    path: str
    line: int
    value: str


def too_many_values(subject: Subject, step: StepWork, tool: str) -> Iterator[Effect]:
    """Yield that the variable of a tool is given so many values that not all of them are looked at."""
    name = VARIABLES.get(tool)
    if name is not None and len(_values_assigned_in_scripts(subject, name).get(step.job_id, ())) > _MOST_VALUES:
        yield Effect(Effectiveness.MAYBE, f"`{name}` is given more than {_MOST_VALUES} values in its job")


@lru_cache(maxsize=16)
def _values_assigned_in_scripts(subject: Subject, name: str) -> Mapping[str, Sequence[_AssignedValue]]:
    """Return where scripts give a value to a variable, by `export` or for later steps, by job; each value once."""
    by_job_id: dict[str, dict[str, _AssignedValue]] = {}
    for order, step_work in enumerate(subject.steps):
        run = step_work.step.run
        text = run.value[:_MOST] if run is not None else ""
        if run is not None and name in text:
            known = by_job_id.setdefault(step_work.job_id, {})
            for match in _assignment_pattern(name).finditer(text):
                value = _unquoted(match)
                if value not in known and len(known) <= _MOST_VALUES:
                    line = run.line_of(text.count("\n", 0, match.start()))
                    known[value] = _AssignedValue(order, step_work.path, line, value)
    return {job: tuple(known.values()) for job, known in by_job_id.items()}


@lru_cache(maxsize=16)
def _assignment_pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:export|declare -x|set -x) {name}=|\$env:{name} *= *|[\"']{name}=|echo {name}=)"
        r"(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\"'\n;&|>]*))"
    )


def _unquoted(match: re.Match[str]) -> str:
    return next((value for value in match.groups() if value), "")
